"""Quotes: speech or term, speaker and relays."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from corpus.analysis.attribution.finding import attributions_in
from corpus.analysis.attribution.nested import with_inner
from corpus.analysis.attribution.passing import Reports, Voice, spread_over
from corpus.analysis.attribution.phrasing import Source
from corpus.analysis.attribution.quoted_terms import (
    follows_colon,
    is_spoken,
    is_title,
    names_a_thing,
)
from corpus.analysis.attribution.record import Attribution
from corpus.analysis.attribution.speakers import Speakers
from corpus.analysis.attribution.tags import bare_tag, tag_behind
from corpus.analysis.attribution.transcripts import turns
from corpus.analysis.syntax.marks import Marked, find_marked
from corpus.analysis.syntax.units import Unit, units_of
from corpus.lexicons import words
from corpus.model import Document, Quote, QuoteKind, Span

_FRAGMENT = 3
"""Words that a quote nobody is said to have uttered may have and still be a term."""
_LONGER = 7
"""Words, marks among them, from which a quote is more than a turn of phrase."""
_LONG = 80
"""Characters of a quote from which it is no fragment."""
_AROUND = 20
"""Attributions on either side of a quote that may hold it."""
_INITIALS = 3
"""Characters that words for a speaker have where they are no pronoun."""
_PRESENTING = frozenset({"that", "this", "so", "those", "these", "it"})
"""Words by which a sentence presents who has just been quoted."""
_NEAR = 4
"""Words that may stand between a speaker's tag and the rest of the quote."""
_FAR = 14
"""Words that may where a comma ends them."""
_ENDS = frozenset({".", "!", "?", ";", ":"})


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
    hearing = _Hearing(document, heard)
    hearing.listen()
    quotes = with_inner([_quote(document, piece, hearing) for piece in marked], marked, document)
    quotes = sorted([*quotes, *turns(document)], key=lambda quote: quote.span)
    return replace(hearing.with_founded({quote.speaker for quote in quotes}), quotes=tuple(quotes))


