"""Dates in text, resolved against the day of publication."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analysis.dates import find_dates
from corpus.analysis.sentences import split_sentences
from corpus.model import Article, DateMention, Document

WEDNESDAY = datetime(2024, 5, 15, 14, tzinfo=UTC)


def dates_in(text: str, published: datetime | None = WEDNESDAY) -> tuple[DateMention, ...]:
    document = split_sentences(Document(Article("a", "a.txt", text, published=published)))
    return find_dates(document).dates


@pytest.mark.parametrize(
    ("text", "written", "first", "last"),
    [
        ("It ended on July 27, 1953.", "July 27, 1953", "1953-07-27", "1953-07-27"),
        ("It ended on 27 July 1953.", "27 July 1953", "1953-07-27", "1953-07-27"),
        ("Landings in September 1950 began.", "September 1950", "1950-09-01", "1950-09-30"),
        ("Since the 1950-53 war ended", "1950-53", "1950-01-01", "1953-12-31"),
        ("Posted 2024-05-12 at noon", "2024-05-12", "2024-05-12", "2024-05-12"),
        ("The archives opened in 1991.", "1991", "1991-01-01", "1991-12-31"),
        ("Rents rose in the 1990s.", "1990s", "1990-01-01", "1999-12-31"),
        ("a 19th-century palace", "19th-century", "1801-01-01", "1900-12-31"),
        ("They met May 12 in Oslo.", "May 12", "2024-05-12", "2024-05-12"),
        ("since October, prices", "October", "2023-10-01", "2023-10-31"),
        ("on Sept. 3, 2021.", "Sept. 3, 2021", "2021-09-03", "2021-09-03"),
        ("from July 25-27, 2023, in", "July 25-27, 2023", "2023-07-25", "2023-07-27"),
        ("On Thursday, May 9, voters", "Thursday, May 9", "2024-05-09", "2024-05-09"),
        ("Police said Tuesday that", "Tuesday", "2024-05-14", "2024-05-14"),
        ("He arrived on Wednesday evening.", "Wednesday evening", "2024-05-15", "2024-05-15"),
        ("Ministers will meet Friday.", "Friday", "2024-05-17", "2024-05-17"),
        ("The vote is scheduled for Tuesday.", "Tuesday", "2024-05-21", "2024-05-21"),
        ("He said Monday that talks will go on", "Monday", "2024-05-13", "2024-05-13"),
        ("She refused to speak on Monday.", "Monday", "2024-05-13", "2024-05-13"),
        ("Envoys to hold talks Friday", "Friday", "2024-05-17", "2024-05-17"),
        ("Flights cancelled due to the storm Monday", "Monday", "2024-05-13", "2024-05-13"),
        ("He sat there on Monday and would not talk.", "Monday", "2024-05-13", "2024-05-13"),
        ("Tuesday’s vote will decide.", "Tuesday", "2024-05-21", "2024-05-21"),
        ("It closed last Friday.", "last Friday", "2024-05-10", "2024-05-10"),
        ("It opens next Tuesday.", "next Tuesday", "2024-05-21", "2024-05-21"),
        ("It was founded 70 years ago.", "70 years ago", "1954-01-01", "1954-12-31"),
        ("It sank two weeks ago.", "two weeks ago", "2024-04-29", "2024-05-05"),
        ("The strike began this week.", "this week", "2024-05-13", "2024-05-19"),
        ("Exports fell last month.", "last month", "2024-04-01", "2024-04-30"),
        ("since last year, trade", "last year", "2023-01-01", "2023-12-31"),
        ("The storm hit yesterday.", "yesterday", "2024-05-14", "2024-05-14"),
        ("Fires burned over the weekend.", "the weekend", "2024-05-11", "2024-05-12"),
        ("in the past three months", "past three months", "2024-02-15", "2024-05-15"),
        ("a drought last summer", "last summer", "2023-06-01", "2023-08-31"),
    ],
)
def test_a_date_is_found_and_resolved(text: str, written: str, first: str, last: str) -> None:
    (found,) = dates_in(text)
    assert found.text == written
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


def test_a_month_takes_the_year_that_its_sentence_names() -> None:
    april, may = dates_in("He agreed in April 1950 and sent troops in May.")
    assert (april.first.year, may.first.year) == (1950, 1950)


def test_a_range_of_weekdays_runs_forward() -> None:
    tuesday, thursday = dates_in("The group is set to visit from Tuesday to Thursday.")
    assert (tuesday.first, thursday.first) == (date(2024, 5, 21), date(2024, 5, 23))


@pytest.mark.parametrize(
    "text",
    [
        "He may march on",
        "Black Friday sales",
        "the Sunday Times wrote",
        "in 2000 people's homes; 1,991 troops",
        "on February 30",
        "in 03/04/2023 style",
        "9999999 years ago",
        "1950 metres",
        "",
    ],
)
def test_what_is_no_clear_date_is_left_out(text: str) -> None:
    assert [found.text for found in dates_in(text)] == []


def test_without_a_day_of_publication_only_full_dates_are_resolved() -> None:
    found = dates_in("On Tuesday, last year and July 4, unlike on July 4, 1776.", None)
    assert [mention.text for mention in found] == ["July 4, 1776"]


def test_months_of_other_languages() -> None:
    article = Article("a", "a.txt", "Murió el 27 de julio de 1953.", language="es")
    (found,) = find_dates(Document(article)).dates
    assert (found.text, found.first) == ("27 de julio de 1953", date(1953, 7, 27))


PIECES = st.sampled_from(
    ["Tuesday", "last", "July", "27", "1953", "-", ",", "years ago", "in", "5", "May.", "the", "\n"]
)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200) | st.lists(PIECES, max_size=30).map(" ".join))
def test_spans_are_exact_and_in_order(text: str) -> None:
    found = dates_in(text)
    for mention in found:
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.first <= mention.last
    ends = [0, *(mention.span.end for mention in found)]
    assert all(mention.span.start >= end for mention, end in zip(found, ends, strict=False))
