"""Paragraphs and sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analysis.sentences import split_sentences
from corpus.model import Article, Document


def split(text: str) -> Document:
    return split_sentences(Document(Article(id="a", source="a.txt", text=text)))


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split(text).sentences]


def test_a_line_break_ends_a_paragraph_and_blank_lines_are_none() -> None:
    text = "One.\nTwo.\r\n\r\n \t\nThree."
    found = split(text)
    assert [text[a:b] for a, b in found.paragraphs] == ["One.", "Two.", "Three."]
    assert [s.paragraph for s in found.sentences] == [1, 2, 3]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    text = "The U.S. sent Gen. Ann Holt on Jan. 5. J. K. Moran met her. Dr. Wu left."
    assert sentences(text) == [
        "The U.S. sent Gen. Ann Holt on Jan. 5.",
        "J. K. Moran met her.",
        "Dr. Wu left.",
    ]


def test_a_quote_of_several_sentences_stays_whole() -> None:
    assert sentences("“No. Never. We won't go,” he said. She left.") == [
        "“No. Never. We won't go,” he said.",
        "She left.",
    ]


def test_a_text_without_any_sentence_has_none() -> None:
    assert split("").sentences == ()
    assert split(" \n\t\n").paragraphs == ()


def test_a_very_long_paragraph_is_split_like_short_ones() -> None:
    text = "He said so. " * 5_000
    assert set(sentences(text)) == {"He said so."}


@given(st.text(alphabet=st.characters(), max_size=300))
@settings(deadline=None, max_examples=100)
def test_sentences_lie_in_order_inside_their_paragraphs(text: str) -> None:
    found = split(text)
    end = 0
    for sentence in found.sentences:
        first, last = found.paragraphs[sentence.paragraph - 1]
        assert end <= sentence.start < sentence.end
        assert first <= sentence.start
        assert sentence.end <= last
        end = sentence.end
    covered = "".join(text[s.start : s.end] for s in found.sentences)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("He said Ms. Lund left.", 1),
        ("Dist. Atty. Kay spoke to Reps. Bo and Cy in Lima. He left.", 2),
        ("She left at 5 p.m. Friday. Then it rained.", 2),
        ("She left at 5 p.m. Then it rained.", 2),
        ("Ald. Ek and Sens. Roe and Poe met.", 1),
    ],
)
def test_short_forms_ahead_of_names_end_no_sentence(text: str, number: int) -> None:
    document = split_sentences(Document(Article(id="a", source="a", text=text)))
    assert len(document.sentences) == number
