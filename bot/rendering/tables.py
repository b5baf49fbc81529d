"""What stands side by side on a screen: names and values, quotes and speakers, outlets, bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.rendering.references import Numbers, References, mark
from bot.rendering.rows import (
    GAP,
    Row,
    Style,
    Word,
    beside,
    hanging,
    indented,
    joined,
    natural_width,
    restyled,
    side_by_side,
    widest_word,
    words,
    wrap,
)

if TYPE_CHECKING:
    from briefs.message import Chart, Comparison, Field, Line, QuoteBlock

INDENT = 2
ROOM_FOR_TWO = 56
"""Columns from which on names and values stand side by side."""
NOTHING = "–"
"""What stands where a source says nothing."""
ROOMY_COLUMN = 24
"""Screen columns a column of a table needs beside the names of its rows."""
NARROWEST_COLUMN = 20
"""Screen columns it needs at all; with less, a table is a list of its rows."""
HANG = 2
"""Blanks before the rows of a text in a cell but its first."""


def marked_words(
    line: Line,
    references: References,
    style: Style | None = None,
    numbers: Numbers | None = None,
) -> list[Word]:
    """Return a line as words with its mark; `numbers` stand in for the line's own."""
    own = references.of(line) if numbers is None else numbers
    return words(line.text, style or line.tone, mark(own))


def pair(name: list[Word], value: list[Word], left: int, room: int) -> list[Row]:
    """Return a name left and its value right or, where there is no room, below it."""
    if room < ROOM_FOR_TWO:
        return [*wrap(name, room), *indented(wrap(value, room - INDENT), INDENT)]
    return side_by_side([name, value], [left, room - left - GAP])


