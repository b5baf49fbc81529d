"""Training and evaluation, on prose of our own."""

from pathlib import Path

import pytest

from corpus.analysis.tagger import shipped_labeller
from corpus.data import data_path
from corpus.training.augment import variants
from corpus.training.evaluate import evaluate
from corpus.training.readers import Labelled, chunks
from corpus.training.train import fit, news


def people(document: list[Labelled]) -> int:
    return sum(kind == "PER" for sentence in document for _, _, kind in chunks(sentence))


def test_parts_of_our_prose_share_no_article() -> None:
    parts = [
        {" ".join(word for word, _ in article[0]) for article in news(part)}
        for part in ("train", "dense", "dev", "test")
    ]
    assert all(parts)
    assert len(frozenset().union(*parts)) == sum(map(len, parts))


def test_variants_keep_the_number_of_people_and_change_their_names() -> None:
    document = news("dev")[0]
    plain, renamed, *_ = variants([document])
    assert plain == document
    assert people(renamed) == people(document)
    assert renamed != document


def test_variants_are_the_same_each_time() -> None:
    documents = news("dev")
    assert list(variants(documents)) == list(variants(documents))


def test_training_twice_gives_the_same_model(tmp_path: Path) -> None:
    documents = news("dev")
    fit(documents, tmp_path / "a", iterations=5)
    fit(documents, tmp_path / "b", iterations=5)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("part", ["dev", "test"])
def test_the_shipped_model_finds_people_in_articles_it_was_not_trained_on(part: str) -> None:
    assert evaluate(shipped_labeller(), news(part))["PER"].f1 >= 0.88


def test_the_shipped_model_is_small() -> None:
    files = ("names.npz", "word-clusters.txt")
    sizes = [data_path("corpus", "models", name).stat().st_size for name in files]
    assert sum(sizes) < 6_000_000
