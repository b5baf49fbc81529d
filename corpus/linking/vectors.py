"""What articles are about, as vectors of weighted stems."""

from collections import Counter

from corpus.linking.lexicon import state_stems
from corpus.linking.similarity import Vector, damped
from corpus.model import Document
from corpus.statistics import is_common, weight, words

STATE_WEIGHT = 2.0
"""Nats that the name of a state weighs at most: a region's news all shares them."""
HEADLINE_WEIGHT = 2
"""How often a word of the headline counts."""


class Vectors:
    """The vectors of articles by their ids, each worked out once, when first asked for."""

    def __init__(self) -> None:
        self._known: dict[str, Vector] = {}

    def of(self, document: Document) -> Vector:
        """Return the unit TF-IDF vector of an article: stems of its headline and text."""
        article = document.article.id
        if article not in self._known:
            self._known[article] = _vector_of(document)
        return self._known[article]


def _vector_of(document: Document) -> Vector:
    counts = Counter(word.stem for word in words(document.article.text))
    for word in words(document.article.headline or ""):
        counts[word.stem] += HEADLINE_WEIGHT
    weights = {
        stem: min(weight(stem), STATE_WEIGHT) if stem in state_stems() else weight(stem)
        for stem in counts
        if not is_common(stem)
    }
    return damped(counts, weights)
