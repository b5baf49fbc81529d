"""What outlets call things: terms in their own voice, attributed, or in quote marks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefs.message import Line
from briefs.parts.wording import shortened
from corpus.model import Span, Term, Voice
from corpus.romanisation import fold

_AFTER_NOUN = frozenset(
    ("of", "in", "on", "to", "with", "against", "between", "for", "from", "by", "at", "over")
)
_SHORTEST = 3
_OF_WHOM = re.compile(r"[a-z] (?:of|in|on|against) ((?:[A-Z][\w-]+ ?)+)$")


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


@dataclass(frozen=True, slots=True)
class Thing:
    """What several terms may name: all that end in one noun, such as war."""

    name: str
    terms: tuple[Term, ...]


def things(terms: Iterable[Term]) -> Sequence[Thing]:
    """Return terms by the noun that they turn on: "War to Resist …" and "Korean War" by "war".

    One that says of whom, such as "war in Ukraine", is another thing: "war (Ukraine)".
    """
    groups: dict[tuple[str, str], list[Term]] = {}
    for term in terms:
        if noun := head_noun(term.text):
            groups.setdefault((_singular(noun), _of_whom(term.text)), []).append(term)
    return [
        Thing(head_noun(group[0].text) + (f" ({whom})" if whom else ""), tuple(group))
        for (_, whom), group in groups.items()
    ]


def _of_whom(term: str) -> str:
    """Return the name that follows the noun of a term: "Ukraine" in "invasion of Ukraine"."""
    found = _OF_WHOM.search(" ".join(term.split()))
    return found[1] if found else ""


def head_noun(term: str) -> str:
    """Return the noun that a term turns on, folded: the last before "of", "in" and the like."""
    words = fold(term).split()
    end = next((n for n, word in enumerate(words) if n and word in _AFTER_NOUN), len(words))
    return words[end - 1] if words else ""


def _singular(noun: str) -> str:
    plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > _SHORTEST
    return noun.removesuffix("s") if plural else noun
