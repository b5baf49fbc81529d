"""`/story`: one event as all outlets tell it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from briefs.message import (
    Block,
    Choice,
    Choices,
    Context,
    Line,
    Message,
    Paragraph,
)
from briefs.outlet import article_line
from briefs.parts.choices import Usage, notes, nothing_there, unanswered
from briefs.parts.claims import fact_lines, only_one, shared
from briefs.parts.disagreeing import disputed, disputes
from briefs.parts.evidence import Evidence, bullets, compose, heading, in_a_row, left_out
from briefs.parts.focus import Focus, on_entity
from briefs.parts.going_on import going_on, to_type
from briefs.parts.narrowing import facts_of, within
from briefs.parts.omissions import omission_lines
from briefs.parts.stories import obvious_story, reference
from briefs.parts.wording import count, days, listed, shortened, spoken
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
    """Return a story; without a name the obvious one in the scope, else a list to choose from."""
    entity = query.subject.entity
    if not query.words:
        story = obvious_story(index, query.scope)
        if story is None:
            return _choose(query, index.stories(query.scope))
        entity = reference(story)
    if entity is None:
        return unanswered(index, query, USAGE)
    focus = on_entity(index, entity, query.scope)
    if not focus.articles:
        text = f"No article in this scope tells this story: {focus.name}."
        again = Choice("Without the filter", f"/story id:{focus.id}")
        return nothing_there(query, focus.name, text, again)
    return _told(index, query, entity, focus)


def _told(index: Index, query: Query, entity: EntityRef, focus: Focus) -> Message:
    evidence = Evidence(index, focus.articles)
    facts = within(evidence, facts_of(evidence, focus, query.scope))
    summary = _summary(evidence)
    more = f"{to_type(index, focus, 'digest')}{query.filters} long"
    blocks = (
        *notes(query),
        Paragraph((summary,)),
        *_articles(evidence),
        *_shared(evidence, shared(facts), more),
        *_differences(evidence, disputed(facts), more),
        *_only_one(evidence, facts),
        *_omissions(evidence, facts, more),
        *_people(evidence, focus, query),
        _further(index, query, entity),
    )
    return compose(evidence, focus.name, blocks, f"{focus.name}: {spoken(summary.text)}.")


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


def _shared(evidence: Evidence, facts: Sequence[Fact], more: str) -> Iterator[Block]:
    lines = fact_lines(evidence, facts)
    if listing := bullets(lines, _MOST_FACTS, more):
        yield heading("Reported by several")
        yield listing


def _differences(evidence: Evidence, facts: Sequence[Fact], more: str) -> Iterator[Block]:
    if facts:
        yield heading("Where they differ")
        yield from disputes(evidence, facts, _MOST_DISPUTES, more)


def _only_one(evidence: Evidence, facts: Sequence[Fact]) -> Iterator[Block]:
    if own := only_one(evidence, facts, _MOST_ALONE):
        yield heading("Only one has")
        yield from own


def _omissions(evidence: Evidence, facts: Sequence[Fact], more: str) -> Iterator[Block]:
    if listing := bullets(omission_lines(evidence, facts), _MOST_OMISSIONS, more):
        yield heading("Left out")
        yield listing


def _people(evidence: Evidence, focus: Focus, query: Query) -> Iterator[Block]:
    people = evidence.index.people(focus.scope(query.scope))
    lines = []
    for presence in people[:_MOST_PEOPLE]:
        mentions = evidence.index.mentions(presence.entity.id, focus.scope(query.scope))
        firsts = {mention.span.article: mention.span for mention in reversed(mentions)}
        text = f"{presence.entity.name} ({len(presence.articles)})"
        lines.append(Line(text, tuple(firsts.values())))
    if len(people) > _MOST_PEOPLE:
        lines.append(Line(left_out(len(people) - _MOST_PEOPLE), tone="quiet"))
    if lines:
        yield heading("Who is in it")
        yield Paragraph((in_a_row(lines),))


def _further(index: Index, query: Query, entity: EntityRef) -> Choices:
    ways = (
        ("Compare outlets", "compare"),
        ("Quotes", "quotes"),
        ("Terms", "terms"),
        ("Timeline", "timeline"),
    )
    return going_on(index, entity, query.filters, ways)
