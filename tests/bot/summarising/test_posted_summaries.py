"""Digests by a schedule whose lines a model words: each comes, whatever the model does."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.adapters.memory import MemoryAdapter
from bot.app import Application
from bot.digests import Digests
from bot.dispatch import Dispatcher
from bot.ports import Invocation, Limits
from bot.registry import CommandRegistry
from bot.subscriptions.courier import Timing
from bot.testing.examples import Journal, kept_in_memory
from tests.bot.summarising.conftest import Configured
from tests.fakes.models.server import MODEL, Answer, FakeModel

FRIDAY = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
FAST = Timing(request=5, lease=20, quiet=0.1, retry=0.05, longest=0.2, drain=1)


class Quay:
    """Places on a platform of memory, with a clock that is moved by hand."""

    def __init__(self, application: Application) -> None:
        self.now = FRIDAY
        self.state = kept_in_memory()
        self.dispatcher = Dispatcher(
            CommandRegistry(),
            application.open_index,
            lambda: self.now,
            Journal(),
            lambda: self.state,
            open_summariser=lambda: application.summariser,
        )
        self.adapter = MemoryAdapter(self.dispatcher, Limits(characters=4000))

    def subscribe(self, what: str, place: str) -> None:
        asked = Invocation(
            "subscribe", f"{what} every day at 9", "ana", place, "harbour", "memory", manages=True
        )
        assert self.dispatcher.answer(asked).failure is None

    async def tomorrow(self) -> dict[str, str]:
        """Return what came until the next noon, by place."""
        self.now += timedelta(days=1)
        digests = Digests(
            self.dispatcher.posted,
            self.state,
            {"memory": self.adapter},
            FAST,
            lambda: self.now,
        )
        await digests._plan()
        async with asyncio.timeout(60):
            while self.state.deliveries.open():
                await digests._courier.deliver()
        return {place: "\n".join(map(str, bodies)) for place, bodies in self.adapter.bodies.items()}


@pytest.fixture
def quay(configured: Configured) -> Iterator[Quay]:
    made = Quay(configured(timeout=2))
    yield made
    made.state.database.close()


async def test_a_posted_digest_has_the_models_lines(quay: Quay, model: FakeModel) -> None:
    quay.subscribe("everything", "a")
    came = await quay.tomorrow()
    assert f"In the words of {MODEL}" in came["a"]
    assert len(model.requests) == 1


async def test_many_places_ask_once_for_the_same(quay: Quay, model: FakeModel) -> None:
    for place in "abcdef":
        quay.subscribe("everything", place)
    came = await quay.tomorrow()
    assert set(came) == set("abcdef")
    assert len(model.requests) == 1
    assert all(f"In the words of {MODEL}" in text for text in came.values())


@pytest.mark.parametrize("answer", [Answer(500, b"{}"), Answer(pause=60), Answer(content="?")])
async def test_each_comes_when_the_model_fails(
    quay: Quay, model: FakeModel, answer: Answer
) -> None:
    model.answer = answer
    for place in "abcdef":
        quay.subscribe("everything", place)
    came = await quay.tomorrow()
    assert set(came) == set("abcdef")
    assert all("Port Brae" in text and f"{MODEL} " in text for text in came.values())
    assert len(model.paths) == 1
