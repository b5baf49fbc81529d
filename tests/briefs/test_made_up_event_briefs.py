"""What a reader would notice in the answers on the made-up event."""

from collections.abc import Callable
from datetime import UTC, datetime

from briefs.message import BulletList, Comparison, Context, Fields, Message, QuoteBlock
from briefs.parts.claims import only_one, says_something
from briefs.parts.evidence import Evidence
from corpus.index import Index
from tests.briefs.checks import follow_ups, picks, said
from tests.briefs.conftest import asker

Ask = Callable[[str], Message]


def field(message: Message, name: str) -> list[str]:
    """The values of the first field of that name."""
    return [
        line.text
        for block in message.blocks
        if isinstance(block, Fields)
        for one in block.fields
        if one.name == name
        for line in one.values
    ]


def comparison(message: Message) -> Comparison:
    return next(block for block in message.blocks if isinstance(block, Comparison))


def test_who_names_the_other_spellings_and_who_uses_them(ask_harbour: Ask) -> None:
    text = said(ask_harbour("/who Yusuf al-Khatib"))
    assert "Youssef al-Khateeb" in text
    assert "(The Velmara Chronicle)" in text


def test_who_offers_a_choice_with_what_tells_them_apart(ask_harbour: Ask) -> None:
    options = picks(ask_harbour("/who Nguyen"))
    assert len(options) > 1
    assert "Nguyen Duc" in {option.label for option in options}
    for option in options:
        assert option.query == f"/who id:{option.id}"
        assert "article" in option.detail
        assert ask_harbour(option.query).title == option.label


def test_a_choice_keeps_the_filters(ask_harbour: Ask) -> None:
    options = picks(ask_harbour("/who Nguyen since:2024-03-15"))
    assert options
    for option in options:
        assert option.query.endswith(" since:2024-03-15")


def test_who_lists_labels_by_source(ask_harbour: Ask) -> None:
    message = ask_harbour("/who Ibáñez")
    assert any("transport minister" in label for label in field(message, "The Velmara Chronicle"))
    assert any("fallen transport minister" in label for label in field(message, "Tidewrack"))


def test_who_outside_the_scope_says_so_and_offers_the_way_out(ask_harbour: Ask) -> None:
    message = ask_harbour("/who Ewa Zielińska until:2024-03-15")
    assert "No article in this scope" in message.fallback_text
    [again] = follow_ups(message)
    assert ask_harbour(again.query).sources


def test_nobody_of_that_name_gets_the_nearest_and_a_search(ask_harbour: Ask) -> None:
    message = ask_harbour("/who Qzvx")
    assert "No article here names a person called “Qzvx”." in message.fallback_text
    assert len(picks(message)) <= 3
    assert follow_ups(message)[0].query == "/search Qzvx"


def test_a_relay_is_shown_behind_the_source(ask_harbour: Ask) -> None:
    blocks = ask_harbour('/quotes all outlet:"The Velmara Chronicle"').blocks
    [sensor] = [
        block
        for block in blocks
        if isinstance(block, QuoteBlock) and block.quote.text.startswith("They told me it could")
    ]
    assert "The Velmara Chronicle ¶6 ← Radio Velmara" in sensor.attribution.text


def test_the_same_words_in_two_outlets_stand_once(ask_harbour: Ask) -> None:
    blocks = [b for b in ask_harbour("/quotes all").blocks if isinstance(b, QuoteBlock)]
    sensor = [b for b in blocks if b.quote.text.startswith("They told me it could wait")]
    assert len(sensor) == 1
    assert "Radio Velmara ¶" in sensor[0].attribution.text
    assert "The Velmara Chronicle ¶" in sensor[0].attribution.text


def test_compare_puts_a_column_for_each_source(ask_harbour: Ask) -> None:
    message = ask_harbour("/compare Daily Klaxon vs Radio Velmara")
    assert comparison(message).columns == ("Radio Velmara", "Daily Klaxon")
    for row in comparison(message).rows:
        assert len(row.cells) == 2


def test_compare_says_which_outlet_has_nothing_on_a_matter(ask_harbour: Ask) -> None:
    message = ask_harbour("/compare Daily Klaxon vs Radio Velmara on sensor")
    standing = next(row for row in comparison(message).rows if row.name == "Where it stands")
    texts = [cell[0].text for cell in standing.cells]
    assert "¶5" in texts[0]
    assert texts[1] == "does not mention it"


def test_compare_shows_the_numbers_in_dispute(ask_harbour: Ask) -> None:
    text = said(ask_harbour("/compare ferry since:2024-03-15"))
    assert "Where they differ" in text
    assert "19" in text
    assert "27" in text


