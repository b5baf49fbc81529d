"""Facts narrowed to a subject and to the articles of an answer, in words that are theirs."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from briefs.parts.evidence import Evidence
from briefs.parts.excerpts import shorten
from briefs.parts.focus import Focus
from briefs.parts.wording import unique
from corpus.model import Fact, FactStatus, Scope, Span
from corpus.romanisation import fold

Places = Mapping[str, Sequence[int]]
"""Offsets in order, by article: where a person or the words of a topic are."""

_SHORTEST_WORD = 4
_STEM = 6


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
    places = places_of(focus.spans)
    return [
        worded_as(evidence, fact, named) for fact in facts if (named := holding(fact.spans, places))
    ]


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
    return text if stands_in(evidence, text, spans) else shorten(evidence, spans[0]).text


def stands_in(evidence: Evidence, text: str, spans: Sequence[Span]) -> bool:
    """Return whether a text, apart from its cuts, is of one of the spans."""
    words = " ".join(text.split()).strip("… ")
    return any(words in evidence.text(span) for span in spans)


def worded_as(evidence: Evidence, fact: Fact, spans: Sequence[Span]) -> Fact:
    """Return a fact in the words of one of these spans of it.

    Where its own words are of another span, it rests on the spans that have half of the new words
    alone: articles that agree with the old words need not say the new ones.
    """
    if not spans or stands_in(evidence, fact.text, spans):
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


def places_of(spans: Iterable[Span]) -> Places:
    """Return where spans begin: offsets in order, by article."""
    places: dict[str, list[int]] = {}
    for span in spans:
        places.setdefault(span.article, []).append(span.start)
    return {article: sorted(starts) for article, starts in places.items()}


def holding(spans: Iterable[Span], places: Places) -> tuple[Span, ...]:
    """Return those of some spans in which one of the places is."""
    return tuple(span for span in spans if _holds(span, places.get(span.article, ())))


def _holds(span: Span, starts: Sequence[int]) -> bool:
    position = bisect_left(starts, span.start)
    return position < len(starts) and starts[position] < span.end
