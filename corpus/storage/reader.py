"""Answering an index's questions from one segment."""

import json
from collections.abc import Collection, Iterator, Sequence, Set
from functools import lru_cache
from typing import TypeVar

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
    Statement,
    Story,
    Term,
    Topic,
)
from corpus.storage.database import Database
from corpus.storage.lookup import NameLookup
from corpus.storage.records import decode_analysis, decode_article, decode_document
from corpus.storage.scope import storable, within

Record = TypeVar("Record")

CACHED_DOCUMENTS = 128
_OUTLET: tuple[EntityKind, ...] = ("outlet",)
_SPEAKERS: tuple[EntityKind, ...] = ("person", "organisation", "place")
_ARTICLES_WITHIN = "SELECT seq FROM articles WHERE "


class SqliteIndex:
    """An index in one SQLite segment, read-only; every method is safe in any thread.

    See `corpus.index.Index` for what the methods return.
    """

    def __init__(self, info: IndexInfo, database: Database) -> None:
        self._info = info
        self._database = database
        self._cached_document = lru_cache(CACHED_DOCUMENTS)(self._read_document)

    def close(self) -> None:
        """Close the segment's file."""
        self._database.close()

    def __enter__(self) -> "SqliteIndex":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def info(self) -> IndexInfo:
        """Return what the index holds and how it was built."""
        return self._info

    def articles(self, scope: Scope = EVERYTHING) -> Sequence[Article]:
        """Return the articles within the scope."""
        where, parameters = within(scope)
        rows = self._database.rows(
            f"SELECT record, text FROM articles WHERE {where} ORDER BY seq", parameters
        )
        return [self._database.decoded(decode_article, record, text) for record, text in rows]

    def article(self, article: str) -> Article:
        """Return one article."""
        rows = self._database.rows(
            "SELECT record, text FROM articles WHERE id = ?", (storable(article),)
        )
        if not rows:
            raise UnknownIdError(f"There is no article {article!r} in the index.")
        return self._database.decoded(decode_article, *rows[0])

    def document(self, article: str) -> Document:
        """Return one article with everything found in it."""
        return self._cached_document(article)

    def outlets(self, scope: Scope = EVERYTHING) -> Sequence[Outlet]:
        """Return the outlets and agencies that have articles within the scope."""
        return self._present(Outlet, "outlet", scope)

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

    def entry(self, id: str, kinds: Collection[EntityKind]) -> EntityRef | None:
        """Return what an id stands for among these kinds, None where it stands for nothing."""
        rows = self._database.rows(
            "SELECT id, kind, name FROM entries"
            " WHERE id = ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY entry",
            (storable(id), json.dumps(sorted(kinds))),
        )
        return EntityRef(*rows[0]) if rows else None

    def name_of(self, id: str) -> str | None:
        """Return the display name behind a speaker's id, None where there is none."""
        found = self.entry(id, _SPEAKERS) or self.entry(id, _OUTLET)
        return found.name if found else None

    def within(self, entities: Collection[EntityRef], scope: Scope) -> Set[EntityRef]:
        """Return which of these have an article within the scope."""
        where, parameters = within(scope)
        rows = self._database.rows(
            "SELECT DISTINCT kind, entries.id FROM entries JOIN presences USING (entry)"
            " WHERE entries.id IN (SELECT value FROM json_each(?))"
            f" AND seq IN ({_ARTICLES_WITHIN} {where})",
            (json.dumps([entity.id for entity in entities]), *parameters),
        )
        present = set(rows)
        return {entity for entity in entities if (entity.kind, entity.id) in present}

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
        where, parameters = within(scope)
        statement = "SELECT record FROM facts WHERE 1"
        if scope:
            statement += (
                " AND fact IN (SELECT fact FROM fact_articles"
                f" WHERE seq IN ({_ARTICLES_WITHIN} {where}))"
            )
        if story is not None:
            statement += " AND story = ?"
            parameters.append(storable(story))
        if person is not None:
            statement += " AND fact IN (SELECT fact FROM fact_people WHERE person = ?)"
            parameters.append(storable(person))
        return self._database.records(Fact, f"{statement} ORDER BY fact", parameters)

    def stories(self, scope: Scope = EVERYTHING) -> Sequence[Story]:
        """Return stories with an article within the scope, latest first."""
        stories = sorted(self._present(Story, "story", scope), key=lambda story: story.id)
        return sorted(stories, key=lambda story: str(story.last or ""), reverse=True)

    def search(self, query: str, scope: Scope = EVERYTHING, limit: int = 20) -> Sequence[Hit]:
        """Return articles that hold the words of a query, best first; any text is a valid query."""
        from corpus.storage.search import search  # few questions search

        return search(self._database, query, scope, limit)

    def candidates(
        self, query: str, kinds: Collection[EntityKind], limit: int
    ) -> Sequence[Candidate]:
        """Return names that may be meant, most prominent first."""
        return NameLookup(self._database.rows, kinds).candidates(query, limit)

    def beginning(
        self, prefix: str, kinds: Collection[EntityKind], limit: int
    ) -> Sequence[Candidate]:
        """Return names that begin with a text, most prominent first."""
        return NameLookup(self._database.rows, kinds).beginning(prefix, limit)

    def analysed(self) -> Iterator[Document]:
        """Return every article's document as it was before linking, in order of publication."""
        rows = self._database.rows("SELECT id, body FROM articles JOIN analyses USING (seq)")
        for article, body in rows:
            document = self._read_document(article)
            yield self._database.decoded(decode_analysis, document, body)

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

    def _read_document(self, article: str) -> Document:
        found = self.article(article)
        rows = self._database.rows(
            "SELECT body FROM documents JOIN articles USING (seq) WHERE id = ?",
            (storable(article),),
        )
        return self._database.decoded(decode_document, found, rows[0][0] if rows else b"")

    def _found(
        self, kind: type[Record], table: str, scope: Scope, **owner: str | None
    ) -> list[Record]:
        """Return what a table holds within a scope, of one owner where one is given."""
        where, parameters = within(scope)
        statement = f"SELECT record FROM {table} WHERE 1"
        if scope:
            statement += f" AND seq IN ({_ARTICLES_WITHIN} {where})"
        for column, value in owner.items():
            if value is not None:
                statement += f" AND {column} = ?"
                parameters.append(storable(value))
        return self._database.records(kind, f"{statement} ORDER BY seq, rowid", parameters)

    def _entry(self, kind: type[Record], id: str, *kinds: EntityKind) -> Record:
        found = self._database.records(
            kind,
            "SELECT record FROM entries WHERE id = ? AND kind IN (SELECT value FROM json_each(?))",
            (storable(id), json.dumps(kinds)),
        )
        if not found:
            raise UnknownIdError(f"There is no {kinds[0]} {id!r} in the index.")
        return found[0]

    def _every(self, kind: type[Record], *kinds: EntityKind) -> tuple[Record, ...]:
        statement = (
            "SELECT record FROM entries WHERE kind IN (SELECT value FROM json_each(?))"
            " ORDER BY entry"
        )
        return tuple(self._database.records(kind, statement, (json.dumps(kinds),)))

    def _present(self, record: type[Record], kind: EntityKind, scope: Scope) -> list[Record]:
        """Return the entries of a kind that have an article within the scope."""
        where, parameters = within(scope)
        statement = (
            "SELECT record FROM entries WHERE kind = ? AND entry IN (SELECT entry FROM presences"
            f" WHERE seq IN ({_ARTICLES_WITHIN} {where})) ORDER BY entry"
        )
        return self._database.records(record, statement, (kind, *parameters))

    def _presences(self, kind: EntityKind, scope: Scope) -> list[Presence]:
        where, parameters = within(scope)
        rows = self._database.rows(
            "SELECT entries.id, entries.name, articles.id, presences.mentions"
            " FROM entries JOIN presences USING (entry) JOIN articles USING (seq)"
            f" WHERE kind = ? AND seq IN ({_ARTICLES_WITHIN} {where}) ORDER BY entry, seq",
            (kind, *parameters),
        )
        articles: dict[EntityRef, list[str]] = {}
        counts: dict[EntityRef, int] = {}
        for key, name, article, mentions in rows:
            entity = EntityRef(key, kind, name)
            articles.setdefault(entity, []).append(article)
            counts[entity] = counts.get(entity, 0) + mentions
        presences = [
            Presence(entity, tuple(present), counts[entity]) for entity, present in articles.items()
        ]
        return sorted(presences, key=lambda one: (-len(one.articles), -one.mentions))
