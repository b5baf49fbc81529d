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
LEAD_WEIGHT = 1
"""How often a word of the first paragraph counts besides."""
NAME_WEIGHT = 2.0
"""How much more the words of people, organisations and towns weigh than others: who and where
tells two floods apart, and joins two short articles on one that share few other words. Measured on
the made-up events: B³ .96 with it, .86 without."""


class Vectors:
    """The vectors of articles by their ids, each worked out once, when first asked for."""

    def __init__(self) -> None:
        self._plain: dict[str, Vector] = {}
        self._named: dict[str, Vector] = {}

    def of(self, document: Document) -> Vector:
        """Return the unit TF-IDF vector of an article: stems of its headline and text."""
        article = document.article.id
        if article not in self._plain:
            self._plain[article] = _vector_of(document, 1.0)
        return self._plain[article]

    def with_names(self, document: Document) -> Vector:
        """Return the same with the weight of names, which says what an article is on."""
        article = document.article.id
        if article not in self._named:
            self._named[article] = _vector_of(document, NAME_WEIGHT)
        return self._named[article]


def _vector_of(document: Document, of_names: float) -> Vector:
    article = document.article
    counts = Counter(word.stem for word in words(article.text))
    for word in words(article.headline or ""):
        counts[word.stem] += HEADLINE_WEIGHT
    if document.paragraphs and of_names > 1:
        start, end = document.paragraphs[0]
        for word in words(article.text[start:end]):
            counts[word.stem] += LEAD_WEIGHT
    named = _stems_of_names(document) if of_names > 1 else frozenset()
    weights = {
        stem: min(weight(stem), STATE_WEIGHT)
        if stem in state_stems()
        else weight(stem) * (of_names if stem in named else 1.0)
        for stem in counts
        if not is_common(stem)
    }
    return damped(counts, weights)


def _stems_of_names(document: Document) -> frozenset[str]:
    texts = {mention.text for mention in document.mentions}
    texts |= {mention.text for mention in document.entity_mentions}
    return frozenset(word.stem for text in texts for word in words(text))
