"""Lexicons of names and of the words around them, read once from `config/lexicons`."""

from functools import cache
from typing import Any

from corpus.lexicons import lexicon
from corpus.names import fold


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """Return one field of a lexicon, a text of words, as a set of words in lower case."""
    value: Any = lexicon(name)
    for key in keys:
        value = value[key]
    return frozenset(value.lower().split())


@cache
def given_names() -> frozenset[str]:
    """Return first names of all cultures, folded."""
    return frozenset(
        fold(word) for text in lexicon("names-given")["given"].values() for word in text.split()
    )


@cache
def family_names() -> frozenset[str]:
    """Return family names of all cultures, folded."""
    return frozenset(
        fold(word) for text in lexicon("names-family")["family"].values() for word in text.split()
    )


@cache
def particles() -> frozenset[str]:
    """Return words that join parts of a name, such as "van", in lower case."""
    return words("names-family", "particles")


@cache
def titles() -> frozenset[str]:
    """Return single words that stand before names as titles, in lower case."""
    return frozenset(word for text in lexicon("titles")["single"].values() for word in text.split())


@cache
def title_parts() -> frozenset[str]:
    """Return words that may stand inside a longer title, in lower case."""
    return words("titles", "parts", "words")


@cache
def place_names() -> dict[str, str]:
    """Return names of places, in lower case, with the one name that is shown for each."""
    file = lexicon("places")
    names = {
        word.lower(): word for key in ("regions", "cities") for word in file["words"][key].split()
    }
    for entry in file["place"] + file["country"]:
        shown = entry["name"]
        for name in (shown, *entry.get("also", ())):
            names[name.lower()] = shown
    for entry in file["country"]:
        if capital := entry.get("capital"):
            names.setdefault(capital.lower(), capital)
    return names


@cache
def regions() -> frozenset[str]:
    """Return names of countries, and of places that are no towns, in lower case."""
    file = lexicon("places")
    return country_names() | frozenset(file["words"]["regions"].lower().split()) | _wider_places()


def _wider_places() -> frozenset[str]:
    return frozenset(
        name.lower()
        for entry in lexicon("places")["place"]
        if entry.get("wide")
        for name in (entry["name"], *entry.get("also", ()))
    )


@cache
def country_names() -> frozenset[str]:
    """Return all names of countries and their capitals, in lower case."""
    found: set[str] = set()
    for entry in lexicon("places")["country"]:
        names = (entry["name"], entry.get("capital", ""), *entry.get("also", ()))
        found.update(name.lower() for name in names if name)
    return frozenset(found)


@cache
def long_country_names() -> frozenset[str]:
    """Return all names of countries that have several words, as they are spelled."""
    return frozenset(
        name
        for entry in lexicon("places")["country"]
        for name in (entry["name"], *entry.get("also", ()))
        if " " in name
    )


@cache
def peoples() -> frozenset[str]:
    """Return words for peoples and what is theirs, such as "Korean", in lower case."""
    file = lexicon("places")
    found = set(file["words"]["peoples"].lower().split())
    for entry in file["country"]:
        found.update(word.lower() for word in entry.get("people", ()))
    return frozenset(found)


@cache
def closed_words() -> frozenset[str]:
    """Return words of grammar, months, weekdays and web pages that hardly ever name anybody."""
    return frozenset[str]().union(
        *(
            words("function-words", key)
            for key in ("determiners", "pronouns", "prepositions", "conjunctions", "auxiliaries")
        ),
        words("organisations", "calendar"),
        words("organisations", "headings"),
    )
