"""Stores over SQLite and over a real PostgreSQL; what the machine lacks is skipped by name."""

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.state.database import Database
from bot.state.file import StateFile
from bot.state.server import StateServer
from tests.fakes.postgres import PostgresServer, binaries

_numbers = itertools.count()

OpenDatabase = Callable[[], Database]
"""Opens one and the same database once more, as another replica does."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A running server; skips where no PostgreSQL server is installed."""
    found = binaries()
    if found is None:
        pytest.skip("no PostgreSQL server on this machine (package postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # a socket's path must be short
    try:
        server = PostgresServer(folder, found)
        server.start()
        yield server
        server.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgres"])
def open_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenDatabase]:
    """What opens an empty database, each time by a connection of its own."""
    opened: list[Database] = []
    if request.param == "postgres":
        server: PostgresServer = request.getfixturevalue("postgres")
        address = server.create(f"test{next(_numbers)}")

        def connect() -> Database:
            opened.append(StateServer(address))
            return opened[-1]
    else:

        def connect() -> Database:
            opened.append(StateFile(tmp_path / "state.sqlite"))
            return opened[-1]

    yield connect
    for database in opened:
        database.close()
