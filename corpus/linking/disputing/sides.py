"""What a disagreement is made of: sides, each in the words of its outlets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.linking.claiming.claims import Claim
from corpus.linking.claiming.clauses import MOST
from corpus.model import FactKind, Side, Span
from corpus.statistics import words

LEAD_IN = 8
"""Words kept before what matters where a clause is too long to show whole."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """One disagreement; `key` names it within its story, whatever the wording of its sides."""

    text: str
    kind: FactKind
    sides: tuple[Side, ...]
    score: float
    key: tuple[str, ...]
    people: frozenset[str] = frozenset()
    detail: bool = False
    """Whether only a detail of its claims is in dispute, such as somebody's rank."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim that takes a side, and the offsets in its article of the words that do."""

    claim: Claim
    start: int
    end: int

    @property
    def whole(self) -> bool:
        """Return whether no words in particular take the side, so that others show it better."""
        return (self.start, self.end) == (self.claim.start, self.claim.end)

    @property
    def span(self) -> Span:
        """Return the stretch to show: the whole clause, or what is around the words that matter."""
        found = list(words(self.claim.article.text, self.claim.start, self.claim.end))
        if len(found) <= MOST:
            return self.claim.span
        at = next((i for i, word in enumerate(found) if word.end > self.start), 0)
        first = max(min(at - LEAD_IN, len(found) - MOST), 0)
        shown = found[first : first + MOST]
        start = self.claim.start if first == 0 else shown[0].start
        end = self.claim.end if shown[-1] is found[-1] else shown[-1].end
        return Span(self.claim.article.id, start, end)

    @property
    def text(self) -> str:
        """Return the words to show, with "…" where the clause goes on."""
        span = self.span
        before = "… " if span.start > self.claim.start else ""
        after = " …" if span.end < self.claim.end else ""
        shown = " ".join(self.claim.article.text[span.start : span.end].split())
        return f"{before}{shown}{after}"


def make_side(voices: Sequence[Voice]) -> Side:
    """Return one side, in the words of the clearest of its voices: own voice first, then short."""
    clearest = min(voices, key=lambda voice: (voice.whole, voice.claim.attributed, len(voice.text)))
    ordered = [clearest, *(voice for voice in voices if voice is not clearest)]
    claims = [claim for voice in ordered for claim in voice.claim.all]
    spans = [(voice.span, *(claim.span for claim in voice.claim.same)) for voice in ordered]
    return Side(
        text=clearest.text,
        spans=tuple(dict.fromkeys(span for found in spans for span in found)),
        outlets=tuple(dict.fromkeys(claim.article.display_name for claim in claims)),
    )


def make_dispute(
    groups: Mapping[str, Sequence[Voice]],
    kind: FactKind,
    score: float,
    about: Iterable[str],
    *,
    detail: bool = False,
) -> Dispute:
    """Return a dispute of two or more named groups of voices, those with most outlets first."""
    sides = [make_side(voices) for voices in groups.values()]
    sides.sort(key=lambda side: -len(side.outlets))
    claims = [voice.claim for voices in groups.values() for voice in voices]
    return Dispute(
        text=sides[0].text,
        kind=kind,
        sides=tuple(sides),
        score=score,
        key=(kind, *sorted(about)),
        people=frozenset(person for claim in claims for person in claim.people),
        detail=detail,
    )


def independent(groups: Iterable[Sequence[Voice]]) -> bool:
    """Return whether two sources stand on different sides, so that outlets disagree."""
    sources = [frozenset[str]().union(*(v.claim.sources for v in voices)) for voices in groups]
    return len(sources) > 1 and len(set().union(*sources)) > 1
