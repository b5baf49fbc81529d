"""`/digest`: a story and a period on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from briefs.message import (
    Block,
    Choice,
    Choices,
    Line,
    Message,
    Paragraph,
)
from briefs.parts.choices import Usage, notes, nothing_there, unanswered
from briefs.parts.claims import fact_lines, only_one, shared
from briefs.parts.disagreeing import disputed, disputes
from briefs.parts.evidence import Evidence, bullets, compose, heading, in_a_row, left_out
from briefs.parts.focus import Focus, asked, on_entity
from briefs.parts.going_on import on_focus
from briefs.parts.hearing import heard_lines
from briefs.parts.narrowing import facts_of, within
from briefs.parts.wording import count, day, days, ended, listed, shortened, spoken
from briefs.query import Query
from corpus.index import Index
from corpus.model import EntityKind, EntityRef, Fact, Story

if TYPE_CHECKING:
    from briefs.summarising.records import Summariser

KINDS: frozenset[EntityKind] = frozenset({"story", "topic", "person"})
USAGE = Usage(
    "digest",
    "Sums up a story and a period on one screen: what happened, how outlets tell it, "
    "who is heard, what only one has.",
    KINDS,
)
_MOST_SHARED = 3
_MOST_DISPUTES = 2
_MOST_SIDES = 3
_MOST_HEARD = 5
_MORE = "/compare"
_MOST_STORIES = 3


def brief(
    index: Index,
    query: Query,
    now: datetime,  # noqa: ARG001
    summariser: Summariser | None = None,
) -> Message:
    """Return the digest of a story, topic or person, or of the biggest story in the period.

    A summariser words what happened, where there is one and its lines stand; see
    `briefs.summarising`.
    """
    stories = _biggest_first(index, query)
    if query.words:
        focus = asked(index, query)
        if focus is None:
            return unanswered(index, query, USAGE)
    elif stories:
        focus = on_entity(index, EntityRef(stories[0].id, "story", stories[0].name), query.scope)
    else:
        return _nothing_new(index, query, None)
    if not focus.articles:
        return _nothing_new(index, query, focus)
    evidence = Evidence(index, focus.articles)
    facts = within(evidence, facts_of(evidence, focus, query.scope))
    agreed = shared(facts)
    summary = _summary(evidence)
    blocks = (
        *notes(query),
        Paragraph((summary,)),
        *_told(evidence, focus, tuple(_happened(evidence, agreed)), summariser),
        *_differences(evidence, disputed(facts)),
        *_heard(evidence, focus),
        *_alone(evidence, facts),
        *_further(index, query, focus, () if query.words else stories[1:]),
    )
    gist = f"{focus.name}: {spoken(summary.text)}."
    if agreed:
        gist += " " + ended(fact_lines(evidence, agreed)[0].text.partition(" · ")[0])
    return compose(evidence, f"Digest: {focus.name}", blocks, gist)


def _biggest_first(index: Index, query: Query) -> Sequence[Story]:
    """Return the stories of the scope, most articles in it first, then the latest."""
    if query.words:
        return ()
    present = {article.id for article in index.articles(query.scope)}
    stories = index.stories(query.scope)
    return sorted(stories, key=lambda story: -len(present.intersection(story.articles)))


def _nothing_new(index: Index, query: Query, focus: Focus | None) -> Message:
    about = f" on {focus.name}" if focus else ""
    period = f" ({query.scope_text})" if query.scope_text else ""
    newest = max((one.day for one in index.articles() if one.day), default=None)
    latest = f" The newest article here is of {day(newest)}." if newest else ""
    text = f"Nothing new{about}{period}.{latest}"
    if not query.problems:
        return Message("Digest", (Paragraph((Line(text),)),), fallback_text=text)
    return nothing_there(query, "Digest", text)


def _summary(evidence: Evidence) -> Line:
    dated = [article.day for article in evidence.articles if article.day]
    parts = (
        count(len(evidence.articles), "article"),
        days(min(dated, default=None), max(dated, default=None)),
        listed(evidence.names, 5),
    )
    spans = evidence.leads(evidence.articles)
    return Line(" · ".join(filter(None, parts)), spans)


def _happened(evidence: Evidence, facts: Sequence[Fact]) -> Iterator[Block]:
    lines = [_counted(evidence, line) for line in fact_lines(evidence, facts)]
    if listing := bullets(lines, _MOST_SHARED, _MORE):
        yield heading("What happened")
        yield listing


def _told(
    evidence: Evidence, focus: Focus, own: Sequence[Block], summariser: Summariser | None
) -> Sequence[Block]:
    """Return what happened, by a summariser where there is one."""
    if summariser is None:
        return own
    from briefs.summarising.telling import told  # slow to import, and off as a rule

    return told(evidence, focus, summariser, own)


def _counted(evidence: Evidence, line: Line) -> Line:
    """Return a fact with the number of its sources, which its reference marks name."""
    number = count(len(evidence.names_of(line.spans)), "source")
    return Line(f"{line.text.partition(' · ')[0]} · {number}", line.spans)


def _differences(evidence: Evidence, facts: Sequence[Fact]) -> Iterator[Block]:
    if facts:
        yield heading("How they tell it")
        yield from disputes(evidence, facts, _MOST_DISPUTES, _MORE, _MOST_SIDES)


def _alone(evidence: Evidence, facts: Sequence[Fact]) -> Iterator[Block]:
    if own := only_one(evidence, facts, each=1, brief=True):
        yield heading("What only one has")
        yield from own


def _heard(evidence: Evidence, focus: Focus) -> Iterator[Block]:
    lines = heard_lines(evidence, _MOST_HEARD, focus)
    if lines:
        yield heading("Who is heard")
        yield Paragraph((in_a_row(lines),))


def _further(index: Index, query: Query, focus: Focus, others: Sequence[Story]) -> Iterator[Block]:
    yield on_focus(index, focus, query.filters, [("Compare outlets", "compare")])
    if others:
        options = tuple(
            Choice(shortened(story.name, 75), f"/digest id:{story.id}{query.filters}", id=story.id)
            for story in others[:_MOST_STORIES]
        )
        more = len(others) - len(options)
        prompt = "Other stories" + (f" ({left_out(more)}: /story)" if more > 0 else "")
        yield Choices(prompt, options)
