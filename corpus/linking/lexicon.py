"""The word lists that facts are aligned by, from `config/lexicons`, by stem or folded name."""

from functools import cache
from typing import Any

from corpus.lexicons import lexicon
from corpus.statistics import stem


@cache
@cache
def synonyms() -> dict[str, str]:
    """Return the name of the group that each stem of an act or a thing belongs to."""
    lists = lexicon("synonyms")
    return {
        stem(word): group
        for kind in ("acts", "things")
        for group, words in lists[kind].items()
        for word in words
    }


@cache
def stems_in(name: str, *path: str) -> frozenset[str]:
    """Return the stems of a list of words in a lexicon file, named by the tables it is in."""
    found: Any = lexicon(name)
    for step in path:
        found = found[step]
    return frozenset(map(stem, found))


@cache
def groups() -> frozenset[str]:
    """Return the names of all groups of words for one act or thing."""
    return frozenset(synonyms().values())


@cache
def acts() -> frozenset[str]:
    """Return the names of groups of words for acts: what a predicate can be."""
    return frozenset(lexicon("synonyms")["acts"])


@cache
def states() -> dict[str, str]:
    """Return the one name of a state by each folded name, people word or capital of it."""
    found: dict[str, str] = {}
    for country in lexicon("places")["country"]:
        name = country["name"]
        aliases = [name, country.get("capital", ""), *country.get("also", ())]
        for alias in (*aliases, *country.get("people", ())):
            found.setdefault(fold_name(alias), name)
    for name, seats in lexicon("synonyms")["seats"].items():
        found.update({fold_name(seat): name for seat in seats})
    found.pop("", None)
    return found


@cache
def state_stems() -> frozenset[str]:
    """Return the stems of all words in names of states, their people and capitals."""
    return frozenset(stem(word) for name in states() for word in name.split())


def fold_name(name: str) -> str:
    """Return a name without dots and possessives, in lower case but for abbreviations.

    "US" stays in capitals, so that the pronoun is not taken for the country.
    """
    return " ".join(map(_fold_word, name.replace("’", "'").split()))


def _fold_word(word: str) -> str:
    bare = word.removesuffix("'s").replace(".", "")
    return bare if bare.isupper() and len(bare) <= 4 else bare.lower()
