"""`/outlet`: one outlet or agency: its articles, whom it quotes, what only it has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briefs.message import (
    Block,
    Choice,
    Choices,
    Field,
    Fields,
    Line,
    Message,
    Paragraph,
)
from briefs.parts.choices import Usage, notes, nothing_there, unanswered
from briefs.parts.citing import cited
from briefs.parts.claims import WORDS_IN_LONG, alone, best_first, own_line
from briefs.parts.evidence import Evidence, bullets, compose, heading, in_a_row, left_out
from briefs.parts.excerpts import MOST_WORDS
from briefs.parts.going_on import going_on
from briefs.parts.hearing import heard_lines
from briefs.parts.labels import fold_labels, label_line
from briefs.parts.naming import fold_terms, term_line
from briefs.parts.narrowing import within
from briefs.parts.wording import count, day, days, joined, listed, shortened, spoken
from briefs.query import Query
from corpus.index import Index
from corpus.model import Article, EntityKind, EntityRef, Label, Outlet, Scope

KINDS: frozenset[EntityKind] = frozenset({"outlet", "organisation"})
USAGE = Usage(
    "outlet",
    "Shows an outlet or agency: its articles, whom it quotes, what it calls people and things, "
    "and what only it has.",
    frozenset({"outlet"}),
)


@dataclass(frozen=True, slots=True)
class _Measure:
    """How much of each part is shown."""

    articles: int
    heard: int
    people: int
    labels: int
    terms: int
    facts: int


_SHORT = _Measure(articles=8, heard=8, people=6, labels=3, terms=8, facts=6)
_LONG = _Measure(articles=60, heard=60, people=60, labels=10, terms=60, facts=100)


def brief(
    index: Index,
    query: Query,
    now: datetime,  # noqa: ARG001
    *,
    long: bool = False,
) -> Message:
    """Return how one outlet covers what is in the index; a `long` answer leaves little out."""
    measure = _LONG if long else _SHORT
    entity = query.subject.entity or _as_outlet(query)
    if entity is None and (unnamed := _unnamed(index, query)):
        return _covered(index, query, "Sources without a name", unnamed, None, measure)
    if entity is None or not query.words:
        return unanswered(index, query, USAGE)
    if entity.kind != "outlet":
        return cited(index, query, entity)
    articles = index.articles(replace(query.scope, outlets=frozenset({entity.id})))
    if not articles:
        text = f"No article in this scope is by {entity.name}."
        again = Choice("Without the filter", f"/outlet id:{entity.id}")
        return nothing_there(query, entity.name, text, again)
    return _covered(index, query, entity.name, articles, entity, measure)


def _unnamed(index: Index, query: Query) -> Sequence[Article]:
    """Return the articles of which nobody knows whose they are, where a question asks for them."""
    if query.words.lower() != "unnamed":
        return ()
    return [one for one in index.articles(query.scope) if not (one.outlet or one.agency)]


def _covered(
    index: Index,
    query: Query,
    name: str,
    articles: Sequence[Article],
    entity: EntityRef | None,
    measure: _Measure,
) -> Message:
    evidence = Evidence(index, articles)
    scope = replace(query.scope, articles=frozenset(article.id for article in articles))
    summary = _summary(evidence, _register_entry(index, entity.id) if entity else None)
    narrower = "narrow it with since: or until:"
    typed = f"/outlet {name if entity else 'unnamed'}{query.filters} long"
    longer = narrower if measure is _LONG else typed
    blocks = (
        *notes(query),
        Paragraph((summary,)),
        *_articles(evidence, measure, longer),
        *_heard(evidence, measure, longer),
        *_people(evidence, scope, measure),
        *_terms(evidence, measure, longer),
        *_only_here(evidence, scope, measure, longer),
        _further(index, query, entity) if entity else None,
    )
    return compose(evidence, name, blocks, f"{name}: {spoken(summary.text)}.")


def _as_outlet(query: Query) -> EntityRef | None:
    """Return the one outlet among rivals of which the others are organisations of its name."""
    outlets = [match.entity for match in query.lookup.rivals if match.entity.kind == "outlet"]
    return outlets[0] if len(outlets) == 1 else None


def _register_entry(index: Index, wanted: str) -> Outlet | None:
    return next((outlet for outlet in index.outlets() if outlet.id == wanted), None)


def _summary(evidence: Evidence, outlet: Outlet | None) -> Line:
    dated = [article.day for article in evidence.articles if article.day]
    parts = (
        outlet.kind if outlet and outlet.kind == "agency" else "",
        (outlet.country or "") if outlet else "",
        count(len(evidence.articles), "article"),
        days(min(dated, default=None), max(dated, default=None)),
    )
    spans = evidence.leads(evidence.articles)
    return Line(" · ".join(filter(None, parts)), spans)


def _articles(evidence: Evidence, measure: _Measure, more: str) -> Iterator[Block]:
    lines = [article_line(evidence, article) for article in reversed(evidence.articles)]
    if listing := bullets(lines, measure.articles, more):
        yield heading("Articles")
        yield listing


def article_line(evidence: Evidence, article: Article) -> Line:
    """Return an article as "27 Jul 2023 · Global Times · its headline · by its authors"."""
    parts = (
        day(article.day) if article.day else "date unknown",
        evidence.name(article.id),
        shortened(article.headline, 110) if article.headline else "no headline",
        f"by {joined(article.byline)}" if article.byline else "",
    )
    return Line(" · ".join(filter(None, parts)), evidence.lead(article.id))


def _heard(evidence: Evidence, measure: _Measure, more: str) -> Iterator[Block]:
    if lines := heard_lines(evidence, measure.heard, more=more):
        yield heading("Who is heard")
        yield Paragraph((in_a_row(lines),))


def _people(evidence: Evidence, scope: Scope, measure: _Measure) -> Iterator[Block]:
    fields = []
    people = evidence.index.people(scope)
    for presence in people:
        labels: Sequence[Label] = evidence.index.labels(presence.entity.id, scope)
        lines = [label_line(evidence, label) for label in fold_labels(labels)]
        if lines:
            if len(lines) > measure.labels:
                rest = Line(left_out(len(lines) - measure.labels), tone="quiet")
                lines = [*lines[: measure.labels], rest]
            fields.append(Field(presence.entity.name, tuple(lines)))
    if fields:
        yield heading("What it calls people")
        rest_fields = fields[measure.people :]
        if rest_fields:
            names = listed([field.name for field in rest_fields], 8)
            more = Line(names, rest_fields[0].values[0].spans, "quiet")
            fields = [*fields[: measure.people], Field(left_out(len(rest_fields)), (more,))]
        yield Fields(tuple(fields))


def _terms(evidence: Evidence, measure: _Measure, more: str) -> Iterator[Block]:
    uses = fold_terms(
        term for article in evidence.articles for term in evidence.document(article.id).terms
    )
    lines = [term_line(use) for use in uses[: measure.terms]]
    if len(uses) > measure.terms:
        lines.append(Line(left_out(len(uses) - measure.terms, more), tone="quiet"))
    if lines:
        yield heading("What it calls things")
        yield Paragraph((in_a_row(lines),))


def _only_here(evidence: Evidence, scope: Scope, measure: _Measure, more: str) -> Iterator[Block]:
    facts = [f for f in evidence.index.facts(scope) if f.status == "alone"]
    own = alone(evidence, within(evidence, facts))
    words = WORDS_IN_LONG if measure is _LONG else MOST_WORDS
    lines = best_first(own_line(evidence, fact, words) for fact in own)
    if listing := bullets(lines, measure.facts, more):
        yield heading("Only here")
        yield listing


def _further(index: Index, query: Query, entity: EntityRef) -> Choices:
    filters = replace(query, scope=replace(query.scope, outlets=frozenset())).filters
    ways = (("Compare with others", "compare"), ("Quotes", "quotes"), ("Terms", "terms"))
    return going_on(index, entity, filters, ways)
