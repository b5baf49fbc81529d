"""Asking through the command line, as a user does, over an index of the module's `folder`."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main

Ask = Callable[[str], dict[str, Any]]
Show = Callable[[str], str]
Export = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def index(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index built from the folder of articles that a test module names."""
    out = tmp_path_factory.mktemp("acceptance") / "index"
    assert main(["index", "build", str(folder), "--out", str(out)]) == 0
    return out


@pytest.fixture
def run(index: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a command prints over a test's `index`; of one that fails as it should, the sentence."""

    def output(*arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        assert main([*arguments, "--index", str(index)]) == code
        printed = capsys.readouterr()
        return printed.out if code == 0 else printed.err

    return output


@pytest.fixture
def ask(run: Callable[..., str]) -> Ask:
    def answer(question: str) -> dict[str, Any]:
        result: dict[str, Any] = json.loads(run("ask", question, "--json"))
        return result

    return answer


@pytest.fixture
def show(run: Callable[..., str]) -> Show:
    return lambda question: run("ask", question, "--width", "120")


@pytest.fixture
def exported(run: Callable[..., str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("index", "export").splitlines()]


@pytest.fixture
def facts(run: Callable[..., str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("index", "export", "--facts").splitlines()]


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


@pytest.fixture
def say(ask: Ask) -> Show:
    """All that a message says, as plain text."""
    return lambda question: "\n".join(texts(ask(question)["message"]))


def spans_of(article: dict[str, Any]) -> list[dict[str, Any]]:
    """Every exported span of an article that names its text."""
    return [
        *article["quotes"],
        *article["terms"],
        *(m for p in article["people"] for m in (*p["mentions"], *p["labels"])),
        *(m for e in article["organisations"] for m in e["mentions"]),
        *(m for e in article["places"] for m in e["mentions"]),
    ]


@pytest.fixture
def check_spans() -> Callable[[dict[str, Any]], None]:
    """Assert that every span of an article is its text."""

    def check(article: dict[str, Any]) -> None:
        spans = spans_of(article)
        assert spans
        for span in spans:
            assert article["text"][span["start"] : span["end"]] == span["text"]

    return check
