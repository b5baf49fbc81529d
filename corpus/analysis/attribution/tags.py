"""Speakers right behind a quote, whatever the verb: "“…,” cackled Ada Lowe", "“…!” she giggled"."""

from corpus.analysis.attribution.phrasing import PRONOUNS, Source
from corpus.analysis.attribution.speakers import Speakers
from corpus.analysis.syntax.phrases import function_words, phrase_after
from corpus.analysis.syntax.units import Unit

_BEFORE_TAG = frozenset({",", "!", "?", "…", "—", "–", "-"})
"""What a quote ends with that a speaker's tag follows."""

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
        source = speakers.source(unit, *phrase) if phrase else None
        return source if source is not None and source.person else None
    phrase = (last, last + 1) if unit.word(last) in PRONOUNS else phrase_after(unit, last)
    if phrase is None or not _is_verb(unit, phrase[1]):
        return None
    source = speakers.source(unit, *phrase)
    return source if source.person else None


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
