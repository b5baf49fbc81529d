"""`/quotes`: who said what, in which outlet, and through whom the words came."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from briefs.message import Block, Choice, Context, Line, Message, Paragraph
from briefs.parts.choices import Usage, notes, nothing_there, unanswered
from briefs.parts.evidence import Evidence, bullets, compose, heading, heard, left_out
from briefs.parts.focus import Focus
from briefs.parts.going_on import on_focus
from briefs.parts.quotations import (
    SharedQuote,
    beside,
    quote_blocks,
    share,
    speeches,
    statement_lines,
)
from briefs.parts.stories import asked_or_obvious
from briefs.parts.wording import count, listed
from briefs.query import Query
from corpus.index import Index
from corpus.model import EntityKind, Quote, Statement

KINDS: frozenset[EntityKind] = frozenset({"person", "organisation", "topic", "story", "outlet"})
USAGE = Usage(
    "quotes",
    "Lists who said what in direct speech, where, and through whom it came. "
    "“/quotes all” lists everything.",
    frozenset({"person", "topic", "outlet"}),
)
_MOST_QUOTES = 12
_MOST_STATEMENTS = 8


def brief(index: Index, query: Query, now: datetime) -> Message:  # noqa: ARG001
    """Return quotes of a person or organisation, on a topic, in a story or outlet, or all."""
    focus = asked_or_obvious(index, query)
    if focus is None:
        return unanswered(index, query, USAGE)
    evidence = Evidence(index, focus.articles)
    spoken, statements = _said(evidence, query, focus)
    reported = beside(statements, spoken)
    shared = _ordered(evidence, share(spoken), focus)
    if not shared and not reported:
        return _nothing(query, focus)
    by_one = focus.kind in {"person", "organisation"}
    blocks = (
        *notes(query),
        Paragraph((_summary(evidence, shared, reported),)),
        *_quote_blocks(evidence, shared, with_speaker=not by_one),
        *_statements(evidence, reported, with_speaker=not by_one),
        *_further(index, query, focus),
    )
    gist = f"{_summary(evidence, shared, reported).text}."
    if shared:
        first = shared[0].quotes[0]
        gist += f" {heard(index, first)}: “{' '.join(first.text.split())}”"
    return compose(evidence, f"Quotes: {focus.name}", blocks, gist)


def _said(
    evidence: Evidence, query: Query, focus: Focus
) -> tuple[Sequence[Quote], Sequence[Statement]]:
    """Return speeches and indirect statements by somebody, or within what the question is on."""
    index, scope = evidence.index, query.scope
    if focus.kind in {"person", "organisation"}:
        quotes = speeches(index.quotes(scope, speaker=focus.id))
        return quotes, index.statements(scope, speaker=focus.id)
    documents = [evidence.document(article.id) for article in evidence.articles]
    return (
        [
            quote
            for document in documents
            for quote in speeches(document.quotes)
            if focus.covers(document.article.id, evidence.paragraph(quote.span))
        ],
        [
            statement
            for document in documents
            for statement in document.statements
            if focus.covers(document.article.id, evidence.paragraph(statement.span))
        ],
    )


def _ordered(
    evidence: Evidence, shared: Sequence[SharedQuote], focus: Focus
) -> Sequence[SharedQuote]:
    """Return short quotes first for one speaker; else those in most outlets, then as they come."""
    if focus.kind in {"person", "organisation"}:
        return sorted(shared, key=lambda one: len(one.quotes[0].text))
    return sorted(shared, key=lambda one: -len(evidence.names_of(one.spans)))


def _summary(
    evidence: Evidence, shared: Sequence[SharedQuote], reported: Sequence[Statement]
) -> Line:
    spans = (
        *(span for one in shared for span in one.spans),
        *(statement.span for statement in reported),
    )
    parts = [count(len(shared), "quote")] if shared else []
    parts += [count(len(reported), "indirect statement")] if reported else []
    parts.append(listed(evidence.names_of(spans)))
    firsts = {span.article: span for span in reversed(spans)}
    return Line(" · ".join(parts), tuple(firsts.values()))


def _quote_blocks(
    evidence: Evidence, shared: Sequence[SharedQuote], *, with_speaker: bool
) -> Iterator[Block]:
    yield from quote_blocks(evidence, shared, _MOST_QUOTES, with_speaker=with_speaker)
    if len(shared) > _MOST_QUOTES:
        more = left_out(len(shared) - _MOST_QUOTES, "narrow it with a name, outlet: or since:")
        yield Context((Line(more, tone="quiet"),))


def _statements(
    evidence: Evidence, reported: Sequence[Statement], *, with_speaker: bool
) -> Iterator[Block]:
    lines = statement_lines(evidence, reported, with_speaker=with_speaker)
    more = "narrow it with a name, outlet: or since:"
    if listing := bullets(lines, _MOST_STATEMENTS, more):
        yield heading("Said, in the outlets’ words")
        yield listing


def _nothing(query: Query, focus: Focus) -> Message:
    where = "in this scope" if query.scope else "here"
    text = f"No article {where} quotes {focus.name}."
    if focus.kind not in {"person", "organisation"}:
        text = f"No article {where} quotes anybody on {focus.name}."
    options = []
    if focus.kind == "person":
        options.append(Choice(f"Who is {focus.name}", f"/who id:{focus.id}"))
    if query.scope and focus.id:
        options.append(Choice("Without the filter", f"/quotes id:{focus.id}"))
    return nothing_there(query, f"Quotes: {focus.name}", text, *options)


def _further(index: Index, query: Query, focus: Focus) -> Iterator[Block]:
    if focus.id is None or focus.kind == "organisation":
        return
    ways = [("Outlet", "outlet") if focus.kind == "outlet" else ("Compare", "compare")]
    if focus.kind == "person":
        ways.insert(0, ("Who", "who"))
    yield on_focus(index, focus, query.filters, ways)