def test_two_people_side_by_side(ask_harbour: Ask) -> None:
    message = ask_harbour("/compare Agnieszka Wójcik vs Marek Wójcik")
    table = comparison(message)
    assert [name.split()[0] for name in table.columns] == ["Agnieszka", "Marek"]
    chief = next(row for row in table.rows if row.name == "Almera Courier")
    assert chief.cells[0] == ()
    assert "chief executive" in " ".join(line.text for line in chief.cells[1])


def test_a_topic_that_is_none_is_looked_for_in_the_text(ask_harbour: Ask) -> None:
    message = ask_harbour("/topic sardines")
    assert "found by its words" in said(message)
    assert any("tin of sardines" in text for text in field(message, "Daily Klaxon"))


def test_excerpts_are_short_and_are_the_articles_words(harbour: Index, ask_harbour: Ask) -> None:
    message = ask_harbour("/topic ferry")
    for block in message.blocks:
        if not isinstance(block, Fields):
            continue
        for line in (line for one in block.fields for line in one.values if "¶" in line.text):
            [span] = line.spans
            words = harbour.article(span.article).text[span.start : span.end].split()
            assert " ".join(words).removesuffix(".") in line.text
            assert len(words) <= 31


def test_search_finds_bylines_and_never_makes_them_people(ask_harbour: Ask) -> None:
    text = said(ask_harbour("/search Halvorsen"))
    assert "Ingrid Halvorsen" in text
    assert "Almera Courier" in text
    assert "No article here names" in ask_harbour("/who Ingrid Halvorsen").fallback_text


def test_search_without_hits_says_so(ask_harbour: Ask) -> None:
    assert "No article holds “xylophone”." in ask_harbour("/search xylophone").fallback_text


def test_an_outlet_shows_its_articles_and_what_only_it_has(ask_harbour: Ask) -> None:
    message = ask_harbour("/outlet Daily Klaxon")
    text = said(message)
    assert "FERRY BOSS LAUGHED" in text
    assert "Only here" in text
    assert {source.name for source in message.sources} == {"Daily Klaxon"}


def test_a_timeline_runs_from_old_to_new(ask_harbour: Ask) -> None:
    message = ask_harbour("/timeline all")
    names = [f.name for b in message.blocks if isinstance(b, Fields) for f in b.fields]
    assert len(names) > 2
    assert names.index("1987") < names.index("14 Mar 2024")


def test_digest_of_a_period_without_articles_is_one_line(ask_harbour: Ask) -> None:
    message = ask_harbour("/digest since:2025-01-01")
    assert message.fallback_text.startswith("Nothing new (since 1 Jan 2025).")
    assert len(message.blocks) == 1
    assert not message.sources


def test_digest_fits_a_screen(ask_harbour: Ask) -> None:
    message = ask_harbour("/digest")
    for block in message.blocks:
        if isinstance(block, BulletList):
            assert len(block.lines) <= 5
    assert "What happened" in said(message)
    assert "What only one has" in said(message)


def test_what_reads_whole_goes_ahead_of_what_was_cut(harbour: Index) -> None:
    evidence = Evidence(harbour, harbour.articles())
    [fields] = only_one(evidence, harbour.facts(), 99)[:1]
    assert isinstance(fields, Fields)
    fallen_short = [
        ["…" in line.text or not says_something(line.text) for line in field.values]
        for field in fields.fields
    ]
    assert all(order == sorted(order) for order in fallen_short)
    assert any(len(set(order)) > 1 for order in fallen_short)


def test_links_are_kept(ask_harbour: Ask) -> None:
    urls = {source.url for source in ask_harbour("/outlet Tidewrack").sources}
    assert "https://tidewrack.example/2024/03/who-owns-the-barge" in urls


def test_what_could_not_be_read_is_said_in_the_answer(ask_harbour: Ask) -> None:
    message = ask_harbour("/search ferry since:soonish")
    warnings = [
        line.text
        for block in message.blocks
        if isinstance(block, Context)
        for line in block.lines
        if line.tone == "warning"
    ]
    assert any("soonish" in warning for warning in warnings)


def test_relative_days_depend_on_the_moment_of_asking(harbour: Index) -> None:
    week_after = asker(harbour, datetime(2024, 3, 27, tzinfo=UTC))
    year_after = asker(harbour, datetime(2025, 3, 20, tzinfo=UTC))
    assert week_after("/digest last week").sources
    assert not year_after("/digest last week").sources
