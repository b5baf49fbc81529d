"""`parallax correct`, as an editor uses it: put right, rebuilt, listed and undone."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from corpus.correcting.log import add_correction, corrections_file, read_corrections

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"
Run = Callable[..., str]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    out = tmp_path / "index"
    assert main(["index", "build", str(ARTICLES), "--out", str(out)]) == 0
    return out


def exported(run: Run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("index", "export").splitlines()]


def names(run: Run) -> set[str]:
    return {person["name"] for article in exported(run) for person in article["people"]}


def first_id(run: Run) -> str:
    return run("correct", "list").split()[0]


def test_two_people_are_made_one_also_after_a_rebuild_and_parted_again(
    run: Run, index: Path
) -> None:
    said = run("correct", "merge", "Li Hongzhong", "Mao Ning", "--by", "ana")
    assert said.startswith("Corrected: Mao Ning is Li Hongzhong · undo it with: parallax correct")
    assert "Mao Ning" not in names(run)
    answer = json.loads(run("ask", "/who Mao Ning", "--json"))
    assert answer["match"]["name"] == "Li Hongzhong"

    assert main(["index", "build", str(ARTICLES), "--out", str(index)]) == 0
    assert "Mao Ning" not in names(run)

    run("correct", "undo", first_id(run), "--by", "bo")
    assert {"Mao Ning", "Li Hongzhong"} <= names(run)
    assert "ana: Mao Ning is Li Hongzhong · undone" in run("correct", "list")


def test_somebody_is_another_in_one_article(run: Run) -> None:
    article = next(
        one for one in exported(run) if any(p["name"] == "Mao Ning" for p in one["people"])
    )
    run("correct", "split", "Mao Ning", "--in", article["id"], "--as", "Mao Ning the elder")
    again = next(one for one in exported(run) if one["id"] == article["id"])
    found = {person["name"] for person in again["people"]}
    assert "Mao Ning the elder" in found
    assert "Mao Ning" not in found
    speakers = {quote["speaker"] for quote in again["quotes"]}
    assert any(p["id"] in speakers for p in again["people"] if p["name"] == "Mao Ning the elder")


def test_an_outlet_is_named_and_taken_back(run: Run) -> None:
    article = next(one for one in exported(run) if one["outlet"] is None)
    run("correct", "outlet", article["id"], "The Harbour Post")
    named = next(one for one in exported(run) if one["id"] == article["id"])
    assert (named["outlet"], named["outlet_basis"]) == ("The Harbour Post", "stated")
    run("correct", "undo", first_id(run))
    again = next(one for one in exported(run) if one["id"] == article["id"])
    assert (again["outlet"], again["outlet_basis"]) == (None, "absent")


def test_a_story_is_renamed_and_found_by_both_names(run: Run) -> None:
    story = json.loads(run("ask", "/story", "--json"))["message"]["title"]
    run("correct", "story", story, "The armistice parade")
    assert json.loads(run("ask", "/story", "--json"))["message"]["title"] == "The armistice parade"
    assert json.loads(run("ask", f"/story {story}", "--json"))["match"]["name"] == (
        "The armistice parade"
    )


def test_a_rejected_fact_is_gone(run: Run) -> None:
    facts = [json.loads(line) for line in run("index", "export", "--facts").splitlines()]
    run("correct", "fact", facts[0]["id"])
    left = [json.loads(line) for line in run("index", "export", "--facts").splitlines()]
    assert len(left) == len(facts) - 1
    assert facts[0]["id"] not in {fact["id"] for fact in left}


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("merge", "Li Hongzhong"), 2, "takes two names"),
        (("story", "anniversary", ""), 2, "a story's name and another"),
        (("outlet", "none", " "), 2, "an article's id and an outlet"),
        (("undo", "one", "two"), 2, "a correction's id"),
        (("merge", "Li Hongzhong", "Zzyzx"), 1, "Nobody here is clearly meant by 'Zzyzx'"),
        (("merge", "Mao Ning", "Mao Ning"), 1, "is one person here already"),
        (("split", "Mao Ning", "--as", "Other"), 2, "--as and --in"),
        (("split", "Mao Ning", "--in", "none", "--as", "Other"), 1, "There is no article 'none'"),
        (("outlet", "none", "The Herald"), 1, "There is no article 'none'"),
        (("story", "No such story zzz", "New"), 1, "There is no story"),
        (("fact", "none"), 1, "There is no fact 'none'"),
        (("undo", "none"), 1, "No correction 'none' holds"),
    ],
)
def test_what_does_not_fit_is_told_and_changes_nothing(
    run: Run, index: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    assert sentence in run("correct", *arguments, code=code)
    assert not corrections_file(index).exists()


def test_a_damaged_file_names_its_line_and_leaves_the_index(run: Run, index: Path) -> None:
    run("correct", "merge", "Li Hongzhong", "Mao Ning")
    with corrections_file(index).open("a", encoding="utf-8") as file:
        file.write("{not json\n")
    assert "Line 2 of the corrections" in run("correct", "list", code=1)
    assert "Li Hongzhong" in run("ask", "/who Li Hongzhong")


def test_the_shipped_abstracts_are_not_corrected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path))
    monkeypatch.delenv("PARALLAX_INDEX", raising=False)
    assert main(["correct", "list"]) == 1
    assert "can't be corrected; build an index of your own" in capsys.readouterr().err


def test_the_same_correction_twice_is_one(tmp_path: Path) -> None:
    at = datetime(2026, 3, 4, tzinfo=UTC)
    first = add_correction(tmp_path / "index", "merge", "A", by="ana", at=at, other="B")
    again = add_correction(tmp_path / "index", "merge", "A", by="bo", at=at, other="B")
    assert first == again
    assert read_corrections(tmp_path / "index") == [first]


def test_why_a_name_is_what_it_is_tells_of_corrections(run: Run) -> None:
    run("correct", "merge", "Li Hongzhong", "Mao Ning", "--by", "ana")
    told = run("index", "why", "Li Hongzhong")
    assert "ana: Mao Ning is Li Hongzhong · " in told.splitlines()[-1]
    run("correct", "undo", first_id(run))
    assert "ana: Mao Ning" not in run("index", "why", "Li Hongzhong")


def test_doctor_tells_what_is_in_force_and_what_a_crash_kept_from_it(run: Run, index: Path) -> None:
    assert "in force" not in run("doctor")
    run("correct", "merge", "Li Hongzhong", "Mao Ning")
    assert "1 correction in force\n" in run("doctor")
    at = datetime(2026, 3, 4, tzinfo=UTC)
    add_correction(index, "merge", "Kim Jong Un", by="ana", at=at, other="Kang Sun Nam")
    assert "2 corrections in force; some are not at work yet" in run("doctor")
    assert "Kang Sun Nam" in names(run)
    run("correct", "merge", "Kim Jong Un", "Kang Sun Nam")
    assert "2 corrections in force\n" in run("doctor")
    assert "Kang Sun Nam" not in names(run)
    with corrections_file(index).open("a", encoding="utf-8") as file:
        file.write("{not json\n")
    assert main(["doctor", "--index", str(index)]) == 1
