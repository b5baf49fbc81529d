"""Facts in answers: what several report, what only one has, where they disagree."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from briefs.evidence import Evidence, left_out
from briefs.excerpts import MOST_WORDS, shorten
from briefs.focus import Focus
from briefs.message import Block, Context, Field, Fields, Line
from briefs.wording import listed, shortened, unique
from corpus.model import Fact, FactKind, FactStatus, Mention, Scope, Span
from corpus.names import fold

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
_LONGEST_SIDE = 30
"""Words of a side, which alignment has cut already; longer ones are cut here."""
_MOST_SOURCES = 8
_SHORTEST_WORD = 4
_STEM = 6


def disputed(facts: Iterable[Fact]) -> Sequence[Fact]:
    """Return the facts on which outlets disagree, the sharpest first.

    Those of which every outlet gives both sides, as with a claim and its denial, come last.
    """

    def sharpness(fact: Fact) -> tuple[bool, int, float, str]:
        both = len({frozenset(side.outlets) for side in fact.sides}) == 1
        return both, _SHARPEST.index(fact.kind), -fact.score, fact.id

    found = [fact for fact in facts if fact.status == "disputed" and len(fact.sides) > 1]
    return sorted(found, key=sharpness)


def shared(facts: Iterable[Fact]) -> Sequence[Fact]:
    """Return the facts that several outlets report, those of most outlets first."""
    found = [fact for fact in facts if fact.status == "shared" and len(set(fact.outlets)) > 1]
    return sorted(found, key=lambda fact: (-len(set(fact.outlets)), -fact.score, fact.id))


def alone(evidence: Evidence, facts: Iterable[Fact]) -> Sequence[Fact]:
    """Return the facts that only one outlet has, those about people first, then as they come."""

    def standing(fact: Fact) -> tuple[bool, int, str]:
        return not fact.people, min(map(evidence.paragraph, fact.spans), default=0), fact.id

    return sorted((fact for fact in facts if fact.status == "alone"), key=standing)


def within(evidence: Evidence, facts: Iterable[Fact]) -> list[Fact]:
    """Return facts as far as they rest on the articles of this answer.

    A dispute of which only one side or one source is here is none between outlets. What several
    report elsewhere and one source here counts as that one's alone; `outlets` names the others.
    Words of an article that is not here give way to those of one that is.
    """
    articles = {article.id for article in evidence.articles}
    return [found for fact in facts if (found := _narrowed(evidence, fact, articles))]


def _narrowed(evidence: Evidence, fact: Fact, articles: Collection[str]) -> Fact | None:
    spans = tuple(span for span in fact.spans if span.article in articles)
    if not spans:
        return None
    several = len(evidence.names_of(spans)) > 1
    if len(spans) == len(fact.spans) and (several or fact.status != "disputed"):
        return fact
    sides = tuple(
        replace(side, text=_words_here(evidence, side.text, here), spans=here)
        for side in fact.sides
        if (here := tuple(span for span in side.spans if span.article in articles))
    )
    if fact.status == "disputed" and several and len(sides) > 1:
        return replace(fact, text=_words_here(evidence, fact.text, spans), spans=spans, sides=sides)
    whole = replace(fact, spans=sides[0].spans, sides=()) if len(sides) == 1 else fact
    kept = worded_as(evidence, whole, [span for span in whole.spans if span.article in articles])
    here = tuple(span for span in kept.spans if span.article in articles)
    several = len(evidence.names_of(here)) > 1
    status: FactStatus = "shared" if several and fact.status != "alone" else "alone"
    return replace(kept, spans=here, sides=(), status=status)


def _words_here(evidence: Evidence, text: str, spans: Sequence[Span]) -> str:
    """Return a text if it is of one of the spans, else the words of the first."""
    return text if _stands_in(evidence, text, spans) else shorten(evidence, spans[0]).text


def _stands_in(evidence: Evidence, text: str, spans: Sequence[Span]) -> bool:
    words = " ".join(text.split()).strip("… ")
    return any(words in evidence.text(span) for span in spans)


def fact_lines(
    evidence: Evidence, facts: Iterable[Fact], mentions: Sequence[Mention] = ()
) -> list[Line]:
    """Return facts as lines, those that read the same once; `mentions` are of one person."""
    lines: dict[str, Line] = {}
    for fact in facts:
        line = fact_line(evidence, fact, [span for span in fact.spans if names(span, mentions)])
        lines.setdefault(fold(line.text.partition(" · ")[0]), line)
    return list(lines.values())


def names(span: Span, mentions: Iterable[Mention]) -> bool:
    """Return whether a span holds one of the mentions."""
    return _holds(span, (mention.span for mention in mentions))


def facts_of(evidence: Evidence, focus: Focus, scope: Scope) -> list[Fact]:
    """Return the facts that a subject is part of; those on a topic or words in words with them."""
    narrowed = focus.scope(scope)
    if focus.kind == "person":
        return list(evidence.index.facts(narrowed, person=focus.id))
    if focus.kind == "story":
        return list(evidence.index.facts(narrowed, story=focus.id))
    facts = evidence.index.facts(narrowed)
    if focus.paragraphs is None:
        return list(facts)
    return [
        worded_as(evidence, fact, named)
        for fact in facts
        if (named := [span for span in fact.spans if _holds(span, focus.spans)])
    ]


def _holds(span: Span, others: Iterable[Span]) -> bool:
    return any(
        other.article == span.article and span.start <= other.start < span.end for other in others
    )


def worded_as(evidence: Evidence, fact: Fact, spans: Sequence[Span]) -> Fact:
    """Return a fact in the words of one of these spans of it.

    Where its own words are of another span, it rests on the spans that have half of the new words
    alone: articles that agree with the old words need not say the new ones.
    """
    if not spans or _stands_in(evidence, fact.text, spans):
        return fact
    chosen = min(spans, key=lambda span: (span.end - span.start, span))
    words = telling(evidence.text(chosen))
    agreeing = [chosen]
    for span in fact.spans:
        other = telling(evidence.text(span))
        if span != chosen and 2 * len(words & other) >= min(len(words), len(other)):
            agreeing.append(span)
    outlets = unique(evidence.index.article(span.article).display_name for span in agreeing)
    text = shorten(evidence, chosen).text
    return replace(fact, text=text, spans=tuple(agreeing), outlets=tuple(outlets))


def telling(text: str) -> set[str]:
    """Return the beginnings of a text's longer words and its numbers, for a rough comparison."""
    words = fold(text).split()
    return {word[:_STEM] for word in words if len(word) >= _SHORTEST_WORD or word.isdecimal()}


