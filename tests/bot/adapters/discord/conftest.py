"""A fake Discord, and the bot connected to it, over the hand-made commands."""

from collections.abc import AsyncIterator

import pytest

from bot.dispatch import Dispatcher
from tests.fakes.discord.people import DiscordPerson, RunningBot
from tests.fakes.discord.server import FakeDiscord


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    """A Discord to which discord.py talks; fails where it was sent what Discord refuses."""
    server = FakeDiscord()
    await server.start()
    with server.patched():
        yield server
    await server.stop()
    assert server.refused == []


@pytest.fixture
async def bot(fake: FakeDiscord, hand_made: Dispatcher) -> AsyncIterator[RunningBot]:
    """The bot, connected."""
    running = RunningBot(fake, hand_made)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
def person(bot: RunningBot) -> DiscordPerson:
    """Somebody in a channel of the server."""
    return DiscordPerson(bot)
