"""What is reported of a person: facts whose words name them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefs.message import Block
from briefs.parts.claims import alone, disputed, disputes, fact_lines, shared
from briefs.parts.evidence import Evidence, bullets, heading
from briefs.parts.narrowing import Places, holding, within, worded_as
from briefs.parts.wording import unique
from corpus.model import Fact, Span

_MOST_FACTS = 6
_MOST_DISPUTES = 3


def reported_of(
    evidence: Evidence,
    facts: Sequence[Fact],
    named: Places,
    said: Sequence[Span],
    more: str,
) -> Iterator[Block]:
    """Yield facts about a person, shared ones first, then where outlets differ on them.

    What only one outlet has and is one of the spans `said` by the person is left to those.
    `more` is the question that shows the rest.
    """
    here = of_person(evidence, within(evidence, facts), named)
    single = [fact for fact in alone(evidence, here) if not _overlap(fact.spans, said)]
    several = shared(here)
    others = [fact for fact in here if fact.status == "shared" and fact not in several]
    lines = fact_lines(evidence, (*several, *others, *single), named)
    if listing := bullets(lines, _MOST_FACTS, more):
        yield heading("Reported of them")
        yield listing
    if quarrels := disputed(here):
        yield heading("Where outlets differ")
        yield from disputes(evidence, quarrels, _MOST_DISPUTES, more)


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
