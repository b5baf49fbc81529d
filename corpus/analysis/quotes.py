"""Quotes: speech or term, speaker and relays."""

from dataclasses import dataclass, replace

from corpus.analysis.attributions import Attribution, attributions_in
from corpus.analysis.marks import Marked, find_marked
from corpus.analysis.naming import is_title, names_a_thing
from corpus.analysis.speakers import Source, Speakers
from corpus.analysis.units import Unit, units_of
from corpus.model import Document, Quote, QuoteKind, Span

_FRAGMENT = 3
"""Words that a quote nobody is said to have uttered may have and still be a term."""
_NEAR = 4
"""Words that may stand between a speaker's tag and the rest of the quote."""


@dataclass(slots=True)
class _Voice:
    source: Source | None = None
    relays: tuple[str, ...] = ()


def find_quotes(document: Document) -> Document:
    """Return the document with all that stands in quote marks, as speech or as a term.

    Spans leave the marks out. A speech has a speaker where one can be told; those who passed it on
    are its relays.
    """
    text = document.article.text
    marked = find_marked(text, document.paragraphs)
    outer = [piece for piece in marked if piece.depth == 0]
    titles = {piece.outer for piece in outer if is_title(text, piece)}
    heard = [piece for piece in outer if piece.outer not in titles]
    voices, passing = _voices(document, heard)
    return replace(
        document,
        quotes=tuple(_quote(document, piece, voices.get(piece.outer), passing) for piece in marked),
    )


def _voices(document: Document, heard: list[Marked]) -> tuple[dict[int, _Voice], set[str]]:
    """Return the voice of each quote by the place of its mark, and which media pass words on."""
    speakers = Speakers(document)
    voices: dict[int, _Voice] = {}
    passing = {document.article.rewrites} if document.article.rewrites else set()
    last = _Voice()
    last_paragraph = 0
    for unit in units_of(document, [(piece.outer, piece.outer_end) for piece in heard]):
        attributions = attributions_in(unit, speakers)
        for attribution in attributions:
            passing |= {relay.name for relay in attribution.relays if relay.media}
        for number in unit.quotes:
            piece = heard[number]
            if piece.outer in voices:
                continue
            voice = _voice(unit, number, attributions)
            if voice is None and _is_alone(unit, number):
                near = unit.paragraph - last_paragraph <= 1
                voice = last if near and last.source else _Voice()
            if voice is None and names_a_thing(document.article.text, piece):
                continue
            if voice is None:
                words = len(document.article.text[piece.start : piece.end].split())
                subject = speakers.subject(unit, unit.quote.index(number))
                if words <= _FRAGMENT:
                    continue
                voice = _Voice(subject)
            voices[piece.outer] = voice
            if voice.source:
                last, last_paragraph = voice, unit.paragraph
                speakers.heard(voice.source)
        spoken = next((a for a in reversed(attributions) if a.source), None)
        if spoken and not unit.quotes:
            last, last_paragraph = _as_voice(spoken), unit.paragraph
    return voices, passing


def _voice(unit: Unit, number: int, attributions: list[Attribution]) -> _Voice | None:
    first = unit.quote.index(number)
    last = len(unit) - 1 - unit.quote[::-1].index(number)
    holding = [a for a in attributions if a.holds(first)]
    if not holding:
        holding = [
            a for a in attributions
            if (a.trailing and 0 <= first - a.last <= _NEAR) or 0 <= a.first - last - 1 <= 1
        ]  # fmt: skip
    if not holding:
        return None
    holding.sort(key=lambda a: a.content[1] - a.content[0])
    best = holding[0]
    if len(holding) > 1 and _runs_on(unit, first, last):
        people = [a for a in holding if a.source and not a.source.media]
        best = people[-1] if people else best
    return _as_voice(best)


def _as_voice(attribution: Attribution) -> _Voice:
    relays = dict.fromkeys(relay.name for relay in attribution.relays if relay.name)
    return _Voice(attribution.source, tuple(relays))


def _runs_on(unit: Unit, first: int, last: int) -> bool:
    """Say whether a quote holds the end of one sentence and the beginning of another."""
    return any(
        unit.lower[i] in (".", "!", "?") and unit.capital(i + 1) for i in range(first, last - 1)
    )


def _is_alone(unit: Unit, number: int) -> bool:
    others = sum(
        quote != number and token.text[0].isalnum()
        for quote, token in zip(unit.quote, unit.tokens, strict=True)
    )
    return others <= 1


def _quote(document: Document, piece: Marked, voice: _Voice | None, passing: set[str]) -> Quote:
    article = document.article
    span = Span(article.id, piece.start, piece.end)
    text = article.text[piece.start : piece.end]
    paragraph = document.paragraph_at(piece.start)
    kind: QuoteKind = "term" if voice is None else "speech"
    if voice is None or voice.source is None:
        relays = voice.relays if voice else ()
        return Quote(span, text, kind, relays=relays, paragraph=paragraph)
    source = voice.source
    if source.media and source.name in passing:
        relays = tuple(dict.fromkeys((*voice.relays, source.name)))
        return Quote(span, text, kind, relays=relays, paragraph=paragraph)
    return Quote(span, text, kind, source.id, source.text, voice.relays, paragraph)
