"""`/digest`: a story and a period on one screen, or all of it on request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from briefs.message import (
    Block,
    BulletList,
    Choice,
    Choices,
    Context,
    Field,
    Line,
    Message,
    Paragraph,
)
from briefs.parts.choices import Usage, notes, nothing_there, unanswered
from briefs.parts.claims import WORDS_IN_LONG, fact_lines, first_sources, own_fields, shared
from briefs.parts.columns import side_by_side
from briefs.parts.disagreeing import WORDS_OF_SIDE, disputed, disputes
from briefs.parts.evidence import Evidence, bullets, compose, heading, in_a_row, left_out
from briefs.parts.focus import Focus, asked, on_entity
from briefs.parts.going_on import on_focus, to_type
from briefs.parts.hearing import heard_lines
from briefs.parts.narrowing import facts_of, within
from briefs.parts.news import News, Told, covered, news_blocks, told_anew
from briefs.parts.omissions import omission_lines
from briefs.parts.screen import first_that_fits
from briefs.parts.wording import count, day, days, ended, listed, shortened, spoken, unique
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
_MOST_STORIES = 3
_LINES_OF_FEW = 4
"""Lines that one source alone may have, and few share."""
_LONGEST_HINT = 40
_MOST_COUNTED = 8
"""Articles on which a line rests that counts over all of them."""
RANKING = (
    "What several report comes by how many sources have it, then by how sure it is that they mean "
    "the same. Differences: cause, outcome, rank, number, claim, date, then the rest. Who is "
    "heard: by quotes, then by statements retold. What only one has: what reads whole first, then "
    "what is about people, then as it stands in the article."
)


@dataclass(frozen=True, slots=True)
class _Measure:
    """How much of each part is shown."""

    news: int
    happened: int
    differences: int
    sides: int
    heard: int
    alone: int
    """Sources of which something is shown that only they have."""


_SHORT = (
    _Measure(3, 5, 3, 3, 6, 6),
    _Measure(3, 5, 2, 3, 5, 6),
    _Measure(3, 4, 2, 3, 5, 5),
    _Measure(3, 3, 2, 3, 5, 5),
    _Measure(3, 3, 2, 3, 4, 4),
    _Measure(2, 3, 2, 3, 3, 3),
    _Measure(2, 2, 2, 3, 3, 3),
    _Measure(2, 2, 2, 3, 2, 3),
    _Measure(2, 2, 2, 3, 2, 2),
    _Measure(1, 2, 2, 3, 2, 2),
    _Measure(2, 3, 1, 3, 4, 5),
    _Measure(2, 3, 1, 3, 3, 3),
    _Measure(1, 2, 1, 3, 3, 3),
    _Measure(1, 2, 1, 1, 3, 2),
    _Measure(1, 1, 1, 1, 2, 1),
)
"""From the most that one screen may hold to the least that says anything."""
_LONG = _Measure(8, 40, 20, 6, 20, 12)
_ALONE_IN_LONG = 3


def brief(
    index: Index,
    query: Query,
    now: datetime,  # noqa: ARG001
    *,
    long: bool = False,
    news: News | None = None,
    summariser: Summariser | None = None,
) -> Message:
    """Return the digest of a story, topic or person, or of the biggest story in the period.

    It fits one screen unless it is to be `long`. With `news`, what is new comes first. A summariser
    words what happened, where there is one and its lines stand; see `briefs.summarising`.
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
    others = () if query.words else stories[1:]
    digest = replace(_Digest.of(index, query, focus, others, news), summariser=summariser)
    return digest.long() if long else first_that_fits(map(digest.short, _SHORT))


