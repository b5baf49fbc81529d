"""The export: its keys, its spans, and that it can be read in again."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.build import build
from corpus.export import export_articles, export_facts
from corpus.index import Index
from corpus.storage.sqlite import open_index
from tests.corpus.coverages import NOW, index_of
from tests.corpus.storage.contract import COVERAGE

ARTICLE = (
    *("id", "source", "url", "outlet", "outlet_basis", "agency", "republisher", "headline"),
    *("byline", "published", "published_basis", "dateline", "language", "captions", "text"),
    *("people", "quotes", "statements", "organisations", "places", "terms", "topics", "story"),
)
QUOTE = ["start", "end", "text", "kind", "speaker", "speaker_text", "relays", "paragraph"]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Index:
    fixtures = Path(__file__).resolve().parents[1] / "fixtures" / "harbour"
    out = tmp_path_factory.mktemp("harbour") / "index"
    build([fixtures], out, now=NOW)
    return open_index(out)


@pytest.fixture
def articles(tmp_path: Path) -> dict[str, dict[str, Any]]:
    index = index_of(tmp_path / "index", COVERAGE)
    return {article["id"]: article for article in export_articles(index)}


def test_an_article_has_these_keys_in_this_order(articles: dict[str, dict[str, Any]]) -> None:
    for article in articles.values():
        assert tuple(article) == ARTICLE
    first = articles["a-first"]
    assert list(first["people"][0]) == ["id", "name", "mentions", "labels"]
    assert list(first["people"][0]["labels"][0]) == ["start", "end", "text", "voice"]
    assert list(first["quotes"][0]) == QUOTE
    assert list(articles["a-second"]["statements"][0]) == [
        "start",
        "end",
        "speaker",
        "speaker_text",
    ]
    assert list(first["places"][0]) == ["id", "name", "mentions"]
    assert list(first["terms"][0]) == ["start", "end", "text", "voice"]


def test_a_fact_has_these_keys_in_this_order(tmp_path: Path) -> None:
    met, closed = export_facts(index_of(tmp_path / "index", COVERAGE))
    assert list(met) == ["id", "text", "status", "kind", "score", "outlets", "sides", "spans"]
    assert met["status"] == "disputed"
    assert met["sides"][0]["outlets"] == ["AP (republished)"]
    assert closed["spans"] == [{"article": "a-first", "start": 0, "end": 19}]


def test_a_day_stands_alone_where_no_time_is_known(articles: dict[str, dict[str, Any]]) -> None:
    assert articles["a-first"]["published"] == "2024-05-03T08:30:00+00:00"
    assert articles["a-second"]["published"] == "2024-05-04"
    assert articles["a-undated"]["published"] is None


def test_ids_are_those_of_the_whole_index(articles: dict[str, dict[str, Any]]) -> None:
    first, second = articles["a-first"], articles["a-second"]
    assert first["story"] == second["story"] == "s-harbour"
    assert [p["id"] for p in second["people"]] == ["p-brandt", "p-dahl"]
    assert first["quotes"][0]["speaker"] == "p-brandt"
    assert first["quotes"][0]["relays"] == ["KCNA", "CNN"]


def test_every_span_is_its_text(harbour: Index) -> None:
    number = 0
    for article in export_articles(harbour):
        found = [
            *article["quotes"],
            *article["terms"],
            *(one for person in article["people"] for one in person["mentions"]),
            *(one for person in article["people"] for one in person["labels"]),
            *(
                one
                for kind in ("organisations", "places")
                for e in article[kind]
                for one in e["mentions"]
            ),
        ]
        for one in found:
            assert article["text"][one["start"] : one["end"]] == one["text"]
        for statement in article["statements"]:
            assert 0 <= statement["start"] < statement["end"] <= len(article["text"])
        number += len(found)
    assert number > 100


def test_speakers_are_people_or_organisations_of_their_article(harbour: Index) -> None:
    for article in export_articles(harbour):
        known = {
            one["id"] for kind in ("people", "organisations", "places") for one in article[kind]
        }
        speakers = {one["speaker"] for one in (*article["quotes"], *article["statements"])}
        assert speakers - {None} <= known


def test_facts_point_into_their_articles(harbour: Index) -> None:
    lengths = {article.id: len(article.text) for article in harbour.articles()}
    facts = list(export_facts(harbour))
    assert facts
    for fact in facts:
        assert 0 <= fact["score"] <= 1
        assert fact["outlets"]
        for span in (*fact["spans"], *(s for side in fact["sides"] for s in side["spans"])):
            assert 0 <= span["start"] < span["end"] <= lengths[span["article"]]


def test_an_export_can_be_read_in_again(harbour: Index, tmp_path: Path) -> None:
    lines = [json.dumps(article) for article in export_articles(harbour)]
    (tmp_path / "export.jsonl").write_text("\n".join(lines), encoding="utf-8")
    report = build([tmp_path / "export.jsonl"], tmp_path / "index", now=NOW)
    assert report.skipped == ()
    with open_index(tmp_path / "index") as again:
        for article in harbour.articles():
            read = again.article(article.id)
            for field in ("text", "outlet", "agency", "headline", "byline", "captions", "url"):
                assert getattr(read, field) == getattr(article, field)
            assert (read.published, read.published_has_time) == (
                article.published,
                article.published_has_time,
            )
            assert (read.language, read.dateline) == (article.language, article.dateline)


def test_what_is_only_described_is_listed_without_mentions(tmp_path: Path) -> None:
    source = tmp_path / "note.jsonl"
    text = "Chile's navy ministry closed the port. “It is safe again,” the navy ministry said."
    source.write_text(json.dumps({"text": text}), encoding="utf-8")
    build([source], tmp_path / "index", now=NOW)
    (article,) = export_articles(open_index(tmp_path / "index"))
    listed = {one["id"]: one for one in article["organisations"]}
    assert listed[article["quotes"][0]["speaker"]]["mentions"] == []
