"""Words for days and times, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from bot.subscriptions.scheduled import (
    EXAMPLES,
    LAST,
    NO_DATE,
    USUAL_TIME,
    WEEK,
    WORKDAYS,
    Schedule,
    WhenError,
    WhenRefusedError,
    monthly,
    weekly,
)
from bot.subscriptions.when_vocabulary import (
    ALWAYS,
    COUNTS,
    EVERY,
    FILLERS,
    NUMBERS,
    PARTS,
    SEVERAL_DAYS,
    SINGLE_DAYS,
    SKIPPING,
    TO,
    TWELVE,
    UNITS,
    USUAL_TIMES,
    Part,
    Unit,
)

_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.h]([0-9]{2})|(h))?(am|pm)?")
_DATE = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)")

_MIXED = "Days of the week and of the month can't be mixed; choose one of them."
_NO_STEPS = (
    "Days, weeks and months can't be skipped; name the days, such as “Mondays and Thursdays at 9”."
)


def read_words(asked: str) -> Schedule:
    """Return the schedule that words in lower case say; raises WhenError."""
    return _Reader(asked).schedule()


@dataclass(slots=True)
class _Clock:
    """A time; `sure` says that its half of the day was said, or the part of it."""

    hours: int
    minutes: int
    sure: bool = False

    def move(self, part: Part) -> bool:
        """Put it into a part of the day; whether it fits there."""
        if part == "morning":
            fits = self.hours < 12
        else:
            if not self.sure and 0 < self.hours < 12:
                self.hours += 12
            fits = self.hours >= 12 if part == "afternoon" else self.hours > 12
        self.sure = True
        return fits


class _Reader:
    """Takes words from the front; each of its readers returns how many it took."""

    def __init__(self, asked: str) -> None:
        self._asked = asked
        plain = re.sub(r"\b([ap])\.m\b\.?", r"\1m", asked)
        plain = re.sub(r"(?<=[a-z])-(?=[a-z])", " to ", plain)
        self._words = [word.rstrip(".") for word in re.sub(r"[,;&/+]", " ", plain).split()]
        self._has_ordinals = any(map(_DATE.fullmatch, self._words))
        self._is_monthly = "monthly" in self._words or "month" in self._words
        self._days: set[str] = set()
        self._dates: set[int] = set()
        self._clocks: list[_Clock] = []
        self._units: set[Unit] = set()
        self._count: tuple[int, Unit] | None = None
        self._part: Part | None = None
        self._part_has_times = False
        self._preposition = ""
        self._readers = (
            self._skip, self._times_a_unit, self._range, self._day, self._date, self._part_of_day,
            self._time, self._filler,
        )  # fmt: skip

    def schedule(self) -> Schedule:
        """Return what the words say; raises WhenError."""
        place = 0
        while place < len(self._words):
            taken = next(filter(None, (read(place) for read in self._readers)), 0)
            if not taken:
                self._unread()
            place += taken
        self._end_part()
        times = [f"{one.hours:02}:{one.minutes:02}" for one in self._clocks]
        of_a_month = "month" in self._words and "month" not in self._units
        if not (times or self._days or self._dates or self._units):
            self._unread()
        if of_a_month and not self._dates:  # such as the first Monday of the month
            self._unread()
        return self._counted(self._made(times or [USUAL_TIME]))

    def _made(self, times: list[str]) -> Schedule:
        if self._dates or "month" in self._units:
            if self._days or self._units - {"month"}:
                raise WhenError(_MIXED)
            return monthly(self._dates or {1}, times)
        whole = WORKDAYS[:1] if "week" in self._units else WEEK
        return weekly(self._days or whole, times)

    def _counted(self, made: Schedule) -> Schedule:
        """Return the schedule if it comes as often as was said, such as twice a day."""
        if self._count is None:
            return made
        number, unit = self._count
        named = {"day": made.times, "week": made.days, "month": made.dates}[unit]
        if len(named) != number:
            raise WhenRefusedError(
                "Say each of the times or days, such as “twice a day at 8 and 18”."
            )
        return made

    def _word(self, place: int) -> str:
        return self._words[place] if 0 <= place < len(self._words) else ""

    def _skip(self, place: int) -> int:
        """Refuse steps over days and weeks, such as every other Monday."""
        word, following = self._word(place), self._word(place + 1)
        third = self._word(place + 2)
        step = following in SKIPPING or following in NUMBERS or following[:1].isdecimal()
        if (
            word in EVERY
            and step
            and (third in UNITS or third in SINGLE_DAYS or third in SEVERAL_DAYS)
        ):
            raise WhenRefusedError(_NO_STEPS)
        if (word.isdecimal() or word in NUMBERS) and following in UNITS:
            self._unread()
        return 0

    def _times_a_unit(self, place: int) -> int:
        """Read how often: daily, every week, twice a month."""
        word, following = self._word(place), self._word(place + 1)
        if word in ALWAYS:
            return self._note(ALWAYS[word], 1)
        if word in EVERY and following in UNITS:
            return self._note(UNITS[following], 2)
        if word not in COUNTS:
            return 0
        begin = place + 2 if following in {"a", "per", *EVERY} else place + 1
        unit = UNITS.get(self._word(begin)) or ALWAYS.get(self._word(begin))
        if unit is None:
            return 0
        self._count = (COUNTS[word], unit)
        return self._note(unit, begin + 1 - place)

    def _note(self, unit: Unit, taken: int) -> int:
        if unit == "day" and self._days:
            raise WhenError("Every day and some days can't be mixed; choose one of them.")
        self._units.add(unit)
        return taken

    def _range(self, place: int) -> int:
        """Read days from one to another, such as Monday to Friday."""
        first, last = SINGLE_DAYS.get(self._word(place)), SINGLE_DAYS.get(self._word(place + 2))
        if first is None or last is None or self._word(place + 1) not in TO:
            return 0
        begin, end = WEEK.index(first), WEEK.index(last)
        count = (end - begin) % len(WEEK) + 1
        self._days |= {WEEK[(begin + step) % len(WEEK)] for step in range(count)}
        return 3

    def _day(self, place: int) -> int:
        word = self._word(place)
        if word in SINGLE_DAYS:
            self._days.add(SINGLE_DAYS[word])
        elif word in SEVERAL_DAYS:
            self._days |= set(SEVERAL_DAYS[word])
        else:
            return 0
        return 1

    def _date(self, place: int) -> int:
        """Read a day of the month: an ordinal, or the first or last one."""
        word, following = self._word(place), self._word(place + 1)
        if found := _DATE.fullmatch(word):
            self._add_date(int(found[1]))
            return 1
        of_month = following == "day" or (following == "of" and self._is_monthly)
        if word in ("first", "last") and of_month:
            self._dates.add(1 if word == "first" else LAST)
            return 2
        return 0

    def _add_date(self, number: int) -> None:
        if not 1 <= number < LAST:
            raise WhenError(NO_DATE)
        self._dates.add(number)

    def _part_of_day(self, place: int) -> int:
        """Read a part of the day: of the times before it, else of those that follow."""
        word = self._word(place)
        if word not in PARTS:
            return 0
        open_clocks = [one for one in self._clocks if not one.sure] or self._just_before(place)
        if not open_clocks:
            self._end_part()
            self._part, self._part_has_times = PARTS[word], False
        else:
            for clock in open_clocks:
                self._move(clock, PARTS[word])
        return 1

    def _just_before(self, place: int) -> list[_Clock]:
        """Return the last time, if only "in the" stands between, as in 9 am in the morning."""
        while self._word(place - 1) in ("in", "the"):
            place -= 1
        before = self._word(place - 1)
        is_time = before in ("am", "pm") or _CLOCK.fullmatch(before)
        return self._clocks[-1:] if is_time else []

    def _end_part(self) -> None:
        """Note the usual time of a part of the day for which none was said."""
        if self._part is not None and not self._part_has_times:
            hours, minutes = map(int, USUAL_TIMES[self._part].split(":"))
            self._clocks.append(_Clock(hours, minutes, sure=True))

    def _time(self, place: int) -> int:
        word, following = self._word(place), self._word(place + 1)
        if word in TWELVE:
            return self._noon(place)
        found = _CLOCK.fullmatch(word)
        if found is None:
            return 0
        if word.isdecimal() and following not in ("am", "pm") and self._is_date_here():
            self._add_date(int(word))
            return 1
        half = found[4] or (following if following in ("am", "pm") else "")
        clock = _clock(found[1], found[2], half)
        if clock is None:
            self._unread()
        if self._part and not (self._part_has_times and (clock.sure or clock.hours > 12)):
            self._move(clock, self._part)
            self._part_has_times = True
        self._clocks.append(clock)
        return 2 if half and not found[4] else 1

    def _move(self, clock: _Clock, part: Part) -> None:
        if not clock.move(part):
            self._unread()

    def _is_date_here(self) -> bool:
        """Whether a bare number is a day of the month, as in monthly on 1 at 9."""
        return self._is_monthly and self._preposition == "on" and not self._has_ordinals

    def _noon(self, place: int) -> int:
        """Read noon or midnight, also after a twelve."""
        if self._word(place - 1) in ("12", "12:00", "12.00") and self._clocks:
            self._clocks.pop()
        self._clocks.append(_Clock(TWELVE[self._word(place)], 0, sure=True))
        return 1

    def _filler(self, place: int) -> int:
        word = self._word(place)
        if word in ("at", "on"):
            self._preposition = word
        return 1 if word in FILLERS else 0

    def _unread(self) -> NoReturn:
        raise WhenError(f"“{self._asked[:60]}” can't be read as a time; say {EXAMPLES}.")


def _clock(hour: str, minute: str | None, half: str) -> _Clock | None:
    """Return a time in twelve hours or twenty-four, None where the half of the day is wrong."""
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "pm" else 0)
    if hours > 23 or minutes > 59:
        raise WhenError(f"There is no time {hour}:{minute or '00'}; say, for example, 18:30.")
    return _Clock(hours, minutes, sure=bool(half))
