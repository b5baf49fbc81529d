"""What is read of the real articles, where they stand."""

from pathlib import Path

import pytest

from corpus.model import Article
from corpus.sources.reading import read_sources

pytestmark = pytest.mark.articles


@pytest.fixture(scope="module")
def articles(articles_folder: Path) -> dict[str, Article]:
    found = [one for one in read_sources([articles_folder]) if isinstance(one, Article)]
    return {Path(article.source).name[:3]: article for article in found}


@pytest.mark.parametrize(
    ("number", "shown", "basis", "day", "day_basis", "byline", "dateline"),
    [
        ("000", "Global Times", "inferred", "2023-07-27T22:25", "stated", (), None),
        (
            "001",
            "AP (republished)",
            "absent",
            "2023-07-26T00:00",
            "inferred",
            ("Kim Tong-hyung", "Jim Heintz"),
            "SEOUL, South Korea",
        ),
        (
            "002",
            "unnamed, from CNN",
            "absent",
            "2023-07-28T00:00",
            "stated",
            (),
            "Pyongyang [North Korea]",
        ),
        (
            "003",
            "Korea JoongAng Daily",
            "stated",
            "2023-07-25T00:00",
            "inferred",
            ("Michael Lee",),
            None,
        ),
        (
            "004",
            "Sound of Hope",
            "stated",
            "2023-07-30T00:00",
            "stated",
            ("Yue Liu", "Lin Li"),
            None,
        ),
    ],
)
def test_metadata(
    articles: dict[str, Article],
    number: str,
    shown: str,
    basis: str,
    day: str,
    day_basis: str,
    byline: tuple[str, ...],
    dateline: str | None,
) -> None:
    article = articles[number]
    assert (article.display_name, article.outlet_basis) == (shown, basis)
    assert article.published is not None
    assert (article.published.isoformat()[:16], article.published_basis) == (day, day_basis)
    assert article.byline == byline
    assert article.dateline == dateline
    assert article.republisher is None


@pytest.mark.parametrize(
    ("number", "paragraphs", "captions", "headline"),
    [
        ("000", 22, 1, True),
        ("001", 27, 1, True),
        ("002", 26, 0, False),
        ("003", 18, 1, True),
        ("004", 8, 0, True),
    ],
)
def test_paragraphs_captions_and_headline(
    articles: dict[str, Article], number: str, paragraphs: int, captions: int, headline: bool
) -> None:
    article = articles[number]
    assert article.text.count("\n\n") + 1 == paragraphs
    assert len(article.captions) == captions
    assert bool(article.headline) is headline


def test_every_paragraph_stands_in_the_file(
    articles: dict[str, Article], articles_folder: Path
) -> None:
    for article in articles.values():
        raw = " ".join((articles_folder / Path(article.source).name).read_text("utf-8").split())
        assert all(paragraph in raw for paragraph in article.text.split("\n\n"))
