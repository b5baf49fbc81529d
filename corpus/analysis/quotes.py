"""Quotes: speech or term, speaker and relays."""

from corpus.model import Document


def find_quotes(document: Document) -> Document:
    """Return the document."""
    return document
