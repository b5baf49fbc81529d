"""Days and periods as people write them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.parts.periods import Calendar, Period, read_period

WEDNESDAY = date(2024, 3, 20)
CALENDAR = Calendar(WEDNESDAY)


def period(first: date, last: date | None = None) -> Period:
    return Period(first, last or first)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-07-26", period(date(2023, 7, 26))),
        ("2023/7/26", period(date(2023, 7, 26))),
        ("26.7.2023", period(date(2023, 7, 26))),
        ("26/7/2023", period(date(2023, 7, 26))),
        ("7/26/2023", period(date(2023, 7, 26))),
        ("26 July 2023", period(date(2023, 7, 26))),
        ("July 26, 2023", period(date(2023, 7, 26))),
        ("26th of July 2023", period(date(2023, 7, 26))),
        ("Sept. 3 2023", period(date(2023, 9, 3))),
        ("2023-07", period(date(2023, 7, 1), date(2023, 7, 31))),
        ("July 2023", period(date(2023, 7, 1), date(2023, 7, 31))),
        ("february 2024", period(date(2024, 2, 1), date(2024, 2, 29))),
        ("2023", period(date(2023, 1, 1), date(2023, 12, 31))),
        ("today", period(WEDNESDAY)),
        ("yesterday", period(date(2024, 3, 19))),
        ("Monday", period(date(2024, 3, 18))),
        ("Wednesday", period(WEDNESDAY)),
        ("last Wednesday", period(date(2024, 3, 13))),
        ("this week", period(date(2024, 3, 18), WEDNESDAY)),
        ("last week", period(date(2024, 3, 11), date(2024, 3, 17))),
        ("the past week", period(date(2024, 3, 14), WEDNESDAY)),
        ("last 3 days", period(date(2024, 3, 18), WEDNESDAY)),
        ("last month", period(date(2024, 2, 1), date(2024, 2, 29))),
        ("two days ago", period(date(2024, 3, 18))),
        ("27 July", period(date(2023, 7, 27))),
        ("1 March", period(date(2024, 3, 1))),
    ],
)
def test_phrases_that_name_days(text: str, expected: Period) -> None:
    assert read_period(text, CALENDAR) == expected


@pytest.mark.parametrize(
    "text", ["6/7/2023", "31 February 2023", "2023-13-01", "soon", "", "27", "July August", "0000"]
)
def test_phrases_that_name_none_or_could_be_two(text: str) -> None:
    assert read_period(text, CALENDAR) is None


def test_a_day_without_a_year_belongs_to_the_time_of_the_articles() -> None:
    archive = Calendar(date(2026, 11, 22), lambda: date(2023, 7, 30))
    assert read_period("27 July", archive) == period(date(2023, 7, 27))
    assert read_period("1 August", archive) == period(date(2023, 8, 1))


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=40))
def test_any_text_can_be_asked(text: str) -> None:
    found = read_period(text, CALENDAR)
    assert found is None or found.first <= found.last
