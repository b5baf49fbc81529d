"""`/story`: one event as all outlets tell it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from briefs.message import (
    Block,
    Choice,
    Choices,
    Context,
    Field,
    Fields,
    Line,
    Message,
    Paragraph,
)
from briefs.outlet import article_line
from briefs.parts.choices import Usage, notes, nothing_there, unanswered
from briefs.parts.claims import disputed, disputes, fact_lines, only_one, shared
from briefs.parts.evidence import Evidence, bullets, compose, heading, left_out
from briefs.parts.focus import Focus, on_entity
from briefs.parts.narrowing import facts_of, within
from briefs.parts.omissions import omission_lines
from briefs.parts.wording import count, days, listed, shortened
from briefs.query import Query
from corpus.index import Index
from corpus.model import EntityKind, EntityRef, Fact, Story

KINDS: frozenset[EntityKind] = frozenset({"story"})
USAGE = Usage(
    "story",
    "Shows one event as all outlets tell it: what several report, where they differ, "
    "what only one has.",
    KINDS,
)
_MOST_ARTICLES = 10
_MOST_PEOPLE = 8
_MOST_FACTS = 6
_MOST_DISPUTES = 5
_MOST_ALONE = 2
_MOST_OMISSIONS = 3
_MOST_STORIES = 8


def brief(index: Index, query: Query, now: datetime) -> Message:  # noqa: ARG001
    """Return a story; without a name the one in the scope, or a list where there are several."""
    entity = query.subject.entity
    if not query.words:
        stories = index.stories(query.scope)
        if len(stories) != 1:
            return _choose(query, stories)
        entity = EntityRef(stories[0].id, "story", stories[0].name)
    if entity is None:
        return unanswered(index, query, USAGE)
    focus = on_entity(index, entity, query.scope)
    if not focus.articles:
        text = f"No article in this scope tells this story: {focus.name}."
        again = Choice("Without the filter", f"/story id:{focus.id}")
        return nothing_there(query, focus.name, text, again)
    return _told(index, query, focus)


def _told(index: Index, query: Query, focus: Focus) -> Message:
    evidence = Evidence(index, focus.articles)
    facts = within(evidence, facts_of(evidence, focus, query.scope))
    summary = _summary(evidence)
    blocks = (
        *notes(query),
        Paragraph((summary,)),
        *_articles(evidence),
        *_shared(evidence, shared(facts), focus),
        *_differences(evidence, disputed(facts), focus),
        *_only_one(evidence, facts, focus),
        *_omissions(evidence, facts),
        *_people(evidence, focus, query),
        _further(query, focus),
    )
    return compose(evidence, focus.name, blocks, f"{focus.name}: {summary.text}.")


def _choose(query: Query, stories: Sequence[Story]) -> Message:
    """Return the stories to choose from, latest first."""
    if not stories:
        return nothing_there(query, "Stories", "There is no story in this scope.")
    options = tuple(
        Choice(
            shortened(story.name, 75),
            f"/story id:{story.id}{query.filters}",
            f"{count(len(story.articles), 'article')} · {days(story.first, story.last)}".strip(
                " ·"
            ),
            story.id,
        )
        for story in stories[:_MOST_STORIES]
    )
    more = len(stories) - len(options)
    rest = Line(f"{left_out(more)}: narrow it with since: or until:", tone="quiet")
    blocks = (
        *notes(query),
        Choices("Which story?", options, kind="pick"),
        *((Context((rest,)),) if more > 0 else ()),
    )
    text = f"{count(len(stories), 'story', 'stories')}; the latest is {stories[0].name}."
    return Message("Stories", blocks, fallback_text=text)


def _summary(evidence: Evidence) -> Line:
    articles = evidence.articles
    dated = [article.day for article in articles if article.day]
    parts = (
        count(len(articles), "article"),
        days(min(dated, default=None), max(dated, default=None)),
        listed(evidence.names, 8),
    )
    spans = evidence.leads(articles)
    return Line(" · ".join(filter(None, parts)), spans)


def _articles(evidence: Evidence) -> Iterator[Block]:
    lines = [article_line(evidence, article) for article in evidence.articles]
    if listing := bullets(lines, _MOST_ARTICLES, "narrow it with outlet: or since:"):
        yield heading("Articles")
        yield listing


def _shared(evidence: Evidence, facts: Sequence[Fact], focus: Focus) -> Iterator[Block]:
    lines = fact_lines(evidence, facts)
    if listing := bullets(lines, _MOST_FACTS, f"/compare id:{focus.id}"):
        yield heading("Reported by several")
        yield listing


def _differences(evidence: Evidence, facts: Sequence[Fact], focus: Focus) -> Iterator[Block]:
    if facts:
        yield heading("Where they differ")
        yield from disputes(evidence, facts, _MOST_DISPUTES, f"/compare id:{focus.id}")


def _only_one(evidence: Evidence, facts: Sequence[Fact], focus: Focus) -> Iterator[Block]:
    if own := only_one(evidence, facts, _MOST_ALONE, f"/compare id:{focus.id}"):
        yield heading("Only one has")
        yield from own


def _omissions(evidence: Evidence, facts: Sequence[Fact]) -> Iterator[Block]:
    if listing := bullets(omission_lines(evidence, facts), _MOST_OMISSIONS):
        yield heading("Left out")
        yield listing


def _people(evidence: Evidence, focus: Focus, query: Query) -> Iterator[Block]:
    people = evidence.index.people(focus.scope(query.scope))
    lines = []
    for presence in people[:_MOST_PEOPLE]:
        mentions = evidence.index.mentions(presence.entity.id, focus.scope(query.scope))
        firsts = {mention.span.article: mention.span for mention in reversed(mentions)}
        text = f"{presence.entity.name} ({count(len(presence.articles), 'article')})"
        lines.append(Line(text, tuple(firsts.values())))
    if len(people) > _MOST_PEOPLE:
        lines.append(Line(left_out(len(people) - _MOST_PEOPLE), tone="quiet"))
    if lines:
        yield Fields((Field("Who is in it", tuple(lines)),))


def _further(query: Query, focus: Focus) -> Choices:
    subject = f"id:{focus.id}{query.filters}"
    options = (
        Choice("Compare outlets", f"/compare {subject}"),
        Choice("Quotes", f"/quotes {subject}"),
        Choice("Terms", f"/terms {subject}"),
        Choice("Timeline", f"/timeline {subject}"),
    )
    return Choices("More", options)
