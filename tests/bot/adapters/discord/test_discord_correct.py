"""Corrections in Discord: shown, confirmed by a button, seen at once, undone; refused to others."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.app import Application
from bot.testing.contract import Shown, said
from corpus.build import build
from corpus.correcting.log import read_corrections
from tests.fakes.discord.people import DiscordPerson, RunningBot, shown, texts
from tests.fakes.discord.server import DIRECT, THREAD, FakeDiscord

ANA = 42
ACCOUNT = "600000000000000042"


def title(answer: Shown) -> str:
    """The first line of an answer."""
    return texts(answer.body).splitlines()[0]  # type: ignore[arg-type]


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, abstracts_folder: Path) -> Path:
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path / "home"))
    build([abstracts_folder], tmp_path / "index")
    return tmp_path / "index"


@pytest.fixture
async def corrected(fake: FakeDiscord, index: Path) -> AsyncIterator[RunningBot]:
    """The bot over an index of its own, with one administrator."""
    core = Application(index=str(index)).dispatcher
    bot = RunningBot(fake, core, administrators=[ACCOUNT])
    await bot.start()
    yield bot
    await bot.stop()


@pytest.mark.parametrize("channel", [None, THREAD, DIRECT])
async def test_two_people_are_made_one_by_a_button_and_parted_again(
    corrected: RunningBot, index: Path, channel: int | None
) -> None:
    ana = DiscordPerson(corrected, **({"channel": channel} if channel else {}))
    plan = await ana.ask('/correct merge "Li Hongzhong" "Mao Ning"')
    assert plan.only_asker
    assert "**Mao Ning is Li Hongzhong**" in texts(plan.body)  # type: ignore[arg-type]
    assert {"Confirm", "Cancel"} <= set(plan.buttons)
    assert title(await ana.ask("/who Mao Ning")) == "## Mao Ning"

    done = await ana.press(plan, "Confirm")
    assert "Corrected" in said(done.body)
    assert "Confirm" not in done.buttons
    assert title(await ana.ask("/who Mao Ning")) == "## Li Hongzhong"
    [one] = read_corrections(index)
    assert one.by.startswith("User *42* @everyone (discord ")
    assert one.by.endswith(f"{ACCOUNT})")

    undoing = await ana.press(done, "Undo")
    assert "No longer: Mao Ning is Li Hongzhong" in said(undoing.body)
    assert "Undone" in said((await ana.press(undoing, "Confirm")).body)
    assert title(await ana.ask("/who Mao Ning")) == "## Mao Ning"
    assert not read_corrections(index)[0].holds


async def test_the_fields_of_the_command_make_the_same(
    fake: FakeDiscord, corrected: RunningBot
) -> None:
    del corrected
    [first, *_] = await fake.autocomplete("correct", "name", "li hong")
    [other, *_] = await fake.autocomplete("correct", "other", "mao")
    assert (first["value"], other["value"]) == ("id:li-hongzhong", "id:mao-ning")
    fields = {"step": "merge", "name": first["value"], "other": other["value"]}
    exchange = await fake.slash("correct", fields)
    await asyncio.wait_for(exchange.shown.wait(), 20)
    assert "Mao Ning is Li Hongzhong" in texts(exchange.answer)
    fields = {"step": "kind", "name": first["value"], "becomes": "place"}
    exchange = await fake.slash("correct", fields)
    await asyncio.wait_for(exchange.shown.wait(), 20)
    assert "Li Hongzhong is a place, no person" in texts(exchange.answer)


async def test_the_command_is_told_to_discord_with_its_steps(
    fake: FakeDiscord, corrected: RunningBot
) -> None:
    del corrected
    [command] = [one for one in fake.commands if one["name"] == "correct"]
    step, *others = command["options"]
    assert (step["name"], step["required"]) == ("step", True)
    assert [one["value"] for one in step["choices"]] == [
        "merge", "split", "kind", "outlet", "story", "fact", "list", "undo",
    ]  # fmt: skip
    assert {one["name"]: one.get("autocomplete", False) for one in others} == {
        "name": True, "other": True, "becomes": False, "article": False,
    }  # fmt: skip


async def test_which_is_meant_is_chosen_from_buttons(corrected: RunningBot) -> None:
    ana = DiscordPerson(corrected)
    which = await ana.ask('/correct merge Kim "Mao Ning"')
    assert "Which Kim?" in said(which.body)
    plan = await ana.press(which, "Kim Il Sung")
    assert "Mao Ning is Kim Il Sung" in said(plan.body)
    cancelled = await ana.press(plan, "Cancel")
    assert "Nothing was changed." in said(cancelled.body)
    assert cancelled.body["id"] == plan.body["id"]  # type: ignore[index]


@pytest.mark.parametrize("manages", [False, True])
@pytest.mark.parametrize("channel", [THREAD, DIRECT])
async def test_nobody_else_may_not_even_a_manager_of_the_server(
    corrected: RunningBot, index: Path, channel: int, manages: bool
) -> None:
    plan = await DiscordPerson(corrected).ask('/correct merge "Li Hongzhong" "Mao Ning"')
    bo = DiscordPerson(corrected, user=43, channel=channel, manages=manages)
    for refused in (await bo.ask("/correct list"), await bo.press(plan, "Confirm")):
        assert (
            "Only administrators of this Parallax may correct what it has; whoever runs it names "
            "them as administrators in" in said(refused.body)
        )
        assert refused.only_asker or channel == DIRECT
    assert read_corrections(index) == []


async def test_without_the_setting_nobody_may(fake: FakeDiscord, index: Path) -> None:
    bot = RunningBot(fake, Application(index=str(index)).dispatcher)
    await bot.start()
    refused = await DiscordPerson(bot, manages=True).ask("/correct list")
    assert "Only administrators" in said(refused.body)
    await bot.stop()


async def test_others_are_answered_while_a_correction_takes_its_time(
    fake: FakeDiscord, corrected: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from corpus import relinking

    ana, let_go = DiscordPerson(corrected), threading.Event()
    plan = await ana.ask('/correct merge "Li Hongzhong" "Mao Ning"')
    relink = relinking.relink

    def waiting(*arguments: object, **named: object) -> object:
        let_go.wait(20)
        return relink(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(relinking, "relink", waiting)
    button: Any = plan.buttons["Confirm"]
    pressed = await fake.press(plan.body, button[0])  # type: ignore[arg-type]
    other = await DiscordPerson(corrected, user=43).ask("/who Mao Ning")
    assert title(other) == "## Mao Ning"
    assert not pressed.shown.is_set()
    let_go.set()
    await asyncio.wait_for(pressed.shown.wait(), 20)
    assert "Corrected" in said(shown(pressed.answer).body)
