"""What may be done with subscriptions: set up, list, change, pause, look back, give up."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from bot.subscriptions.delivery_store import DeliveryStore
from bot.subscriptions.model import Length, Record, Slot, Subscription, WhenEmpty
from bot.subscriptions.planner import Calendar, first_slot
from bot.subscriptions.store import SubscriptionStore
from bot.subscriptions.when import Schedule, WhenError, in_words, stored
from corpus.errors import CorpusError

MOST_IN_A_WORKSPACE = 200
MOST_IN_A_PLACE = 20
ID_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters of an id that nobody takes for one another."""
ID_LENGTH = 6
NEXT = 3
"""How many coming times are told."""


class DeskError(CorpusError):
    """What was asked can't be done with a subscription; `detail` says what to do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants: about what, when, where in time, and what without news."""

    query: str
    schedule: Schedule
    timezone: str
    when_empty: WhenEmpty = "line"
    length: Length = "short"
    language: str = "en"


class Desk:
    """Subscriptions, as those who ask in chat meet them."""

    def __init__(
        self,
        subscriptions: SubscriptionStore,
        deliveries: DeliveryStore,
        calendar: Calendar,
        clock: Callable[[], datetime],
    ) -> None:
        self._subscriptions = subscriptions
        self._deliveries = deliveries
        self._calendar = calendar
        self._clock = clock

    def subscribe(
        self, wish: Wish, adapter: str, workspace: str, place: str, user: str
    ) -> Subscription:
        """Return a new subscription, after it was kept.

        Raises DeskError where there are too many, or the same is there already.
        """
        there = self._subscriptions.listed(adapter, workspace)
        here = [one for one in there if one.place == place]
        if len(there) >= MOST_IN_A_WORKSPACE or len(here) >= MOST_IN_A_PLACE:
            raise DeskError("There are too many digests already; /unsubscribe one first.")
        schedule = str(wish.schedule)
        for one in here:
            if (one.query, one.schedule, one.timezone) == (wish.query, schedule, wish.timezone):
                raise DeskError(f"That digest is set up here already, as {one.id}.")
        now = self._clock()
        slot = first_slot(self._calendar, schedule, wish.timezone, now)
        made = Subscription(
            id=_new_id(),
            adapter=adapter,
            workspace=workspace,
            place=place,
            query=wish.query,
            schedule=schedule,
            timezone=wish.timezone,
            when_empty=wish.when_empty,
            length=wish.length,
            language=wish.language,
            created_by=user,
            created=now,
            next_key=slot.key,
            next_due=slot.due,
        )
        self._subscriptions.add(made)
        return made

    def listed(
        self, adapter: str, workspace: str, place: str | None = None
    ) -> tuple[Subscription, ...]:
        """Return the subscriptions of a workspace, or of one place in it, oldest first."""
        return self._subscriptions.listed(adapter, workspace, place)

    def found(self, adapter: str, workspace: str, text: str) -> Subscription:
        """Return the subscription of that id; raises DeskError where the workspace has none."""
        one = self._subscriptions.get(text.strip().lower().lstrip("#"))
        if one is None or (one.adapter, one.workspace) != (adapter, workspace):
            raise DeskError(f"There is no digest {text[:20]} here; /subscriptions lists them.")
        return one

    def usual_zone(self, adapter: str, workspace: str) -> str | None:
        """Return the zone that the workspace used last, None where it has none yet."""
        there = self._subscriptions.listed(adapter, workspace)
        return there[-1].timezone if there else None

    def moved(self, one: Subscription, schedule: str, timezone: str) -> Subscription:
        """Return it with another time or zone; a day that was served is not served again."""
        last = Slot(one.last_key, one.last_due) if one.last_key and one.last_due else None
        slot = first_slot(self._calendar, schedule, timezone, self._clock(), last)
        moved = replace(one, schedule=schedule, timezone=timezone)
        if one.status == "active":
            moved = replace(moved, next_key=slot.key, next_due=slot.due)
        return self._changed(moved)

    def quietened(self, one: Subscription, when_empty: WhenEmpty) -> Subscription:
        """Return it with another way to say that there is nothing new."""
        return self._changed(replace(one, when_empty=when_empty))

    def resized(self, one: Subscription, length: Length) -> Subscription:
        """Return it shorter or longer."""
        return self._changed(replace(one, length=length))

    def reworded(self, one: Subscription, language: str) -> Subscription:
        """Return it with dates in another language."""
        return self._changed(replace(one, language=language))

    def paused(self, one: Subscription) -> Subscription:
        """Return it paused: no slot comes until it is resumed."""
        return self._changed(replace(one, status="paused", reason="", next_key=None, next_due=None))

    def resumed(self, one: Subscription) -> Subscription:
        """Return it active from its next slot on; what was missed is not made up for."""
        last = Slot(one.last_key, one.last_due) if one.last_key and one.last_due else None
        slot = first_slot(self._calendar, one.schedule, one.timezone, self._clock(), last)
        active = replace(one, status="active", reason="")
        return self._changed(replace(active, next_key=slot.key, next_due=slot.due))

    def corrected(self, one: Subscription) -> int:
        """Have its last digest put right in place; return how many parts that has, 0 for none."""
        return self._deliveries.correct(one.id)

    def removed(self, one: Subscription) -> None:
        """Forget it, and what is under way for it."""
        self._subscriptions.remove(one.id)

    def records(self, one: Subscription, limit: int = 10) -> tuple[Record, ...]:
        """Return what became of its digests, the latest first."""
        return self._deliveries.records(one.id, limit)

    def coming(self, one: Subscription) -> Sequence[datetime]:
        """Return the next times it comes, in its own zone; none while it is not active."""
        if one.next_due is None:
            return ()
        zone = ZoneInfo(one.timezone)
        later: Iterator[Slot] = self._calendar.after(one.schedule, one.timezone, one.next_due)
        dues = [one.next_due, *(slot.due for slot in islice(later, NEXT - 1))]
        return [due.astimezone(zone) for due in dues]

    def words(self, one: Subscription) -> str:
        """Return when it comes, in words."""
        try:
            return f"{in_words(stored(one.schedule))}, {one.timezone}"
        except WhenError as error:
            return error.detail

    def _changed(self, one: Subscription) -> Subscription:
        if not self._subscriptions.change(one):
            raise DeskError(f"The digest {one.id} was removed meanwhile.")
        return one


def _new_id() -> str:
    return "".join(secrets.choice(ID_LETTERS) for _ in range(ID_LENGTH))
