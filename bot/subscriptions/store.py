"""Where subscriptions are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from bot.state.database import Connection, Database
from bot.subscriptions.model import Subscription

COLUMNS = (
    "id", "adapter", "workspace", "place", "query", "schedule", "timezone", "when_empty",
    "created_by", "created", "length", "language", "status", "reason", "next_key", "next_due",
    "last_key", "last_due", "risk_twice",
)  # fmt: skip
_ALL = ", ".join(COLUMNS)
_CHANGED = tuple(name for name in COLUMNS if name not in ("id", "last_key", "last_due"))
"""What an edit writes; the last slot is the planner's alone."""


class SubscriptionStore:
    """Subscriptions in a database; safe to share by threads and replicas."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, subscription: Subscription) -> None:
        """Keep a new subscription."""
        places = ", ".join("?" * len(COLUMNS))
        with self._database.writing() as connection:
            connection.execute(
                f"INSERT INTO subscriptions ({_ALL}) VALUES ({places})",
                _values(subscription),
            )

    def get(self, id: str) -> Subscription | None:
        """Return a subscription, None where there is none of that id."""
        with self._database.reading() as connection:
            return find(connection, id)

    def listed(
        self, adapter: str, workspace: str, place: str | None = None
    ) -> tuple[Subscription, ...]:
        """Return the subscriptions of a workspace, or of one place in it, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {_ALL} FROM subscriptions WHERE adapter = ? AND workspace = ?"
                " AND (? = '' OR place = ?) ORDER BY created, id",
                (adapter, workspace, place or "", place or ""),
            ).fetchall()
        return tuple(map(_subscription, rows))

    def everything(self) -> tuple[Subscription, ...]:
        """Return every subscription, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {_ALL} FROM subscriptions ORDER BY created, id"
            ).fetchall()
        return tuple(map(_subscription, rows))

    def change(self, subscription: Subscription) -> bool:
        """Replace what is kept under its id, but for its last slot; False where it was removed."""
        known = dict(zip(COLUMNS, _values(subscription), strict=True))
        with self._database.writing() as connection:
            done = connection.execute(
                f"UPDATE subscriptions SET {', '.join(f'{name} = ?' for name in _CHANGED)}"
                " WHERE id = ?",
                (*(known[name] for name in _CHANGED), subscription.id),
            )
            return done.rowcount == 1

    def remove(self, id: str) -> bool:
        """Forget a subscription and all its deliveries, those under way, too."""
        with self._database.writing() as connection:
            for table in ("told", "seen", "deliveries"):
                connection.execute(f"DELETE FROM {table} WHERE subscription = ?", (id,))
            return connection.execute("DELETE FROM subscriptions WHERE id = ?", (id,)).rowcount == 1

    def due(self, now: datetime, limit: int) -> tuple[Subscription, ...]:
        """Return active subscriptions whose next slot has come, the longest due first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {_ALL} FROM subscriptions"
                " WHERE status = 'active' AND next_due <= ? ORDER BY next_due, id LIMIT ?",
                (now.timestamp(), limit),
            ).fetchall()
        return tuple(map(_subscription, rows))


def find(connection: Connection, id: str) -> Subscription | None:
    """Return a subscription within a transaction, None where there is none of that id."""
    row = connection.execute(f"SELECT {_ALL} FROM subscriptions WHERE id = ?", (id,)).fetchone()
    return None if row is None else _subscription(row)


def instant(seconds: float) -> datetime:
    """Return seconds since 1970 as an aware time."""
    return datetime.fromtimestamp(seconds, UTC)


def _values(one: Subscription) -> tuple[Any, ...]:
    return (
        one.id, one.adapter, one.workspace, one.place, one.query, one.schedule, one.timezone,
        one.when_empty, one.created_by, one.created.timestamp(), one.length, one.language,
        one.status, one.reason, one.next_key, _seconds(one.next_due), one.last_key,
        _seconds(one.last_due), int(one.risk_twice),
    )  # fmt: skip


def _subscription(row: Sequence[Any]) -> Subscription:
    known = dict(zip(COLUMNS, row, strict=True))
    known["created"] = instant(known["created"])
    known["risk_twice"] = bool(known["risk_twice"])
    for name in ("next_due", "last_due"):
        known[name] = None if known[name] is None else instant(known[name])
    return Subscription(**known)


def _seconds(moment: datetime | None) -> float | None:
    return None if moment is None else moment.timestamp()
