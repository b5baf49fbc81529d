"""Workspaces that installed us, with their tokens, encrypted; and installations under way."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.state.database import Database
from bot.state.vault import Vault

WORKSPACE = ""
"""The person of a workspace's own installation."""


class Installations:
    """What each workspace gave us when it installed us, one record a workspace and person."""

    def __init__(self, database: Database, vault: Vault, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock

    def save(
        self, adapter: str, workspace: str, data: Mapping[str, Any], person: str = WORKSPACE
    ) -> None:
        """Keep what was given, encrypted, in place of what was given before."""
        sealed = self._vault.seal(json.dumps(data))
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO installations (adapter, workspace, person, sealed, installed)"
                " VALUES (?, ?, ?, ?, ?) ON CONFLICT (adapter, workspace, person)"
                " DO UPDATE SET sealed = excluded.sealed, installed = excluded.installed",
                (adapter, workspace, person, sealed, self._clock().isoformat()),
            )

    def find(self, adapter: str, workspace: str, person: str = WORKSPACE) -> dict[str, Any] | None:
        """Return what was given, None where nothing was.

        Raises StateError where it was encrypted with another key.
        """
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT sealed FROM installations"
                " WHERE adapter = ? AND workspace = ? AND person = ?",
                (adapter, workspace, person),
            ).fetchone()
        if row is None:
            return None
        data: dict[str, Any] = json.loads(self._vault.open(row[0]))
        return data

    def workspaces(self, adapter: str) -> tuple[str, ...]:
        """Return the workspaces that have an installation, in order."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT workspace FROM installations WHERE adapter = ? ORDER BY workspace",
                (adapter,),
            ).fetchall()
        return tuple(str(workspace) for (workspace,) in rows)

    def remove(self, adapter: str, workspace: str, person: str | None = None) -> None:
        """Forget a workspace, or one person's part of it."""
        with self._database.writing() as connection:
            connection.execute(
                "DELETE FROM installations WHERE adapter = ? AND workspace = ?"
                " AND (? IS NULL OR person = ?)",
                (adapter, workspace, person, person),
            )

    def begin(self, lasts: timedelta) -> str:
        """Return a value that proves, when it comes back, that an installation began here."""
        token = secrets.token_urlsafe(24)
        now = self._clock()
        with self._database.writing() as connection:
            connection.execute(
                "DELETE FROM pending_installations WHERE expires < ?", (now.isoformat(),)
            )
            connection.execute(
                "INSERT INTO pending_installations (token, expires) VALUES (?, ?)",
                (token, (now + lasts).isoformat()),
            )
        return token

    def complete(self, token: str) -> bool:
        """Whether a value came from `begin`, is not too old, and comes back for the first time."""
        with self._database.writing() as connection:
            done = connection.execute(
                "DELETE FROM pending_installations WHERE token = ? AND expires >= ?",
                (token, self._clock().isoformat()),
            )
            return done.rowcount == 1
