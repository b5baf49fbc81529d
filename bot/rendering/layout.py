"""A Message laid out for a screen of fixed-width characters: names left, values right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import assert_never

from bot.rendering.references import Numbers, References, mark
from bot.rendering.rows import (
    GAP,
    Row,
    Style,
    Word,
    indented,
    joined,
    natural_width,
    restyled,
    side_by_side,
    words,
    wrap,
)
from briefs.message import (
    Block,
    BulletList,
    Chart,
    Choices,
    Comparison,
    Context,
    Divider,
    Field,
    Fields,
    Heading,
    Line,
    Message,
    Paragraph,
    QuoteBlock,
    Source,
)
from briefs.wording import day

NARROWEST = 20
"""Columns; a narrower screen is laid out as this one and wraps by itself."""

_INDENT = 2
_ROOM_FOR_TWO = 56
"""Columns from which on names and values stand side by side."""
_NARROWEST_CELL = 16


def lay_out(message: Message, width: int) -> list[Row]:
    """Return the rows of a message on a screen `width` columns wide, its sources at the end."""
    return _Layout(message, max(width, NARROWEST)).rows()


class _Layout:
    """Lays out one message."""

    def __init__(self, message: Message, width: int) -> None:
        self._message = message
        self._width = width
        self._references = References(message)
        self._indent = 0

    def rows(self) -> list[Row]:
        rows = wrap(words(self._message.title, "title"), self._width)
        previous: type[Block] | None = None
        for kind, blocks in groupby(self._message.blocks, type):
            if kind is QuoteBlock:
                quotes = [block for block in blocks if isinstance(block, QuoteBlock)]
                rows += self._part(previous, kind, self._quotes(quotes))
                previous = kind
                continue
            for block in blocks:
                rows += self._part(previous, kind, self._block(block))
                previous = kind
        return [*rows, *self._sources(self._message.sources)]

    def _part(
        self, previous: type[Block] | None, kind: type[Block], rows: list[Row]
    ) -> Iterator[Row]:
        """Yield the rows of a part below what stands before it."""
        if rows and _is_apart(previous, kind):
            yield []
        if kind is Heading:
            self._indent = _INDENT
            yield from rows
        else:
            yield from indented(rows, self._indent)

    @property
    def _room(self) -> int:
        return self._width - self._indent

    def _block(self, block: Block) -> list[Row]:
        match block:
            case Heading(line):
                return wrap(self._words(line, "strong"), self._width)
            case Paragraph(lines) | Context(lines):
                quiet = isinstance(block, Context)
                return [
                    row
                    for line in lines
                    for row in wrap(self._words(line, "quiet" if quiet else None), self._room)
                ]
            case Fields(fields):
                return self._fields(fields)
            case QuoteBlock():
                return self._quotes([block])
            case Comparison():
                return self._comparison(block)
            case BulletList(lines):
                return [row for line in lines for row in self._bullet(line)]
            case Chart():
                return self._chart(block)
            case Choices():
                return self._choices(block)
            case Divider():
                return [[("─" * self._room, "quiet")]]
            case _:
                assert_never(block)

    def _words(
        self, line: Line, style: Style | None = None, numbers: Numbers | None = None
    ) -> list[Word]:
        """Return a line as words with its mark; `numbers` stand in for the line's own."""
        own = self._references.of(line) if numbers is None else numbers
        return words(line.text, style or line.tone, mark(own))

    def _fields(self, fields: Sequence[Field]) -> list[Row]:
        names = [words(field.name, "quiet") for field in fields]
        values = [self._values(field) for field in fields]
        return _pairs(names, values, self._room)

    def _values(self, field: Field) -> list[Word]:
        marks = self._references.of_values(field)
        return joined(
            [
                self._words(value, numbers=own)
                for value, own in zip(field.values, marks, strict=True)
            ],
            "·",
        )

    def _quotes(self, quotes: Sequence[QuoteBlock]) -> list[Row]:
        """Return quotes left and who said them right, or below where there is no room."""
        spoken = [words(f"“{quote.quote.text}”", quote.quote.tone) for quote in quotes]
        credits_ = [
            self._words(
                quote.attribution, "quiet", self._references.of(quote.quote, quote.attribution)
            )
            for quote in quotes
        ]
        left = min(max(map(natural_width, spoken), default=0), self._room * 3 // 5)
        rows: list[Row] = []
        for quote, credit in zip(spoken, credits_, strict=True):
            rows += _pair(quote, credit, left, self._room)
        return rows

    def _bullet(self, line: Line) -> list[Row]:
        return side_by_side([words("•", "quiet"), self._words(line)], [1, self._room - 1 - GAP])

    def _comparison(self, table: Comparison) -> list[Row]:
        """Return a table or, where its columns would be too narrow, row after row of it."""
        heads = self._references.of_columns(table)
        columns = [
            words(name, "strong", mark(numbers))
            for name, numbers in zip(table.columns, heads, strict=True)
        ]
        cells = [
            [self._cell(cell, marked=not head) for cell, head in zip(row.cells, heads, strict=True)]
            for row in table.rows
        ]
        names = [words(row.name, "quiet") for row in table.rows]
        first = min(max(map(natural_width, names), default=0), self._room // 5)
        count = max(len(columns), 1)
        each = (self._room - first) // count - GAP
        if each < _NARROWEST_CELL:
            return self._stacked(table, columns, cells)
        widths = [first, *[each] * len(columns)]
        rows = side_by_side([[], *columns], widths)
        for name, row in zip(names, cells, strict=True):
            rows += side_by_side([name, *row], widths)
        return rows

    def _stacked(
        self, table: Comparison, columns: list[list[Word]], cells: list[list[list[Word]]]
    ) -> list[Row]:
        rows: list[Row] = []
        for row, values in zip(table.rows, cells, strict=True):
            rows += [[]] if rows else []
            rows += wrap(words(row.name, "strong"), self._room)
            quiet = [[restyled(word, "quiet") for word in name] for name in columns]
            rows += indented(_pairs(quiet, values, self._room - _INDENT), _INDENT)
        return rows

    def _cell(self, lines: Sequence[Line], *, marked: bool) -> list[Word]:
        numbers = None if marked else ()
        parts = [self._words(line, numbers=numbers) for line in lines]
        return joined(parts, "·") if parts else words("–", "quiet")

    def _chart(self, chart: Chart) -> list[Row]:
        rows = wrap(words(chart.title, "strong"), self._room)
        names = [
            words(label if len(chart.series) == 1 else f"{label} {series.name}", "quiet")
            for label in chart.labels
            for series in chart.series
        ]
        values = [
            series.values[position]
            for position in range(len(chart.labels))
            for series in chart.series
        ]
        largest = max(values, default=0) or 1
        length = max(self._room // 2, 1)
        bars = [_bar(value, round(max(value, 0) / largest * length)) for value in values]
        rows += _pairs(names, bars, self._room)
        return rows + wrap(self._words(chart.summary), self._room)

    def _choices(self, choices: Choices) -> list[Row]:
        rows = wrap(words(choices.prompt, "strong"), self._room)
        if choices.kind == "follow_up":
            parts = [
                [*words(option.label), *words(option.query, "quiet")] for option in choices.options
            ]
            return rows + indented(wrap(joined(parts, "·"), self._room - _INDENT), _INDENT)
        names = [
            [*words(str(number), "quiet"), *words(option.label)]
            for number, option in enumerate(choices.options, start=1)
        ]
        details = [joined([words(o.detail), words(o.query, "quiet")], "·") for o in choices.options]
        return rows + indented(_pairs(names, details, self._room - _INDENT), _INDENT)

    def _sources(self, sources: Sequence[Source]) -> list[Row]:
        if not sources:
            return []
        rows: list[Row] = [[], [("Sources", "strong")]]
        left = natural_width(words(f"[{len(sources)}]"))
        right = self._width - _INDENT - left - GAP
        for number, source in enumerate(sources, start=1):
            text = joined([words(part, "quiet") for part in source_parts(source)], "·")
            rows += indented(
                side_by_side([words(f"[{number}]", "quiet"), text], [left, right]), _INDENT
            )
        return rows


def _bar(value: float, length: int) -> list[Word]:
    return [[("█" * length, "plain"), (f" {value:g}", "plain")]]


def _pair(name: list[Word], value: list[Word], left: int, room: int) -> list[Row]:
    """Return a name left and its value right or, where there is no room, below it."""
    if room < _ROOM_FOR_TWO:
        return [*wrap(name, room), *indented(wrap(value, room - _INDENT), _INDENT)]
    return side_by_side([name, value], [left, room - left - GAP])


def _pairs(names: Sequence[list[Word]], values: Sequence[list[Word]], room: int) -> list[Row]:
    """Return names and values below each other, the values aligned."""
    left = min(max(map(natural_width, names), default=0), room // 3)
    pairs = zip(names, values, strict=True)
    return [row for name, value in pairs for row in _pair(name, value, left, room)]


def source_parts(source: Source) -> Iterable[str]:
    """Yield what is known of a source: its name, day, headline and link."""
    yield source.name
    if source.published:
        yield day(date.fromisoformat(source.published[:10]))
    if source.headline:
        yield source.headline
    if source.url:
        yield source.url


def _is_apart(previous: type[Block] | None, kind: type[Block]) -> bool:
    """Whether a blank row stands between a block and the one before it."""
    if previous is None or previous is Heading:
        return previous is None and kind in (Heading, Comparison, Chart, Choices)
    return previous is not kind or kind in (Heading, Comparison, Chart, Choices)
