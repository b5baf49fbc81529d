"""Saved web pages: what their metadata say, and pages that are hostile or hold nothing."""

import json
from pathlib import Path

import pytest

from corpus.model import Article
from corpus.sources import reading
from corpus.sources.reading import Skipped, read_sources

PARAGRAPHS = "".join(
    f"<p>The council voted on day {day} to close the old pier, the mayor said after a meeting.</p>"
    for day in ("one", "two", "three")
)


def read(path: Path, html: str | bytes) -> Article | Skipped:
    path.write_bytes(html.encode() if isinstance(html, str) else html)
    [found] = read_sources([path])
    return found


def test_linked_data_names_author_publisher_and_time(tmp_path: Path) -> None:
    linked = {
        "@graph": [
            {"@type": "WebSite"},
            {
                "@type": "NewsArticle",
                "headline": "Pier to close for good",
                "datePublished": "2024-03-04T10:00:00Z",
                "author": [{"@type": "Person", "name": "Ana Ruiz"}],
                "publisher": {"name": "Port Sorrel Times"},
            },
        ]
    }
    article = read(
        tmp_path / "a.html",
        "<html><head><title>Pier to close for good | Port Sorrel Times</title>"
        f'<script type="application/ld+json">{json.dumps(linked)}</script></head>'
        f"<body><nav>Home</nav><article>{PARAGRAPHS}</article></body></html>",
    )
    assert isinstance(article, Article)
    assert article.headline == "Pier to close for good"
    assert (article.outlet, article.outlet_basis) == ("Port Sorrel Times", "stated")
    assert article.byline == ("Ana Ruiz",)
    assert article.published is not None
    assert article.published.isoformat() == "2024-03-04T10:00:00+00:00"
    assert article.text.count("\n\n") == 2


def test_a_page_that_says_nothing_of_itself_is_given_no_outlet(tmp_path: Path) -> None:
    article = read(
        tmp_path / "a.html", f"<html><body><article>{PARAGRAPHS}</article></body></html>"
    )
    assert isinstance(article, Article)
    assert (article.outlet, article.outlet_basis) == (None, "absent")
    assert (article.published, article.published_basis) == (None, "absent")


def test_a_declared_encoding_is_used(tmp_path: Path) -> None:
    html = (
        '<html><head><meta charset="iso-8859-2"></head><body><article>'
        "<p>Rada miasta zagłosowała w poniedziałek za zamknięciem starego mostu.</p>"
        "<p>Nikt nie był przeciw, dodał burmistrz po długim posiedzeniu w ratuszu.</p>"
        "</article></body></html>"
    )
    article = read(tmp_path / "a.html", html.encode("iso-8859-2"))
    assert isinstance(article, Article)
    assert "zagłosowała w poniedziałek za zamknięciem" in article.text


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>" + "<div>" * 50_000,
        "<html><body>" + "<a href=" * 20_000,
        "<html><frameset><frame src='a'></frameset></html>",
        "<!doctype html>",
    ],
)
def test_pages_without_an_article_are_named(tmp_path: Path, html: str) -> None:
    found = read(tmp_path / "a.html", html)
    assert isinstance(found, Skipped)
    assert found.detail == "The page holds no article."


def test_a_page_of_unlikely_length_is_not_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LONGEST_PAGE", 100)
    found = read(tmp_path / "a.html", f"<html><body>{PARAGRAPHS}</body></html>")
    assert isinstance(found, Skipped)
    assert "longer than" in found.detail
