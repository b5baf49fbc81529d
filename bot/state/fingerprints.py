"""What a platform was last told, as a hash, so that it is told again only when that changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.state.database import Database


class Fingerprints:
    """One value a name."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def get(self, name: str) -> str | None:
        """Return the value kept under a name, None where there is none."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT value FROM fingerprints WHERE name = ?", (name,)
            ).fetchone()
        return None if row is None else str(row[0])

    def keep(self, name: str, value: str) -> None:
        """Keep a value under a name, in place of the one before."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO fingerprints (name, value, kept) VALUES (?, ?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value, kept = excluded.kept",
                (name, value, self._clock().isoformat()),
            )
