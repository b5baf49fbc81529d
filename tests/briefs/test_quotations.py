"""Quotes put together: the same words, and the same said in other words; and who said some."""

import pytest

from briefs.parts.quotations import share
from briefs.saying import said_by
from corpus.model import Quote, Span


def quote(article: str, text: str, speaker: str | None = "vogt") -> Quote:
    return Quote(Span(article, 0, len(text)), text, "speech", speaker)


def test_the_same_words_in_two_articles_are_one_quote() -> None:
    (one,) = share([quote("a", "The bridge is safe."), quote("b", "the bridge is safe")])
    assert [said.span.article for said in one.quotes] == ["a", "b"]
    assert not one.others


def test_another_translation_stands_beside_the_first() -> None:
    first = quote("a", "We will never give up the bridge that our fathers built")
    second = quote("b", "We shall never abandon the bridge our fathers built")
    (one,) = share([first, second])
    assert (one.quotes, one.others) == ((first,), (second,))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("We shall never abandon the bridge our fathers built", "maras"),
        ("We shall never abandon the bridge our fathers built", None),
        ("The bridge will be painted green in the spring of next year", "vogt"),
    ],
)
def test_other_speakers_and_other_things_stay_apart(text: str, speaker: str | None) -> None:
    first = quote("a", "We will never give up the bridge that our fathers built")
    assert len(share([first, quote("b", text, speaker)])) == 2


def test_two_quotes_of_one_article_are_two() -> None:
    first = quote("a", "We will never give up the bridge that our fathers built")
    assert (
        len(share([first, quote("a", "We shall never abandon the bridge our fathers built")])) == 2
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("said:putin sanctions", ("putin", "sanctions")),
        ('grain said:"Kim Jong Un" war', ("Kim Jong Un", "grain war")),
        ("said:“Mao Ning”", ("Mao Ning", "")),
        ("SAID: vogt", ("vogt", "")),
        ("he said: no", ("no", "he")),
        ("sanctions", None),
        ("unsaid:putin", None),
    ],
)
def test_who_said_it_is_taken_out_of_the_words(
    words: str, expected: tuple[str, str] | None
) -> None:
    assert said_by(words) == expected
