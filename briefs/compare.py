"""`/compare`: outlets side by side on a person, a topic, a story, or on one another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from briefs.message import Block, Choice, Choices, Context, Line, Message
from briefs.parts.choices import Usage, notes, nothing_there, unanswered
from briefs.parts.claims import fact_lines, only_one, shared
from briefs.parts.columns import MOST_COLUMNS, side_by_side
from briefs.parts.disagreeing import dispute_field, disputed, disputes
from briefs.parts.evidence import Evidence, bullets, compose, heading, left_out
from briefs.parts.focus import Focus, focus_on, on_entity
from briefs.parts.going_on import going_on, on_focus, to_type
from briefs.parts.narrowing import Places, facts_of, places_of, within
from briefs.parts.omissions import omission_lines
from briefs.parts.reported import of_person
from briefs.parts.stories import obvious_story, reference
from briefs.parts.versus import compare_subjects
from briefs.parts.wording import count, ended, joined, listed, shortened
from briefs.query import Query, Subject
from corpus.index import Index
from corpus.model import EVERYTHING, Article, EntityKind, Fact, Label, Scope, Story

KINDS: frozenset[EntityKind] = frozenset({"person", "topic", "story", "outlet"})
DIGESTED: frozenset[EntityKind] = frozenset({"person", "topic", "story"})
"""What there is a long digest of, which leaves little out."""
USAGE = Usage(
    "compare",
    "Puts outlets side by side on a person, a topic, a story, or on one another: "
    "where it stands, what they call it, whom they quote, where they differ.",
    KINDS,
)
_MOST_DISPUTES = 6
_MOST_FACTS = 6
_MOST_ALONE = 3
_NARROWER = "name two outlets or a topic to narrow it"
_MOST_OMISSIONS = 4
_SEVERAL = 2
_MOST_STORIES = 5


def brief(index: Index, query: Query, now: datetime) -> Message:  # noqa: ARG001
    """Return outlets side by side, the sharpest differences first."""
    if not query.words:
        story = obvious_story(index, query.scope)
        if story is None:
            return unanswered(index, query, USAGE)
        focus = on_entity(index, reference(story), query.scope)
        return _side_by_side(index, query, focus, focus.name)
    for subject in query.subjects:
        if subject.entity is None and (
            subject.lookup.rivals or not _in_text(index, subject, query)
        ):
            return unanswered(index, query, USAGE, subject)
    kinds = {subject.entity.kind if subject.entity else None for subject in query.subjects}
    if kinds == {"outlet"}:
        return _outlets(index, query)
    if query.versus:
        return compare_subjects(index, query)
    focus = focus_on(index, query, query.subject)
    return _side_by_side(index, query, focus, focus.name)


def _in_text(index: Index, subject: Subject, query: Query) -> bool:
    return bool(focus_on(index, query, subject).spans)


def _outlets(index: Index, query: Query) -> Message:
    """Compare outlets: on what the question narrows to, else in the story they have in common."""
    wanted = frozenset(s.entity.id for s in query.subjects if s.entity)
    names = joined((s.entity.name for s in query.subjects if s.entity), "and")
    scope = replace(query.scope, outlets=wanted)
    if query.about:
        narrowed = replace(query, scope=scope)
        focus = focus_on(index, narrowed, query.about)
        if not focus.articles:
            text = f"No article by {joined((s.text for s in query.subjects), 'or')} in this scope "
            text += f"mentions “{focus.name}”."
            search = Choice("Search everywhere", f"/search {focus.name}")
            return nothing_there(query, f"{names} on {focus.name}", text, search)
        beside = _articles_beside(index, focus, scope)
        return _side_by_side(index, narrowed, focus, f"{names} on {focus.name}", beside)
    story = _common_story(index, scope)
    if story is None:
        focus = Focus(names, None, tuple(index.articles(scope)))
        note = "They have no story in common here; these are all their articles."
        return _side_by_side(index, replace(query, scope=scope), focus, names, note=note)
    own = frozenset(story.articles)
    scope = replace(scope, outlets=wanted if len(wanted) > 1 else frozenset(), articles=own)
    focus = Focus(story.name, "story", tuple(index.articles(scope)), id=story.id)
    title = f"{names} on {story.name}" if len(wanted) > 1 else f"{names} and others: {story.name}"
    return _side_by_side(index, replace(query, scope=scope), focus, title)


def _common_story(index: Index, scope: Scope) -> Story | None:
    """Return the latest story that all these outlets have; else most of them, two at least."""
    best: tuple[int, Story] | None = None
    for story in index.stories(scope):
        own = replace(scope, articles=frozenset(story.articles))
        has = sum(
            bool(index.articles(replace(own, outlets=frozenset({outlet}))))
            for outlet in scope.outlets
        )
        if best is None or has > best[0]:
            best = (has, story)
    return best[1] if best and best[0] >= min(len(scope.outlets), 2) else None


def _articles_beside(index: Index, focus: Focus, scope: Scope) -> Sequence[Article]:
    """Return articles of the outlets that don't have the subject at all.

    They are those of the same stories, else all.
    """
    having = {article.id for article in focus.articles}
    by_outlet = [index.articles(replace(scope, outlets=frozenset({one}))) for one in scope.outlets]
    silent = [article for own in by_outlet if not having & {a.id for a in own} for article in own]
    told = {
        article
        for story in index.stories(scope)
        if having.intersection(story.articles)
        for article in story.articles
    }
    return [article for article in silent if article.id in told] or silent


def _side_by_side(
    index: Index,
    query: Query,
    focus: Focus,
    title: str,
    beside: Sequence[Article] = (),
    note: str = "",
) -> Message:
    """Return the sources of a subject in columns; those `beside` it have nothing on it."""
    if not focus.articles:
        text = f"No article in this scope has {focus.name}."
        return nothing_there(query, title, text, Choice("Search", f"/search {focus.name}"))
    wanted = {article.id for article in (*focus.articles, *beside)}
    articles = [a for a in index.articles(query.scope) if a.id in wanted]
    evidence = Evidence(index, articles)
    facts = within(evidence, facts_of(evidence, focus, query.scope))
    labels: Sequence[Label] = ()
    named: Places = {}
    if focus.kind == "person" and focus.id:
        labels = index.labels(focus.id, query.scope)
        named = places_of(focus.spans)
        facts = of_person(evidence, facts, named)
    quarrels = disputed(facts)
    gist = _gist(evidence, focus, quarrels)
    more = _NARROWER
    if focus.kind in DIGESTED:
        more = f"{to_type(index, focus, 'digest')}{query.filters} long"
    blocks = (
        *notes(query),
        *_basis(focus, note),
        *_which_story(index, query, focus),
        *_differences(evidence, quarrels, more),
        heading("Side by side"),
        side_by_side(evidence, focus, labels),
        *_more_columns(evidence),
        *_facts(evidence, facts, named, more),
        *_omissions(evidence, facts, more),
        *_further(index, query, focus),
    )
    return compose(evidence, title, blocks, gist)


def _gist(evidence: Evidence, focus: Focus, quarrels: Sequence[Fact]) -> str:
    """Return what is compared, and two sides of the sharpest difference."""
    text = f"{focus.name} in {count(len(evidence.names), 'source')}"
    if not quarrels:
        return f"{text}: {listed(evidence.names)}."
    field = dispute_field(evidence, quarrels[0])
    sides = [
        f"{line.text.rpartition(' · ')[2]}: {shortened(line.text.partition(' · ')[0], 90)}"
        for line in (field.values[0], field.values[-1])
    ]
    return ended(f"{text}. {field.name}? {'; '.join(sides)}")


def _basis(focus: Focus, note: str) -> Iterator[Block]:
    if focus.kind is None and not note:
        note = f"Found by the words “{focus.name}” in the text."
    if note:
        yield Context((Line(note, tone="quiet"),))


def _which_story(index: Index, query: Query, focus: Focus) -> Iterator[Block]:
    """Yield the stories to choose from where a topic or word brings together several."""
    if focus.kind not in {"topic", None} or not focus.spans or _story_of(index, focus):
        return
    ids = {article.id for article in focus.articles}
    several = [
        story
        for story in index.stories(focus.scope(EVERYTHING))
        if len(ids.intersection(story.articles)) > 1
    ]
    if len(several) < _SEVERAL:
        return
    options = tuple(
        Choice(
            shortened(story.name, 75),
            f"/compare id:{story.id}{query.filters}",
            id=story.id,
            typed=f"/compare {story.name}{query.filters}",
        )
        for story in several[:_MOST_STORIES]
    )
    more = len(several) - len(options)
    rest = f" ({left_out(more)}: /story)" if more > 0 else ""
    yield Choices(f"These articles are on {len(several)} stories; compare one{rest}:", options)


def _differences(evidence: Evidence, quarrels: Sequence[Fact], more: str) -> Iterator[Block]:
    if quarrels:
        yield heading("Where they differ")
        yield from disputes(evidence, quarrels, _MOST_DISPUTES, more)


def _more_columns(evidence: Evidence) -> Iterator[Block]:
    rest = evidence.names[MOST_COLUMNS:]
    if rest:
        text = f"and {len(rest)} more: {listed(rest)}. Choose some with outlet:NAME."
        yield Context((Line(text, tone="quiet"),))


def _facts(evidence: Evidence, facts: Sequence[Fact], named: Places, more: str) -> Iterator[Block]:
    lines = fact_lines(evidence, shared(facts), named)
    if listing := bullets(lines, _MOST_FACTS, more):
        yield heading("Reported by several")
        yield listing
    if len(evidence.names) > 1 and (own := only_one(evidence, facts, _MOST_ALONE)):
        yield heading("Only one has")
        yield from own


def _omissions(evidence: Evidence, facts: Sequence[Fact], more: str) -> Iterator[Block]:
    lines = omission_lines(evidence, facts)
    if listing := bullets(lines, _MOST_OMISSIONS, more):
        yield heading("Left out")
        yield listing


def _further(index: Index, query: Query, focus: Focus) -> Iterator[Block]:
    ways = [("Quotes", "quotes"), ("Terms", "terms"), ("Timeline", "timeline")]
    if focus.kind == "person":
        ways.insert(0, ("Who", "who"))
    about = focus if focus.id or focus.spans else replace(focus, name="all")
    further = on_focus(index, about, query.filters, ways)
    if focus.kind in {"topic", None} and (story := _story_of(index, focus)):
        whole = going_on(index, reference(story), query.filters, [("The whole story", "compare")])
        further = replace(further, options=(*whole.options, *further.options))
    yield further


def _story_of(index: Index, focus: Focus) -> Story | None:
    """Return the story that most of the articles tell, None where there is no such one."""
    ids = {article.id for article in focus.articles}
    stories = index.stories(focus.scope(EVERYTHING))
    return next(
        (one for one in stories if 2 * len(ids.intersection(one.articles)) > len(ids)), None
    )
