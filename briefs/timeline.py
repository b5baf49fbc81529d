"""`/timeline`: what happened when, oldest first, with who reports it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from briefs.message import Block, Context, Field, Fields, Line, Message, Paragraph
from briefs.parts.choices import Usage, notes, nothing_there, unanswered
from briefs.parts.coverage import coverage
from briefs.parts.events import Event, Period, events_of
from briefs.parts.evidence import Evidence, compose, left_out
from briefs.parts.focus import Focus
from briefs.parts.going_on import on_focus
from briefs.parts.stories import asked_or_obvious
from briefs.parts.wording import count, days, listed
from briefs.query import Query
from corpus.index import Index
from corpus.model import EntityKind

KINDS: frozenset[EntityKind] = frozenset({"story", "person", "topic", "outlet"})
USAGE = Usage(
    "timeline",
    "Lists what happened when, oldest first, and who reports it. “/timeline all” lists everything.",
    frozenset({"story", "person", "topic"}),
)
_MOST_DATES = 12
_MOST_IN_DATE = 3


def brief(index: Index, query: Query, now: datetime) -> Message:  # noqa: ARG001
    """Return what happened on the dates that articles give, oldest first.

    It is about a story, person or topic; without a name about the obvious story.
    """
    focus = asked_or_obvious(index, query)
    if focus is None:
        return unanswered(index, query, USAGE)
    evidence = Evidence(index, focus.articles)
    events = events_of(evidence, focus)
    title = f"Timeline: {focus.name}"
    if not events:
        where = "in this scope " if query.scope else ""
        about = f" for {focus.name}" if focus.id or focus.spans else ""
        text = f"No article {where}gives a date{about}."
        return nothing_there(query, title, text)
    periods = sorted(events)
    shown = _shown(evidence, events, periods)
    summary = _summary(evidence, events, periods, shown)
    blocks = (
        *notes(query),
        Paragraph((summary,)),
        Fields(tuple(_field(evidence, period, events[period]) for period in shown)),
        *_rest(len(periods) - len(shown)),
        *coverage(evidence, focus),
        *_further(index, query, focus),
    )
    return compose(evidence, title, blocks, _gist(evidence, title, summary, events, shown))


def _shown(
    evidence: Evidence, events: dict[Period, list[Event]], periods: Sequence[Period]
) -> Sequence[Period]:
    """Return the periods to show: of too many those that most sources give, in order of time."""
    if len(periods) <= _MOST_DATES:
        return periods

    def standing(period: Period) -> tuple[int, int]:
        spans = [span for event in events[period] for span in event.spans]
        return len(evidence.names_of(spans)), len(events[period])

    return sorted(sorted(periods, key=standing, reverse=True)[:_MOST_DATES])


def _summary(
    evidence: Evidence,
    events: dict[Period, list[Event]],
    periods: Sequence[Period],
    shown: Sequence[Period],
) -> Line:
    spans = [span for period in shown for event in events[period] for span in event.spans]
    text = days(*periods[0])
    if len(periods) > 1:
        text = f"{count(len(periods), 'date')} · {text} to {days(*periods[-1])}"
    firsts = {span.article: span for span in reversed(spans)}
    return Line(f"{text} · {listed(evidence.names_of(spans))}", tuple(firsts.values()))


def _gist(
    evidence: Evidence,
    title: str,
    summary: Line,
    events: dict[Period, list[Event]],
    shown: Sequence[Period],
) -> str:
    """Return the dates covered, and the event that most sources report."""
    best = max(
        ((event, period) for period in shown for event in events[period]),
        key=lambda one: len(evidence.names_of(one[0].spans)),
    )
    return f"{title}: {summary.text}. {days(*best[1])}: {best[0].text}"


def _field(evidence: Evidence, period: Period, events: Sequence[Event]) -> Field:
    """Return a date with its events, those of most sources first."""
    lines = [
        Line(f"{event.text} · {evidence.where(event.spans)}", event.spans)
        for event in events[:_MOST_IN_DATE]
    ]
    if len(events) > _MOST_IN_DATE:
        rest = [span for event in events[_MOST_IN_DATE:] for span in event.spans]
        more = f"{left_out(len(events) - _MOST_IN_DATE)} in {listed(evidence.names_of(rest))}"
        lines.append(Line(more, tuple(rest), "quiet"))
    return Field(days(*period), tuple(lines))


def _rest(number: int) -> Iterator[Block]:
    if number > 0:
        text = (
            f"{left_out(number)} that fewer articles give: narrow it with a name, outlet: or since:"
        )
        yield Context((Line(text, tone="quiet"),))


def _further(index: Index, query: Query, focus: Focus) -> Iterator[Block]:
    if focus.id:
        command = "outlet" if focus.kind == "outlet" else "compare"
        yield on_focus(index, focus, query.filters, [("Compare outlets", command)])
