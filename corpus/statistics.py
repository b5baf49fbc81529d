"""Frozen background statistics of English words: how telling a word is, whatever the index holds.

Weights come from a shipped table, not from the articles at hand, so that scores do not jump as a
small corpus grows. `corpus/training/word_statistics.py` makes the table and names its sources.
"""

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer  # type: ignore[import-not-found]

from corpus.data import data_path

_WORD = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:[-'’.][^\W\d_]+)*", re.UNICODE)
_UNSEEN = 0.75
"""Passages an unseen stem counts as being in: below the smallest count that the table keeps."""

_KEPT_CHARACTERS = 600


class Word(NamedTuple):
    """A word or number of a text, where it stands, and its stem."""

    start: int
    end: int
    text: str
    stem: str


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a word: lower case, without dots, possessive and inflection."""
    folded = word.lower().replace("’", "'").removesuffix("'s").replace(".", "")
    return str(_stemmer().stemWord(folded.encode("utf-8", "replace").decode("utf-8")))


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words and numbers of `text[start:end]`, with offsets in `text`.

    A hyphened compound is one word; punctuation is none. Those of a sentence or so are kept for a
    while, since steps of linking read the same ones in turn.
    """
    last = len(text) if end is None else end
    if last - start > _KEPT_CHARACTERS:
        return _read(text, start, last)
    return iter(_kept(text, start, last))


@lru_cache(maxsize=8192)
def _kept(text: str, start: int, end: int) -> tuple[Word, ...]:
    return tuple(_read(text, start, end))


def _read(text: str, start: int, end: int) -> Iterator[Word]:
    for found in _WORD.finditer(text, start, end):
        word = found.group()
        yield Word(*found.span(), word, stem(word))


@cache
def _table() -> tuple[int, dict[str, int]]:
    lines = data_path("models", "word-statistics.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    counts = {word: int(count) for word, count in rows}
    return counts.pop("*"), counts


@cache
def highest_weight() -> float:
    """Return the weight of a stem that the table does not hold, in nats."""
    return _weight(_UNSEEN)


def _weight(passages: float) -> float:
    return math.log((_table()[0] + 1) / (passages + 0.5))


@lru_cache(maxsize=65536)
def weight(stemmed: str) -> float:
    """Return how telling a stem is, in nats: its inverse document frequency in general English.

    Near 0 for "the"; a stem that the table does not hold gets `highest_weight()`.
    """
    return max(_weight(_table()[1].get(stemmed, _UNSEEN)), 0.0)


def is_common(stemmed: str) -> bool:
    """Return whether a stem is so common in English that it says nothing of a subject."""
    return weight(stemmed) < 0.3 * highest_weight()
