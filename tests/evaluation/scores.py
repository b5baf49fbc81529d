"""Figures: exact spans of names, and people merged over articles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

Found = tuple[int, int, int, str]
"""Number of the article, start, end, kind."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1, 0 to 1, over so many things judged by hand."""

    precision: float
    recall: float
    count: int

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def exact(found: Iterable[Found], wanted: Iterable[Found]) -> Figure:
    """The share of spans found that are wanted, to the character, and of those wanted found."""
    found, wanted = set(found), set(wanted)
    right = len(found & wanted)
    return Figure(right / max(len(found), 1), right / max(len(wanted), 1), len(wanted))


def b_cubed(found: Mapping[Found, str], wanted: Mapping[Found, str]) -> Figure:
    """How well mentions are grouped into people: B³ (Bagga and Baldwin, 1998).

    A mention that only one side has counts as wrong on that side.
    """
    return Figure(_shared(found, wanted), _shared(wanted, found), len(wanted))


def _shared(mine: Mapping[Found, str], theirs: Mapping[Found, str]) -> float:
    groups: dict[str, set[Found]] = {}
    for mention, person in mine.items():
        groups.setdefault(person, set()).add(mention)
    total = Fraction()
    for mention, person in mine.items():
        if mention in theirs:
            group = groups[person]
            alike = sum(theirs.get(other) == theirs[mention] for other in group)
            total += Fraction(alike, len(group))
    return float(total / max(len(mine), 1))
