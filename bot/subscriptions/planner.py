"""Plans a delivery for each slot that has come, and catches up after a time when nothing ran."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.subscriptions.delivery_store import DeliveryStore
from bot.subscriptions.model import Plan, Slot, Subscription
from bot.subscriptions.store import SubscriptionStore

log = logging.getLogger("parallax.digests")

BATCH = 500


class Calendar(Protocol):
    """What knows the slots of a stored schedule."""

    def after(self, schedule: str, timezone: str, moment: datetime) -> Iterator[Slot]:
        """Return the slots after a moment, endlessly, in order."""
        ...

    def latest(
        self, schedule: str, timezone: str, first: datetime, now: datetime
    ) -> tuple[Slot, int]:
        """Return the last slot up to now, and how many came before it from `first` on."""
        ...

    def keyed_by_day(self, schedule: str) -> bool:
        """Whether its slots are named by local days, not by instants."""
        ...


class Planner:
    """Turns slots that have come into deliveries; any number of replicas may do so at once."""

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

    def plan_due(self) -> int:
        """Plan everything whose slot has come, in batches; return how many deliveries it was."""
        now, planned = self._clock(), 0
        while due := self._subscriptions.due(now, BATCH):
            plans = [plan for one in due if (plan := self._plan(one, now))]
            done = self._deliveries.plan(plans)
            planned += done
            if not done:  # another replica was faster, or none of these can be planned
                break
        return planned

    def _plan(self, subscription: Subscription, now: datetime) -> Plan | None:
        """Return the plan for a subscription: one digest, however many slots were missed."""
        schedule, zone = subscription.schedule, subscription.timezone
        first = subscription.next_due
        if first is None or subscription.next_key is None:
            return None
        try:
            slot, missed = Slot(subscription.next_key, first), 0
            following = next(self._calendar.after(schedule, zone, first))
            if following.due <= now:
                slot, missed = self._calendar.latest(schedule, zone, first, now)
                following = next(self._calendar.after(schedule, zone, slot.due))
        except Exception:
            log.exception("The schedule of subscription %s can't be followed", subscription.id)
            return None
        return Plan(subscription.id, slot, following, missed, subscription.last_due)


def first_slot(
    calendar: Calendar, schedule: str, timezone: str, now: datetime, last: Slot | None = None
) -> Slot:
    """Return the first slot of a new or edited schedule; `last` is the last one planned.

    Where days are served, a day that was served already, by its name then or by the new zone,
    gets no second digest, whatever the new time or zone.
    """
    slots = calendar.after(schedule, timezone, now)
    if last is None or not calendar.keyed_by_day(schedule):
        return next(slots)
    zone = ZoneInfo(timezone)
    served = max(last.due.astimezone(zone).date(), date.fromisoformat(last.key[:10]))
    return next(slot for slot in slots if slot.due.astimezone(zone).date() > served)
