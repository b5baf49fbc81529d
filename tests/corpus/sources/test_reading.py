"""Sources as users give them: good, broken, doubled, missing."""

import json
from pathlib import Path

import pytest

from corpus.model import Article
from corpus.sources import jsonl
from corpus.sources.reading import Skipped, read_sources

BODY = (
    "The council of Port Sorrel voted on Monday to close the old pier.\n\n"
    "Nobody spoke against it, the mayor said after the meeting.\n"
)


def read(*sources: Path | str) -> tuple[list[Article], list[Skipped]]:
    found = list(read_sources(sources))
    return (
        [one for one in found if isinstance(one, Article)],
        [one for one in found if isinstance(one, Skipped)],
    )


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7 \x00\x01\x02", "PDF"),
        (bytes(range(32)) * 40, "binary"),
        (b"\xff\xfeA", "UTF-16"),
        (b"Skip to content\nLog in\n", "no article"),
        (b"<rss version='2.0'><channel></channel></rss>", "feed"),
        (b"<html><body></body></html>", "no article"),
        (b'{"text": "broken', "JSON"),
    ],
)
def test_what_is_no_article_is_named_with_one_sentence(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = write(tmp_path / "article.txt", content)
    articles, skipped = read(path)
    assert articles == []
    assert [one.source for one in skipped] == [str(path)]
    assert words in skipped[0].detail
    assert skipped[0].detail.endswith(".")


def test_missing_paths_and_addresses_are_named() -> None:
    _, skipped = read("no/such/file.txt", "https://news.example/article", "a\0b")
    assert [one.source for one in skipped] == [
        "no/such/file.txt",
        "https://news.example/article",
        "a\ufffdb",
    ]
    assert "check the path" in skipped[0].detail
    assert "save the page" in skipped[1].detail


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    write(tmp_path / "b" / "two.txt", BODY.replace("pier", "dock"))
    write(tmp_path / "a.txt", BODY)
    write(tmp_path / ".c.txt", BODY.replace("pier", "quay"))
    write(tmp_path / ".hidden" / "d.txt", BODY.replace("pier", "wall"))
    articles, skipped = read(tmp_path)
    assert [Path(article.source).name for article in articles] == ["a.txt", "two.txt"]
    assert skipped == []


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"\x00\x01\x02" * 50)
    write(tmp_path / "b.txt", BODY)
    articles, skipped = read(tmp_path)
    assert [Path(article.source).name for article in articles] == ["b.txt"]
    assert [Path(one.source).name for one in skipped] == ["a.txt"]


def test_a_folder_with_nothing_to_read_is_named_itself(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "")
    _, skipped = read(tmp_path)
    assert [one.source for one in skipped] == [str(tmp_path / "a.txt"), str(tmp_path)]


def test_the_same_article_twice_is_read_once_and_says_where(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.txt", BODY), write(tmp_path / "b.txt", BODY)
    articles, skipped = read(first, second, first)
    assert [article.source for article in articles] == [str(first)]
    assert [one.source for one in skipped] == [str(second), str(first)]
    assert all(str(first) in one.detail for one in skipped)


def test_an_article_keeps_its_id_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "moved").mkdir()
    here, _ = read(write(tmp_path / "a.txt", BODY))
    there, _ = read(write(tmp_path / "moved" / "b.txt", BODY))
    assert here[0].id == there[0].id
    assert len(here[0].id) == 16


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = BODY.replace("mayor", "café owner – “José Núñez” –")
    articles, skipped = read(write(tmp_path / "a.txt", text.encode(encoding)))
    assert skipped == []
    assert "“José Núñez”" in articles[0].text


def test_cyrillic_without_a_mark(tmp_path: Path) -> None:
    text = "Совет города проголосовал в понедельник за закрытие старого причала, сообщил мэр. " * 5
    articles, _ = read(write(tmp_path / "a.txt", text.encode("cp1251")))
    assert "проголосовал в понедельник" in articles[0].text


def lines(*objects: object) -> str:
    return "\n".join(one if isinstance(one, str) else json.dumps(one) for one in objects)


def test_text_of_json_lines_is_taken_as_it_stands(tmp_path: Path) -> None:
    text = "  SEOUL (AP) —  Skip to content\n\tRead more: nothing\r\n\n\nLog in  "
    articles, _ = read(write(tmp_path / "a.jsonl", lines({"text": text})))
    assert articles[0].text == text
    assert articles[0].source.endswith("a.jsonl")
    assert articles[0].agency == "AP"
    assert articles[0].dateline == "SEOUL"


def test_what_json_lines_give_is_kept(tmp_path: Path) -> None:
    given = {
        "id": "x-1",
        "source": "archive/1.txt",
        "url": "https://news.example/1",
        "outlet": "Port Sorrel Times",
        "outlet_basis": "inferred",
        "agency": "AP",
        "headline": "Pier to close",
        "byline": ["Ana Ruiz"],
        "published": "2024-03-04T23:30:00-05:00",
        "dateline": "PORT SORREL",
        "language": "xx",
        "captions": ["The pier."],
        "people": [{"id": "p"}],
        "text": BODY,
    }
    article = read(write(tmp_path / "a.jsonl", lines(given)))[0][0]
    for key in ("id", "source", "url", "outlet", "outlet_basis", "agency", "headline", "dateline"):
        assert getattr(article, key) == given[key]
    assert article.byline == ("Ana Ruiz",)
    assert article.captions == ("The pier.",)
    assert article.language == "xx"
    assert article.published is not None
    assert article.published.isoformat() == "2024-03-05T04:30:00+00:00"
    assert article.published_has_time


