"""What is read of the made-up event, file by file; see tests/fixtures/README.md."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.model import Article
from corpus.sources.reading import read_sources


@pytest.fixture(scope="module")
def harbour(harbour_folder: Path) -> dict[str, Article]:
    found = list(read_sources([harbour_folder]))
    articles = [article for article in found if isinstance(article, Article)]
    assert len(articles) == len(found) == 9
    return {Path(article.source).name + "/" + article.id: article for article in articles}


def by_file(harbour: dict[str, Article], name: str) -> Article:
    return next(article for key, article in harbour.items() if key.startswith(f"{name}/"))


def day(year: int, month: int, number: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, number, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "shown", "byline", "published", "has_time"),
    [
        (
            "wire.txt",
            "MPA (republished)",
            ("Ingrid Halvorsen", "Tomás Ibarra", "Dewi Kartika"),
            day(2024, 3, 15, 7, 40),
            True,
        ),
        (
            "courier.md",
            "Almera Courier",
            ("Ingrid Halvorsen", "Tomás Ibarra"),
            day(2024, 3, 15, 9, 5),
            True,
        ),
        (
            "broadsheet.txt",
            "The Velmara Chronicle",
            ("Catalina Reyes Montoya", "Farid Nasser"),
            day(2024, 3, 18),
            False,
        ),
        ("tabloid.txt", "Daily Klaxon", ("Jo Barrow",), day(2024, 3, 17), False),
        ("state.txt", "Radio Velmara", ("Paulo Mendes",), day(2024, 3, 16, 16, 30), True),
        ("transcript.txt", "unnamed", (), day(2024, 3, 15, 15), True),
        ("blog.html", "Tidewrack", ("Lindiwe Mokoena",), day(2024, 3, 19, 4, 15), True),
        ("feed.jsonl", "Lunaria Islander", ("Mei-Ling Tan",), day(2024, 3, 15), False),
    ],
)
def test_who_published_it_and_when(
    harbour: dict[str, Article],
    name: str,
    shown: str,
    byline: tuple[str, ...],
    published: datetime,
    has_time: bool,
) -> None:
    article = by_file(harbour, name)
    assert article.display_name == shown
    assert article.byline == byline
    assert (article.published, article.published_has_time) == (published, has_time)
    assert article.published_basis == "stated"
    assert article.language == "en"


@pytest.mark.parametrize(
    ("name", "headline", "dateline", "first", "last"),
    [
        (
            "wire.txt",
            "Ferry capsizes off Puerto Almera, at least 19 dead and 12 missing",
            "PUERTO ALMERA, Velmara",
            "A passenger ferry with more than 200",
            "who was traveling with her brother.",
        ),
        (
            "courier.md",
            "Ferry goes over at harbor mouth; 19 dead",
            "PUERTO ALMERA, Velmara",
            "A passenger ferry with more than 200",
            "statement to the Meridian Press Agency.",
        ),
        (
            "broadsheet.txt",
            "Minister quits as ferry inquiry points to open bow door",
            None,
            "Rodrigo Ibáñez Quiroga, the transport minister",
            "when the last of the 27 bodies was recovered.",
        ),
        (
            "tabloid.txt",
            "FERRY BOSS LAUGHED AT PARTY WHILE SHIP WENT DOWN",
            None,
            "FERRY tycoon Marek Wójcik was filmed",
            "sources close to the probe say.",
        ),
        (
            "state.txt",
            "Head of State visits survivors, lauds selfless rescue effort in Puerto Almera",
            "PUERTO ALMERA",
            "President Olu Adeyemi on Saturday",
            "for his fatherly care.",
        ),
        (
            "transcript.txt",
            "TRANSCRIPT: Harbor master takes questions on the Estrella del Sur",
            None,
            "The following is an edited exchange",
            "how many children.",
        ),
        (
            "blog.html",
            "Who owns the barge? Three questions about the Almera ferry",
            None,
            "Everybody in Puerto Almera",
            "and that was all.",
        ),
    ],
)
def test_where_the_article_begins_and_ends(
    harbour: dict[str, Article],
    name: str,
    headline: str,
    dateline: str | None,
    first: str,
    last: str,
) -> None:
    article = by_file(harbour, name)
    assert article.headline == headline
    assert article.dateline == dateline
    assert article.text.startswith(first)
    assert article.text.endswith(last)


def test_captions_are_kept_apart_and_once(harbour: dict[str, Article]) -> None:
    for name, start in (
        ("wire.txt", "Rescuers lift a survivor"),
        ("tabloid.txt", "Cheers: Marek Wójcik"),
        ("blog.html", "The barge Hercule IV"),
    ):
        article = by_file(harbour, name)
        assert [caption[: len(start)] for caption in article.captions] == [start]
        assert start not in article.text


def test_comments_and_menus_of_a_page_are_left_out(harbour: dict[str, Article]) -> None:
    text = by_file(harbour, "blog.html").text
    for clutter in ("cookies", "Great post", "Advertisement", "Related posts", "window.ads"):
        assert clutter not in text


def test_section_headings_and_speakers_stay(harbour: dict[str, Article]) -> None:
    assert "\n\nA door left open\n\n" in by_file(harbour, "broadsheet.txt").text
    assert "\n\nOKAFOR: Was the ferry overloaded?\n\n" in by_file(harbour, "transcript.txt").text


def test_the_same_copy_in_two_outlets_is_kept_twice(harbour: dict[str, Article]) -> None:
    wire, courier = by_file(harbour, "wire.txt"), by_file(harbour, "courier.md")
    assert wire.agency == courier.agency == "MPA"
    assert wire.outlet is None
    assert courier.text.split("\n\n")[0] in wire.text
    assert wire.id != courier.id
