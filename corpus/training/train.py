"""Trains the name tagger: `python -m corpus.training.train [FOLDER] [--out FILE]`.

FOLDER holds the public corpora; without one it is PARALLAX_NER, else `../shared/ner` beside the
repository. Training is deterministic: the same text gives the same model.
"""

import argparse
import os
import zlib
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from corpus.analysis.naming.chain import Chain
from corpus.analysis.naming.features import seen_forms, sentence_features
from corpus.training.augment import variants
from corpus.training.evaluate import evaluate, table
from corpus.training.readers import Labelled, read_news, read_re3d, read_wikigold, read_wnut

_ROOT = Path(__file__).parents[2]
_NEWS = Path(__file__).parent / "news"
_MODEL = _ROOT / "corpus" / "models" / "names.npz"
HELD_OUT_RE3D = "re3d-UK_Government.conll"
_BLIND_SHARE = 0.25
"""How much of all words the lexicons of names don't count for in training."""
_NEWS_WEIGHT = 2
"""How often our own prose counts: it is small, and what the tagger is for. Our dense prose, with
more names in a sentence than papers print, counts once: counted more often, it makes the tagger see
organisations where there are none (measured on our development part, wikigold and re3d)."""

Documents = list[list[Labelled]]


def main() -> None:
    """Train on the training split, print figures on the held-out ones, write the model."""
    arguments = _arguments()
    folder = Path(arguments.folder)
    train, held_out = split(folder)
    model = fit(train, arguments.out, iterations=arguments.iterations)
    for name, documents in held_out.items():
        print(table(name, evaluate(model, documents)))
        print(table("  model", evaluate(model, documents, rules=False)))
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.2f} MB")


def split(folder: Path) -> tuple[Documents, dict[str, Documents]]:
    """Return what to train on, and held-out documents by name."""
    wikigold = read_wikigold(folder / "wikigold.conll")
    train = [document for number, document in enumerate(wikigold) if number % 5]
    for path in sorted(folder.glob("re3d-*.conll")):
        if path.name != HELD_OUT_RE3D:
            train += read_re3d(path)
    train += read_wnut(folder / "wnut17-train.conll")
    train += news("train") * _NEWS_WEIGHT + news("dense")
    held_out = {
        "news dev": news("dev"),
        "news test": news("test"),
        "wikigold": wikigold[::5],
        "re3d": read_re3d(folder / HELD_OUT_RE3D),
    }
    return train, held_out


def news(part: str) -> Documents:
    """Return our own labelled articles of one part: train, dense, dev or test."""
    return [article for path in sorted(_NEWS.glob(f"{part}-*.txt")) for article in read_news(path)]


def fit(documents: Documents, out: Path, iterations: int) -> Chain:
    """Train on the documents, write the model, and return it."""
    import pycrfsuite  # type: ignore[import-untyped,unused-ignore]

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.2, "max_iterations": iterations})
    for number, document in enumerate(variants(documents)):
        _append(trainer, document, number)
    with TemporaryDirectory() as folder:
        trained = str(Path(folder) / "model.crfsuite")
        trainer.train(trained)
        model = pycrfsuite.Tagger()
        model.open(trained)
        learned = Chain.from_crfsuite(model)
        model.close()
    out.parent.mkdir(parents=True, exist_ok=True)
    learned.save(out)
    return Chain.load(out)


def _append(trainer: Any, document: Sequence[Labelled], number: int) -> None:
    """Hand a document to the trainer, some of its words hidden from the lexicons of names."""
    sentences = [[word for word, _ in sentence] for sentence in document]
    seen = seen_forms(sentences)
    blind = frozenset(
        word for sentence in sentences for word in sentence if _is_blind(word, number)
    )
    for sentence, words in zip(document, sentences, strict=True):
        if words:
            groups = sentence_features(words, seen, blind)
            rows = [[name for group in row for name in group.names] for row in groups]
            trainer.append(rows, [label for _, label in sentence])


def _is_blind(word: str, number: int) -> bool:
    return zlib.crc32(f"{number} {word}".encode()) % 1000 < _BLIND_SHARE * 1000


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "folder",
        nargs="?",
        default=os.environ.get("PARALLAX_NER", str(_ROOT.parent / "shared" / "ner")),
        help="the public corpora",
    )
    parser.add_argument("--out", type=Path, default=_MODEL, help="where to write the model")
    parser.add_argument("--iterations", type=int, default=150, help="at most so many")
    return parser.parse_args()


if __name__ == "__main__":
    main()