def test_broken_lines_are_named_by_number_and_the_others_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 1000)
    path = write(
        tmp_path / "a.jsonl",
        lines(
            {"id": "1", "text": BODY},
            '{"text": "cut',
            {"text": "x" * 5000},
            "[1, 2]",
            {"headline": "no text"},
            "",
            {"id": "2", "text": BODY},
        ),
    )
    articles, skipped = read(path)
    assert [article.id for article in articles] == ["1", "2"]
    assert [one.source for one in skipped] == [f"{path}:{number}" for number in (2, 3, 4, 5)]


def test_a_line_of_ten_megabytes_is_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", lines({"text": "x" * 10_000_000}, {"text": BODY}))
    articles, skipped = read(path)
    assert [article.text for article in articles] == [BODY]
    assert skipped[0].source == f"{path}:1"


def test_a_wrong_field_is_left_out_and_named(tmp_path: Path) -> None:
    wrong = {"text": BODY, "published": "yesterday", "byline": 7, "outlet": ["a"]}
    path = write(tmp_path / "a.jsonl", lines(wrong))
    articles, skipped = read(path)
    assert (articles[0].published, articles[0].byline, articles[0].outlet) == (None, (), None)
    assert [one.source for one in skipped] == [f"{path}:1"] * 3


def test_ids_that_are_given_decide_what_is_one_article(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl",
        lines(
            {"id": "1", "text": BODY},
            {"id": "2", "text": BODY},
            {"id": "1", "text": BODY + "More of it came later."},
            {"outlet": "One", "text": BODY},
            {"outlet": "Two", "text": BODY},
        ),
    )
    articles, skipped = read(path)
    assert [article.id for article in articles][:2] == ["1", "2"]
    assert [article.outlet for article in articles] == [None, None, "One", "Two"]
    assert len(skipped) == 1
    assert "already stands for another article" in skipped[0].detail


def test_nul_and_halves_of_pairs_are_replaced_one_for_one(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "A\\u0000B \\ud83d C said so on Monday."}')
    assert read(path)[0][0].text == "A\ufffdB \ufffd C said so on Monday."


def test_json_objects_over_several_lines_are_read(tmp_path: Path) -> None:
    one = write(tmp_path / "one.json", json.dumps({"id": "1", "text": BODY}, indent=2))
    many = write(tmp_path / "many.json", json.dumps([{"id": "2", "text": BODY}, {"id": "3"}]))
    articles, skipped = read(one, many)
    assert [article.id for article in articles] == ["1", "2"]
    assert [skip.source for skip in skipped] == [f"{many}:2"]


MARKED = """---
title: "Pier: to close"
author: Ana Ruiz and Li Na
date: 2024-03-04
place: PORT SORREL
---
# Pier: to close

The **council** of [Port Sorrel](https://x.example) voted on Monday
to close the *old* pier, snake_case_kept.

> “Nobody spoke against it,” the mayor said.

---

## What comes next

- The first step is a new fence.
![The pier seen from the north at dawn](pier.jpg)
"""


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    article = read(write(tmp_path / "a.md", MARKED))[0][0]
    assert article.headline == "Pier: to close"
    assert article.byline == ("Ana Ruiz", "Li Na")
    assert article.dateline == "PORT SORREL"
    assert article.published is not None
    assert article.published.date().isoformat() == "2024-03-04"
    assert article.captions == ("The pier seen from the north at dawn",)
    assert article.text == (
        "The council of Port Sorrel voted on Monday to close the old pier, snake_case_kept.\n\n"
        "“Nobody spoke against it,” the mayor said.\n\n"
        "What comes next\n\n"
        "The first step is a new fence."
    )


def test_kind_is_told_by_content_more_than_by_ending(tmp_path: Path) -> None:
    marked = write(tmp_path / "a.txt", MARKED)
    page = write(
        tmp_path / "b.txt",
        "<!DOCTYPE html><html><head><title>Pier to close soon</title></head><body><article>"
        + "".join(f"<p>{line}</p>" for line in BODY.split("\n") if line) * 3
        + "</article></body></html>",
    )
    objects = write(tmp_path / "c.txt", lines({"id": "9", "text": BODY}, {"id": "8", "text": BODY}))
    articles, skipped = read(marked, page, objects)
    assert skipped == []
    assert [article.headline for article in articles[:2]] == [
        "Pier: to close",
        "Pier to close soon",
    ]
    assert "<p>" not in articles[1].text
    assert [article.id for article in articles[2:]] == ["9", "8"]


def test_what_was_exported_is_read_back_the_same(tmp_path: Path) -> None:
    raw = f"Port Sorrel Times, May 5, 2024\nPier to close for good\nBy Ana Ruiz\n{BODY}"
    article = read(write(tmp_path / "a.txt", raw))[0][0]
    assert article.published is not None
    exported = {
        **{key: getattr(article, key) for key in ("id", "source", "outlet", "outlet_basis")},
        **{key: getattr(article, key) for key in ("headline", "byline", "language", "text")},
        "published": article.published.date().isoformat(),
        "published_basis": article.published_basis,
    }
    assert read(write(tmp_path / "b.jsonl", lines(exported)))[0] == [article]


def test_a_name_that_is_no_text_can_still_be_shown(tmp_path: Path) -> None:
    path = Path(f"{tmp_path}/a\udcff.txt")
    try:
        write(path, BODY)
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system takes no such name")
    articles, _ = read(tmp_path)
    assert articles[0].source.encode().endswith("a\ufffd.txt".encode())
