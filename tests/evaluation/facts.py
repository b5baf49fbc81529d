"""How facts over the five real articles are aligned, against claims that were judged by hand."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from corpus.linking.pipeline import link
from corpus.model import Coverage, Fact
from tests.evaluation.real import GOLD as ARTICLES
from tests.evaluation.real import analysed_articles
from tests.evaluation.scores import Figure

GOLD: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("facts.toml").read_text("utf-8")
)["fact"]
MOST = 25
"""The facts of several outlets, those with the highest scores, that are judged."""

Place = tuple[str, int, int]


@cache
def coverage(folder: Path) -> Coverage:
    """The five articles, linked."""
    return link(analysed_articles(folder))


def judged(folder: Path) -> list[Fact]:
    """The facts that several outlets have, the surest first, twenty-five at most."""
    several = [fact for fact in coverage(folder).facts if len(fact.outlets) > 1]
    return sorted(several, key=lambda fact: (-fact.score, fact.id))[:MOST]


def alignment(folder: Path) -> Figure:
    """Precision: facts whose spans are all in one claim; recall: claims that have a fact."""
    known = numbers(folder)
    facts = judged(folder)
    found = [
        next((n for n, gold in enumerate(GOLD) if _is_within(fact, gold["spans"], known)), None)
        for fact in facts
    ]
    right = sum(number is not None for number in found)
    return Figure(
        right / max(len(facts), 1), len({n for n in found if n is not None}) / len(GOLD), len(facts)
    )


def disputes(folder: Path) -> Figure:
    """Precision and recall of the disagreements: a dispute that is none of the gold's is false."""
    known = numbers(folder)
    wanted = {gold["dispute"] for gold in GOLD if "dispute" in gold}
    disputed = [fact for fact in coverage(folder).facts if fact.status == "disputed"]
    found = [
        next(
            (
                gold["dispute"]
                for gold in GOLD
                if "dispute" in gold and _is_within(fact, gold["spans"], known)
            ),
            None,
        )
        for fact in disputed
    ]
    right = sum(name is not None for name in found)
    return Figure(
        right / max(len(disputed), 1), len(wanted & set(found)) / len(wanted), len(wanted)
    )


def numbers(folder: Path) -> dict[str, str]:
    """The numbers of the articles by their ids."""
    return {
        document.article.id: gold["number"]
        for document, gold in zip(analysed_articles(folder), ARTICLES, strict=True)
    }


def _is_within(fact: Fact, gold: Sequence[Place], numbers: dict[str, str]) -> bool:
    return all(
        any(
            numbers[span.article] == number and span.start < end and start < span.end
            for number, start, end in gold
        )
        for span in fact.spans
    )
