"""A schedule: what is kept of when a digest comes, and the bounds within which it may come."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from corpus.errors import CorpusError

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WORKDAYS, WEEKEND = WEEK[:5], WEEK[5:]
LAST = 32
"""The number that stands for the last day of a month."""
SHORTEST_MINUTES = 15
MOST_TIMES = 24
USUAL_TIME = "09:00"

NO_DATE = "A month has days from 1 to 31; say, for example, “monthly on the 1st at 9”."
EXAMPLES = "“every day at 9”, “weekdays 08:30”, “Mondays at 18:00” or “every 2 hours”"

Kind = Literal["weekly", "monthly", "interval"]


class WhenError(CorpusError):
    """What was typed is no time that a digest could come at."""


class WhenRefusedError(WhenError):
    """What was typed was understood, but no digest can come so, such as every five minutes."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Days with times, or an interval.

    weekly    `days` of the week, at each of `times` ("HH:MM", local)
    monthly   `dates` of the month (LAST is its last day; one that a month lacks is its last day,
              too), at each of `times`
    interval  every `minutes`, evenly through changes of the clock
    """

    kind: Kind
    times: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    dates: tuple[int, ...] = ()
    minutes: int = 0

    def __str__(self) -> str:
        """Return the form that is kept, which `stored` reads."""
        times = ",".join(self.times)
        match self.kind:
            case "weekly":
                return f"weekly {','.join(self.days)} {times}"
            case "monthly":
                return f"monthly {','.join(map(str, self.dates))} {times}"
            case "interval":
                return f"interval {self.minutes}"


def stored(text: str) -> Schedule:
    """Return the schedule that was kept in this form; raises WhenError where it is none."""
    try:
        match text.split():
            case ["weekly", days, times]:
                return weekly(days.split(","), times.split(","))
            case ["monthly", dates, times]:
                return monthly(map(int, dates.split(",")), times.split(","))
            case ["interval", minutes]:
                return interval(int(minutes))
    except ValueError:
        pass
    raise WhenError(f"The stored schedule “{text[:80]}” can't be read; set it anew.")


def weekly(days: Iterable[str], times: Iterable[str]) -> Schedule:
    """Return a schedule of days of the week; raises ValueError for what is no day or no time."""
    wanted = set(days)
    if not wanted or not wanted <= set(WEEK):
        raise ValueError(wanted)
    return Schedule("weekly", _checked(times), tuple(day for day in WEEK if day in wanted))


def monthly(dates: Iterable[int], times: Iterable[str]) -> Schedule:
    """Return a schedule of days of the month; raises WhenError for others than 1 to LAST."""
    wanted = sorted(set(dates))
    if not wanted or not 1 <= wanted[0] <= wanted[-1] <= LAST:
        raise WhenError(NO_DATE)
    return Schedule("monthly", _checked(times), dates=tuple(wanted))


def interval(minutes: int) -> Schedule:
    """Return a schedule of even steps that divide a day; raises WhenError for others."""
    if minutes < SHORTEST_MINUTES or 1440 % minutes:
        raise WhenRefusedError(
            "A digest comes every 15, 20, 30, 45 or 60 minutes, every 2, 3, 4, 6, 8 or 12 hours, "
            "or at times of the day."
        )
    if minutes == 1440:
        return weekly(WEEK, [USUAL_TIME])
    return Schedule("interval", minutes=minutes)


def _checked(times: Iterable[str]) -> tuple[str, ...]:
    known = sorted(set(times))
    if len(known) > MOST_TIMES:
        raise WhenRefusedError(f"That is {len(known)} times a day; at most {MOST_TIMES} are kept.")
    for one in known:
        if not re.fullmatch(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", one):
            raise ValueError(one)
    return tuple(known)
