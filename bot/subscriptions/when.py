"""When a digest comes: what people type, how it is kept, and how it is said back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal, NoReturn

from corpus.errors import CorpusError

LONGEST = 200
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WORKDAYS, WEEKEND = WEEK[:5], WEEK[5:]
LAST = 32
"""The number that stands for the last day of a month."""
SHORTEST_MINUTES = 15
MOST_TIMES = 24
USUAL_TIME = "09:00"

NO_DATE = "A month has days from 1 to 31; say, for example, “monthly on the 1st at 9”."

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EXAMPLES = "“every day at 9”, “weekdays 08:30”, “Mondays at 18:00” or “every 2 hours”"

Kind = Literal["weekly", "monthly", "interval"]


class WhenError(CorpusError):
    """What was typed is no time that a digest could come at."""


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
    kind, *rest = text.split()
    try:
        match kind, rest:
            case "weekly", [days, times]:
                return _weekly(days.split(","), times.split(","))
            case "monthly", [dates, times]:
                return _monthly(map(int, dates.split(",")), times.split(","))
            case "interval", [minutes]:
                return _interval(int(minutes))
    except ValueError:
        pass
    raise WhenError(f"The stored schedule “{text[:80]}” can't be read; set it anew.")


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
    return f"every {_listed([_NAMES[WEEK.index(day)] for day in days])}"


def _date(number: int) -> str:
    if number == LAST:
        return "the last day"
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"the {number}{ending}"


def _listed(items: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1])))


# What people type

_CRON = re.compile(r"\S+ \S+ \S+ \S+ \S+")
_INTERVAL = re.compile(r"(?:every )?([0-9]{1,4}) ?(m|min|mins|minutes|h|hours?|hrs)")
_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.h]([0-9]{2}))?(am|pm|a\.m|p\.m)?")
_DATE = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)")
_FILLERS = frozenset(
    {"at", "on", "the", "and", "every", "each", "please", "of", "a", "in", "o'clock", "oclock",
     "day", "days", "uhr", "morning", "per", "twice", "once"}
)  # fmt: skip
_DAYS: dict[str, tuple[str, ...]] = {
    "daily": WEEK, "everyday": WEEK, "weekday": WORKDAYS, "weekdays": WORKDAYS,
    "workdays": WORKDAYS, "workday": WORKDAYS, "weekend": WEEKEND, "weekends": WEEKEND,
    "tues": ("tue",), "wednes": ("wed",), "thurs": ("thu",), "thur": ("thu",),
    **{day: (day,) for day in WEEK},
    **{name.lower(): (day,) for name, day in zip(_NAMES, WEEK, strict=True)},
    **{f"{name.lower()}s": (day,) for name, day in zip(_NAMES, WEEK, strict=True)},
}  # fmt: skip
_TIMES = {"noon": "12:00", "midday": "12:00", "midnight": "00:00", "evening": "18:00"}
_HOURLY = {"hourly": 60, "every hour": 60, "every half hour": 30, "half-hourly": 30}


def read_when(text: str) -> Schedule:
    """Return the schedule that somebody typed; raises WhenError with an example that works.

    A day without a time means nine o'clock, a time without a day every day. Cron expressions of
    five fields mean what POSIX says, so 0 is Sunday.
    """
    asked = " ".join(text[: LONGEST + 1].split()).lower().rstrip(".!")
    if len(text) > LONGEST or not asked:
        raise WhenError(f"Say when in a few words, such as {EXAMPLES}.")
    if asked in _HOURLY:
        return _interval(_HOURLY[asked])
    if found := _INTERVAL.fullmatch(asked):
        return _interval(int(found[1]) * (60 if found[2].startswith("h") else 1))
    looks_like_cron = asked[0] in "*0123456789" and _CRON.fullmatch(asked)
    if looks_like_cron and (cron := _cron(asked.split())):
        return cron
    return _Words(asked).schedule()


class _Words:
    """Words for days and times, in any order."""

    def __init__(self, asked: str) -> None:
        self._asked = asked
        self._words = asked.replace(",", " ").replace("’", "'").split()
        self._days: set[str] = set()
        self._dates: set[int] = set()
        self._times: list[str] = []
        self._monthly = False

    def schedule(self) -> Schedule:
        """Return what they say; raises WhenError."""
        for place, word in enumerate(self._words):
            following = self._words[place + 1] if place + 1 < len(self._words) else ""
            if not (self._is_day(word, following) or self._is_time(place, word, following)):
                _unread(self._asked)
        monthly = self._monthly or bool(self._dates)
        if monthly and self._days:
            raise WhenError("Days of the week and of the month can't be mixed; choose one of them.")
        named = monthly or self._days or self._times or "day" in self._words
        if not named:
            _unread(self._asked)
        times = self._times or [USUAL_TIME]
        if monthly:
            return _monthly(self._dates or {1}, times)
        return _weekly(self._days or WEEK, times)

    def _is_day(self, word: str, following: str) -> bool:
        """Whether a word names days; they are noted."""
        if word in ("monthly", "month", "months"):
            self._monthly = True
        elif word == "last" and following in ("day", ""):
            self._dates.add(LAST)
        elif word in _DAYS:
            self._days |= set(_DAYS[word])
        elif found := _DATE.fullmatch(word):
            self._dates.add(_date_of(found[1]))
        else:
            return word in _FILLERS
        return True

    def _is_time(self, place: int, word: str, following: str) -> bool:
        """Whether a word is a time, or a half of the day behind one; times are noted."""
        if word in _TIMES:
            self._times.append(_TIMES[word])
        elif word in ("am", "pm"):
            return place > 0 and _CLOCK.fullmatch(self._words[place - 1]) is not None
        elif found := _CLOCK.fullmatch(word):
            half = found[3] or (following if following in ("am", "pm") else "")
            self._times.append(_time(found[1], found[2], half, self._asked))
        else:
            return False
        return True


def _date_of(text: str) -> int:
    number = int(text)
    if not 1 <= number < LAST:
        raise WhenError(NO_DATE)
    return number


def _time(hour: str, minute: str | None, half: str, asked: str) -> str:
    """Return "HH:MM" of what was typed, in twelve hours or twenty-four."""
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            _unread(asked)
        hours = hours % 12 + (12 if half.startswith("p") else 0)
    if hours > 23 or minutes > 59:
        raise WhenError(f"There is no time {hour}:{minute or '00'}; say, for example, 18:30.")
    return f"{hours:02}:{minutes:02}"


def _cron(fields: Sequence[str]) -> Schedule | None:
    """Return the schedule of five cron fields, None where they are rather words."""
    minute, hour, date, month, day = fields
    if any(re.search(r"[a-z]", field) for field in (minute, hour, date, month)):
        return None
    if month != "*":
        raise WhenError("A digest can't be bound to months; put * in the fourth field.")
    if hour == "*" or (hour.startswith("*/") and minute.isdecimal()):
        return _cron_interval(minute, hour, date, day)
    minutes, hours = _field(minute, 0, 59), _field(hour, 0, 23)
    times = [f"{h:02}:{m:02}" for h, m in product(hours, minutes)]
    if date != "*" and day != "*":
        raise WhenError("Days of the week and of the month can't be mixed; put * in one of them.")
    if date != "*":
        return _monthly(_field(date, 1, 31), times)
    if day == "*":
        return _weekly(WEEK, times)
    named = re.sub(r"[a-z]{3}", lambda found: str(_number_of(found[0])), day)
    return _weekly([WEEK[(number - 1) % 7] for number in _field(named, 0, 7)], times)


def _cron_interval(minute: str, hour: str, date: str, day: str) -> Schedule:
    if date != "*" or day != "*":
        raise WhenError(
            "Every few minutes or hours goes for all days alone; say all times instead."
        )
    step = re.fullmatch(r"\*/([0-9]{1,2})", minute if hour == "*" else hour)
    if hour != "*":
        return _interval(int(step[1]) * 60 if step else 0)
    return _interval(int(step[1]) if step else 60 if minute.isdecimal() else 1)


def _number_of(name: str) -> int:
    """Return the number of a day of the week as cron counts, Sunday being 0."""
    if name not in WEEK:
        raise WhenError(f"There is no day {name}; cron knows mon to sun.")
    return (WEEK.index(name) + 1) % 7


def _field(text: str, lowest: int, highest: int) -> list[int]:
    """Return the numbers of one cron field: lists, ranges and steps."""
    numbers: set[int] = set()
    for part in text.split(","):
        found = re.fullmatch(r"(?:(\*)|([0-9]{1,2})(?:-([0-9]{1,2}))?)(?:/([0-9]{1,2}))?", part)
        if not found:
            raise WhenError(
                f"“{part[:20]}” is nothing that cron knows; say, for example, 0 9 * * 1-5."
            )
        first = lowest if found[1] else int(found[2])
        last = highest if found[1] or (found[4] and not found[3]) else int(found[3] or found[2])
        step = int(found[4] or 1)
        if not (lowest <= first <= last <= highest) or not step:
            raise WhenError(f"“{part[:20]}” is out of range; it must lie in {lowest}–{highest}.")
        numbers |= set(range(first, last + 1, step))
    return sorted(numbers)


def _weekly(days: Iterable[str], times: Iterable[str]) -> Schedule:
    wanted = set(days)
    if not wanted or not wanted <= set(WEEK):
        raise ValueError(wanted)
    return Schedule("weekly", _checked(times), tuple(day for day in WEEK if day in wanted))


def _monthly(dates: Iterable[int], times: Iterable[str]) -> Schedule:
    wanted = sorted(set(dates))
    if not wanted or not 1 <= wanted[0] <= wanted[-1] <= LAST:
        raise WhenError(
            "A month has days from 1 to 31; say, for example, “monthly on the 1st at 9”."
        )
    return Schedule("monthly", _checked(times), dates=tuple(wanted))


def _checked(times: Iterable[str]) -> tuple[str, ...]:
    known = sorted(set(times))
    if len(known) > MOST_TIMES:
        raise WhenError(f"That is {len(known)} times a day; at most {MOST_TIMES} are kept.")
    for one in known:
        if not re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", one):
            raise ValueError(one)
    return tuple(known)


def _interval(minutes: int) -> Schedule:
    if minutes < SHORTEST_MINUTES or 1440 % minutes:
        raise WhenError(
            "A digest comes every 15, 20, 30, 45 or 60 minutes, every 2, 3, 4, 6, 8 or 12 hours, "
            "or at times of the day."
        )
    if minutes == 1440:
        return _weekly(WEEK, [USUAL_TIME])
    return Schedule("interval", minutes=minutes)


def _unread(asked: str) -> NoReturn:
    raise WhenError(f"“{asked[:60]}” can't be read as a time; say {EXAMPLES}.")
