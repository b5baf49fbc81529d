"""Made-up coverage of events in which the facts that outlets share are marked."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.analysis.pipeline import analyse
from corpus.fairness import left_out
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
    gold: dict[str, Any] = tomllib.loads((folder / "gold.toml").read_text("utf-8"))
    by_stem = {Path(one.article.source).stem: one.article.id for one in documents}
    return Event(
        folder.name,
        linked.documents,
        linked,
        [(one["name"], _spans(documents, one["words"])) for one in gold.get("fact", ())],
        [(one["name"], _spans(documents, one["words"])) for one in gold.get("dispute", ())],
        [(one["name"], by_stem[one["missing"]]) for one in gold.get("omission", ())],
    )


def event_facts(documents: Sequence[Document]) -> list[tuple[Span, ...]]:
    """What articles of `tests/fixtures/events` state in common, as far as it is marked."""
    marked = tomllib.loads(Path(__file__).with_name("event_facts.toml").read_text("utf-8"))
    return [_spans(documents, one["words"]) for one in marked["fact"]]


def _spans(documents: Sequence[Document], words: Mapping[str, str]) -> tuple[Span, ...]:
    """Where words stand in articles, by the stems of their files."""
    by_stem = {Path(one.article.source).stem: one.article for one in documents}
    found = []
    for stem, text in words.items():
        start = by_stem[stem].text.find(text)
        if start < 0:
            raise ValueError(f"{stem}: {text!r} is not in the text")
        found.append(Span(by_stem[stem].id, start, start + len(text)))
    return tuple(found)


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


def disagreements(part: str) -> Figure:
    """Precision and recall of the marked disputes: two sides of one must be among the marked."""
    right = found = 0
    met: set[tuple[int, int]] = set()
    for number, event in enumerate(events(part)):
        for fact in event.coverage.facts:
            if fact.status != "disputed":
                continue
            found += 1
            marked = _disputed_there(event, fact)
            if marked is not None:
                right += 1
                met.add((number, marked))
    wanted = sum(len(event.disputes) for event in events(part))
    return Figure(right / max(found, 1), len(met) / max(wanted, 1), wanted)


def _disputed_there(event: Event, fact: Fact) -> int | None:
    """The number of the marked dispute of which two sides of a fact are."""
    for number, (_, spans) in enumerate(event.disputes):
        sides = sum(
            any(overlap(span, gold) for span in side.spans for gold in spans) for side in fact.sides
        )
        if sides > 1:
            return number
    return None


def omissions(part: str) -> tuple[int, int]:
    """How many omissions would be shown, and how many of them are unfair.

    One is unfair where the article has words that were marked for the fact, or where it is no fact
    that was marked.
    """
    shown = unfair = 0
    for event in events(part):
        articles = [document.article for document in event.documents]
        for fact in event.coverage.facts:
            if fact.status != "shared" or 2 * len({s.article for s in fact.spans}) <= len(articles):
                continue
            marked = _marked_whole(event, fact)
            for article in left_out(fact, articles):
                shown += 1
                has = marked is None or article in {s.article for s in event.facts[marked][1]}
                unfair += has
    return shown, unfair


def _marked_whole(event: Event, fact: Fact) -> int | None:
    return next(
        (n for pair in _pairs(fact) for n in (_marked(event, pair),) if n is not None), None
    )