def pairs(names: Sequence[list[Word]], values: Sequence[list[Word]], room: int) -> list[Row]:
    """Return names and values below each other, the values aligned."""
    left = _widest(names, room // 3)
    both = zip(names, values, strict=True)
    return [row for name, value in both for row in pair(name, value, left, room)]


def field_rows(fields: Sequence[Field], references: References, room: int) -> list[Row]:
    """Return fields: names left, their values right, long values each on rows of their own."""
    names = [words(field.name, "quiet") for field in fields]
    left = _widest(names, room // 3)
    rows: list[Row] = []
    for name, field in zip(names, fields, strict=True):
        values = _values(field, references, room - left - GAP)
        if len(values) > 1:
            rows += _listed(name, values, left, room)
        else:
            rows += pair(name, joined(values, "·"), left, room)
    return rows


def _listed(name: list[Word], values: Sequence[list[Word]], left: int, room: int) -> list[Row]:
    """Return a name and several values, each behind a bullet on rows of its own."""
    bullet = words("•", "quiet")
    if room < ROOM_FOR_TWO:
        widths = [1, room - INDENT - 1 - GAP]
        rows = [row for value in values for row in side_by_side([bullet, value], widths)]
        return [*wrap(name, room), *indented(rows, INDENT)]
    widths = [left, 1, room - left - 1 - 2 * GAP]
    names = [name, *[[]] * (len(values) - 1)]
    return [
        row
        for own, value in zip(names, values, strict=True)
        for row in side_by_side([own, bullet, value], widths)
    ]


def _values(field: Field, references: References, room: int) -> list[list[Word]]:
    """Return the values of a field as one text where that reads well, else apart."""
    apart = [marked_words(value, references) for value in field.values]
    if not _are_short(apart, room):
        return apart
    marks = references.of_values(field)
    values = zip(field.values, marks, strict=True)
    return [joined((marked_words(value, references, numbers=own) for value, own in values), "·")]


def _are_short(values: Sequence[list[Word]], room: int) -> bool:
    """Whether values read well one after the other: on one row, or none longer than half."""
    widths = [natural_width(value) for value in values]
    return sum(widths) + 3 * len(widths) <= room or max(widths, default=0) <= room // 2


def quote_rows(quotes: Sequence[QuoteBlock], references: References, room: int) -> list[Row]:
    """Return quotes: the words left, who said them right."""
    spoken = [words(f"“{quote.quote.text}”", quote.quote.tone) for quote in quotes]
    credits_ = [
        marked_words(
            quote.attribution, references, "quiet", references.of(quote.quote, quote.attribution)
        )
        for quote in quotes
    ]
    left = _widest(spoken, room * 3 // 5)
    both = zip(spoken, credits_, strict=True)
    return [row for quote, credit in both for row in pair(quote, credit, left, room)]


def comparison_rows(table: Comparison, references: References, room: int) -> list[Row]:
    """Return a table, in the form that reads best on so many columns.

    The names of its rows stand left of their cells, or above them; where columns would be too
    narrow even then, or would divide a word, it is not a table but a list of its rows.
    """
    heads = references.of_columns(table)
    columns = [
        words(name, "strong", mark(numbers))
        for name, numbers in zip(table.columns, heads, strict=True)
    ]
    rows = [
        [
            _cell(cell, references, marked=not head)
            for cell, head in zip(row.cells, heads, strict=True)
        ]
        for row in table.rows
    ]
    names = [words(row.name, "quiet") for row in table.rows]
    first = max(_widest(names, room // 5), min(max(map(widest_word, names), default=0), room))
    if widths := column_widths(columns, rows, room - first - GAP, ROOMY_COLUMN):
        return _names_left(names, columns, rows, (first, *widths))
    if widths := column_widths(columns, rows, room, NARROWEST_COLUMN):
        return _names_above(names, columns, rows, widths, room)
    return _stacked(names, columns, rows, room)


Cell = Sequence[list[Word]]
"""What a source says in a row of a table: texts of equal standing."""


def column_widths(
    columns: Cell, rows: Sequence[Sequence[Cell]], room: int, narrowest: int
) -> tuple[int, ...]:
    """Return the widths of columns that fill the room, none where they do not fit.

    Each has `narrowest` at least and divides no word; what is left goes where most is said.
    """
    least, said, longest = [], [], []
    for number, head in enumerate(columns):
        texts = [head, *(text for row in rows for text in row[number])]
        least.append(max(narrowest, max(map(widest_word, texts)) + HANG))
        said.append(sum(map(natural_width, texts)))
        longest.append(max(map(natural_width, texts)) + HANG)
    free = room - sum(least) - GAP * (len(least) - 1)
    if not least or free < 0:
        return ()
    widths = list(least)
    for _ in range(free):
        wanting = [n for n, width in enumerate(widths) if width < longest[n]]
        if not wanting:
            break
        fullest = max(wanting, key=lambda n: said[n] / widths[n] ** 2)
        widths[fullest] += 1
    return tuple(widths)


def _names_left(
    names: Sequence[list[Word]],
    columns: Cell,
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[int],
) -> list[Row]:
    """Return a table with the names of its rows in the first column."""
    table = side_by_side([[], *columns], widths)
    table += beside([[], *([_rule(width)] for width in widths[1:])], widths)
    for name, cells in zip(names, rows, strict=True):
        filled = [_cell_rows(cell, width) for cell, width in zip(cells, widths[1:], strict=True)]
        table += beside([wrap(name, widths[0]), *filled], widths)
    return table


def _names_above(
    names: Sequence[list[Word]],
    columns: Cell,
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[int],
    room: int,
) -> list[Row]:
    """Return a table with the name of each row above it, so that the columns have all the room."""
    table = side_by_side(columns, widths)
    table += beside([[_rule(width)] for width in widths], widths)
    for number, (name, cells) in enumerate(zip(names, rows, strict=True)):
        filled = [_cell_rows(cell, width) for cell, width in zip(cells, widths, strict=True)]
        table += [[]] if number else []
        table += [*wrap(name, room), *beside(filled, widths)]
    return table


def _rule(width: int) -> Row:
    return [("─" * width, "quiet")]


def _cell_rows(cell: Cell, width: int) -> list[Row]:
    """Return a cell: its texts on one row if they fit, else each on rows of its own."""
    if not cell:
        return [[(NOTHING, "quiet")]]
    whole = joined(cell, "·")
    alone = len(cell) == 1 or natural_width(whole) <= width
    return wrap(whole, width) if alone else hanging(cell, width, HANG)


def _stacked(
    names: Sequence[list[Word]],
    columns: Cell,
    rows: Sequence[Sequence[Cell]],
    room: int,
) -> list[Row]:
    outlets = [[restyled(word, "quiet") for word in name] for name in columns]
    stacked: list[Row] = []
    for name, cells in zip(names, rows, strict=True):
        filled = [
            (outlet, joined(cell, "·")) for outlet, cell in zip(outlets, cells, strict=True) if cell
        ]
        empty = [outlet for outlet, cell in zip(outlets, cells, strict=True) if not cell]
        parts = pairs([outlet for outlet, _ in filled], [cell for _, cell in filled], room - INDENT)
        if empty:
            nothing = [*words(f"{NOTHING} for", "quiet"), *joined(empty, "·")]
            parts += wrap(nothing, room - INDENT)
        stacked += [[]] if stacked else []
        stacked += wrap([restyled(word, "strong") for word in name], room)
        stacked += indented(parts, INDENT)
    return stacked


def _cell(lines: Sequence[Line], references: References, *, marked: bool) -> Cell:
    numbers = None if marked else ()
    texts = [marked_words(line, references, numbers=numbers) for line in lines]
    return [text for text in texts if text]


def chart_rows(chart: Chart, references: References, room: int) -> list[Row]:
    """Return a chart as bars, a row a value, and what it shows in words."""
    bars = chart.bars
    largest = max((value for _, value in bars), default=0) or 1
    longest = room // 2
    return [
        *wrap(words(chart.title, "strong"), room),
        *pairs(
            [words(name, "quiet") for name, _ in bars],
            [_bar(value, round(max(value, 0) / largest * longest)) for _, value in bars],
            room,
        ),
        *wrap(marked_words(chart.summary, references), room),
    ]


def _bar(value: float, length: int) -> list[Word]:
    return [[(f"{'█' * length} {value:g}".strip(), "plain")]]


def _widest(texts: Sequence[list[Word]], most: int) -> int:
    return min(max(map(natural_width, texts), default=0), most)
