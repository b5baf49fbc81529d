"""Which commands are on where, and who may do more than ask, as kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.state.database import Database

EVERYONE = "everyone"
WHOLE_WORKSPACE = ""
ALL_COMMANDS = "*"


@dataclass(frozen=True, slots=True)
class CommandRule:
    """One command on or off at a place, or in the whole workspace where `place` is empty."""

    place: str
    command: str
    allowed: bool


class AccessRules:
    """The rules of each workspace; `command` may be ALL_COMMANDS."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def rules(self, adapter: str, workspace: str) -> tuple[CommandRule, ...]:
        """Return what is set for the commands of a workspace."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT place, command, allowed FROM command_rules"
                " WHERE adapter = ? AND workspace = ? ORDER BY place, command",
                (adapter, workspace),
            ).fetchall()
        return tuple(CommandRule(place, command, bool(on)) for place, command, on in rows)

    def set_rule(self, adapter: str, workspace: str, rule: CommandRule, changed_by: str) -> None:
        """Set a command on or off, in place of what was set for that place."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO command_rules"
                " (adapter, workspace, place, command, allowed, changed_by, changed)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (adapter, workspace, place, command)"
                " DO UPDATE SET allowed = excluded.allowed, changed_by = excluded.changed_by,"
                " changed = excluded.changed",
                (adapter, workspace, rule.place, rule.command, int(rule.allowed), changed_by,
                 self._clock().isoformat()),
            )  # fmt: skip

    def holders(self, adapter: str, workspace: str, power: str) -> frozenset[str]:
        """Return who holds a power beside the workspace's managers: ids of users, or EVERYONE."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT holder FROM powers WHERE adapter = ? AND workspace = ? AND power = ?",
                (adapter, workspace, power),
            ).fetchall()
        return frozenset(str(holder) for (holder,) in rows)

    def grant(self, adapter: str, workspace: str, power: str, holder: str, changed_by: str) -> None:
        """Give somebody a power."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO powers (adapter, workspace, power, holder, changed_by, changed)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (adapter, workspace, power, holder, changed_by, self._clock().isoformat()),
            )

    def withdraw(self, adapter: str, workspace: str, power: str, holder: str | None) -> None:
        """Take a power from somebody, or from all whom it was given."""
        with self._database.writing() as connection:
            connection.execute(
                "DELETE FROM powers WHERE adapter = ? AND workspace = ? AND power = ?"
                " AND (? IS NULL OR holder = ?)",
                (adapter, workspace, power, holder, holder),
            )
