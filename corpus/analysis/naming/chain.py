"""A linear-chain conditional random field, decoded over all sentences of a document at once.

What features weigh is summed once for each group of features, kept, and looked up from then on, so
that tagging costs little more than a look-up a word. The weights come from python-crfsuite.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.analysis.naming.features import Features, Row

_Numbers = npt.NDArray[np.float32]
_Positions = npt.NDArray[np.intp]
_MOST_GROUPS = 100_000
"""Groups of features whose sums are kept before all are let go; about 20 MB."""
_ROOM = 1024


class Chain:
    """A trained model: a label for each row of features, and how likely each label is."""

    def __init__(
        self,
        labels: Sequence[str],
        transitions: Sequence[Sequence[float]],
        weights: Mapping[str, Sequence[float]],
    ) -> None:
        self._labels = tuple(labels)
        self._transitions: _Numbers = np.array(transitions, dtype=np.float32)
        self._features = {feature: number for number, feature in enumerate(weights)}
        self._weights: _Numbers = np.array(list(weights.values()), dtype=np.float32)
        self._forget()

    def label(self, sentences: Sequence[Sequence[Row]]) -> "Labelled":
        """Return the likeliest labels of each sentence (Viterbi)."""
        laid = _Layout([len(sentence) for sentence in sentences])
        emissions = self._emissions(sentences)
        back = np.zeros((laid.total, len(self._labels)), dtype=np.int8)
        score = emissions[laid.starts]
        for here in laid.steps():
            ways = score[: len(here), :, None] + self._transitions
            back[here] = ways.argmax(axis=1)
            score[: len(here)] = ways.max(axis=1) + emissions[here]
        chosen = np.zeros(laid.total, dtype=np.intp)
        chosen[laid.ends] = score.argmax(axis=1)
        for here in laid.steps(backwards=True):
            chosen[here - 1] = back[here, chosen[here]]
        names = [self._labels[number] for number in chosen.tolist()]
        return Labelled(laid.cut(names), self._labels, self._transitions, emissions, laid)

    def save(self, path: Path) -> None:
        """Write the model; the same model gives the same bytes."""
        features = "\n".join(self._features).encode()
        with path.open("wb") as file:
            np.savez_compressed(
                file,
                labels=np.array(self._labels),
                transitions=self._transitions,
                features=np.frombuffer(features, dtype=np.uint8),
                weights=self._weights.astype(np.float16),
            )

    @classmethod
    def load(cls, path: Path) -> "Chain":
        """Return the model that `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            features = stored["features"].tobytes().decode().split("\n")
            chain = cls(stored["labels"].tolist(), stored["transitions"], {})
            chain._features = {feature: number for number, feature in enumerate(features)}
            chain._weights = stored["weights"].astype(np.float32)
        chain._forget()
        return chain

    @classmethod
    def from_crfsuite(cls, model: Any) -> "Chain":
        """Return the model of an opened tagger of python-crfsuite."""
        info = model.info()
        labels = sorted(info.labels)
        at = {label: number for number, label in enumerate(labels)}
        transitions = [[0.0] * len(labels) for _ in labels]
        for (first, second), weight in info.transitions.items():
            transitions[at[first]][at[second]] = weight
        weights: dict[str, list[float]] = {}
        for (feature, label), weight in sorted(info.state_features.items()):
            weights.setdefault(feature, [0.0] * len(labels))[at[label]] = weight
        return cls(labels, transitions, weights)

    def _forget(self) -> None:
        self._groups: dict[Features, int] = {}
        self._sums: _Numbers = np.zeros((_ROOM, len(self._labels)), dtype=np.float32)

    def _emissions(self, sentences: Sequence[Sequence[Row]]) -> _Numbers:
        """Return what each label weighs at each word, the words of all sentences in a row."""
        if len(self._groups) > _MOST_GROUPS:
            self._forget()
        known = self._groups
        numbers: list[int] = []
        starts: list[int] = []
        for sentence in sentences:
            for row in sentence:
                starts.append(len(numbers))
                for group in row:
                    number = known.get(group)
                    numbers.append(self._add(group) if number is None else number)
        if not numbers:
            return self._sums[:0]
        sums: _Numbers = np.add.reduceat(self._sums[numbers], starts, axis=0)
        return sums

    def _add(self, group: Features) -> int:
        """Return the number of a group of features not seen before."""
        number = self._groups[group] = len(self._groups)
        if number == len(self._sums):
            self._sums = np.concatenate((self._sums, np.zeros_like(self._sums)))
        rows = [row for row in map(self._features.get, group.names) if row is not None]
        if rows:
            self._sums[number] = self._weights[rows].sum(axis=0)
        return number


class Labelled:
    """The labels of sentences, and how likely others would have been."""

    def __init__(
        self,
        labels: Sequence[Sequence[str]],
        known: tuple[str, ...],
        transitions: _Numbers,
        emissions: _Numbers,
        laid: "_Layout",
    ) -> None:
        self.labels = labels
        self._known = known
        self._transitions = transitions
        self._emissions = emissions
        self._laid = laid

    def likelihoods(self, sentence: int, word: int) -> dict[str, float]:
        """Return how likely each label is, 0 to 1, at a word (forward-backward)."""
        return dict(zip(self._known, self._shares[self._laid.bounds[sentence] + word], strict=True))

    @cached_property
    def _shares(self) -> list[list[float]]:
        if not self._laid.total:
            return []
        # In shares that sum up to 1 at each word, nothing grows too large or too small for a float.
        weights = np.exp(self._emissions - self._emissions.max(axis=1, keepdims=True))
        ways = np.exp(self._transitions)
        before, after = weights.copy(), np.ones_like(weights)
        for here in self._laid.steps():
            before[here] *= _of_one(before[here - 1] @ ways)
        for here in self._laid.steps(backwards=True):
            after[here - 1] = _of_one((weights[here] * after[here]) @ ways.T)
        shares: list[list[float]] = _of_one(before * after).tolist()
        return shares


class _Layout:
    """Sentences in a row, walked word by word, all of them at once.

    `starts` and `ends` are the positions of each sentence's first and last word, the longest
    sentence first, so that those not yet at their end are always the first ones.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        self.total = sum(lengths)
        self.bounds: list[int] = [0, *accumulate(lengths)]
        sizes = np.array(lengths, dtype=np.intp)
        order = np.argsort(-sizes, kind="stable")
        order = order[sizes[order] > 0]
        self._sizes = sizes[order]
        self.starts: _Positions = np.array(self.bounds[:-1], dtype=np.intp)[order]
        self.ends: _Positions = self.starts + self._sizes - 1

    def steps(self, *, backwards: bool = False) -> Iterator[_Positions]:
        """Yield the positions of all second words, all third words and so on, or from the end."""
        longest = int(self._sizes[0]) if len(self._sizes) else 0
        counts = np.searchsorted(-self._sizes, -np.arange(longest), side="left")
        words = range(longest - 1, 0, -1) if backwards else range(1, longest)
        for word in words:
            yield self.starts[: counts[word]] + word

    def cut(self, values: Sequence[str]) -> list[Sequence[str]]:
        """Return the values of each sentence, in the order given."""
        return [values[start:end] for start, end in pairwise(self.bounds)]


def _of_one(values: _Numbers) -> _Numbers:
    """Return rows of numbers as shares of their sum."""
    shares: _Numbers = values / values.sum(axis=1, keepdims=True)
    return shares
