"""Tables on screens of any width, in Markdown and as data: nothing lost, nothing too wide."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.rendering.data import encodable, json_line, message_data
from bot.rendering.layout import lay_out
from bot.rendering.markdown import markdown
from bot.rendering.plain import cells, chop, safe
from bot.rendering.references import References
from bot.rendering.rows import GAP, Row, hanging, plain_text, row_width, side_by_side, words
from bot.rendering.tables import comparison_rows
from briefs.message import Comparison, Line, Message, Source
from briefs.message import Row as TableRow
from briefs.parts.evidence import lines_of
from corpus.model import Span
from tests.strategies import messages

READER = MarkdownIt("commonmark", {"html": True}).enable("table")
WIDTHS = [20, 33, 40, 79, 80, 120]
AWKWARD = st.text(
    st.sampled_from(
        "ab Z9 ·–|¶(2)←“”…e\u0301\u0e01\u0e47海岸の、。한\u1112\u1161\u11ab😀🇩🇪❤\ufe0f\t\u200b"
    ),
    max_size=60,
)
TEXTS = st.one_of(AWKWARD, st.text(max_size=50), st.lists(st.text(max_size=9)).map(" ".join))
SHOWN = st.lists(
    st.sampled_from(["a", "bc", "9", " ", " ", "·", "e\u0301", "海", "の", "한", "😀", "🇩🇪", "¶2"])
).map("".join)
"""Texts of which each sign takes columns of its own."""
OUTLETS = ("Harbour Daily", "River Post", "unnamed, from Route 8", "Wire", "The Lantern")
SOURCES = tuple(Source(name, name) for name in OUTLETS)


@st.composite
def tables(draw: st.DrawFn) -> Comparison:
    """Tables of any size, that say anything."""
    columns = draw(st.lists(TEXTS, min_size=1, max_size=6))
    lines = st.builds(Line, TEXTS, st.sampled_from([(), (Span("Wire", 0, 1),)]))
    several = st.lists(lines, max_size=3).map(tuple)
    row = st.lists(several, min_size=len(columns), max_size=len(columns)).map(tuple)
    rows = draw(st.lists(st.builds(TableRow, TEXTS, row), max_size=3))
    return Comparison(tuple(columns), tuple(rows))


def of_outlets(number: int) -> Comparison:
    """A table as /compare makes it: each column rests on one source."""
    spans = [(Span(name, 0, 1),) for name in OUTLETS[:number]]
    rows = (
        TableRow("Published", tuple((Line("25 Jul 2023", own),) for own in spans)),
        TableRow(
            "Terms",
            tuple(
                (
                    Line("the long war for the harbour", own),
                    Line("“ferry crisis” (attributed)", own),
                )
                for own in spans
            ),
        ),
        TableRow("Passed on by", ((), *((Line("Coast Radio (3)", own),) for own in spans[1:]))),
    )
    return Comparison(OUTLETS[:number], rows)


def shown(table: Comparison, width: int) -> list[str]:
    message = Message("", (table,), SOURCES)
    return plain_text(comparison_rows(table, References(message), width)).splitlines()


def letters(text: str) -> str:
    """The characters of a text that are seen."""
    return "".join(safe(text).split())


def in_order(wanted: str, text: str) -> bool:
    """Whether characters stand in a text one after the other, others between them."""
    rest = iter(text)
    return all(one in rest for one in wanted)


@settings(deadline=None, max_examples=300)
@given(tables(), st.sampled_from(WIDTHS))
def test_no_row_is_wider_than_the_screen(table: Comparison, width: int) -> None:
    rows = comparison_rows(table, References(Message("", (table,), SOURCES)), width)
    assert max(map(row_width, rows), default=0) <= width


@settings(deadline=None, max_examples=300)
@given(tables(), st.sampled_from(WIDTHS))
def test_every_cell_is_there_with_all_its_words_in_order(table: Comparison, width: int) -> None:
    text = letters("".join(shown(table, width)))
    for row in table.rows:
        assert in_order(letters(row.name), text)
        for cell in row.cells:
            assert in_order("".join(letters(line.text) for line in cell), text)
            for line in cell:
                assert in_order(letters(line.text), text)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(SHOWN, st.integers(2, 30)), min_size=1, max_size=5))
def test_what_stands_side_by_side_can_be_read_column_by_column(
    columns: Sequence[tuple[str, int]],
) -> None:
    texts, widths = [text for text, _ in columns], [width for _, width in columns]
    rows = side_by_side([words(text) for text in texts], widths)
    for number, text in enumerate(texts):
        start = sum(widths[:number]) + GAP * number
        read = "".join(cut(plain, start, start + widths[number]) for plain in map(joined, rows))
        assert letters(read) == letters(text)


def joined(row: Row) -> str:
    return "".join(text for text, _ in row)


def cut(text: str, start: int, end: int) -> str:
    """The part of a text that a terminal shows between two columns."""
    kept, used = "", 0
    for character in chop(text, 1):
        wide = cells(character)
        if start <= used < end:
            kept += character
        used += wide
    return kept


@pytest.mark.parametrize(("width", "number"), [(80, 2), (80, 3), (120, 2), (120, 4), (120, 5)])
def test_outlets_stand_in_real_columns_where_there_is_room(width: int, number: int) -> None:
    head = shown(of_outlets(number), width - 2)[0]
    assert all(name.split()[0] in head for name in OUTLETS[:number])


@pytest.mark.parametrize(("width", "number"), [(40, 2), (40, 3), (80, 5)])
def test_else_they_stand_one_under_the_other(width: int, number: int) -> None:
    rows = shown(of_outlets(number), width - 2)
    assert rows[0] == "Published"
    assert [row for row in rows if "[" in row and OUTLETS[1] in row]


@pytest.mark.parametrize("width", [38, 78, 118])
@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_no_word_is_divided_and_no_sign_left_alone(width: int, number: int) -> None:
    table = of_outlets(number)
    whole = {word for row in table.rows for cell in row.cells for line in cell
             for word in line.text.split()}  # fmt: skip
    whole |= {word for name in (*table.columns, *(row.name for row in table.rows))
              for word in name.split()}  # fmt: skip
    rows = shown(table, width)
    met = {word.strip("·") for row in rows for word in row.split()} - {"–", "for", "", *"12345"}
    met = {word for word in met if not word.startswith(("[", "─"))}
    assert met <= whole
    assert not [row for row in rows if row.strip() in ("·", "•", "¶", "←", ",", "[1]")]


def test_a_word_too_long_for_a_column_makes_it_a_list() -> None:
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    table = Comparison(OUTLETS[:3], (TableRow("Terms", ((Line(long),), (), ())),))
    assert any(long in row for row in shown(table, 78))


def test_a_sign_between_texts_ends_a_row() -> None:
    rows = plain_text(
        comparison_rows(
            Comparison(("A",), (TableRow("x", ((Line("one two"), Line("three four")),)),)),
            References(Message("", ())), 12,
        )
    ).splitlines()  # fmt: skip
    assert not [row for row in rows if row.strip().startswith("·")]


@pytest.mark.parametrize(
    ("text", "width", "pieces"),
    [
        ("海岸のフェリー", 4, ["海岸", "のフ", "ェリ", "ー"]),
        ("海岸、港", 4, ["海", "岸、", "港"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("🇩🇪🇫🇷", 3, ["🇩🇪", "🇫🇷"]),
        ("abcdef", 4, ["abcd", "ef"]),
    ],
)
def test_what_must_be_divided_keeps_its_characters_whole(
    text: str, width: int, pieces: list[str]
) -> None:
    assert chop(text, width) == pieces


@settings(deadline=None)
@given(TEXTS.map(letters), st.integers(2, 20))
def test_dividing_loses_nothing(text: str, width: int) -> None:
    pieces = chop(text, width)
    assert "".join(pieces) == text
    assert all(cells(piece) <= width or len(piece) < 3 for piece in pieces)


def test_texts_hang_so_that_each_can_be_told_from_the_next() -> None:
    rows = plain_text(hanging([words("one two three"), words("four")], 8, 2))
    assert rows == "one\n  two\n  three\nfour\n"


# In Markdown, and as data


def test_short_cells_are_a_table_and_long_ones_a_list() -> None:
    assert "<table>" in READER.render(markdown(Message("T", (of_outlets(3),), SOURCES)))
    long = Line("a sentence that goes on about the harbour, " * 4)
    table = Comparison(("A | B", "C"), (TableRow("x|y", ((long, Line("2")), ())),))
    html = READER.render(markdown(Message("T", (table,))))
    assert "<table>" not in html
    assert "<strong>x|y</strong>" in html
    assert "<li>A | B:" in html
    assert "<li>– for C</li>" in html


@settings(deadline=None, max_examples=200)
@given(tables())
def test_markup_in_a_table_is_text(table: Comparison) -> None:
    tokens = READER.parse(markdown(Message("", (table,), SOURCES[:1])))
    kinds = {child.type for token in tokens for child in token.children or []}
    tags = {child.content for token in tokens for child in token.children or []
            if child.type == "html_inline"}  # fmt: skip
    assert kinds <= {"text", "text_special", "softbreak", "hardbreak", "html_inline",
                     "strong_open", "strong_close"}  # fmt: skip
    assert tags <= {"<br>"}


@settings(deadline=None, max_examples=100)
@given(tables())
def test_data_has_the_structure_and_not_its_rendering(table: Comparison) -> None:
    data = json.loads(json_line(message_data(Message("", (table,), SOURCES))))
    [block] = data["blocks"]
    assert block["type"] == "comparison"
    assert len(block["columns"]) == len(table.columns)
    for row, own in zip(table.rows, block["rows"], strict=True):
        assert len(own["cells"]) == len(table.columns)
        for cell, lines in zip(row.cells, own["cells"], strict=True):
            assert [len(line.spans) for line in cell] == [len(line["spans"]) for line in lines]
            assert [encodable(line.text) for line in cell] == [line["text"] for line in lines]


@settings(deadline=None, max_examples=200)
@given(messages(), st.sampled_from(WIDTHS))
def test_no_row_of_any_message_is_wider_than_the_screen(message: Message, width: int) -> None:
    rows = lay_out(replace(message, sources=()), width)
    assert max(map(row_width, rows), default=0) <= width


@settings(deadline=None, max_examples=200)
@given(messages(), st.sampled_from(WIDTHS))
def test_every_line_of_any_message_is_there_with_its_words_in_order(
    message: Message, width: int
) -> None:
    text = letters(plain_text(lay_out(message, width)))
    for line in lines_of(message.blocks):
        assert in_order(letters(line.text), text)
