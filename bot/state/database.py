"""What the parts of the state ask of a database: SQLite's file or a PostgreSQL server.

Statements are written once for both: `?` for a value, names and types that both know, instants as
ISO 8601 texts or as seconds since 1970 (UTC).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

Values = Sequence[Any]


class Result(Protocol):
    """What a statement gave."""

    @property
    def rowcount(self) -> int:
        """Return how many rows were written."""
        ...

    def fetchone(self) -> Any:
        """Return the next row, None where there is none."""
        ...

    def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        ...


class Connection(Protocol):
    """One transaction under way."""

    def execute(self, statement: str, values: Values = (), /) -> Result:
        """Run a statement."""
        ...

    def executemany(self, statement: str, rows: Sequence[Values], /) -> object:
        """Run a statement once for each row of values."""
        ...


class Database(Protocol):
    """Where state is kept; safe to share by threads, and with other processes."""

    @property
    def clock(self) -> str:
        """Return the SQL expression for the database's own time, in seconds since 1970."""
        ...

    @property
    def skip_locked(self) -> str:
        """Return what ends a SELECT that takes rows nobody else is taking."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection to read with; what it reads belongs to one moment."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """Give a connection to write with; all of it is kept, or nothing where it raises."""
        ...

    def close(self) -> None:
        """Close it; the next use opens it again."""
        ...


MIGRATIONS = Path(__file__).parent / "migrations"


def migrations() -> tuple[str, ...]:
    """Return the scripts in order; their names begin with their numbers, from 0001."""
    files = sorted(MIGRATIONS.glob("[0-9]*.sql"))
    return tuple(file.read_text(encoding="utf-8") for file in files)


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a script, one by one, so that all run in one transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
