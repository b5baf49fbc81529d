"""Cron expressions of five fields, as POSIX means them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from bot.subscriptions.scheduled import (
    WEEK,
    Schedule,
    WhenError,
    WhenRefusedError,
    interval,
    monthly,
    weekly,
)

NICKNAMES = {
    "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0", "@monthly": "0 0 1 * *",
}  # fmt: skip

_MONTHS = frozenset(
    {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
)
_PART = re.compile(r"(?:(\*)|([0-9]{1,2}|[a-z]{3})(?:-([0-9]{1,2}|[a-z]{3}))?)(?:/([0-9]{1,2}))?")
_STEP = re.compile(r"\*/[0-9]{1,2}")


def read_cron(fields: Sequence[str]) -> Schedule | None:
    """Return the schedule of five cron fields, None where they are rather words.

    What ticks evenly, such as */15 * * * * or 0 */2 * * *, is an interval; anything else is times
    of the day. Raises WhenError for what a digest can't follow.
    """
    minute, hour, date, month, day = fields
    if any(re.search(r"[a-z]", field) for field in (minute, hour, date)):
        return None
    if month != "*":
        if not re.fullmatch(r"[0-9*/,-]+", month) and month[:3] not in _MONTHS:
            return None
        raise WhenRefusedError("A digest can't be bound to months; put * in the fourth field.")
    minutes, hours = _numbers(minute, 0, 59), _numbers(hour, 0, 23)
    if date == day == "*" and (step := _even(minutes, hour)):
        return interval(step)
    times = [f"{h:02}:{m:02}" for h, m in product(hours, minutes)]
    if date != "*" and day != "*":
        raise WhenRefusedError(
            "Days of the week and of the month can't be mixed; put * in one of them."
        )
    if date != "*":
        return monthly(_numbers(date, 1, 31), times)
    return weekly([WEEK[(number - 1) % 7] for number in _numbers(day, 0, 7)], times)


def _even(minutes: Sequence[int], hour: str) -> int:
    """Return the minutes between ticks that are the same all day, 0 where they are not."""
    if hour == "*":
        step = 60 // len(minutes)
        return step if list(minutes) == list(range(0, 60, step)) else 0
    if _STEP.fullmatch(hour) and list(minutes) == [0]:
        step = int(hour[2:])
        return 60 * step if step < 24 and 24 % step == 0 else 0
    return 0


def _numbers(text: str, lowest: int, highest: int) -> list[int]:
    """Return the numbers of one cron field: lists, ranges, steps and names of days."""
    numbers: set[int] = set()
    for part in text.split(","):
        found = _PART.fullmatch(part)
        if not found:
            raise WhenError(
                f"“{part[:20]}” is nothing that cron knows; say, for example, 0 9 * * 1-5."
            )
        every, begin, end, by = found.groups()
        first = lowest if every else _number(begin)
        last = highest if every or (by and not end) else _number(end or begin)
        if end == "sun":
            last = 7
        step = int(by or 1)
        if not (lowest <= first <= last <= highest) or not step:
            raise WhenError(
                f"“{part[:20]}” is out of range; it must lie in {lowest}–{highest} and rise."
            )
        numbers |= set(range(first, last + 1, step))
    return sorted(numbers)


def _number(text: str) -> int:
    """Return a number; of a day's name that by which cron counts, Sunday being 0."""
    if text.isdecimal():
        return int(text)
    if text not in WEEK:
        raise WhenError(f"There is no day {text}; cron knows mon to sun.")
    return (WEEK.index(text) + 1) % 7
