"""One open segment: running statements on it, and telling damage from all else."""

import sqlite3
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from corpus.storage.manifest import damaged
from corpus.storage.records import decode

Record = TypeVar("Record")


class Database:
    """A read-only connection that several threads may use.

    Whatever in the file is not what was written there ends in IndexDamagedError.
    """

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self._folder = folder
        self._connection = connection
        self._lock = RLock()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def check(self) -> None:
        """Read the whole file; raises IndexDamagedError where SQLite finds a fault."""
        faults = [fault for (fault,) in self.rows("PRAGMA quick_check") if fault != "ok"]
        if faults:
            raise damaged(self._folder, str(faults[0]))

    def rows(self, statement: str, parameters: Sequence[object] = ()) -> list[Any]:
        """Return all rows of a statement."""
        try:
            with self._lock:
                return self._connection.execute(statement, parameters).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise damaged(self._folder, str(error)) from error

    def records(
        self, kind: type[Record], statement: str, parameters: Sequence[object] = ()
    ) -> list[Record]:
        """Return the records in the one column of a statement's rows."""
        return [self.decoded(decode, kind, text) for (text,) in self.rows(statement, parameters)]

    def decoded(self, decoder: Callable[..., Record], *stored: Any) -> Record:
        """Return what a decoder makes of something stored."""
        try:
            return decoder(*stored)
        except (ValueError, TypeError, LookupError, AttributeError, zlib.error) as error:
            raise damaged(self._folder, "a record can't be read") from error
