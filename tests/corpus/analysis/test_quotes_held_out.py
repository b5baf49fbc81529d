"""Who speaks and what people are called in pieces of eight styles that were written apart."""

from collections.abc import Iterable

from corpus.model import Document
from tests.corpus.analysis.held_out_news import PIECES, Piece
from tests.corpus.analysis.writing import heard

FEWEST_QUOTES = 31
"""Of the 31 that have the speaker whom the text gives them."""
FEWEST_STATEMENTS = 38
"""Of the 39 that begin where they should and have the right speaker."""
FEWEST_LABELS = 32
"""Of the 33 that are found word for word."""


def analysed() -> Iterable[tuple[Piece, Document]]:
    return ((piece, heard(piece.text, piece.people, piece.organisations)) for piece in PIECES)


def is_named(document: Document, speaker: str | None, wanted: str | None) -> bool:
    known = {person.id: person.name for person in document.people}
    known |= {entity.id: entity.name for entity in document.entities}
    name = known.get(speaker or "")
    if wanted is None or name is None:
        return wanted is None and name is None
    return wanted.lower() in name.lower()


def test_quotes_have_the_right_speaker() -> None:
    right = [
        start
        for piece, document in analysed()
        for start, speaker in piece.quotes
        if any(
            quote.text.startswith(start)
            and quote.kind == "speech"
            and is_named(document, quote.speaker, speaker)
            for quote in document.quotes
        )
    ]
    assert len(right) >= FEWEST_QUOTES


def test_statements_have_the_right_speaker() -> None:
    right = [
        start
        for piece, document in analysed()
        for start, speaker in piece.statements
        if any(
            piece.text.startswith(start, statement.span.start)
            and is_named(document, statement.speaker, speaker)
            for statement in document.statements
        )
    ]
    assert len(right) >= FEWEST_STATEMENTS


def test_labels_are_found_and_hardly_any_made_up() -> None:
    wanted, found, standing = set(), set(), set()
    for piece, document in analysed():
        wanted |= set(piece.labels)
        for label in document.labels:
            if label.text.lower().startswith("the "):
                standing.add((label.person, label.text[4:]))
            else:
                found.add((label.person, label.text))
    assert len(wanted & (found | standing)) >= FEWEST_LABELS
    assert not found - wanted
