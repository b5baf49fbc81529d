"""A digest fits one screen of a terminal and one message of a platform, and is always the same."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from bot.adapters.discord import rendering as discord
from bot.adapters.slack import rendering as slack
from bot.rendering.layout import lay_out
from bot.rendering.rows import Row, plain_text
from briefs.message import Message
from briefs.parts.screen import COLUMNS, ROWS, rows_of
from corpus.build import build
from corpus.index import Index
from corpus.storage.sqlite import open_index
from tests.briefs.conftest import asker
from tests.briefs.made_up_coverage import COVERAGE
from tests.corpus.coverages import index_of

ADDRESS = "https://news.example/2024/05/06/an-address-as-long-as-most-of-them-are-{}.html"
T = TypeVar("T")
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.fixture(scope="module", params=["abstracts", "harbour", "events"])
def index(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, abstracts_folder: Path
) -> Iterator[Index]:
    folder = abstracts_folder if request.param == "abstracts" else FIXTURES / request.param
    out = tmp_path_factory.mktemp(request.param) / "index"
    build([folder], out)
    with open_index(out) as opened:
        yield opened


def rows_before_sources(message: Message, width: int = COLUMNS) -> int:
    rows: list[Row] = lay_out(replace(message, sources=()), width)
    numbered = lay_out(message, width)
    ends = [n for n, row in enumerate(numbered) if row == [("Sources", "strong")]]
    return ends[-1] - 1 if ends else len(rows)


def questions(index: Index) -> list[str]:
    ids = [story.id for story in index.stories()]
    ids += [presence.entity.id for presence in (*index.topics(), *index.people()[:12])]
    return ["/digest", *(f"/digest id:{one}" for one in ids)]


def test_every_digest_fits_one_screen(index: Index) -> None:
    ask = asker(index)
    sizes = {question: rows_before_sources(ask(question)) for question in questions(index)}
    assert max(sizes.values()) <= ROWS, max(sizes.items(), key=lambda one: one[1])


@pytest.mark.parametrize("links", [False, True])
def test_every_digest_is_one_message_on_a_platform(index: Index, links: bool) -> None:
    ask = asker(index)
    for question in questions(index):
        message = ask(question)
        if links:
            linked = [replace(one, url=ADDRESS.format(n)) for n, one in enumerate(message.sources)]
            message = replace(message, sources=tuple(linked))
        assert len(discord.posts(message)) == 1, question
        assert len(slack.posts(message)) == 1, question
        assert len(discord.answer(message, question)) == 1, question
        assert len(slack.answer(message, question)) == 1, question


def test_rows_are_counted_as_they_are_laid_out_or_one_too_many(index: Index) -> None:
    ask = asker(index)
    for question in questions(index):
        assert rows_of(ask(question)) - rows_before_sources(ask(question)) in (0, 1), question


def shown(index: Index) -> dict[str, str]:
    """Every digest of an index, as it is shown and as it is posted."""
    ask = asker(index)
    answers = {question: ask(question) for question in questions(index)}
    return {
        question: plain_text(lay_out(message, COLUMNS)) + json.dumps(discord.posts(message))
        for question, message in answers.items()
    }


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_records_in_an_index_changes_no_byte(tmp_path: Path, seed: int) -> None:
    order = random.Random(seed)

    def shuffled(records: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(order.sample(records, len(records)))

    stories = tuple(replace(one, articles=shuffled(one.articles)) for one in COVERAGE.stories)
    mixed = replace(
        COVERAGE,
        documents=shuffled(COVERAGE.documents),
        facts=shuffled(COVERAGE.facts),
        people=shuffled(COVERAGE.people),
        stories=stories,
    )
    first, second = index_of(tmp_path / "a", COVERAGE), index_of(tmp_path / "b", mixed)
    assert shown(first) == shown(second)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_in_which_articles_are_read_changes_no_byte(
    index: Index, tmp_path: Path, seed: int
) -> None:
    lines = [
        json.dumps(
            {
                "id": one.id,
                "text": one.text,
                "outlet": one.outlet,
                "agency": one.agency,
                "headline": one.headline,
                "published": one.published.isoformat() if one.published else None,
                "language": one.language,
            }
        )
        for one in index.articles()
    ]
    found = []
    for name, ordered in (("a", lines), ("b", random.Random(seed).sample(lines, len(lines)))):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(ordered) + "\n", encoding="utf-8")
        build([tmp_path / f"{name}.jsonl"], tmp_path / name)
        with open_index(tmp_path / name) as opened:
            found.append(shown(opened))
    assert found[0] == found[1]
