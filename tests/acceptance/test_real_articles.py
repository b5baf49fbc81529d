"""The main job on the five real articles, through the command line.

What is asserted is what the articles say; nothing here quotes more of them than a few words.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main

pytestmark = pytest.mark.articles

Ask = Callable[[str], dict[str, Any]]
Export = dict[str, dict[str, Any]]

ARMISTICE_DAY = "2023-07-27"


@pytest.fixture(scope="module")
def index(articles_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("real") / "index"
    assert main(["index", "build", str(articles_folder), "--out", str(out)]) == 0
    return out


@pytest.fixture
def ask(index: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    def answer(question: str) -> dict[str, Any]:
        capsys.readouterr()
        assert main(["ask", question, "--json", "--index", str(index)]) == 0
        result: dict[str, Any] = json.loads(capsys.readouterr().out)
        return result

    return answer


@pytest.fixture
def show(index: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    def shown(question: str) -> str:
        capsys.readouterr()
        assert main(["ask", question, "--width", "120", "--index", str(index)]) == 0
        return capsys.readouterr().out

    return shown


@pytest.fixture
def exported(index: Path, capsys: pytest.CaptureFixture[str]) -> Export:
    """Every exported article under the number its file name begins with."""
    capsys.readouterr()
    assert main(["index", "export", "--index", str(index)]) == 0
    lines = capsys.readouterr().out.splitlines()
    articles = [json.loads(line) for line in lines]
    return {Path(article["source"]).name[:3]: article for article in articles}


@pytest.fixture
def facts(index: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["index", "export", "--facts", "--index", str(index)]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def texts(node: Any) -> Iterator[str]:
    """Every piece of text in a message, in reading order."""
    if isinstance(node, dict):
        for value in node.values():
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)
    elif isinstance(node, str):
        yield node


def text_of(answer: dict[str, Any]) -> str:
    return "\n".join(texts(answer["message"]))


def people(article: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {person["name"]: person for person in article["people"]}


@pytest.mark.parametrize(
    "question", ["/who Shoigu", "/who sergey shoygu", "/who Шойгу", "/who Shoigu Sergei"]
)
def test_who_finds_shoigu_however_he_is_spelled(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer["match"]["name"] == "Sergei Shoigu"
    text = text_of(answer)
    assert "Sergey" in text
    assert "all 5" in text


def test_who_kim_is_a_choice_with_the_leader_first(ask: Ask) -> None:
    answer = ask("/who Kim")
    names = [choice["name"] for choice in answer["choices"]]
    assert answer["match"] is None
    assert names[0] == "Kim Jong Un"
    assert set(names) == {"Kim Jong Un", "Kim Song Nam", "Kim Il Sung", "Kim Jong Il"}


@pytest.mark.parametrize("question", ["/who Camp Humphreys", "/who Wagner"])
def test_who_finds_no_person_behind_a_base_or_a_firm(ask: Ask, question: str) -> None:
    assert ask(question)["match"] is None


def test_who_li_keeps_three_people_apart(ask: Ask) -> None:
    names = {choice["name"] for choice in ask("/who Li")["choices"]}
    assert {"Li Hongzhong", "Li Zongxun"} <= names
    assert "Lin Li" not in names


def test_a_bare_surname_is_who_its_article_means(exported: Export) -> None:
    assert "Kim Jong Un" not in people(exported["003"])
    bare = [m["text"] for m in people(exported["003"])["Kim Il Sung"]["mentions"]]
    assert "Kim" in bare
    for number in ("000", "001"):
        assert "Kim" in [m["text"] for m in people(exported[number])["Kim Jong Un"]["mentions"]]


def test_bylines_are_no_people(exported: Export, show: Callable[[str], str]) -> None:
    names = {name for article in exported.values() for name in people(article)}
    for byline in ("Kim Tong-hyung", "Jim Heintz", "Michael Lee", "Yue Liu", "Lin Li"):
        assert byline not in names
    assert "Kim Tong-hyung" in exported["001"]["byline"]
    assert "Kim Tong-hyung" in show("/search Tong-hyung")


def test_sources_are_named_as_they_name_themselves(exported: Export) -> None:
    outlets = {number: article["outlet"] for number, article in exported.items()}
    assert outlets == {
        "000": "Global Times",
        "001": None,
        "002": None,
        "003": "Korea JoongAng Daily",
        "004": "Sound of Hope",
    }
    assert exported["001"]["agency"] == "AP"
    assert exported["002"]["agency"] is None


def test_unnamed_sources_are_shown_as_such(show: Callable[[str], str]) -> None:
    text = show("/story")
    assert "AP (republished)" in text
    assert "unnamed, from CNN" in text


def test_dates_and_their_basis(exported: Export) -> None:
    dates = {n: (a["published"] or "")[:10] for n, a in exported.items()}
    assert dates == {
        "000": "2023-07-27",
        "001": "2023-07-26",
        "002": "2023-07-28",
        "003": "2023-07-25",
        "004": "2023-07-30",
    }
    assert {n for n, a in exported.items() if a["published_basis"] == "stated"} == {
        "000", "002", "004",
    }  # fmt: skip


def test_every_span_is_its_text(exported: Export) -> None:
    for article in exported.values():
        text = article["text"]
        spans = [
            *article["quotes"],
            *article["terms"],
            *(m for p in article["people"] for m in (*p["mentions"], *p["labels"])),
            *(m for e in article["organisations"] for m in e["mentions"]),
            *(m for e in article["places"] for m in e["mentions"]),
        ]
        assert spans
        for span in spans:
            assert text[span["start"] : span["end"]] == span["text"]


def test_all_five_are_one_story(exported: Export) -> None:
    assert len({article["story"] for article in exported.values()}) == 1


def test_victory_day_is_nobodys_speech(exported: Export) -> None:
    speech = [
        quote["text"]
        for article in exported.values()
        for quote in article["quotes"]
        if quote["kind"] == "speech"
    ]
    assert speech
    for term in ("Victory Day", "century of humiliation", "Yonhap News Agency"):
        assert term not in [text.strip(",. ") for text in speech]


def test_a_relay_is_never_the_speaker(exported: Export) -> None:
    panda = next(q for q in exported["002"]["quotes"] if "particularly notable" in q["text"])
    assert panda["speaker"] in {p["id"] for p in exported["002"]["people"]}
    assert "CNN" in panda["relays"]
    for quote in exported["002"]["quotes"]:
        assert quote["speaker_text"] not in ("CNN", "KCNA")


def test_compare_li_shows_his_ranks_side_by_side(show: Callable[[str], str]) -> None:
    text = show('/compare "Li Hongzhong"')
    assert "midlevel" in text
    assert "first vice chairman" in text


def test_compare_the_story_says_who_says_who_began_it(show: Callable[[str], str]) -> None:
    text = show("/compare armistice")
    assert "invaded North Korea" in text
    assert "North Korea launched" in text


def test_no_article_is_blamed_for_what_came_after_it(ask: Ask) -> None:
    """AP and JoongAng wrote before 27 July; nothing of that day may be held against them."""
    for question in ("/compare armistice", "/digest", "/story"):
        text = text_of(ask(question)).lower()
        assert "performance" not in [
            word
            for line in text.splitlines()
            if "leaves out" in line or "left out" in line
            for word in line.split()
            if "ap (republished)" in line or "joongang" in line
        ]


def test_facts_name_their_sources_and_spans(facts: list[dict[str, Any]], exported: Export) -> None:
    length = {article["id"]: len(article["text"]) for article in exported.values()}
    assert {fact["status"] for fact in facts} == {"shared", "alone", "disputed"}
    for fact in facts:
        assert fact["spans"]
        assert fact["outlets"]
        for span in fact["spans"]:
            assert 0 <= span["start"] < span["end"] <= length[span["article"]]
