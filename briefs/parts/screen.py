"""How many rows a message takes on a screen of 80 columns, to fit an answer on one."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import assert_never

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
)
from briefs.parts.evidence import lines_of

ROWS = 45
"""Rows that a screen shows beside the line that was typed."""
COLUMNS = 80
CHARACTERS = 2300
"""Characters of a message that leave room for its sources in one message of a chat platform."""
_INSIDE = COLUMNS - 2
"""Columns of what stands under a heading."""
_BULLET = 3
_GAP = 2


def fits(message: Message) -> bool:
    """Whether a message fits one screen before its sources, and one message of a platform."""
    said = sum(len(line.text) for line in lines_of(message.blocks))
    return said <= CHARACTERS and rows_of(message) <= ROWS


def rows_of(message: Message) -> int:
    """Return how many rows a message takes before its sources: as many, or a few less."""
    return _wrapped(message.title, COLUMNS) + sum(map(_rows, message.blocks))


def _rows(block: Block) -> int:
    match block:
        case Heading(line):
            return 1 + _line(line, COLUMNS)
        case Paragraph(lines) | Context(lines):
            apart = 1 if isinstance(block, Paragraph) and len(lines) > 1 else 0
            return apart + sum(_line(line, _INSIDE) for line in lines)
        case BulletList(lines):
            return sum(_line(line, _INSIDE - _BULLET) for line in lines)
        case Fields(fields):
            return _fields(fields)
        case QuoteBlock(quote, attribution):
            return _line(quote, _INSIDE // 2) + _line(attribution, _INSIDE // 2)
        case Comparison(columns, rows):
            cells = sum(_line(line, _INSIDE // 3) for row in rows for c in row.cells for line in c)
            return 2 + len(columns) + 2 * len(rows) + cells
        case Chart():
            return 3 + len(block.bars)
        case Choices(prompt, options):
            hints = " · ".join(f"{number} {one.hint}" for number, one in enumerate(options, 1))
            return 1 + _wrapped(f"{prompt} {hints}", COLUMNS)
        case Divider():
            return 2
        case _:
            assert_never(block)


def _fields(fields: Sequence[Field]) -> int:
    widest = max((_width(field.name) for field in fields), default=0)
    left = min(widest, _INSIDE // 3)
    return sum(max(_wrapped(one.name, left), _values(one, left)) for one in fields)


def _values(field: Field, left: int) -> int:
    room = _INSIDE - left - _GAP
    if len(field.values) > 1:
        room -= _BULLET
    return sum(_line(value, room) for value in field.values)


def _line(line: Line, columns: int) -> int:
    """Return the rows of a line with the mark of its sources, at its widest."""
    sources = len({span.article for span in line.spans})
    mark = f" [{', '.join(['1'] * min(sources, 2)) if sources < 3 else '1–9'}]" if sources else ""
    return _wrapped(line.text + mark.replace(" ", "\xa0"), columns)


def _wrapped(text: str, columns: int) -> int:
    """Return the rows of a text, filled word by word."""
    rows, used = 1, 0
    for wide in map(_width, text.split(" ")):
        if used and used + 1 + wide > columns:
            rows, used = rows + 1, 0
        used += wide + bool(used)
        rows, used = (rows + used // columns, used % columns) if used > columns else (rows, used)
    return rows


def _width(text: str) -> int:
    """Return the columns that a text needs, two for a wide character."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def first_that_fits(messages: Iterable[Message]) -> Message:
    """Return the first of some messages that fits one screen, else the last; one at least."""
    last: Message | None = None
    for message in messages:
        if fits(message):
            return message
        last = message
    if last is None:
        raise ValueError("no message to choose from")
    return last
