"""The main job on the five real articles, through the command line.

What is asserted is what the articles say; nothing here quotes more of them than a few words.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.articles

Ask = Callable[[str], dict[str, Any]]
Show = Callable[[str], str]
Export = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def folder(articles_folder: Path) -> Path:
    return articles_folder


@pytest.fixture
def numbered(exported: list[dict[str, Any]]) -> Export:
    """Every exported article under the number its file name begins with."""
    return {Path(article["source"]).name[:3]: article for article in exported}


def people(article: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {person["name"]: person for person in article["people"]}


@pytest.mark.parametrize(
    "question", ["/who Shoigu", "/who sergey shoygu", "/who Шойгу", "/who Shoigu Sergei"]
)
def test_who_finds_shoigu_however_he_is_spelled(ask: Ask, say: Show, question: str) -> None:
    assert ask(question)["match"]["name"] == "Sergei Shoigu"
    text = say(question)
    assert "Sergey" in text
    assert "all 5" in text


def test_who_kim_is_a_choice_with_who_acts_now_before_who_is_only_named(ask: Ask) -> None:
    answer = ask("/who Kim")
    names = [choice["name"] for choice in answer["choices"]]
    assert answer["match"] is None
    assert names == ["Kim Jong Un", "Kim Song Nam", "Kim Il Sung", "Kim Jong Il"]


@pytest.mark.parametrize("question", ["/who Camp Humphreys", "/who Wagner"])
def test_who_finds_no_person_behind_a_base_or_a_firm(ask: Ask, question: str) -> None:
    assert ask(question)["match"] is None


def test_who_li_keeps_three_people_apart(ask: Ask) -> None:
    names = {choice["name"] for choice in ask("/who Li")["choices"]}
    assert {"Li Hongzhong", "Li Zongxun"} <= names
    assert "Lin Li" not in names


def test_a_bare_surname_is_who_its_article_means(numbered: Export) -> None:
    assert "Kim Jong Un" not in people(numbered["003"])
    bare = [m["text"] for m in people(numbered["003"])["Kim Il Sung"]["mentions"]]
    assert "Kim" in bare
    for number in ("000", "001"):
        assert "Kim" in [m["text"] for m in people(numbered[number])["Kim Jong Un"]["mentions"]]


def test_bylines_are_no_people(numbered: Export, show: Show) -> None:
    names = {name for article in numbered.values() for name in people(article)}
    for byline in ("Kim Tong-hyung", "Jim Heintz", "Michael Lee", "Yue Liu", "Lin Li"):
        assert byline not in names
    assert "Kim Tong-hyung" in numbered["001"]["byline"]
    assert "Kim Tong-hyung" in show("/search Tong-hyung")


def test_sources_are_named_as_they_name_themselves(numbered: Export) -> None:
    outlets = {number: article["outlet"] for number, article in numbered.items()}
    assert outlets == {
        "000": "Global Times",
        "001": None,
        "002": None,
        "003": "Korea JoongAng Daily",
        "004": "Sound of Hope",
    }
    assert numbered["001"]["agency"] == "AP"
    assert numbered["002"]["agency"] is None


def test_unnamed_sources_are_shown_as_such(show: Show) -> None:
    text = show("/story")
    assert "AP (republished)" in text
    assert "unnamed, from CNN" in text


def test_dates_and_their_basis(numbered: Export) -> None:
    dates = {n: (a["published"] or "")[:10] for n, a in numbered.items()}
    assert dates == {
        "000": "2023-07-27",
        "001": "2023-07-26",
        "002": "2023-07-28",
        "003": "2023-07-25",
        "004": "2023-07-30",
    }
    assert {n for n, a in numbered.items() if a["published_basis"] == "stated"} == {
        "000", "002", "004",
    }  # fmt: skip


def test_every_span_is_its_text(
    exported: list[dict[str, Any]], check_spans: Callable[[dict[str, Any]], None]
) -> None:
    for article in exported:
        check_spans(article)


def test_all_five_are_one_story(numbered: Export) -> None:
    assert len({article["story"] for article in numbered.values()}) == 1


def test_victory_day_is_nobodys_speech(numbered: Export) -> None:
    speech = [
        quote["text"]
        for article in numbered.values()
        for quote in article["quotes"]
        if quote["kind"] == "speech"
    ]
    assert speech
    for term in ("Victory Day", "century of humiliation", "Yonhap News Agency"):
        assert term not in [text.strip(",. ") for text in speech]


def test_a_relay_is_never_the_speaker(numbered: Export) -> None:
    panda = next(q for q in numbered["002"]["quotes"] if "particularly notable" in q["text"])
    assert panda["speaker"] in {p["id"] for p in numbered["002"]["people"]}
    assert "CNN" in panda["relays"]
    for quote in numbered["002"]["quotes"]:
        assert quote["speaker_text"] not in ("CNN", "KCNA")


def test_compare_li_shows_his_ranks_side_by_side(show: Show) -> None:
    text = show('/compare "Li Hongzhong"')
    assert "midlevel" in text
    assert "first vice chairman" in text


def test_compare_the_story_says_who_says_who_began_it(show: Show) -> None:
    text = show("/compare armistice")
    assert "invaded North Korea" in text
    assert "North Korea launched" in text


def test_no_article_is_blamed_for_what_came_after_it(say: Show) -> None:
    """AP and JoongAng wrote before 27 July; what happened that day is not theirs to report."""
    for question in ("/compare armistice", "/digest", "/story"):
        blamed = [
            line
            for line in say(question).splitlines()
            if "leave" in line.lower() and ("AP (" in line or "JoongAng" in line)
        ]
        assert not [line for line in blamed if "performance" in line or "letter" in line]


def test_facts_name_their_sources_and_spans(facts: list[dict[str, Any]], numbered: Export) -> None:
    length = {article["id"]: len(article["text"]) for article in numbered.values()}
    assert {fact["status"] for fact in facts} == {"shared", "alone", "disputed"}
    for fact in facts:
        assert fact["spans"]
        assert fact["outlets"]
        for span in fact["spans"]:
            assert 0 <= span["start"] < span["end"] <= length[span["article"]]
