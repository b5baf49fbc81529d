"""Indexes to ask, built once: the made-up event, the shipped abstracts, the real articles."""

from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

from briefs.message import Message
from briefs.query import read_query
from corpus.build import build
from corpus.index import Index
from corpus.storage.sqlite import open_index

NOW = datetime(2024, 3, 20, 9, 0, tzinfo=UTC)
Asked = Callable[[str], Message]


def asker(index: Index, now: datetime = NOW) -> Asked:
    """A function that answers a question such as "/who Kim" from an index."""

    def ask(question: str) -> Message:
        command, _, text = question.removeprefix("/").partition(" ")
        module = import_module(f"briefs.{command}")
        answer = module.brief(index, read_query(index, text, module.KINDS, now), now)
        assert isinstance(answer, Message)
        return answer

    return ask


def _built(source: Path, out: Path) -> Index:
    build([source], out)
    return open_index(out)


@pytest.fixture(scope="session")
def harbour(harbour_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    return _built(harbour_folder, tmp_path_factory.mktemp("harbour") / "index")


@pytest.fixture(scope="session")
def abstracts(abstracts_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    return _built(abstracts_folder, tmp_path_factory.mktemp("abstracts") / "index")


@pytest.fixture(scope="session")
def real(articles_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    return _built(articles_folder, tmp_path_factory.mktemp("real") / "index")


@pytest.fixture(scope="session")
def ask_harbour(harbour: Index) -> Asked:
    return asker(harbour)


@pytest.fixture(scope="session")
def ask_abstracts(abstracts: Index) -> Asked:
    return asker(abstracts)


@pytest.fixture(scope="session")
def ask_real(real: Index) -> Asked:
    return asker(real)
