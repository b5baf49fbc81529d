"""Searching in scripts that write words without blanks."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.index import Index
from corpus.model import Article, Coverage, Document
from corpus.storage.parted import parted, whole_span
from tests.corpus.coverages import index_of

JAPANESE = "港の町の議会は月曜日、古い桟橋を閉鎖することを決めた。市長はAP通信に語った。"
CHINESE = "港口城市的议会星期一决定关闭旧码头，市长 Ilse Brandt 说。"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    articles = (
        Article("ja", "ja.txt", JAPANESE, headline="桟橋を閉鎖へ"),
        Article("zh", "zh.txt", CHINESE, captions=("旧码头",)),
        Article("en", "en.txt", "The council closed the old pier, Ilse Brandt said."),
    )
    coverage = Coverage(tuple(map(Document, articles)))
    return index_of(tmp_path_factory.mktemp("parted") / "index", coverage)


@pytest.mark.parametrize(
    ("query", "article", "words"),
    [
        ("桟橋", "ja", ["桟橋"]),
        ("古い桟橋", "ja", ["古い桟橋"]),
        ("AP通信", "ja", ["AP通信"]),
        ("港", "ja", ["港"]),
        ("码头 brandt", "zh", ["码头", "Brandt"]),
        ("关闭码头", "zh", ["关闭", "码头"]),
    ],
)
def test_a_word_within_a_run_is_found(
    index: Index, query: str, article: str, words: list[str]
) -> None:
    (hit,) = (hit for hit in index.search(query) if hit.article == article)
    text = index.article(article).text
    assert [text[span.start : span.end] for span in hit.spans] == words


def test_what_no_article_holds_is_not_found(index: Index) -> None:
    assert not index.search("飛行機")
    assert not index.search("橋桟")


def test_other_scripts_find_what_they_did(index: Index) -> None:
    assert {hit.article for hit in index.search("Ilse Brandt")} == {"en", "zh"}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text("a 桟橋を.é🙂", max_size=40))
def test_every_place_in_parted_text_is_the_same_character_in_the_text(text: str) -> None:
    apart, whole = parted(text), whole_span(text)
    for place, character in enumerate(apart):
        if character != " ":
            start, end = whole(place, place + 1)
            assert text[start:end] == character
