"""Dates and times of day as pages print them: "Jul 27, 2023 10:25 PM", "28.07.2023, 14:05 CEST"."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from corpus.lexicons import lexicon
from corpus.names import fold

_ISO = re.compile(
    r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:[.,]\d{1,9})?)?)?"
)
_MONTH_FIRST = re.compile(
    r"\b(?P<name>[^\W\d_]{3,12})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b"
)
_DAY_FIRST = re.compile(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th|\.|º)?[\s-]+(?:de\s+|of\s+)?(?P<name>[^\W\d_]{3,12})\.?,?"
    r"[\s-]+(?:de\s+)?(?P<year>\d{4})\b"
)
_YEAR_FIRST = re.compile(
    r"\b(?P<year>\d{4})[./年]\s?(?P<month>\d{1,2})[./月]\s?(?P<day>\d{1,2})(?!\d)日?"
)
_NUMERIC = re.compile(
    r"\b(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})\b"
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?::\d\d)?)?\s*(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_BEFORE_CLOCK = re.compile(r"[\s,;|·•–—-]{0,6}(?:at|um|à|a las)?\s{0,3}", re.IGNORECASE)
_OFFSET = re.compile(
    r"^\s*\(?(?:UTC|GMT)?\s*(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?\b\)?"
)
_ZONE = re.compile(r"^\s*\(?(?P<name>[A-Z]{1,4})\b\)?")
_FIRST_YEAR, _LAST_YEAR = 1600, 2200


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date found in a line: where, when (aware, in UTC) and whether with a time of day."""

    start: int
    end: int
    when: datetime
    has_time: bool


def find_stamps(line: str) -> list[Stamp]:
    """Return the dates with a year in a line, in order; a time without a zone is taken as UTC."""
    matches = (
        (match.start(), order, match)
        for order, pattern in enumerate((_ISO, _YEAR_FIRST, _MONTH_FIRST, _DAY_FIRST, _NUMERIC))
        for match in pattern.finditer(line)
    )
    found: list[Stamp] = []
    end = 0
    for start, _, match in sorted(matches, key=lambda entry: entry[:2]):
        day = _day(match.groupdict()) if start >= end else None
        if day is not None:
            found.append(_with_time(line, match, day))
            end = found[-1].end
    return found


def month_number(name: str) -> int | None:
    """Return the number of a month by its name or short name, None where it is no month."""
    return _months().get(fold(name))


def at_midnight(day: date) -> datetime:
    """Return the day's midnight in UTC, which stands for a day whose time is unknown."""
    return datetime.combine(day, time(), UTC)


def _day(parts: dict[str, str | None]) -> date | None:
    year = int(parts["year"] or 0)
    if "name" in parts:
        month, day = month_number(parts["name"] or ""), int(parts["day"] or 0)
    elif "first" in parts:
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        day, month = _day_and_month(first, second, parts["mark"] or "")
    else:
        month, day = int(parts["month"] or 0), int(parts["day"] or 0)
    if not month or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_and_month(first: int, second: int, mark: str) -> tuple[int, int | None]:
    """Order two numbers; 03/04 may mean either, so it means nothing."""
    if mark == "." or first > 12 or first == second:
        return first, second
    return (second, first) if second > 12 else (0, None)


def _with_time(line: str, match: re.Match[str], day: date) -> Stamp:
    parts = match.groupdict()
    clock: tuple[int, int] | None = None
    if parts.get("hour"):
        clock, end = (int(parts["hour"]), int(parts["minute"])), match.end()
    else:
        clock, end = _clock_after(line, match.end())
    if clock is None or not (clock[0] < 24 and clock[1] < 60):
        return Stamp(match.start(), match.end(), at_midnight(day), has_time=False)
    zone, end = _zone_after(line, end)
    local = datetime.combine(day, time(*clock), zone)
    try:
        return Stamp(match.start(), end, local.astimezone(UTC), has_time=True)
    except OverflowError:
        return Stamp(match.start(), end, at_midnight(day), has_time=False)


def _clock_after(line: str, start: int) -> tuple[tuple[int, int] | None, int]:
    """Return the time of day that follows a date within a few characters, and its end."""
    lead = _BEFORE_CLOCK.match(line, start)
    match = _CLOCK.match(line, lead.end() if lead else start)
    if not match or not (match["minute"] or match["half"]):
        return None, start
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return (hour, int(match["minute"] or 0)), match.end()


def _zone_after(line: str, start: int) -> tuple[tzinfo, int]:
    rest = line[start : start + 20]
    if offset := _OFFSET.match(rest):
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        if minutes < 24 * 60:
            shift = timedelta(minutes=-minutes if offset["sign"] == "-" else minutes)
            return timezone(shift), start + offset.end()
    if (named := _ZONE.match(rest)) and (zone := _zone(named["name"])):
        return zone, start + named.end()
    return UTC, start


def _zone(name: str) -> tzinfo | None:
    zones: dict[str, Any] = _table()["zones"]
    if name in zones["fixed"]:
        return timezone(timedelta(minutes=zones["fixed"][name]))
    try:
        return ZoneInfo(zones["places"][name])
    except (KeyError, ZoneInfoNotFoundError):
        return None


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in _table()["months"].items() for name in names}


@cache
def _table() -> dict[str, Any]:
    return lexicon("months")
