"""Full-text search in a segment."""

from collections.abc import Iterator, Sequence
from itertools import starmap

from corpus.model import Hit, Scope, Span
from corpus.storage.database import Database
from corpus.storage.fulltext import MAX_WORDS, WEIGHTS, marked_spans, terms_of, unused_pair
from corpus.storage.parted import is_wide, pairs, parted, whole_span
from corpus.storage.scope import within

_BEST = """
SELECT rowid, -bm25({table}, {weights}) AS score FROM {table}
WHERE {table} MATCH ? AND {inside} ORDER BY round(score, 1) DESC, rowid DESC LIMIT ?
"""
_MARKED = """
SELECT highlight({table}, 1, ?, ?), highlight({table}, 0, ?, ?), highlight({table}, 2, ?, ?)
FROM {table} WHERE {table} MATCH ? AND rowid = ?
"""


def search(database: Database, query: str, scope: Scope, limit: int) -> list[Hit]:
    """Return articles with all the words of a query, else with any of them, best first.

    Where no article has any, those with words that begin with one of them. Of articles about
    equally good the newest comes first.
    """
    terms = terms_of(query)
    if not terms or limit < 1:
        return []
    table = "parted" if is_wide(query) else "fulltext"
    for match in dict.fromkeys(_tries(terms)):
        found = _best(database, table, match, scope, limit)
        if found:
            return [_hit(database, table, seq, score, match) for seq, score in found]
    return []


def _tries(terms: Sequence[str]) -> Iterator[str]:
    """Yield what FTS5 is asked one after the other, the narrowest first."""
    words = [parted(term) for term in terms]
    yield " AND ".join(words)
    yield " OR ".join(words)
    yield " OR ".join(f"{word}*" for word in words)
    if couples := [parted(f'"{pair}"') for term in terms for pair in pairs(term)]:
        yield " OR ".join(couples[:MAX_WORDS])


def _best(
    database: Database, table: str, match: str, scope: Scope, limit: int
) -> Sequence[tuple[int, float]]:
    where, parameters = within(scope)
    inside = f"rowid IN (SELECT seq FROM articles WHERE {where})" if scope else "1"
    statement = _BEST.format(
        table=table, weights=", ".join(map(str, WEIGHTS.values())), inside=inside
    )
    return database.rows(statement, (match, *parameters, limit))


def _hit(database: Database, table: str, seq: int, score: float, match: str) -> Hit:
    """Return where in an article the words stand: in its text, else elsewhere."""
    ((article, *columns),) = database.rows(
        "SELECT id, text, headline, byline FROM articles WHERE seq = ?", (seq,)
    )
    marks = unused_pair("".join(columns))
    statement = _MARKED.format(table=table)
    ((text, headline, byline),) = database.rows(statement, (*marks, *marks, *marks, match, seq))
    spans = marked_spans(text, *marks)
    if spans and table == "parted":
        spans = list(starmap(whole_span(columns[0]), spans))
    if spans:
        return Hit(article, score, tuple(Span(article, start, end) for start, end in spans))
    if marks[0] in headline:
        return Hit(article, score, (), "headline")
    return Hit(article, score, (), "byline" if marks[0] in byline else "caption")
