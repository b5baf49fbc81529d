"""The whole analysis: what is read as English, and what is kept as text alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analysis.page.language import find_language
from corpus.analysis.pipeline import analyse
from corpus.model import Article, Document

FRENCH = (
    "Le ministre Jean Dupont a dit à Lyon que la réforme serait adoptée avant la fin de l'année. "
    "« Nous ne reculerons pas », a-t-il ajouté devant les journalistes réunis à la préfecture."
)
ENGLISH = (
    "Minister Jean Dupont said in Lyon that the reform would pass before the end of the year. "
    "“We will not go back,” he told reporters."
)


def analysed(text: str, language: str | None = None) -> Document:
    return analyse(Article(id="a", source="a.txt", text=text, language=language))


@pytest.mark.parametrize("language", ["fr", "de", "zh", "pt-BR"])
def test_another_language_is_kept_as_text(language: str) -> None:
    document = analysed(FRENCH, language)
    assert document.sentences
    assert not document.people
    assert not document.quotes
    assert not document.entities


@pytest.mark.parametrize("language", [None, "en", "en-GB", "EN_us"])
def test_english_and_the_unknown_are_read(language: str | None) -> None:
    document = analysed(ENGLISH, language)
    assert [person.name for person in document.people] == ["Jean Dupont"]
    assert document.quotes


def test_foreign_names_make_no_foreign_language() -> None:
    results = "; ".join(["Świątek (Polska) beat Müller (Österreich)"] * 4)
    assert find_language(f"{results}. The winner of the match said that she was tired.") == "en"
    assert find_language(FRENCH) == "fr"


UGLY = st.lists(
    st.sampled_from(
        (
            "KIM JONG UN MET SHOIGU IN PYONGYANG", "the minister said he was tired",
            "- Anna Berg (Oslo) 3\n- Bo Moe 2", "| Name | Score |\n|---|---|\n| Reed | 4 |",
            "14:02 BREAKING: Reed quits", "Q: Who? A: “Me.”", "\x00", "\ud83d", "😀 Reed 😀",
            "قال أحمد", "שלום Reed", "“unclosed quote, said Reed", "Mr. J. R. R. Reed Jr.'s",
            "said", "According to", "''", "''Reed''", "\u202eReed\u202c", "a" * 500, "\n\n", "...",
        )
    ),
    max_size=14,
)  # fmt: skip


@given(UGLY, st.sampled_from((" ", "\n", "\n\n", ", ")))
@settings(deadline=None, max_examples=150)
def test_ugly_text_is_analysed_with_spans_that_hold(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    document = analysed(text)
    for mention in document.mentions:
        assert text[mention.span.start : mention.span.end] == mention.text
    for named in document.entity_mentions:
        assert text[named.span.start : named.span.end] == named.text
    for quote in document.quotes:
        assert text[quote.span.start : quote.span.end] == quote.text
