"""The sequence model, against python-crfsuite's own decoding of the same weights."""

import math
from itertools import product
from pathlib import Path

import pycrfsuite  # type: ignore[import-untyped,unused-ignore]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analysis.naming.chain import Chain
from corpus.analysis.naming.features import Features, Row

WORDS = ("anna", "met", "bo", "in", "oslo", "unseen")
LABELS = ("B", "I", "O")


def rows(words: list[str]) -> list[Row]:
    return [[Features((f"w={word}",)), Features((f"e={word[-1]}", "bias"))] for word in words]


def plain(words: list[str]) -> list[list[str]]:
    return [[name for group in row for name in group.names] for row in rows(words)]


@pytest.fixture(scope="module")
def crfsuite(tmp_path_factory: pytest.TempPathFactory) -> pycrfsuite.Tagger:
    path = str(tmp_path_factory.mktemp("model") / "model")
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for words, labels in (
        (["anna", "bo", "met", "oslo"], ["B", "I", "O", "B"]),
        (["met", "in", "oslo"], ["O", "O", "B"]),
        (["bo", "in"], ["B", "O"]),
    ):
        trainer.append(
            [[name for group in row for name in group.names] for row in rows(words)], labels
        )
    trainer.train(path)
    model = pycrfsuite.Tagger()
    model.open(path)
    return model


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=9), max_size=6))
@settings(deadline=None)
def test_labels_and_likelihoods_are_those_of_crfsuite(
    crfsuite: pycrfsuite.Tagger, sentences: list[list[str]]
) -> None:
    labelled = Chain.from_crfsuite(crfsuite).label([rows(words) for words in sentences])
    assert len(labelled.labels) == len(sentences)
    for number, words in enumerate(sentences):
        expected = crfsuite.tag(plain(words))
        assert list(labelled.labels[number]) == expected
        for position in range(len(words)):
            found = labelled.likelihoods(number, position)
            for label in LABELS:
                assert math.isclose(
                    found[label], crfsuite.marginal(label, position), rel_tol=1e-3, abs_tol=1e-4
                )


def test_a_saved_model_labels_as_before(crfsuite: pycrfsuite.Tagger, tmp_path: Path) -> None:
    chain = Chain.from_crfsuite(crfsuite)
    chain.save(tmp_path / "model.npz")
    sentences = [rows(list(words)) for words in product(WORDS, repeat=3)]
    stored = Chain.load(tmp_path / "model.npz")
    assert stored.label(sentences).labels == chain.label(sentences).labels
