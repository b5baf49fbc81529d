"""Two people, topics or stories against one another: how much each is in the news, and where."""

from collections.abc import Sequence

from briefs.message import Block, Choice, Choices, Comparison, Line, Message, Row
from briefs.parts.choices import notes, nothing_there
from briefs.parts.evidence import Evidence, compose
from briefs.parts.focus import Focus, focus_on
from briefs.parts.labels import fold_labels, label_line
from briefs.parts.wording import count, joined, shortened
from briefs.query import Query
from corpus.index import Index
from corpus.model import Article, Span

_MOST_LABELS = 3


def compare_subjects(index: Index, query: Query) -> Message:
    """Return subjects in columns and sources in rows: how often each names them, and as what."""
    found = [focus_on(index, query, subject) for subject in query.subjects]
    names = [focus.name for focus in found]
    articles = _in_order(index, found)
    title = joined(names, "and")
    if not articles:
        return nothing_there(query, title, f"No article in this scope has {joined(names, 'or')}.")
    evidence = Evidence(index, articles)
    rows = [Row("In the news", tuple(_in_the_news(evidence, focus) for focus in found))]
    rows += [
        Row(source, tuple(_in_source(evidence, query, focus, source) for focus in found))
        for source in evidence.names
    ]
    subjects = [f"id:{focus.id}" if focus.id else focus.name for focus in found]
    options = tuple(
        Choice(
            shortened(name, 60),
            f"/compare {subject}{query.filters}",
            typed=f"/compare {name}{query.filters}",
        )
        for name, subject in zip(names, subjects, strict=True)
    )
    blocks: tuple[Block, ...] = (
        *notes(query),
        Comparison(tuple(names), tuple(rows)),
        Choices("Each alone", options),
    )
    counts = joined(f"{focus.name} in {count(len(focus.articles), 'article')}" for focus in found)
    return compose(evidence, title, blocks, f"{counts}.")


def _in_order(index: Index, found: Sequence[Focus]) -> list[Article]:
    ids = frozenset(article.id for focus in found for article in focus.articles)
    return [article for article in index.articles() if article.id in ids]


def _spans(evidence: Evidence, focus: Focus, articles: Sequence[Article]) -> tuple[Span, ...]:
    ids = {article.id for article in articles}
    spans = tuple(span for span in focus.spans if span.article in ids)
    return spans or evidence.leads(articles)


def _in_the_news(evidence: Evidence, focus: Focus) -> tuple[Line, ...]:
    if not focus.articles:
        return ()
    text = count(len(focus.articles), "article")
    if focus.spans:
        text += f" · {count(len(focus.spans), 'mention')}"
    return (Line(text, _spans(evidence, focus, focus.articles)),)


def _in_source(evidence: Evidence, query: Query, focus: Focus, source: str) -> tuple[Line, ...]:
    articles = [article for article in focus.articles if evidence.name(article.id) == source]
    if not articles:
        return ()
    spans = _spans(evidence, focus, articles)
    times = count(len(spans), "mention") if focus.spans else count(len(articles), "article")
    lines = [Line(times, spans)]
    if focus.kind == "person" and focus.id:
        ids = {article.id for article in articles}
        labels = evidence.index.labels(focus.id, query.scope)
        own = fold_labels(label for label in labels if label.span.article in ids)
        lines += [label_line(evidence, label) for label in own[:_MOST_LABELS]]
    return tuple(lines)
