"""What outlets call things: terms in their own voice, attributed, or in quote marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefs.message import Line
from briefs.parts.wording import shortened
from corpus.model import Span, Term, Voice
from corpus.romanisation import fold


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term as some articles use it, all its places together."""

    text: str
    voice: Voice
    quoted: bool
    spans: tuple[Span, ...]


def fold_terms(terms: Iterable[Term]) -> Sequence[TermUse]:
    """Return terms without repeats: those in quote marks first, then own ones, most used first.

    A term that stands in both voices is listed once in each.
    """
    groups: dict[tuple[str, Voice], list[Term]] = {}
    for term in terms:
        groups.setdefault((fold(term.text) or term.text, term.voice), []).append(term)
    uses = [
        TermUse(
            " ".join(group[0].text.split()),
            voice,
            all(term.quoted for term in group),
            tuple(term.span for term in group),
        )
        for (_, voice), group in groups.items()
    ]
    return sorted(uses, key=lambda use: (not use.quoted, use.voice != "own", -len(use.spans)))


def term_line(use: TermUse) -> Line:
    """Return a term: “in quote marks” where it stands in them, "(attributed)" where it is that."""
    text = shortened(use.text, 100)
    shown = f"“{text}”" if use.quoted else text
    if use.voice == "attributed":
        shown += " (attributed)"
    return Line(shown, use.spans)
