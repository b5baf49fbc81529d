"""Which moments a schedule names, and what wakes us; the only module that knows APScheduler.

APScheduler 3 only wakes: its jobs are kept in memory, and what is due is in our own tables. Of
its CronTrigger we take the calendar, without a zone: in one it fires twice in the hour that comes
twice, and in the hour that is missing it gives the same moment for ever.
"""

from __future__ import annotations

import heapq
import logging
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from bot.subscriptions.model import Slot
from bot.subscriptions.when import Schedule, stored

log = logging.getLogger("parallax.digests")

MOST_COUNTED = timedelta(days=400)
"""How far back missed slots are counted; a digest says "at least" beyond it no more."""


class LocalCalendar:
    """The slots of stored schedules; see `bot.subscriptions.planner.Calendar`."""

    def after(self, schedule: str, timezone: str, moment: datetime) -> Iterator[Slot]:
        """Return the slots after a moment, endlessly, in order."""
        return slots_after(_schedule(schedule), timezone, moment)

    def latest(
        self, schedule: str, timezone: str, first: datetime, now: datetime
    ) -> tuple[Slot, int]:
        """Return the last slot up to now, and how many came before it from `first` on."""
        begin = max(first, now - MOST_COUNTED) - timedelta(microseconds=1)
        known = _schedule(schedule)
        if known.kind == "interval":
            return _latest_tick(known, timezone, begin, now)
        latest, count = None, -1
        for slot in slots_after(known, timezone, begin):
            if slot.due > now:
                break
            latest, count = slot, count + 1
        if latest is None:
            raise ValueError(f"no slot of {schedule} between {first} and {now}")
        return latest, count

    def keyed_by_day(self, schedule: str) -> bool:
        """Whether its slots are named by local days, not by instants."""
        return _schedule(schedule).kind != "interval"


@lru_cache(maxsize=1024)
def _schedule(text: str) -> Schedule:
    return stored(text)


def slots_after(schedule: Schedule, timezone: str, moment: datetime) -> Iterator[Slot]:
    """Return the slots strictly after a moment, endlessly, in order, each key once.

    A slot of days is named by its local day and time as planned ("2027-03-28T02:30"): in the hour
    that comes twice it is the first of both, in the hour that is missing the moment by which the
    clock has passed it. A slot of an interval is named by its instant ("2027-03-28T01:00Z").
    """
    if schedule.kind == "interval":
        return _ticks(schedule, timezone, moment)
    runs = [_of_time(schedule, time, timezone, moment) for time in schedule.times]
    return heapq.merge(*runs, key=lambda slot: (slot.due, slot.key))


def _of_time(schedule: Schedule, time: str, timezone: str, moment: datetime) -> Iterator[Slot]:
    """Yield the slots of one time of the day.

    The trigger runs through local days as if clocks never changed; what a local time means is
    asked of the zone.
    """
    zone = ZoneInfo(timezone)
    hour, minute = time.split(":")
    days = {"day_of_week": ",".join(schedule.days)} if schedule.kind == "weekly" else {}
    trigger = CronTrigger(hour=int(hour), minute=int(minute), timezone=UTC, **days)
    # What comes first after the moment may stand before it on the clock: look from a day earlier.
    local = moment.astimezone(zone).replace(tzinfo=UTC, fold=0) - timedelta(days=1)
    while planned := trigger.get_next_fire_time(None, local):
        local = planned + timedelta(seconds=1)
        if schedule.kind == "monthly" and not _is_date(planned, schedule.dates):
            continue
        due = _instant(planned, zone)
        if due > moment:
            yield Slot(f"{planned:%Y-%m-%dT%H:%M}", due)


def _instant(planned: datetime, zone: ZoneInfo) -> datetime:
    """Return when a local time comes; one that is missing, when the clock has passed it."""
    return planned.replace(tzinfo=zone, fold=0).astimezone(UTC)


def _is_date(planned: datetime, dates: tuple[int, ...]) -> bool:
    """Whether a day is one of the dates of its month; one that it lacks is its last day."""
    is_last = (planned.replace(tzinfo=None) + timedelta(days=1)).month != planned.month
    return planned.day in dates or (is_last and any(date > planned.day for date in dates))


def _ticks(schedule: Schedule, timezone: str, moment: datetime) -> Iterator[Slot]:
    """Yield the ticks of an interval: on local full hours where the zone has odd offsets."""
    step = timedelta(minutes=schedule.minutes)
    base = _base(timezone, moment)
    number = (moment - base) // step + 1
    while True:
        due = base + number * step
        yield Slot(f"{due:%Y-%m-%dT%H:%M}Z", due)
        number += 1


def _latest_tick(
    schedule: Schedule, timezone: str, begin: datetime, now: datetime
) -> tuple[Slot, int]:
    step = timedelta(minutes=schedule.minutes)
    base = _base(timezone, now)
    first, last = (begin - base) // step + 1, (now - base) // step
    due = base + last * step
    return Slot(f"{due:%Y-%m-%dT%H:%M}Z", due), max(last - first, 0)


def _base(timezone: str, moment: datetime) -> datetime:
    """Return a tick long ago: midnight UTC, moved by what a zone's offset has beside full hours."""
    offset = moment.astimezone(ZoneInfo(timezone)).utcoffset() or timedelta()
    return datetime(2020, 1, 1, tzinfo=UTC) - offset % timedelta(hours=1)


class Waker:
    """Calls something again and again, until it is ended; it decides nothing by itself.

    What it calls may raise: that is logged, and it is called again. Calls never overlap.
    """

    def __init__(self, wake: Callable[[], Awaitable[None]], seconds: float) -> None:
        self._wake = wake
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.add_job(
            self._call, "interval", seconds=seconds, max_instances=1, coalesce=True,
            misfire_grace_time=None, next_run_time=datetime.now(UTC),
        )  # fmt: skip

    async def _call(self) -> None:
        try:
            await self._wake()
        except Exception:
            log.exception("Looking for what is due broke, and is tried again")

    def start(self) -> None:
        """Begin, in the running event loop."""
        self._scheduler.start()

    def end(self) -> None:
        """Wake no more."""
        self._scheduler.shutdown(wait=False)
