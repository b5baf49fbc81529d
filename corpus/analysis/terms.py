"""Names for things and events."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from corpus.analysis.attribution.relays import is_media
from corpus.analysis.labelling.events import event_at, heads, name_end
from corpus.analysis.labelling.judgements import judgement_at
from corpus.analysis.syntax.units import Unit, units_of
from corpus.analysis.voice import Voices
from corpus.lexicons import words
from corpus.model import Article, Document, Quote, Span, Term

_AHEAD = 40
"""Characters ahead of a quote mark in which a naming verb may stand."""
_REACH = 4
"""Words between "known" and its "as": "known in China as"."""
_LOOSE = frozenset({"called", "named", "so-called", "known", "entitled", "titled", "billed"})


def find_terms(document: Document) -> Document:
    """Return the document with the names it uses for things and events, in order of the text.

    Terms are names in quote marks (voice attributed), what is "known as" or "so-called", events,
    conflicts, policies and regimes with a name or a telling word, and countries and actors with a
    judging one ("rogue regime"). The words are those of `config/lexicons`. Quotes must have been
    found.
    """
    article = document.article
    voices = Voices(document)
    taken = [
        (quote.span.start, quote.span.end) for quote in document.quotes if _is_name(article, quote)
    ]
    spoken = {quote.span for quote in document.quotes if quote.kind == "speech"}
    groups = _groups(document)
    terms = [_quoted(article, start, end) for start, end in taken]
    for unit in units_of(document, ()):
        for first, last in _phrases(unit, _people_in(document, unit)):
            start, end = unit.stretch(first, last)
            if not _overlaps(taken, start, end) and (start, end) not in groups:
                span = Span(article.id, start, end)
                voice = voices.at(start, end)
                terms.append(Term(span, article.text[start:end], voice, quoted=span in spoken))
    return replace(document, terms=tuple(sorted(terms, key=lambda term: term.span)))


def _groups(document: Document) -> set[tuple[int, int]]:
    """Return the places of names of organisations, such as Citizens Alliance: they do not judge."""
    kinds = {entity.id for entity in document.entities if entity.kind == "organisation"}
    return {(m.span.start, m.span.end) for m in document.entity_mentions if m.entity in kinds}


def _is_name(article: Article, quote: Quote) -> bool:
    """Say whether words in quote marks name a thing: not a medium, not a single plain word."""
    text = quote.text.rstrip(" .,;:")
    if quote.kind != "term" or quote.text[-1] in "!?" or is_media(text):
        return False
    if any(letter.isupper() for letter in text) or len(text.split()) > 1:
        return True
    if text.lower() in heads() or text.lower() in words("terms", "actors"):
        return True
    ahead = article.text[max(quote.span.start - _AHEAD, 0) : quote.span.start].lower().split()
    naming = words("cues", "naming") | words("cues", "calling") | words("cues", "distancing")
    return bool(naming & set(ahead))


def _quoted(article: Article, start: int, end: int) -> Term:
    text = article.text[start:end].rstrip(" .,;:")
    return Term(Span(article.id, start, start + len(text)), text, "attributed", quoted=True)


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    place = bisect_left(taken, (start, start))
    near = taken[max(place - 1, 0) : place + 1]
    return any(first < end and start < last for first, last in near)


def _people_in(document: Document, unit: Unit) -> set[int]:
    """Return the first characters of names of people in a unit."""
    low = bisect_left(document.mentions, unit.start, key=lambda m: m.span.start)
    high = bisect_left(document.mentions, unit.end, key=lambda m: m.span.start)
    return {mention.span.start for mention in document.mentions[low:high]}


@cache
def _signs() -> frozenset[str]:
    """Return the words at which a term may be found, so that all others are passed over."""
    naming = words("cues", "naming") | words("cues", "distancing")
    return heads() | words("evaluative", "words") | naming | {"as"}


def _phrases(unit: Unit, people: set[int]) -> Iterator[tuple[int, int]]:
    signs = _signs()
    reached = 0
    for index, word in enumerate(unit.lower):
        if index < reached or word not in signs:
            continue
        phrase = _called(unit, index, people)
        if phrase is None and word in heads():
            phrase = event_at(unit, index, people)
        if phrase is None and word in _judging():
            phrase = judgement_at(unit, index)
        if phrase and phrase[0] >= reached:
            yield phrase
            reached = phrase[1]


@cache
def _judging() -> frozenset[str]:
    return words("evaluative", "words") | words("cues", "distancing")


def _called(unit: Unit, index: int, people: set[int]) -> tuple[int, int] | None:
    """Return the name that follows "known as": "known as the War to Resist Aggression"."""
    word, naming = unit.word(index), words("cues", "naming")
    by_as = word == "as" and not naming.isdisjoint(unit.lower[max(index - _REACH, 0) : index])
    if not by_as and (word not in naming or word in _LOOSE):
        return None
    first = index + 1
    if unit.word(first) == "the":
        first += 1
    last = name_end(unit, first, people) if unit.capital(first) else first
    return (first, last) if last > first + 1 else None
