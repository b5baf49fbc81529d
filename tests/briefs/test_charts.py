import math
import struct
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.charts import LONGEST_ALTERNATIVE, alternative_text, png
from briefs.message import Chart, Line, Series

VALUES = st.floats(allow_nan=True, allow_infinity=True)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    labels = draw(st.lists(st.text(max_size=30), max_size=6))
    series = draw(
        st.lists(
            st.builds(Series, st.text(max_size=20), st.lists(VALUES, max_size=6).map(tuple)),
            max_size=3,
        )
    )
    kind = draw(st.sampled_from(["bar", "line"]))
    summary = Line(draw(st.text(max_size=60)))
    return Chart(draw(st.text(max_size=60)), kind, tuple(labels), tuple(series), summary)  # type: ignore[arg-type]


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


@settings(deadline=None, max_examples=40)
@given(charts())
def test_any_chart_is_a_picture_and_words_without_a_warning(chart: Chart) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        width, height = size(png(chart))
    assert 0 < width <= 2000
    assert 0 < height <= 2000
    assert len(alternative_text(chart)) <= LONGEST_ALTERNATIVE


def bars(labels: tuple[str, ...], *values: tuple[float, ...]) -> Chart:
    series = tuple(Series(f"s{number}", row) for number, row in enumerate(values))
    return Chart("Mentions a day", "bar", labels, series, Line("Most on Monday."))


@pytest.mark.parametrize(
    "label", ["$x^2$", "a\nb", "海岸のフェリー", "😀", "", "x" * 500, "\u202eb", "100 %"]
)
def test_awkward_labels_are_drawn(label: str) -> None:
    size(png(bars((label,), (1.0,))))


@pytest.mark.parametrize("value", [0.0, -5.0, 1e300, math.nan, math.inf])
def test_awkward_values_are_drawn(value: float) -> None:
    size(png(bars(("a", "b"), (value, 1.0))))


def test_the_same_chart_is_the_same_picture() -> None:
    chart = bars(("a", "b", "c"), (1.0, 2.0, 3.0), (3.0, 2.0, 1.0))
    assert png(chart) == png(chart)


def test_many_labels_stay_within_a_screen_and_are_counted_in_words() -> None:
    chart = bars(tuple(f"label {n}" for n in range(500)), tuple(float(n) for n in range(500)))
    assert size(png(chart))[1] <= 2000
    text = alternative_text(chart)
    assert "label 3: 3" in text
    assert text.endswith(" more")


def test_words_say_title_summary_and_values() -> None:
    assert alternative_text(bars(("Mon", "Tue"), (3.0, 1.5))) == (
        "Mentions a day. Most on Monday. Mon: 3, Tue: 1.5"
    )
    two = alternative_text(bars(("Mon",), (3.0,), (4.0,)))
    assert "Mon s0: 3, Mon s1: 4" in two
