"""Whatever a text holds, quotes, statements, labels and terms are found without a crash."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Document, Label, Quote, Statement, Term
from tests.corpus.analysis.writing import heard

PEOPLE = ("Ada Lowe", "Bo Kern")
ORGANISATIONS = ("Health Ministry", "CNN")
WORDS = (
    "he", "she", "they", "who", "said", "added", "told", "citing", "quoted", "of", "the", "a",
    "minister", "President", "war", "is", "was", "but", "while", "and", "according", "to", "as",
    "saying", "accused", "known", "so-called", "rogue", "regime", "U.S.", "’90s", "s'", '12"',
    "ministry", "navy", "Norland's", "spokesman", "for", "in", "view", "calls", "which",
    "described", "by", "That", "attacks", "read", "himself", "letter", "reported", "22-year-old",
    "🙂", "وقال", "北京", "-ing",
)  # fmt: skip
MARKS = (
    "“", "”", '"', "'", "‘", "’", "«", "»", "„", "``", "''", "「", "」", ",", ".", ":", "!", "?",
    "(", ")", "—", "\n\n", "\n", "\0", "\ud800",
)  # fmt: skip
PIECES = (*PEOPLE, *ORGANISATIONS, *WORDS, *MARKS)
MIXED = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
TIGHT = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def assert_sound(document: Document) -> None:
    text = document.article.text
    ids = {person.id for person in document.people} | {e.id for e in document.entities}
    pieces: tuple[Quote | Label | Term, ...] = (
        *document.quotes,
        *document.labels,
        *document.terms,
    )
    entities = [entity.id for entity in document.entities]
    assert len(entities) == len(set(entities))
    for mention in document.entity_mentions:
        assert text[mention.span.start : mention.span.end] == mention.text
    for piece in pieces:
        assert 0 <= piece.span.start < piece.span.end <= len(text)
        assert text[piece.span.start : piece.span.end] == piece.text
    heard_words: tuple[Quote | Statement, ...] = (*document.quotes, *document.statements)
    for spoken in heard_words:
        assert spoken.speaker is None or spoken.speaker in ids
        assert spoken.speaker_text is None or spoken.speaker_text in text
        assert 1 <= spoken.paragraph <= len(document.paragraphs)
    for statement in document.statements:
        assert 0 <= statement.span.start < statement.span.end <= len(text)
    for quote in document.quotes:
        assert quote.kind == "speech" or quote.speaker is None
    for label in document.labels:
        assert label.person in PEOPLE


@settings(deadline=None, max_examples=100)
@given(text=st.one_of(MIXED, TIGHT, st.text(max_size=200)))
def test_any_text_is_taken(text: str) -> None:
    assert_sound(heard(text, PEOPLE, ORGANISATIONS))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "word",
        "“",
        "“”",
        '"' * 5_000,
        "'" * 5_000,
        "“ " * 5_000,
        "said " * 5_000,
        "Ada Lowe said “yes”, " * 1_000,
        "Ada Lowe said that " * 2_000,
        "citing " * 3_000,
        "ADA LOWE SAID THE WAR WAS “OVER”, ACCORDING TO CNN.",
        "the war of the war " * 2_000,
        "Ada Lowe, " * 2_000,
        "the minister " * 3_000,
        "(" * 5_000,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_odd_and_monotonous_texts_are_taken(text: str) -> None:
    assert_sound(heard(text, PEOPLE, ORGANISATIONS))
