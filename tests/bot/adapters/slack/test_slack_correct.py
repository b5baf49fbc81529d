"""Corrections in Slack: shown, confirmed by a button, seen at once, undone; refused to others."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.app import Application
from bot.testing.contract import Shown, said
from corpus.build import build
from corpus.correcting.log import read_corrections
from tests.fakes.slack.people import RunningBot, SlackPerson, shown, texts
from tests.fakes.slack.server import BOT_USER, CHANNEL, DIRECT, TEAM, USER, FakeSlack

ACCOUNT = f"{TEAM}/{USER}"


def title(answer: Shown) -> str:
    """The header of an answer."""
    body: Any = answer.body
    return str(body["blocks"][0]["text"]["text"])


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, abstracts_folder: Path) -> Path:
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path / "home"))
    build([abstracts_folder], tmp_path / "index")
    return tmp_path / "index"


@pytest.fixture(params=["socket", "http"])
async def corrected(
    request: pytest.FixtureRequest, fake: FakeSlack, index: Path
) -> AsyncIterator[RunningBot]:
    """The bot over an index of its own, with one administrator."""
    core = Application(index=str(index)).dispatcher
    bot = RunningBot(fake, core, request.param, administrators=[ACCOUNT])
    await bot.start()
    yield bot
    await bot.stop()


async def test_two_people_are_made_one_by_a_button_and_parted_again(
    corrected: RunningBot, index: Path
) -> None:
    ana = SlackPerson(corrected)
    plan = await ana.ask("/correct merge “Li Hongzhong” “Mao Ning”")
    assert plan.only_asker
    assert "Mao Ning is Li Hongzhong" in texts(plan.body)  # type: ignore[arg-type]
    done = await ana.press(plan, "Confirm")
    assert "Corrected" in said(done.body)
    assert "Confirm" not in done.buttons
    assert title(await ana.ask("/who Mao Ning")) == "Li Hongzhong"
    assert read_corrections(index)[0].by == f"ana (slack {ACCOUNT})"

    listed = await ana.ask("/correct list")
    assert "Mao Ning is Li Hongzhong · ana, " in said(listed.body)
    key = read_corrections(index)[0].id
    undoing = await ana.press(listed, f"Undo {key}")
    assert "No longer: Mao Ning is Li Hongzhong" in said(undoing.body)
    assert "Undone" in said((await ana.press(undoing, "Confirm")).body)
    assert title(await ana.ask("/who Mao Ning")) == "Mao Ning"


async def test_its_own_slash_command_does_the_same(fake: FakeSlack, corrected: RunningBot) -> None:
    del corrected
    number = len(fake.messages)
    await fake.send("slash_commands", fake.slash("/correct", "kind Xi Jinping organisation"))
    answer = await fake.wait_for(number + 1)
    assert answer.only == USER
    assert "Xi Jinping is an organisation, no person" in texts(answer.body)


async def test_who_mentions_us_is_known_by_the_name_that_slack_tells(
    fake: FakeSlack, corrected: RunningBot, index: Path
) -> None:
    ana = SlackPerson(corrected)
    plan = await ana.ask('/correct merge "Li Hongzhong" "Mao Ning"')
    question = next(one for one in plan.buttons.values() if "confirm:" in str(one))
    typed = str(question["value"]).partition(":0:/")[2]  # type: ignore[index]
    event = {
        "type": "app_mention", "user": USER, "text": f"<@{BOT_USER}> {typed}",
        "channel": CHANNEL, "ts": "1700000000.000100", "team": TEAM,
    }  # fmt: skip
    number = len(fake.messages)
    await fake.send("events_api", fake.event(event))
    answer = await fake.wait_for(number + 1)
    assert answer.only == USER
    assert "Corrected" in said(answer.body)
    assert read_corrections(index)[0].by == f"Ana of the quay (slack {ACCOUNT})"


@pytest.mark.parametrize(
    "who",
    [
        {"user_id": "U0000000B", "user_name": "bo"},
        {"team_id": "T0000000X"},
        {"user_id": "U0000000B", "channel_id": DIRECT},
    ],
)
async def test_nobody_else_may_nor_the_same_id_of_another_workspace(
    fake: FakeSlack, corrected: RunningBot, index: Path, who: dict[str, str]
) -> None:
    del corrected
    fake.managers.add("U0000000B")
    number = len(fake.messages)
    await fake.send("slash_commands", fake.slash("/brief", "correct list", **who))
    refused = await fake.wait_for(number + 1)
    assert (
        "Only administrators of this Parallax may correct what it has; whoever runs it names "
        "them as administrators in" in texts(refused.body)
    )
    assert read_corrections(index) == []


async def test_a_button_that_somebody_else_presses_does_nothing(
    fake: FakeSlack, corrected: RunningBot, index: Path
) -> None:
    plan = await SlackPerson(corrected).ask('/correct merge "Li Hongzhong" "Mao Ning"')
    payload = fake.action(fake.messages[-1], plan.buttons["Confirm"])  # type: ignore[arg-type]
    payload["user"] = {"id": "U0000000B", "name": "bo"}
    number = len(fake.messages)
    await fake.send("interactive", payload)
    assert "Only administrators" in said(shown(await fake.wait_for(number + 1)).body)
    assert read_corrections(index) == []


def test_the_manifest_registers_the_command() -> None:
    from bot.adapters.slack.manifest import manifest_data
    from bot.adapters.slack.settings import read_settings
    from bot.registry import CommandRegistry

    made = manifest_data(read_settings({}), CommandRegistry().all())
    [command] = [
        one for one in made["features"]["slash_commands"] if one["command"] == "/correct"
    ]  # fmt: skip
    assert command["usage_hint"] == "STEP NAME [with:NAME] [as:NAME] [in:ARTICLE]"
    assert command["description"].endswith("for administrators.")
