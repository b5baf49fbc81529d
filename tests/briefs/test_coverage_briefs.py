"""What answers say of events that several newsrooms tell in words of their own."""

from pathlib import Path

import pytest

from corpus.build import build
from corpus.storage.sqlite import open_index
from tests.briefs.checks import follow_ups, said
from tests.briefs.conftest import Asked, asker

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


@pytest.fixture(scope="module")
def ask_coverage(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    sources = sorted((FIXTURES / "coverage" / "dev").glob("*/*.md"))
    out = tmp_path_factory.mktemp("coverage") / "index"
    build(sources, out)
    return asker(open_index(out))


@pytest.fixture(scope="module")
def ask_events(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    out = tmp_path_factory.mktemp("events") / "index"
    build([FIXTURES / "events"], out)
    return asker(open_index(out))


def test_a_fact_names_who_tells_it_in_other_words(ask_coverage: Asked) -> None:
    text = said(ask_coverage("/compare Canadians reach for the seed cupboard"))
    assert (
        "The mark-up over Friday's price is 28 per cent · Kattegat Tidende; in other words "
        "Correio do Tejo and Morgenwarte"
    ) in text
    assert "Jobs to go: 900 or 1,200" in text


def test_an_organisation_that_one_article_takes_for_a_person_is_none(ask_coverage: Asked) -> None:
    message = ask_coverage("/compare Redwillow")
    assert {"The Harbour Post", "Kattegat Tidende", "Correio do Tejo", "Morgenwarte"} <= {
        source.name for source in message.sources
    }


def test_a_word_on_several_stories_offers_them(ask_events: Asked) -> None:
    options = [one for one in follow_ups(ask_events("/compare trial")) if one.id]
    assert len(options) > 1
    for option in options:
        assert option.query == f"/compare id:{option.id}"
        assert ask_events(option.query).title == option.label


def test_a_word_on_one_story_offers_no_choice(ask_events: Asked) -> None:
    assert not [one for one in follow_ups(ask_events("/compare Nordvik Sundby")) if one.id]


def test_a_copy_with_a_word_changed_is_not_the_same_text(ask_events: Asked) -> None:
    text = said(ask_events("/compare Aerovia strike"))
    assert "with a walkout for a second day on Saturday · nearly the same text in Le Fanal" in text
