"""What the tests of both chat adapters share: a core over the hand-made commands."""

from collections.abc import Iterator

import pytest

from bot.dispatch import Dispatcher
from bot.kept import State
from bot.testing.examples import Journal, core, kept_in_memory


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
