"""What is new in a digest, first; and the long form of it."""

from dataclasses import replace
from datetime import date

import pytest

from briefs.digest import KINDS, RANKING, brief
from briefs.message import BulletList, Comparison, Fields, Heading, Line, Message, Paragraph
from briefs.parts.claims import leans_on_what_went_before, says_something
from briefs.parts.news import News
from briefs.parts.wording import moment
from briefs.query import read_query
from corpus.index import Index
from corpus.model import Fact
from tests.briefs.checks import said
from tests.briefs.conftest import NOW
from tests.briefs.made_up_coverage import COVERAGE
from tests.corpus.coverages import index_of


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("news") / "index", COVERAGE)


def digest(
    index: Index, text: str = "", *, long: bool = False, news: News | None = None
) -> Message:
    return brief(index, read_query(index, text, KINDS, NOW), NOW, long=long, news=news)


def news(message: Message, *articles: str) -> News:
    """What is new where these articles are, and no fact was told."""
    return News("Tuesday 09:00", frozenset(articles), frozenset(message.covered.facts))


def under(message: Message, title: str) -> object:
    """The block under a heading."""
    for heading, block in zip(message.blocks, message.blocks[1:], strict=False):
        if isinstance(heading, Heading) and heading.line.text.startswith(title):
            return block
    raise AssertionError(f"no {title} in {said(message)}")


def headings(message: Message) -> list[str]:
    return [block.line.text for block in message.blocks if isinstance(block, Heading)]


def test_what_it_covers_is_more_than_what_it_shows(index: Index) -> None:
    covered = digest(index).covered
    assert covered.articles == ("retold", "river", "wire")
    standing = {fact.id: fact.status for fact in index.facts()}
    assert {one.partition(" ")[0] for one in covered.facts} == {
        fact for fact, status in standing.items() if status != "alone"
    }
    assert all(one.endswith((" shared", " disputed")) for one in covered.facts)


def test_what_is_new_comes_first(index: Index) -> None:
    message = digest(index, news=news(digest(index), "wire"))
    assert headings(message)[:3] == [
        "New since Tuesday 09:00: 1 article and 3 facts",
        "In all",
        "How they tell it",
    ]
    told = under(message, "New since")
    assert isinstance(told, Fields)
    articles, disputes, several = told.fields
    assert [field.name for field in told.fields] == ["Article", "Now disputed", "Now by several"]
    assert [line.text for line in articles.values] == [
        "NPA (republished) · 5 May 2024 · Lenn crossing opens after years of delay"
    ]
    assert disputes.values[0].text.startswith("Price or cost: 40 or 55")
    assert any("cut the ribbon" in line.text for line in several.values)
    assert message.fallback_text.startswith("New since Tuesday 09:00: 1 article and 3 facts.")


def test_what_is_told_as_news_is_not_told_again_as_what_happened(index: Index) -> None:
    message = digest(index, news=news(digest(index), "wire"))
    lines = [line.text for block in message.blocks for line in lines_of_block(block)]
    assert sum("cut the ribbon" in line for line in lines) == 1


def lines_of_block(block: object) -> tuple[Line, ...]:
    if isinstance(block, BulletList | Paragraph):
        return block.lines
    return tuple(v for f in block.fields for v in f.values) if isinstance(block, Fields) else ()


def test_a_fact_is_no_news_where_it_was_told_or_an_outlet_repeats_it(index: Index) -> None:
    plain = digest(index)
    told = replace(news(plain, "wire"), facts=frozenset())
    message = digest(index, news=told)
    assert headings(message)[0] == "New since Tuesday 09:00: 1 article"
    repeated = digest(index, news=news(plain, "retold"))
    assert "1 article and 1 fact" in headings(repeated)[0]  # its own alone; what others have is old


def test_without_news_nothing_is_new(index: Index) -> None:
    assert not [one for one in headings(digest(index)) if one.startswith("New")]


