"""How much was written on which day, as a chart, where that says more than the dates do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from briefs.message import Chart, Line, Series
from briefs.parts.evidence import Evidence
from briefs.parts.focus import Focus
from briefs.parts.wording import count, day, joined, listed
from corpus.model import Span

FEWEST_DAYS = 3
MOST_DAYS = 31
"""Days of a chart; of more, the last ones."""


def coverage(evidence: Evidence, focus: Focus) -> Iterator[Chart]:
    """Yield a chart of mentions a day for a person, of articles a day for anything else.

    None where there are few days, or the same on each.
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
    numbers = [len(spans) for spans in counted.values()]
    if len(counted) < FEWEST_DAYS or len(set(numbers)) == 1:
        return
    days = list(counted)[-MOST_DAYS:]
    yield Chart(
        f"{unit.capitalize()}s by the day they were published",
        "bar",
        tuple(day(when) for when in days),
        (Series(f"{unit}s", tuple(float(len(counted[when])) for when in days)),),
        _summary(evidence, counted, unit),
    )


def _summary(evidence: Evidence, counted: dict[date, list[Span]], unit: str) -> Line:
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
