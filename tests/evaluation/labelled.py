"""Labelled text that the tagger was not trained on, and what the analysis finds in it."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from corpus.analysis.people import find_people
from corpus.analysis.tagger import tag_names
from corpus.model import Document
from corpus.training.evaluate import as_document
from corpus.training.readers import Labelled, read_re3d, read_wikigold
from corpus.training.train import HELD_OUT_RE3D, news
from tests.evaluation.scores import Found

REPOSITORY = Path(__file__).parents[2]
KINDS = ("person", "organisation", "place")

Documents = list[list[Labelled]]


def public_corpora() -> Path:
    """The folder of the public corpora, which may be missing."""
    named = os.environ.get("PARALLAX_NER")
    return Path(named) if named else REPOSITORY.parent / "shared" / "ner"


def parts() -> Iterator[tuple[str, Callable[[], Documents] | None]]:
    """Each part by name with its reader, None where the machine lacks it."""
    yield "our news, test", partial(news, "test")
    yield "our news, development", partial(news, "dev")
    wikigold = public_corpora() / "wikigold.conll"
    yield "wikigold", (lambda: read_wikigold(wikigold)[::5]) if wikigold.exists() else None
    re3d = public_corpora() / HELD_OUT_RE3D
    yield "re3d, UK Government", partial(read_re3d, re3d) if re3d.exists() else None


def analysed(
    documents: Sequence[list[Labelled]],
) -> Iterator[tuple[Document, set[Found], set[Found]]]:
    """Each document with the names found in it and those that people marked."""
    for number, labelled in enumerate(documents):
        plain, true = as_document(labelled)
        document = find_people(tag_names(plain))
        wanted = {(number, *name) for name in true if name[2] in KINDS}
        yield document, set(names_of(document, number)), wanted


def names_of(document: Document, number: int) -> Iterator[Found]:
    """People, organisations and places as an export of the document would list them."""
    for mention in document.mentions:
        yield number, mention.span.start, mention.span.end, "person"
    kinds = {entity.id: entity.kind for entity in document.entities}
    for named in document.entity_mentions:
        yield number, named.span.start, named.span.end, kinds[named.entity]
