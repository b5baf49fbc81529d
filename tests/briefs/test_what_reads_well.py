"""What somebody who reads an answer aloud would stumble over."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefs.message import Chart, Comparison, Message
from briefs.parts.clauses import is_apposition, words_of
from briefs.parts.naming import things
from corpus.index import Index
from corpus.model import Document, Span, Term
from tests.briefs.checks import said
from tests.briefs.conftest import Asked, asker
from tests.briefs.made_up_coverage import COVERAGE
from tests.corpus.coverages import index_of

NEW_YEAR = datetime(2024, 1, 1, 12, tzinfo=UTC)


def blocks(message: Message, kind: type) -> list[object]:
    return [block for block in message.blocks if isinstance(block, kind)]


@pytest.mark.parametrize("question", ["/terms all", "/terms barge"])
def test_each_row_of_terms_compares_two_outlets_at_least(ask_harbour: Asked, question: str) -> None:
    for table in blocks(ask_harbour(question), Comparison):
        assert isinstance(table, Comparison)
        for row in table.rows:
            assert sum(map(bool, row.cells)) > 1, row.name


def bare(document: Document, **changed: Any) -> Document:
    """An article in which nothing was found but what is given."""
    none = dict.fromkeys(
        ("mentions", "entity_mentions", "labels", "quotes", "statements", "terms", "dates"), ()
    )
    return replace(document, **{**none, **changed})


def test_two_outlets_beyond_the_columns_make_no_row_of_one(tmp_path: Path) -> None:
    """Of eight outlets only the first and the last name one thing."""
    [first, *_] = COVERAGE.documents
    documents = []
    for number in range(8):
        thing = "war" if number in (0, 7) else f"ferry{number}"
        text = f"The harbour {thing} goes on."
        term = Term(Span(f"a{number}", 4, 12 + len(thing)), f"harbour {thing}", "own")
        article = replace(
            first.article,
            id=f"a{number}",
            text=text,
            outlet=f"Outlet {number}",
            published=NEW_YEAR + timedelta(days=number),
        )
        whole = ((0, len(text)),)
        documents.append(
            bare(first, article=article, paragraphs=whole, sentences=(), terms=(term,))
        )
    made = replace(COVERAGE, documents=tuple(documents), facts=(), stories=())
    [table] = blocks(asker(index_of(tmp_path / "index", made))("/terms all"), Comparison)
    assert isinstance(table, Comparison)
    assert table.columns == ("Outlet 0", "Outlet 7")
    assert [row.name for row in table.rows] == ["war"]


def test_a_war_here_is_not_a_war_there() -> None:
    texts = ("harbour war", "war in Velmara", "invasion of Velmara", "ferry war", "war on Velmara")
    terms = [Term(Span("a", 0, len(text)), text, "own") for text in texts]
    assert {thing.name: len(thing.terms) for thing in things(terms)} == {
        "war": 2,
        "war (Velmara)": 2,
        "invasion (Velmara)": 1,
    }


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("Ana Ruiz, the founder of the port, had the approval of all", 2, True),
        ("As Ana spoke, the port had the approval of all", 3, False),
        ("Ana spoke, the port closed, and all went home", 2, False),
    ],
)
def test_what_says_who_came_before_begins_no_sentence(
    text: str, number: int, expected: bool
) -> None:
    assert is_apposition(words_of(text, 0, len(text)), number) is expected


def published_on(folder: Path, *days: int) -> Index:
    """An index of the bridge's first article, once for each of these days of the year."""
    [first, *_] = COVERAGE.documents
    documents = []
    for number, day in enumerate(days):
        key = f"a{number:03}"
        article = replace(first.article, id=key, published=NEW_YEAR + timedelta(days=day))
        dates = tuple(replace(one, span=replace(one.span, article=key)) for one in first.dates)
        documents.append(bare(first, article=article, dates=dates))
    story = replace(COVERAGE.stories[0], articles=tuple(one.article.id for one in documents))
    made = replace(COVERAGE, documents=tuple(documents), facts=(), stories=(story,), people=())
    return index_of(folder, made)


@pytest.mark.parametrize(
    ("days", "period", "first", "bars"),
    [
        ((0, 0, 2, 5), "day", "1 Jan 2024", 6),
        ((0, 0, 40, 100), "week", "from 1 Jan 2024", 15),
        ((3, 3, 250, 800), "month", "Jan 2024", 27),
        ((0, 0, 900, 1500), "year", "2024", 5),
    ],
)
def test_a_chart_begins_with_the_first_day_and_leaves_none_out(
    tmp_path: Path, days: tuple[int, ...], period: str, first: str, bars: int
) -> None:
    [chart] = blocks(asker(published_on(tmp_path / "index", *days))("/timeline"), Chart)
    assert isinstance(chart, Chart)
    assert chart.title == f"Articles by the {period} they were published"
    assert (chart.labels[0], len(chart.labels)) == (first, bars)
    assert sum(chart.series[0].values) == len(days)
    assert 0 in chart.series[0].values


@pytest.mark.parametrize(
    "question", ["/digest", "/story", "/compare", "/topic barge", "/heard", "/terms all"]
)
def test_what_is_left_out_leads_to_more(ask_harbour: Asked, question: str) -> None:
    """A question named behind "and 7 more" is answered, and with more."""
    told = said(ask_harbour(question))
    for found in re.finditer(r"^and \d+ more: (/\S.*)$", told, re.MULTILINE):
        asked, _, length = found[1].rpartition(" ")
        longer = found[1] if length != "long" else asked
        assert ask_harbour(longer).sources, found[0]
