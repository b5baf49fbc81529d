"""Who is named in an article, and which mentions are the same person."""

from corpus.model import Document


def find_people(document: Document) -> Document:
    """Return the document."""
    return document
