"""Stretches of days: weeks, months, years, and steps between them."""

from calendar import monthrange
from datetime import MINYEAR, date, timedelta

Period = tuple[date, date]
"""The first and the last day."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def day(year: int, month: int, number: int) -> Period | None:
    """Return one day as a period, None where the calendar has no such day."""
    try:
        found = date(year, month, number)
    except (ValueError, OverflowError):
        return None
    return found, found


def week_of(any_day: date) -> Period:
    """Return the week, Monday to Sunday, that holds a day."""
    first = any_day - timedelta(days=any_day.weekday())
    return first, first + timedelta(days=6)


def weekend_of(any_day: date) -> Period:
    """Return the Saturday and Sunday of the week that holds a day."""
    _, sunday = week_of(any_day)
    return sunday - timedelta(days=1), sunday


def month_of(year: int, month: int) -> Period:
    """Return a month; `month` may lie outside 1 to 12 and then counts into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_of(year: int, last: int | None = None) -> Period:
    """Return a year, or all years to the last one."""
    return date(year, 1, 1), date(last or year, 12, 31)


def quarter_of(any_day: date, step: int = 0) -> Period:
    """Return the quarter that holds a day, or the one so many quarters away."""
    start = (any_day.month - 1) // 3 * 3 + 1 + 3 * step
    return month_of(any_day.year, start)[0], month_of(any_day.year, start + 2)[1]


def season_of(name: str, year: int) -> Period:
    """Return a season of the northern half of the globe; winter starts in December."""
    start = _SEASONS[name]
    return month_of(year, start)[0], month_of(year, start + 2)[1]


def unit_around(unit: str, any_day: date, step: int) -> Period:
    """Return the day, week, month … that lies so many of them from a day; 0 is the one it is in.

    Raises ValueError or OverflowError outside the calendar.
    """
    if unit == "day":
        found = any_day + timedelta(days=step)
        return found, found
    if unit == "week":
        return week_of(any_day + timedelta(weeks=step))
    if unit == "weekend":
        return weekend_of(any_day + timedelta(weeks=step))
    if unit == "month":
        return month_of(any_day.year, any_day.month + step)
    if unit == "quarter":
        return quarter_of(any_day, step)
    length = {"year": 1, "decade": 10, "century": 100}[unit]
    start = any_day.year // length * length + step * length
    return year_of(max(start, MINYEAR), start + length - 1)


def back(unit: str, any_day: date, number: int) -> date:
    """Return the day that lies so many days, weeks, months … before a day (after it if negative).

    Raises ValueError or OverflowError outside the calendar.
    """
    if unit in ("day", "week"):
        return any_day - timedelta(days=number * (7 if unit == "week" else 1))
    months = number * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    first, last = month_of(any_day.year, any_day.month - months)
    return min(first + timedelta(days=any_day.day - 1), last)


def weekday_near(any_day: date, weekday: int, *, future: bool) -> date:
    """Return the nearest such day of the week (Monday is 0) before or after a day, or that day."""
    if future:
        return any_day + timedelta(days=(weekday - any_day.weekday()) % 7)
    return any_day - timedelta(days=(any_day.weekday() - weekday) % 7)


def nearest_year(any_day: date, month: int, number: int = 1) -> int:
    """Return the year in which a month and day lie nearest to a day."""
    away = month * 31 + number - any_day.month * 31 - any_day.day
    if away > 186:
        return any_day.year - 1
    return any_day.year + 1 if away < -186 else any_day.year
