"""Clusters of words that are used alike, such as the family names of one country.

`corpus/training/word_clusters.py` made the table and names its source.
"""

from functools import cache

from corpus.data import data_path
from corpus.names import fold

Path = tuple[str, ...]
"""A cluster's numbers from coarse to fine; empty for a word that the table lacks."""


@cache
def _table() -> dict[str, Path]:
    text = data_path("corpus", "models", "word-clusters.txt").read_text(encoding="utf-8")
    table: dict[str, Path] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            numbers, _, words = line.partition("\t")
            table.update(dict.fromkeys(words.split(), tuple(numbers.split("."))))
    return table


def cluster(word: str) -> Path:
    """Return the path of a word's cluster: of the word, of it without accents, of its last part."""
    table = _table()
    lower = word.lower()
    return table.get(lower) or table.get(fold(lower)) or table.get(lower.rpartition("-")[2]) or ()
