"""How much was written when, as a chart, where that says more than the dates do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from briefs.message import Chart, Line, Series
from briefs.parts.evidence import Evidence
from briefs.parts.focus import Focus
from briefs.parts.wording import MONTHS, count, day, joined, listed
from corpus.model import Span

FEWEST_DAYS = 3
MOST_BARS = 31
"""Bars of a chart; where there are more days it goes by weeks, months or years."""


def coverage(evidence: Evidence, focus: Focus) -> Iterator[Chart]:
    """Yield a chart of mentions a day for a person, of articles a day for anything else.

    It begins with the first day and ends with the last, those between without any included. None
    where there are few days, or the same on each.
    """
    unit = "mention" if focus.kind == "person" else "article"
    found: defaultdict[date, list[Span]] = defaultdict(list)
    for article in evidence.articles:
        if article.day is None:
            continue
        if focus.kind == "person":
            mentions = evidence.document(article.id).mentions
            found[article.day] += [m.span for m in mentions if m.person == focus.id]
        else:
            found[article.day] += evidence.lead(article.id)[:1]
    counted = {when: spans for when, spans in sorted(found.items()) if spans}
    if len(counted) < FEWEST_DAYS or len(set(map(len, counted.values()))) == 1:
        return
    period, starts = _starts(min(counted), max(counted))
    numbers = dict.fromkeys(starts, 0.0)
    for when, spans in counted.items():
        numbers[_start(when, period)] += len(spans)
    yield Chart(
        f"{unit.capitalize()}s by the {period} they were published",
        "bar",
        tuple(_label(when, period) for when in starts),
        (Series(f"{unit}s", tuple(numbers.values())),),
        _summary(evidence, counted, unit),
    )


def _starts(first: date, last: date) -> tuple[str, Sequence[date]]:
    """Return the shortest period of which there are few enough, and when each begins."""
    for period in ("day", "week", "month", "year"):
        starts = [_start(first, period)]
        while starts[-1] < _start(last, period) and len(starts) <= MOST_BARS:
            starts.append(_next(starts[-1], period))
        if len(starts) <= MOST_BARS:
            break
    return period, starts


def _start(when: date, period: str) -> date:
    match period:
        case "week":
            return when - timedelta(days=when.weekday())
        case "month":
            return when.replace(day=1)
        case "year":
            return when.replace(month=1, day=1)
        case _:
            return when


def _next(start: date, period: str) -> date:
    longest = {"day": 1, "week": 7, "month": 31, "year": 366}[period]
    return _start(start + timedelta(days=longest), period)


def _label(start: date, period: str) -> str:
    match period:
        case "week":
            return f"from {day(start)}"
        case "month":
            return f"{MONTHS[start.month - 1]} {start.year}"
        case "year":
            return str(start.year)
        case _:
            return day(start)


def _summary(evidence: Evidence, counted: Mapping[date, Sequence[Span]], unit: str) -> Line:
    """Return the days with most of it, and who wrote then."""
    most = max(map(len, counted.values()))
    tops = [when for when, spans in counted.items() if len(spans) == most]
    spans = [span for when in tops for span in counted[when]]
    total = count(sum(map(len, counted.values())), unit)
    each = "each " if len(tops) > 1 else ""
    names = listed(evidence.names_of(spans), 3)
    text = f"Most on {joined(map(day, tops[:3]))}: {most} {each}of {total} · {names}"
    firsts = {span.article: span for span in reversed(spans)}
    return Line(text, tuple(firsts.values()))
