from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rendering.pages import pages

PARTS = st.lists(st.text(st.sampled_from("ab \n"), min_size=1, max_size=60), max_size=8)


def without_blanks(text: str) -> str:
    return "".join(text.split())


@settings(deadline=None, max_examples=100)
@given(PARTS, st.integers(5, 50))
def test_pages_hold_everything_in_order_within_the_limit(parts: list[str], limit: int) -> None:
    found = pages(parts, limit)
    assert all(len(page) <= limit for page in found)
    assert without_blanks("".join(found)) == without_blanks("".join(parts))


def test_parts_stay_whole_where_they_fit() -> None:
    assert pages(["one two", "three", "four"], 16) == ["one two\n\nthree", "four"]


def test_a_long_part_is_split_between_lines_before_words() -> None:
    assert pages(["aaa bbb\nccc ddd"], 8) == ["aaa bbb", "ccc ddd"]
    assert pages(["aaa bbb ccc"], 8) == ["aaa bbb", "ccc"]
    assert pages(["abcdef"], 4) == ["abcd", "ef"]


def test_no_limit_is_one_page() -> None:
    assert pages(["a", "b"], None) == ("a\n\nb",)
