"""How far a long task is, a bar on a terminal, a line now and then elsewhere; and how much."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

EVERY = 5.0
"""Seconds between plain lines."""


def counted(number: int, noun: str, several: str = "") -> str:
    """Return a number of things in words, such as "1 story" or "2,000 stories"."""
    return f"{number:,} {noun if number == 1 else several or noun + 's'}"


class Progress:
    """Shows progress on a stream while it is entered."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._told = clock()
        self._bar: Bar | None = None
        self._step = ""

    def __enter__(self) -> Self:
        if self._stream.isatty():
            from rich.console import Console
            from rich.progress import Progress as Bar

            self._bar = Bar(console=Console(file=self._stream), transient=True)
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def update(self, step: str, done: int, total: int) -> None:
        """Show that `done` of `total` parts of a step are done; a total of 0 is unknown."""
        if self._bar:
            self._move(self._bar, step, done, total or None)
        elif self._clock() - self._told >= EVERY:
            self._told = self._clock()
            of = f" of {total:,}" if total else ""
            self._stream.write(f"{step}: {done:,}{of}\n")
            self._stream.flush()

    def _move(self, bar: Bar, step: str, done: int, total: int | None) -> None:
        if step != self._step:
            self._step = step
            bar.add_task(step, total=total)
        bar.update(bar.task_ids[-1], completed=done, total=total)
