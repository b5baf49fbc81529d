"""What every adapter must do. A test class of each adapter inherits these.

`AdapterContract` needs a fixture `adapter`; `ConversationContract`, for platforms where people
talk to a bot, a fixture `person` beside it: somebody who asks through the real protocol, played by
a fake of the platform.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import pytest

from bot.ports import Adapter, Body
from bot.registry import adapter_names
from bot.testing.examples import EVERY_BLOCK, HOSTILE, LONG, SLOW_SECONDS


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as somebody sees it: its body, whether only the asker does, and its buttons.

    `buttons` are the labels that can be pressed, each with what the platform needs to press it.
    """

    body: Body
    only_asker: bool
    buttons: Mapping[str, object] = field(default_factory=dict)


class Person(Protocol):
    """Somebody in a channel of the platform who may manage nothing."""

    async def ask(self, question: str) -> Shown:
        """Ask, such as "/echo hi", and return the answer once it is shown."""
        ...

    async def press(self, shown: Shown, label: str) -> Shown:
        """Press a button and return what is shown then, in its place or beside it."""
        ...

    async def restart(self) -> None:
        """End the bot and start it again with what it kept."""
        ...

    @property
    def acknowledged(self) -> float:
        """Return the seconds from the last question or press to its acknowledgement."""
        ...


def said(body: Body) -> str:
    """Return everything that a body says, as one text."""
    return body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)


class AdapterContract:
    """Inherit this and give a fixture `adapter` that is not connected to anything real."""

    @pytest.fixture
    def adapter(self) -> Adapter:
        """Return the adapter under test."""
        raise NotImplementedError

    def test_it_is_registered_under_its_name(self, adapter: Adapter) -> None:
        """`--as` and subscriptions find it."""
        assert adapter.name in adapter_names()

    def test_bodies_say_every_name_and_every_word(self, adapter: Adapter) -> None:
        """Each kind of block is shown."""
        for question in ("", "/every"):
            whole = " ".join(map(said, adapter.render(EVERY_BLOCK, question)))
            for words in ("Ana Belmonte", "harbour master", "Anna Belmonte", "about forty", "Ruiz"):
                assert words in whole

    def test_bodies_keep_within_the_limits_and_lose_nothing(self, adapter: Adapter) -> None:
        """A long answer takes several bodies."""
        for question in ("", "/long"):
            bodies = adapter.render(LONG, question)
            limit = adapter.limits.characters
            if limit is not None and all(isinstance(body, str) for body in bodies):
                assert all(len(said(body)) <= limit for body in bodies)
            whole = " ".join(map(said, bodies))
            assert all(f"line {n} of" in whole for n in range(400))

    def test_rendering_is_pure(self, adapter: Adapter) -> None:
        """The same message gives the same bodies."""
        assert adapter.render(EVERY_BLOCK, "/every") == adapter.render(EVERY_BLOCK, "/every")

    def test_nothing_hostile_gets_through(self, adapter: Adapter) -> None:
        """Nothing that acts on a screen, or hides."""
        for question in ("", "/hostile"):
            whole = " ".join(map(said, adapter.render(HOSTILE, question)))
            assert not set(whole) & set("\x1b\x07\x00\u202e\u200b\ud800")

    async def test_what_is_sent_gets_a_receipt(self, adapter: Adapter) -> None:
        """A body can be posted unasked."""
        [body, *_] = adapter.render(EVERY_BLOCK)
        receipt = await adapter.send("harbour", body, "nonce-1")
        assert (receipt.adapter, receipt.place) == (adapter.name, "harbour")
        assert receipt.message
        assert receipt.sent.tzinfo


class ConversationContract:
    """Inherit this and give a fixture `person`, over the core of `bot.testing.examples`."""

    @pytest.fixture
    def person(self) -> Person:
        """Return somebody who asks in a channel."""
        raise NotImplementedError

    async def test_a_question_is_answered(self, person: Person) -> None:
        """The answer of the core is shown."""
        assert "ahoy there" in said((await person.ask("/echo ahoy there")).body)

    async def test_a_slow_answer_is_acknowledged_first(self, person: Person) -> None:
        """Within what a platform allows, however long the answer takes."""
        shown = await person.ask("/slow ahoy")
        assert "ahoy" in said(shown.body)
        assert person.acknowledged < SLOW_SECONDS

    async def test_what_breaks_says_sorry_to_the_asker_alone(self, person: Person) -> None:
        """With a reference, and without what broke."""
        shown = await person.ask("/broken it")
        assert shown.only_asker
        assert "ref1" in said(shown.body)
        assert "secret" not in said(shown.body)

    async def test_who_may_not_hears_why_alone(self, person: Person) -> None:
        """Somebody who manages nothing may not use a command that needs it."""
        shown = await person.ask("/manage it")
        assert shown.only_asker
        assert "may" in said(shown.body)

    async def test_every_page_can_be_turned_to_also_after_a_restart(self, person: Person) -> None:
        """Nothing of a long answer is out of reach."""
        shown = await person.ask("/long")
        whole = said(shown.body)
        for turned in range(100):
            if "Next" not in shown.buttons:
                break
            if turned == 1:
                await person.restart()
            shown = await person.press(shown, "Next")
            whole += said(shown.body)
        assert all(f"line {n} of" in whole for n in range(400))

    async def test_a_choice_can_be_made(self, person: Person) -> None:
        """What a choice stands for is asked; here no such command exists, and that is said."""
        shown = await person.ask("/every")
        assert "Quotes" in shown.buttons
        assert "no command /quotes" in said((await person.press(shown, "Quotes")).body)

    async def test_an_answer_can_be_shared(self, person: Person) -> None:
        """What only the asker saw can be posted for all."""
        shown = await person.ask("/echo ahoy")
        if shown.only_asker:
            shared = await person.press(shown, "Share")
            assert not shared.only_asker
            assert "ahoy" in said(shared.body)

    async def test_hostile_text_arrives_as_text(self, person: Person) -> None:
        """The platform takes it, and it acts on nothing."""
        shown = await person.ask("/hostile")
        assert not set(said(shown.body)) & set("\x1b\x07\x00\u202e\u200b")
