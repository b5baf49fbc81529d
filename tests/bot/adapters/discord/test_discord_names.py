"""Completion on each keystroke, and the people of a message, over the shipped index."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import Application
from tests.fakes.discord.people import DiscordPerson, RunningBot, texts
from tests.fakes.discord.server import FakeDiscord


@pytest.fixture
async def shipped(
    fake: FakeDiscord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[RunningBot]:
    """The bot over the abstracts that ship with Parallax, with a state of its own."""
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path))
    bot = RunningBot(fake, Application().dispatcher)
    await bot.start()
    yield bot
    await bot.stop()


@pytest.mark.usefixtures("shipped")
async def test_names_are_offered_at_each_keystroke(fake: FakeDiscord) -> None:
    for typed in ("s", "sh", "sho", "shoi", "shoigu"):
        names = [one["name"] for one in await fake.autocomplete("who", "name", typed)]
        assert "Sergei Shoigu · person" in names, typed
    everything = await fake.autocomplete("compare", "subject", "")
    assert len(everything) == 25
    kinds = {one["name"].rpartition(" · ")[2] for one in everything}
    assert {"person", "topic", "story"} <= kinds
    found = await fake.autocomplete("compare", "subject", "glob")
    assert "Global Times · outlet" in [one["name"] for one in found]
    assert await fake.autocomplete("who", "name", "zzzzzz") == []
    outlets = await fake.autocomplete("who", "outlet", "global")
    assert outlets == [{"name": "Global Times · outlet", "value": "Global Times"}]


async def test_what_was_offered_is_what_is_answered(fake: FakeDiscord, shipped: RunningBot) -> None:
    [first, *_] = await fake.autocomplete("who", "name", "li hong")
    fields = {"name": first["value"], "outlet": "Global Times", "since": "2023-07-01"}
    exchange = await fake.slash("who", fields)
    await asyncio.wait_for(exchange.shown.wait(), 20)
    text = texts(exchange.answer)
    assert text.startswith("## Li Hongzhong")
    assert "Only Global Times" in text
    assert "Li Hongzhong" in str((await DiscordPerson(shipped).ask("/compare Li Hongzhong")).body)


@pytest.mark.usefixtures("shipped")
async def test_the_people_of_a_message_are_found(fake: FakeDiscord) -> None:
    content = "Shoigu met Kim Jong Un, **and** @everyone heard of it."
    exchange = await fake.context_menu("Who is in this?", content)
    await asyncio.wait_for(exchange.shown.wait(), 20)
    text = texts(exchange.answer)
    assert "Sergei Shoigu · “Shoigu”" in text
    assert "Kim Jong Un" in text
    empty = await fake.context_menu("Who is in this?", "")
    await asyncio.wait_for(empty.shown.wait(), 20)
    assert "Finds the people whom a text names" in texts(empty.answer)


@pytest.mark.usefixtures("shipped")
async def test_every_command_is_registered(fake: FakeDiscord) -> None:
    from bot.registry import CommandRegistry

    names = {one["name"] for one in fake.commands if one.get("type", 1) == 1}
    assert names == {command.name for command in CommandRegistry().all()}
    assert [one["name"] for one in fake.commands if one.get("type") == 3] == ["Who is in this?"]