def test_news_of_other_articles_is_none_of_this_digest(index: Index) -> None:
    message = digest(index, news=News("Tuesday 09:00", frozenset({"elsewhere"}), frozenset()))
    assert message.blocks == digest(index).blocks


def test_a_long_one_has_all_and_says_how_it_is_ranked(index: Index) -> None:
    message = digest(index, long=True)
    assert headings(message) == [
        "What happened",
        "How they tell it",
        "Who is heard",
        "What only one has",
        "Side by side",
        "Left out",
    ]
    assert any(isinstance(block, Comparison) for block in message.blocks)
    assert RANKING in said(message)
    assert RANKING not in said(digest(index))


def test_the_ranking_is_as_it_says(index: Index) -> None:
    """By sources, then by how sure; a tie is broken by the id, so that it is always the same."""
    fact = next(one for one in index.facts() if one.status == "shared")

    def like(id: str, score: float, outlets: int) -> Fact:
        return replace(fact, id=id, score=score, outlets=tuple("abcdef"[:outlets]))

    from briefs.parts.claims import shared

    facts = [like("d", 0.5, 2), like("c", 0.5, 2), like("b", 0.9, 2), like("a", 0.1, 3)]
    assert [one.id for one in shared(facts)] == ["a", "b", "c", "d"]


def test_where_no_two_report_the_same_headlines_say_what_happened(tmp_path: object) -> None:
    alone = tuple(one for one in COVERAGE.facts if one.status == "alone")
    index = index_of(tmp_path / "index", replace(COVERAGE, facts=alone))  # type: ignore[operator]
    told = under(digest(index), "What the headlines say")
    assert isinstance(told, BulletList)
    assert told.lines[0].text == "Bridge over the Lenn opens · River Post"


def test_one_source_alone_says_more(index: Index) -> None:
    query = read_query(index, "outlet:river-post", KINDS, NOW)
    message = brief(index, query, NOW)
    told = under(message, "What it reports")
    assert isinstance(told, Fields)
    assert [len(field.values) for field in told.fields] == [4]
    assert "What only one has" not in headings(message)


@pytest.mark.parametrize(
    ("days", "words"), [(1, "Thursday 09:00"), (6, "Saturday 09:00"), (7, "15 Mar 2024, 09:00")]
)
def test_a_moment_goes_by_its_day_while_that_is_clear(days: int, words: str) -> None:
    from datetime import datetime, timedelta

    now = datetime(2024, 3, 22, 9, 0)  # noqa: DTZ001 (local)
    assert date(2024, 3, 22).strftime("%A") == "Friday"
    assert moment(now - timedelta(days=days), now) == words


@pytest.mark.parametrize(
    "words",
    [
        "Defense Minister Hana Vogt, who led the delegation",
        "Hana Vogt, vice chair of the harbour board, at the head of a delegation",
    ],
)
def test_a_name_with_what_it_is_says_nothing(words: str) -> None:
    assert not says_something(words)


@pytest.mark.parametrize(
    "words", ["Hana Vogt, who built the bridge, opened it", "The bridge opened on Saturday"]
)
def test_a_sentence_says_something(words: str) -> None:
    assert says_something(words)


@pytest.mark.parametrize(
    "words",
    [
        "The same can be said of the port",
        "It bore most of the cost",
        "They met there",
        "“This was its end”",
        "When asked whether the port had plans",
        "According to a report, the mayor wrote in the letter",
        "The Russians and the Chinese are the first",
    ],
)
def test_what_leans_on_the_sentence_before_is_known(words: str) -> None:
    assert leans_on_what_went_before(words)


@pytest.mark.parametrize(
    "words",
    [
        "This Thursday the port opened",
        "Italy closed the port",
        "The reports differ",
        "Bute closed the port",
        "When the port opened, ferries came",
        "According to the mayor, the port is open",
    ],
)
def test_what_stands_alone_is_not_taken_for_it(words: str) -> None:
    assert not leans_on_what_went_before(words)
