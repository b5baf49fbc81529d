"""`/terms`: what each outlet calls things, in its own voice or in somebody else's words."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from briefs.message import Block, Context, Field, Fields, Line, Message, Paragraph
from briefs.parts.choices import Usage, notes, nothing_there, unanswered
from briefs.parts.evidence import Evidence, bullets, compose, heading, left_out
from briefs.parts.focus import Focus, asked
from briefs.parts.naming import TermUse, fold_terms, term_line
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
_MOST_IN_SOURCE = 10
_MOST_SOURCES = 8
_MOST_SHARED = 8


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
    uses = fold_terms(terms)
    summary = f"{count(len(uses), 'term')} · {listed(evidence.names)}"
    firsts = {term.span.article: term.span for term in reversed(terms)}
    legend = "“ ” stands in quote marks; (attributed) is somebody else’s word, not the outlet’s."
    blocks = (
        *notes(query),
        Paragraph((Line(summary, tuple(firsts.values())),)),
        *_by_several(evidence, uses),
        *_by_source(evidence, terms),
        Context((Line(legend, tone="quiet"),)),
    )
    return compose(evidence, f"Terms: {focus.name}", blocks, f"{summary}.")


def _terms(evidence: Evidence, focus: Focus) -> list[Term]:
    return [
        term
        for article in evidence.articles
        for term in evidence.document(article.id).terms
        if focus.covers(article.id, evidence.paragraph(term.span))
    ]


def _by_several(evidence: Evidence, uses: Sequence[TermUse]) -> Iterator[Block]:
    found = [(use, evidence.names_of(use.spans)) for use in uses]
    several = sorted((one for one in found if len(one[1]) > 1), key=lambda one: -len(one[1]))
    lines = [Line(f"{term_line(use).text} · {listed(names)}", use.spans) for use, names in several]
    if listing := bullets(lines, _MOST_SHARED):
        yield heading("Used by several")
        yield listing


def _by_source(evidence: Evidence, terms: Sequence[Term]) -> Iterator[Block]:
    by_source: dict[str, list[Term]] = {}
    for term in terms:
        by_source.setdefault(evidence.name(term.span.article), []).append(term)
    fields = []
    for name in evidence.names:
        uses = fold_terms(by_source.get(name, ()))
        lines = [term_line(use) for use in uses[:_MOST_IN_SOURCE]]
        if len(uses) > _MOST_IN_SOURCE:
            more = left_out(len(uses) - _MOST_IN_SOURCE, "/terms NAME shows those of an outlet")
            lines.append(Line(more, tone="quiet"))
        if lines:
            fields.append(Field(name, tuple(lines)))
    yield heading("In each outlet")
    yield Fields(tuple(fields[:_MOST_SOURCES]))
    if len(fields) > _MOST_SOURCES:
        yield Context((Line(left_out(len(fields) - _MOST_SOURCES), tone="quiet"),))
