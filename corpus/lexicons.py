"""Word lists from `config/lexicons`, read once."""

from functools import cache
from typing import Any

from corpus.data import tables
from corpus.errors import ConfigError


def lexicon(name: str) -> dict[str, Any]:
    """Return the tables of one lexicon, such as `cues`; raises ConfigError where it is broken."""
    return tables("config", "lexicons", f"{name}.toml")


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return one list of a lexicon, words parted by blanks or line breaks, as a set."""
    return frozenset(ordered_words(name, key))


def ordered_words(name: str, key: str) -> tuple[str, ...]:
    """Return one list of a lexicon in its own order."""
    found = lexicon(name).get(key)
    if not isinstance(found, str):
        raise ConfigError(f"The word list {name}.toml has no entry {key}.")
    return tuple(found.split())
