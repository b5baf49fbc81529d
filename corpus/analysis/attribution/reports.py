"""Words that pass on what somebody else says: according to, citing, quoted as saying."""

from collections.abc import Iterator

from corpus.analysis.attribution.contents import content_after, is_parenthesis, is_trailing
from corpus.analysis.attribution.phrasing import Source
from corpus.analysis.attribution.record import Attribution, stripped
from corpus.analysis.attribution.speakers import Speakers
from corpus.analysis.attribution.subjects import named_behind, subject_of
from corpus.analysis.syntax.cues import cue_forms
from corpus.analysis.syntax.phrases import (
    before,
    before_plain,
    function_words,
    phrase_after,
    phrase_before,
)
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words

_READ = frozenset({"read", "reads"})
_REACH = 14
"""Words between "quoted" and "as saying" at most."""


def according(unit: Unit, index: int, speakers: Speakers) -> Iterator[Attribution]:
    """Yield what stands beside "according to X" or "as reported by X"."""
    phrase = phrase_after(unit, index + 2)
    if phrase is None:
        return
    source = speakers.source(unit, *phrase)
    last = phrase[1]
    begin = index - (unit.word(index - 1) == "as")
    if _few_words(unit, 0, begin):
        source, last = named_behind(unit, source, last, speakers)
        start = last
        while start < len(unit) and unit.free(start) and not unit.lower[start][0].isalnum():
            start += 1
        # "on Tuesday" may stand between the source and the comma.
        comma = next((i for i in range(last, min(last + 6, len(unit))) if unit.lower[i] == ","), -1)
        start = max(start, comma + 1)
        content = (start, stripped(unit, start, len(unit)))
    else:
        end = unit.sentence_end(last) if is_parenthesis(unit, index, last) else begin
        content = (0, stripped(unit, 0, end))
    if content[0] < content[1]:
        yield Attribution(begin, last, index, source, content, trailing=content[0] < index)


def carried(unit: Unit, index: int, speakers: Speakers) -> Iterator[Attribution]:
    """Yield what a noun carries: "her claim that …", "in the mayor's view, …"."""
    if unit.word(index + 1) == "of" and unit.lower[max(index - 2, 0) : index] == ["in", "the"]:
        yield from _in_view_of(unit, index, speakers)
        return
    owner = _owner(unit, index)
    following = unit.word(index + 1)
    if owner is None or following not in ("that", ","):
        return
    if following == "," and unit.word(owner[0] - 1) != "in":
        return
    content = content_after(unit, index + 2, None)
    if content[0] < content[1]:
        source = speakers.source(unit, *owner)
        yield Attribution(owner[0], index + 1, index, source, content)


def _in_view_of(unit: Unit, index: int, speakers: Speakers) -> Iterator[Attribution]:
    """Yield what is beside "in the view of X", ahead of it or behind "In the view of X, a Y, …"."""
    phrase = phrase_after(unit, index + 2)
    if phrase is None:
        return
    first = index - 2
    if is_trailing(unit, first, phrase[1]):
        source = speakers.source(unit, *phrase)
        content = (0, stripped(unit, 0, first))
        yield Attribution(first, phrase[1], index, source, content, trailing=True)
        return
    if unit.word(phrase[1]) != ",":
        return
    last = phrase[1] + 1
    if unit.word(last) in function_words("articles") | {"who"} and speakers.names_one(unit, phrase):
        last = next((i + 1 for i in range(last, len(unit)) if unit.word(i) == ","), last)
    content = (last, stripped(unit, last, unit.sentence_end(last)))
    if content[0] < content[1]:
        yield Attribution(index - 2, last, index, speakers.source(unit, *phrase), content)


def _owner(unit: Unit, index: int) -> tuple[int, int] | None:
    """Return the words for whose claim it is: "his", or what stands ahead of "'s"."""
    for place in range(index - 1, max(index - 3, -1), -1):
        if unit.word(place) in ("his", "her", "their"):
            return place, place + 1
        if unit.word(place) in ("'s", "'") and place and unit.free(place - 1):
            phrase = phrase_before(unit, place - 1)
            if phrase and unit.word(phrase[0]) in function_words("prepositions"):
                return phrase[0] + 1, phrase[1]
            return phrase
    return None


def _few_words(unit: Unit, first: int, last: int) -> bool:
    return all(
        unit.lower[i] in function_words("openers") or unit.lower[i] in (",", "in", "is")
        for i in range(first, last)
    )


