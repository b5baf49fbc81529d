"""How answers word dates, counts and lists."""

from datetime import date

import pytest

from briefs.message import Line
from briefs.parts.evidence import bullets
from briefs.parts.wording import count, days, in_articles, joined, listed, shortened


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2023, 7, 27), date(2023, 7, 27), "27 Jul 2023"),
        (date(2023, 7, 25), date(2023, 7, 30), "25–30 Jul 2023"),
        (date(2023, 7, 25), date(2023, 8, 2), "25 Jul – 2 Aug 2023"),
        (date(2022, 12, 30), date(2023, 1, 2), "30 Dec 2022 – 2 Jan 2023"),
        (date(1950, 4, 1), date(1950, 4, 30), "Apr 1950"),
        (date(2024, 2, 1), date(2024, 2, 29), "Feb 2024"),
        (date(1950, 1, 1), date(1950, 12, 31), "1950"),
        (date(1950, 1, 1), date(1953, 12, 31), "1950–1953"),
        (date(2023, 7, 25), None, "since 25 Jul 2023"),
        (None, date(2023, 7, 25), "until 25 Jul 2023"),
        (None, None, ""),
        (date(1, 1, 1), date.max, "1–9999"),
    ],
)
def test_periods(first: date | None, last: date | None, expected: str) -> None:
    assert days(first, last) == expected


def test_lists() -> None:
    assert joined([]) == ""
    assert joined(["AP"]) == "AP"
    assert joined(["AP", "Reuters", "AFP"]) == "AP, Reuters and AFP"
    assert joined(["AP", "unnamed, from CNN", "AFP"]) == "AP; unnamed, from CNN and AFP"
    assert listed(["a", "b", "c"], 2) == "a, b and c"
    assert listed(["a", "b", "c", "d"], 2) == "a, b and 2 more"


def test_counts() -> None:
    assert count(1, "article") == "1 article"
    assert count(1200, "story", "stories") == "1,200 stories"
    assert in_articles(5, 5) == "in all 5 articles"
    assert in_articles(1, 1) == "in 1 article"
    assert in_articles(2, 5) == "in 2 of 5 articles"


def test_shortening_is_marked_and_between_words() -> None:
    assert shortened("a short text", 40) == "a short text"
    assert shortened("several words, more than fit", 16) == "several words…"
    assert shortened("x" * 50, 10) == "x" * 9 + "…"


def test_a_long_list_says_how_many_it_leaves_out() -> None:
    listing = bullets([Line(str(number)) for number in range(9)], 3, "/quotes Kim")
    assert listing is not None
    assert [line.text for line in listing.lines] == ["0", "1", "2", "and 6 more: /quotes Kim"]
    assert bullets([], 3) is None
