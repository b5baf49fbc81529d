"""A fake Slack, and the bot connected to it by socket and by HTTP, over the hand-made commands."""

from collections.abc import AsyncIterator

import pytest

from bot.dispatch import Dispatcher
from tests.fakes.slack.people import RunningBot, SlackPerson
from tests.fakes.slack.server import FakeSlack


@pytest.fixture
async def fake(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeSlack]:
    """A Slack; fails where it was sent what Slack refuses."""
    monkeypatch.setenv("NO_PROXY", "*")  # slack_sdk reads the proxies of the environment
    server = FakeSlack()
    await server.start()
    yield server
    await server.stop()
    assert server.refused == []


@pytest.fixture(params=["socket", "http"])
async def bot(
    request: pytest.FixtureRequest, fake: FakeSlack, hand_made: Dispatcher
) -> AsyncIterator[RunningBot]:
    """The bot, connected in both ways."""
    running = RunningBot(fake, hand_made, request.param)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
def person(bot: RunningBot) -> SlackPerson:
    """Somebody in a channel of the workspace."""
    return SlackPerson(bot)
