from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analysis.pipeline import analyse
from corpus.fairness import left_out
from corpus.linking.facts import align
from corpus.linking.pipeline import link
from corpus.model import Article, Coverage, DateMention, Document, Fact, Span, Story
from corpus.sources.reading import read_sources
from tests.corpus.linking.made_up import article


def facts(*documents: Document, previous: Coverage | None = None) -> tuple[Fact, ...]:
    story = Story("story", "Story", tuple(document.article.id for document in documents))
    return align(documents, [story], previous)


@pytest.fixture
def bridge() -> list[Document]:
    return [
        article(
            "gazette",
            "A barge struck the old stone bridge at Brookvale on Monday and tore away two arches. "
            "The mayor said he would not resign.",
            day="2024-05-06",
        ),
        article(
            "herald",
            "Two arches fell when a barge hit the stone bridge at Brookvale. "
            "Schools on the east bank stay shut, as pupils can no longer cross the river.",
            day="2024-05-08",
        ),
    ]


def test_what_two_sources_say_in_their_own_words_is_shared(bridge: list[Document]) -> None:
    found = facts(*bridge)
    shared = [fact for fact in found if fact.status == "shared"]
    assert len(shared) == 1
    assert "bridge" in shared[0].text
    assert set(shared[0].outlets) == {"The Gazette", "The Herald"}


def test_what_one_source_says_is_alone(bridge: list[Document]) -> None:
    alone = {fact.text: fact.outlets for fact in facts(*bridge) if fact.status == "alone"}
    assert any("resign" in text and names == ("The Gazette",) for text, names in alone.items())
    assert any("Schools" in text and names == ("The Herald",) for text, names in alone.items())


def test_a_copy_in_another_outlet_is_kept_but_is_no_second_source(bridge: list[Document]) -> None:
    copy = replace(bridge[0], article=replace(bridge[0].article, id="copy", outlet="The Copy"))
    found = facts(bridge[0], copy)
    assert {fact.status for fact in found} == {"alone"}
    assert all(set(fact.outlets) == {"The Gazette", "The Copy"} for fact in found)


def test_a_number_that_the_other_does_not_give_is_not_shared() -> None:
    found = facts(
        article("gazette", "A storm tore the roofs off 300 houses in the port of Ashby on Monday."),
        article(
            "herald",
            "The storm that hit the port of Ashby on Monday tore off many roofs of houses.",
        ),
    )
    assert all("300" not in fact.text for fact in found if fact.status == "shared")


def test_a_fact_is_a_clause_in_the_article_and_short() -> None:
    text = (
        "The council voted on Monday to rebuild the bridge, although three of the old guard "
        "walked out, while outside “a crowd that wanted it gone, and said so loudly” waited; the "
        "mayor, who had promised a tunnel, did not speak."
    )
    found = facts(article("gazette", text))
    assert len(found) > 1
    for fact in found:
        assert fact.text.rstrip("…").strip() in text
        assert len(fact.text.split()) <= 26
        assert fact.text.count("“") == fact.text.count("”")


def test_headings_and_questions_are_no_facts() -> None:
    found = facts(
        article("gazette", "What went wrong\n\nWho will pay for the bridge?\n\nNobody knows.")
    )
    assert found == ()


def test_ids_are_the_same_in_any_order_and_survive_a_rebuild(bridge: list[Document]) -> None:
    first = facts(*bridge)
    assert {fact.id for fact in facts(*reversed(bridge))} == {fact.id for fact in first}
    renamed = tuple(replace(fact, id=f"kept-{number}") for number, fact in enumerate(first))
    again = facts(*bridge, previous=Coverage(facts=renamed))
    assert {fact.id for fact in again} == {fact.id for fact in renamed}


def test_the_day_of_a_fact_is_that_of_its_clause(bridge: list[Document]) -> None:
    text = bridge[0].article.text
    start = text.index("Monday")
    monday = DateMention(
        Span("gazette", start, start + 6), "Monday", date(2024, 5, 6), date(2024, 5, 6)
    )
    found = facts(replace(bridge[0], dates=(monday,)))
    happened = {fact.text.split()[0]: fact.happened for fact in found}
    assert happened == {"A": date(2024, 5, 6), "The": None}


