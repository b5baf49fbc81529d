"""Days and periods as people write them in a question: "27 July", "last week", "2023-07-26"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
# As text, for few questions name a day: `re` makes a pattern when it is first used.
_ISO = r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$"
_DOTTED = r"(\d{1,2})\.(\d{1,2})\.(\d{4})$"
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?$"
_YEAR = r"(?:19|20)\d\d$"
_AGO = r"(\w+) (day|week|month|year)s? ago$"
_RECENT = r"(?:the )?(?:last|past) (\w+) (day|week|month|year)s?$"
_DAYS_IN = {"day": 1, "week": 7, "month": 30, "year": 365}
LONGEST_PHRASE = 4
"""The most words that a day or a period can have."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both in."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Calendar:
    """What relative and incomplete dates refer to.

    "Yesterday" refers to `today`. A day without a year is the one nearest to `newest`, the day of
    the newest article, for an archive is asked about its own time; but never in the future.
    """

    today: date
    newest: Callable[[], date | None] = lambda: None

    def year_of(self, month: int, day: int) -> int | None:
        """Return the year that a day without one belongs to, None where there is no such day."""
        anchor = min(self.newest() or self.today, self.today)
        years = range(anchor.year - 4, anchor.year + 2)
        found = [d for year in years if (d := _day(year, month, day)) and d <= self.today]
        return min(found, key=lambda d: abs(d - anchor)).year if found else None


def read_period(text: str, calendar: Calendar) -> Period | None:
    """Return the days that a phrase names, None where it names none or is ambiguous.

    26/7/2023 is read, 6/7/2023 is not: half the world reads it as June, the other half as July.
    """
    phrase = " ".join(text.lower().replace(",", " ").split())
    try:
        return (
            _numeric(phrase)
            or _relative(phrase, calendar.today)
            or _recent(phrase, calendar.today)
            or _named(phrase, calendar)
        )
    except OverflowError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _single(value: date | None) -> Period | None:
    return Period(value, value) if value else None


def _month(year: int, month: int) -> Period | None:
    first = _day(year, month, 1)
    if not first:
        return None
    following = date(year + month // 12, month % 12 + 1, 1)
    return Period(first, following - timedelta(days=1))


def _numeric(phrase: str) -> Period | None:
    if found := re.match(_ISO, phrase):
        year, month = int(found[1]), int(found[2])
        return _single(_day(year, month, int(found[3]))) if found[3] else _month(year, month)
    if found := re.match(_DOTTED, phrase):
        return _single(_day(int(found[3]), int(found[2]), int(found[1])))
    if re.match(_YEAR, phrase):
        return Period(date(int(phrase), 1, 1), date(int(phrase), 12, 31))
    parts = phrase.split("/")
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    one, two, year = map(int, parts)
    if one > 12 >= two:
        return _single(_day(year, two, one))
    return _single(_day(year, one, two)) if two > 12 >= one or one == two else None


def _relative(phrase: str, today: date) -> Period | None:
    monday = today - timedelta(days=today.weekday())
    before = monday - timedelta(days=7)
    first_of_month = today.replace(day=1)
    last_month = first_of_month - timedelta(days=1)
    known = {
        "today": Period(today, today),
        "yesterday": Period(today - timedelta(days=1), today - timedelta(days=1)),
        "this week": Period(monday, today),
        "last week": Period(before, monday - timedelta(days=1)),
        "previous week": Period(before, monday - timedelta(days=1)),
        "past week": Period(today - timedelta(days=6), today),
        "this month": Period(first_of_month, today),
        "last month": Period(last_month.replace(day=1), last_month),
        "past month": Period(today - timedelta(days=29), today),
        "this year": Period(date(today.year, 1, 1), today),
        "last year": Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    }
    return known.get(phrase.removeprefix("the ")) or _weekday(phrase, today)


def _weekday(phrase: str, today: date) -> Period | None:
    number = _WEEKDAYS.get(phrase.removeprefix("last "))
    if number is None:
        return None
    back = (today.weekday() - number) % 7
    return _single(today - timedelta(days=7 if back == 0 and phrase[0:5] == "last " else back))


def _recent(phrase: str, today: date) -> Period | None:
    found = re.match(_AGO, phrase) or re.match(_RECENT, phrase)
    number = _number(found[1]) if found else None
    if not found or not number:
        return None
    length = timedelta(days=number * _DAYS_IN[found[2]])
    if phrase.endswith("ago"):
        return _single(today - length)
    return Period(today - length + timedelta(days=1), today)


def _number(word: str) -> int | None:
    if word.isascii() and word.isdecimal() and len(word) < 5:
        return int(word)
    return _NUMBERS.get(word)


def _named(phrase: str, calendar: Calendar) -> Period | None:
    """Read "27 July 2023", "July 27", "July 2023" and "July"."""
    words = [word for word in phrase.split() if word not in {"of", "the"}]
    year = int(words.pop()) if len(words) > 1 and re.match(_YEAR, words[-1]) else None
    months = [word for word in words if word.rstrip(".") in _MONTHS]
    numbers = [int(found[1]) for word in words if (found := re.match(_ORDINAL, word))]
    if len(months) != 1 or len(months) + len(numbers) != len(words) or len(numbers) > 1:
        return None
    month, day = _MONTHS[months[0].rstrip(".")], numbers[0] if numbers else None
    year = year or calendar.year_of(month, day or 1)
    if year is None:
        return None
    return _single(_day(year, month, day)) if day is not None else _month(year, month)
