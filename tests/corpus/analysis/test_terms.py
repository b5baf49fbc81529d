"""Terms: names for things and events, in own voice or attributed, quoted or not."""

import pytest

from tests.corpus.analysis.writing import heard


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The Suez crisis split the cabinet.", ["Suez crisis"]),
        ("The special military operation stalled in May.", ["special military operation"]),
        ("The full-scale invasion of Norland began at dawn.", ["full-scale invasion of Norland"]),
        ("They fear a trade war with Norland.", ["trade war with Norland"]),
        ("The rogue regime fell.", ["rogue regime"]),
        ("Two so-called people's republics broke away.", ["so-called people's republics"]),
        ("It is known as the War to Defend Freedom and Home.", ["War to Defend Freedom and Home"]),
        ("The day is called “Unity Day”.", ["Unity Day"]),
        ("The Harbour War armistice was signed in May.", ["Harbour War armistice"]),
        ("The war was long.", []),
        ("The attack failed.", []),
        ("The Liberation Army marched.", []),
        ("Great Britain won the day.", []),
    ],
)
def test_terms_are_found_with_their_boundaries(text: str, terms: list[str]) -> None:
    assert [term.text for term in heard(text).terms] == terms


def test_a_term_without_marks_is_the_outlets_own_voice() -> None:
    own, quoted = heard("The puppet regime fell. It marks “Unity Day,” too.").terms
    assert (own.voice, own.quoted) == ("own", False)
    assert (quoted.text, quoted.voice, quoted.quoted) == ("Unity Day", "attributed", True)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Wolf said the rogue regime had to fall.",
        "“The rogue regime has to fall,” Ida Wolf said.",
        "According to Ida Wolf, the rogue regime has to fall.",
    ],
)
def test_a_term_in_somebodys_words_is_attributed(text: str) -> None:
    assert [(t.text, t.voice) for t in heard(text, ("Ida Wolf",)).terms] == [
        ("rogue regime", "attributed")
    ]


def test_what_an_article_only_retells_is_its_own_voice() -> None:
    text = "The special military operation stalled, the Daily Echo reported."
    document = heard(text, organisations=("Daily Echo",), rewrites="Daily Echo")
    assert [term.voice for term in document.terms] == ["own"]
