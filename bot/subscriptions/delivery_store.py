"""Where deliveries are kept; every change of one is one transaction.

A change of a claimed delivery holds only while its claim does (owner and attempt, the fence): it
returns False where somebody else has claimed the delivery since, or it was cancelled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.state.database import Connection, Database
from bot.subscriptions.model import OPEN, Delivery, Plan, Record, State
from bot.subscriptions.store import find, instant

_CLAIMED = (
    "subscription", "slot", "part", "parts", "state", "adapter", "workspace", "place", "due",
    "attempt", "missed", "since", "body", "nonce", "first_sent", "flagged", "risk_twice",
    "message",
)  # fmt: skip
_COLUMNS = (
    "subscription, slot, part, parts, state, adapter, workspace, place, due, turn, missed, since,"
    " body, nonce, owner, attempt, lease_until, first_sent, not_before, message, detail, flagged,"
    " risk_twice, changed"
)
_IS_OPEN = f"state IN ({', '.join(repr(state) for state in OPEN)})"
_HELD = "subscription = ? AND slot = ? AND part = ? AND owner = ? AND attempt = ?"


class DeliveryStore:
    """Deliveries in a database; safe to share by threads and replicas."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._clock = database.clock

    def plan(self, plans: Iterable[Plan]) -> int:
        """Plan a delivery for each slot that nobody planned yet; return how many were.

        The delivery and the subscription's next slot are written in one transaction.
        """
        planned = 0
        with self._database.writing() as connection:
            turns: Counter[tuple[str, str]] = Counter()
            for plan in sorted(plans, key=lambda one: one.subscription):
                planned += self._plan(connection, plan, turns)
        return planned

    def _plan(self, connection: Connection, plan: Plan, turns: Counter[tuple[str, str]]) -> int:
        """Plan one delivery; return 1, or 0 where the slot is no longer the next."""
        then = plan.then
        advanced = connection.execute(
            "UPDATE subscriptions SET next_key = ?, next_due = ?, last_key = ?, last_due = ?"
            " WHERE id = ? AND status = 'active' AND next_due IS NOT NULL AND next_due <= ?"
            " AND (last_key IS NULL OR last_key <> ?)",
            (
                then.key if then else None,
                then.due.timestamp() if then else None,
                plan.slot.key,
                plan.slot.due.timestamp(),
                plan.subscription,
                plan.slot.due.timestamp(),
                plan.slot.key,
            ),
        )
        if advanced.rowcount != 1:
            return 0
        subscription = find(connection, plan.subscription)
        if subscription is None:
            return 0
        whose = (subscription.adapter, subscription.workspace)
        if whose not in turns:
            (waiting,) = connection.execute(
                "SELECT count(*) FROM deliveries WHERE adapter = ? AND workspace = ?"
                f" AND {_IS_OPEN}",
                whose,
            ).fetchone()
            turns[whose] = waiting
        turns[whose] += 1
        since = plan.since.timestamp() if plan.since else None
        return connection.execute(
            f"INSERT INTO deliveries ({_COLUMNS}) VALUES (?, ?, 0, 1, 'planned', ?, ?, ?, ?, ?,"
            f" ?, ?, '', '', '', 0, 0, NULL, 0, '', '', 0, ?, {self._clock})"
            " ON CONFLICT DO NOTHING",
            (
                plan.subscription, plan.slot.key, *whose, subscription.place,
                plan.slot.due.timestamp(), turns[whose], plan.missed, since,
                int(subscription.risk_twice),
            ),
        ).rowcount  # fmt: skip

    def claim(self, owner: str, limit: int, lease_seconds: float) -> tuple[Delivery, ...]:
        """Claim deliveries that wait, or whose claim has run out, in fair order.

        Workspaces take turns; within a place digests, and the parts of one, keep their order.
        What was being sent when its claim ran out is claimed as `verifying`.
        """
        with self._database.writing() as connection:
            (now,) = connection.execute(f"SELECT {self._clock}").fetchone()
            rows = connection.execute(
                f"SELECT {', '.join(_CLAIMED)} FROM deliveries AS own WHERE {_IS_OPEN}"
                " AND not_before <= ? AND lease_until <= ? AND NOT EXISTS ("
                f"SELECT 1 FROM deliveries AS other WHERE other.{_IS_OPEN}"
                " AND other.subscription = own.subscription AND (other.due < own.due"
                " OR (other.slot = own.slot AND other.part < own.part)))"
                f" ORDER BY turn, due, subscription, part LIMIT ? {self._database.skip_locked}",
                (now, now, limit),
            ).fetchall()
            claimed = tuple(_claimed(row, owner, now, lease_seconds) for row in rows)
            connection.executemany(
                "UPDATE deliveries SET state = ?, owner = ?, attempt = ?, lease_until = ?,"
                " changed = ? WHERE subscription = ? AND slot = ? AND part = ?",
                [
                    (one.state, owner, one.attempt, one.lease_until, now, *one.key)
                    for one in claimed
                ],
            )
        return claimed

    def rendered(
        self,
        delivery: Delivery,
        bodies: Sequence[tuple[str, str]],
        articles: Iterable[str] = (),
        facts: Iterable[str] = (),
    ) -> bool:
        """Keep what will be sent, each part's body with its nonce, and never make it again.

        `articles` and `facts` are what it is about; they are not new to the next digest.
        """
        with self._database.writing() as connection:
            done = connection.execute(
                "UPDATE deliveries SET state = 'rendered', parts = ?, body = ?, nonce = ?,"
                f" changed = {self._clock} WHERE {_HELD} AND state = 'planned'",
                (len(bodies), *bodies[0], *_held(delivery)),
            )
            if done.rowcount != 1:
                return False
            connection.executemany(
                f"INSERT INTO deliveries ({_COLUMNS})"
                " SELECT subscription, slot, ?, parts, 'rendered', adapter, workspace, place, due,"
                " turn, missed, since, ?, ?, '', 0, 0, NULL, 0, '', '', 0, risk_twice,"
                f" {self._clock} FROM deliveries"
                " WHERE subscription = ? AND slot = ? AND part = 0",
                [
                    (part, body, nonce, delivery.subscription, delivery.slot)
                    for part, (body, nonce) in enumerate(bodies)
                    if part
                ],
            )
            connection.executemany(
                "INSERT INTO seen (subscription, article, slot) VALUES (?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                [(delivery.subscription, article, delivery.slot) for article in articles],
            )
            connection.executemany(
                "INSERT INTO told (subscription, fact, slot) VALUES (?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                [(delivery.subscription, fact, delivery.slot) for fact in facts],
            )
            return True

    def sending(self, delivery: Delivery, lease_seconds: float) -> Delivery | None:
        """Say that bytes may leave from now on, and renew the claim; None where it is lost.

        Committed before any byte leaves.
        """
        with self._database.writing() as connection:
            (now,) = connection.execute(f"SELECT {self._clock}").fetchone()
            first = now if delivery.first_sent is None else delivery.first_sent
            done = connection.execute(
                "UPDATE deliveries SET state = 'sending', first_sent = ?, lease_until = ?,"
                f" changed = ? WHERE {_HELD} AND lease_until > ?"
                " AND state IN ('rendered', 'sending', 'verifying')",
                (first, now + lease_seconds, now, *_held(delivery), now),
            )
            if done.rowcount != 1:
                return None
        return replace(
            delivery, state="sending", first_sent=first, claimed=now,
            lease_until=now + lease_seconds,
        )  # fmt: skip

    def sent(self, delivery: Delivery, message: str, detail: str = "") -> bool:
        """Say that the platform has it, under that id of its own."""
        return self._end(delivery, "sent", message=message, detail=detail)

    def correct(self, subscription: str) -> int:
        """Have the last digest that was posted put right in place; return its parts."""
        with self._database.writing() as connection:
            row = connection.execute(
                "SELECT slot FROM deliveries WHERE subscription = ? AND state = 'sent'"
                " ORDER BY due DESC LIMIT 1",
                (subscription,),
            ).fetchone()
            if row is None:
                return 0
            return connection.execute(
                "UPDATE deliveries SET state = 'correcting', body = '', lease_until = 0,"
                f" not_before = 0, changed = {self._clock}"
                " WHERE subscription = ? AND slot = ? AND state = 'sent'",
                (subscription, row[0]),
            ).rowcount

    def corrected(self, delivery: Delivery, bodies: Sequence[str]) -> bool:
        """Keep what each part will be put right with; as many bodies as the digest has parts."""
        with self._database.writing() as connection:
            done = connection.execute(
                f"UPDATE deliveries SET body = ?, changed = {self._clock}"
                f" WHERE {_HELD} AND state = 'correcting'",
                (bodies[0], *_held(delivery)),
            )
            if done.rowcount != 1:
                return False
            connection.executemany(
                "UPDATE deliveries SET body = ? WHERE subscription = ? AND slot = ? AND part = ?"
                " AND state = 'correcting'",
                [
                    (body, delivery.subscription, delivery.slot, part)
                    for part, body in enumerate(bodies)
                    if part
                ],
            )
            return True

    def uncorrected(self, delivery: Delivery, seconds: float, detail: str) -> bool:
        """Say that a part was not put right yet, and when to try again; a repeat does no harm."""
        return self._put_off(delivery, "correcting", None, seconds, detail)

    def again(self, delivery: Delivery, seconds: float, detail: str) -> bool:
        """Say that the platform certainly has not got it, and when to try again."""
        state: State = "rendered" if delivery.body else "planned"
        return self._put_off(delivery, state, None, seconds, detail)

    def doubt(self, delivery: Delivery, seconds: float, detail: str) -> bool:
        """Say that nobody knows whether it arrived, and when to ask the platform."""
        return self._put_off(delivery, "verifying", delivery.first_sent, seconds, detail)

    def flag(self, delivery: Delivery, detail: str) -> bool:
        """Say that it may arrive twice, for nobody can tell; before it is sent again."""
        with self._database.writing() as connection:
            done = connection.execute(
                "UPDATE deliveries SET flagged = 1, first_sent = NULL, detail = ?,"
                f" changed = {self._clock} WHERE {_HELD}",
                (detail, *_held(delivery)),
            )
            return done.rowcount == 1

    def unknown(self, delivery: Delivery, detail: str) -> bool:
        """Say that it may have arrived, and that it is not sent again."""
        return self._end(delivery, "unknown", detail=detail, flagged=True)

    def skipped(self, delivery: Delivery, detail: str) -> bool:
        """Say that there was nothing to send."""
        return self._end(delivery, "skipped", detail=detail)

    def dead(self, delivery: Delivery, detail: str) -> bool:
        """Say that the place is gone or refuses us; the subscription stops, with the reason."""
        with self._database.writing() as connection:
            if not self._ended(connection, delivery, "dead", detail=detail):
                return False
            connection.execute(
                f"UPDATE deliveries SET state = 'dead', detail = ?, changed = {self._clock}"
                f" WHERE subscription = ? AND {_IS_OPEN}",
                (detail, delivery.subscription),
            )
            connection.execute(
                "UPDATE subscriptions SET status = 'stopped', reason = ?, next_key = NULL,"
                " next_due = NULL WHERE id = ?",
                (detail, delivery.subscription),
            )
            return True

    def lost(self, delivery: Delivery, detail: str) -> int:
        """Stop all active subscriptions of a delivery's workspace, with the reason; return them.

        What is under way there ends by itself, at its own request. Rows that somebody else holds
        are left to them, so that replicas which find out together never wait for each other.
        """
        with self._database.writing() as connection:
            rows = connection.execute(
                "SELECT id FROM subscriptions WHERE adapter = ? AND workspace = ?"
                f" AND status = 'active' ORDER BY id {self._database.skip_locked}",
                (delivery.adapter, delivery.workspace),
            ).fetchall()
            connection.executemany(
                "UPDATE subscriptions SET status = 'stopped', reason = ?, next_key = NULL,"
                " next_due = NULL WHERE id = ?",
                [(detail, *row) for row in rows],
            )
        return len(rows)

    def release(self, owner: str) -> int:
        """Give back what an owner has claimed, so that others take it at once; return how many.

        What is being sent stays to be verified.
        """
        with self._database.writing() as connection:
            return connection.execute(
                f"UPDATE deliveries SET lease_until = 0, changed = {self._clock}"
                " WHERE owner = ? AND state IN ('planned', 'rendered', 'verifying', 'correcting')"
                " AND lease_until > 0",
                (owner,),
            ).rowcount

    def known(self, subscription: str, but: str = "") -> tuple[frozenset[str], frozenset[str]]:
        """Return what the digests of a subscription were about: articles, and facts as they stood.

        What came up at the slot `but` for the first time is left out.
        """
        values = (subscription, but, but)
        with self._database.reading() as connection:
            articles = connection.execute(
                "SELECT article FROM seen WHERE subscription = ? AND (? = '' OR slot <> ?)", values
            ).fetchall()
            facts = connection.execute(
                "SELECT fact FROM told WHERE subscription = ? AND (? = '' OR slot <> ?)", values
            ).fetchall()
        return frozenset(one for (one,) in articles), frozenset(one for (one,) in facts)

    def records(self, subscription: str, limit: int = 10) -> tuple[Record, ...]:
        """Return what became of a subscription's deliveries, the latest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT slot, part, parts, state, due, changed, attempt, message, detail, flagged"
                " FROM deliveries WHERE subscription = ? ORDER BY due DESC, part LIMIT ?",
                (subscription, limit),
            ).fetchall()
        return tuple(
            Record(slot, part, parts, state, instant(due), instant(changed), attempts, message,
                   detail, bool(flagged))
            for slot, part, parts, state, due, changed, attempts, message, detail, flagged in rows
        )  # fmt: skip

    def open(self) -> int:
        """Return how many parts are not yet at an end."""
        with self._database.reading() as connection:
            (count,) = connection.execute(
                f"SELECT count(*) FROM deliveries WHERE {_IS_OPEN}"
            ).fetchone()
        return int(count)

    def forget(self, before: datetime) -> int:
        """Drop ended deliveries that came due before a moment; return how many.

        The last slot of a subscription stands in the subscription itself.
        """
        with self._database.writing() as connection:
            return connection.execute(
                f"DELETE FROM deliveries WHERE due < ? AND NOT {_IS_OPEN}", (before.timestamp(),)
            ).rowcount

    def _end(
        self,
        delivery: Delivery,
        state: State,
        *,
        message: str = "",
        detail: str = "",
        flagged: bool = False,
    ) -> bool:
        with self._database.writing() as connection:
            return self._ended(
                connection, delivery, state, message=message, detail=detail, flagged=flagged
            )

    def _ended(
        self,
        connection: Connection,
        delivery: Delivery,
        state: State,
        *,
        message: str = "",
        detail: str = "",
        flagged: bool = False,
    ) -> bool:
        done = connection.execute(
            "UPDATE deliveries SET state = ?, message = ?, detail = ?, lease_until = 0,"
            " flagged = CASE WHEN ? = 1 THEN 1 ELSE flagged END,"
            f" changed = {self._clock} WHERE {_HELD}",
            (state, message, detail, int(flagged), *_held(delivery)),
        )
        return done.rowcount == 1

    def _put_off(
        self,
        delivery: Delivery,
        state: State,
        first_sent: float | None,
        seconds: float,
        detail: str,
    ) -> bool:
        with self._database.writing() as connection:
            done = connection.execute(
                "UPDATE deliveries SET state = ?, first_sent = ?, detail = ?, lease_until = 0,"
                f" not_before = {self._clock} + ?, changed = {self._clock} WHERE {_HELD}",
                (state, first_sent, detail, seconds, *_held(delivery)),
            )
            return done.rowcount == 1


def _claimed(row: Sequence[Any], owner: str, now: float, lease_seconds: float) -> Delivery:
    known = dict(zip(_CLAIMED, row, strict=True))
    known["due"] = instant(known["due"])
    known["since"] = None if known["since"] is None else instant(known["since"])
    known["flagged"] = bool(known["flagged"])
    known["risk_twice"] = bool(known["risk_twice"])
    known["attempt"] += 1
    if known["state"] == "sending":
        known["state"] = "verifying"
    return Delivery(**known, owner=owner, claimed=now, lease_until=now + lease_seconds)


def _held(delivery: Delivery) -> tuple[Any, ...]:
    return (*delivery.key, delivery.owner, delivery.attempt)
