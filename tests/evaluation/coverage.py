"""Made-up coverage of events in which the facts that outlets share are marked."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.analysis.pipeline import analyse
from corpus.linking.pipeline import link
from corpus.model import Coverage, Document, Fact, Span
from corpus.sources.reading import Skipped, read_sources
from tests.evaluation.labelled import REPOSITORY
from tests.evaluation.scores import Figure

FOLDER = REPOSITORY / "tests" / "fixtures" / "coverage"
_LEAST = 0.5
"""The share of the shorter of two stretches that both must have to be the same words."""


@dataclass(frozen=True, slots=True)
class Event:
    """The coverage of one event, linked, and what was marked in it, as stretches of articles."""

    name: str
    documents: Sequence[Document]
    coverage: Coverage
    facts: Sequence[tuple[str, tuple[Span, ...]]]
    disputes: Sequence[tuple[str, tuple[Span, ...]]]
    omissions: Sequence[tuple[str, str]]
    """Of each its name, and the id of the article that leaves it out."""


@cache
def events(part: str) -> tuple[Event, ...]:
    """The events of a part, dev or test."""
    return tuple(_event(folder) for folder in sorted((FOLDER / part).iterdir()) if folder.is_dir())


def _event(folder: Path) -> Event:
    read = list(read_sources(sorted(folder.glob("*.md"))))
    documents = [analyse(one) for one in read if not isinstance(one, Skipped)]
    linked = link(documents)
    by_stem = {Path(one.article.source).stem: one.article for one in documents}
    gold: dict[str, Any] = tomllib.loads((folder / "gold.toml").read_text("utf-8"))

    def spans(words: dict[str, str]) -> tuple[Span, ...]:
        found = []
        for stem, text in words.items():
            article = by_stem[stem]
            start = " ".join(article.text.split()).find(" ".join(text.split()))
            start = article.text.find(text) if start >= 0 else -1
            if start < 0:
                raise ValueError(f"{folder.name}/{stem}: {text!r} is not in the text")
            found.append(Span(article.id, start, start + len(text)))
        return tuple(found)

    return Event(
        folder.name,
        linked.documents,
        linked,
        [(one["name"], spans(one["words"])) for one in gold.get("fact", ())],
        [(one["name"], spans(one["words"])) for one in gold.get("dispute", ())],
        [(one["name"], by_stem[one["missing"]].id) for one in gold.get("omission", ())],
    )


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches are mostly the same words."""
    if one.article != other.article:
        return False
    common = min(one.end, other.end) - max(one.start, other.start)
    return common >= _LEAST * min(one.end - one.start, other.end - other.start) and common > 0


def shared_facts(part: str) -> Figure:
    """Precision: pairs of spans shown as one fact that are one; recall: marked pairs found."""
    right = found = 0
    met: set[tuple[int, int, str, str]] = set()
    wanted = {(n, *pair) for n, event in enumerate(events(part)) for pair in _gold_pairs(event)}
    for number, event in enumerate(events(part)):
        for fact in event.coverage.facts:
            for one, other in _pairs(fact) if fact.status == "shared" else ():
                found += 1
                fact_number = _marked(event, (one, other))
                if fact_number is not None:
                    right += 1
                    met.add((number, fact_number, one.article, other.article))
    return Figure(right / max(found, 1), len(met & wanted) / max(len(wanted), 1), len(wanted))


def _pairs(fact: Fact) -> Iterator[tuple[Span, Span]]:
    spans = sorted(fact.spans)
    for place, one in enumerate(spans):
        for other in spans[place + 1 :]:
            if one.article != other.article:
                yield one, other


def _gold_pairs(event: Event) -> Iterator[tuple[int, str, str]]:
    for number, (_, spans) in enumerate(event.facts):
        ordered = sorted(spans)
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 :]:
                yield number, one.article, other.article


def _marked(event: Event, pair: tuple[Span, Span]) -> int | None:
    """The number of the marked fact that two stretches are of, None where they are of none."""
    return next(
        (
            number
            for number, (_, spans) in enumerate(event.facts)
            if all(any(overlap(one, gold) for gold in spans) for one in pair)
        ),
        None,
    )
