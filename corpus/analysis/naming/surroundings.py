"""People by what stands behind their names: an age, "who", or a phrase for what somebody is."""

from collections.abc import Sequence
from functools import cache

from corpus.analysis.naming import lexicons
from corpus.model import Token
from corpus.names import fold

_FEWEST, _MOST = 2, 4
"""Words of a name that is judged by them."""
_AGES = range(10, 120)
"""Numbers behind a name that can be an age; teams have lower scores behind theirs."""
_REACH = 7
"""Words behind a name and its comma within which what somebody is has its noun."""
_ARTICLES = frozenset({"a", "an", "the"})


def person_behind(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return why the name of the tokens `first` to `last` is a person's, empty without a sign.

    Firms, bodies and teams have phrases behind their names, too ("Acme, a maker of nails"), so
    that only nouns count that are for people alone.
    """
    following = [token.text.lower() for token in tokens[last : last + _REACH + 3]]
    if following[:1] != [","] or len(following) < _FEWEST + 1:
        return ""
    words = [token.text for token in tokens[first:last]]
    if not _FEWEST <= len(words) <= _MOST or not all(map(_may_be_of_person, words)):
        return ""
    if _is_age(following[1]) and following[2] in (",", ".") and any(map(_is_of_people, words)):
        return f"an age behind it: {following[1]}"
    if following[1] == "who":
        return "“who” behind it"
    noun = _noun(following[1:])
    return f"what somebody is behind it: {noun}" if noun in _of_people() else ""


def _is_age(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) < 4 and int(word) in _AGES


def _is_of_people(word: str) -> bool:
    folded = fold(word)
    return folded in lexicons.given_names() or folded in lexicons.family_names()


def _may_be_of_person(word: str) -> bool:
    """Say whether a word may be part of a person's name as far as its letters tell."""
    lower = word.lower()
    if lower in lexicons.words("organisations", "organisation") or lower in lexicons.place_names():
        return _is_of_people(word)
    return lower in lexicons.particles() or (word[0].isupper() and not word.isupper())


def _noun(following: Sequence[str]) -> str:
    """Return the head of the noun phrase that words begin with: before a preposition or mark."""
    start = following[0] in _ARTICLES
    for index in range(start, len(following)):
        word = following[index]
        if word in lexicons.words("function-words", "prepositions") or word in (",", ".", "who"):
            return following[index - 1] if index > start else ""
    return ""


@cache
def _of_people() -> frozenset[str]:
    roles = lexicons.words("roles", "roles") | lexicons.words("roles", "kin") | lexicons.titles()
    return roles - lexicons.words("roles", "of_bodies")
