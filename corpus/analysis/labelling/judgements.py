"""Judging names for countries, powers and what they do: "rogue regime", "staunch ally"."""

from functools import cache

from corpus.analysis.labelling.events import heads
from corpus.analysis.syntax.phrases import PUNCTUATION, function_words, is_adverb
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words

_LONGEST = 7
"""Words that such a name has at most."""


def judgement_at(unit: Unit, index: int) -> tuple[int, int] | None:
    """Return the name that a judging or distancing word begins, as words, None where none does.

    Its noun is one for a power, a group or what they do, or a name. What joins two judging words
    is kept: "secretive and isolated country".
    """
    if index and unit.capital(index):
        # Part of a name: the Nationalist Party.
        return None
    last = index + 1
    limit = min(len(unit), index + _LONGEST)
    while last < limit and _goes_on(unit, last, index):
        last += 1
    distancing = unit.lower[index] in words("cues", "distancing")
    while last > index + 1 and not (distancing or _is_noun(unit, last - 1)):
        last -= 1
    if last == index + 1 or unit.word(last) in words("terms", "compounds"):
        return None
    return _joined(unit, index), last


def _joined(unit: Unit, index: int) -> int:
    judging = words("evaluative", "words")
    if unit.word(index - 1) in ("and", ",") and unit.word(index - 2) in judging:
        return index - 2
    return index


def _is_noun(unit: Unit, index: int) -> bool:
    return unit.capital(index) or unit.lower[index] in _nouns()


@cache
def _nouns() -> frozenset[str]:
    return heads() | words("terms", "actors")


@cache
def _closed() -> frozenset[str]:
    keys = ("determiners", "prepositions", "pronouns", "conjunctions", "auxiliaries", "times")
    return frozenset().union(*(function_words(key) for key in keys))


def _goes_on(unit: Unit, index: int, start: int) -> bool:
    word = unit.lower[index]
    if word == "and":
        return index > start + 1 and unit.capital(index - 1) and unit.capital(index + 1)
    if word == "'s":
        return _is_noun(unit, index + 1)
    if word in PUNCTUATION or is_adverb(word) or word in _closed():
        return False
    if unit.capital(index) or index == start + 1:
        return True
    previous = unit.lower[index - 1]
    if previous == "'s":
        return True
    if unit.capital(index - 1):
        return word in _nouns()
    return previous not in _nouns() or (word in _nouns() and previous in words("terms", "telling"))
