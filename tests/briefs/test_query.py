"""Reading a question: filters out, subjects found, nothing lost in silence."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.query import Query, read_query
from corpus.index import Index
from corpus.model import EntityKind

NOW = datetime(2024, 3, 20, 9, 0, tzinfo=UTC)
KINDS: frozenset[EntityKind] = frozenset({"person", "topic", "story", "outlet"})


def read(index: Index, text: str) -> Query:
    return read_query(index, text, KINDS, NOW)


@pytest.mark.parametrize(
    ("text", "words", "since", "until"),
    [
        ("ferry since:2024-03-16", "ferry", date(2024, 3, 16), None),
        ("ferry since: 16 March until:18 March", "ferry", date(2024, 3, 16), date(2024, 3, 18)),
        ("since Monday ferry", "ferry", date(2024, 3, 18), None),
        ("ferry last week", "ferry", date(2024, 3, 11), date(2024, 3, 17)),
        ("ferry in March 2024", "ferry", date(2024, 3, 1), date(2024, 3, 31)),
        ("ferry after 16 March", "ferry", date(2024, 3, 17), None),
        ("ferry before 16 March", "ferry", None, date(2024, 3, 15)),
        ("ferry between 15 March and 17 March", "ferry", date(2024, 3, 15), date(2024, 3, 17)),
        ("ferry on Monday", "ferry", date(2024, 3, 18), date(2024, 3, 18)),
        ("men in black", "men in black", None, None),
        ("the last captain", "the last captain", None, None),
        ('"since Monday"', '"since Monday"', None, None),
    ],
)
def test_periods_are_taken_out_of_the_words(
    harbour: Index, text: str, words: str, since: date | None, until: date | None
) -> None:
    query = read(harbour, text)
    assert (query.words, query.scope.since, query.scope.until) == (words, since, until)
    assert not query.problems


@pytest.mark.parametrize(
    "text",
    [
        'ferry outlet:"The Velmara Chronicle"',
        "ferry outlet:“The Velmara Chronicle”",
        "outlet:velmara chronicle ferry",
        "outlet:The Velmara Chronicle ferry",
        "ferry OUTLET: the velmara chronicle",
    ],
)
def test_an_outlet_is_taken_out_with_and_without_quotes(harbour: Index, text: str) -> None:
    query = read(harbour, text)
    assert query.words == "ferry"
    assert {one.outlet for one in harbour.articles(query.scope)} == {"The Velmara Chronicle"}
    assert "Velmara Chronicle" in query.scope_text


def test_several_outlets_widen_the_scope(harbour: Index) -> None:
    query = read(harbour, 'ferry outlet:"Daily Klaxon","Radio Velmara"')
    names = {one.outlet for one in harbour.articles(query.scope)}
    assert names == {"Daily Klaxon", "Radio Velmara"}
    assert query.scope_text == "Daily Klaxon or Radio Velmara"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ferry outlet:zzqx", "“zzqx”"),
        ("ferry since:soonish", "“soonish”"),
        ("ferry since:", "missing"),
        ("ferry outlet:", "missing"),
        ("ferry since:6/7/2023", "2023-07-26"),
        ("ferry since:2024-03-18 until:2024-03-16", "ends before it begins"),
        ("ferry " * 200, "first 300 characters"),
    ],
)
def test_what_cannot_be_read_is_said(harbour: Index, text: str, said: str) -> None:
    assert any(said in problem for problem in read(harbour, text).problems)


def test_outlets_against_one_another_on_a_matter(harbour: Index) -> None:
    query = read(harbour, "Daily Klaxon vs Radio Velmara on the captain")
    assert [one.entity.name for one in query.subjects if one.entity] == [
        "Daily Klaxon",
        "Radio Velmara",
    ]
    assert query.about is not None
    assert query.about.text == "the captain"


def test_outlets_joined_by_and(harbour: Index) -> None:
    query = read(harbour, "Daily Klaxon, Radio Velmara and Tidewrack")
    assert [one.text for one in query.subjects] == ["Daily Klaxon", "Radio Velmara", "Tidewrack"]


def test_an_id_is_the_entity_itself(harbour: Index) -> None:
    person = harbour.people()[0].entity
    assert read(harbour, f"id:{person.id}").subject.entity == person


def test_the_filters_can_be_asked_again(harbour: Index) -> None:
    query = read(harbour, 'ferry outlet:"Daily Klaxon" since:2024-03-16 until:2024-03-18')
    again = read(harbour, f"ferry{query.filters}")
    assert (again.scope, again.words) == (query.scope, "ferry")


@settings(deadline=None, max_examples=100)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(["outlet:", "since:", "until:", "last", "week", "vs", "on", "id:"])
            | st.sampled_from(
                ["9999-12-31", "0001-01-01", "ferry", "Daily Klaxon", "\x00", '"', "“"]
            ),
            max_size=10,
        ).map(" ".join),
    )
)
def test_any_text_is_read(harbour: Index, text: str) -> None:
    query = read(harbour, text)
    assert query.text == text
