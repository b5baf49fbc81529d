"""What a reader would notice in the answers on the real articles."""

from collections.abc import Callable

import pytest

from briefs.message import Comparison, Message
from corpus.index import Index
from tests.briefs.checks import check, picks, said, sentences, stands_in_an_article

pytestmark = pytest.mark.articles

Ask = Callable[[str], Message]
QUESTIONS = (
    "/who Shoigu",
    "/who Kim Jong Un",
    "/who Li Hongzhong",
    "/topic nuclear",
    "/topic drones",
    "/compare armistice",
    "/compare Li Hongzhong",
    "/compare AP vs Global Times",
    "/compare AP vs Global Times on sanctions",
    "/quotes Panda",
    "/quotes all",
    "/terms armistice",
    "/outlet AP",
    "/outlet KCNA",
    "/story",
    "/timeline armistice",
    "/search nuclear drones",
    "/digest",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_line_is_traced_and_said_by_its_source(
    real: Index, ask_real: Ask, question: str
) -> None:
    message = ask_real(question)
    check(real, message)
    assert message.sources
    for line in sentences(message):
        assert stands_in_an_article(real, line), line.text


def test_who_is_in_how_many_articles_under_which_spelling(ask_real: Ask) -> None:
    text = said(ask_real("/who Шойгу"))
    assert "in all 5 articles" in text
    assert "25–30 Jul 2023" in text
    assert "“Sergey Shoigu” (Global Times)" in text


def test_unnamed_sources_are_shown_as_such(ask_real: Ask) -> None:
    names = [source.name for source in ask_real("/story").sources]
    assert "AP (republished)" in names
    assert "unnamed, from CNN" in names


def test_ranks_stand_side_by_side(ask_real: Ask) -> None:
    message = ask_real('/compare "Li Hongzhong"')
    table = next(block for block in message.blocks if isinstance(block, Comparison))
    labels = next(row for row in table.rows if row.name == "Labels")
    cells = dict(
        zip(table.columns, (" ".join(x.text for x in cell) for cell in labels.cells), strict=True)
    )
    assert "midlevel" in cells["AP (republished)"]
    assert "first vice chairman" in cells["Korea JoongAng Daily"]


def test_the_story_shows_who_says_who_began_the_war(ask_real: Ask) -> None:
    text = said(ask_real("/compare armistice"))
    assert "North Korea launched the Korean War" in text
    assert "The US, which invaded North Korea" in text


def test_nobody_is_blamed_for_what_came_after(ask_real: Ask) -> None:
    for question in ("/compare armistice", "/story"):
        blamed = [line for line in said(ask_real(question)).splitlines() if "leaves out" in line]
        assert not [line for line in blamed if line.startswith(("AP (", "Korea JoongAng"))]


def test_an_outlet_without_the_matter_keeps_its_column(ask_real: Ask) -> None:
    message = ask_real("/compare AP vs Global Times on sanctions")
    table = next(block for block in message.blocks if isinstance(block, Comparison))
    assert table.columns == ("AP (republished)", "Global Times")
    assert "does not mention it" in said(message)


def test_an_agency_that_is_only_cited_is_shown_by_who_cites_it(ask_real: Ask) -> None:
    message = ask_real("/outlet KCNA")
    assert "no article of its own here" in message.fallback_text
    assert "Korea JoongAng Daily" in said(message)


def test_bylines_stand_with_their_articles(ask_real: Ask) -> None:
    assert "by Kim Tong-hyung" in said(ask_real("/search Tong-hyung"))
    assert not {"Kim Tong-hyung"} & {option.label for option in picks(ask_real("/who Kim"))}


def test_a_relay_stands_behind_its_source(ask_real: Ask) -> None:
    assert "unnamed, from CNN ¶7 ← CNN" in said(ask_real("/quotes Panda"))
