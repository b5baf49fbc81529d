"""Words and punctuation."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analysis.sentences import split_sentences
from corpus.analysis.tokens import tokenize
from corpus.model import Article, Document


def tokenized(text: str) -> Document:
    return tokenize(split_sentences(Document(Article(id="a", source="a.txt", text=text))))


def words(text: str) -> list[str]:
    return [token.text for token in tokenized(text).tokens]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim's U.S.-led plan", ["Kim", "'s", "U.S.-led", "plan"]),
        ("Holt’s “no”", ["Holt", "’s", "“", "no", "”"]),
        ("Jean-Luc O'Neill and al-Assad", ["Jean-Luc", "O'Neill", "and", "al-Assad"]),
        ("the workers' pay", ["the", "workers", "'", "pay"]),
        ("Gen. J. K. Ann Holt, 61,", ["Gen.", "J.", "K.", "Ann", "Holt", ",", "61", ","]),
        ("$1,200.50 or 3.5%", ["$", "1,200.50", "or", "3.5", "%"]),
        ("the U.N.’s AT&T", ["the", "U.N.", "’s", "AT&T"]),
        ("see www.example.org now", ["see", "www.example.org", "now"]),
        ("It ended ... badly", ["It", "ended", "...", "badly"]),
        ("Russia 's Defense Ministry", ["Russia", "'s", "Defense", "Ministry"]),
        ("Ngu\u0302ye\u0302n", ["Ngu\u0302ye\u0302n"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_full_stop_at_the_end_is_a_token_of_its_own() -> None:
    assert words("She met Ann Holt.")[-2:] == ["Holt", "."]


def test_tokens_know_their_sentence() -> None:
    assert [token.sentence for token in tokenized("He ran. She sat.").tokens] == [0] * 3 + [1] * 3


@given(st.text(alphabet=st.characters(), max_size=300))
@settings(deadline=None, max_examples=100)
def test_tokens_cover_everything_but_blanks(text: str) -> None:
    found = tokenized(text)
    end = 0
    for token in found.tokens:
        assert end <= token.start < token.end
        assert text[token.start : token.end] == token.text
        end = token.end
    assert "".join("".join(t.text for t in found.tokens).split()) == "".join(text.split())