@dataclass(frozen=True)
class _Digest:
    """What a digest is made of; the same for however much of it is shown."""

    index: Index
    query: Query
    focus: Focus
    others: Sequence[Story]
    evidence: Evidence
    facts: Sequence[Fact]
    told: Told
    summariser: Summariser | None = None

    @classmethod
    def of(
        cls,
        index: Index,
        query: Query,
        focus: Focus,
        others: Sequence[Story],
        news: News | None,
    ) -> _Digest:
        evidence = Evidence(index, focus.articles)
        facts = within(evidence, facts_of(evidence, focus, query.scope))
        told = told_anew(evidence, facts, news)
        return cls(index, query, focus, others, evidence, facts, told)

    def short(self, measure: _Measure) -> Message:
        """Return the digest with so much of each part."""
        return self._composed((*self._opening(measure), *self._parts(measure)))

    def long(self) -> Message:
        """Return all that a digest may say, with outlets side by side and how it is ranked."""
        evidence = self.evidence
        table = (heading("Side by side"), side_by_side(evidence, self.focus))
        omitted = bullets(omission_lines(evidence, self.facts), _LONG.happened)
        return self._composed(
            (
                *self._opening(_LONG),
                *self._parts(_LONG, long=True),
                *(table if len(evidence.names) > 1 else ()),
                *((heading("Left out"), omitted) if omitted else ()),
                Context((Line(RANKING, tone="quiet"),)),
            )
        )

    def _opening(self, measure: _Measure) -> Iterator[Block]:
        yield from notes(self.query)
        if self.told:
            yield from news_blocks(self.evidence, self.told, measure.news)
            yield heading("In all")
        yield Paragraph((_summary(self.evidence),))

    def _parts(self, measure: _Measure, *, long: bool = False) -> Iterator[Block]:
        evidence = self.evidence
        more = "" if long else _hint(self._typed("digest", "long"))
        yield from self._told_of(measure, more)
        yield from _differences(evidence, self._disputed(), measure, more)
        heard = tuple(_heard(evidence, self.focus, measure.heard, _hint(self._typed("heard"))))
        own = tuple(_alone(evidence, self._own_of_each(long=long), measure.alone))
        yield from (*own, *heard) if len(evidence.names) == 1 else (*heard, *own)

    def _told_of(self, measure: _Measure, more: str) -> Iterator[Block]:
        """Yield what happened, by a summariser where there is one, else in the articles' words."""
        own = self._own_words(measure, more)
        if self.summariser is None:
            yield from own
            return
        worded, note = self._worded
        yield from worded or own
        yield from note

    def _own_words(self, measure: _Measure, more: str) -> Sequence[Block]:
        """Return what several report; the headlines where there is nothing of that."""
        if not shared(self.facts):
            return tuple(_headlines(self.evidence, measure.happened))
        agreed = self._agreed(measure)
        return tuple(_happened(self.evidence, agreed, measure.happened, more))

    @cached_property
    def _worded(self) -> tuple[Sequence[Block], Sequence[Block]]:
        """Return what a summariser worded, nothing where no line stands, and what is said of it.

        It is asked once, for however many sizes of the digest are tried.
        """
        if self.summariser is None:
            return (), ()
        from briefs.summarising.telling import told  # slow to import, and off as a rule

        own = self._own_words(_SHORT[0], "")
        blocks = tuple(told(self.evidence, self.focus, self.summariser, own))
        rest = blocks[len(own) :] if blocks[: len(own)] == own else blocks
        stands = any(isinstance(block, BulletList) for block in rest)
        return (blocks, ()) if stands else ((), rest)

    def _own_of_each(self, *, long: bool) -> Sequence[Field]:
        """Return what each source has alone."""
        if long:
            return own_fields(
                self.evidence, self.facts, _ALONE_IN_LONG, brief=False, most_words=WORDS_IN_LONG
            )
        return self._brief_own

    @cached_property
    def _brief_own(self) -> Sequence[Field]:
        each = max(_LINES_OF_FEW // max(len(self.evidence.names), 1), 1)
        return own_fields(self.evidence, self.facts, each, brief=True)

    def _agreed(self, measure: _Measure) -> Sequence[Fact]:
        """Return what several report, without what is shown as news."""
        shown = {fact.id for fact in self.told.shared[: measure.news]}
        return [fact for fact in shared(self.facts) if fact.id not in shown]

    def _disputed(self) -> Sequence[Fact]:
        """Return what is disputed, new disputes first."""
        new = {fact.id for fact in self.told.disputed}
        return sorted(disputed(self.facts), key=lambda fact: fact.id not in new)

    def _typed(self, command: str, after: str = "") -> str:
        """Return what to type for more of the same."""
        own = to_type(self.index, self.focus, command)
        return f"{own}{self.query.filters} {after}".strip()

    def _composed(self, blocks: Sequence[Block]) -> Message:
        evidence, focus = self.evidence, self.focus
        gist = f"{focus.name}: {spoken(_summary(evidence).text)}."
        if self.told:
            gist = f"{self.told.sentence}. {gist}"
        if agreed := fact_lines(evidence, shared(self.facts)[:4], whole=True):
            gist += " " + ended(agreed[0].text.partition(" · ")[0])
        further = _further(self.index, self.query, focus, self.others)
        message = compose(evidence, f"Digest: {focus.name}", (*blocks, *further), gist)
        return replace(message, covered=covered(evidence, self.facts))


def _hint(question: str) -> str:
    """Return what to type for the rest where that is short; it stands at the end, too."""
    return question if len(question) <= _LONGEST_HINT else ""


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
    return _lean(Line(" · ".join(filter(None, parts)), spans))


def _lean(line: Line) -> Line:
    """Return a line that counts over many articles, resting on the first of them.

    The sources of a digest have to fit into one message with it.
    """
    first = set(unique(span.article for span in line.spans)[:_MOST_COUNTED])
    return replace(line, spans=tuple(span for span in line.spans if span.article in first))


def _happened(
    evidence: Evidence, facts: Sequence[Fact], most: int, more: str = ""
) -> Iterator[Block]:
    """Yield what several report, in sentences that can be read out."""
    lines = [_counted(evidence, line) for line in fact_lines(evidence, facts, whole=True)]
    if listing := bullets(lines, most, more):
        yield heading("What happened")
        yield listing


def _headlines(evidence: Evidence, most: int) -> Iterator[Block]:
    """Yield the first headlines, for a story of which no two sources report the same."""
    lines = [
        Line(f"{shortened(one.headline, 100)} · {evidence.name(one.id)}", evidence.lead(one.id))
        for one in evidence.articles
        if one.headline
    ]
    if len(lines) > 1:
        yield heading("What the headlines say")
        yield BulletList(tuple(lines[:most]))


def _counted(evidence: Evidence, line: Line) -> Line:
    """Return a fact with the number of its sources, which its reference marks name."""
    number = count(len(evidence.names_of(line.spans)), "source")
    return Line(f"{line.text.partition(' · ')[0]} · {number}", line.spans)


def _differences(
    evidence: Evidence, facts: Sequence[Fact], measure: _Measure, more: str
) -> Iterator[Block]:
    if facts:
        yield heading("How they tell it")
        words = WORDS_IN_LONG if measure is _LONG else WORDS_OF_SIDE
        yield from disputes(evidence, facts, measure.differences, more, measure.sides, words)


def _heard(evidence: Evidence, focus: Focus, most: int, more: str) -> Iterator[Block]:
    if lines := heard_lines(evidence, most, focus, more=more):
        yield heading("Who is heard")
        yield Paragraph((_lean(in_a_row(lines)),))


def _alone(evidence: Evidence, own: Sequence[Field], most: int) -> Iterator[Block]:
    if own:
        yield heading("What only one has" if len(evidence.names) > 1 else "What it reports")
        yield from first_sources(own, most)


def _further(index: Index, query: Query, focus: Focus, others: Sequence[Story]) -> Iterator[Block]:
    ways = [("Compare outlets", "compare"), ("Who is heard", "heard")]
    on = on_focus(index, focus, query.filters, ways)
    longer = on_focus(index, focus, f"{query.filters} long", [("Longer", "digest")])
    yield replace(on, options=(*longer.options, *on.options))
    if others:
        options = tuple(
            Choice(
                shortened(story.name, 75),
                f"/digest id:{story.id}{query.filters}",
                id=story.id,
                typed=to_type(index, _as_focus(story), "digest") + query.filters,
            )
            for story in others[:_MOST_STORIES]
        )
        more = len(others) - len(options)
        prompt = "Other stories" + (f" ({left_out(more)}: /story)" if more > 0 else "")
        yield Choices(prompt, options)


def _as_focus(story: Story) -> Focus:
    return Focus(story.name, "story", (), id=story.id)
