"""The file itself: opened at first use, brought up to date by numbered migrations."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import StateError
from bot.state.database import migrations, statements

BUSY_SECONDS = 5.0
"""How long a write waits for another process; a command is acknowledged before any."""
_PAUSE = 0.02
"""Seconds between two tries to turn the write-ahead log on."""


class StateFile:
    """One SQLite file, shared by the threads of this process and by other processes.

    `path` None keeps everything in memory, for tests and for whoever has no place to write.
    """

    clock = "((julianday('now') - 2440587.5) * 86400.0)"
    skip_locked = ""
    """Whoever writes has the whole file to themselves."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection to read with; what it reads belongs to one moment."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection to write with; all of it is kept, or nothing where it raises.

        The lock is taken at once: a read that turns into a write is refused as busy in WAL mode.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                connection = self._opened()
                connection.execute(begin)
                try:
                    yield connection
                except BaseException:
                    connection.rollback()
                    raise
                connection.commit()
            except sqlite3.Error as error:
                raise self._unusable(error) from error

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            connection = self._connect()
            try:
                _write_ahead(connection)
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA foreign_keys = ON")
                migrate(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        if self.path is not None:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.path.touch(mode=0o600)  # it holds tokens, though encrypted
            except OSError as error:
                reason = error.strerror or error
                raise StateError(
                    f"The state file {self.path} can't be used ({reason}); mend that or set "
                    "PARALLAX_HOME to a folder of yours."
                ) from error
        return sqlite3.connect(
            self.path or ":memory:",
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )

    def _unusable(self, error: sqlite3.Error) -> StateError:
        place = self.path or "in memory"
        code = getattr(error, "sqlite_errorname", "")
        if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return StateError(f"The state file {place} is busy; try again in a moment.")
        if code.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            return StateError(
                f"The state file {place} is damaged; put a copy from a backup in its place, or "
                "move it away to start with an empty one."
            )
        return StateError(f"The state file {place} can't be used ({error}); mend that.")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on; SQLite waits for no other process there, so this does."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorname.startswith("SQLITE_BUSY")
            if not busy or time.monotonic() > until:
                raise
        time.sleep(_PAUSE)


def migrate(connection: sqlite3.Connection) -> None:
    """Run the migrations that the file lacks, each once, also where two processes start at once.

    Raises StateError where a newer Parallax wrote the file.
    """
    steps = migrations()
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > len(steps):
            raise StateError(
                f"A newer Parallax wrote the state file (version {version}, this one knows "
                f"{len(steps)}); update Parallax, or set PARALLAX_HOME to another folder."
            )
        for number, script in enumerate(steps[version:], start=version + 1):
            for statement in statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number:d}")
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
