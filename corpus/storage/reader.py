"""Answering an index's questions from one segment."""

import json
import sqlite3
import zlib
from collections.abc import Collection, Iterator, Sequence, Set
from functools import lru_cache
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from corpus.errors import UnknownIdError
from corpus.index import Candidate, IndexInfo, Presence
from corpus.model import (
    EVERYTHING,
    Article,
    Coverage,
    DateMention,
    Document,
    Entity,
    EntityKind,
    EntityRef,
    Fact,
    Hit,
    Label,
    Mention,
    Outlet,
    Person,
    Quote,
    Scope,
    Span,
    Statement,
    Story,
    Term,
    Topic,
)
from corpus.storage import fulltext
from corpus.storage.lookup import NameLookup
from corpus.storage.manifest import damaged
from corpus.storage.records import decode, decode_article, decode_changes, decode_document

Record = TypeVar("Record")

CACHED_DOCUMENTS = 128


class SqliteIndex:
    """An index in one SQLite segment, read-only; every method is safe in any thread."""

    def __init__(self, folder: Path, info: IndexInfo, database: sqlite3.Connection) -> None:
        self._folder = folder
        self._info = info
        self._database = database
        self._lock = RLock()
        self._cached_document = lru_cache(CACHED_DOCUMENTS)(self._read_document)

    def close(self) -> None:
        """Close the segment's file."""
        with self._lock:
            self._database.close()

    def check(self) -> None:
        """Read the whole segment; raises IndexDamagedError where SQLite finds a fault."""
        faults = [fault for (fault,) in self._rows("PRAGMA quick_check") if fault != "ok"]
        if faults:
            raise damaged(self._folder, str(faults[0]))

    def __enter__(self) -> "SqliteIndex":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def info(self) -> IndexInfo:
        """Return what the index holds and how it was built."""
        return self._info

    def articles(self, scope: Scope = EVERYTHING) -> Sequence[Article]:
        """Return the articles within the scope, in order of publication."""
        where, parameters = _within(scope)
        rows = self._rows(
            f"SELECT record, text FROM articles WHERE {where} ORDER BY seq", parameters
        )
        return [decode_article(record, text) for record, text in rows]

    def article(self, article: str) -> Article:
        """Return one article."""
        rows = self._rows("SELECT record, text FROM articles WHERE id = ?", (_key(article),))
        if not rows:
            raise UnknownIdError(f"There is no article {article!r} in the index.")
        return decode_article(*rows[0])

    def document(self, article: str) -> Document:
        """Return one article with everything found in it."""
        return self._cached_document(article)

    def analysed(self) -> Iterator[Document]:
        """Return every article's document as it was before linking, in order of publication."""
        for article, body in self._rows("SELECT id, body FROM articles JOIN analyses USING (seq)"):
            yield decode_changes(self._read_document(article), body)

    def coverage(self) -> Coverage:
        """Return all that was written."""
        return Coverage(
            documents=tuple(self._read_document(article.id) for article in self.articles()),
            people=self._every(Person, "person"),
            entities=self._every(Entity, "organisation", "place"),
            outlets=self._every(Outlet, "outlet"),
            stories=self._every(Story, "story"),
            facts=tuple(self.facts()),
            topics=self._every(Topic, "topic"),
        )

    def _every(self, kind: type[Record], *kinds: EntityKind) -> tuple[Record, ...]:
        rows = self._rows(
            "SELECT record FROM entries WHERE kind IN (SELECT value FROM json_each(?))"
            " ORDER BY entry",
            (json.dumps(kinds),),
        )
        return tuple(decode(kind, record) for (record,) in rows)

    def _read_document(self, article: str) -> Document:
        found = self.article(article)
        rows = self._rows(
            "SELECT body FROM documents JOIN articles USING (seq) WHERE id = ?", (_key(article),)
        )
        try:
            return decode_document(found, rows[0][0])
        except (ValueError, TypeError, IndexError, zlib.error) as error:
            raise damaged(self._folder, "an article's analysis can't be read") from error

    def outlets(self, scope: Scope = EVERYTHING) -> Sequence[Outlet]:
        """Return the outlets and agencies that have articles within the scope."""
        return [decode(Outlet, record) for record in self._present("outlet", scope)]

    def people(self, scope: Scope = EVERYTHING) -> Sequence[Presence]:
        """Return who is mentioned, most articles first, then most mentions."""
        return self._presences("person", scope)

    def topics(self, scope: Scope = EVERYTHING) -> Sequence[Presence]:
        """Return the topics of the articles within the scope, most articles first."""
        return self._presences("topic", scope)

    def person(self, person: str) -> Person:
        """Return one person."""
        return self._entry(Person, person, "person")

    def entity(self, entity: str) -> Entity:
        """Return one organisation or place."""
        return self._entry(Entity, entity, "organisation", "place")

    def story(self, story: str) -> Story:
        """Return one story."""
        return self._entry(Story, story, "story")

    def topic(self, topic: str) -> Topic:
        """Return one topic."""
        return self._entry(Topic, topic, "topic")

    def name_of(self, id: str) -> str | None:
        """Return the display name behind a speaker's id, None where there is none."""
        rows = self._rows(
            "SELECT name FROM entries WHERE id = ?"
            " AND kind IN ('person', 'organisation', 'place', 'outlet') ORDER BY kind = 'outlet'",
            (_key(id),),
        )
        return rows[0][0] if rows else None

    def mentions(self, person: str, scope: Scope = EVERYTHING) -> Sequence[Mention]:
        """Return where a person is named."""
        self.person(person)
        return self._found(Mention, "mentions", scope, person=person)

    def labels(self, person: str, scope: Scope = EVERYTHING) -> Sequence[Label]:
        """Return what articles call a person."""
        self.person(person)
        return self._found(Label, "labels", scope, person=person)

    def quotes(self, scope: Scope = EVERYTHING, speaker: str | None = None) -> Sequence[Quote]:
        """Return quotes, of one speaker or of all."""
        return self._found(Quote, "quotes", scope, speaker=speaker)

    def statements(
        self, scope: Scope = EVERYTHING, speaker: str | None = None
    ) -> Sequence[Statement]:
        """Return indirect statements, of one speaker or of all."""
        return self._found(Statement, "statements", scope, speaker=speaker)

    def terms(self, scope: Scope = EVERYTHING) -> Sequence[Term]:
        """Return the terms that articles use."""
        return self._found(Term, "terms", scope)

    def dates(self, scope: Scope = EVERYTHING) -> Sequence[DateMention]:
        """Return the dates that articles mention, resolved to days."""
        return self._found(DateMention, "dates", scope)

    def facts(
        self,
        scope: Scope = EVERYTHING,
        story: str | None = None,
        person: str | None = None,
    ) -> Sequence[Fact]:
        """Return facts with a span within the scope, surest first."""
        conditions: list[str] = ["1"]
        parameters: list[object] = []
        if scope:
            where, parameters = _within(scope)
            conditions.append(
                "fact IN (SELECT fact FROM fact_articles WHERE seq IN"
                f" (SELECT seq FROM articles WHERE {where}))"
            )
        if story is not None:
            conditions.append("story = ?")
            parameters.append(_key(story))
        if person is not None:
            conditions.append("fact IN (SELECT fact FROM fact_people WHERE person = ?)")
            parameters.append(_key(person))
        rows = self._rows(
            f"SELECT record FROM facts WHERE {' AND '.join(conditions)} ORDER BY fact", parameters
        )
        return [decode(Fact, record) for (record,) in rows]

    def stories(self, scope: Scope = EVERYTHING) -> Sequence[Story]:
        """Return stories with an article within the scope, latest first."""
        stories = [decode(Story, record) for record in self._present("story", scope)]
        latest = sorted(stories, key=lambda story: story.id)
        latest.sort(key=lambda story: str(story.last or ""), reverse=True)
        return latest

    def search(self, query: str, scope: Scope = EVERYTHING, limit: int = 20) -> Sequence[Hit]:
        """Return articles that hold the words of a query, best first; any text is a valid query.

        Articles with all the words, else those with any of them.
        """
        terms = fulltext.terms_of(query)
        if not terms or limit < 1:
            return []
        for joined in dict.fromkeys((" AND ".join(terms), " OR ".join(terms))):
            hits = self._hits(joined, scope, limit)
            if hits:
                return hits
        return []

    def candidates(
        self, query: str, kinds: Collection[EntityKind], limit: int
    ) -> Sequence[Candidate]:
        """Return names that may be meant."""
        return NameLookup(self._rows, kinds).candidates(query, limit)

    def beginning(
        self, prefix: str, kinds: Collection[EntityKind], limit: int
    ) -> Sequence[Candidate]:
        """Return names that begin with a text, most prominent first."""
        return NameLookup(self._rows, kinds).beginning(prefix, limit)

    def within(self, entities: Collection[EntityRef], scope: Scope) -> Set[EntityRef]:
        """Return which of these have an article within the scope."""
        where, parameters = _within(scope)
        rows = self._rows(
            "SELECT DISTINCT kind, entries.id FROM entries JOIN presences USING (entry)"
            " WHERE entries.id IN (SELECT value FROM json_each(?))"
            f" AND seq IN (SELECT seq FROM articles WHERE {where})",
            (json.dumps([entity.id for entity in entities]), *parameters),
        )
        present = set(rows)
        return {entity for entity in entities if (entity.kind, entity.id) in present}

    def entry(self, id: str, kinds: Collection[EntityKind]) -> EntityRef | None:
        """Return what an id stands for among these kinds, None where it is nothing."""
        rows = self._rows(
            "SELECT id, kind, name FROM entries"
            " WHERE id = ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY entry",
            (_key(id), json.dumps(sorted(kinds))),
        )
        return EntityRef(*rows[0]) if rows else None

    def _rows(self, statement: str, parameters: Sequence[object] = ()) -> list[Any]:
        try:
            with self._lock:
                return self._database.execute(statement, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            raise damaged(self._folder, str(error)) from error

    def _found(
        self, kind: type[Record], table: str, scope: Scope, **owner: str | None
    ) -> list[Record]:
        conditions: list[str] = ["1"]
        parameters: list[object] = []
        if scope:
            where, parameters = _within(scope)
            conditions.append(f"seq IN (SELECT seq FROM articles WHERE {where})")
        for column, value in owner.items():
            if value is not None:
                conditions.append(f"{column} = ?")
                parameters.append(_key(value))
        rows = self._rows(
            f"SELECT record FROM {table} WHERE {' AND '.join(conditions)} ORDER BY seq, rowid",
            parameters,
        )
        return [decode(kind, record) for (record,) in rows]

    def _entry(self, kind: type[Record], id: str, *kinds: EntityKind) -> Record:
        rows = self._rows(
            "SELECT record FROM entries WHERE id = ? AND kind IN (SELECT value FROM json_each(?))",
            (_key(id), json.dumps(kinds)),
        )
        if not rows:
            raise UnknownIdError(f"There is no {kinds[0]} {id!r} in the index.")
        return decode(kind, rows[0][0])

    def _present(self, kind: EntityKind, scope: Scope) -> list[str]:
        """Return the records of entries that have an article within the scope."""
        where, parameters = _within(scope)
        rows = self._rows(
            "SELECT record FROM entries WHERE kind = ? AND entry IN (SELECT entry FROM presences"
            f" WHERE seq IN (SELECT seq FROM articles WHERE {where})) ORDER BY entry",
            (kind, *parameters),
        )
        return [record for (record,) in rows]

    def _presences(self, kind: EntityKind, scope: Scope) -> list[Presence]:
        where, parameters = _within(scope)
        rows = self._rows(
            "SELECT entry, entries.id, entries.name, articles.id, presences.mentions"
            " FROM entries JOIN presences USING (entry) JOIN articles USING (seq)"
            f" WHERE kind = ? AND seq IN (SELECT seq FROM articles WHERE {where})"
            " ORDER BY entry, seq",
            (kind, *parameters),
        )
        found: dict[int, tuple[EntityRef, list[str], list[int]]] = {}
        for entry, key, name, article, mentions in rows:
            _, articles, counts = found.setdefault(entry, (EntityRef(key, kind, name), [], []))
            articles.append(article)
            counts.append(mentions)
        presences = [Presence(ref, tuple(ids), sum(counts)) for ref, ids, counts in found.values()]
        return sorted(presences, key=lambda one: (-len(one.articles), -one.mentions))

    def _hits(self, match: str, scope: Scope, limit: int) -> list[Hit]:
        weights = ", ".join(map(str, fulltext.WEIGHTS.values()))
        where, parameters = _within(scope)
        inside = f"AND rowid IN (SELECT seq FROM articles WHERE {where})" if scope else ""
        rows = self._rows(
            f"SELECT rowid, -bm25(fulltext, {weights}) AS score FROM fulltext"
            f" WHERE fulltext MATCH ? {inside} ORDER BY round(score, 1) DESC, rowid DESC LIMIT ?",
            (match, *(parameters if scope else ()), limit),
        )
        return [self._hit(seq, score, match) for seq, score in rows]

    def _hit(self, seq: int, score: float, match: str) -> Hit:
        """Return where in an article the words stand: in its text, else elsewhere."""
        ((article, *columns),) = self._rows(
            "SELECT id, text, headline, byline, captions FROM articles WHERE seq = ?", (seq,)
        )
        marks = fulltext.unused_pair("".join(columns))
        ((text, headline, byline),) = self._rows(
            "SELECT highlight(fulltext, 1, ?, ?), highlight(fulltext, 0, ?, ?),"
            " highlight(fulltext, 2, ?, ?) FROM fulltext WHERE fulltext MATCH ? AND rowid = ?",
            (*marks, *marks, *marks, match, seq),
        )
        spans = fulltext.marked_spans(text, *marks)
        if spans:
            return Hit(article, score, tuple(Span(article, start, end) for start, end in spans))
        if marks[0] in headline:
            return Hit(article, score, (), "headline")
        return Hit(article, score, (), "byline" if marks[0] in byline else "caption")


def _within(scope: Scope) -> tuple[str, list[object]]:
    """Return the condition on `articles` that a scope means, and its parameters."""
    conditions: list[str] = ["1"]
    parameters: list[object] = []
    if scope.outlets:
        conditions.append(
            "seq IN (SELECT seq FROM presences JOIN entries USING (entry) WHERE kind = 'outlet'"
            " AND entries.id IN (SELECT value FROM json_each(?)))"
        )
        parameters.append(json.dumps(sorted(scope.outlets)))
    for bound, sign in ((scope.since, ">="), (scope.until, "<=")):
        if bound is not None:
            conditions.append(f"day {sign} ?")
            parameters.append(bound.isoformat())
    if scope.articles:
        conditions.append("articles.id IN (SELECT value FROM json_each(?))")
        parameters.append(json.dumps(sorted(scope.articles)))
    return " AND ".join(conditions), parameters


def _key(id: str) -> str:
    """Return an id as SQLite can compare it; one with a lone surrogate is in no index."""
    return id.encode("utf-8", "replace").decode()
