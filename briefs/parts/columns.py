"""Sources side by side: where a subject stands in each, its labels and terms, whom they quote."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from briefs.message import Comparison, Line, Row
from briefs.parts.evidence import Evidence, heard, left_out
from briefs.parts.focus import Focus
from briefs.parts.labels import fold_labels, label_line
from briefs.parts.naming import TermUse, fold_terms, term_line, things
from briefs.parts.wording import day, shortened
from corpus.model import Article, Label, Quote, Span, Statement
from corpus.romanisation import fold

MOST_COLUMNS = 6
_MOST_IN_CELL = 4
_LONGEST_HEADLINE = 90

Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """One source: its articles that have the subject."""

    name: str
    articles: tuple[Article, ...]


def side_by_side(evidence: Evidence, focus: Focus, labels: Sequence[Label] = ()) -> Comparison:
    """Return the sources of an answer in columns, at most six; `labels` are of one person.

    Rows that would be empty for every source are left away.
    """
    columns = [
        _Column(name, tuple(a for a in evidence.articles if evidence.name(a.id) == name))
        for name in evidence.names[:MOST_COLUMNS]
    ]
    common = _named_by_several(evidence)
    makers: dict[str, Callable[[_Column], Cell]] = {
        "Published": lambda column: _published(evidence, column),
        "Headline": lambda column: _headlines(evidence, focus, column),
        "Where it stands": lambda column: _standing(evidence, focus, column),
        "Labels": lambda column: _labels(evidence, labels, column),
        "Terms": lambda column: _terms(evidence, focus, common, column),
        "Whom it quotes": lambda column: _quoted(evidence, focus, column),
        "Passed on by": lambda column: _relays(evidence, focus, column),
    }
    rows = [Row(name, tuple(make(column) for column in columns)) for name, make in makers.items()]
    kept = tuple(row for row in rows if any(row.cells))
    return Comparison(tuple(column.name for column in columns), kept)


def _published(evidence: Evidence, column: _Column) -> Cell:
    lines: dict[str, Line] = {}
    for article in column.articles:
        text = day(article.day) if article.day else "date unknown"
        lines.setdefault(text, Line(text, evidence.lead(article.id)))
    return _at_most(list(lines.values()))


def _headlines(evidence: Evidence, focus: Focus, column: _Column) -> Cell:
    """Return headlines where whole articles are compared."""
    if focus.paragraphs is not None:
        return ()
    return _at_most(
        [
            Line(shortened(article.headline, _LONGEST_HEADLINE), evidence.lead(article.id))
            for article in column.articles
            if article.headline
        ]
    )


def _standing(evidence: Evidence, focus: Focus, column: _Column) -> Cell:
    """Return whether the headline and the lead have the subject, and how much of the text."""
    if focus.paragraphs is None:
        return ()
    lines = []
    having = [article for article in column.articles if article.id in focus.paragraphs]
    if not having:
        spans = evidence.leads(column.articles)
        number = len(column.articles)
        none = "does not mention it" if number == 1 else f"none of {number} articles mentions it"
        return (Line(none, spans, "quiet"),)
    for article in having:
        document = evidence.document(article.id)
        numbers = sorted(focus.paragraphs.get(article.id, ()))
        spans = tuple(span for span in focus.spans if span.article == article.id)[:1]
        parts = []
        if _in_headline(evidence, focus, article):
            parts.append("headline")
        if 1 in numbers:
            parts.append("lead")
        size = sum(end - start for start, end in document.paragraphs) or 1
        own = sum(document.paragraphs[n - 1][1] - document.paragraphs[n - 1][0] for n in numbers)
        parts.append(f"¶{_runs(numbers)} of {len(document.paragraphs)}")
        parts.append(f"{max(round(100 * own / size), 1)}% of the text")
        lines.append(Line(" · ".join(parts), spans))
    return _at_most(lines)


def _in_headline(evidence: Evidence, focus: Focus, article: Article) -> bool:
    headline = f" {fold(article.headline or '')} "
    named = {fold(evidence.text(span)) for span in focus.spans if span.article == article.id}
    return any(f" {name} " in headline for name in named if name)


def _runs(numbers: Sequence[int]) -> str:
    """Return numbers as "1, 4–6"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)


def _labels(evidence: Evidence, labels: Iterable[Label], column: _Column) -> Cell:
    articles = {article.id for article in column.articles}
    own = [label for label in labels if label.span.article in articles]
    return tuple(label_line(evidence, label) for label in fold_labels(own))


def _terms(evidence: Evidence, focus: Focus, common: Collection[str], column: _Column) -> Cell:
    """Return terms, first those in `common`: for things that other sources name, too."""
    articles = {article.id for article in column.articles}
    uses: Sequence[TermUse] = fold_terms(
        term
        for article in articles
        for term in evidence.document(article).terms
        if focus.covers(article, evidence.paragraph(term.span))
    )
    ordered = sorted(uses, key=lambda use: use.text not in common)
    return _at_most([term_line(use) for use in ordered])


def _named_by_several(evidence: Evidence) -> set[str]:
    """Return the terms for things that several sources name: those that can be compared."""
    terms = [term for one in evidence.articles for term in evidence.document(one.id).terms]
    return {
        " ".join(term.text.split())
        for thing in things(terms)
        if len(evidence.names_of(term.span for term in thing.terms)) > 1
        for term in thing.terms
    }


def _quoted(evidence: Evidence, focus: Focus, column: _Column) -> Cell:
    counts: Counter[str] = Counter()
    spans: dict[str, list[Span]] = {}
    for quote in _quotes(evidence, focus, column):
        name = heard(evidence.index, quote)
        counts[name] += 1
        spans.setdefault(name, []).append(quote.span)
    return _at_most(
        [
            Line(f"{name} ({number})" if number > 1 else name, tuple(spans[name]))
            for name, number in counts.most_common()
        ]
    )


def _quotes(evidence: Evidence, focus: Focus, column: _Column) -> list[Quote]:
    return [
        quote
        for article in column.articles
        for quote in evidence.document(article.id).quotes
        if quote.kind == "speech" and focus.covers(article.id, evidence.paragraph(quote.span))
    ]


def _relays(evidence: Evidence, focus: Focus, column: _Column) -> Cell:
    said: list[Quote | Statement] = [*_quotes(evidence, focus, column)]
    for article in column.articles:
        said += [
            statement
            for statement in evidence.document(article.id).statements
            if focus.covers(article.id, evidence.paragraph(statement.span))
        ]
    spans: dict[str, list[Span]] = {}
    for one in said:
        for relay in one.relays:
            spans.setdefault(relay, []).append(one.span)
    ordered = sorted(spans.items(), key=lambda item: -len(item[1]))
    return _at_most(
        [
            Line(f"{name} ({len(found)})" if len(found) > 1 else name, tuple(found))
            for name, found in ordered
        ]
    )


def _at_most(lines: list[Line]) -> Cell:
    if len(lines) <= _MOST_IN_CELL + 1:
        return tuple(lines)
    rest = Line(left_out(len(lines) - _MOST_IN_CELL), tone="quiet")
    return (*lines[:_MOST_IN_CELL], rest)
