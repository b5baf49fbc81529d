"""Speakers right behind a quote, whatever the verb: "“…,” cackled Ada Lowe", "“…!” she giggled"."""

from collections.abc import Sequence

from corpus.analysis.attribution.phrasing import PRONOUNS, Source
from corpus.analysis.attribution.record import Attribution
from corpus.analysis.attribution.speakers import Speakers
from corpus.analysis.attribution.subjects import subject_of
from corpus.analysis.syntax.cues import cue_of
from corpus.analysis.syntax.phrases import function_words, is_adverb, phrase_after
from corpus.analysis.syntax.units import Unit

_BEFORE_TAG = frozenset({",", "!", "?", "…", "—", "–", "-"})
"""What a quote ends with that a speaker's tag follows."""

_REACH = 12
"""Words within which such a sentence has its verb."""
_SHORTEST = 3
"""Letters that a verb has more of than this."""


def tag_behind(unit: Unit, number: int, speakers: Speakers) -> Source | None:
    """Return who is named behind a quote as its speaker, None where nobody is.

    The quote must end as one before a tag does, so that any verb in the past or present will do.
    """
    _, last = unit.quotes[number]
    if last >= len(unit) or unit.lower[last - 1] not in _BEFORE_TAG | _inner_end(unit, last):
        return None
    if _is_verb(unit, last):
        phrase = phrase_after(unit, last + 1)
        while phrase and phrase[1] - phrase[0] > 1 and unit.word(phrase[1] - 1) in _moments():
            phrase = phrase[0], phrase[1] - 1
        source = speakers.source(unit, *phrase) if phrase else None
        return source if source is not None and source.person else None
    phrase = (last, last + 1) if unit.word(last) in PRONOUNS else phrase_after(unit, last)
    if phrase is None or not _is_verb(unit, phrase[1]):
        return None
    source = speakers.source(unit, *phrase)
    return source if source.person else None


def _moments() -> frozenset[str]:
    return function_words("moments") | function_words("times") | function_words("moment_leads")


def bare_tag(unit: Unit, speakers: Speakers, attributions: Sequence[Attribution]) -> Source | None:
    """Return the speaker of a sentence that is but a tag: "“Why should I?” Mr. Berg said."."""
    if any(a.content[0] < a.content[1] for a in attributions):
        return None
    for index in range(1, min(_REACH, len(unit))):
        cue = cue_of(unit.lower[index], unit.word(index + 1))
        if cue is None or not cue.clause or cue.form not in ("past", "third"):
            continue
        following = unit.word(index + 1)
        if following[:1].isalnum() and not (
            following in function_words("prepositions") | function_words("times")
            or following in ("when", "as", "while")
            or is_adverb(following)
        ):
            return None
        _, source = subject_of(unit, index, speakers, [])
        return source if source is not None and (source.id or source.speaks) else None
    return None


def _inner_end(unit: Unit, last: int) -> frozenset[str]:
    """Return the closing mark, if that is what stands last of a quote, behind a comma."""
    mark = unit.lower[last - 1]
    return frozenset({mark}) if last > 1 and unit.lower[last - 2] in _BEFORE_TAG else frozenset()


def _is_verb(unit: Unit, index: int) -> bool:
    """Say whether a word may be a verb in the past, or one of the present with "s"."""
    word = unit.word(index)
    if index >= len(unit) or unit.quote[index] >= 0 or unit.capital(index):
        return False
    if word in function_words("auxiliaries") | function_words("pronouns"):
        return False
    inflected = word.endswith(("ed", "s")) and len(word) > _SHORTEST
    return inflected or word in function_words("irregular_pasts")
