"""Facts in answers: what all report, what only one has, where they disagree, what one left out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from briefs.evidence import Evidence, listed
from briefs.excerpts import excerpt
from briefs.message import Field, Line
from briefs.wording import day, shortened, unique
from corpus.fairness import left_out
from corpus.model import Fact, FactKind

_SHARPEST: tuple[FactKind, ...] = (
    "cause",
    "outcome",
    "rank",
    "number",
    "claim",
    "date",
    "event",
)
_QUESTIONS: dict[FactKind, str] = {
    "cause": "Who or what caused it",
    "outcome": "How it ended",
    "rank": "Rank or office",
    "number": "Numbers",
    "date": "When",
    "claim": "Claims",
    "event": "What happened",
}
_FEWEST_WORDS = 4
_MOST_WORDS = 25


def disputed(facts: Iterable[Fact]) -> Sequence[Fact]:
    """Return the facts on which outlets disagree, the sharpest first."""
    found = [fact for fact in facts if fact.status == "disputed" and len(fact.sides) > 1]
    return sorted(found, key=lambda fact: (_SHARPEST.index(fact.kind), -fact.score, fact.id))


def shared(facts: Iterable[Fact]) -> Sequence[Fact]:
    """Return the facts that several outlets report, those of most outlets first."""
    found = [fact for fact in facts if fact.status == "shared"]
    return sorted(found, key=lambda fact: (-len(set(fact.outlets)), -fact.score, fact.id))


def alone(facts: Iterable[Fact]) -> Sequence[Fact]:
    """Return the facts that only one outlet has, the surest first."""
    found = [fact for fact in facts if fact.status == "alone"]
    return sorted(found, key=lambda fact: (-fact.score, fact.id))


def within(evidence: Evidence, facts: Iterable[Fact]) -> list[Fact]:
    """Return facts as far as they rest on the articles of this answer.

    A dispute of which only one side is here is none here; what several report elsewhere and one
    source reports here counts as that one's alone, its `outlets` still naming the others.
    """
    articles = {article.id for article in evidence.articles}
    return [found for fact in facts if (found := _narrowed(evidence, fact, articles))]


def _narrowed(evidence: Evidence, fact: Fact, articles: Collection[str]) -> Fact | None:
    spans = tuple(span for span in fact.spans if span.article in articles)
    if not spans or len(spans) == len(fact.spans):
        return fact if spans else None
    sides = tuple(
        replace(side, spans=here)
        for side in fact.sides
        if (here := tuple(span for span in side.spans if span.article in articles))
    )
    if fact.status == "disputed" and len(sides) > 1:
        return replace(fact, spans=spans, sides=sides)
    several = fact.status != "alone" and len(evidence.names_of(spans)) > 1
    return replace(fact, spans=spans, sides=(), status="shared" if several else "alone")


def fact_line(evidence: Evidence, fact: Fact) -> Line:
    """Return a fact in the words of one article, with the sources that report it."""
    names = evidence.names_of(fact.spans)
    here = {evidence.index.article(span.article).display_name for span in fact.spans}
    elsewhere = [name for name in fact.outlets if name not in here]
    who = f"only {names[0]}" if fact.status == "alone" and len(names) == 1 else listed(names)
    if elsewhere:
        who = f"{listed(names)} · elsewhere also {listed(elsewhere)}"
    return Line(f"{claim_text(evidence, fact)} · {who}", fact.spans)


def claim_text(evidence: Evidence, fact: Fact) -> str:
    """Return the words of a fact, cut to 25 where it is longer."""
    words = " ".join(fact.text.split())
    if _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS:
        return words
    return excerpt(evidence, fact.spans[0]).text if fact.spans else shortened(words, 160)


def dispute_field(evidence: Evidence, fact: Fact) -> Field:
    """Return a disputed fact: what it is about, then each side in its own words."""
    return Field(_QUESTIONS[fact.kind], tuple(_side_lines(evidence, fact)))


def _side_lines(evidence: Evidence, fact: Fact) -> Iterable[Line]:
    for side in fact.sides:
        spans = side.spans or fact.spans
        text = " ".join(side.text.split())
        if len(text.split()) > _MOST_WORDS and spans:
            text = excerpt(evidence, spans[0]).text
        names = evidence.names_of(spans) or unique(side.outlets)
        yield Line(f"{text} · {listed(names)}", spans)


def omission_lines(evidence: Evidence, facts: Iterable[Fact]) -> list[Line]:
    """Return what an article leaves out though most others have it, with the basis for saying so.

    An article is named only where it appeared after the day the thing happened.
    """
    by_id = {article.id: article for article in evidence.articles}
    lines = []
    for fact in shared(facts):
        holders = {span.article for span in fact.spans}
        if fact.happened is None or 2 * len(holders) <= len(by_id):
            continue
        for article in left_out(fact, evidence.articles):
            published = by_id[article].day
            basis = f"It happened on {day(fact.happened)}"
            if published:
                basis += f", the article appeared on {day(published)}"
            text = f"{evidence.name(article)} leaves out: {claim_text(evidence, fact)} · {basis}"
            lines.append(Line(text, (*fact.spans[:1], *evidence.lead(article))))
    return lines
