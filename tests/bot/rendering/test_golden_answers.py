"""Whole answers of every command over a coverage made by hand, compared with tests/golden/answers.

WRITE_GOLDEN=1 writes those anew; read what changed before it is committed.
"""

import os
from pathlib import Path

import pytest

from bot.command import Answer
from bot.rendering.data import answer_data
from bot.rendering.layout import lay_out
from bot.rendering.markdown import markdown
from bot.rendering.rows import plain_text
from briefs.message import Message
from corpus.index import Index
from tests.briefs.conftest import asker
from tests.briefs.made_up_coverage import COVERAGE
from tests.corpus.coverages import index_of

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "answers"
QUESTIONS = {
    "who": "/who Vogt",
    "topic": "/topic transport",
    "compare": "/compare",
    "compare-outlets": "/compare River Post vs NPA",
    "quotes": "/quotes Vogt",
    "terms": "/terms all",
    "outlet": "/outlet NPA",
    "story": "/story",
    "timeline": "/timeline",
    "search": "/search cables",
    "search-said": "/search said:Vogt",
    "heard": "/heard all",
    "digest": "/digest",
    "nobody": "/who Zzyzx",
    "usage": "/who",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("golden") / "index", COVERAGE)


def answered(index: Index, question: str) -> Message:
    return asker(index)(question)


def compare(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_on_a_screen(index: Index, name: str) -> None:
    compare(f"{name}.txt", plain_text(lay_out(answered(index, QUESTIONS[name]), 80)))


@pytest.mark.parametrize("width", [40, 120])
@pytest.mark.parametrize("name", ["compare", "compare-outlets", "digest", "who"])
def test_an_answer_on_a_narrow_and_on_a_wide_screen(index: Index, name: str, width: int) -> None:
    compare(f"{name}-{width}.txt", plain_text(lay_out(answered(index, QUESTIONS[name]), width)))


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_in_markdown(index: Index, name: str) -> None:
    compare(f"{name}.md", markdown(answered(index, QUESTIONS[name])))


def test_an_answer_as_data(index: Index) -> None:
    import json

    data = answer_data(Answer("who", "Vogt", answered(index, QUESTIONS["who"])))
    compare("who.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_gist_is_at_most_two_sentences_of_plain_text(index: Index, name: str) -> None:
    gist = answered(index, QUESTIONS[name]).fallback_text
    assert 0 < len(gist) <= 300
    assert "\n" not in gist
