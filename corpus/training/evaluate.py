"""Scores of a tagger on labelled documents: exact spans, as CoNLL-2003 counts them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.analysis.tagger import Labeller
from corpus.analysis.tagger_features import seen_forms, sentence_features
from corpus.training.readers import Labelled, chunks


@dataclass(frozen=True, slots=True)
class Score:
    """How many spans were right, how many were found, how many there are."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right, 0 to 1."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found, 0 to 1."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.found + self.wanted
        return 2 * self.right / both if both else 0.0


def evaluate(model: Labeller, documents: Iterable[list[Labelled]]) -> dict[str, Score]:
    """Return the score for each kind of name: PER, ORG, LOC and MISC."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for document in documents:
        sentences = [[word for word, _ in sentence] for sentence in document]
        seen = seen_forms(sentences)
        for sentence, words in zip(document, sentences, strict=True):
            labels = model.tag(sentence_features(words, seen)) if words else []
            guessed = set(chunks(zip(words, labels, strict=True)))
            true = set(chunks(sentence))
            right.update(kind for _, _, kind in guessed & true)
            found.update(kind for _, _, kind in guessed)
            wanted.update(kind for _, _, kind in true)
    return {
        kind: Score(right[kind], found[kind], wanted[kind])
        for kind in ("PER", "ORG", "LOC", "MISC")
    }


def table(name: str, scores: Mapping[str, Score]) -> str:
    """Return one line of figures a set of documents."""
    cells = (
        f"{kind} {score.f1:.3f} (P {score.precision:.2f} R {score.recall:.2f}, {score.wanted})"
        for kind, score in scores.items()
    )
    return f"{name:<10} " + " · ".join(cells)