def test_only_articles_published_after_an_event_can_leave_it_out() -> None:
    early, same, late, undated = (
        article(name, "Text.", day=day).article
        for name, day in [
            ("early", "2024-05-05"),
            ("same", "2024-05-06"),
            ("late", "2024-05-08"),
            ("undated", None),
        ]
    )
    told = "A barge struck the bridge"
    holder = article("holder", told, day="2024-05-07").article
    fact = Fact("f", told, (Span("holder", 0, 25),), ("The Holder",), "alone", 1.0)
    every = [early, same, late, undated, holder]
    monday = replace(fact, happened=date(2024, 5, 6))
    assert left_out(monday, every) == ("late",)
    assert left_out(fact, every) == ()
    assert left_out(replace(fact, happened=date(1953, 7, 27)), every) == ()
    assert left_out(monday, [early, same, undated]) == ()


def test_an_article_with_most_of_the_words_leaves_nothing_out() -> None:
    told = "A barge struck the bridge"
    holder = article("holder", told, day="2024-05-07").article
    other = article("other", "The bridge fell. Nobody saw the barge.", day="2024-05-08").article
    fact = Fact(
        "f",
        told,
        (Span("holder", 0, 25),),
        ("The Holder",),
        "alone",
        1.0,
        happened=date(2024, 5, 6),
    )
    assert left_out(fact, [holder, other]) == ()


def test_the_day_of_a_report_is_not_the_day_of_a_fact() -> None:
    text = "Two arches of the stone bridge fell, the mayor said on Tuesday."
    start = text.index("Tuesday")
    tuesday = DateMention(
        Span("gazette", start, start + 7), "Tuesday", date(2024, 5, 7), date(2024, 5, 7)
    )
    found = facts(replace(article("gazette", text, day="2024-05-08"), dates=(tuesday,)))
    assert [fact.happened for fact in found] == [None]


def test_a_source_is_listed_only_where_it_says_what_is_shown() -> None:
    found = facts(
        article(
            "gazette",
            "The mayor of Brookvale opened the new bridge with a speech on the steel workers. "
            "Rain kept many at home, and the brass band played under umbrellas.",
        ),
        article(
            "herald",
            "Four years late, the mayor of Brookvale opened the bridge to cheers. "
            "Its cost has doubled since the council first voted for a tunnel.",
        ),
        article(
            "courier",
            "The mayor of Brookvale crossed the new bridge late at night. "
            "A fox was seen there, too, by two anglers from the east bank.",
        ),
    )
    shared = [fact for fact in found if fact.status == "shared"]
    assert [set(fact.outlets) for fact in shared] == [{"The Gazette", "The Herald"}]
    assert "Brookvale opened the" in shared[0].text
    assert "steel" not in shared[0].text
    assert "cheers" not in shared[0].text


def test_a_denial_is_not_what_it_denies() -> None:
    found = facts(
        article("gazette", "The port authority closed the north channel of Ashby to tankers."),
        article("herald", "The port authority never closed the north channel of Ashby to tankers."),
    )
    assert not [fact for fact in found if fact.status == "shared"]


NOT_THE_SAME = [
    (
        "Norwegian divers attacked a Danish trawler near Ashby on Monday.",
        "Danish divers attacked a Norwegian trawler near Ashby on Monday.",
    ),
    (
        "The central bank of Norway raised its key rate to 4.5 percent.",
        "The central bank of Norway may raise its key rate to 4.5 percent next week.",
    ),
    (
        "Ecuador and Peru signed a deal on fishing rights in the Pacific.",
        "Ecuador and Peru failed to sign a deal on fishing rights in the Pacific.",
    ),
    (
        "Germany delivered tanks to Poland under a new agreement.",
        "Germany delivered tanks to Greece under a new agreement.",
    ),
]


