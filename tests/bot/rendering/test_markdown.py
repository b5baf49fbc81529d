import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.rendering.markdown import escape, markdown
from briefs.message import Comparison, Line, Message, Paragraph, Row, Source

READER = MarkdownIt("commonmark", {"html": True}).enable("table")


def shown(source: str) -> str:
    """The text that a Markdown reader shows for one paragraph."""
    tokens = READER.parse(source)
    kinds = [token.type for token in tokens]
    assert kinds in ([], ["paragraph_open", "inline", "paragraph_close"]), kinds
    children = tokens[1].children or [] if tokens else []
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from([*"*_`[]()<>#+-.!|~\\&=:1 \n\tab", "![", "](", "&amp;", "<b>", "1. ", "- "])
    ).map("".join)
    | st.text(max_size=40)
)
def test_a_reader_shows_exactly_the_text(text: str) -> None:
    from bot.rendering.plain import safe

    assert shown(escape(text)) == " ".join(safe(text).split())


@pytest.mark.parametrize(
    "text", ["https://evil.example", "www.evil.example", "@everyone", "a@b.example", "#12", "$x$"]
)
def test_nothing_becomes_a_link_or_a_ping_by_itself(text: str) -> None:
    reader = MarkdownIt("gfm-like", {"linkify": False})
    assert "<a" not in reader.render(escape(text))
    assert escape(text) != text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://x.example/<b> y", "", "data:text"])
def test_only_web_addresses_become_links(url: str) -> None:
    message = Message("T", (), (Source("a", "Coast", "Head [line]", url),))
    assert "](" not in markdown(message)
    assert r"Head \[line\]" in markdown(message)


def test_a_web_address_is_the_link_of_its_headline() -> None:
    message = Message("T", (), (Source("a", "Coast", "Head", "https://x.example/a_(b)"),))
    assert '<a href="https://x.example/a_(b)">Head</a>' in READER.render(markdown(message))


def test_a_cell_stays_in_its_cell() -> None:
    table = Comparison(("A | B", "C"), (Row("x|y", ((Line("1 | 2"), Line("3")), ())),))
    html = READER.render(markdown(Message("T", (table,))))
    cells = re.findall(r"<t[hd]>(.*?)</t[hd]>", html)
    assert cells == ["", "A | B", "C", "x|y", "1 | 2<br>3", "–"]


def test_a_million_brackets_are_escaped_one_by_one() -> None:
    text = "[x](" * 250_000
    assert len(escape(text)) == len(text) + 250_000 * 2
    assert len(markdown(Message("T", (Paragraph((Line(text),)),)))) > len(text)
