"""A Message laid out for a screen of fixed-width characters: names left, values right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import assert_never

from bot.rendering.plain import safe
from bot.rendering.references import References
from bot.rendering.rows import GAP, Row, Word, indented, joined, side_by_side, unbroken, words, wrap
from bot.rendering.tables import (
    INDENT,
    chart_rows,
    comparison_rows,
    field_rows,
    marked_words,
    pairs,
    quote_rows,
)
from briefs.message import (
    Block,
    BulletList,
    Chart,
    Choice,
    Choices,
    Comparison,
    Context,
    Divider,
    Fields,
    Heading,
    Line,
    Message,
    Paragraph,
    QuoteBlock,
    Source,
)
from briefs.parts.wording import day

NARROWEST = 20
"""Columns; a narrower screen is laid out as this one and wraps by itself."""


def lay_out(message: Message, width: int) -> list[Row]:
    """Return the rows of a message on a screen `width` columns wide, its sources at the end.

    Only the link of a source may need more columns, so that it can be followed.
    """
    width = max(width, NARROWEST)
    return [
        *wrap(words(message.title, "title"), width),
        *_Layout(message, width).rows(),
        *_source_rows(message.sources, width),
    ]


class _Layout:
    """Lays out the blocks of one message; what stands under a heading is indented."""

    def __init__(self, message: Message, width: int) -> None:
        self._message = message
        self._references = References(message)
        self._width = width
        self._indent = 0
        self._choices_met = 0

    def rows(self) -> Iterator[Row]:
        previous: type[Block] | None = None
        for part in _parts(self._message.blocks):
            kind = type(part[0])
            if _is_apart(previous, kind):
                yield []
            if kind in (Heading, Divider, Choices):
                self._indent = 0
            room = self._width - self._indent
            yield from indented(self._part(part, room), self._indent)
            if kind is Heading:
                self._indent = INDENT
            previous = kind

    def _part(self, part: Sequence[Block], room: int) -> list[Row]:
        quotes = [block for block in part if isinstance(block, QuoteBlock)]
        return quote_rows(quotes, self._references, room) if quotes else self._block(part[0], room)

    def _block(self, block: Block, room: int) -> list[Row]:
        match block:
            case Heading(line):
                return wrap(marked_words(line, self._references, "strong"), room)
            case Paragraph(lines) | Context(lines):
                return self._lines(lines, room, quiet=isinstance(block, Context))
            case Fields(fields):
                return field_rows(fields, self._references, room)
            case QuoteBlock():
                return quote_rows([block], self._references, room)
            case Comparison():
                return comparison_rows(block, self._references, room)
            case BulletList(lines):
                return self._bullets(lines, room)
            case Chart():
                return chart_rows(block, self._references, room)
            case Choices():
                return self._choices(block, room)
            case Divider():
                return [[("─" * room, "quiet")]]
            case _:
                assert_never(block)

    def _lines(self, lines: Sequence[Line], room: int, *, quiet: bool) -> list[Row]:
        """Return running text; small print is quiet, but for its warnings."""
        rows: list[Row] = []
        for line in lines:
            style = "quiet" if quiet and line.tone == "plain" else line.tone
            rows += wrap(marked_words(line, self._references, style), room)
        return rows

    def _bullets(self, lines: Sequence[Line], room: int) -> list[Row]:
        bullet = words("•", "quiet")
        texts = [marked_words(line, self._references) for line in lines]
        widths = [1, room - 1 - GAP]
        return [row for text in texts for row in side_by_side([bullet, text], widths)]

    def _choices(self, choices: Choices, room: int) -> list[Row]:
        numbered = list(enumerate(choices.options, start=self._choices_met + 1))
        self._choices_met += len(numbered)
        prompt = words(choices.prompt, "strong") if choices.prompt != self._message.title else []
        if choices.kind == "follow_up":
            hints = joined([_follow_up(number, option) for number, option in numbered], "·")
            return wrap([*prompt, *hints], room)
        rows = wrap(prompt, room)
        room -= INDENT
        names = [[*words(str(number), "quiet"), *words(one.label)] for number, one in numbered]
        details = [words(one.detail or one.hint, "quiet") for one in choices.options]
        return rows + indented(pairs(names, details, room), INDENT)


def _parts(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Yield blocks one by one, but quotes in a row together: they share their columns."""
    for kind, group in groupby(blocks, type):
        if kind is QuoteBlock:
            yield tuple(group)
        else:
            yield from ((block,) for block in group)


def _is_apart(previous: type[Block] | None, kind: type[Block]) -> bool:
    """Whether a blank row stands between a block and the one before it."""
    if kind in (Heading, Comparison, Chart, Choices):
        return previous not in (None, Heading) or kind is Heading
    return previous not in (None, Heading, kind) and kind is not Context


def _follow_up(number: int, option: Choice) -> list[Word]:
    """Return a number, which a conversation takes for the question, and what to type elsewhere."""
    first, *rest = unbroken(option.hint) or [[]]
    return [[(f"{number} ", "quiet"), *first], *rest]


def _source_rows(sources: Sequence[Source], width: int) -> list[Row]:
    if not sources:
        return []
    rows: list[Row] = [[], [("Sources", "strong")]]
    left = len(f"[{len(sources)}]")
    widths = [left, width - INDENT - left - GAP]
    for number, source in enumerate(sources, start=1):
        parts = [words(part, "quiet") for part in _known(source)]
        texts = [words(f"[{number}]", "quiet"), joined(parts, "·")]
        rows += indented(side_by_side(texts, widths), INDENT)
        if source.url:
            rows += indented([[(safe(source.url), "quiet")]], INDENT + left + GAP)
    return rows


def _known(source: Source) -> Iterator[str]:
    """Yield what is known of a source: its name, day and headline."""
    yield source.name
    if source.published:
        yield day(date.fromisoformat(source.published[:10]))
    if source.headline:
        yield source.headline
