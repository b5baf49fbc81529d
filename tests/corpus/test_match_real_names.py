"""Whom a query means among the people of the five real articles."""

from pathlib import Path

import pytest

from corpus.build import build
from corpus.index import Index
from corpus.match import find
from corpus.storage.sqlite import open_index
from tests.corpus.coverages import PERSON

pytestmark = pytest.mark.articles

CLEAR = {
    "Shoigu's": "Sergei Shoigu",
    "minister Shoigu": "Sergei Shoigu",
    "Defense Minister Sergei Shoigu": "Sergei Shoigu",
    "SHOIGU, SERGEI": "Sergei Shoigu",
    "Schoigu": "Sergei Shoigu",
    "Choïgou": "Sergei Shoigu",
    "Szojgu": "Sergei Shoigu",
    "Сергей Шойгу": "Sergei Shoigu",
    "S. Shoigu": "Sergei Shoigu",
    "shoigu?": "Sergei Shoigu",
    "shoygu sergey": "Sergei Shoigu",
    "kim jongun": "Kim Jong Un",
    "Kim Jung Un": "Kim Jong Un",
    "Jong Un Kim": "Kim Jong Un",
    "KJU": "Kim Jong Un",
    "김정은": "Kim Jong Un",
    "leader Kim Jong Un": "Kim Jong Un",
    "Kim Jong-un’s": "Kim Jong Un",
    "김일성": "Kim Il Sung",
    "Vladmir Putin": "Vladimir Putin",
    "Poutine": "Vladimir Putin",
    "ПУТИН": "Vladimir Putin",
    "President Putin's": "Vladimir Putin",
    "Wladimir": "Vladimir Putin",
    "PUTIN!!!": "Vladimir Putin",
    "xi jin ping": "Xi Jinping",
    "习近平": "Xi Jinping",
    "Xi Jingping": "Xi Jinping",
    "President Xi": "Xi Jinping",
    "Xi's": "Xi Jinping",
    "Li Hong-zhong": "Li Hongzhong",
    "Hongzhong Li": "Li Hongzhong",
    "李鸿忠": "Li Hongzhong",
    "spokesperson Mao Ning": "Mao Ning",
    "Chairman Mao Zedong": "Mao Zedong",
    "Josef Stalin": "Joseph Stalin",
    "Сталин": "Joseph Stalin",
    "General MacArthur": "Douglas MacArthur",
    "Mac Arthur": "Douglas MacArthur",
    "McArthur": "Douglas MacArthur",
    "Doug MacArthur": "Douglas MacArthur",
    "Ankit Panda's": "Ankit Panda",
    "lu chao": "Lü Chao",
    "吕超": "Lü Chao",
    "Hertzinger": "Blake Herzinger",
    "Wang Ya Jun": "Wang Yajun",
    "Kang Soon Nam": "Kang Sun Nam",
    "강순남": "Kang Sun Nam",
}

CHOICES = {
    "Kim": ["Kim Jong Un", "Kim Song Nam", "Kim Il Sung", "Kim Jong Il"],
    "Kim’s": ["Kim Jong Un", "Kim Song Nam", "Kim Il Sung", "Kim Jong Il"],
    "Li": ["Li Hongzhong", "Li Zongxun"],
    "Mao": ["Mao Ning", "Mao Zedong"],
    "Wang": ["Wang Junsheng", "Wang Yajun"],
}

NOBODY = [
    "Wagner",
    "Camp Humphreys",
    "Putin's letter",
    "Aid Korea",
    "Bayi Aerobatic Team",
    "Reuters",
    "Jim Heintz",
    "Michael Lee",
    "Lin Li",
    "Kim Tong-hyung",
    "minister",
    "Victory Day",
    "Shoigu and Kim",
    "Sergei Lavrov",
    "Vladimir Zelensky",
    "Wang Yi",
    "Li Qiang",
    "Kim Yo Jong",
    "Hunter Biden",
    "Korean War",
]


@pytest.fixture(scope="module")
def index(articles_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("real")
    build([articles_folder], folder)
    return open_index(folder)


@pytest.mark.parametrize(("query", "name"), CLEAR.items())
def test_a_person_of_the_articles_is_found(index: Index, query: str, name: str) -> None:
    lookup = find(index, query, PERSON)
    assert lookup.best, [(match.entity.name, match.score) for match in lookup]
    assert lookup.best.entity.name == name


@pytest.mark.parametrize(("query", "names"), CHOICES.items())
def test_namesakes_of_the_articles_are_a_choice(index: Index, query: str, names: list[str]) -> None:
    assert [match.entity.name for match in find(index, query, PERSON).rivals] == names


@pytest.mark.parametrize("query", NOBODY)
def test_what_is_no_person_of_the_articles_gets_no_clear_answer(index: Index, query: str) -> None:
    lookup = find(index, query, PERSON)
    assert lookup.best is None, lookup.best
    assert not lookup.rivals
