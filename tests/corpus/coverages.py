"""Coverages made up for tests: who is named in how many articles, without any analysis."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from corpus.model import (
    Article,
    Coverage,
    Document,
    Entity,
    EntityKind,
    EntityMention,
    Mention,
    Outlet,
    Person,
    Span,
    Story,
    Topic,
)
from corpus.storage.reader import SqliteIndex
from corpus.storage.sqlite import open_index, write_index

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
Names = Mapping[str, tuple[int, Sequence[str]]]
"""For each display name the number of articles that mention it, and its other spellings."""


def id_of(name: str) -> str:
    """The id that stands for a name in these coverages."""
    return name.lower().replace(" ", "-")


def coverage_of(
    people: Names | None = None,
    *,
    organisations: Names | None = None,
    outlets: Sequence[Outlet] = (),
    topics: Sequence[Topic] = (),
    stories: Sequence[Story] = (),
) -> Coverage:
    """A coverage in which each name stands in as many articles as given."""
    people, organisations = people or {}, organisations or {}
    most = max((count for count, _ in [*people.values(), *organisations.values()]), default=1)
    return Coverage(
        documents=tuple(
            _document(number, _present(people, number), _present(organisations, number))
            for number in range(most)
        ),
        people=tuple(
            Person(id_of(name), name, (name, *others)) for name, (_, others) in people.items()
        ),
        entities=tuple(
            Entity(id_of(name), "organisation", name, tuple(others))
            for name, (_, others) in organisations.items()
        ),
        outlets=tuple(outlets),
        topics=tuple(topics),
        stories=tuple(stories),
    )


def _present(names: Names, number: int) -> list[str]:
    return [name for name, (count, _) in names.items() if number < count]


def _document(number: int, people: Sequence[str], organisations: Sequence[str]) -> Document:
    key = f"article-{number:03}"
    text, places = "", []
    for name in (*people, *organisations):
        places.append(Span(key, len(text), len(text) + len(name)))
        text += f"{name}. "
    article = Article(
        key,
        f"made-up/{key}.txt",
        text or "Nobody was named.",
        headline=f"Report number {number}",
        published=NOW - timedelta(days=30 - number),
        published_basis="stated",
    )
    return Document(
        article,
        paragraphs=((0, len(article.text)),),
        mentions=tuple(
            Mention(span, id_of(name), name) for span, name in zip(places, people, strict=False)
        ),
        entity_mentions=tuple(
            EntityMention(span, id_of(name), name)
            for span, name in zip(places[len(people) :], organisations, strict=True)
        ),
    )


def index_of(folder: Path, coverage: Coverage) -> SqliteIndex:
    """The coverage as an index that has been written and opened."""
    write_index(folder, coverage, sources=("made-up",), version="0.0.1", now=NOW)
    return open_index(folder)


PERSON: frozenset[EntityKind] = frozenset({"person"})
