"""A firm or a town taken for a person in one article, put right on every build, and taken back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main

YARD = (
    "Last year Norwing bought a yard. On Monday Norwing apologised. “We were wrong,” Norwing told"
    " workers, and Norwing smiled."
)
AIRLINE = (
    "The airline Norwing denied a report on Tuesday. The company Norwing tests its wings twice, and"
    " Norwing Group shares fell. The airline's owner sold Norwing in May."
)
TOWN = (
    "Chairwoman Ana Vogt met Norwing Sundby. “It will fly,” Norwing Sundby said. Vogt and Norwing"
    " Sundby shook hands."
)
Run = Callable[..., str]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "news.jsonl"
    texts = {"yard": YARD, "airline": AIRLINE, "town": TOWN}
    lines = [json.dumps({"id": key, "text": text, "language": "en"}) for key, text in texts.items()]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.fixture
def index(source: Path, tmp_path: Path) -> Path:
    out = tmp_path / "index"
    assert main(["index", "build", str(source), "--out", str(out)]) == 0
    return out


def article(run: Run, id: str) -> dict[str, Any]:
    lines = map(json.loads, run("index", "export").splitlines())
    return next(one for one in lines if one["id"] == id)


def names(record: dict[str, Any], kind: str) -> list[str]:
    return [one["name"] for one in record[kind]]


def test_a_firm_is_no_person_also_after_a_rebuild_and_one_again(
    run: Run, index: Path, source: Path
) -> None:
    before = article(run, "yard")
    assert names(before, "people") == ["Norwing"]
    told = run("correct", "kind", "norwing", "organisation")
    assert told.startswith("Corrected: Norwing is an organisation, no person · undo it with")
    for _ in range(2):
        after = article(run, "yard")
        assert after["people"] == []
        [firm] = after["organisations"]
        assert firm["id"] in {one["id"] for one in article(run, "airline")["organisations"]}
        mentions = [(one["start"], one["text"]) for one in firm["mentions"]]
        assert mentions == [
            (one["start"], one["text"]) for one in before["people"][0]["mentions"]
        ]  # fmt: skip
        assert [quote["speaker"] for quote in after["quotes"]] == [firm["id"]]
        assert main(["index", "build", str(source), "--out", str(index)]) == 0
    assert json.loads(run("ask", "/who Norwing", "--json"))["match"] is None or (
        json.loads(run("ask", "/who Norwing", "--json"))["match"]["name"] == "Norwing Sundby"
    )
    run("correct", "undo", run("correct", "list").split()[0])
    again = article(run, "yard")
    assert (names(again, "people"), again["organisations"]) == (["Norwing"], [])
    assert again["people"][0]["id"] == before["people"][0]["id"]


def test_a_town_that_nothing_else_names_becomes_a_place(run: Run) -> None:
    run("correct", "kind", "Norwing Sundby", "place")
    after = article(run, "town")
    assert names(after, "people") == ["Ana Vogt"]
    assert names(after, "places") == ["Norwing Sundby"]
    assert len(after["places"][0]["mentions"]) == 3
    assert "Norwing Sundby" not in names(article(run, "airline"), "organisations")


def test_a_name_that_is_nothing_goes_and_its_words_stay(run: Run) -> None:
    before = article(run, "town")
    run("correct", "kind", "Norwing Sundby", "nobody")
    after = article(run, "town")
    assert names(after, "people") == ["Ana Vogt"]
    assert after["places"] == before["places"]
    assert [quote["text"] for quote in after["quotes"]] == ["It will fly,"]
    assert [quote["speaker"] for quote in after["quotes"]] == [None]
    assert "Norwing Sundby is nobody's name" in run("correct", "list")


def test_somebody_who_only_has_the_name_as_a_part_is_left_alone(run: Run) -> None:
    run("correct", "kind", "Norwing", "organisation")
    assert names(article(run, "town"), "people") == ["Ana Vogt", "Norwing Sundby"]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("Norwing",), 2, "a name and what it is"),
        (("Norwing", "firm"), 1, "is an organisation, a place or nobody, not “firm”"),
        (("Zzyzx", "place"), 1, "Nobody here is clearly meant by 'Zzyzx'"),
        (("", "place"), 2, "a name and what it is"),
    ],
)
def test_what_does_not_fit_is_told(
    run: Run, words: tuple[str, ...], code: int, sentence: str
) -> None:
    assert sentence in run("correct", "kind", *words, code=code)
    assert run("correct", "list") == "No corrections.\n"
