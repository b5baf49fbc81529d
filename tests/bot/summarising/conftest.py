"""A storm as three made-up outlets tell it, a model on loopback, and Parallax set to ask it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.app import Application
from bot.summarising.client import Answers, ModelClient
from corpus.build import build
from tests.bot.summarising.storm import ARTICLES
from tests.fakes.models.server import KEY, MODEL, FakeModel

Configured = Callable[..., Application]


@pytest.fixture
def model() -> Iterator[FakeModel]:
    """A model that says the first sentence of each outlet; fails where a request was refused."""
    with FakeModel().running() as running:
        yield running
    assert running.refused == []


@pytest.fixture(scope="session")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the storm."""
    folder = tmp_path_factory.mktemp("storm")
    for name, text in ARTICLES.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    build([folder], folder / "index")
    return folder / "index"


@pytest.fixture(scope="session")
def ferry(harbour_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of an event of which several outlets report the same."""
    out = tmp_path_factory.mktemp("ferry") / "index"
    build([harbour_folder], out)
    return out


@pytest.fixture
def configured(model: FakeModel, storm: Path, tmp_path: Path) -> Configured:
    """Makes an application over the storm that asks the model; takes further settings."""

    def make(index: Path = storm, **settings: object) -> Application:
        file = tmp_path / "parallax.toml"
        chosen = {"endpoint": model.address, "model": MODEL, "key": KEY, "timeout": 20, **settings}
        lines = (
            f'{name} = "{value}"' if isinstance(value, str) else f"{name} = {value}"
            for name, value in chosen.items()
        )
        file.write_text("[summariser]\n" + "\n".join(lines), encoding="utf-8")
        return Application(config=str(file), index=str(index))

    return make


@pytest.fixture
def client(model: FakeModel) -> Callable[..., ModelClient]:
    """Makes a client of the model."""

    def make(
        endpoint: str = model.address,
        key: str = KEY,
        seconds: float = 20,
        answers: Answers = "schema",
    ) -> ModelClient:
        return ModelClient(endpoint, MODEL, key, seconds, tokens=500, answers=answers)

    return make
