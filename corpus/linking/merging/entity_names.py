"""Names of organisations and places: keys under which their spellings agree."""

import re
from collections.abc import Mapping
from functools import cache

from corpus.lexicons import lexicon
from corpus.names import fold
from corpus.outlets import find_outlet

_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_LETTERS = re.compile(r"\b(\w) (?=\w\b)")
_ACRONYM = re.compile(r"[A-Z][A-Z&.]{1,7}")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "on", "in", "to", "at", "de"})
_OFFICES = frozenset({"ministry", "department"})
_SPELLINGS = {
    "defence": "defense", "labour": "labor", "centre": "center", "organisation": "organization",
    "programme": "program", "affairs": "",
}  # fmt: skip


def key_of(name: str) -> str:
    """Return the key under which spellings of one organisation or place agree.

    It has no article in front, single letters joined ("us" for U.S.), and countries for their
    adjectives and possessives; for a ministry it has the country first, then what it is for:
    Russia's Defence Ministry, the Russian Ministry of Defense and Moscow's defense ministry agree.
    """
    folded = plain(name)
    if folded in _countries():
        return folded
    adjectives, capitals = _adjectives()
    words = [_SPELLINGS.get(word, word) for word in _replaced(folded, adjectives).split()]
    if not _OFFICES.intersection(words):
        return " ".join(filter(None, words)) or folded
    every = _replaced(" ".join(words), capitals).split()
    return " ".join(sorted(word for word in every if word not in _SMALL_WORDS))


def plain(name: str) -> str:
    """Return a name folded, without possessives and the article in front, single letters joined."""
    return _LETTERS.sub(r"\1", fold(_POSSESSIVE.sub("", name))).removeprefix("the ")


def without_possessive(name: str) -> str:
    """Return a spelling without a possessive at its end."""
    return re.sub(r"(?:['’]s|(?<=s)['’])$", "", name)


def is_acronym(name: str) -> bool:
    """Return whether a name is written in capitals alone, as KCNA and U.N. are."""
    return _ACRONYM.fullmatch(name) is not None


def acronym_of(name: str) -> str:
    """Return the letters that an organisation of that name may go by: "kcna"."""
    return "".join(word[0] for word in plain(name).split() if word not in _SMALL_WORDS)


def country_of(name: str) -> str | None:
    """Return the name for display of a country, None where it is none."""
    return _countries().get(plain(name))


def registered_as(name: str) -> str | None:
    """Return the name that the registers of countries and of outlets have for one, else None."""
    country = country_of(name)
    if country:
        return country
    outlet = find_outlet(name)
    return outlet.name if outlet else None


@cache
def _countries() -> Mapping[str, str]:
    """Return the names of countries by key, each with the one for display."""
    found: dict[str, str] = {}
    for country in lexicon("places").get("country", ()):
        for name in (country["name"], *country.get("also", ())):
            found.setdefault(plain(name), country["name"])
    return found


Replacement = tuple[re.Pattern[str], Mapping[str, str]]


@cache
def _adjectives() -> tuple[Replacement, Replacement]:
    """Return what stands for a country: its adjectives and other names; its capital."""
    adjectives: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for country in lexicon("places").get("country", ()):
        name = plain(country["name"])
        for word in (*country.get("people", ()), *country.get("also", ())):
            adjectives.setdefault(plain(word), name)
        if "capital" in country:
            capitals.setdefault(plain(country["capital"]), name)
    return _replacement(adjectives), _replacement(capitals)


def _replacement(table: Mapping[str, str]) -> Replacement:
    longest = sorted(filter(None, table), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest)) or '(?!)'})\b"), table


def _replaced(text: str, replacement: Replacement) -> str:
    pattern, table = replacement
    return pattern.sub(lambda match: table[match.group()], text)
