"""Writing one segment: a coverage as a SQLite file."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from corpus.model import Article, Coverage, Document, Fact
from corpus.storage.entries import Entry, entries_of
from corpus.storage.manifest import not_written
from corpus.storage.name_tables import write_names
from corpus.storage.parted import is_wide, parted
from corpus.storage.records import clean, encode, encode_analysis, encode_article, encode_document
from corpus.storage.schema import APPLICATION_ID, INDEXES, SCHEMA_VERSION, TABLES

Row = tuple[object, ...]


def write_segment(path: Path, coverage: Coverage, analysed: Sequence[Document] = ()) -> None:
    """Write a coverage, and its documents before linking, into a new file and sync it.

    Raises IndexWriteError where that fails, after removing what was written.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            _write(database, coverage, analysed)
        with path.open("rb") as file:
            os.fsync(file.fileno())
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, sqlite3.OperationalError):
            raise not_written(path.parent, str(error)) from error
        raise


def _write(database: sqlite3.Connection, coverage: Coverage, analysed: Sequence[Document]) -> None:
    """Write every table; without a journal, since a file that failed is thrown away."""
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    database.executescript(TABLES)
    database.execute("BEGIN")
    documents = sorted(coverage.documents, key=lambda document: order_of(document.article))
    numbers = {document.article.id: seq for seq, document in enumerate(documents, start=1)}
    entries = entries_of(coverage, numbers)
    _write_articles(database, documents)
    _write_analyses(database, documents, analysed)
    _write_findings(database, documents)
    _write_facts(database, coverage.facts, numbers)
    _write_entries(database, entries)
    write_names(database, entries)
    database.execute("COMMIT")
    database.executescript(INDEXES)
    database.execute("INSERT INTO fulltext (fulltext) VALUES ('rebuild')")
    database.execute("INSERT INTO fulltext (fulltext) VALUES ('optimize')")
    database.execute("INSERT INTO parted (parted) VALUES ('optimize')")
    database.execute("ANALYZE")


def order_of(article: Article) -> tuple[bool, str, str]:
    """Return what sorts articles in order of publication, the undated last, then by id."""
    published = article.published
    return published is None, published.isoformat() if published else "", article.id


def insert(database: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Insert rows into a table, each with a value for every column."""
    columns = len(database.execute(f"PRAGMA table_info({table})").fetchall())
    marks = ", ".join("?" * columns)
    database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _write_articles(database: sqlite3.Connection, documents: Sequence[Document]) -> None:
    insert(database, "articles", (_article_row(s, d) for s, d in enumerate(documents, start=1)))
    bodies = ((seq, encode_document(one)) for seq, one in enumerate(documents, start=1))
    insert(database, "documents", bodies)
    _write_parted(database)


def _write_parted(database: sqlite3.Connection) -> None:
    """Write the articles in scripts without blanks a second time, each character a word."""
    rows = database.execute("SELECT seq, headline, text, byline, captions FROM articles")
    for seq, *columns in rows.fetchall():
        if any(map(is_wide, columns)):
            database.execute(
                "INSERT INTO parted (rowid, headline, text, byline, captions)"
                " VALUES (?, ?, ?, ?, ?)",
                (seq, *map(parted, columns)),
            )


def _write_analyses(
    database: sqlite3.Connection, documents: Sequence[Document], analysed: Sequence[Document]
) -> None:
    """Write what makes each document what it was before linking."""
    before = {document.article.id: document for document in analysed}
    rows = (
        (seq, encode_analysis(document, before.get(document.article.id, document)))
        for seq, document in enumerate(documents, start=1)
    )
    insert(database, "analyses", rows)


def _article_row(seq: int, document: Document) -> Row:
    article = document.article
    record, text = encode_article(article)
    return (
        seq,
        article.id,
        article.day.isoformat() if article.day else None,
        clean(article.headline or ""),
        text,
        clean("\n".join(article.byline)),
        clean("\n\n".join(article.captions)),
        record,
    )


def _write_findings(database: sqlite3.Connection, documents: Sequence[Document]) -> None:
    """Write what was found, in order of articles and of places in them."""

    def rows(table: str) -> Iterator[Row]:
        for seq, document in enumerate(documents, start=1):
            for found in sorted(getattr(document, table), key=lambda one: one.span):
                yield seq, encode(found)

    def rows_of(table: str, owner: str) -> Iterator[Row]:
        for seq, document in enumerate(documents, start=1):
            for found in sorted(getattr(document, table), key=lambda one: one.span):
                yield seq, getattr(found, owner), encode(found)

    for table, owner in (
        ("mentions", "person"),
        ("labels", "person"),
        ("quotes", "speaker"),
        ("statements", "speaker"),
    ):
        insert(database, table, rows_of(table, owner))
    for table in ("terms", "dates"):
        insert(database, table, rows(table))


def _write_facts(
    database: sqlite3.Connection, facts: Sequence[Fact], numbers: Mapping[str, int]
) -> None:
    """Write facts, numbered from the surest."""
    ranked = sorted(facts, key=lambda fact: (-fact.score, fact.id))
    insert(
        database,
        "facts",
        ((number, fact.story, encode(fact)) for number, fact in enumerate(ranked, start=1)),
    )
    for number, fact in enumerate(ranked, start=1):
        seqs = sorted({numbers[span.article] for span in fact.spans if span.article in numbers})
        insert(database, "fact_articles", ((seq, number) for seq in seqs))
        insert(database, "fact_people", ((one, number) for one in dict.fromkeys(fact.people)))


def _write_entries(database: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    insert(
        database,
        "entries",
        (
            (
                number,
                entry.kind,
                entry.record.id,
                clean(entry.record.name),
                entry.weight,
                entry.mentions,
                encode(entry.record),
            )
            for number, entry in enumerate(entries, start=1)
        ),
    )
    insert(
        database,
        "presences",
        (
            (number, seq, count)
            for number, entry in enumerate(entries, start=1)
            for seq, count in sorted(entry.counts.items())
        ),
    )
