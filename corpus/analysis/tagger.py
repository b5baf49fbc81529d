"""Names of people, organisations and places, found by a trained tagger."""

from corpus.model import Document


def tag_names(document: Document) -> Document:
    """Return the document."""
    return document
