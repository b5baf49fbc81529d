"""The same job on an invented event in eight styles of writing: nothing knows any event."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Ask = Callable[[str], dict[str, Any]]
Show = Callable[[str], str]


@pytest.fixture(scope="module")
def folder() -> Path:
    return Path(__file__).parents[1] / "fixtures" / "harbour"


@pytest.fixture
def named(exported: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Every exported article under its file's name, or its own id in a file of several."""
    return {
        article["id"]
        if article["source"].endswith("jsonl")
        else Path(article["source"]).name: article
        for article in exported
    }


@pytest.mark.parametrize(
    "question", ["/who al-Khatib", "/who youssef khateeb", "/who Khatib Yusuf"]
)
def test_two_spellings_of_the_captain_are_one_person(ask: Ask, say: Show, question: str) -> None:
    assert "Khat" in ask(question)["match"]["name"]
    said = say(question)
    assert "Youssef" in said
    assert "Yusuf" in said


def test_a_shared_surname_is_a_choice(ask: Ask) -> None:
    names = [choice["name"] for choice in ask("/who Wojcik")["choices"]]
    assert {name.split()[0] for name in names} == {"Marek", "Agnieszka"}


def test_the_engineer_is_not_the_passenger(ask: Ask) -> None:
    assert ask("/who Nguyen Van Duc")["match"]["name"] == "Nguyen Van Duc"
    assert ask("/who Nguyen Duc")["match"]["name"] == "Nguyen Duc"


def test_the_minister_keeps_all_his_labels(say: Show) -> None:
    said = say("/who Ibáñez").lower()
    assert "transport minister" in said
    assert "fallen transport minister" in said
    assert "embattled" in said


def test_the_ship_is_no_person(ask: Ask) -> None:
    assert ask("/who Estrella del Sur")["match"] is None


def test_sources_and_dates(named: dict[str, dict[str, Any]]) -> None:
    wire = named["wire.txt"]
    assert wire["outlet"] is None
    assert wire["agency"] in ("MPA", "Meridian Press Agency")
    assert named["courier.md"]["outlet"] == "Almera Courier"
    assert named["tabloid.txt"]["outlet"] == "Daily Klaxon"
    assert named["state.txt"]["outlet"] == "Radio Velmara"
    assert named["broadsheet.txt"]["outlet"] == "The Velmara Chronicle"
    assert named["blog.html"]["outlet"] == "Tidewrack"
    assert named["broadsheet.txt"]["published"].startswith("2024-03-18")
    assert named["blog.html"]["published"].startswith("2024-03-19T04:15")


def test_clutter_is_gone_and_running_prose_is_kept(named: dict[str, dict[str, Any]]) -> None:
    for name, clutter in {
        "wire.txt": "push icon",
        "tabloid.txt": "MOST READ",
        "blog.html": "cookies",
        "broadsheet.txt": "All rights reserved",
    }.items():
        assert clutter not in named[name]["text"]
    assert "I heard a bang" in named["wire.txt"]["text"]
    assert "tin of sardines" in named["tabloid.txt"]["text"]


def test_every_span_is_its_text(
    exported: list[dict[str, Any]], check_spans: Callable[[dict[str, Any]], None]
) -> None:
    for article in exported:
        check_spans(article)


def test_one_event_is_one_story(exported: list[dict[str, Any]]) -> None:
    stories = [article["story"] for article in exported]
    assert max(stories.count(story) for story in stories) >= 8


def test_who_said_it_and_through_whom(named: dict[str, dict[str, Any]]) -> None:
    broadsheet = named["broadsheet.txt"]
    sensor = next(q for q in broadsheet["quotes"] if q["text"].startswith("They told me"))
    names = {person["id"]: person["name"] for person in broadsheet["people"]}
    assert "Khat" in names[sensor["speaker"]]
    assert sensor["relays"] == ["Radio Velmara"]


def test_the_toll_is_in_dispute(facts: list[dict[str, Any]], say: Show) -> None:
    disputed = [fact for fact in facts if fact["status"] == "disputed"]
    assert any(
        {"19", "27"} & {word.strip(".,") for side in fact["sides"] for word in side["text"].split()}
        for fact in disputed
    )
    assert "27" in say("/compare ferry")


def test_a_syndicated_copy_is_no_second_source(facts: list[dict[str, Any]]) -> None:
    copies = {"Almera Courier", "Meridian Press Agency (republished)"}
    assert not [
        fact for fact in facts if fact["status"] == "shared" and set(fact["outlets"]) <= copies
    ]


def test_filters_narrow_every_answer(ask: Ask) -> None:
    sources = ask('/topic ferry outlet:"Velmara Chronicle"')["message"]["sources"]
    assert {source["name"] for source in sources} == {"The Velmara Chronicle"}
    late = ask("/search ferry since:2024-03-18")["message"]["sources"]
    assert {source["name"] for source in late} <= {"The Velmara Chronicle", "Tidewrack"}


@pytest.mark.parametrize(
    "command",
    ["who", "topic", "compare", "quotes", "terms", "outlet", "story", "timeline", "search",
     "digest", "help"],
)  # fmt: skip
def test_every_command_answers_an_empty_query(ask: Ask, command: str) -> None:
    message = ask(f"/{command}")["message"]
    assert message["title"]
    assert message["fallback_text"]
