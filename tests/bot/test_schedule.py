"""Two years in twelve zones, against a calendar written here, not against the library."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, takewhile
from zoneinfo import ZoneInfo

import pytest
import time_machine

from bot.schedule import LocalCalendar, Waker, slots_after
from bot.subscriptions.model import Slot
from bot.subscriptions.planner import first_slot
from bot.subscriptions.when import WEEK, Schedule, read_when

ZONES = (
    "Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe",
    "Asia/Kolkata", "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Chatham", "Africa/Cairo",
    "Asia/Gaza", "America/Santiago", "America/Nuuk",
)  # fmt: skip
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
END = datetime(2028, 1, 1, tzinfo=UTC)
TEXTS = (
    "every day at 9", "every day at 2:30", "every day at 0:00", "every day at 1:30",
    "weekdays 08:30", "mondays at 0:00", "monthly on the 31st", "the last day of the month",
    "every day at 8 and 18", "every day at 2:15, 2:30 and 3:00",
)  # fmt: skip


def expected(schedule: Schedule, zone: str) -> list[Slot]:
    """What a person expects: each planned time of each day once, in order."""
    found = []
    own = ZoneInfo(zone)
    for number in range(-2, (END - BEGIN).days + 2):
        day = date(2026, 1, 1) + timedelta(days=number)
        if not _is_on(schedule, day):
            continue
        for time in schedule.times:
            hour, minute = map(int, time.split(":"))
            local = datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001
            due = local.replace(tzinfo=own, fold=0).astimezone(UTC)
            if BEGIN < due < END:
                found.append(Slot(f"{local:%Y-%m-%dT%H:%M}", due))
    return sorted(found, key=lambda slot: (slot.due, slot.key))


def _is_on(schedule: Schedule, day: date) -> bool:
    if schedule.kind == "weekly":
        return WEEK[day.weekday()] in schedule.days
    last = (day + timedelta(days=1)).month != day.month
    return day.day in schedule.dates or (last and max(schedule.dates) > day.day)


def between(slots: Iterator[Slot]) -> list[Slot]:
    return list(takewhile(lambda slot: slot.due < END, slots))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("text", TEXTS)
def test_every_slot_comes_exactly_once(zone: str, text: str) -> None:
    schedule = read_when(text)
    slots = between(slots_after(schedule, zone, BEGIN))
    assert [slot.key for slot in slots] == [slot.key for slot in expected(schedule, zone)]
    assert slots == expected(schedule, zone)
    assert all(one.due <= two.due for one, two in pairwise(slots))
    assert len({slot.key for slot in slots}) == len(slots)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("minutes", [15, 60, 120, 720])
def test_intervals_tick_evenly(zone: str, minutes: int) -> None:
    slots = between(slots_after(Schedule("interval", minutes=minutes), zone, BEGIN))
    assert {two.due - one.due for one, two in pairwise(slots)} == {timedelta(minutes=minutes)}
    whole = (END - slots[0].due - timedelta(microseconds=1)) // timedelta(minutes=minutes) + 1
    assert len({slot.key for slot in slots}) == len(slots) == whole
    assert slots[0].due - BEGIN <= timedelta(minutes=minutes)
    assert all(slot.key.endswith("Z") for slot in slots)


CHANGES = {
    "Europe/Berlin": (datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC)),
    "Australia/Lord_Howe": (datetime(2026, 4, 3, tzinfo=UTC), datetime(2026, 10, 2, tzinfo=UTC)),
    "Africa/Cairo": (datetime(2026, 4, 22, tzinfo=UTC), datetime(2026, 10, 28, tzinfo=UTC)),
    "America/Santiago": (datetime(2026, 4, 3, tzinfo=UTC), datetime(2026, 9, 4, tzinfo=UTC)),
    "America/Nuuk": (datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 10, 23, tzinfo=UTC)),
}


@pytest.mark.parametrize("zone", CHANGES)
@pytest.mark.parametrize(
    "text",
    [*TEXTS, "hourly", "every 45 minutes", "every 12 hours", "every day at 2:30 and 3:30"],
)
def test_going_on_after_each_slot_gives_the_same_slots(zone: str, text: str) -> None:
    """The planner asks anew after each slot; what comes must not depend on when it is asked."""
    schedule = read_when(text)
    for begin in CHANGES[zone]:
        end = begin + timedelta(days=4)
        whole = list(takewhile(lambda slot, e=end: slot.due < e,  # type: ignore[misc]
                               slots_after(schedule, zone, begin)))  # fmt: skip
        found, moment = [], begin
        while (slot := next(slots_after(schedule, zone, moment))).due < end:
            found.append(slot)
            moment = slot.due
        assert found == whole
        if schedule.kind == "interval":
            steps = {two.due - one.due for one, two in pairwise(found)}
            assert steps == {timedelta(minutes=schedule.minutes)}


def test_a_midnight_that_is_missing_is_not_lost() -> None:
    schedule = read_when("every day at midnight")
    spring = next(slots_after(schedule, "Africa/Cairo", datetime(2026, 4, 23, 12, tzinfo=UTC)))
    assert spring == Slot("2026-04-24T00:00", datetime(2026, 4, 23, 22, tzinfo=UTC))


def test_two_slots_that_fall_on_one_moment_are_one() -> None:
    schedule = read_when("every day at 2:30 and 3:30")
    slots = slots_after(schedule, "Europe/Berlin", datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert [next(slots).key, next(slots).key] == ["2026-03-29T02:30", "2026-03-30T02:30"]


def test_the_hour_that_comes_twice_has_one_slot_and_the_missing_one_is_not_lost() -> None:
    schedule = read_when("every day at 2:30")
    autumn = datetime(2026, 10, 24, 12, tzinfo=UTC)
    [first, second] = [next(slots_after(schedule, "Europe/Berlin", autumn)) for _ in range(2)]
    assert first == second == Slot("2026-10-25T02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    after = next(slots_after(schedule, "Europe/Berlin", first.due))
    assert after.key == "2026-10-26T02:30"
    spring = next(slots_after(schedule, "Europe/Berlin", datetime(2026, 3, 28, 12, tzinfo=UTC)))
    assert spring == Slot("2026-03-29T02:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("text", [*TEXTS, "hourly", "every 15 minutes"])
def test_catching_up_gives_the_last_slot_and_how_many_were_missed(zone: str, text: str) -> None:
    calendar, schedule = LocalCalendar(), str(read_when(text))
    first = next(calendar.after(schedule, zone, BEGIN))
    for away in (timedelta(0), timedelta(hours=5), timedelta(days=3), timedelta(days=300)):
        now = first.due + away
        latest, missed = calendar.latest(schedule, zone, first.due, now)
        slots = [first, *takewhile(lambda s, n=now: s.due <= n,  # type: ignore[misc]
                                   calendar.after(schedule, zone, first.due))]  # fmt: skip
        assert (latest, missed) == (slots[-1], len(slots) - 1)


def test_three_years_away_are_counted_within_bounds() -> None:
    calendar = LocalCalendar()
    first = datetime(2024, 1, 1, 8, tzinfo=UTC)
    latest, missed = calendar.latest("interval 15", "UTC", first, first + timedelta(days=1100))
    assert latest.due == first + timedelta(days=1100)
    assert missed == 400 * 96
    _, missed = calendar.latest("weekly mon 09:00", "UTC", first, first + timedelta(days=1100))
    assert missed <= 58


NINE = Slot("2026-03-02T09:00", datetime(2026, 3, 2, 8, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "zone", "key"),
    [
        ("every day at 18", "Europe/Berlin", "2026-03-03T18:00"),
        ("every day at 9", "America/New_York", "2026-03-03T09:00"),
        ("every day at 9", "Pacific/Honolulu", "2026-03-03T09:00"),
        ("every day at 9", "Pacific/Auckland", "2026-03-03T09:00"),
        ("mondays", "Europe/Berlin", "2026-03-09T09:00"),
        ("every 2 hours", "Europe/Berlin", "2026-03-02T14:00Z"),
    ],
)
def test_a_day_that_was_served_gets_no_second_digest_after_an_edit(
    text: str, zone: str, key: str
) -> None:
    now = datetime(2026, 3, 2, 12, tzinfo=UTC)
    slot = first_slot(LocalCalendar(), str(read_when(text)), zone, now, NINE)
    assert slot.key == key


def test_a_new_schedule_may_begin_today() -> None:
    now = datetime(2026, 3, 2, 12, tzinfo=UTC)
    slot = first_slot(LocalCalendar(), "weekly mon 18:00", "Europe/Berlin", now)
    assert slot.key == "2026-03-02T18:00"


async def test_what_wakes_us_goes_on_where_a_call_breaks(caplog: pytest.LogCaptureFixture) -> None:
    calls: list[int] = []
    enough = asyncio.Event()

    async def wake() -> None:
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError
        if len(calls) >= 3:
            enough.set()

    waker = Waker(wake, 0.05)
    waker.start()
    await asyncio.wait_for(enough.wait(), 20)
    waker.end()
    assert "broke, and is tried again" in caplog.text


async def test_the_clock_may_be_set_back_while_we_are_woken() -> None:
    calls, more = 0, asyncio.Event()

    async def wake() -> None:
        nonlocal calls
        calls += 1
        more.set()

    waker = Waker(wake, 0.01)
    waker.start()
    await asyncio.wait_for(more.wait(), 20)
    with time_machine.travel(datetime.now(UTC) - timedelta(days=1), tick=True):
        more.clear()
        await asyncio.wait_for(more.wait(), 20)
        more.clear()
        await asyncio.wait_for(more.wait(), 20)
    waker.end()


async def test_a_call_under_way_is_ended_and_none_follows() -> None:
    said: list[str] = []
    begun, ended = asyncio.Event(), asyncio.Event()

    async def wake() -> None:
        said.append("begun")
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    waker = Waker(wake, 0.001)
    waker.end()
    waker.start()
    await asyncio.wait_for(begun.wait(), 20)
    waker.end()
    waker.end()
    await asyncio.wait_for(ended.wait(), 20)
    assert said == ["begun"]
