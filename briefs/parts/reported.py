"""What is reported of a person: facts whose words name them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefs.message import Block, Line
from briefs.parts.claims import alone, fact_line, says_something, shared, tidy
from briefs.parts.clauses import opening, words_of
from briefs.parts.disagreeing import disputed, disputes
from briefs.parts.evidence import Evidence, bullets, heading
from briefs.parts.excerpts import shorten
from briefs.parts.narrowing import Places, holding, stands_in, within, worded_as
from briefs.parts.wording import unique
from corpus.model import Fact, Span
from corpus.romanisation import fold

_MOST_FACTS = 5
_MOST_WORDS = 18
_MOST_WORDS_AT_ALL = 26
_SOON = 4
"""Words of a clause within which its subject is named."""
_MOST_DISPUTES = 3


def reported_of(
    evidence: Evidence,
    facts: Sequence[Fact],
    named: Places,
    said: Sequence[Span],
    more: str,
) -> Iterator[Block]:
    """Yield facts in words that name a person, shared ones first; then where outlets differ.

    Of what only one outlet has, that comes first in which the person acts; what is one of the
    spans `said` by the person is left to those.
    `more` is the question that shows the rest.
    """
    here = of_person(evidence, within(evidence, facts), named)
    single = [fact for fact in alone(evidence, here) if not _overlap(fact.spans, said)]
    several = shared(here)
    others = [fact for fact in here if fact.status == "shared" and fact not in several]
    lines = _lines(evidence, (*several, *others), single, named)
    if listing := bullets(lines, _MOST_FACTS, more):
        yield heading("Reported of them")
        yield listing
    if quarrels := disputed(here):
        yield heading("Where outlets differ")
        yield from disputes(evidence, quarrels, _MOST_DISPUTES, more)


def _lines(
    evidence: Evidence, several: Sequence[Fact], single: Sequence[Fact], named: Places
) -> list[Line]:
    """Return facts as lines, those that read the same or are of one sentence once."""
    told = [one for fact in several if (one := _told(evidence, fact, named))]
    acting = [one for fact in single if (one := _told(evidence, fact, named))]
    acting.sort(key=lambda one: (not one.acts, not one.says))
    lines: dict[str, Line] = {}
    shown: set[tuple[str, int]] = set()
    for one in sorted((*told, *acting), key=lambda one: not one.says):
        sentence = (one.place.article, evidence.sentence(one.place).start)
        if sentence not in shown:
            spans = holding(one.fact.spans, named)
            line = fact_line(evidence, one.fact, spans, one.text)
            lines.setdefault(fold(one.text), line)
            shown.add(sentence)
    return list(lines.values())


@dataclass(frozen=True, slots=True)
class _Told:
    """A fact in words that name a person."""

    fact: Fact
    text: str
    place: Span
    acts: bool
    """Whether the person is named where a sentence has its subject."""
    says: bool
    """Whether the clause seems to have a verb."""


def _told(evidence: Evidence, fact: Fact, named: Places) -> _Told | None:
    """Return a fact in a clause that names the person, None where only its background does.

    Of several places the one is chosen in which the person acts, in the fewest words.
    """
    found = []
    naming = holding(fact.spans, named)
    own = [span for span in naming if stands_in(evidence, fact.text, (span,))]
    for span in own or naming:
        start = next(one for one in named[span.article] if span.start <= one < span.end)
        place = Span(span.article, start, start + 1)
        sentence = evidence.sentence(place)
        text = evidence.document(span.article).article.text
        words = words_of(text, sentence.start, sentence.end)
        position = sum(end <= start for _, end in words.bounds)
        before = opening(words)
        if position >= before:
            clause, says = _clause(evidence, place, sentence_of(evidence, fact, span))
            acts = says and position - before <= _SOON and not clause.startswith("…")
            found.append(_Told(fact, clause, place, acts, says))
    return min(found, key=lambda one: (not one.acts, len(one.text), one.place), default=None)


def sentence_of(evidence: Evidence, fact: Fact, span: Span) -> Span:
    """Return what may be shown of a fact: of a shared one its own words, else its sentence.

    What stands around the words that several share, the others do not say.
    """
    if fact.status != "alone":
        return span
    sentence = evidence.sentence(span)
    return Span(span.article, min(sentence.start, span.start), max(sentence.end, span.end))


def _clause(evidence: Evidence, place: Span, around: Span) -> tuple[str, bool]:
    """Return the clause with a name, longer where a short one says nothing; and whether it does."""
    for most in (_MOST_WORDS, _MOST_WORDS_AT_ALL):
        cut = shorten(evidence, around, most, holding=place, lean=True)
        if says_something(cut.text):
            return tidy(cut.text), True
    return tidy(shorten(evidence, around, _MOST_WORDS, holding=place, lean=True).text), False


def of_person(evidence: Evidence, facts: Sequence[Fact], named: Places) -> list[Fact]:
    """Return the facts on a person: alone as they are, others where enough names the person.

    A shared fact counts where an article names the person in it, and in words that do; a dispute
    where two sides do.
    """
    quarrels = on_them(facts, named)
    found = []
    for fact in facts:
        spans = holding(fact.spans, named)
        if fact.status == "alone" or fact in quarrels:
            found.append(fact)
        elif fact.status == "shared" and spans:
            found.append(_naming_alone(evidence, fact, spans))
    return found


def _naming_alone(evidence: Evidence, fact: Fact, named: tuple[Span, ...]) -> Fact:
    """Return a fact in words that name the person.

    Where its own words don't, it rests on those that do: what the others say may be less.
    """
    worded = worded_as(evidence, fact, named)
    if worded.text == fact.text:
        return fact
    spans = tuple(span for span in worded.spans if span in named)
    outlets = unique(evidence.index.article(span.article).display_name for span in spans)
    return replace(worded, spans=spans, outlets=tuple(outlets))


def _overlap(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(
        one.article == other.article and one.start < other.end and other.start < one.end
        for one in spans
        for other in others
    )


def on_them(facts: Sequence[Fact], named: Places) -> Sequence[Fact]:
    """Return the disputes in which at least two sides name the person."""
    return [
        fact
        for fact in disputed(facts)
        if sum(bool(holding(side.spans, named)) for side in fact.sides) > 1
    ]
