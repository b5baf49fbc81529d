"""What every adapter must do; a test class of each adapter inherits it and gives `adapter`."""

import json

import pytest

from bot.ports import Adapter, Body
from bot.registry import adapter_names
from briefs.message import BulletList, Line, Message
from tests.bot.examples import EVERY_BLOCK

LONG = Message("Long", (BulletList(tuple(Line(f"line {n} of a long answer") for n in range(400))),))
HOSTILE = Message("\x1b[31mred\x07", (BulletList((Line("a\u202eb\x00c\ud800"),)),))


def said(body: Body) -> str:
    """Everything that a body says, as one text."""
    return body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)


class AdapterContract:
    """Inherit this and give a fixture `adapter` that is not connected to anything real."""

    @pytest.fixture
    def adapter(self) -> Adapter:
        raise NotImplementedError

    def test_it_is_registered_under_its_name(self, adapter: Adapter) -> None:
        assert adapter.name in adapter_names()

    def test_bodies_say_every_name_and_every_word(self, adapter: Adapter) -> None:
        whole = " ".join(map(said, adapter.render(EVERY_BLOCK)))
        for words in ("Ana Belmonte", "harbour master", "Anna Belmonte", "about forty", "Ruiz"):
            assert words in whole

    def test_bodies_keep_within_the_limits_and_lose_nothing(self, adapter: Adapter) -> None:
        bodies = adapter.render(LONG)
        limit = adapter.limits.characters
        assert all(limit is None or len(said(body)) <= limit for body in bodies)
        whole = " ".join(map(said, bodies))
        assert all(f"line {n} of" in whole for n in range(400))

    def test_rendering_is_pure(self, adapter: Adapter) -> None:
        assert adapter.render(EVERY_BLOCK) == adapter.render(EVERY_BLOCK)

    def test_nothing_hostile_gets_through(self, adapter: Adapter) -> None:
        whole = " ".join(map(said, adapter.render(HOSTILE)))
        assert not set(whole) & set("\x1b\x07\x00\u202e\ud800")

    async def test_what_is_sent_gets_a_receipt(self, adapter: Adapter) -> None:
        [body, *_] = adapter.render(EVERY_BLOCK)
        receipt = await adapter.send("harbour", body, "nonce-1")
        assert (receipt.adapter, receipt.place) == (adapter.name, "harbour")
        assert receipt.message
        assert receipt.sent.tzinfo