@pytest.mark.parametrize(("one", "other"), NOT_THE_SAME)
def test_what_only_sounds_alike_is_not_shared(one: str, other: str) -> None:
    found = facts(
        article("gazette", f"{one} Trams were late because of road works near the opera house."),
        article("herald", f"{other} Birdwatchers counted eleven herons along the canal in spring."),
    )
    assert not [fact for fact in found if fact.status == "shared"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The European Union imposed new sanctions on Belarus over the border crisis.",
            "New sanctions against Belarus were imposed by the European Union after a long debate.",
        ),
        (
            "Boeing will cut 2,000 jobs in finance and human resources this year.",
            "The plane maker Boeing plans to cut 2,000 jobs this year, mostly in finance.",
        ),
    ],
)
def test_what_is_said_in_other_words_is_shared(one: str, other: str) -> None:
    found = facts(
        article("gazette", f"{one} Trams were late because of road works near the opera house."),
        article("herald", f"{other} Birdwatchers counted eleven herons along the canal in spring."),
    )
    assert len([fact for fact in found if fact.status == "shared"]) == 1


def test_a_wording_keeps_who_reports_it() -> None:
    claimed = "The port authority closed the north channel of Ashby to tankers, smugglers claimed."
    found = facts(
        article("gazette", claimed),
        article("herald", "The port authority closed the north channel of Ashby, pilots claimed."),
    )
    for fact in found:
        if fact.status == "shared":
            assert "claimed" in fact.text


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_text_gives_facts_whose_spans_hold(texts: list[str]) -> None:
    documents = [
        analyse(Article(id=str(number), source="x", text=text)) for number, text in enumerate(texts)
    ]
    found = facts(*documents)
    length = {str(number): len(text) for number, text in enumerate(texts)}
    assert len({fact.id for fact in found}) == len(found)
    for fact in found:
        assert 0 <= fact.score <= 1
        for span in fact.spans:
            assert 0 <= span.start < span.end <= length[span.article]


def test_odd_input_does_no_harm() -> None:
    odd = [
        "",
        "one",
        "\x00\ud800",
        "😀 " * 300,
        "ALL CAPITALS SHOUT 12 DEAD " * 50,
        "שלום עולם. " * 50,
    ]
    documents = [article(str(number), text) for number, text in enumerate(odd)]
    assert isinstance(facts(*documents), tuple)


def test_the_made_up_event_shares_its_final_toll(harbour_folder: Path) -> None:
    articles = [found for found in read_sources([harbour_folder]) if isinstance(found, Article)]
    coverage = link([analyse(article) for article in articles])
    shared = [fact for fact in coverage.facts if fact.status == "shared"]
    assert any(
        "27" in fact.text and set(fact.outlets) >= {"The Velmara Chronicle", "Lunaria Islander"}
        for fact in shared
    )
    copies = {"Almera Courier", "MPA (republished)"}
    assert not any(set(fact.outlets) <= copies for fact in shared)


@pytest.mark.articles
def test_the_real_disagreements_surface(articles_folder: Path) -> None:
    articles = [found for found in read_sources([articles_folder]) if isinstance(found, Article)]
    coverage = link([analyse(article) for article in articles])
    assert len(coverage.stories) == 1
    disputed = [fact for fact in coverage.facts if fact.status == "disputed"]
    sides = ["\n".join(side.text for side in fact.sides) for fact in disputed]
    for one, other in [
        ("invaded North Korea", "launched the Korean War"),
        ("stalemate", "unsuccessful"),
        ("first official guests", "second known time"),
        ("midlevel", "first vice chairman"),
        ("nuclear-armed", "nuclear-capable"),
        ("accused North Korea", "denied"),
    ]:
        assert any(one in text and other in text for text in sides), (one, other)
    assert len(disputed) <= 9


def test_although_at_the_start_of_a_sentence_is_kept() -> None:
    text = "Although the bridge has not been painted, it has stood for a century without a crack."
    assert [fact.text for fact in facts(article("gazette", text))] == [text]
