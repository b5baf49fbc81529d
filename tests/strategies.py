"""Messages of any shape, for property tests of renderers."""

from collections.abc import Callable

from hypothesis import strategies as st

from briefs.message import (
    Block,
    BulletList,
    Chart,
    Choice,
    Choices,
    Comparison,
    Context,
    Divider,
    Field,
    Fields,
    Heading,
    Line,
    Message,
    Paragraph,
    QuoteBlock,
    Row,
    Series,
    Source,
)
from corpus.model import Span

_AWKWARD = st.text(
    alphabet=st.sampled_from("ab *_`~|<>[]()@#:/\\-+1.&\n\t\u200b\u202e\x00\ud800“”é海😀"),
    max_size=60,
)
_TEXT = st.one_of(_AWKWARD, st.text(max_size=80))
_SPANS = st.lists(
    st.sampled_from([Span("a", 0, 1), Span("b", 0, 1), Span("missing", 0, 1)]), max_size=3
).map(tuple)
_LINES = st.builds(
    Line, _TEXT, _SPANS, st.sampled_from(["plain", "strong", "quiet", "warning"])
)  # fmt: skip
_MANY = st.lists(_LINES, min_size=1, max_size=4).map(tuple)
_CHOICES = st.builds(Choice, _TEXT, st.text(max_size=200).map(lambda text: f"/who {text}"), _TEXT)
_SOURCES = st.builds(
    Source,
    st.sampled_from(["a", "b"]),
    _TEXT,
    st.none() | _TEXT,
    st.none() | _TEXT | st.sampled_from(["https://coast.example/a?b=(c)", "javascript:x"]),
    st.none() | st.just("2024-05-04"),
)


MAKERS: dict[str, Callable[[str], Block]] = {
    "paragraph": lambda text: Paragraph((Line(text),)),
    "heading": lambda text: Heading(Line(text)),
    "fields": lambda text: Fields((Field(text, (Line(text), Line(text))),)),
    "list": lambda text: BulletList((Line(text),)),
    "quote": lambda text: QuoteBlock(Line(text), Line(text)),
    "context": lambda text: Context((Line(text),)),
}
"""A block of each kind that holds one text."""


@st.composite
def _tables(draw: st.DrawFn) -> Comparison:
    columns = draw(st.lists(_TEXT, min_size=1, max_size=4))
    rows = draw(
        st.lists(
            st.tuples(_TEXT, st.lists(st.lists(_LINES, max_size=2).map(tuple),
                                      min_size=len(columns), max_size=len(columns))),
            max_size=3,
        )
    )  # fmt: skip
    return Comparison(tuple(columns), tuple(Row(name, tuple(cells)) for name, cells in rows))


@st.composite
def _charts(draw: st.DrawFn) -> Chart:
    labels = draw(st.lists(_TEXT, min_size=1, max_size=4))
    values = st.lists(
        st.floats(0, 1e6), min_size=len(labels), max_size=len(labels)
    ).map(tuple)  # fmt: skip
    series = draw(st.lists(st.builds(Series, _TEXT, values), min_size=1, max_size=2))
    kind = draw(st.sampled_from(["bar", "line"]))
    return Chart(draw(_TEXT), kind, tuple(labels), tuple(series), draw(_LINES))  # type: ignore[arg-type]


def blocks() -> st.SearchStrategy[Block]:
    """Blocks of every kind."""
    return st.one_of(
        st.builds(Heading, _LINES),
        st.builds(Paragraph, _MANY),
        st.builds(Fields, st.lists(st.builds(Field, _TEXT, _MANY), max_size=3).map(tuple)),
        st.builds(QuoteBlock, _LINES, _LINES),
        _tables(),
        st.builds(BulletList, _MANY),
        _charts(),
        st.builds(
            Choices, _TEXT, st.lists(_CHOICES, max_size=7).map(tuple),
            st.sampled_from(["pick", "follow_up"]),
        ),
        st.just(Divider()),
        st.builds(Context, _MANY),
    )  # fmt: skip


def messages() -> st.SearchStrategy[Message]:
    """Messages of any blocks."""
    return st.builds(
        Message,
        _TEXT,
        st.lists(blocks(), max_size=8).map(tuple),
        st.lists(_SOURCES, max_size=2, unique_by=lambda source: source.article).map(tuple),
        _TEXT,
    )
