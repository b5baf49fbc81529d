"""Hand-made subscriptions and plans."""

from datetime import UTC, datetime, timedelta

from bot.subscriptions.model import Plan, Slot, Subscription

NINE = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)


def slot(day: int = 0) -> Slot:
    """Nine in the morning in Berlin, so many days after the first of March."""
    due = NINE + timedelta(days=day)
    return Slot(f"{due:%Y-%m-%d}T09:00", due)


def subscription(id: str = "s1", **changed: object) -> Subscription:
    """A daily digest whose first slot is on the first of March."""
    known: dict[str, object] = {
        "id": id,
        "adapter": "memory",
        "workspace": "harbour",
        "place": "quay",
        "query": "ferry",
        "schedule": "daily 09:00",
        "timezone": "Europe/Berlin",
        "when_empty": "line",
        "created_by": "ana",
        "created": NINE - timedelta(days=1),
        "next_key": slot().key,
        "next_due": slot().due,
    }
    return Subscription(**{**known, **changed})  # type: ignore[arg-type]


def plan(id: str = "s1", day: int = 0, **changed: object) -> Plan:
    """The slot of a day, and the next day's after it."""
    return Plan(id, slot(day), slot(day + 1), **changed)  # type: ignore[arg-type]