class _Hearing:
    """Goes through a document unit by unit and finds whose words each quote is."""

    def __init__(self, document: Document, heard: list[Marked]) -> None:
        self._document = document
        self._heard = heard
        self._speakers = Speakers(document)
        self._last = Voice()
        self._last_paragraph = 0
        self._shown: Source | None = None
        self._shown_paragraph = 0
        self.voices: dict[int, Voice] = {}
        """The voice of each quote that is speech, by the place of its mark."""
        own = frozenset({document.article.outlet, document.article.agency})
        self._reports = Reports(self._speakers, own)
        rewrites = document.article.rewrites
        self.passing = {rewrites} if rewrites else set()
        """Names of the media that pass on what others say."""

    def listen(self) -> None:
        """Fill `voices` and `passing`."""
        waiting: Unit | None = None
        for unit in units_of(self._document, [(p.outer, p.outer_end) for p in self._heard]):
            attributions = attributions_in(unit, self._speakers)
            if waiting:
                self._name_behind(waiting, unit, attributions)
            for attribution in attributions:
                self.passing |= {relay.name for relay in attribution.relays if relay.media}
            for number in unit.quotes:
                self._listen_to(unit, number, attributions)
            self._reports.note(unit, attributions)
            if not unit.quotes:
                self._note(unit, attributions)
            waiting = unit if unit.quotes else None
        spread_over(self.voices.values(), self._document.article.rewrites)

    def _name_behind(self, unit: Unit, following: Unit, attributions: list[Attribution]) -> None:
        """Give quotes without a speaker to whom the next sentence presents.

        It does so with "That is Mina Roy", or by going on with what a person says whom it names.
        """
        voices = [self.voices.get(self._heard[number].outer) for number in unit.quotes]
        unclear = [voice for voice in voices if voice is not None and voice.source is None]
        if not unclear or following.quotes or following.paragraph - unit.paragraph > 1:
            return
        presented: Source | None = None
        if following.paragraph == unit.paragraph and (
            tag := bare_tag(following, self._speakers, attributions)
        ):
            presented = tag
        elif following.word(0) in _PRESENTING and following.word(1) in words(
            "function-words", "be"
        ):
            presented = self._speakers.presented(following)
        elif unit.is_alone(next(iter(unit.quotes))) and attributions:
            first = attributions[0]
            if first.first == 0 and first.source and self._speakers.is_person(first.source.id):
                presented = (
                    first.source if first.source.end - first.source.start > _INITIALS else None
                )
        for voice in unclear if presented else ():
            voice.source = presented
            self._remember(voice, unit)

    def with_founded(self, speaking: set[str | None]) -> Document:
        """Return the document with institutions and descriptions that speak in it."""
        document = self._speakers.with_founded(self._document, speaking)
        return replace(document, described=self._speakers.descriptions())

    def _listen_to(self, unit: Unit, number: int, attributions: list[Attribution]) -> None:
        piece = self._heard[number]
        voice = self.voices.get(piece.outer) or self._voice(unit, number, attributions)
        if voice is None:
            return
        self.voices[piece.outer] = voice
        self._go_on(unit, voice)
        self._reports.relays(unit, voice, attributions)
        self._reports.heard(unit, voice)
        if voice.source:
            self._speakers.heard(voice.source)
            self._remember(voice, unit)

    def _go_on(self, unit: Unit, voice: Voice) -> None:
        """Let who heard a speaker's last words in this paragraph have heard these, too."""
        last, source = self._last, voice.source
        if (
            source is not None
            and source.id is not None
            and last.source is not None
            and last.source.id == source.id
            and unit.paragraph == self._last_paragraph
            and not voice.relays
        ):
            voice.relays = last.relays

    def _note(self, unit: Unit, attributions: list[Attribution]) -> None:
        """Note who speaks or is spoken of in a sentence without quotes."""
        if attributions and attributions[-1].source:
            self._remember(_as_voice(attributions[-1]), unit)
        elif described := self._speakers.described(unit):
            self._speakers.heard(described)
            self._shown, self._shown_paragraph = described, unit.paragraph
        elif subject := self._speakers.subject(unit, person=True):
            self._shown, self._shown_paragraph = subject, unit.paragraph

    def _remember(self, voice: Voice, unit: Unit) -> None:
        self._last, self._last_paragraph = voice, unit.paragraph
        self._shown = None

    def _voice(self, unit: Unit, number: int, attributions: list[Attribution]) -> Voice | None:
        """Return whose words a quote is, None where it is nobody's: a term."""
        voice = _attributed(unit, number, attributions)
        near = unit.paragraph - self._last_paragraph <= 1 and self._last.source is not None
        if voice is None and unit.is_alone(number):
            return self._alone(unit, near=near)
        if voice is not None and voice.source is None and near and unit.quotes[number][0] == 0:
            relays = dict.fromkeys((*voice.relays, *self._last.relays))
            return Voice(self._last.source, tuple(relays))
        if voice is not None:
            return self._behind_report(unit, number, self._of_paper(unit, voice))
        if tag := tag_behind(unit, number, self._speakers):
            return Voice(tag)
        text, piece = self._document.article.text, self._heard[number]
        inside = text[piece.start : min(piece.end, piece.start + _LONG)]
        if names_a_thing(text, piece):
            return None
        if piece.end == piece.outer_end:  # it goes on in the next paragraph
            return Voice(self._last.source if near else None)
        exclaimed = text[piece.end - 1] in "!?" or (
            text[piece.end - 1] == "." and follows_colon(text, piece)
        )
        if len(inside.split()) <= _FRAGMENT and not exclaimed and not is_spoken(inside):
            return None
        return Voice(self._speakers.subject(unit, unit.quotes[number][0]))

    def _of_paper(self, unit: Unit, voice: Voice) -> Voice:
        """Return the person for "the letter", where that goes on with what he wrote before."""
        source, last = voice.source, self._last.source
        if source is None or source.id is not None or last is None:
            return voice
        spelled = source.text.lower().split()
        paper = spelled[0] == "the" and spelled[-1] in words("relays", "papers")
        goes_on = paper and unit.paragraph == self._last_paragraph
        return Voice(last, voice.relays) if goes_on else voice

    def _behind_report(self, unit: Unit, number: int, voice: Voice) -> Voice:
        """Return who says what a medium only reports: "Kim gave his support “for the …,” it said".

        A few words in quote marks may be the medium's own; more of them are the subject's.
        """
        first, last = unit.quotes[number]
        source = voice.source
        if source is None or not source.media or last - first < _LONGER or first == 0:
            return voice
        subject = self._speakers.subject(unit, first, person=True)
        if subject is None or source.start < unit.tokens[first].start:
            return voice
        relays = dict.fromkeys((*voice.relays, source.name))
        return Voice(subject, tuple(relays))

    def _alone(self, unit: Unit, *, near: bool) -> Voice:
        """Return whose words a sentence all in quote marks is: who was spoken of before."""
        shown = self._shown if unit.paragraph - self._shown_paragraph <= 1 else None
        if shown and (unit.paragraph == self._shown_paragraph or not near):
            return Voice(shown)
        return self._last if near else Voice()


