"""When a digest comes: what people type, and how it is said back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.subscriptions.scheduled import (
    EXAMPLES,
    LAST,
    WEEK,
    WEEKEND,
    WORKDAYS,
    Schedule,
    WhenError,
    WhenRefusedError,
    interval,
    stored,
)
from bot.subscriptions.when_cron import NICKNAMES, read_cron
from bot.subscriptions.when_vocabulary import DAY_NAMES, NUMBERS
from bot.subscriptions.when_words import read_words

__all__ = [
    "EXAMPLES", "LAST", "LONGEST", "WEEK", "Schedule", "WhenError", "WhenRefusedError", "in_words",
    "read_when", "stored",
]  # fmt: skip

LONGEST = 200

_CRON = re.compile(r"[*0-9]\S* \S+ \S+ \S+ \S+")
_NUMBER = "|".join(NUMBERS)
_INTERVAL = re.compile(
    rf"(?:(?:every|each) ([0-9]{{1,4}}|{_NUMBER}) ?(minutes?|mins?|m|hours?|hrs?|h)\b"
    r"|([0-9]{1,4}) ?(minutes|mins?|hours?|hrs)$)"
)
_HOURLY = {
    "hourly": 60, "every hour": 60, "each hour": 60, "half-hourly": 30, "every half hour": 30,
    "every half an hour": 30, "every quarter of an hour": 15, "every quarter hour": 15,
}  # fmt: skip
_QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "“": None, "”": None, "„": None, '"': None, "–": "-", "—": "-"}
)


def read_when(text: str) -> Schedule:
    """Return the schedule that somebody typed; raises WhenError with an example that works.

    A day without a time means nine o'clock, as a morning does; an evening means six, an afternoon
    three. A time without a day means every day, a week without a day its Monday, a month without
    one its first. Cron expressions of five fields mean what POSIX says, so 0 is Sunday; but the
    days 29 to 31 are the last one where a month lacks them, as they are in words.
    """
    plain = " ".join(text[: LONGEST + 1].translate(_QUOTES).split()).lower()
    asked = plain.strip("'").rstrip(".!?").removesuffix("please").rstrip(" ,")
    if len(text) > LONGEST or not asked:
        raise WhenError(f"Say when in a few words, such as {EXAMPLES}.")
    if step := _step(asked):
        return interval(step)
    asked = NICKNAMES.get(asked, asked)
    if _CRON.fullmatch(asked) and (cron := read_cron(asked.split())):
        return cron
    return read_words(asked)


def _step(asked: str) -> int:
    """Return the minutes of an interval, 0 for what is none; raises WhenRefusedError."""
    if asked in _HOURLY:
        return _HOURLY[asked]
    found = _INTERVAL.match(asked)
    if found is None:
        return 0
    if found[0] != asked:
        raise WhenRefusedError(
            "An interval goes through all days and hours; say times instead, such as "
            "“weekdays at 8, 12 and 18”."
        )
    number, unit = found[1] or found[3], found[2] or found[4]
    count = NUMBERS.get(number) or int(number)
    return max(count * (60 if unit.startswith("h") else 1), 1)


def in_words(schedule: Schedule) -> str:
    """Return a schedule in words, which `read_when` takes for the same schedule."""
    match schedule.kind:
        case "interval":
            hours, rest = divmod(schedule.minutes, 60)
            if not rest:
                return "every hour" if hours == 1 else f"every {hours} hours"
            return f"every {schedule.minutes} minutes"
        case "monthly":
            dates = _listed([_date(one) for one in schedule.dates])
            return f"every month on {dates} at {_listed(schedule.times)}"
        case "weekly":
            return f"{_days(schedule.days)} at {_listed(schedule.times)}"


def _days(days: Sequence[str]) -> str:
    if len(days) == len(WEEK):
        return "every day"
    if tuple(days) == WORKDAYS:
        return "every weekday"
    if tuple(days) == WEEKEND:
        return "every weekend day"
    return f"every {_listed([DAY_NAMES[WEEK.index(day)] for day in days])}"


def _date(number: int) -> str:
    if number == LAST:
        return "the last day"
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"the {number}{ending}"


def _listed(items: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1])))
