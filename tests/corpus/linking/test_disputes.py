from dataclasses import replace

import pytest

from corpus.linking.facts import align
from corpus.linking.stories import cluster
from corpus.model import Document, Fact, Label, Span, Story
from tests.corpus.linking.made_up import article


def disputes(*documents: Document) -> list[Fact]:
    story = Story("story", "Story", tuple(document.article.id for document in documents))
    return [fact for fact in align(documents, [story]) if fact.status == "disputed"]


def sides(fact: Fact) -> dict[str, tuple[str, ...]]:
    return {side.text: side.outlets for side in fact.sides}


def labelled(document: Document, *labels: str) -> Document:
    """The document with labels for one person, each where its text first stands."""
    text = document.article.text
    found = tuple(
        Label(
            Span(document.article.id, text.index(label), text.index(label) + len(label)), "p", label
        )
        for label in labels
    )
    return replace(document, labels=found)


def test_tolls_that_differ_are_sides_of_one_dispute() -> None:
    found = disputes(
        article("gazette", "The blast in the mine at Karvo killed 14 people on Monday night."),
        article("herald", "At least 11 people died in the Karvo mine, a union official said."),
        article("tribune", "Rescuers brought up the bodies of 17 victims of the Karvo mine blast."),
    )
    assert len(found) == 1
    assert found[0].kind == "number"
    assert [side.outlets for side in found[0].sides] == [
        ("The Herald",), ("The Gazette",), ("The Tribune",),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The flood killed at least 11 people in Karvo.", "The flood killed 14 people in Karvo."),
        ("The flood in Karvo killed 14 people.", "The flood in Karvo hurt 20 people."),
        ("The flood killed 14 people in Karvo.", "A flood in Karvo killed 900 people in 1931."),
        (
            "The flood killed 14 people in Karvo.",
            "The flood left two people dead and closed a road.",
        ),
        ("The flood killed 14 people in Karvo.", "The flood in Karvo killed fourteen people."),
        ("The Karvo flood killed three people.", "Two others have died in the Karvo flood."),
        ("The Karvo quake killed 14 people.", "A quake of 5.8 killed people in Karvo."),
    ],
)
def test_numbers_that_can_both_be_true_are_no_dispute(one: str, other: str) -> None:
    assert disputes(article("gazette", one), article("herald", other)) == []


def test_a_list_of_figures_is_no_dispute_and_is_read_in_time() -> None:
    """The time is bounded by the test's own limit: pairs of its numbers once took a minute."""
    figures = ", ".join(f"{number} houses destroyed in ward {number}" for number in range(12, 212))
    shifted = ", ".join(
        f"{number + 1} houses destroyed in ward {number}" for number in range(12, 212)
    )
    found = disputes(
        article("gazette", f"The storm left ruins in Karvo, the mayor said: {figures}."),
        article("herald", f"The storm left ruins in Karvo, an official said: {shifted}."),
    )
    assert [fact for fact in found if fact.kind == "number"] == []


def test_copies_of_one_report_do_not_dispute_each_other() -> None:
    text = (
        "The blast in the mine at Karvo killed 14 people on Monday night. The owner promised to "
        "look into how the gas had gathered, and the mayor of the town asked for three days of "
        "mourning."
    )
    assert disputes(article("wire", text), article("courier", text.replace("14", "15"))) == []


def test_who_began_a_war_is_told_from_who_attacks_whom() -> None:
    found = disputes(
        article("gazette", "France invaded Portugal in 1807 after the treaty failed."),
        article("herald", "Portugal launched the war of 1807, an attempt to win a border town."),
    )
    assert [fact.kind for fact in found] == ["cause"]
    assert set(sides(found[0]).values()) == {("The Gazette",), ("The Herald",)}


def test_an_attack_in_another_war_is_no_counterclaim() -> None:
    found = disputes(
        article("gazette", "France invaded Portugal in 1807 after the treaty failed."),
        article("herald", "Portugal invaded Spain in 1762, and Spain invaded Portugal."),
    )
    assert found == []


