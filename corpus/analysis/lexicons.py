"""Word lists from `config/lexicons`, read once."""

import tomllib
from functools import cache
from typing import Any

from corpus.data import data_path
from corpus.errors import ConfigError


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Return the tables of one lexicon, such as `cues`; raises ConfigError where it is broken."""
    path = data_path("config", "lexicons", f"{name}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"The word list {path.name} is damaged: {error}.") from error


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
