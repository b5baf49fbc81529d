"""What answers leave out on purpose: vague dates, facts without the name, ids to type."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest

from briefs.message import BulletList, Choices, Fields, Heading, Message
from briefs.parts.events import places_an_event
from corpus.index import Index
from corpus.model import DateMention, Span
from corpus.romanisation import fold
from tests.briefs.checks import follow_ups
from tests.briefs.conftest import asker
from tests.briefs.made_up_coverage import COVERAGE
from tests.corpus.coverages import index_of

Ask = Callable[[str], Message]


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("bridge") / "index", COVERAGE)


@pytest.fixture(scope="module")
def ask(bridge: Index) -> Ask:
    return asker(bridge)


@pytest.mark.parametrize(
    ("text", "first", "last", "wanted"),
    [
        ("seven decades ago", date(1949, 1, 1), date(1958, 12, 31), False),
        ("past 70 years", date(1953, 1, 1), date(2023, 1, 1), False),
        ("the 1950s", date(1950, 1, 1), date(1959, 12, 31), False),
        ("two days ago", date(2023, 7, 25), date(2023, 7, 25), True),
        ("1950-53", date(1950, 1, 1), date(1953, 12, 31), True),
        ("last year", date(2022, 1, 1), date(2022, 12, 31), True),
        ("27 July 1953", date(1953, 7, 27), date(1953, 7, 27), True),
    ],
)
def test_only_dates_that_place_an_event_are_shown(
    text: str, first: date, last: date, wanted: bool
) -> None:
    assert places_an_event(DateMention(Span("a", 0, 1), text, first, last)) is wanted


def test_one_event_of_two_outlets_is_one_entry(ask: Ask) -> None:
    [fields] = [block for block in ask("/timeline").blocks if isinstance(block, Fields)]
    [opened] = [field for field in fields.fields if field.name == "4 May 2024"]
    [line] = opened.values
    assert {span.article for span in line.spans} == {"river", "wire"}


def test_a_dispute_is_headed_by_the_numbers_in_it(ask: Ask) -> None:
    names = [
        field.name
        for block in ask("/compare").blocks
        if isinstance(block, Fields)
        for field in block.fields
    ]
    assert "Price or cost: 40 or 55" in names


def test_sides_are_short(ask: Ask) -> None:
    for block in ask("/compare").blocks:
        if isinstance(block, Fields):
            for line in (line for field in block.fields for line in field.values):
                assert len(line.text.partition(" · ")[0].split()) <= 24


def test_what_is_reported_of_somebody_names_them(ask_harbour: Ask) -> None:
    for name, *spellings in (("Khatib", "Khateeb"), ("Ibáñez",), ("Agnieszka Wójcik",)):
        listing = _under(ask_harbour(f"/who {name}"), "Reported of them")
        assert listing
        families = [fold(spelled).split()[-1] for spelled in (name, *spellings)]
        for line in listing.lines:
            named = any(family in fold(line.text) for family in families)
            assert line.tone == "quiet" or named, line.text


def _under(message: Message, title: str) -> BulletList | None:
    blocks = list(message.blocks)
    for heading, block in pairwise(blocks):
        if isinstance(heading, Heading) and heading.line.text == title:
            return block if isinstance(block, BulletList) else None
    return None


def test_people_type_names_and_buttons_carry_ids(ask: Ask) -> None:
    for option in follow_ups(ask("/who Vogt")):
        assert " id:vogt" in option.query
        assert option.hint.endswith(" Hana Vogt")
        assert ask(option.hint) == ask(option.query)


def test_the_only_story_needs_no_name(ask: Ask) -> None:
    hints = {option.hint for option in follow_ups(ask("/story"))}
    assert {"/compare", "/timeline", "/quotes all", "/terms all"} == hints
    assert ask("/compare").title == "Opening of the Lenn bridge"
    assert ask("/timeline").sources
    assert ask("/story") == ask("/story Opening of the Lenn bridge")


def test_terms_for_one_thing_stand_side_by_side(ask: Ask) -> None:
    from tests.briefs.test_made_up_event_briefs import comparison

    table = comparison(ask("/terms all"))
    [row] = table.rows
    assert row.name == "bridge"
    assert [cell[0].text for cell in row.cells] == ["bridge over the Lenn", "long-delayed bridge"]


def test_what_several_share_is_not_lengthened(ask_harbour: Ask, harbour: Index) -> None:
    shared = [fact for fact in harbour.facts() if fact.status == "shared"]
    whole = {" ".join(fact.text.split()) for fact in shared}
    listing = _under(ask_harbour("/story"), "Reported by several")
    assert listing
    for line in listing.lines:
        shown = line.text.partition(" · ")[0].removeprefix("Named alike: ")
        words = shown.rstrip("…")[1:]
        assert line.tone == "quiet" or any(words in text for text in whole), line.text


def test_usage_offers_two_questions_of_this_index(ask: Ask) -> None:
    [choices] = [block for block in ask("/who").blocks if isinstance(block, Choices)]
    assert [option.query for option in choices.options] == ["/who Hana Vogt", "/who Ivo Maras"]


def test_articles_of_nobody_are_found_as_unnamed(ask: Ask) -> None:
    message = ask("/outlet unnamed")
    assert [source.article for source in message.sources] == ["retold"]
