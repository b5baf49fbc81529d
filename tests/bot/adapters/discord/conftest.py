"""A fake Discord, and the bot connected to it, over the hand-made commands."""

from collections.abc import AsyncIterator, Iterator

import pytest

from bot.dispatch import Dispatcher
from bot.state.kept import State
from bot.testing.examples import Journal, core, kept_in_memory
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
def state() -> Iterator[State]:
    """What the bot keeps over restarts."""
    kept = kept_in_memory()
    yield kept
    kept.database.close()


@pytest.fixture
def journal() -> Journal:
    """What broke."""
    return Journal()


@pytest.fixture
def hand_made(state: State, journal: Journal) -> Dispatcher:
    """A core over the hand-made commands."""
    return core(journal, state)


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
