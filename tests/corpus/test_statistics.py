import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.statistics import highest_weight, is_common, stem, weight, words


def test_rarer_words_tell_more() -> None:
    assert weight(stem("the")) < weight(stem("people")) < weight(stem("minister"))
    assert weight(stem("minister")) < weight(stem("zeppelins")) == highest_weight()


def test_common_words_say_nothing_of_a_subject() -> None:
    assert is_common(stem("with"))
    assert not is_common(stem("ferry"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("commemorations", "Commemoration"),
        ("Russia's", "Russia’s"),
        ("U.S.", "US"),
        ("ferries", "ferry"),
    ],
)
def test_spellings_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_keep_compounds_numbers_and_names_whole() -> None:
    text = "The 70th U.S.-led, nuclear-armed fleet of 1,200 ships"
    found = [word.text for word in words(text)]
    assert found == [
        "The", "70th", "U.S", "led", "nuclear-armed", "fleet", "of", "1,200", "ships",
    ]  # fmt: skip


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet=st.characters(), max_size=200))
def test_words_stand_where_they_say(text: str) -> None:
    for word in words(text):
        assert text[word.start : word.end] == word.text
        assert 0 <= weight(word.stem) <= highest_weight()


def test_unpaired_surrogates_do_no_harm() -> None:
    assert [word.text for word in words("half \ud83d done")] == ["half", "done"]
