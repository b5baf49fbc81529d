"""The read-only questions that everything above the corpus asks of an index."""

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from corpus.model import (
    EVERYTHING,
    Article,
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


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """What an index holds and how it came to be."""

    schema: int
    version: str
    """The version of Parallax that wrote it."""
    built: datetime
    generation: str
    sources: tuple[str, ...]
    """What it was built from, as given."""
    articles: int
    people: int
    stories: int
    facts: int


@dataclass(frozen=True, slots=True)
class Presence:
    """How much an entity is in the news within a scope."""

    entity: EntityRef
    articles: tuple[str, ...]
    """Ids of the articles that mention it, oldest first."""
    mentions: int


class Index(Protocol):
    """What an index answers; every method is read-only and safe to call from several threads.

    Sequences of articles are in order of publication, the undated last, then by id; sequences of
    spans are in that order and then by offset. Methods that take an id raise UnknownIdError where
    the index doesn't hold it.
    """

    def info(self) -> IndexInfo:
        """Return what the index holds and how it was built."""
        ...

    def articles(self, scope: Scope = EVERYTHING) -> Sequence[Article]:
        """Return the articles within the scope."""
        ...

    def article(self, article: str) -> Article:
        """Return one article."""
        ...

    def document(self, article: str) -> Document:
        """Return one article with all that was found in it, under ids of the whole index.

        Its tokens and tagged names, which only building needs, are left out.
        """
        ...

    def outlets(self, scope: Scope = EVERYTHING) -> Sequence[Outlet]:
        """Return the outlets and agencies that have articles within the scope."""
        ...

    def people(self, scope: Scope = EVERYTHING) -> Sequence[Presence]:
        """Return who is mentioned, most articles first, then most mentions."""
        ...

    def person(self, person: str) -> Person:
        """Return one person."""
        ...

    def entity(self, entity: str) -> Entity:
        """Return one organisation or place."""
        ...

    def name_of(self, id: str) -> str | None:
        """Return the display name behind a speaker's id, None where there is none."""
        ...

    def mentions(self, person: str, scope: Scope = EVERYTHING) -> Sequence[Mention]:
        """Return where a person is named."""
        ...

    def labels(self, person: str, scope: Scope = EVERYTHING) -> Sequence[Label]:
        """Return what articles call a person."""
        ...

    def quotes(self, scope: Scope = EVERYTHING, speaker: str | None = None) -> Sequence[Quote]:
        """Return quotes, of one speaker (a person's or organisation's id) or of all."""
        ...

    def statements(
        self, scope: Scope = EVERYTHING, speaker: str | None = None
    ) -> Sequence[Statement]:
        """Return indirect statements, of one speaker or of all."""
        ...

    def terms(self, scope: Scope = EVERYTHING) -> Sequence[Term]:
        """Return the terms that articles use."""
        ...

    def dates(self, scope: Scope = EVERYTHING) -> Sequence[DateMention]:
        """Return the dates that articles mention, resolved to days."""
        ...

    def facts(
        self,
        scope: Scope = EVERYTHING,
        story: str | None = None,
        person: str | None = None,
    ) -> Sequence[Fact]:
        """Return facts with a span within the scope, surest first."""
        ...

    def stories(self, scope: Scope = EVERYTHING) -> Sequence[Story]:
        """Return stories with an article within the scope, latest first."""
        ...

    def story(self, story: str) -> Story:
        """Return one story."""
        ...

    def topics(self, scope: Scope = EVERYTHING) -> Sequence[Presence]:
        """Return the topics of the articles within the scope, most articles first."""
        ...

    def topic(self, topic: str) -> Topic:
        """Return one topic."""
        ...

    def search(self, query: str, scope: Scope = EVERYTHING, limit: int = 20) -> Sequence[Hit]:
        """Return articles that hold the words of a query, best first; any text is a valid query."""
        ...

    def candidates(
        self, query: str, kinds: Collection[EntityKind], limit: int
    ) -> Sequence["Candidate"]:
        """Return names that may be meant, most prominent first; see corpus.match."""
        ...

    def beginning(
        self, prefix: str, kinds: Collection[EntityKind], limit: int
    ) -> Sequence["Candidate"]:
        """Return names that begin with a text, their words in any order, most prominent first.

        An empty text begins every name.
        """
        ...

    def within(self, entities: Collection[EntityRef], scope: Scope) -> Set[EntityRef]:
        """Return which of these have an article within the scope."""
        ...

    def entry(self, id: str, kinds: Collection[EntityKind]) -> EntityRef | None:
        """Return what an id stands for among these kinds, None where it stands for nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that a lookup considers: one alias of one entity.

    `folded` is the alias as `corpus.names.fold` gives it; `rule` is how it became a candidate
    (exact, order, word, prefix, edit, skeleton, initials); `weight` is how much its entity is in
    the news: the number of articles, and twice that of those in which it is heard.
    """

    entity: EntityRef
    alias: str
    folded: str
    rule: str
    weight: int
    family: str = ""
    """The folded family name where the alias is a person's and has one."""
