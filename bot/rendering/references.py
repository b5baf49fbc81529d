"""Reference marks: which numbers of the source list a line rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefs.message import Comparison, Field, Line, Message

Numbers = tuple[int, ...]


class References:
    """The numbers, from 1, of a message's sources."""

    def __init__(self, message: Message) -> None:
        self._numbers = {
            source.article: number for number, source in enumerate(message.sources, start=1)
        }

    def of(self, *lines: Line) -> Numbers:
        """Return the numbers of the sources that lines rest on, in order."""
        articles = {span.article for line in lines for span in line.spans}
        return tuple(sorted(self._numbers[a] for a in articles if a in self._numbers))

    def of_values(self, field: Field) -> Sequence[Numbers]:
        """Return the numbers after each value of a field.

        Where several values in a row rest on the same sources, the last of them has the numbers.
        """
        numbers = [self.of(value) for value in field.values]
        repeated = [first == second for first, second in pairwise(numbers)]
        return [
            () if again else own for own, again in zip(numbers, [*repeated, False], strict=True)
        ]

    def of_columns(self, table: Comparison) -> Sequence[Numbers]:
        """Return the number at the head of each column whose cells all rest on one source."""
        heads = []
        for column in range(len(table.columns)):
            lines = [line for row in table.rows for line in row.cells[column : column + 1]]
            numbers = self.of(*(line for cell in lines for line in cell))
            heads.append(numbers if len(numbers) == 1 else ())
        return heads


def mark(numbers: Iterable[int]) -> str:
    """Return numbers as a mark such as "[1, 3–5]", "" where there are none."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return f"[{', '.join(parts)}]" if parts else ""
