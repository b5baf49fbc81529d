"""Institutions without a name of their own: "Chile's navy", "the president's office"."""

from functools import cache

from corpus.analysis.naming.entities import is_institution
from corpus.analysis.naming.lexicons import peoples, place_names
from corpus.analysis.syntax.phrases import function_words
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words

_LONGEST = 8
"""Words of such a phrase at most, its article left out."""


def institution_in(unit: Unit, first: int, last: int) -> tuple[int, int] | None:
    """Return the words for an institution that a phrase for a speaker holds, None without one.

    "A spokesman for Norland's army" holds "Norland's army". Its article is left out. A bare noun
    ("the ministry") is none: whose it is must be said, or what it is for.
    """
    for begin, end in _candidates(unit, first, last):
        start = begin
        while start < end and unit.lower[start] in function_words("determiners"):
            start += 1
        head = _head(unit, start, end)
        if head is None or head - start > _LONGEST:
            continue
        behind = behind_owner(unit, head + 1, end)
        if behind > head + 1 or _is_told_apart(unit, start, head):
            return start, behind
    return None


def spoken_for(unit: Unit, first: int, last: int) -> tuple[int, int] | None:
    """Return the words for whom a spokesman speaks: "ministry" in "a ministry spokesman"."""
    start, end = _candidates(unit, first, last)[0]
    while start < end and unit.lower[start] in function_words("determiners"):
        start += 1
    is_inner = (start, end) != (first, last) and start < end
    return (start, end) if is_inner and is_institution(unit.lower[end - 1]) else None


@cache
def _voices() -> frozenset[str]:
    return words("roles", "voices")


def _candidates(unit: Unit, first: int, last: int) -> list[tuple[int, int]]:
    """Return the phrase itself, or what its "spokesman" speaks for."""
    place = next((i for i in range(first, last) if unit.lower[i] in _voices()), None)
    if place is None:
        return [(first, last)]
    if unit.word(place + 1) in ("for", "of", "from", "at", "by") and place + 2 < last:
        return [(place + 2, last)]
    return [(first, place)]


def _head(unit: Unit, first: int, last: int) -> int | None:
    """Return the place of the institution's noun: the last one ahead of any preposition."""
    for index in range(first, last):
        word = unit.lower[index]
        if word in function_words("prepositions") or word in (",", "(", "and"):
            last = index
            break
    head = last - 1
    return head if head >= first and is_institution(unit.lower[head]) else None


def _is_told_apart(unit: Unit, first: int, head: int) -> bool:
    """Say whether words ahead of the noun say whose it is or what it is for."""
    ahead = unit.lower[first:head]
    if "'s" in ahead or "'" in ahead:
        return True
    anywhere = words("institutions", "anywhere")
    return any(word[0].isalpha() and word not in anywhere for word in ahead)


def behind_owner(unit: Unit, start: int, end: int | None = None) -> int:
    """Return the place behind "of Norland" where that follows, else `start`."""
    end = len(unit) if end is None else end
    if unit.word(start) not in ("of", "in") or start + 1 >= end:
        return start
    index = start + 1 + (unit.word(start + 1) == "the")
    if not unit.capital(index):
        return start
    while index < end and unit.capital(index):
        index += 1
    return index


def family(unit: Unit, first: int, last: int) -> frozenset[str]:
    """Return the words that tell one institution from another, places by their one name."""
    small = function_words("articles") | {"of", "in", "'s", "'"}
    found = []
    for word in unit.lower[first:last]:
        if word not in small:
            known = place_names().get(word)
            found.append(known.lower() if known else word)
    return frozenset(_stem(word) for word in found)


def _stem(word: str) -> str:
    # "Russian" and "Russia", "Chilean" and "Chile" are one.
    length = 4 if word in peoples() or word in place_names() else 5
    return word[:length]