def _be() -> frozenset[str]:
    return words("function-words", "be")


def _attributed(unit: Unit, number: int, attributions: list[Attribution]) -> Voice | None:
    """Return the voice that the words around a quote give it, None where they give none."""
    first, last = unit.quotes[number]
    place = bisect_left(attributions, first, key=lambda a: a.cue)
    around = attributions[max(place - _AROUND, 0) : place + _AROUND]
    holding = [a for a in around if a.holds(first)] or [
        a
        for a in around
        if (a.trailing and _follows(unit, a.last, first)) or 0 <= a.first - last <= 1
    ]
    if not holding:
        return None
    holding.sort(key=lambda a: a.content[1] - a.content[0])
    if len(holding) > 1 and _runs_on(unit, first, last):
        # A quote that holds a whole sentence can't hang on a verb inside somebody's clause.
        people = [a for a in holding if a.source and not a.source.media]
        return _as_voice(people[-1] if people else holding[0])
    return _as_voice(holding[0])


def _follows(unit: Unit, tag: int, quote: int) -> bool:
    """Say whether a quote goes on behind a tag: ", she said in a letter to the king, “and …”"."""
    if not 0 <= quote - tag <= _FAR:
        return False
    between = range(tag, quote)
    return quote - tag <= _NEAR or (
        unit.word(quote - 1) == ","
        and all(unit.free(index) and unit.lower[index] not in _ENDS for index in between)
    )


def _as_voice(attribution: Attribution) -> Voice:
    relays = dict.fromkeys(relay.name for relay in attribution.relays if relay.name)
    return Voice(attribution.source, tuple(relays))


def _runs_on(unit: Unit, first: int, last: int) -> bool:
    """Say whether a quote holds the end of one sentence and the beginning of another."""
    return any(
        unit.lower[i] in (".", "!", "?") and (unit.capital(i + 1) or unit.capital(i + 2))
        for i in range(first, last - 1)
    )


def _quote(document: Document, piece: Marked, hearing: _Hearing) -> Quote:
    voice = hearing.voices.get(piece.outer) if piece.depth == 0 else None
    article = document.article
    span = Span(article.id, piece.start, piece.end)
    text = article.text[piece.start : piece.end]
    paragraph = bisect_right(document.paragraphs, (piece.start, len(article.text)))
    kind: QuoteKind = "term" if voice is None else "speech"
    if voice is None or voice.source is None:
        relays = voice.relays if voice else ()
        return Quote(span, text, kind, relays=relays, paragraph=paragraph)
    source = voice.source
    if source.media and source.name in hearing.passing:
        relays = tuple(dict.fromkeys((*voice.relays, source.name)))
        return Quote(span, text, kind, relays=relays, paragraph=paragraph)
    return Quote(span, text, kind, source.id, source.text, voice.relays, paragraph)
