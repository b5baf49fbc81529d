"""Names of people, organisations and places, found by a trained tagger."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal, Protocol

from corpus.analysis.naming import lexicons
from corpus.analysis.naming.consistency import settle
from corpus.analysis.naming.features import (
    Row,
    is_known_name,
    is_place_word,
    seen_forms,
    sentence_features,
)
from corpus.analysis.naming.lexical import apply_lexicons
from corpus.analysis.naming.rules import refine
from corpus.analysis.naming.votes import Candidate, vote
from corpus.data import data_path
from corpus.model import Document, TaggedName, Token

Kind = Literal["person", "organisation", "place", "other"]
KINDS: dict[str, Kind] = {
    "PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other",
}  # fmt: skip


_LONGEST = 300
"""Tokens of a sentence that are labelled in one go; hardly any sentence is as long."""
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


class Labelled(Protocol):
    """The labels of sentences, and how likely others would have been."""

    @property
    def labels(self) -> Sequence[Sequence[str]]:
        """A label for each token of each sentence: O, or B- or I- and a kind."""
        ...

    def likelihoods(self, sentence: int, word: int, /) -> dict[str, float]:
        """Return how likely each label is, 0 to 1, at a token."""
        ...


class Labeller(Protocol):
    """A sequence model: features of the tokens of sentences in, a label for each token out."""

    def label(self, sentences: Sequence[Sequence[Row]], /) -> Labelled:
        """Return the likeliest labels."""
        ...


class CrfTagger:
    """A tagger over a sequence model; without one it loads, when first used, the shipped one."""

    def __init__(self, labeller: Labeller | None = None) -> None:
        self._labeller = labeller

    def tag(self, document: Document) -> tuple[TaggedName, ...]:
        """Return the names that the model sees."""
        labeller = self._labeller or shipped_labeller()
        sentences = _by_sentence(document.tokens)
        words = [[token.text for token in sentence] for sentence in sentences]
        seen = seen_forms(words)
        rows = [sentence_features(sentence, seen) for sentence in words]
        labelled = labeller.label(rows)
        places = [
            (number, start, end)
            for number, labels in enumerate(labelled.labels)
            for start, end, _ in _chunks(labels)
        ]
        kinds = vote([_candidate(labelled, words, *place) for place in places])
        text = document.article.text
        return tuple(
            _name(text, sentences[number][start:end], kind)
            for (number, start, end), kind in zip(places, kinds, strict=True)
        )


@cache
def shipped_labeller() -> Labeller:
    """Return the model that ships with Parallax; `corpus/models/MODEL_CARD.md` describes it."""
    from corpus.analysis.naming.chain import Chain  # no question about a ready index needs it

    return Chain.load(data_path("corpus", "models", "names.npz"))


def tag_names(document: Document, tagger: Tagger | None = None) -> Document:
    """Return the document with the names in it, kinds of CoNLL-2003, in order.

    Without a tagger it is the one that ships.
    """
    return replace(document, names=named_in(document, tagger or CrfTagger()))


def named_in(document: Document, tagger: Tagger) -> tuple[TaggedName, ...]:
    """Return what a tagger finds, refined by rules and made consistent over the document."""
    return settle(document, apply_lexicons(document, refine(document, tagger.tag(document))))


def _by_sentence(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the tokens of each sentence, those of a very long one in several pieces."""
    pieces: list[list[Token]] = []
    number = -1
    for token in tokens:
        if token.sentence != number or len(pieces[-1]) == _LONGEST:
            pieces.append([])
            number = token.sentence
        pieces[-1].append(token)
    return pieces


def _chunks(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start = 0
    while start < len(labels):
        end, kind = start + 1, labels[start][2:]
        if kind:
            while end < len(labels) and labels[end] == f"I-{kind}":
                end += 1
            yield start, end, kind
        start = end


def _candidate(
    labelled: Labelled, words: Sequence[Sequence[str]], number: int, start: int, end: int
) -> Candidate:
    name = words[number][start:end]
    kind = labelled.labels[number][start][2:]
    if (known := _KNOWN.get(kind)) and not any(map(known, name)):
        kind = _sure_kind(labelled, number, start, end)
    titled = start > 0 and _is_title(words[number][start - 1].lower())
    shares: dict[str, float] = {}
    likely = labelled.likelihoods(number, start) if len(name) == 1 else {}
    for label, share in likely.items():
        if label != "O":
            shares[label[2:]] = shares.get(label[2:], 0.0) + share
    return Candidate(tuple(name), kind, titled, shares)


def _is_title(word: str) -> bool:
    return word.rstrip(".") in lexicons.titles() or word in lexicons.words("roles", "roles")


def _sure_kind(labelled: Labelled, number: int, start: int, end: int) -> str:
    """Return the kind where the model is sure enough, else the next likely, never a person."""
    labels = labelled.labels[number]
    kind = labels[start][2:]
    likely = [labelled.likelihoods(number, word) for word in range(start, end)]
    if min(shares[labels[start + word]] for word, shares in enumerate(likely)) >= _LEAST_SURE:
        return kind
    others = [other for other in ("ORG", "LOC", "MISC") if other != kind]
    return max(others, key=lambda other: likely[0].get(f"B-{other}", 0.0))


def _name(text: str, tokens: Sequence[Token], kind: str) -> TaggedName:
    first, last = tokens[0].start, tokens[-1].end
    return TaggedName(first, last, text[first:last], KINDS[kind], "tagger")
