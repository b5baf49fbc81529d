"""Quotes inside quotes: what somebody who is quoted says that another said."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.analysis.syntax.cues import cue_of
from corpus.analysis.syntax.marks import Marked
from corpus.model import Document, Quote
from corpus.names import fold

_LED = re.compile(
    r"(?P<who>[\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
    r" (?:(?:had|has|have|was|were|is|are|kept|always|once|just|then) )?(?P<verb>\w+)"
    r"(?: (?:to )?(?:me|us|him|her|them|you|it))?[,:]? ?[\"“'‘«]?$"
)
"""Words right ahead of an inner quote: "He told me, ‘"."""
_AHEAD = 80
_FIRST = frozenset({"i", "we"})
_OTHERS = frozenset({"he", "she", "they", "you", "it", "who"})


def with_inner(
    quotes: Sequence[Quote], marked: Sequence[Marked], document: Document
) -> list[Quote]:
    """Return the quotes, those inside another as speech where a verb of saying leads them.

    The outer speaker has passed such words on; of "I said" he is the speaker himself.
    """
    found: list[Quote] = []
    outer: Quote | None = None
    people = {person.id: person.name for person in document.people}
    for quote, piece in zip(quotes, marked, strict=True):
        if piece.depth == 0:
            outer = quote
        elif outer is not None and outer.kind == "speech" and piece.end <= outer.span.end:
            quote = _inner(quote, piece, outer, document, people)  # noqa: PLW2901
        found.append(quote)
    return found


def _inner(
    quote: Quote, piece: Marked, outer: Quote, document: Document, people: dict[str, str]
) -> Quote:
    text = document.article.text
    ahead = text[max(outer.span.start, piece.outer - _AHEAD) : piece.outer]
    led = _LED.search(ahead)
    cue = cue_of(led["verb"].lower(), "") if led else None
    if led is None or cue is None or not cue.clause:
        return quote
    who = led["who"]
    if who.lower() in _FIRST:
        return replace(
            quote, kind="speech", speaker=outer.speaker, speaker_text=who, relays=outer.relays
        )
    named = [
        mention.person
        for mention in document.mentions
        if f" {fold(who)}".endswith(f" {fold(mention.text)}") and who.lower() not in _OTHERS
    ]
    passing = people.get(outer.speaker or "")
    relays = tuple(dict.fromkeys((*outer.relays, *([passing] if passing else []))))
    speaker = named[0] if named else None
    return replace(quote, kind="speech", speaker=speaker, speaker_text=who, relays=relays)
