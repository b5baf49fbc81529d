"""How many rows a message takes on a screen of 80 columns, to fit an answer on one."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from briefs.message import (
    Block,
    BulletList,
    Chart,
    Choice,
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
_UNDIVIDED = 40
"""Characters up to which no row divides what is to be typed."""
_TOGETHER = re.compile(r" (?=[·–—|/](?: |$)|¶|\(\d+\))")
"""Blanks at which no row ends, as in "A ·"."""
_COMMA = ",\xa0"
_GAP = 2


def fits(message: Message) -> bool:
    """Whether a message fits one screen before its sources, and one message of a platform."""
    said = sum(len(line.text) for line in lines_of(message.blocks))
    return said <= CHARACTERS and rows_of(message) <= ROWS


def rows_of(message: Message) -> int:
    """Return how many rows a message takes before its sources."""
    numbers = {source.article: number for number, source in enumerate(message.sources, 1)}
    counted = _Rows(numbers)
    return _wrapped(message.title, COLUMNS) + sum(map(counted.of, message.blocks))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Counts the rows of blocks; `numbers` are those of the sources, by article."""

    numbers: Mapping[str, int]

    def of(self, block: Block) -> int:
        match block:
            case Heading(line):
                return 1 + self._line(line, COLUMNS)
            case Paragraph(lines) | Context(lines):
                return sum(self._line(line, _INSIDE) for line in lines)
            case BulletList(lines):
                return sum(self._line(line, _INSIDE - _BULLET) for line in lines)
            case Fields(fields):
                return self._fields(fields)
            case QuoteBlock(quote, attribution):
                half = _INSIDE // 2
                return self._line(quote, half) + self._line(attribution, half)
            case Comparison(columns, rows):
                said = (line for row in rows for cell in row.cells for line in cell)
                cells = sum(self._line(line, _INSIDE // 3) for line in said)
                return 2 + len(columns) + 2 * len(rows) + cells
            case Chart():
                return 3 + len(block.bars)
            case Choices(prompt, options):
                hints = " · ".join(_hint(number, one) for number, one in enumerate(options, 1))
                return 1 + _wrapped(f"{prompt} {hints}", COLUMNS)
            case Divider():
                return 2
            case _:
                assert_never(block)

    def _fields(self, fields: Sequence[Field]) -> int:
        widest = max((_width(field.name) for field in fields), default=0)
        left = min(widest, _INSIDE // 3)
        return sum(max(_wrapped(one.name, left), self._values(one, left)) for one in fields)

    def _values(self, field: Field, left: int) -> int:
        room = _INSIDE - left - _GAP - (_BULLET if len(field.values) > 1 else 0)
        return sum(self._line(value, room) for value in field.values)

    def _line(self, line: Line, columns: int) -> int:
        """Return the rows of a line with the mark of its sources, which no row divides."""
        numbers = sorted({self.numbers.get(span.article, 0) for span in line.spans})
        mark = f"\xa0[{_COMMA.join(_runs(numbers))}]" if numbers else ""
        return _wrapped(f"{line.text}{mark}", columns)


def _hint(number: int, choice: Choice) -> str:
    hint = choice.hint.replace(" ", "\xa0") if len(choice.hint) <= _UNDIVIDED else choice.hint
    return f"{number}\xa0{hint}"


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Yield numbers, three or more in a row as one, as in "1–3"."""
    left = list(numbers)
    while left:
        end = next((i for i in range(1, len(left)) if left[i] != left[0] + i), len(left))
        yield from ([f"{left[0]}–{left[end - 1]}"] if end > 2 else map(str, left[:end]))
        left = left[end:]


def _wrapped(text: str, columns: int) -> int:
    """Return the rows of a text, filled word by word."""
    rows, used = 1, 0
    for wide in map(_width, _TOGETHER.sub("\xa0", text).split(" ")):
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
