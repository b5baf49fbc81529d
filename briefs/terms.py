"""`/terms`: what each outlet calls things, in its own voice or in somebody else's words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from briefs.message import Block, Comparison, Context, Field, Fields, Line, Message, Paragraph, Row
from briefs.parts.choices import Usage, notes, nothing_there, unanswered
from briefs.parts.evidence import UNNAMED, Evidence, compose, heading, left_out
from briefs.parts.focus import Focus
from briefs.parts.naming import TermUse, Thing, fold_terms, term_line, things
from briefs.parts.stories import asked_or_obvious
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
_MOST_OF_ONE = 60
"""Terms of the one source that a question narrows to."""
_MOST_SOURCES = 8
_MOST_COLUMNS = 6
_MOST_THINGS = 6
_MOST_IN_CELL = 4


def brief(index: Index, query: Query, now: datetime) -> Message:  # noqa: ARG001
    """Return the terms of articles on a topic, story or person, of an outlet, or of all."""
    focus = asked_or_obvious(index, query)
    if focus is None:
        return unanswered(index, query, USAGE)
    evidence = Evidence(index, focus.articles)
    terms = _terms(evidence, focus)
    if not terms:
        text = f"No article {'in this scope ' if query.scope else ''}has terms for {focus.name}."
        return nothing_there(query, f"Terms: {focus.name}", text)
    aligned = _comparable(evidence, _aligned(evidence, terms))
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


def _comparable(evidence: Evidence, aligned: Sequence[Thing]) -> Sequence[Thing]:
    """Return the things that several of the sources in the table name."""
    columns = set(_columns(evidence, aligned))
    return [
        thing
        for thing in aligned
        if len(columns.intersection(evidence.names_of(term.span for term in thing.terms))) > 1
    ]


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
    columns = _columns(evidence, aligned)
    cells = {
        thing.name: tuple(_cell(evidence, thing, column) for column in columns) for thing in aligned
    }
    yield heading("What they call the same thing")
    yield Comparison(columns, tuple(Row(name, own) for name, own in cells.items()))


def _columns(evidence: Evidence, aligned: Sequence[Thing]) -> tuple[str, ...]:
    """Return the sources to compare, in order of publication: of many those that name most."""
    named = Counter(
        name for thing in aligned for name in evidence.names_of(term.span for term in thing.terms)
    )
    most = sorted(evidence.names, key=lambda name: -named[name])[:_MOST_COLUMNS]
    return tuple(name for name in evidence.names if name in most and named[name])


def _cell(evidence: Evidence, thing: Thing, source: str) -> tuple[Line, ...]:
    own = [term for term in thing.terms if evidence.name(term.span.article) == source]
    return _at_most(fold_terms(own), _MOST_IN_CELL)


def _by_source(
    evidence: Evidence, terms: Sequence[Term], aligned: Sequence[Thing]
) -> Iterator[Block]:
    """Yield the terms of each source that stand in no row of the table."""

    def more(name: str) -> str:
        """Return where all terms of a source are."""
        own = evidence.outlet(name)
        return f"/outlet {own} long" if own == UNNAMED else f"/terms {own}"

    shown = {term.span for thing in aligned for term in thing.terms}
    by_source: dict[str, list[Term]] = {}
    for term in terms:
        if term.span not in shown:
            by_source.setdefault(evidence.name(term.span.article), []).append(term)
    alone = len(evidence.names) == 1
    most = _MOST_OF_ONE if alone else _MOST_IN_SOURCE
    fields = [
        Field(name, _at_most(fold_terms(by_source[name]), most, "" if alone else more(name)))
        for name in evidence.names
        if name in by_source
    ]
    if fields:
        yield heading("Other terms" if aligned else "In each outlet")
        yield Fields(tuple(fields[:_MOST_SOURCES]))
    if len(fields) > _MOST_SOURCES:
        yield Context((Line(left_out(len(fields) - _MOST_SOURCES), tone="quiet"),))


def _at_most(uses: Sequence[TermUse], most: int, more: str = "") -> tuple[Line, ...]:
    lines = [term_line(use) for use in uses[:most]]
    if len(uses) > most:
        lines.append(Line(left_out(len(uses) - most, more), tone="quiet"))
    return tuple(lines)
