from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access import is_on
from bot.command import Answer
from bot.commands.configure import Let, Turn, read
from bot.dispatch import Dispatcher
from bot.ports import Invocation
from bot.registry import CommandRegistry
from bot.rendering.layout import lay_out
from bot.rendering.rows import plain_text
from bot.state.access import CommandRule
from bot.testing.examples import NOW, Journal, kept_in_memory, no_index


def rule(place: str, command: str, allowed: bool) -> CommandRule:
    return CommandRule(place, command, allowed)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], True),
        ([rule("", "who", False)], False),
        ([rule("", "*", False)], False),
        ([rule("", "*", False), rule("", "who", True)], True),
        ([rule("", "who", False), rule("quay", "who", True)], True),
        ([rule("", "who", False), rule("quay", "*", True)], True),
        ([rule("quay", "*", False), rule("quay/7", "who", True)], True),
        ([rule("quay", "*", False)], False),
        ([rule("pier", "*", False), rule("", "quotes", False)], True),
    ],
)
def test_the_nearest_rule_wins(rules: list[CommandRule], expected: bool) -> None:
    assert is_on("who", "quay/7", rules) is expected


class Channel:
    """Questions in one channel, over every command, without an index."""

    def __init__(self) -> None:
        from bot.access import refusal

        state = kept_in_memory()
        self.dispatcher = Dispatcher(
            CommandRegistry(), no_index, lambda: NOW, Journal(), lambda: state,
            permit=lambda invocation, command: refusal(invocation, command, state.access),
        )  # fmt: skip

    def ask(self, text: str, **who: Any) -> str:
        return plain_text(lay_out(self.answer(text, **who).message, 200))

    def answer(self, text: str, user: str = "ana", manages: bool = True, **who: Any) -> Answer:
        command, args = self.dispatcher.read(text)
        asked = {"place": "quay", "workspace": "harbour", "adapter": "memory", **who}
        return self.dispatcher.answer(
            Invocation(command, args, user=user, manages=manages, **asked)
        )


@pytest.fixture
def channel() -> Channel:
    return Channel()


def test_a_command_is_turned_off_and_on_here(channel: Channel) -> None:
    assert "/search is now off here." in channel.ask("/configure turn off search")
    assert "turned off here" in channel.ask("/search ferry")
    assert "turned off here" in channel.ask("/search ferry", place="quay/thread")
    assert "no index" in channel.ask("/search ferry", place="pier")
    assert "Turned off here: /search" in channel.ask("/help")
    assert "/search is now on here." in channel.ask("/configure turn on /search here.")
    assert "no index" in channel.ask("/search ferry")


def test_everything_is_turned_off_everywhere_but_what_turns_it_on(channel: Channel) -> None:
    assert "Every command is now off everywhere" in channel.ask(
        "/configure turn off all everywhere"
    )
    assert "turned off here" in channel.ask("/who Vogt", place="pier")
    assert "Commands" in channel.ask("/help")
    assert "can't be turned off" in channel.ask("/configure turn off help")
    assert "/who is now on here" in channel.ask("/configure turn on who")
    assert "no index" in channel.ask("/who Vogt")


def test_only_managers_and_whom_they_let_may_configure(channel: Channel) -> None:
    refused = channel.answer("/configure", user="bo", manages=False)
    assert refused.aside
    assert "Only those who manage this workspace" in channel.ask(
        "/configure", user="bo", manages=False
    )
    assert "user bo may now configure" in channel.ask("/configure let <@bo|Bo> configure")
    assert "Settings" in channel.ask("/configure", user="bo", manages=False)
    assert "user bo may no longer configure" in channel.ask("/configure stop @bo configure")
    assert "Only those" in channel.ask("/configure", user="bo", manages=False)
    assert "Everyone may now configure" in channel.ask("/configure let everyone configure")
    assert "Settings" in channel.ask("/configure", user="bo", manages=False)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/configure turn off serach", "did you mean /search?"),
        ("/configure turn off xyzzy", "/help lists the commands"),
        ("/configure make coffee", "That is no setting. Say /configure turn off search"),
        ("/configure let everyone fly", "That is no setting."),
    ],
)
def test_what_is_mistyped_says_how(channel: Channel, text: str, told: str) -> None:
    assert told in channel.ask(text)


def test_in_a_private_conversation_everything_is_on(channel: Channel) -> None:
    assert "every command is on" in channel.ask("/configure", workspace="")


def test_answers_about_settings_concern_the_asker_alone(channel: Channel) -> None:
    assert channel.answer("/configure").aside
    assert channel.answer("/configure turn off search").aside


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("turn off search", Turn("search", False)),
        ("Turn ON  /Search everywhere", Turn("search", True, True)),
        ("turn off everything here", Turn("*", False)),
        ("let <@123> subscribe", Let("123", "subscribe", True)),
        ("let <@!123> subscribe", Let("123", "subscribe", True)),
        ("stop <@U1|ana> configure", Let("U1", "configure", False)),
        ("let @everyone subscribe", Let("everyone", "subscribe", True)),
        ("let ana and bo subscribe", None),
        ("turn off", None),
        ("", None),
    ],
)
def test_a_change_is_read(text: str, change: Turn | Let | None) -> None:
    assert read(text) == change


@given(st.text(max_size=300))
def test_any_text_is_a_change_or_none(text: str) -> None:
    change = read(text)
    assert change is None or isinstance(change, Turn | Let)
