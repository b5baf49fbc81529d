"""`parallax index why`: the evidence for a name, as a user reads it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"


@pytest.fixture(scope="module")
def folder() -> Path:
    return ARTICLES


def test_every_spelling_has_its_evidence(run: Callable[..., str]) -> None:
    said = run("index", "why", "Shoigu")
    assert said.startswith("Sergei Shoigu (person) · surname")
    assert "stands after the title “Defense Minister”" in said
    assert "Sergei is a known first name" in said
    assert "the article has Sergei Shoigu in ¶" in said
    assert "is Sergei Shoigu: same names in another spelling" in said


def test_organisations_and_places_have_theirs(run: Callable[..., str]) -> None:
    assert "an organisation: “News” is a word for an organisation" in run(
        "index", "why", "Korean Central News Agency"
    )
    assert "a place: Pyongyang is a known place" in run("index", "why", "Pyongyang")


def test_a_name_that_is_not_there_is_told_with_what_is_near(run: Callable[..., str]) -> None:
    said = run("index", "why", "Shoiguuuuzzz")
    assert said.startswith("Nobody and nothing is called 'Shoiguuuuzzz' here.")


def test_a_tagger_that_is_not_there_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build = ["index", "build", str(ARTICLES), "--out", str(tmp_path / "index")]
    assert main([*build, "--tagger", "nobody"]) == 1
    assert "There is no tagger 'nobody'; take parallax" in capsys.readouterr().err
    assert not (tmp_path / "index" / "manifest.json").exists()
