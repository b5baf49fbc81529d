"""Questions that are too long for a button, kept under a short key, so that it lasts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from hashlib import sha256

from bot.state.database import Database

MARK = "#"
"""What a key begins with; no question does."""
DIGITS = 24
"""Hexadecimal digits of a key: 96 bits, so that no two questions ever share one."""


def key_of(question: str) -> str:
    """Return the key of a question, the same in every process; pure."""
    return MARK + sha256(question.encode(errors="replace")).hexdigest()[:DIGITS]


class Questions:
    """Keeps questions by their keys; what is known already is not written again."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._known: set[str] = set()

    def keep(self, questions: Iterable[str]) -> None:
        """Keep questions under their keys."""
        new = {key_of(question): question for question in questions}
        for key in self._known & new.keys():
            del new[key]
        if not new:
            return
        kept = self._clock().isoformat()
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT INTO questions (key, question, kept) VALUES (?, ?, ?)"
                " ON CONFLICT (key) DO NOTHING",
                [(key, question, kept) for key, question in new.items()],
            )
        self._known |= new.keys()

    def find(self, key: str) -> str | None:
        """Return the question kept under a key, None where there is none."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT question FROM questions WHERE key = ?", (key,)
            ).fetchone()
        return None if row is None else str(row[0])
