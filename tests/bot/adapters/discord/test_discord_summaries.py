"""A digest that waits for a language model is acknowledged first, and holds up nobody."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.app import Application
from bot.testing.contract import said
from tests.fakes.discord.people import DiscordPerson, RunningBot
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.models.server import KEY, MODEL, FakeModel


@pytest.fixture
def model() -> Iterator[FakeModel]:
    with FakeModel().running() as running:
        yield running
    assert running.refused == []


@pytest.fixture
async def talking(
    fake: FakeDiscord, model: FakeModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[RunningBot]:
    """A bot over the shipped abstracts that asks the model."""
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path))
    file = tmp_path / "parallax.toml"
    chosen = {"endpoint": model.address, "model": MODEL, "key": KEY}
    lines = [f'{name} = "{value}"' for name, value in chosen.items()]
    text = "\n".join(["[summariser]", *lines, "timeout = 30"])
    file.write_text(text, encoding="utf-8")
    application = Application(config=str(file))
    application.open_index()
    running = RunningBot(fake, application.dispatcher)
    await running.start()
    yield running
    await running.stop()


async def test_a_slow_model_is_waited_for_behind_an_acknowledgement(
    talking: RunningBot, model: FakeModel
) -> None:
    model.free.clear()
    ana, bo = DiscordPerson(talking), DiscordPerson(talking)
    begun = time.monotonic()
    digest = asyncio.create_task(ana.ask("/digest"))
    while not model.paths:
        await asyncio.sleep(0.01)
    answer = await bo.ask("/who Shoigu")
    assert "Shoigu" in said(answer.body)
    assert not digest.done()
    held = time.monotonic() - begun
    model.free.set()
    assert f"In the words of {MODEL}" in said((await digest).body)
    assert ana.acknowledged < held


async def test_its_lines_are_shown_as_they_stand(talking: RunningBot, model: FakeModel) -> None:
    shown = await DiscordPerson(talking).ask("/digest")
    assert f"In the words of {MODEL}, a language model" in said(shown.body)
    assert len(model.requests) == 1
