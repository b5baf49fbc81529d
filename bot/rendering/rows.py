"""Rows of styled pieces: wrapping, and columns side by side. Knows no block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Literal

from bot.rendering.plain import breaks_anywhere, cells, chop, safe

Style = Literal["plain", "strong", "quiet", "warning", "title"]
Piece = tuple[str, Style]
Row = list[Piece]
Word = list[Piece]
"""Pieces that stay together on a row; they may hold blanks."""

GAP = 2
"""Blanks between columns."""
LONGEST_UNBROKEN = 40


_ENDS_A_ROW = frozenset("·–—|/")
"""Signs that belong to the word before them, and end a row rather than begin the next."""
_BEGINS_A_ROW = frozenset("←→")
"""Signs that belong to the word after them."""


def words(text: str, style: Style = "plain", mark: str = "") -> list[Word]:
    """Return a text, made safe, as words; a mark stays with the last one."""
    found: list[Word] = [[(word, style)] for word in _units(safe(text).split())]
    if mark:
        if not found:
            return [[(mark, "quiet")]]
        found[-1].append((f" {mark}", "quiet"))
    return found


def _units(parts: Iterable[str]) -> list[str]:
    """Return words, those that say nothing on a row of their own with the word they belong to.

    So stay "A ·", "¶4" behind its source, "(2)" behind its name, and "← B".
    """
    units: list[str] = []
    for part in parts:
        leads = bool(units) and units[-1].rpartition(" ")[2] in _BEGINS_A_ROW
        if units and (leads or _belongs_to_the_last(part)):
            units[-1] += f" {part}"
        else:
            units.append(part)
    return units


def _belongs_to_the_last(part: str) -> bool:
    if part in _ENDS_A_ROW or part[0] == "¶":
        return True
    return part[0] == "(" and part[-1] == ")" and part[1:-1].isdecimal()


def unbroken(text: str, style: Style = "plain") -> list[Word]:
    """Return a short text, made safe, that no row divides; a long one as words."""
    one_line = " ".join(safe(text).split())
    return [[(one_line, style)]] if cells(one_line) <= LONGEST_UNBROKEN else words(text, style)


def joined(parts: Iterable[list[Word]], separator: str) -> list[Word]:
    """Return several texts as one, the separator after each but the last; empty ones go."""
    *front, last = list(filter(None, parts)) or [[]]
    ended = [[*text[:-1], [*text[-1], (f" {separator}", "quiet")]] for text in front]
    return [word for text in (*ended, last) for word in text]


def restyled(word: Word, style: Style) -> Word:
    """Return a word in another style."""
    return [(text, style) for text, _ in word]


def row_width(row: Iterable[Piece]) -> int:
    """Return how many columns a row needs."""
    return sum(cells(text) for text, _ in row)


def natural_width(text: Sequence[Word]) -> int:
    """Return how many columns a text needs on one row."""
    return sum(row_width(word) + 1 for word in text) - 1 if text else 0


def widest_word(text: Iterable[Word]) -> int:
    """Return how many columns the words of a text need so that none is divided."""
    parts = (part for word in text for piece, _ in word for part in piece.split())
    return max((cells(part) for part in parts if not breaks_anywhere(part)), default=0)


def hanging(texts: Iterable[Sequence[Word]], width: int, by: int) -> list[Row]:
    """Return texts in rows, each text on a row of its own that those after it are moved from."""
    rows: list[Row] = []
    for text in texts:
        first, *rest = wrap(text, width - by) or [[]]
        rows += [first, *indented(rest, by)]
    return rows


def wrap(text: Sequence[Word], width: int) -> list[Row]:
    """Return the words in rows of at most `width` columns; a longer word is divided."""
    rows: list[Row] = []
    row: Row = []
    used = 0
    for whole in text:
        for word in _fitting(whole, width):
            wide = row_width(word)
            if row and used + 1 + wide > width:
                rows.append(row)
                row, used = [], 0
            used += wide + (1 if row else 0)
            _append(row, word)
    return [*rows, row] if row else rows


def _append(row: Row, word: Word) -> None:
    """Put a word at the end of a row, after a blank; pieces of one style become one."""
    if not row:
        row += word
        return
    (last, style), (first, first_style) = row[-1], word[0]
    if style == first_style:
        row[-1] = (f"{last} {first}", style)
        row += word[1:]
    else:
        row.append((" ", "plain"))
        row += word


def _fitting(word: Word, width: int) -> list[Word]:
    """Return a word as it is or, where no row can hold it, in pieces that fit."""
    if row_width(word) <= width:
        return [word]
    parts = [(part, style) for text, style in word for part in text.split()]
    return [[(piece, style)] for part, style in parts for piece in chop(part, width)]


def indented(rows: Iterable[Row], columns: int) -> list[Row]:
    """Return rows moved to the right."""
    margin: Piece = (" " * columns, "plain")
    return [[margin, *row] if row and columns else row for row in rows]


def side_by_side(texts: Sequence[Sequence[Word]], widths: Sequence[int]) -> list[Row]:
    """Return texts in columns of these widths, each wrapped in its own."""
    return beside([wrap(text, width) for text, width in zip(texts, widths, strict=True)], widths)


def beside(columns: Sequence[Sequence[Row]], widths: Sequence[int]) -> list[Row]:
    """Return columns of rows, each row within its column's width, side by side."""
    rows = []
    for parts in zip_longest(*columns, fillvalue=[]):
        row: Row = []
        missing = 0
        for part, width in zip(parts, widths, strict=True):
            if part:
                row += [(" " * missing, "plain")] if missing else []
                row += part
                missing = 0
            missing += width - row_width(part) + GAP
        rows.append(row)
    return rows


def plain_text(rows: Iterable[Row]) -> str:
    """Return rows as text, a line each, without styles and blanks at the ends."""
    return "".join(f"{''.join(text for text, _ in row).rstrip()}\n" for row in rows)
