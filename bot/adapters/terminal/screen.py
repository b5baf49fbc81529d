"""Rows on a screen: how wide it is, and whether it shows colours."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from bot.rendering.rows import Row, Style, plain_text

if TYPE_CHECKING:
    from rich.text import Text

WIDEST = 120
"""Columns; longer lines are hard to read, so a wider screen is not filled."""
USUAL = 80

STYLES: dict[Style, str] = {
    "plain": "",
    "strong": "bold",
    "title": "bold cyan",
    "quiet": "dim",
    "warning": "yellow",
}


def screen_width(stream: TextIO) -> int:
    """Return the columns to lay out for: COLUMNS, else the terminal's, else 80; at most 120."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return min(int(columns), WIDEST)
    try:
        return min(os.get_terminal_size(stream.fileno()).columns or USUAL, WIDEST)
    except (OSError, ValueError):
        return USUAL


def shows_colours(stream: TextIO) -> bool:
    """Whether styles may be written: to a terminal that can, unless NO_COLOR is set."""
    return stream.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")


def show(rows: Sequence[Row], stream: TextIO) -> None:
    """Write rows, with colours where the stream shows them."""
    if not shows_colours(stream):
        stream.write(plain_text(rows))
        return
    from rich.console import Console

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    for text in styled(rows):
        console.print(text, soft_wrap=True)


def styled(rows: Iterable[Row]) -> Iterable[Text]:
    """Yield rows as rich texts, in which no markup has a meaning."""
    from rich.text import Text

    for row in rows:
        line = Text(end="")
        for text, style in row:
            line.append(text, STYLES[style])
        line.rstrip()
        yield line
