"""`/terms`: what each outlet calls things, in its own voice or in somebody else's words."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from briefs.message import Block, Comparison, Context, Field, Fields, Line, Message, Paragraph, Row
from briefs.parts.choices import Usage, notes, nothing_there, unanswered
from briefs.parts.evidence import Evidence, compose, heading, left_out
from briefs.parts.focus import Focus, asked
from briefs.parts.naming import TermUse, Thing, fold_terms, term_line, things
from briefs.parts.wording import count, listed
from briefs.query import Query
from corpus.index import Index
from corpus.model import EntityKind, Term

KINDS: frozenset[EntityKind] = frozenset({"topic", "story", "person", "outlet"})
USAGE = Usage(
    "terms",
    "Shows what each outlet calls things: in its own voice, in quote marks, "
    "or in somebody else's words. “/terms all” lists everything.",
    frozenset({"topic", "story", "outlet"}),
)
_MOST_IN_SOURCE = 8
_MOST_SOURCES = 8
_MOST_COLUMNS = 6
_MOST_THINGS = 6
_MOST_IN_CELL = 4


def brief(index: Index, query: Query, now: datetime) -> Message:  # noqa: ARG001
    """Return the terms of articles on a topic, story or person, of an outlet, or of all."""
    focus = asked(index, query)
    if focus is None:
        return unanswered(index, query, USAGE)
    evidence = Evidence(index, focus.articles)
    terms = _terms(evidence, focus)
    if not terms:
        text = f"No article {'in this scope ' if query.scope else ''}has terms for {focus.name}."
        return nothing_there(query, f"Terms: {focus.name}", text)
    aligned = _aligned(evidence, terms)
    summary = f"{count(len(fold_terms(terms)), 'term')} · {listed(evidence.names)}"
    firsts = {term.span.article: term.span for term in reversed(terms)}
    legend = "“ ” stands in quote marks; (attributed) is somebody else’s word, not the outlet’s."
    blocks = (
        *notes(query),
        Paragraph((Line(summary, tuple(firsts.values())),)),
        *_by_thing(evidence, aligned),
        *_by_source(evidence, terms, aligned),
        Context((Line(legend, tone="quiet"),)),
    )
    return compose(evidence, f"Terms: {focus.name}", blocks, _gist(evidence, summary, aligned))


def _terms(evidence: Evidence, focus: Focus) -> list[Term]:
    return [
        term
        for article in evidence.articles
        for term in evidence.document(article.id).terms
        if focus.covers(article.id, evidence.paragraph(term.span))
    ]


def _aligned(evidence: Evidence, terms: Sequence[Term]) -> Sequence[Thing]:
    """Return the things that several sources name, those first that most name differently."""
    found = []
    for thing in things(terms):
        sources = len(evidence.names_of(term.span for term in thing.terms))
        if sources > 1:
            found.append((len(fold_terms(thing.terms)) == 1, -sources, thing.name, thing))
    return [thing for *_, thing in sorted(found, key=lambda one: one[:3])[:_MOST_THINGS]]


def _gist(evidence: Evidence, summary: str, aligned: Sequence[Thing]) -> str:
    """Return how many terms there are, and two that differ most for one thing."""
    for thing in aligned:
        uses = fold_terms(thing.terms)
        names = [evidence.names_of(use.spans)[0] for use in uses]
        other = next((i for i, name in enumerate(names) if name != names[0]), None)
        if other:
            first, second = term_line(uses[0]).text, term_line(uses[other]).text
            return f"{summary}. {names[0]} has {first}, {names[other]} {second}."
    return f"{summary}."


def _by_thing(evidence: Evidence, aligned: Sequence[Thing]) -> Iterator[Block]:
    if not aligned:
        return
    columns = evidence.names[:_MOST_COLUMNS]
    rows = [
        Row(thing.name, tuple(_cell(evidence, thing, column) for column in columns))
        for thing in aligned
    ]
    used = [n for n in range(len(columns)) if any(row.cells[n] for row in rows)]
    yield heading("What they call the same thing")
    yield Comparison(
        tuple(columns[n] for n in used),
        tuple(Row(row.name, tuple(row.cells[n] for n in used)) for row in rows),
    )


def _cell(evidence: Evidence, thing: Thing, source: str) -> tuple[Line, ...]:
    own = [term for term in thing.terms if evidence.name(term.span.article) == source]
    return _at_most(fold_terms(own), _MOST_IN_CELL)


def _by_source(
    evidence: Evidence, terms: Sequence[Term], aligned: Sequence[Thing]
) -> Iterator[Block]:
    """Yield the terms of each source that stand in no row of the table."""
    shown = {term.span for thing in aligned for term in thing.terms}
    by_source: dict[str, list[Term]] = {}
    for term in terms:
        if term.span not in shown:
            by_source.setdefault(evidence.name(term.span.article), []).append(term)
    fields = [
        Field(name, _at_most(fold_terms(by_source[name]), _MOST_IN_SOURCE))
        for name in evidence.names
        if name in by_source
    ]
    if fields:
        yield heading("Other terms" if aligned else "In each outlet")
        yield Fields(tuple(fields[:_MOST_SOURCES]))
    if len(fields) > _MOST_SOURCES:
        yield Context((Line(left_out(len(fields) - _MOST_SOURCES), tone="quiet"),))


def _at_most(uses: Sequence[TermUse], most: int) -> tuple[Line, ...]:
    lines = [term_line(use) for use in uses[:most]]
    if len(uses) > most:
        lines.append(Line(left_out(len(uses) - most), tone="quiet"))
    return tuple(lines)
