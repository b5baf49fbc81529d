"""Full-text search in a segment."""

from collections.abc import Sequence

from corpus.model import Hit, Scope, Span
from corpus.storage.database import Database
from corpus.storage.fulltext import WEIGHTS, marked_spans, terms_of, unused_pair
from corpus.storage.scope import within

_BEST = """
SELECT rowid, -bm25(fulltext, {weights}) AS score FROM fulltext
WHERE fulltext MATCH ? AND {inside} ORDER BY round(score, 1) DESC, rowid DESC LIMIT ?
"""
_MARKED = """
SELECT highlight(fulltext, 1, ?, ?), highlight(fulltext, 0, ?, ?), highlight(fulltext, 2, ?, ?)
FROM fulltext WHERE fulltext MATCH ? AND rowid = ?
"""


def search(database: Database, query: str, scope: Scope, limit: int) -> list[Hit]:
    """Return articles with all the words of a query, else with any of them, best first.

    Where no article has any, those with words that begin with one of them. Of articles about
    equally good the newest comes first.
    """
    terms = terms_of(query)
    if not terms or limit < 1:
        return []
    beginnings = [f"{term}*" for term in terms]
    tries = (" AND ".join(terms), " OR ".join(terms), " OR ".join(beginnings))
    for match in dict.fromkeys(tries):
        found = _best(database, match, scope, limit)
        if found:
            return [_hit(database, seq, score, match) for seq, score in found]
    return []


def _best(database: Database, match: str, scope: Scope, limit: int) -> Sequence[tuple[int, float]]:
    where, parameters = within(scope)
    inside = f"rowid IN (SELECT seq FROM articles WHERE {where})" if scope else "1"
    statement = _BEST.format(weights=", ".join(map(str, WEIGHTS.values())), inside=inside)
    return database.rows(statement, (match, *parameters, limit))


def _hit(database: Database, seq: int, score: float, match: str) -> Hit:
    """Return where in an article the words stand: in its text, else elsewhere."""
    ((article, *columns),) = database.rows(
        "SELECT id, text, headline, byline FROM articles WHERE seq = ?", (seq,)
    )
    marks = unused_pair("".join(columns))
    ((text, headline, byline),) = database.rows(_MARKED, (*marks, *marks, *marks, match, seq))
    spans = marked_spans(text, *marks)
    if spans:
        return Hit(article, score, tuple(Span(article, start, end) for start, end in spans))
    if marks[0] in headline:
        return Hit(article, score, (), "headline")
    return Hit(article, score, (), "byline" if marks[0] in byline else "caption")
