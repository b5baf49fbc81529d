"""What every test may use: the real articles where they stand, and a made-up event anywhere."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def _home_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the state of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARALLAX_HOME", str(tmp_path_factory.mktemp("home")))
        for name in ("PARALLAX_INDEX", "PARALLAX_CONFIG"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def articles_folder() -> Path:
    """The folder of the five real articles; skips where it is missing."""
    named = os.environ.get("PARALLAX_ARTICLES")
    folder = Path(named) if named else REPOSITORY.parent / "shared" / "articles"
    if not folder.is_dir():
        pytest.skip(f"the real articles are not in {folder}")
    return folder


@pytest.fixture(scope="session")
def harbour_folder() -> Path:
    """The made-up event: a ferry accident as eight sources report it; see tests/fixtures."""
    return REPOSITORY / "tests" / "fixtures" / "harbour"


@pytest.fixture(scope="session")
def abstracts_folder() -> Path:
    """The abstracts that ship with Parallax."""
    return REPOSITORY / "corpus" / "articles"