def test_a_war_both_won_and_drawn_is_disputed() -> None:
    found = disputes(
        article("gazette", "The Border War of 1932 was a victory for Bolivia."),
        article("herald", "The 1932 Border War ended in a stalemate along the river."),
    )
    assert [fact.kind for fact in found] == ["outcome"]


def test_one_side_winning_and_the_other_losing_is_no_dispute() -> None:
    found = disputes(
        article("gazette", "The election was a defeat for Bolivia and its friends in 1932."),
        article("herald", "Paraguay's victory in the election of 1932 surprised nobody."),
    )
    assert found == []


def test_an_accusation_and_its_denial_are_two_sides() -> None:
    found = disputes(
        article(
            "gazette",
            "Kenya has accused Norway of supplying boats to the smugglers, which Norway denied.",
        ),
        article(
            "herald",
            "Nairobi accused Oslo of selling boats to the smugglers. Norway rejected the charge.",
        ),
    )
    assert len(found) == 1
    assert all(set(side.outlets) == {"The Gazette", "The Herald"} for side in found[0].sides)


def test_which_time_it_was_is_disputed() -> None:
    found = disputes(
        article("gazette", "It was the first strike of dock workers in Port Ashby since 1989."),
        article(
            "herald",
            "Dock workers in Port Ashby began their second strike since 1989, the union said.",
        ),
    )
    assert [len(fact.sides) for fact in found] == [2]


def test_compounds_that_exclude_each_other_are_disputed() -> None:
    found = disputes(
        article("gazette", "Norway sent a nuclear-armed submarine to the exercise."),
        article("herald", "Norway sent a nuclear-powered submarine to the exercise."),
    )
    assert len(found) == 1


def test_ranks_under_one_head_word_that_differ_are_disputed() -> None:
    found = disputes(
        labelled(
            article("gazette", "The vice chairman, Ana Roth, will lead the talks."), "vice chairman"
        ),
        labelled(
            article("herald", "Ana Roth, first vice chairman of the council, will lead the talks."),
            "first vice chairman of the council",
        ),
    )
    assert [fact.kind for fact in found] == ["rank"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deputy chairperson", "vice chairman"),
        ("chairman", "former vice chairman"),
        ("foreign minister", "head of the delegation"),
    ],
)
def test_labels_that_can_both_be_true_are_no_dispute(one: str, other: str) -> None:
    found = disputes(
        labelled(article("gazette", f"The {one}, Ana Roth, spoke at length on Monday."), one),
        labelled(article("herald", f"The {other}, Ana Roth, spoke at length on Monday."), other),
    )
    assert found == []


def test_what_an_article_says_contradicts_an_account_is_a_dispute() -> None:
    found = disputes(
        article(
            "gazette",
            "The valve had been left open, the report says. "
            "The finding contradicts the owner, who blamed the weather.",
        ),
        article("herald", "A new report on the fire in the harbour came out on Tuesday."),
    )
    assert len(found) == 1


def test_every_side_stands_in_the_article_it_names() -> None:
    documents = [
        article("gazette", "The blast in the mine at Karvo killed 14 people on Monday night."),
        article("tribune", "Rescuers brought up the bodies of 17 victims of the Karvo mine blast."),
    ]
    texts = {document.article.id: document.article.text for document in documents}
    for fact in align(documents, cluster(documents)):
        for side in fact.sides:
            first = side.spans[0]
            assert side.text.strip("… ") == texts[first.article][first.start : first.end]


def test_what_is_disputed_is_not_shown_as_shared() -> None:
    documents = [
        article("gazette", "It was the first strike of dock workers in Port Ashby since 1989."),
        article(
            "herald", "Dock workers in Port Ashby began their second strike since 1989, it said."
        ),
    ]
    story = Story("story", "Story", ("gazette", "herald"))
    assert {fact.status for fact in align(documents, [story])} == {"disputed"}
