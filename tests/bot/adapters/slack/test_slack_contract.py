"""The contract of every adapter, over the real protocol, by socket and by HTTP."""

import pytest

from bot.adapters.slack import SlackAdapter, create_adapter
from bot.dispatch import Dispatcher
from bot.testing.contract import AdapterContract, ConversationContract
from tests.fakes.slack.people import RunningBot, SlackPerson
from tests.fakes.slack.server import FakeSlack


class TestSlackAdapter(AdapterContract):
    @pytest.fixture
    async def adapter(self, fake: FakeSlack, hand_made: Dispatcher) -> SlackAdapter:
        return create_adapter(hand_made, RunningBot(fake, hand_made, "socket").settings())


class TestSlackConversation(ConversationContract):
    @pytest.fixture
    def person(self, person: SlackPerson) -> SlackPerson:
        return person
