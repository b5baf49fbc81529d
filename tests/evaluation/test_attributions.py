"""Speakers and relays in the five real articles against a gold made by hand."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.analysis.pipeline import analyse
from corpus.model import Document, Entity, Person, Quote
from corpus.sources.text import read_text

pytestmark = pytest.mark.articles

GOLD = tomllib.loads(Path(__file__).with_name("attributions.toml").read_text(encoding="utf-8"))
FEWEST_RIGHT_SPEAKERS = 29
"""Of the 29 with a speaker who is a person or organisation known to the article."""
FEWEST_RELAYS = 16
"""Of the 17 that the gold names."""


@cache
def documents(folder: Path) -> dict[str, Document]:
    return {
        path.name[:3]: analyse(read_text(path.read_text(encoding="utf-8"), str(path)))
        for path in sorted(folder.glob("*.txt"))
    }


def pairs(folder: Path) -> Iterator[tuple[dict[str, Any], Document, Quote | None]]:
    for gold in GOLD["quote"]:
        document = documents(folder)[gold["article"]]
        start, end = gold["span"]
        places = ((quote.span.start, quote.span.end) for quote in document.quotes)
        found = dict(zip(places, document.quotes, strict=True)).get((start, end))
        yield gold, document, found


def words(text: str) -> set[str]:
    return set(re.split(r"[\s\-’']+", text.lower()))


def is_speaker(name: str, document: Document, quote: Quote) -> bool:
    known: tuple[Person | Entity, ...] = (*document.people, *document.entities)
    aliases = [a for one in known if one.id == quote.speaker for a in (one.name, *one.aliases)]
    return any(words(name) <= words(alias) for alias in aliases)


def test_every_quote_is_found_and_told_from_terms(articles_folder: Path) -> None:
    for gold, _, quote in pairs(articles_folder):
        assert quote is not None, gold["span"]
        assert quote.kind == gold["kind"], gold["span"]


def test_most_speakers_are_right(articles_folder: Path) -> None:
    named = [pair for pair in pairs(articles_folder) if "speaker" in pair[0]]
    right = [g["span"] for g, doc, q in named if q and is_speaker(g["speaker"], doc, q)]
    assert len(right) >= FEWEST_RIGHT_SPEAKERS


def test_nobody_is_made_up_where_the_article_names_nobody(articles_folder: Path) -> None:
    for gold, document, quote in pairs(articles_folder):
        if "speaker" not in gold and quote is not None:
            assert quote.speaker not in {person.id for person in document.people}, gold["span"]


def test_most_relays_are_found_and_none_is_the_speaker(articles_folder: Path) -> None:
    found = 0
    for gold, document, quote in pairs(articles_folder):
        for relay in gold.get("relays", ()):
            assert quote is not None
            found += relay in quote.relays
            assert not is_speaker(relay, document, quote)
    assert found >= FEWEST_RELAYS
