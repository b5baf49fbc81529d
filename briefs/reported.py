"""What is reported of a person: facts whose words name them."""

from collections.abc import Iterator, Sequence

from briefs.claims import alone, disputed, disputes, fact_line, shared, within
from briefs.evidence import Evidence, bullets, heading
from briefs.message import Block
from corpus.model import Fact, Mention, Span

_MOST_FACTS = 6
_MOST_DISPUTES = 3


def reported_of(
    evidence: Evidence, facts: Sequence[Fact], mentions: Sequence[Mention], more: str
) -> Iterator[Block]:
    """Yield facts about a person, shared ones first, then where outlets differ on them.

    A shared fact counts where at least one article names the person in it; a dispute where two
    sides do. `more` is the question that shows the rest.
    """
    here = of_person(within(evidence, facts), mentions)
    lines = [
        fact_line(evidence, fact, naming(fact.spans, mentions))
        for fact in (*shared(here), *alone(evidence, here))
    ]
    if listing := bullets(lines, _MOST_FACTS, more):
        yield heading("Reported of them")
        yield listing
    if quarrels := disputed(here):
        yield heading("Where outlets differ")
        yield from disputes(evidence, quarrels, _MOST_DISPUTES, more)


def of_person(facts: Sequence[Fact], mentions: Sequence[Mention]) -> list[Fact]:
    """Return the facts on a person: alone as they are, others where enough names the person."""
    quarrels = on_them(facts, mentions)
    return [
        fact
        for fact in facts
        if fact.status == "alone"
        or fact in quarrels
        or (fact.status == "shared" and naming(fact.spans, mentions))
    ]


def on_them(facts: Sequence[Fact], mentions: Sequence[Mention]) -> Sequence[Fact]:
    """Return the disputes in which at least two sides name the person."""
    return [
        fact
        for fact in disputed(facts)
        if sum(bool(naming(side.spans, mentions)) for side in fact.sides) > 1
    ]


def naming(spans: Sequence[Span], mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """Return the spans in which the person is named."""
    return tuple(
        span
        for span in spans
        if any(
            mention.span.article == span.article and span.start <= mention.span.start < span.end
            for mention in mentions
        )
    )
