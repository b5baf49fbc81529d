"""The contract of every adapter, over the real protocol."""

import pytest

from bot.adapters.discord import DiscordAdapter, create_adapter
from bot.dispatch import Dispatcher
from bot.testing.contract import AdapterContract, ConversationContract
from tests.fakes.discord.people import DiscordPerson
from tests.fakes.discord.server import TOKEN, FakeDiscord


class TestDiscordAdapter(AdapterContract):
    @pytest.fixture
    async def adapter(self, fake: FakeDiscord, hand_made: Dispatcher) -> DiscordAdapter:
        del fake
        return create_adapter(hand_made, {"token": TOKEN})


class TestDiscordConversation(ConversationContract):
    @pytest.fixture
    def person(self, person: DiscordPerson) -> DiscordPerson:
        return person
