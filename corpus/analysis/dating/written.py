"""Dates that are written out: "July 27, 1953", "27 July", "September 1950", "1950-53", "1990s"."""

import re
from calendar import month_name
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from corpus.analysis.dating.periods import Period, day, month_of, nearest_year, year_of
from corpus.lexicons import lexicon
from corpus.names import fold

Resolver = Callable[[re.Match[str], "Frame"], Period | None]


class Frame:
    """What an incomplete date is completed from.

    `today` is the day of publication, None where unknown; `year` is a year that the sentence
    names before the date.
    """

    __slots__ = ("today", "year")

    def __init__(self, today: date | None, year: int | None = None) -> None:
        self.today = today
        self.year = year

    def year_for(self, month: int, number: int = 1, *, is_past: bool = False) -> int | None:
        """Return the year of a date that states none, None where nothing tells."""
        if self.year is not None or self.today is None:
            return self.year
        year = nearest_year(self.today, month, number)
        return year - (is_past and (year, month) > (self.today.year, self.today.month))


_PAST = ("since", "Since")
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:the\s+)?)?"
_NUMBER = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_LAST = r"(?:\s?(?:[-–—]|to|and|until|through)\s?(?P<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<year>1\d{3}|20\d{2})"
_YEAR_SPAN = rf"{_YEAR}\s?[-–]\s?(?P<last>(?:\d\d){{1,2}})"
_NOT_IN_NUMBER = r"(?<![\d.,:/$€£#-])"
_NO_MORE = r"(?![\d%])(?![.,:/-]\d)"
_BEFORE_YEAR = (
    r"(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Oo]f|[Dd]uring|[Tt]o|[Tt]hrough|[Aa]fter|[Bb]efore"
    r"|[Bb]etween|[Ee]arly|[Ll]ate|[Mm]id|[Yy]ear|and|or|[Tt]he|[Ii]ts|[Aa]round|[Tt]ill|[Cc]irca)"
)
_UNITS = (
    r"(?!\s(?:people|men|women|children|troops|soldiers|workers|jobs|homes|houses|metres|meters|miles"
    r"|kilometres|kilometers|km|feet|tons|tonnes|dollars|euros|pounds|yuan|times|years|hours|points)\b)"
)


@cache
def _months(language: str) -> Mapping[str, int]:
    """Return the names of months, folded; outside English, of every language in the lexicon."""
    found: dict[str, int] = {}
    for number, names in lexicon("months")["months"].items():
        for name in names[: _ENGLISH[int(number) - 1]] if language == "en" else names:
            found.setdefault(name, int(number))
    return found


# How many names of each month in the lexicon are English: the full one and short ones.
_ENGLISH = (2, 2, 2, 2, 1, 2, 2, 2, 3, 2, 2, 2)


@cache
def written_patterns(language: str) -> tuple[tuple[re.Pattern[str], Resolver], ...]:
    """Return the patterns of written-out dates, the most telling first, with their resolvers.

    All but the last have a digit in them.
    """
    month = _english_month() if language == "en" else r"(?P<month>[^\W\d_]{3,12})"
    of = r"(?:\s+(?:of|de|del|di)\s+|[\s.]\s?|-)"
    year = rf"(?:,?\s+(?:de\s+)?{_YEAR}(?![\d-])|,\s?{_YEAR.replace('year', 'other')}(?!\d))?"
    month_day = rf"\b{_WEEKDAY}{month}\s{{1,2}}{_NUMBER}\b{_LAST}{year}(?![\d%])(?!\s?(?:am|pm)\b)"
    day_month = rf"{_NOT_IN_NUMBER}\b{_WEEKDAY}{_NUMBER}{_LAST}{of}{month}\b{year}"
    return (
        (re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"), _numeric),
        (re.compile(r"(?<![\d.])(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})\b"), _numeric),
        (re.compile(r"(?<![\d/])(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>\d{4})(?!\d)"), _slashed),
        (re.compile(month_day), _with_month(language)),
        (re.compile(day_month), _with_month(language)),
        (re.compile(rf"\b{month},?\s+(?:of\s+|de\s+)?{_YEAR}{_NO_MORE}"), _with_month(language)),
        (re.compile(rf"{_NOT_IN_NUMBER}\b{_YEAR_SPAN}{_NO_MORE}"), _years),
        (re.compile(r"\b(?P<year>1\d|20)(?P<decade>\d)0['’]?s\b"), _decade),
        (re.compile(r"\b(?P<century>[1-9]|1\d|2[01])(?:st|nd|rd|th)[ -][Cc]entury\b"), _century),
        (re.compile(rf"(?<=\(){_YEAR}(?=\))|\b{_BEFORE_YEAR}[ -]{_YEAR.replace('year', 'other')}"
                    rf"{_NO_MORE}{_UNITS}"), _year),
        (re.compile(rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id)"
                    rf"[ -]{month}(?!\w)(?!\s+\d)"), _with_month(language)),
    )  # fmt: skip


def _english_month() -> str:
    """Return the pattern of an English month, the short ones with or without a full stop."""
    full = "|".join(form for name in month_name[1:] for form in (name, name.upper()))
    short = {name.title() for name in _months("en")} - set(month_name)
    both = "|".join(form for name in sorted(short, reverse=True) for form in (name, name.upper()))
    return rf"(?P<month>(?:{full})\b|(?:{both})\b\.?)"


def _number(match: re.Match[str], group: str) -> int | None:
    found = match.groupdict().get(group)
    return int(found) if found else None


def _numeric(match: re.Match[str], _: Frame) -> Period | None:
    return day(int(match["year"]), int(match["month"]), int(match["day"]))


def _slashed(match: re.Match[str], _: Frame) -> Period | None:
    """Return a day written with slashes where only one order of day and month is possible."""
    first, second, year = int(match["day"]), int(match["month"]), int(match["year"])
    if first <= 12 and second <= 12 and first != second:
        return None
    return day(year, *((second, first) if second <= 12 else (first, second)))


def _with_month(language: str) -> Resolver:
    def resolve(match: re.Match[str], frame: Frame) -> Period | None:
        month = _months(language).get(fold(match["month"]))
        number, last = _number(match, "day"), _number(match, "last")
        year = _number(match, "year") or _number(match, "other")
        if month is None:
            return None
        year = year or frame.year_for(month, number or 1, is_past=match.group().startswith(_PAST))
        if year is None:
            return None
        if number is None:
            return month_of(year, month)
        first, end = day(year, month, number), day(year, month, last or number)
        return (first[0], end[0]) if first and end and first[0] <= end[0] else None

    return resolve


def _years(match: re.Match[str], _: Frame) -> Period | None:
    first, last = int(match["year"]), match["last"]
    end = int(match["year"][: 4 - len(last)] + last)
    return year_of(first, end) if first < end <= first + 200 else None


def _decade(match: re.Match[str], _: Frame) -> Period | None:
    first = int(match["year"] + match["decade"] + "0")
    return year_of(first, first + 9)


def _century(match: re.Match[str], _: Frame) -> Period | None:
    number = int(match["century"])
    return year_of(number * 100 - 99, number * 100)


def _year(match: re.Match[str], _: Frame) -> Period | None:
    return year_of(int(match["year"] or match["other"]))
