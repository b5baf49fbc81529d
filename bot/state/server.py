"""State on a PostgreSQL server, shared by several replicas; needs the extra `postgres`."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from bot.errors import StateError
from bot.state.database import Connection, Result, Values, migrations, statements

if TYPE_CHECKING:
    import psycopg

CONNECT_SECONDS = 5
WAIT_MILLISECONDS = 5000
"""How long a statement waits for a lock, or runs at all."""
MIGRATION_LOCK = 7_251_942_010
"""The advisory lock under which one replica at a time brings the tables up to date."""


class StateServer:
    """One connection to a PostgreSQL database, opened at first use and again when it is lost.

    `address` is a libpq connection string or URI. What was acknowledged is never lost by losing
    the connection; what was under way raises StateError, and was either kept whole or not at all.
    """

    clock = "(extract(epoch FROM clock_timestamp())::double precision)"
    skip_locked = "FOR UPDATE SKIP LOCKED"

    def __init__(self, address: str) -> None:
        if find_spec("psycopg") is None:
            raise StateError(
                "State on PostgreSQL needs psycopg: install Parallax as parallax-bot[postgres]."
            )
        self._address = address
        self._lock = threading.RLock()
        self._connection: psycopg.Connection[Any] | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with; what it reads belongs to one moment."""
        with self._transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection to write with; all of it is kept, or nothing where it raises."""
        with self._transaction("BEGIN") as connection:
            yield connection

    def close(self) -> None:
        """Close the connection; the next use opens another."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        import psycopg

        with self._lock:
            try:
                connection = self._begun(begin)
                try:
                    yield _Translated(connection)
                except BaseException:
                    if not connection.closed:
                        connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")
            except psycopg.Error as error:
                raise self._unusable(error) from error

    def _begun(self, begin: str) -> psycopg.Connection[Any]:
        """Return the connection with a transaction begun; a lost one is opened once more."""
        import psycopg

        connection = self._opened()
        try:
            connection.execute(begin.encode())
        except psycopg.OperationalError:
            self.close()
            connection = self._opened()
            connection.execute(begin.encode())
        return connection

    def _opened(self) -> psycopg.Connection[Any]:
        import psycopg

        if self._connection is None or self._connection.closed:
            connection = psycopg.connect(
                self._address,
                autocommit=True,
                connect_timeout=CONNECT_SECONDS,
                options=f"-c lock_timeout={WAIT_MILLISECONDS} "
                f"-c statement_timeout={WAIT_MILLISECONDS} -c timezone=UTC",
            )
            try:
                _migrate(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _unusable(self, error: psycopg.Error) -> StateError:
        reason = " ".join(str(error).split()) or type(error).__name__
        return StateError(
            f"The state database can't be used ({reason[:200]}); see that PostgreSQL runs and "
            "that the setting state names it."
        )


def _migrate(connection: psycopg.Connection[Any]) -> None:
    """Run the migrations that the database lacks, each once, one replica at a time."""
    steps = migrations()
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (MIGRATION_LOCK,))
        connection.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)")
        row = connection.execute("SELECT max(version) FROM schema_version").fetchone()
        version = (row[0] if row else None) or 0
        if version > len(steps):
            raise StateError(
                f"A newer Parallax wrote the state database (version {version}, this one knows "
                f"{len(steps)}); update Parallax, or name another database."
            )
        for number, script in enumerate(steps[version:], start=version + 1):
            for statement in statements(script):
                connection.execute(statement.encode())
            connection.execute("INSERT INTO schema_version (version) VALUES (%s)", (number,))


class _Translated:
    """A connection that takes statements as they are written for both databases."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def execute(self, statement: str, values: Values = (), /) -> Result:
        return self._connection.execute(_translated(statement), values)

    def executemany(self, statement: str, rows: Sequence[Values], /) -> object:
        with self._connection.cursor() as cursor:
            cursor.executemany(_translated(statement), rows)
        return None


def _translated(statement: str) -> bytes:
    return statement.replace("%", "%%").replace("?", "%s").encode()
