"""Whole messages on screens of three widths, compared with the files in tests/golden.

WRITE_GOLDEN=1 writes those anew; read what changed before it is committed.
"""

import os
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rendering.layout import lay_out
from bot.rendering.markdown import markdown
from bot.rendering.plain import cells, safe
from bot.rendering.rows import plain_text, row_width
from bot.testing.examples import COAST, EVERY_BLOCK
from briefs.message import (
    BulletList,
    Comparison,
    Field,
    Fields,
    Heading,
    Line,
    Message,
    Paragraph,
    QuoteBlock,
    Row,
    Source,
)

GOLDEN = Path(__file__).resolve().parents[2] / "golden"


def compare(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_every_block_on_a_screen(width: int) -> None:
    compare(f"every-block-{width}.txt", plain_text(lay_out(EVERY_BLOCK, width)))


def test_every_block_in_markdown() -> None:
    compare("every-block.md", markdown(EVERY_BLOCK))


@pytest.mark.parametrize("width", [20, 33, 40, 56, 80, 97, 120])
def test_no_row_is_wider_than_the_screen_but_for_links(width: int) -> None:
    rows = lay_out(EVERY_BLOCK, width)
    too_wide = [row for row in rows if row_width(row) > width]
    assert all("https://" in row[-1][0] for row in too_wide)


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_nothing_is_cut(width: int) -> None:
    shown = "".join(plain_text(lay_out(EVERY_BLOCK, width)).split())
    for text in (
        "unnamed,fromRoute8",
        "counted",
        "northern",
        "edition=morning",
        "フェリー",
        "id:p2",
    ):
        pieces = text if width > 20 else text[:4]
        assert pieces in shown


def test_a_mark_stays_with_the_last_word() -> None:
    message = Message(
        "T", (Paragraph((Line("one two three", (COAST,)),)),), (Source("coast", "C"),)
    )
    rows = plain_text(lay_out(message, 20)).splitlines()
    assert "one two three [1]" in rows


def test_a_column_that_rests_on_one_source_names_it_once() -> None:
    text = plain_text(lay_out(EVERY_BLOCK, 120))
    head = next(row for row in text.splitlines() if "The Coast Daily [1]" in row)
    assert "Wire [3]" in head
    assert "about forty” [1]" not in text


def texts() -> st.SearchStrategy[str]:
    nasty = st.sampled_from(
        ["\x1b[31m", "\x9b2J", "\u202e", "\u200b", "\x00", "\ud800", "\r\n\t", *"*_`[]()<>|\\#"]
    )
    return st.lists(st.text(max_size=20) | nasty, max_size=12).map("".join)


def lines() -> st.SearchStrategy[Line]:
    return st.builds(Line, texts(), st.just((COAST,)) | st.just(()))


def messages() -> st.SearchStrategy[Message]:
    blocks = st.one_of(
        st.builds(Heading, lines()),
        st.builds(Paragraph, st.tuples(lines())),
        st.builds(lambda name, *v: Fields((Field(name, v),)), texts(), lines(), lines()),
        st.builds(QuoteBlock, lines(), lines()),
        st.builds(BulletList, st.tuples(lines(), lines())),
        st.builds(
            lambda a, b, name, x, y: Comparison((a, b), (Row(name, ((x,), (y, x))),)),
            texts(), texts(), texts(), lines(), lines(),
        ),
    )  # fmt: skip
    return st.builds(
        Message,
        texts(),
        st.lists(blocks, max_size=4).map(tuple),
        st.tuples(st.builds(Source, st.just("coast"), texts(), texts(), texts())),
    )


def is_harmless(character: str) -> bool:
    return character == "\n" or (
        unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        and character not in "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
        and not "\u2066" <= character <= "\u206f"
    )


@settings(deadline=None, max_examples=100)
@given(messages(), st.sampled_from([20, 40, 80, 120]))
def test_whatever_a_message_holds_no_control_character_gets_out(
    message: Message, width: int
) -> None:
    shown = plain_text(lay_out(message, width)) + markdown(message)
    assert all(map(is_harmless, shown))


@settings(deadline=None, max_examples=100)
@given(texts())
def test_safe_text_is_one_line_and_safe_again(text: str) -> None:
    once = safe(text)
    assert safe(once) == once
    assert len(once.splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("Шойгу", 5), ("“é”", 3), ("海岸", 4), ("e\u0301", 1), ("", 0)]
)
def test_width_counts_columns(text: str, width: int) -> None:
    assert cells(text) == width


def test_colours_are_styles_and_never_text() -> None:
    message = Message("[bold red]not bold[/]", ())
    assert plain_text(lay_out(message, 80)) == "[bold red]not bold[/]\n"
    assert not re.search("\x1b", plain_text(lay_out(EVERY_BLOCK, 80)))