def citing(
    unit: Unit, index: int, speakers: Speakers, found: list[Attribution]
) -> Iterator[Attribution]:
    """Yield the source behind a report: "CNN reported, citing KCNA"."""
    phrase = phrase_after(unit, index + 1)
    outer = next((a for a in reversed(found) if a.source is not None), None)
    if phrase is None or outer is None or outer.source is None:
        return
    source = speakers.source(unit, *phrase)
    if source.id is None and not source.media and not _is_origin(unit, *phrase):
        return
    outer.passes_on = True
    begin, end = outer.content
    content = (begin, stripped(unit, begin, index)) if begin < index < end else outer.content
    yield Attribution(
        index, phrase[1], index, source, content, outer.trailing,
        relays=[*outer.relays, outer.source],
    )  # fmt: skip


def _is_origin(unit: Unit, first: int, last: int) -> bool:
    return any(unit.lower[i] in words("relays", "origins") for i in range(first, last))


def saying_after(unit: Unit, index: int) -> int | None:
    """Return the place of "as saying" behind "quoted", None where it does not follow."""
    for place in range(index + 1, min(index + _REACH, len(unit) - 1)):
        if unit.lower[place] == "as" and any(
            cue.form == "participle" for cue in cue_forms().get(unit.lower[place + 1], ())
        ):
            return place
    return None


def quoted(
    unit: Unit, index: int, saying: int, speakers: Speakers, found: list[Attribution]
) -> Iterator[Attribution]:
    """Yield what "CNN quoted Panda as saying" passes on: Panda's words, CNN the relay."""
    end = before(unit, index - 1)
    phrase = speakers.phrase_before(unit, end) if end >= 0 else None
    passive = unit.word(before_plain(unit, index - 1)) in function_words("be")
    named = phrase_after(unit, index + 1) if saying > index + 1 else None
    relay: Source | None = None
    if named and unit.lower[index + 1] != "by" and not passive:
        source = speakers.source(unit, named[0], min(named[1], saying))
        source, _ = named_behind(unit, source, min(named[1], saying), speakers)
        relay = speakers.source(unit, *phrase) if phrase else None
    elif passive or phrase:
        start, subject = subject_of(unit, index, speakers, found)
        if subject is None:
            return
        phrase, source = (start, index), subject
        by = phrase_after(unit, index + 2) if unit.word(index + 1) == "by" else None
        relay = speakers.source(unit, by[0], min(by[1], saying)) if by else None
    else:
        return
    first = phrase[0] if phrase else index
    last = saying + 2
    if relay is None and unit.word(last) == "by" and (by := phrase_after(unit, last + 1)):
        relay, last = speakers.source(unit, *by), by[1]
    trailing = is_trailing(unit, first, last)
    content = (0, stripped(unit, 0, first)) if trailing else content_after(unit, last, None)
    if content[0] < content[1]:
        relays = [relay] if relay else []
        yield Attribution(first, last, index, source, content, trailing, relays)


def merely_quoted(unit: Unit, index: int, speakers: Speakers) -> Iterator[Attribution]:
    """Yield what "the paper quoted from a statement" passes on, whoever said it."""
    phrase = speakers.phrase_before(unit, index - 1) if unit.free(index - 1) else None
    if phrase and is_trailing(unit, phrase[0], index + 1):
        relay = speakers.source(unit, *phrase)
        content = (0, stripped(unit, 0, phrase[0]))
        yield Attribution(phrase[0], index + 1, index, None, content, trailing=True, relays=[relay])


def after_colon(unit: Unit, index: int, speakers: Speakers) -> Iterator[Attribution]:
    """Yield what follows a name and a colon, as in a transcript, or a sentence about somebody."""
    if not index or not unit.free(index - 1) or unit.free(index + 1):
        return
    phrase = speakers.phrase_before(unit, index - 1)
    source = speakers.source(unit, *phrase) if phrase else None
    if phrase is None or source is None or source.id is None or not _begins(unit, phrase[0]):
        # No transcript, but as in "Eva Lund was blunt" with a colon behind it.
        opening = phrase_after(unit, 0)
        phrase, source = (index, index), speakers.subject(unit, index, person=True)
        if source is None and opening is not None:
            first, last = opening
            # A statement "read", which is part of no name.
            source = speakers.source(unit, first, last - (unit.word(last - 1) in _READ))
    if source is not None and source.speaks:
        last = unit.quotes[unit.quote[index + 1]][1]
        yield Attribution(phrase[0], index + 1, index, source, (index + 1, last))


def _begins(unit: Unit, first: int) -> bool:
    return first == 0 or not unit.free(first - 1) or unit.word(first - 1) in (".", "!", "?")
