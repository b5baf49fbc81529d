"""Any message as bodies that Discord takes, in which no text does anything."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.discord import rendering
from bot.adapters.discord.components import count
from bot.adapters.discord.escape import escape, split
from bot.adapters.discord.text import parts
from bot.testing.examples import EVERY_BLOCK, HOSTILE, HOSTILE_TEXT, LONG
from briefs.message import (
    Choice,
    Choices,
    Line,
    Message,
    Paragraph,
)
from tests.fakes.discord.validation import check, check_message
from tests.strategies import MAKERS, messages

ACTIVE = set("`*_~|<>[]@")


def words_of(body: dict[str, object]) -> str:
    found: list[str] = []

    def collect(components: object) -> None:
        for one in components:  # type: ignore[attr-defined]
            found.append(one.get("content", ""))
            collect(one.get("components", ()))

    collect(body["components"])
    return "\n".join(found)


def unescaped(text: str) -> str:
    """What is left when every escaped character is taken out."""
    return re.sub(r"\\[^0-9A-Za-z\s]", "", text)


@given(st.text())
def test_no_text_acts(text: str) -> None:
    escaped = escape(text)
    rest = unescaped(escaped)
    assert not ACTIVE & set(rest)
    assert "\\" not in rest
    assert "://" not in escaped
    assert not re.match(r"#{1,3} |-# |[-+] |\d+\. ", escaped)
    assert "\n" not in escaped


@given(st.text(alphabet="\\*_`a 1.#", max_size=400), st.integers(10, 60))
def test_pieces_of_a_line_lose_nothing_and_act_no_more_than_it(text: str, longest: int) -> None:
    pieces = split(escape(text), longest)
    assert all(len(piece) <= longest for piece in pieces)
    for piece in pieces:
        assert not ACTIVE & set(unescaped(piece))
        assert "\\" not in unescaped(piece)
    kept = re.sub(r"\\|\s", "", "".join(pieces))
    assert kept == re.sub(r"\\|\s", "", escape(text))


def test_escaping_is_linear_and_grows_by_half_at_the_most() -> None:
    for text in ("[x](" * 25_000, "@everyone" * 10_000, "`" * 100_000, "a" * 100_000):
        assert len(escape(text)) <= 2 * len(text) + 2


def test_hostile_text_is_only_text() -> None:
    for bodies in (rendering.posts(HOSTILE), rendering.answer(HOSTILE, "/hostile")):
        for body in bodies:
            check("MessageCreateRequest", body)
            check_message(body)
            words = words_of(body)
            assert "@everyone" not in words.replace("\\@", "")
            assert not re.search(r"(?<!\\)<[@#:/t]", words)
            assert "javascript:" not in words


def accepted(message: Message, question: str) -> list[dict[str, object]]:
    bodies = rendering.answer(message, question) if question else rendering.posts(message)
    for body in bodies:
        files = [f"chart-{number}.png" for number in rendering.charts_in(body)]
        check("MessageCreateRequest", body)
        check_message(body, files)
        assert count(body["components"]) <= 40
    return bodies


@settings(deadline=None, max_examples=60)
@given(messages(), st.sampled_from(["", "/who x", "/compare " + "y" * 300]))
def test_any_message_is_taken(message: Message, question: str) -> None:
    accepted(message, question)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_hundred_thousand_characters_are_all_there(kind: str) -> None:
    text = " ".join(f"w{number}*" for number in range(16_000))
    message = Message("Long", (MAKERS[kind](text),))
    bodies = accepted(message, "/long")
    words = " ".join(words_of(body) for body in bodies)
    assert all(f"w{number}\\*" in words for number in range(0, 16_000, 997))
    assert "w15999" in words


def test_a_long_title_is_not_lost() -> None:
    title = " ".join(f"word{number}" for number in range(500))
    words = " ".join(words_of(body) for body in accepted(Message(title, ()), "/x"))
    assert all(f"word{number}" in words for number in range(500))


def test_many_choices_come_as_menus_and_the_rest_in_words() -> None:
    options = tuple(Choice(f"choice {n}", f"/who id:{n}") for n in range(200))
    bodies = accepted(Message("Many", (Choices("More", options),)), "/x")
    whole = str(bodies)
    assert all(f"choice {n}'" in whole or f"choice {n} ·" in whole for n in range(200))


def test_lines_of_one_section_stand_in_one_text() -> None:
    [body, *_] = accepted(EVERY_BLOCK, "/every")
    frame = body["components"][0]  # type: ignore[index]
    assert any(
        one.get("content", "").startswith("### What each outlet calls them\n**The Coast Daily**")
        for one in frame["components"]
    )


def test_pages_know_their_neighbours() -> None:
    bodies = accepted(LONG, "/long")
    first, last = str(bodies[0]), str(bodies[-1])
    assert "Previous" not in first
    assert "Next" in first
    assert "Next" not in last
    assert f"'label': '1 of {len(bodies)}'" in first


def test_charts_are_pictures_in_answers_and_bars_in_posts() -> None:
    shown = [part.chart for part in parts(EVERY_BLOCK, pictures=True)]
    assert shown.count(1) == 1
    words = " ".join(words_of(body) for body in rendering.posts(EVERY_BLOCK))
    assert "▇▇▇▇▇▇ 3 · 25 Jul" in words


def test_the_hostile_text_can_be_read() -> None:
    words = words_of(rendering.posts(Message("t", (Paragraph((Line(HOSTILE_TEXT),)),)))[0])
    plain = re.sub(r"\\(?=[^0-9A-Za-z\s])", "", words)
    assert "**bold** __under__ ~~struck~~ ||spoiler|| `code`" in plain
