"""The register of outlets and agencies."""

import tomllib

import pytest

from corpus.data import data_path
from corpus.model import Article
from corpus.outlets import find_outlet, outlet_of_url, outlets_of


@pytest.mark.parametrize(
    ("name", "id", "kind"),
    [
        ("AP", "ap", "agency"),
        ("The Associated Press", "ap", "agency"),
        ("agence france-presse", "afp", "agency"),
        ("KCNA", "kcna", "agency"),
        ("The Global Times", "global-times", "outlet"),
        ("Voice of Hope", "sound-of-hope", "outlet"),
        ("EL PAIS", "el-pais", "outlet"),
    ],
)
def test_outlets_go_by_many_names(name: str, id: str, kind: str) -> None:
    outlet = find_outlet(name)
    assert outlet is not None
    assert (outlet.id, outlet.kind) == (id, kind)


@pytest.mark.parametrize("name", ["", "The", "Port Sorrel Times", "Korean Central"])
def test_nobody_else(name: str) -> None:
    assert find_outlet(name) is None


@pytest.mark.parametrize(
    ("url", "id"),
    [
        ("https://edition.cnn.com/2024/03/15/ferry.html", "cnn"),
        ("www.bbc.co.uk/news", "bbc"),
        ("http://[broken", None),
        ("https://example.com/cnn.com", None),
        ("", None),
    ],
)
def test_outlets_by_address(url: str, id: str | None) -> None:
    outlet = outlet_of_url(url)
    assert (outlet.id if outlet else None) == id


def test_who_published_an_article() -> None:
    article = Article(
        "1", "a.txt", "x", outlet="Port Sorrel Times", agency="AP", republisher="Port Sorrel Times"
    )
    found = outlets_of(article)
    assert [(outlet.id, outlet.kind) for outlet in found] == [
        ("port-sorrel-times", "outlet"),
        ("ap", "agency"),
    ]
    assert outlets_of(Article("1", "a.txt", "x")) == ()
    assert outlets_of(Article("1", "a.txt", "x", agency="MPA"))[0].kind == "agency"


def test_the_register_is_sound() -> None:
    tables = tomllib.loads(data_path("config", "outlets.toml").read_text("utf-8"))
    keys = [*tables["agencies"], *tables["outlets"]]
    assert len(keys) == len(set(keys)) >= 120
    for table in tables.values():
        for name, country, domain, *aliases in table.values():
            assert country.isupper()
            assert len(country) == 2
            assert "." in domain
            assert name not in aliases
    names = [
        name for table in tables.values() for row in table.values() for name in (row[0], *row[3:])
    ]
    assert len(names) == len(set(names))


def test_what_an_article_without_an_outlet_rewrites_is_found_as_one() -> None:
    article = Article(id="a", source="a.txt", text="It rained.", rewrites="CNN")
    (outlet,) = outlets_of(article)
    assert outlet.name == "CNN"
    assert article.display_name == "unnamed, from CNN"
