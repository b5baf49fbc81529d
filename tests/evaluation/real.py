"""The five real articles, and who and what is named in them by the judgement of `names.toml`."""

import hashlib
import os
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from corpus.analysis.pipeline import analyse
from corpus.linking.people import merge
from corpus.model import Document
from corpus.sources.text import read_text
from tests.evaluation.labelled import REPOSITORY
from tests.evaluation.scores import Found

GOLD = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))["article"]


class ChangedTextError(Exception):
    """The cleaned text of an article is another than the one whose names were marked."""


def articles_folder() -> Path:
    """The folder of the real articles, which may be missing."""
    named = os.environ.get("PARALLAX_ARTICLES")
    return Path(named) if named else REPOSITORY.parent / "shared" / "articles"


@cache
def documents(folder: Path) -> tuple[Document, ...]:
    """The articles analysed and their people merged, in the order of the gold."""
    return merge(analysed_articles(folder)).documents


@cache
def analysed_articles(folder: Path) -> tuple[Document, ...]:
    """The articles analysed, in the order of the gold."""
    return tuple(_document(folder, gold) for gold in GOLD)


def _document(folder: Path, gold: dict[str, Any]) -> Document:
    path = next(folder.glob(f"{gold['number']}*.txt"))
    document = analyse(read_text(path.read_text("utf-8"), str(path)))
    found = hashlib.sha256(document.article.text.encode()).hexdigest()
    if not found.startswith(gold["text"]):
        message = f"The cleaned text of {gold['number']} ({found[:16]}) is not the one marked."
        raise ChangedTextError(message)
    return document


def wanted() -> Iterator[Found]:
    """Names as judged by hand."""
    for number, gold in enumerate(GOLD):
        for spans in gold["people"].values():
            yield from ((number, start, end, "person") for start, end in spans)
        for kind, spans in (("organisation", gold["organisations"]), ("place", gold["places"])):
            yield from ((number, start, end, kind) for start, end in spans)


def people_wanted() -> dict[Found, str]:
    """Each mention of a person with the person's key."""
    return {
        (number, start, end, "person"): person
        for number, gold in enumerate(GOLD)
        for person, spans in gold["people"].items()
        for start, end in spans
    }


def people_found(folder: Path) -> dict[Found, str]:
    """Each mention of a person with the id given to that person over all articles."""
    return {
        (number, mention.span.start, mention.span.end, "person"): mention.person
        for number, document in enumerate(documents(folder))
        for mention in document.mentions
    }
