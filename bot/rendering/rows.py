"""Rows of styled pieces: wrapping, and columns side by side. Knows no block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Literal

from bot.rendering.plain import cells, chop, safe

Style = Literal["plain", "strong", "quiet", "warning", "title"]
Piece = tuple[str, Style]
Row = list[Piece]
Word = list[Piece]
"""Pieces that stay together on a row; they may hold blanks."""

GAP = 2
"""Blanks between columns."""
LONGEST_UNBROKEN = 40


def words(text: str, style: Style = "plain", mark: str = "") -> list[Word]:
    """Return a text, made safe, as words; a mark stays with the last one."""
    found: list[Word] = [[(word, style)] for word in safe(text).split()]
    if mark:
        if not found:
            return [[(mark, "quiet")]]
        found[-1].append((f" {mark}", "quiet"))
    return found


def unbroken(text: str, style: Style = "plain") -> list[Word]:
    """Return a short text, made safe, that no row divides; a long one as words."""
    one_line = " ".join(safe(text).split())
    return [[(one_line, style)]] if cells(one_line) <= LONGEST_UNBROKEN else words(text, style)


def joined(parts: Iterable[list[Word]], separator: str) -> list[Word]:
    """Return several texts as one, the separator between them; empty ones are left out."""
    whole: list[Word] = []
    for part in filter(None, parts):
        whole += [[(separator, "quiet")], *part] if whole else part
    return whole


def restyled(word: Word, style: Style) -> Word:
    """Return a word in another style."""
    return [(text, style) for text, _ in word]


def row_width(row: Iterable[Piece]) -> int:
    """Return how many columns a row needs."""
    return sum(cells(text) for text, _ in row)


def natural_width(text: Sequence[Word]) -> int:
    """Return how many columns a text needs on one row."""
    return sum(row_width(word) + 1 for word in text) - 1 if text else 0


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
    if len(word) > 1:  # a mark goes to a row of its own
        return [part for text, style in word for part in _fitting([(text.strip(), style)], width)]
    [(text, style)] = word
    return [[(part, style)] for part in chop(text, width)]


def indented(rows: Iterable[Row], columns: int) -> list[Row]:
    """Return rows moved to the right."""
    margin: Piece = (" " * columns, "plain")
    return [[margin, *row] if row and columns else row for row in rows]


def side_by_side(texts: Sequence[Sequence[Word]], widths: Sequence[int]) -> list[Row]:
    """Return texts in columns of these widths, each wrapped in its own."""
    columns = [wrap(text, width) for text, width in zip(texts, widths, strict=True)]
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
