"""Names of people, organisations and places, found by a trained tagger."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Literal, Protocol

from corpus.analysis.naming.consistency import settle
from corpus.analysis.naming.features import (
    Features,
    is_known_name,
    is_place_word,
    seen_forms,
    sentence_features,
)
from corpus.analysis.naming.rules import refine
from corpus.data import data_path
from corpus.model import Document, TaggedName, Token

Kind = Literal["person", "organisation", "place", "other"]
KINDS: dict[str, Kind] = {
    "PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other",
}  # fmt: skip


_SURROGATE = re.compile(r"[\ud800-\udfff]")
"""Half a character, which the model, written in C++, can't take."""
_LEAST_SURE = 0.5
"""Below this a person or place whose name is in no lexicon is none: of such people, three in four
are firms, towns or things (wikigold and our own development articles, held out of training)."""
_KNOWN: dict[str, Callable[[str], bool]] = {"PER": is_known_name, "LOC": is_place_word}
"""How the lexicons vouch for a word of a person's or place's name."""


class Tagger(Protocol):
    """Whatever finds names in a document with tokens."""

    def tag(self, document: Document) -> tuple[TaggedName, ...]:
        """Return the names in order, without overlaps."""
        ...


class Labeller(Protocol):
    """A sequence model: features of a sentence's tokens in, a tag for each out."""

    def tag(self, sentence: Sequence[Features]) -> list[str]:
        """Return a tag for each token: O, or B- or I- and a kind."""
        ...

    def marginal(self, label: str, position: int, /) -> float:
        """Return how likely a tag is, 0 to 1, at a token of the sentence tagged last."""
        ...


class CrfTagger:
    """A tagger over a sequence model; without one it loads, when first used, the shipped one."""

    def __init__(self, labeller: Labeller | None = None) -> None:
        self._labeller = labeller

    def tag(self, document: Document) -> tuple[TaggedName, ...]:
        """Return the names that the model sees."""
        labeller = self._labeller or shipped_labeller()
        sentences = _by_sentence(document.tokens)
        seen = seen_forms([token.text for token in sentence] for sentence in sentences)
        odd = _SURROGATE.search(document.article.text) is not None
        found: list[TaggedName] = []
        for sentence in sentences:
            words = [token.text for token in sentence]
            if odd:
                words = [_SURROGATE.sub("\ufffd", word) for word in words]
            labels = labeller.tag(sentence_features(words, seen))
            for start, end, kind in _chunks(labels):
                known = _KNOWN.get(kind)
                doubtful = known is not None and not any(map(known, words[start:end]))
                sure = _sure_kind(labeller, labels, start, end) if doubtful else kind
                found.append(_name(document.article.text, sentence[start:end], sure))
        return tuple(found)


@cache
def shipped_labeller() -> Labeller:
    """Return the model that ships with Parallax; `corpus/models/MODEL_CARD.md` describes it."""
    import pycrfsuite  # type: ignore[import-untyped,unused-ignore]

    model: Any = pycrfsuite.Tagger()
    model.open(str(data_path("corpus", "models", "names.crfsuite")))
    labeller: Labeller = model
    return labeller


def tag_names(document: Document) -> Document:
    """Return the document with the names in it, kinds of CoNLL-2003, in order."""
    return replace(document, names=named_in(document, CrfTagger()))


def named_in(document: Document, tagger: Tagger) -> tuple[TaggedName, ...]:
    """Return what a tagger finds, refined by rules and made consistent over the document."""
    return settle(document, refine(document, tagger.tag(document)))


def _by_sentence(tokens: Sequence[Token]) -> list[list[Token]]:
    sentences: dict[int, list[Token]] = {}
    for token in tokens:
        sentences.setdefault(token.sentence, []).append(token)
    return list(sentences.values())


def _chunks(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start = 0
    while start < len(labels):
        end, kind = start + 1, labels[start][2:]
        if kind:
            while end < len(labels) and labels[end] == f"I-{kind}":
                end += 1
            yield start, end, kind
        start = end


def _sure_kind(labeller: Labeller, labels: Sequence[str], start: int, end: int) -> str:
    """Return the kind where the model is sure enough, else the next likely, never a person."""
    kind = labels[start][2:]
    sure = min(labeller.marginal(labels[position], position) for position in range(start, end))
    if sure >= _LEAST_SURE:
        return kind
    others = [other for other in ("ORG", "LOC", "MISC") if other != kind]
    return max(others, key=lambda other: labeller.marginal(f"B-{other}", start))


def _name(text: str, tokens: Sequence[Token], kind: str) -> TaggedName:
    first, last = tokens[0].start, tokens[-1].end
    return TaggedName(first, last, text[first:last], KINDS[kind], "tagger")
