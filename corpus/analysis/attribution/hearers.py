"""Who passed words on because they were said to it: "told Reuters", "a letter carried by SANA"."""

from collections.abc import Iterator

from corpus.analysis.attribution.phrasing import Source, speaks_for
from corpus.analysis.attribution.record import Attribution
from corpus.analysis.attribution.speakers import Speakers
from corpus.analysis.naming.entities import is_institution
from corpus.analysis.naming.lexicons import peoples, place_names
from corpus.analysis.syntax.cues import cue_of
from corpus.analysis.syntax.phrases import phrase_after
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words

_REACH = 24
"""Words behind a cue in which the one told may be named."""
_AHEAD = 12
"""Words ahead of a source in which it may be: "In a letter seen by Reuters, Berg wrote"."""
_LONGEST_TITLE = 5
"""Words of a paper's name that is known by its capitals alone."""
_TELLING = frozenset({"tell"})
_HOW = frozenset({"by", "via", "in", "on", "at", "from", "after", "through", "over"})
"""Prepositions that lead from a medium to how or when it was told."""
_TOWARDS = frozenset({"to", "with", "for"})


def may_carry(unit: Unit) -> bool:
    """Say whether a sentence has a word by which a medium may be said to carry something."""
    known = words("relays", "carried") | words("relays", "talks")
    return not known.isdisjoint(unit.lower)


def hearers(
    unit: Unit, attribution: Attribution, speakers: Speakers, *, carried: bool
) -> Iterator[Source]:
    """Yield the media that heard or carried what an attribution introduces.

    An organisation whose name holds no word for an institution counts, too: newspapers are told
    things, and courts, which are told things as well and pass nothing on, are known by theirs.
    `carried` is what `may_carry` says of the sentence.
    """
    cue = cue_of(unit.word(attribution.cue), unit.word(attribution.cue + 1))
    if cue is not None and cue.verb in _TELLING:
        told = _named(unit, attribution.cue + 1, speakers)
        if told is not None and (told.media or _may_report(told) or _is_title(unit, told)):
            yield told
            return
    if not carried:
        return
    behind = min(attribution.cue + _REACH, unit.sentence_end(attribution.cue))
    ahead = max(attribution.first - _AHEAD, 0)
    while unit.sentence_end(ahead) <= attribution.first:
        ahead += 1
    for index in range(ahead, behind):
        if unit.quote[index] < 0 and (start := _carrier(unit, index)):
            carrier = _named(unit, start, speakers)
            if carrier is not None and (carrier.media or _may_report(carrier)):
                yield carrier
                return


def _carrier(unit: Unit, index: int) -> int:
    """Return the place behind "carried by", "an interview with" or the like, 0 without one."""
    word, following = unit.word(index), unit.word(index + 1)
    if word in words("relays", "carried") and following in ("by", "on"):
        return index + 2
    if word in words("relays", "talks") and following in _TOWARDS:
        return index + 2
    return 0


def _named(unit: Unit, start: int, speakers: Speakers) -> Source | None:
    phrase = phrase_after(unit, start) if start < len(unit) else None
    if phrase is None:
        return None
    # "told the paper by phone", "spoke to Al Jazeera in Lima"
    end = next((i for i in range(*phrase) if i > start and unit.lower[i] in _HOW), phrase[1])
    return speakers.source(unit, start, end)


def _may_report(source: Source) -> bool:
    """Say whether a named organisation may be a medium, though no word of its name says so."""
    named = source.text.split()
    if source.id is None or source.person or not named[-1][:1].isupper():
        return False
    deaf = words("relays", "gatherings")
    return not any(is_institution(word) or word in deaf for word in map(str.lower, named))


def _is_title(unit: Unit, told: Source) -> bool:
    """Say whether words are such as the name of a paper that nobody tagged: "the Evening Lamp"."""
    place = unit.words_of(told.start, told.end)
    if place is None or told.id is not None or told.person:
        return False
    first = place[0] + (unit.lower[place[0]] in words("function-words", "articles"))
    spelled = unit.lower[first : place[1]]
    known = first > place[0] or len(spelled) > 1
    capitals = all(unit.capital(index) for index in range(first, place[1]))
    deaf = words("relays", "gatherings")
    return (
        bool(spelled)
        and known
        and capitals
        and len(spelled) <= _LONGEST_TITLE
        and not any(
            word in deaf or is_institution(word) or speaks_for(word) or word in place_names()
            for word in spelled
        )
        and not any(word in peoples() or _is_plural_acronym(unit, first) for word in spelled)
    )


def _is_plural_acronym(unit: Unit, index: int) -> bool:
    text = unit.tokens[index].text
    return text.endswith("s") and text[:-1].isupper() and len(text) > 1