def fact_line(evidence: Evidence, fact: Fact, named: Sequence[Span] = ()) -> Line:
    """Return a fact in the words of one article, with the sources that report it.

    `named` are those of its spans that name the person an answer is about, if it is about one;
    sources that leave the name out are set apart.
    """
    spans = tuple(named) or fact.spans
    names = evidence.names_of(spans)
    others = [name for name in evidence.names_of(fact.spans) if name not in names]
    elsewhere = _elsewhere(evidence, fact)
    parts = [claim_text(evidence, fact), listed(names)]
    if fact.status == "alone" and not others and not elsewhere:
        parts[1] = f"only {names[0]}" if len(names) == 1 else f"{listed(names)}, one text"
    parts += [f"without the name: {listed(others)}"] if others else []
    parts += [f"elsewhere also {listed(elsewhere)}"] if elsewhere else []
    return Line(" · ".join(parts), fact.spans)


def _elsewhere(evidence: Evidence, fact: Fact) -> list[str]:
    """Return the sources that report a fact in articles outside of this answer."""
    here = {evidence.index.article(span.article).display_name for span in fact.spans}
    return [name for name in fact.outlets if name not in here]


def claim_text(evidence: Evidence, fact: Fact) -> str:
    """Return the words of a fact, cut to 25 where it is longer."""
    words = " ".join(fact.text.split())
    if fact.spans and not 0 < len(words.split()) <= MOST_WORDS:
        own = [span for span in fact.spans if _stands_in(evidence, fact.text, (span,))]
        words = shorten(evidence, (own or fact.spans)[0]).text
    return tidy(shortened(words, 190))


def tidy(text: str) -> str:
    """Return words of an article without the full stop; "…" where they begin within a sentence."""
    text = text.strip().rstrip(",;")
    text = text.removesuffix(".") if not text.endswith("..") else text
    text = text.replace("… ", "…").replace(" …", "…")
    return f"…{text}" if text[:1].islower() else text


def dispute_field(evidence: Evidence, fact: Fact) -> Field:
    """Return a disputed fact: what it is about, then each side in its own words."""
    return Field(_QUESTIONS[fact.kind], tuple(_side_lines(evidence, fact)))


def _side_lines(evidence: Evidence, fact: Fact) -> Iterable[Line]:
    for side in fact.sides:
        spans = side.spans or fact.spans
        text = " ".join(side.text.split())
        if len(text.split()) > _LONGEST_SIDE and spans:
            text = shorten(evidence, spans[0]).text
        names = evidence.names_of(spans) or unique(side.outlets)
        yield Line(f"{tidy(text)} · {listed(names)}", spans)


def disputes(evidence: Evidence, facts: Sequence[Fact], limit: int, more: str) -> Sequence[Block]:
    """Return at most `limit` disputed facts with their sides; `more` says where the rest are."""
    blocks: list[Block] = []
    if facts:
        blocks.append(Fields(tuple(dispute_field(evidence, fact) for fact in facts[:limit])))
    if len(facts) > limit:
        rest = Line(left_out(len(facts) - limit, more), tone="quiet")
        blocks.append(Context((rest,)))
    return blocks


def only_one(
    evidence: Evidence, facts: Iterable[Fact], each: int, more: str = ""
) -> Sequence[Block]:
    """Return what only one outlet has, a field a source with at most `each` facts."""
    by_source: dict[str, list[Fact]] = {}
    for fact in alone(evidence, facts):
        for name in evidence.names_of(fact.spans)[:1]:
            by_source.setdefault(name, []).append(fact)
    fields = []
    for name in evidence.names:
        own = by_source.get(name, [])
        lines = [_own_line(evidence, fact) for fact in own[:each]]
        if len(own) > each:
            lines.append(Line(left_out(len(own) - each, more), tone="quiet"))
        fields += [Field(name, tuple(lines))] if lines else []
    blocks: list[Block] = [Fields(tuple(fields[:_MOST_SOURCES]))] if fields else []
    if len(fields) > _MOST_SOURCES:
        names = listed([field.name for field in fields[_MOST_SOURCES:]])
        blocks.append(Context((Line(f"also in {names}", tone="quiet"),)))
    return blocks


def _own_line(evidence: Evidence, fact: Fact) -> Line:
    """Return a fact that one source has, naming those that carry its text as their own."""
    copies = evidence.names_of(fact.spans)[1:]
    elsewhere = _elsewhere(evidence, fact)
    parts = [claim_text(evidence, fact)]
    parts += [f"same text in {listed(copies)}"] if copies else []
    parts += [f"elsewhere also {listed(elsewhere)}"] if elsewhere else []
    return Line(" · ".join(parts), fact.spans)
