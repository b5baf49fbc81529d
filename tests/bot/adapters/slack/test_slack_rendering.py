"""Any message as bodies that Slack takes, in which no text does anything."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.slack import rendering
from bot.adapters.slack.blocks import fallback
from bot.testing.examples import EVERY_BLOCK, HOSTILE, LONG
from briefs.message import (
    Choice,
    Choices,
    Message,
    Source,
)
from tests.bot.adapters.slack.examples import LINKED
from tests.fakes.slack.people import texts
from tests.fakes.slack.validation import RefusedBodyError, check_blocks, check_message
from tests.strategies import MAKERS, messages


def accepted(message: Message, question: str) -> list[dict[str, Any]]:
    bodies = rendering.answer(message, question) if question else rendering.posts(message)
    for body in bodies:
        check_message(body)
    return bodies


@given(st.text())
def test_the_text_for_notifications_neither_pings_nor_links(text: str) -> None:
    shown = fallback(text)
    assert not set("<>") & set(shown)
    assert "&" not in shown.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")


def test_hostile_text_is_only_text() -> None:
    for question in ("", "/hostile"):
        for body in accepted(HOSTILE, question):
            assert "mrkdwn" not in str(body["blocks"])
            assert "javascript:" not in str(body)
            words = texts(body)
            assert not set("\x1b\x00\u202e\u200b") & set(words)


@settings(deadline=None, max_examples=80)
@given(messages(), st.sampled_from(["", "/who x", "/compare " + "y" * 300]))
def test_any_message_is_taken(message: Message, question: str) -> None:
    accepted(message, question)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_hundred_thousand_characters_are_all_there(kind: str) -> None:
    text = " ".join(f"w{number}*" for number in range(16_000))
    bodies = accepted(Message("Long", (MAKERS[kind](text),)), "/long")
    words = " ".join(texts(body) for body in bodies)
    assert all(f"w{number}*" in words for number in range(0, 16_000, 997))
    assert "w15999*" in words


def test_a_long_title_is_not_lost() -> None:
    title = " ".join(f"word{number}" for number in range(500))
    words = " ".join(texts(body) for body in accepted(Message(title, ()), "/x"))
    assert all(f"word{number}" in words for number in range(500))


def test_many_choices_are_buttons_and_the_rest_in_words() -> None:
    options = tuple(Choice(f"choice {n}", f"/who id:{n}") for n in range(200))
    words = "\n".join(
        texts(body) for body in accepted(Message("Many", (Choices("More", options),)), "/x")
    )
    assert all(f"choice {n}\n" in f"{words}\n" or f"choice {n} ·" in words for n in range(200))


def test_marks_lead_to_the_articles_that_can_be_opened() -> None:
    [body, *_] = accepted(LINKED, "/linked")
    links = [one for one in _runs(body) if one["type"] == "link"]
    assert [(one["text"], one["url"]) for one in links] == [("1", "https://coast.example/a")]


def test_sources_are_listed_in_posts_alone() -> None:
    assert "Ferry held in port" in texts(accepted(EVERY_BLOCK, "")[-1])
    assert all("Ferry held in port" not in texts(body) for body in accepted(EVERY_BLOCK, "/every"))


def test_pages_know_their_neighbours() -> None:
    bodies = accepted(LONG, "/long")
    assert f"Page 1 of {len(bodies)}" in texts(bodies[0])
    assert "Previous" not in texts(bodies[0])
    assert "Next" not in texts(bodies[-1])


def test_charts_are_bars_until_a_picture_takes_their_place() -> None:
    blocks = [block for body in accepted(EVERY_BLOCK, "/every") for block in body["blocks"]]
    [bars] = [block for block in blocks if block.get("block_id") == "chart-1"]
    assert "25 Jul  ██████████ 3" in str(bars)


@pytest.mark.parametrize("wrong", [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*hi*"}},
    {"type": "section", "text": {"type": "plain_text", "text": "x" * 3001, "emoji": False}},
    {"type": "header", "text": {"type": "plain_text", "text": "x" * 151, "emoji": False}},
    {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": []}]},
    {"type": "rich_text", "elements": [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": ""}]}]},
    {"type": "rich_text", "elements": [
        {"type": "rich_text_section", "elements": [{"type": "user", "user_id": "U1"}]}]},
    {"type": "actions", "elements": [
        {"type": "button", "action_id": "a", "value": "v",
         "text": {"type": "plain_text", "text": "x" * 76, "emoji": False}}]},
    {"type": "context", "elements": [
        {"type": "plain_text", "text": str(n), "emoji": False} for n in range(11)]},
])  # fmt: skip
def test_what_slack_refuses_is_refused_here(wrong: dict[str, Any]) -> None:
    with pytest.raises(RefusedBodyError):
        check_blocks([wrong], "message")


def _runs(body: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []

    def collect(part: Any) -> None:
        if isinstance(part, dict):
            if part.get("type") in ("text", "link"):
                found.append(part)
            for value in part.values():
                collect(value)
        elif isinstance(part, list):
            for one in part:
                collect(one)

    collect(body["blocks"])
    return found


def test_a_source_without_a_link_is_named() -> None:
    message = Message("t", (), (Source("a", "Wire", "Ferry", "ftp://x", "2024-05-05"),))
    assert "Wire · 5 May 2024 · Ferry" in texts(accepted(message, "")[0]).replace("\n", "")
