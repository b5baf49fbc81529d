"""Attribution: one cue with its source and what it introduces."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.analysis.attribution.phrasing import Source
from corpus.analysis.syntax.units import Unit

AROUND = 20
"""Attributions on either side that may have to do with one."""
_ENDS = {".", "!", "?"}


@dataclass(slots=True)
class Attribution:
    """One cue with its source and what it introduces, in words of its unit.

    `first` to `last` are the words of source and cue; `content` is what is said. `relays` are the
    sources that pass it on, the nearest to the reader first.
    """

    first: int
    last: int
    cue: int
    source: Source | None
    content: tuple[int, int]
    trailing: bool = False
    relays: list[Source] = field(default_factory=list)
    participle: bool = False
    passes_on: bool = False
    """Whether its source reports what others say and stands for none of it itself."""

    def holds(self, word: int) -> bool:
        """Say whether a word of the unit is part of what is said."""
        return self.content[0] <= word < self.content[1]


def content_start(unit: Unit, first: int, found: Sequence[Attribution]) -> int:
    """Return where the words before a trailing tag begin: behind the tag before it."""
    earlier = (a for a in reversed(found[-AROUND:]) if a.trailing and a.last <= first)
    tag = next(earlier, None)
    start = tag.last if tag else 0
    for index in range(start, first - 2):
        if unit.free(index) and unit.lower[index] in _ENDS:
            start = index + 1  # a sentence that ends in an abbreviation is not parted from the next
    while start < first and unit.free(start) and not unit.lower[start][0].isalnum():
        start += 1
    # "…," she said, Reuters reported: the second tag has the same words ahead of it.
    return tag.content[0] if tag and start >= first else start


def stripped(unit: Unit, first: int, last: int) -> int:
    """Return where words end without the punctuation that closes them."""
    while (
        last > first
        and unit.free(last - 1)
        and unit.lower[last - 1] in (",", ".", ";", ":", "-", "–", "—")
    ):
        last -= 1
    return last
