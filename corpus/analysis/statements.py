"""Indirect speech."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from corpus.analysis.attribution.finding import attributions_in
from corpus.analysis.attribution.record import Attribution
from corpus.analysis.attribution.speakers import Speakers
from corpus.analysis.syntax.units import Unit, units_of
from corpus.model import Document, Span, Statement

_FEWEST = 2
"""Words outside quote marks from which something is indirect speech."""


def find_statements(document: Document) -> Document:
    """Return the document with what is said in it without quote marks, or only partly in them.

    Spans hold what is said, without the words that introduce it. Quotes must have been found.
    """
    speakers = Speakers(document)
    text = document.article.text
    quotes = [
        (max(quote.span.start - 1, 0), min(quote.span.end + 1, len(text)))
        for quote in document.quotes
        if quote.kind == "speech"
    ]
    statements = [
        statement
        for unit in units_of(document, _disjoint(quotes))
        for attribution in attributions_in(unit, speakers)
        for statement in _statement(document, unit, attribution)
    ]
    document = speakers.with_founded(document, {statement.speaker for statement in statements})
    return replace(document, statements=tuple(sorted(statements, key=lambda s: s.span)))


def _disjoint(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(stretches, key=lambda s: (s[0], -s[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _statement(document: Document, unit: Unit, attribution: Attribution) -> Iterator[Statement]:
    first, last = attribution.content
    outside = (
        index
        for index in range(first, last)
        if unit.quote[index] < 0 and unit.tokens[index].text[0].isalnum()
    )
    source = attribution.source
    if source is None or len(list(islice(outside, _FEWEST))) < _FEWEST:
        return
    start, end = unit.stretch(first, last)
    relays = tuple(dict.fromkeys(relay.name for relay in attribution.relays if relay.name))
    span = Span(document.article.id, start, end)
    if source.media and source.name == document.article.rewrites:
        yield Statement(span, relays=(*relays, source.name), paragraph=unit.paragraph)
    else:
        yield Statement(span, source.id, source.text, relays, unit.paragraph)
