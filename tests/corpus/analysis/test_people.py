"""Who is named in an article, and which mentions are the same person."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analysis.people import find_people
from corpus.analysis.pipeline import analyse
from corpus.analysis.sentences import split_sentences
from corpus.analysis.tagger import tag_names
from corpus.analysis.tokens import tokenize
from corpus.model import Article, Document, TaggedName
from corpus.sources.text import read_text


def tokenized(text: str) -> Document:
    return tokenize(split_sentences(Document(Article(id="a", source="a.txt", text=text))))


def analysed(text: str) -> Document:
    return find_people(tag_names(tokenized(text)))


def with_names(text: str, *found: str, kind: str = "person") -> Document:
    names, end = [], 0
    for name in found:
        start = text.index(name, end)
        end = start + len(name)
        names.append(TaggedName(start, end, name, kind))  # type: ignore[arg-type]
    document = Document(Article(id="a", source="a.txt", text=text), names=tuple(names))
    return find_people(document)


def mentions(document: Document) -> dict[str, list[str]]:
    names = {person.id: person.name for person in document.people}
    found: dict[str, list[str]] = {name: [] for name in names.values()}
    for mention in document.mentions:
        found[names[mention.person]].append(mention.text)
    return found


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    found = with_names("Ann Holt spoke. Holt left.", "Ann Holt", "Holt")
    assert mentions(found) == {"Ann Holt": ["Ann Holt", "Holt"]}


def test_a_surname_before_the_full_name_belongs_to_it() -> None:
    found = with_names("Okafor wins. Emeka Okafor ran.", "Okafor", "Emeka Okafor")
    assert mentions(found) == {"Emeka Okafor": ["Okafor", "Emeka Okafor"]}


def test_spellings_of_one_name_are_one_person() -> None:
    found = with_names("Han Min-jae spoke. Han Min Jae left.", "Han Min-jae", "Han Min Jae")
    assert len(found.people) == 1


def test_people_of_one_surname_stay_apart_and_the_last_named_owns_it() -> None:
    text = "Li Wei came. Li sat. Li Qiaoling came. Li stood."
    found = with_names(text, "Li Wei", "Li", "Li Qiaoling", "Li")
    assert mentions(found) == {"Li Wei": ["Li Wei", "Li"], "Li Qiaoling": ["Li Qiaoling", "Li"]}


def test_a_relative_named_in_passing_does_not_take_the_surname() -> None:
    text = "Pak Jin Ho, whose grandfather Pak Il Nam built the port, resigned. Pak wept."
    found = with_names(text, "Pak Jin Ho", "Pak Il Nam", "Pak")
    assert mentions(found)["Pak Jin Ho"] == ["Pak Jin Ho", "Pak"]


def test_one_of_two_surnames_is_enough() -> None:
    text = "José Prieto Marín spoke. Prieto left."
    found = with_names(text, "José Prieto Marín", "Prieto")
    assert mentions(found) == {"José Prieto Marín": ["José Prieto Marín", "Prieto"]}


def test_a_first_name_alone_is_the_person_who_has_it() -> None:
    found = with_names("Ann Holt sang. “Ann was good.”", "Ann Holt", "Ann")
    assert len(found.people) == 1


def test_a_single_name_is_a_person_of_its_own() -> None:
    found = with_names("Suryono fled. Ann Holt stayed. Suryono ran.", "Suryono", "Suryono")
    assert mentions(found) == {"Suryono": ["Suryono", "Suryono"]}


def test_the_fullest_name_is_shown_and_every_form_an_alias() -> None:
    found = with_names("HOLT WINS. Holt won. J. Holt, Jane Holt.", "HOLT", "Holt", "Jane Holt")
    (person,) = found.people
    assert person.name == "Jane Holt"
    assert set(person.aliases) == {"HOLT", "Holt", "Jane Holt"}


def test_an_acronym_in_brackets_is_its_organisation() -> None:
    text = "The Free Workers' Party (FWP) met. FWP men cheered."
    found = with_names(text, "Free Workers' Party", "FWP", "FWP", kind="organisation")
    assert [(e.kind, e.name) for e in found.entities] == [("organisation", "Free Workers' Party")]
    assert len(found.entity_mentions) == 3


def test_spellings_of_a_country_are_one_place_and_a_people_is_none() -> None:
    text = "The United States and the U.S. and US Americans met."
    found = with_names(text, "United States", "U.S.", "US", "Americans", kind="place")
    assert [(e.kind, e.name) for e in found.entities] == [("place", "United States")]
    assert len(found.entity_mentions) == 3


@given(st.text(alphabet=st.characters(), max_size=300))
@settings(deadline=None, max_examples=60)
def test_mentions_of_any_text_are_in_it_and_have_an_owner(text: str) -> None:
    check(analysed(text))


WORDS = (
    "Kim", "Jong", "Un", "Il", "said", "Gen.", "Ann", "Holt", "'s", "of", "the", "U.S.", "Army",
    "in", "PARIS", ",", ".", "“", "”", "van", "(", ")",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(deadline=None, max_examples=60)
def test_mentions_of_names_in_any_order_have_an_owner(words: list[str]) -> None:
    check(analysed(" ".join(words)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "\0 Kim \0",
        "\ud800 Kim Jong \udfff\ud800Un",
        "ALL CAPS " * 200,
        "😀 Kim 😀",
        "שלום Kim",
    ],
)
def test_odd_texts_break_nothing(text: str) -> None:
    check(analysed(text))


def check(document: Document) -> None:
    text = document.article.text
    ids = {person.id for person in document.people} | {e.id for e in document.entities}
    assert len(ids) == len(document.people) + len(document.entities)
    for mention in document.mentions:
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.person in ids
    for named in document.entity_mentions:
        assert text[named.span.start : named.span.end] == named.text
        assert named.entity in ids
    assert {mention.person for mention in document.mentions} == {p.id for p in document.people}


# Counted by hand: every person in the body of each real article, with all mentions by name.
PEOPLE = {
    "000": {
        "Kim Jong-un": 12, "Li Hongzhong": 4, "Sergey Shoigu": 4, "Xi Jinping": 2,
        "Vladimir Putin": 1, "Lü Chao": 2, "Wang Junsheng": 1, "Li Zongxun": 2,
    },
    "001": {
        "Sergei Shoigu": 3, "Kang Sun Nam": 2, "Kim Il Sung": 1, "Kim Jong Il": 1,
        "Kim Jong Un": 6, "Li Hongzhong": 2, "Wang Yajun": 1, "Biden": 1, "Vedant Patel": 1,
        "Mao Ning": 2, "Xi Jinping": 1,
    },
    "002": {
        "Kim Jong Un": 1, "Sergei Shoigu": 4, "Kang Sun Nam": 1, "Li Hongzhong": 1,
        "Kim Song Nam": 1, "Ankit Panda": 3, "Blake Herzinger": 2, "Xi Jinping": 2,
        "Vladimir Putin": 3,
    },
    "003": {
        "Sergei Shoigu": 2, "Li Hongzhong": 1, "Kim Il Sung": 2, "Joseph Stalin": 1,
        "Mao Zedong": 1, "Douglas MacArthur": 1,
    },
    "004": {"Kim Jong Un": 1, "Xi Jinping": 4, "Sergei Shoigu": 1},
}  # fmt: skip


@pytest.mark.articles
@pytest.mark.parametrize("article", sorted(PEOPLE))
def test_the_people_of_the_real_articles(articles_folder: Path, article: str) -> None:
    (path,) = articles_folder.glob(f"{article}_*.txt")
    cleaned = read_text(path.read_text("utf-8"), path.name)
    found = mentions(analysed(cleaned.text))
    assert {name: len(named) for name, named in found.items()} == PEOPLE[article]


def test_an_acronym_inside_a_name_counts_whole_when_letters_are_compared() -> None:
    document = analysed("The US Navy sailed on Monday. The UN objected to the US Navy on Tuesday.")
    names = {entity.name for entity in document.entities}
    assert {"US Navy", "UN"} <= names


@pytest.mark.parametrize(
    ("text", "native"),
    [
        ("Wang Wenbin (汪文斌), the spokesman, left.", "汪文斌"),
        ("Sergei Shoigu (Russian: Сергей Шойгу) came.", "Сергей Шойгу"),
        ("Ali Reza [علی رضا] spoke.", "علی رضا"),
        ("Anna Berg (26) won.", None),
        ("Anna Berg (Norway) won.", None),
    ],
)
def test_a_spelling_in_another_script_behind_a_name_is_an_alias(
    text: str, native: str | None
) -> None:
    article = Article(id="a", source="a.txt", text=text, language="en")
    (person,) = analyse(article).people
    assert set(person.aliases) - {person.name} == ({native} if native else set())
