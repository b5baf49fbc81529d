"""Whom a text names: exactly them, and nobody else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.message import Choices, Message
from briefs.parts.namings import MOST_LOOKUPS, namings
from briefs.people import brief
from corpus.index import Index
from corpus.shipped import shipped_index
from corpus.storage.sqlite import open_index


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return open_index(shipped_index(tmp_path_factory.mktemp("home")))


def names(index: Index, text: str) -> list[str]:
    return [naming.person.name for naming in namings(index, text)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shoigu met Kim Jong Un.", ["Sergei Shoigu", "Kim Jong Un"]),
        ("Kim Jong-un’s guest, Sergey Shoigu, left", ["Kim Jong Un", "Sergei Shoigu"]),
        ("Putin's letter. Putin wrote it.", ["Vladimir Putin"]),
        ("Defense Minister Shoigu spoke", ["Sergei Shoigu"]),
        ("Шойгу молчал", ["Sergei Shoigu"]),
        ("李鸿忠会见了", ["Li Hongzhong"]),
        ("MAO NING SAID", ["Mao Ning"]),
        ("Putin Sends Letter As Xi Jinping Waits In Beijing", ["Vladimir Putin", "Xi Jinping"]),
        ("Kim spoke to the Kims.", []),
        ("Vladimir went home with Hongzhong.", []),
        ("Camp Humphreys, the Wagner Group and the Bayi Aerobatic Team", []),
        ("Putin Street and the Shoigu Foundation", []),
        ("nothing here, and no capitals: shoigu", []),
        ("", []),
        ("Vladimir\n\nPutin", ["Vladimir Putin"]),
    ],
)
def test_exactly_those_are_found(index: Index, text: str, expected: list[str]) -> None:
    assert names(index, text) == expected


def said(message: Message) -> str:
    return str(message)


def test_each_is_told_with_who_they_are_and_a_way_on(index: Index) -> None:
    message = brief(index, "Shoigu met Kim Jong Un.")
    assert "Sergei Shoigu · “Shoigu” · Russian Defense Minister · in 5 articles" in said(message)
    [choices] = [block for block in message.blocks if isinstance(block, Choices)]
    assert choices.options[0].query == "/who id:sergei-shoigu"
    assert message.fallback_text.startswith("2 people of these articles: Sergei Shoigu")


def test_nobody_and_nothing_are_said(index: Index) -> None:
    assert "It names nobody" in said(brief(index, "A ferry left."))
    assert "/people and the text" in said(brief(index, "  "))


def test_too_many_names_are_admitted(index: Index) -> None:
    text = ". ".join(f"Zed{chr(97 + n % 26)}{chr(97 + n // 26)}x Q{n}" for n in range(500))
    found, whole = namings(index, text)
    assert not whole
    assert len(found) <= MOST_LOOKUPS
    assert "more names than are looked up at once" in said(brief(index, text))


def test_the_abstracts_name_those_whom_the_index_found(
    index: Index, abstracts_folder: Path
) -> None:
    for article in index.articles():
        people = {
            index.person(mention.person).name
            for mention in index.document(article.id).mentions
            if len(mention.text.split()) > 1
        }
        found = set(names(index, article.text))
        assert len(people - found) <= 1, people - found
    assert abstracts_folder.is_dir()


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=300))
def test_any_text_is_answered(index: Index, text: str) -> None:
    assert brief(index, text).blocks
