"""What an article is about."""

from collections.abc import Sequence

from corpus.model import Document, Topic


def find_topics(document: Document) -> Document:
    """Return the document with the ids of its topics, the strongest first."""
    return document


def topics_of(documents: Sequence[Document]) -> tuple[Topic, ...]:
    """Return the topics that the documents have."""
    return ()
