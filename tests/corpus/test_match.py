"""Whom a query means, over names of many cultures."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.index import Index
from corpus.match import MAX_QUERY, complete, find
from corpus.model import EntityKind, Outlet, Scope, Span, Statement, Story, Topic
from tests.corpus.coverages import PERSON, coverage_of, id_of, index_of

PEOPLE = {
    "Volodymyr Petrenko": (12, ["Petrenko", "Vladimir Petrenko"]),
    "Tatiana Chernyshevskaya": (3, ["Chernyshevskaya", "Tatyana Chernyshevskaya"]),
    "Aleksei Zhukov": (4, ["Zhukov", "Alexey Zhukov"]),
    "Park Geun Ho": (6, ["Park", "Park Geun-ho"]),
    "Park Min Seo": (2, []),
    "Park Jae Won": (1, []),
    "Zhang Weimin": (5, ["Zhang"]),
    "Zhang Lihua": (2, []),
    "Nguyen Van Thanh": (2, ["Thanh"]),
    "Abdul Rahman al-Masri": (4, ["al-Masri", "Abdelrahman el-Masri"]),
    "Muhammad Yusuf": (3, ["Mohammed Yousuf"]),
    "José María Etxeberria": (2, ["Etxeberria"]),
    "Jürgen Müller-Schönfeld": (2, ["Müller-Schönfeld"]),
    "Siobhán O'Donoghue": (1, ["O'Donoghue"]),
    "Robert Ashworth": (5, ["Ashworth", "Bob Ashworth"]),
    "Margaret Ashworth": (1, []),
    "Ngozi Adeyemi-Bello": (1, []),
    "Yevgeny Sorokin": (40, ["Sorokin"]),
    "Nadia Sorokina": (2, []),
    "Piotr Sorokin": (1, []),
    "Recep Yıldırım": (3, ["Yıldırım"]),
    "Fumiko Hayashida": (2, ["Hayashida"]),
    "Aung Zaw Min": (1, []),
}

ONE = {
    # in full, in any case and punctuation
    "Volodymyr Petrenko": "Volodymyr Petrenko",
    "park geun-ho": "Park Geun Ho",
    "PARK GEUN HO": "Park Geun Ho",
    "jurgen muller schonfeld": "Jürgen Müller-Schönfeld",
    "siobhan o'donoghue": "Siobhán O'Donoghue",
    "siobhan odonoghue": "Siobhán O'Donoghue",
    # a surname
    "Petrenko": "Volodymyr Petrenko",
    "yildirim": "Recep Yıldırım",
    "Etxeberria": "José María Etxeberria",
    # words in another order
    "Petrenko Volodymyr": "Volodymyr Petrenko",
    "Geun Ho Park": "Park Geun Ho",
    "Lihua Zhang": "Zhang Lihua",
    "Hayashida, Fumiko": "Fumiko Hayashida",
    # another script or transliteration
    "Петренко": "Volodymyr Petrenko",
    "Владимир Петренко": "Volodymyr Petrenko",
    "Жуков": "Aleksei Zhukov",
    "jukov": "Aleksei Zhukov",
    "Alexei Zhukov": "Aleksei Zhukov",
    "Tschernyschewskaja": "Tatiana Chernyshevskaya",
    "Mohamed Youssef": "Muhammad Yusuf",
    "Abdulrahman al Masri": "Abdul Rahman al-Masri",
    "Abdul Rahman el-Masri": "Abdul Rahman al-Masri",
    "Chang Wei-min": "Zhang Weimin",
    # a slip of the finger
    "petrenk": "Volodymyr Petrenko",
    "petrekno": "Volodymyr Petrenko",
    "hayashidda": "Fumiko Hayashida",
    "B. Ashworth": "Robert Ashworth",
    # initials, titles, short forms
    "V. Petrenko": "Volodymyr Petrenko",
    "PGH": "Park Geun Ho",
    "R Ashworth": "Robert Ashworth",
    "President Petrenko": "Volodymyr Petrenko",
    "Gen. Aleksei Zhukov": "Aleksei Zhukov",
    "Maggie Ashworth": "Margaret Ashworth",
    # the beginning
    "volodym": "Volodymyr Petrenko",
    "fumiko hay": "Fumiko Hayashida",
    "Petrenko Vol": "Volodymyr Petrenko",
    # somebody far more in the news than namesakes
    "Sorokin": "Yevgeny Sorokin",
}

SEVERAL = {
    "Park": ["Park Geun Ho", "Park Min Seo", "Park Jae Won"],
    "Zhang": ["Zhang Weimin", "Zhang Lihua"],
    "Ashworth": ["Robert Ashworth", "Margaret Ashworth"],
    "ashwort": ["Robert Ashworth", "Margaret Ashworth"],
    "ZHANG": ["Zhang Weimin", "Zhang Lihua"],
}

NOBODY = ["Camp Ashford", "Wagner", "Quetzalcoatl", "Fort Parkinson", "qqqq", "x", "42"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("names"), coverage_of(PEOPLE))


@pytest.mark.parametrize(("query", "name"), ONE.items())
def test_one_person_is_meant(index: Index, query: str, name: str) -> None:
    lookup = find(index, query, PERSON)
    assert lookup.best
    assert lookup.best.entity.name == name
    assert lookup.best.reason
    assert 70 <= lookup.best.score <= 100
    assert not lookup.rivals


@pytest.mark.parametrize(("query", "names"), SEVERAL.items())
def test_close_rivals_come_most_prominent_first(index: Index, query: str, names: list[str]) -> None:
    lookup = find(index, query, PERSON)
    assert lookup.best is None
    assert [match.entity.name for match in lookup.rivals] == names


def test_who_is_heard_stands_before_who_is_only_named(tmp_path: Path) -> None:
    coverage = coverage_of({"Zhang Weimin": (3, []), "Zhang Lihua": (3, []), "Zhang Bo": (2, [])})
    first, *rest = coverage.documents
    said = (
        Statement(Span(first.article.id, 0, 5), id_of("Zhang Bo")),
        Statement(Span(first.article.id, 6, 9), id_of("Zhang Bo")),
        Statement(Span(first.article.id, 6, 9)),
    )
    heard = replace(coverage, documents=(replace(first, statements=said), *rest))
    with index_of(tmp_path, heard) as index:
        names = [match.entity.name for match in find(index, "Zhang", PERSON).rivals]
        people = [presence.entity.name for presence in index.people()]
    assert names == ["Zhang Bo", "Zhang Lihua", "Zhang Weimin"]
    assert people[-1] == "Zhang Bo"


def test_of_two_as_often_in_the_news_the_later_comes_first(tmp_path: Path) -> None:
    coverage = coverage_of({"Zhang Lihua": (1, []), "Zhang Weimin": (2, [])})
    first, second = coverage.documents
    later = (replace(first, mentions=first.mentions[:1]), second)
    with index_of(tmp_path, replace(coverage, documents=later)) as index:
        names = [match.entity.name for match in find(index, "Zhang", PERSON).rivals]
    assert names == ["Zhang Weimin", "Zhang Lihua"]


@pytest.mark.parametrize("query", NOBODY)
def test_where_nothing_is_near_the_three_nearest_are_suggested(index: Index, query: str) -> None:
    lookup = find(index, query, PERSON)
    assert lookup.best is None
    assert lookup.rivals == ()
    assert len({match.entity.id for match in lookup.suggestions}) == 3


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("Volodymyr Petrenko", "spelled exactly"),
        ("Petrenko", "surname"),
        ("Geun Ho Park", "words in another order"),
        ("Petrenko Volodymyr", "family name first"),
        ("PGH", "initials"),
        ("fumiko hay", "begins with"),
        ("petrenk", "surname, begins with"),
        ("hayashipa", "surname, one letter off"),
        ("jukov", "surname, another spelling"),
        ("Maggie Ashworth", "another form of the name"),
    ],
)
def test_a_match_says_why(index: Index, query: str, reason: str) -> None:
    best = find(index, query, PERSON).best
    assert best
    assert best.reason == reason


def test_an_id_finds_exactly_that(index: Index) -> None:
    best = find(index, f"id:{id_of('Park Min Seo')}", PERSON).best
    assert best
    assert (best.entity.name, best.score) == ("Park Min Seo", 100.0)
    assert not list(find(index, "id:no-such-id", PERSON))
    assert not list(find(index, f"id:{id_of('Park Min Seo')}", {"topic"}))


def test_a_scope_leaves_out_who_is_not_in_it(index: Index) -> None:
    scope = Scope(articles=frozenset({"article-000"}))
    later = Scope(articles=frozenset({"article-005"}))
    assert len(find(index, "Park", PERSON, scope).rivals) == 3
    best = find(index, "Park", PERSON, later).best
    assert best
    assert best.entity.name == "Park Geun Ho"


@pytest.mark.parametrize("query", ["", "   ", "\0", "—", "\ud800", "id:", "id:\ud800"])
def test_a_query_without_words_finds_nothing(index: Index, query: str) -> None:
    assert not list(find(index, query, PERSON))


def test_a_very_long_query_is_cut(index: Index) -> None:
    assert find(index, "Petrenko " + "x " * MAX_QUERY * 50, PERSON).best is None
    assert find(index, "Petrenko" + " " * 10_000, PERSON).best


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60) | st.text("abgeiknoprstvyzжук朴 -.'", max_size=30))
def test_any_text_is_a_query(index: Index, query: str) -> None:
    lookup = find(index, query, PERSON)
    assert lookup.best is None or not lookup.rivals
    assert all(0 <= match.score <= 100 for match in lookup)
    assert len(complete(index, query, PERSON, 5)) <= 5


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Index:
    coverage = coverage_of(
        {"Helen Ostrander": (2, ["Ostrander"])},
        organisations={
            "Harbour Workers' Union": (3, ["HWU"]),
            "Ministry of Fisheries": (2, ["the fisheries ministry"]),
        },
        outlets=[
            Outlet("ap", "Associated Press", "agency", aliases=("AP", "The Associated Press")),
            Outlet("harbour-times", "Harbour Times", aliases=("The Harbour Times",)),
        ],
        topics=[Topic("fisheries", "Fishing quotas", ("quota", "fish"), ("fisheries",))],
        stories=[Story("harbour-strike", "Harbour strike in Port Ellis", ("article-000",))],
    )
    return index_of(tmp_path_factory.mktemp("mixed"), coverage)


EVERY_KIND: list[EntityKind] = ["person", "organisation", "place", "outlet", "topic", "story"]


@pytest.mark.parametrize(
    ("query", "kinds", "found"),
    [
        ("AP", ["outlet"], "ap"),
        ("the associated press", ["outlet"], "ap"),
        ("Asociated Press", ["outlet"], "ap"),
        ("harbor times", ["outlet"], "harbour-times"),
        ("hwu", ["organisation"], "harbour-workers'-union"),
        ("fisheries", ["topic"], "fisheries"),
        ("quotas", ["topic"], "fisheries"),
        ("strike", ["story"], "harbour-strike"),
        ("port ellis", EVERY_KIND, "harbour-strike"),
        ("ostrander", EVERY_KIND, "helen-ostrander"),
    ],
)
def test_other_kinds_are_found_as_well(
    mixed: Index, query: str, kinds: Collection[EntityKind], found: str
) -> None:
    best = find(mixed, query, kinds).best
    assert best
    assert best.entity.id == found


def test_one_story_with_a_topics_word_in_its_name_is_what_the_word_means(
    tmp_path: Path,
) -> None:
    topic = Topic("work", "Work", (), ("strike",))
    strikes = [
        Story(f"strike-{town.lower()}", f"{town} harbour strike", ("article-000",))
        for town in ("Ellis", "Orford")
    ]
    kinds: list[EntityKind] = ["topic", "story"]
    one = index_of(tmp_path / "one", coverage_of(topics=[topic], stories=strikes[:1]))
    two = index_of(tmp_path / "two", coverage_of(topics=[topic], stories=strikes))
    for index, found in ((one, "strike-ellis"), (two, "work")):
        best = find(index, "strike", kinds).best
        assert best
        assert best.entity.id == found


def test_an_outlet_that_is_an_organisation_too_is_one_thing(tmp_path: Path) -> None:
    outlets = [Outlet("harbour-times", "Harbour Times")]
    coverage = coverage_of(organisations={"Harbour Times": (2, [])}, outlets=outlets)
    best = find(index_of(tmp_path, coverage), "harbour times", EVERY_KIND).best
    assert best
    assert best.entity.kind == "outlet"


def test_only_the_kinds_asked_for_are_found(mixed: Index) -> None:
    for kind in EVERY_KIND:
        for match in find(mixed, "harbour", {kind}):
            assert match.entity.kind == kind


def typed(index: Index, text: str) -> list[str]:
    return [match.entity.name for match in complete(index, text, PERSON)]


def test_completion_by_keystroke(index: Index) -> None:
    assert typed(index, "p")[:2] == ["Volodymyr Petrenko", "Park Geun Ho"]
    assert typed(index, "pa") == ["Park Geun Ho", "Park Min Seo", "Park Jae Won"]
    assert typed(index, "park m") == ["Park Min Seo"]
    assert typed(index, "min seo p") == ["Park Min Seo"]
    assert typed(index, "Пет") == ["Volodymyr Petrenko"]
    assert typed(index, "zhukv") == ["Aleksei Zhukov"]
    assert typed(index, "qqq") == []


def test_completion_of_nothing_is_who_is_most_in_the_news(index: Index) -> None:
    assert typed(index, "")[:3] == ["Yevgeny Sorokin", "Volodymyr Petrenko", "Park Geun Ho"]
    assert len(complete(index, "", PERSON, 4)) == 4


def test_an_empty_index_has_no_matches(tmp_path: Path) -> None:
    index = index_of(tmp_path, coverage_of())
    assert not list(find(index, "Petrenko", PERSON))
    assert complete(index, "", PERSON) == ()
