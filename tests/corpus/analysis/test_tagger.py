"""Names found by the shipped model, the rules and the second pass."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analysis.naming.features import Row
from corpus.analysis.sentences import split_sentences
from corpus.analysis.tagger import CrfTagger, named_in, tag_names
from corpus.analysis.tokens import tokenize
from corpus.model import Article, Document, TaggedName


def prepared(text: str) -> Document:
    return tokenize(split_sentences(Document(Article(id="a", source="a.txt", text=text))))


def people(text: str) -> list[str]:
    return [name.text for name in tag_names(prepared(text)).names if name.kind == "person"]


class Fixed:
    """A tagger that finds what it is told to."""

    def __init__(self, *found: tuple[str, str]) -> None:
        self._found = found

    def tag(self, document: Document) -> tuple[TaggedName, ...]:
        names, end = [], 0
        for text, kind in self._found:
            start = document.article.text.index(text, end)
            end = start + len(text)
            names.append(TaggedName(start, end, text, kind, "tagger"))  # type: ignore[arg-type]
        return tuple(names)


def judged(text: str, *found: tuple[str, str]) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in named_in(prepared(text), Fixed(*found))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Defense Minister Anna Holt met Sir Ben Moss.", ["Anna Holt", "Ben Moss"]),
        ("President Emmanuel Dupont's aide left.", ["Emmanuel Dupont"]),
        ("OSLO, Norway (AP) — Erik Halvorsen won on Sunday.", ["Erik Halvorsen"]),
        ("South Korean President Park Min-jae spoke in Seoul.", ["Park Min-jae"]),
        ("“We lost,” said coach José Luis Ortega Vidal.", ["José Luis Ortega Vidal"]),
    ],
)
def test_people_are_found_without_titles(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("They flew to Camp Delaney at dawn.", "Delaney"),
        ("He joined the Varga mercenary group.", "Varga"),
        ("She is Whitman senior fellow at the college.", "Whitman"),
        ("The Lincoln Memorial was closed.", "Lincoln"),
        ("It was called “Save Angola” then.", "Save Angola"),
        ("A Korean spoke.", "Korean"),
        ("It sank off Tillery Creek.", "Tillery Creek"),
        ("Hurricane Gloria came ashore.", "Hurricane Gloria"),
        ("The Harker family sold the paper.", "Harker"),
        ("On Monday it rained.", "Monday"),
    ],
)
def test_what_is_called_like_somebody_is_nobody(text: str, tagged: str) -> None:
    assert all(kind != "person" for _, kind in judged(text, (tagged, "person")))


def test_titles_and_possessives_are_cut_from_a_person() -> None:
    found = judged("Prime Minister Ann Holt's plan", ("Prime Minister Ann Holt's", "person"))
    assert found == [("Ann Holt", "person")]


def test_a_surname_takes_the_kind_of_the_full_name() -> None:
    text = "Ann Delacroix spoke. The crowd cheered Delacroix. It was Delacroix again."
    found = judged(text, ("Ann Delacroix", "person"), ("Delacroix", "place"))
    assert found == [("Ann Delacroix", "person"), *[("Delacroix", "person")] * 2]


def test_a_group_called_like_a_leader_leaves_the_leader_a_person() -> None:
    text = "Kim Jong Un spoke. Kim left. The Kim governments lasted."
    found = judged(text, ("Kim Jong Un", "person"), ("Kim", "person"), ("Kim", "person"))
    assert found == [("Kim Jong Un", "person"), ("Kim", "person"), ("Kim", "other")]


@given(st.text(alphabet=st.characters(), max_size=300))
@settings(deadline=None, max_examples=60)
def test_names_of_any_text_are_in_order_and_in_the_text(text: str) -> None:
    end = 0
    for name in tag_names(prepared(text)).names:
        assert end <= name.start < name.end
        assert text[name.start : name.end] == name.text
        end = name.end


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        (
            "It was France's Interior Ministry.",
            "France's Interior Ministry",
            [("France", "place"), ("Interior Ministry", "organisation")],
        ),
        (
            "The Workers' Party of Norland met.",
            "Workers' Party",
            [("Workers' Party of Norland", "organisation")],
        ),
        ("In Belmar [Norland] today.", "Belmar [Norland]", [("Belmar", "organisation")]),
        ("It was Acme's.", "Acme's", [("Acme", "organisation")]),
    ],
)
def test_organisations_are_repaired(
    text: str, tagged: str, expected: list[tuple[str, str]]
) -> None:
    assert judged(text, (tagged, "organisation")) == expected


def test_a_pronoun_is_nobody_though_a_family_has_the_same_name() -> None:
    found = judged("He Lifang came. He left. Do you know him?", ("He Lifang", "person"))
    assert found == [("He Lifang", "person")]
    assert judged("Do you know him?", ("Do", "person")) == []


def test_a_title_before_known_names_makes_a_person() -> None:
    found = judged("Survivor Nguyen Thi Lan wept.", ("Survivor Nguyen Thi Lan", "other"))
    assert found == [("Nguyen Thi Lan", "person")]


def test_a_pronoun_tagged_as_somebody_is_nobody() -> None:
    found = judged("Maria She won. She wept.", ("Maria She", "person"), ("She", "person"))
    assert found == [("Maria She", "person")]


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        ("It calls that the “War to Resist Norland and Aid Belmar”.", "Aid Belmar", "other"),
        ("It was signed “Belmar Aid Agency” in ink.", "Belmar Aid Agency", "organisation"),
        ("He said “they left Acme yesterday at noon” twice.", "Acme", "organisation"),
    ],
)
def test_part_of_a_title_in_quote_marks_is_no_organisation(
    text: str, tagged: str, expected: str
) -> None:
    assert judged(text, (tagged, "organisation")) == [(tagged, expected)]


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        ("It is in the People's Republic of China now.", "China", "People's Republic of China"),
        ("The French-led West paid.", "French-led West", "West"),
        ("China won.", "China", "China"),
    ],
)
def test_places_are_repaired(text: str, tagged: str, expected: str) -> None:
    assert judged(text, (tagged, "place")) == [(expected, "place")]


def test_a_possessor_stands_apart_in_text_with_blanks_around_its_marks() -> None:
    found = judged(
        "It was Vietnam 's Trade Ministry .", ("Vietnam 's Trade Ministry", "organisation")
    )
    assert found == [("Vietnam", "place"), ("Trade Ministry", "organisation")]


def test_an_organisation_named_once_is_found_again() -> None:
    text = "The Free Union of Dockers met. Later the Free Union of Dockers left."
    assert (
        judged(text, ("Free Union of Dockers", "organisation"))
        == [("Free Union of Dockers", "organisation")] * 2
    )


def test_a_country_of_several_words_is_found_without_the_model() -> None:
    text = "They left Saudi Arabia. The Saudi Arabia Fund stayed."
    assert judged(text) == [("Saudi Arabia", "place")]


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        (
            "The National People's Free Congress met.",
            "Free Congress",
            [("National People's Free Congress", "organisation")],
        ),
        (
            "It is the Free Army's Legal Office here.",
            "Free Army's Legal Office",
            [("Free Army", "organisation"), ("Legal Office", "organisation")],
        ),
        ("The Free Army's English page.", "Free Army's English", [("Free Army", "organisation")]),
        ("The drill Northwind-2023 began.", "Northwind-2023", [("Northwind-2023", "other")]),
        ("She runs St Ann's Trust now.", "St Ann's Trust", [("St Ann's Trust", "organisation")]),
    ],
)
def test_possessives_belong_to_some_organisations_and_part_others(
    text: str, tagged: str, expected: list[tuple[str, str]]
) -> None:
    assert judged(text, (tagged, "organisation")) == expected


class Unsure:
    """A model that holds one word for a place, as sure of it as it is told to be."""

    def __init__(self, word: str, sure: float) -> None:
        self._word, self._sure = f"w={word.lower()}", sure

    def label(self, sentences: Sequence[Sequence[Row]]) -> "Unsure":
        self.labels = [
            [
                "B-LOC" if any(self._word in group.names for group in row) else "O"
                for row in sentence
            ]
            for sentence in sentences
        ]
        return self

    def likelihoods(self, _sentence: int, _word: int, /) -> dict[str, float]:
        return {"O": 0.1, "B-LOC": self._sure, "B-MISC": 0.3}


@pytest.mark.parametrize(
    ("word", "sure", "expected"),
    [("Zorbex", 0.4, "other"), ("Zorbex", 0.6, "place"), ("Paris", 0.4, "place")],
)
def test_a_place_is_one_by_the_lexicon_or_where_the_model_is_sure(
    word: str, sure: float, expected: str
) -> None:
    (name,) = CrfTagger(Unsure(word, sure)).tag(prepared(f"They drank {word} twice."))
    assert (name.text, name.kind) == (word, expected)
