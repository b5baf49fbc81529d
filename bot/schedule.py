"""Which moments a schedule names, and what wakes us; the only module that knows APScheduler.

What is due is in our own tables. Of APScheduler 3 we take CronTrigger, without a zone: in one it
fires twice in the hour that comes twice, and not at all at a midnight that is missing. We do not
take its scheduler, which sleeps by the clock on the wall: set back by a day, it wakes nobody for
a day.
"""

from __future__ import annotations

import asyncio
import heapq
import logging
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

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
    clock has passed it, which can be after the slots that follow it. Slots that fall on one moment
    there are one, the first. A slot of an interval is named by its instant ("2027-03-28T01:00Z").
    """
    if schedule.kind == "interval":
        return _ticks(schedule, timezone, moment)
    runs = [_of_time(schedule, time, timezone, moment) for time in schedule.times]
    return _distinct(heapq.merge(*runs, key=lambda slot: (slot.due, slot.key)))


def _distinct(slots: Iterator[Slot]) -> Iterator[Slot]:
    """Yield one slot a moment, so that going on after a slot gives what comes next here, too."""
    last: datetime | None = None
    for slot in slots:
        if slot.due != last:
            last = slot.due
            yield slot


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
    """Yield the ticks of an interval, evenly in UTC whatever the clocks do."""
    step, base = timedelta(minutes=schedule.minutes), _base(timezone)
    number = (moment - base) // step + 1
    while True:
        yield _tick(base + number * step)
        number += 1


def _latest_tick(
    schedule: Schedule, timezone: str, begin: datetime, now: datetime
) -> tuple[Slot, int]:
    step, base = timedelta(minutes=schedule.minutes), _base(timezone)
    first, last = (begin - base) // step + 1, (now - base) // step
    return _tick(base + last * step), max(last - first, 0)


def _tick(due: datetime) -> Slot:
    return Slot(f"{due:%Y-%m-%dT%H:%M}Z", due)


@lru_cache(maxsize=1024)
def _base(timezone: str) -> datetime:
    """Return a tick long ago: midnight UTC, moved by what the zone's offset has beside full hours.

    The offset is always that of this one day: where clocks move by half an hour, one that followed
    them would shift the ticks.
    """
    midnight = datetime(2020, 1, 1, tzinfo=UTC)
    offset = midnight.astimezone(ZoneInfo(timezone)).utcoffset() or timedelta()
    return midnight - offset % timedelta(hours=1)


class Waker:
    """Calls something again and again, until it is ended; it decides nothing by itself.

    What it calls may raise: that is logged, and it is called again. Calls never overlap, and they
    go on while the clock of the machine is set.
    """

    def __init__(self, wake: Callable[[], Awaitable[None]], seconds: float) -> None:
        self._wake = wake
        self._seconds = seconds
        self._calling: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, in the running event loop."""
        self._calling = asyncio.get_running_loop().create_task(self._call_on())

    def end(self) -> None:
        """Wake no more; a call under way is cancelled."""
        if self._calling is not None:
            self._calling.cancel()

    async def _call_on(self) -> None:
        """Call at even steps of the loop's own time; steps that a long call takes are left out."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        while True:
            try:
                await self._wake()
            except Exception:
                log.exception("Looking for what is due broke, and is tried again")
            await asyncio.sleep(self._seconds - (loop.time() - begun) % self._seconds)
