from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.linking.stories import cluster
from corpus.linking.story_names import names_of_story
from corpus.model import Coverage, Document, Story
from tests.corpus.linking.made_up import article


@pytest.fixture
def strike() -> list[Document]:
    return [
        article(
            "gazette",
            "Dock workers in Port Ashby walked out on Monday over pay, closing the container "
            "terminal. The union said the strike would last until the board makes an offer.",
            day="2024-05-06",
            headline="Dock strike closes Port Ashby terminal",
        ),
        article(
            "herald",
            "The Port Ashby dock strike entered its second day on Tuesday. Ships waited outside "
            "the container terminal while the union and the harbour board traded blame over pay.",
            day="2024-05-07",
            headline="Ships wait as Port Ashby dock strike goes on",
        ),
    ]


@pytest.fixture
def frogs() -> Document:
    return article(
        "nature",
        "Biologists have found a frog in the cloud forest that sings at a pitch no other frog can "
        "hear. The species was known only from a drawing made a century ago.",
        day="2024-05-07",
        headline="The frog that only its own kind can hear",
    )


def test_articles_on_one_event_are_one_story(strike: list[Document], frogs: Document) -> None:
    stories = cluster([*strike, frogs])
    assert [story.articles for story in stories] == [("gazette", "herald"), ("nature",)]
    assert stories[0].first is not None
    assert (stories[0].first.day, stories[0].last and stories[0].last.day) == (6, 7)


def test_the_order_of_articles_does_not_matter(strike: list[Document], frogs: Document) -> None:
    results = {cluster(order) for order in permutations([*strike, frogs])}
    assert len(results) == 1


def test_the_name_is_what_the_articles_share(strike: list[Document], frogs: Document) -> None:
    shared, alone = cluster([*strike, frogs])
    assert "Port Ashby" in shared.name
    assert "blame" not in shared.name
    assert alone.name == "The frog that only its own kind can hear"


@pytest.mark.parametrize(
    ("name", "openings"),
    [
        (
            "Lisbon summit",
            [
                ("G20 leaders gather", "Leaders of the G20 met in Lisbon for a summit on trade."),
                ("Lisbon summit opens amid protests", "The G20 summit in Lisbon opened on Friday."),
                ("What to expect", "The summit of the G20 takes place in Lisbon this week."),
            ],
        ),
        (
            "Sinking of the Aurora",
            [
                ("Ferry goes down", "The ferry Aurora sank off Ashby on Monday."),
                ("Inquiry opens", "An inquiry into the sinking of the Aurora opened on Tuesday."),
                ("They knew", "Weeks before the sinking of the Aurora, an engineer warned of it."),
            ],
        ),
        (
            "10th anniversary of the Ashby treaty",
            [
                (
                    "Nations mark 10th anniversary of Ashby treaty",
                    "Three heads of state marked the 10th anniversary of the Ashby treaty.",
                ),
                (
                    "10th Anniversary of Ashby Treaty Celebrated",
                    "Ten years ago the Ashby treaty was signed; the anniversary fell on Monday.",
                ),
            ],
        ),
    ],
)
def test_a_story_is_named_by_what_happened(name: str, openings: list[tuple[str, str]]) -> None:
    documents = [
        article(str(number), lead, headline=headline)
        for number, (headline, lead) in enumerate(openings)
    ]
    assert names_of_story(documents)[0] == name


def test_the_same_kind_of_event_weeks_later_is_another_story(strike: list[Document]) -> None:
    later = article(
        "later",
        "Dock workers in Port Ashby walked out again over pay. A new strike closed the terminal.",
        day="2024-09-20",
        headline="New strike at Port Ashby",
    )
    assert len(cluster([*strike, later])) == 2


def test_a_story_keeps_its_id_as_it_grows(strike: list[Document], frogs: Document) -> None:
    earlier = cluster([strike[1], frogs])
    kept = {story.id for story in earlier if story.articles == ("herald",)}
    grown = cluster([*strike, frogs], Coverage(stories=earlier))
    assert {story.id for story in grown if len(story.articles) == 2} == kept
    assert len({story.id for story in grown}) == len(grown)


def test_of_a_story_that_splits_the_larger_part_keeps_the_id(
    strike: list[Document], frogs: Document
) -> None:
    before = Story("old-id", "All", ("gazette", "herald", "nature"))
    stories = cluster([*strike, frogs], Coverage(stories=(before,)))
    assert [story.articles for story in stories if story.id == "old-id"] == [("gazette", "herald")]


def test_articles_without_words_are_stories_of_their_own() -> None:
    stories = cluster([article("a", ""), article("b", "\x00 \ud800 …"), article("c", "1")])
    assert sorted(story.articles for story in stories) == [("a",), ("b",), ("c",)]
    assert all(story.name and story.id for story in stories)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(max_size=80), max_size=6))
def test_every_article_is_in_exactly_one_story(texts: list[str]) -> None:
    documents = [article(str(number), text) for number, text in enumerate(texts)]
    stories = cluster(documents)
    assert sorted(name for story in stories for name in story.articles) == [
        str(number) for number in range(len(texts))
    ]
    assert len({story.id for story in stories}) == len(stories)


def test_news_of_the_same_states_is_not_the_same_story() -> None:
    stories = cluster(
        [
            article(
                "gazette",
                "Germany and Poland opened a rail bridge over the Oder on Monday. The German and "
                "Polish transport ministers rode the first train to Berlin from Warsaw.",
                day="2024-05-06",
            ),
            article(
                "herald",
                "Germany lost to Poland in Warsaw on Tuesday, and the German coach blamed Polish "
                "grass. Berlin will host the return match between Germany and Poland in June.",
                day="2024-05-07",
            ),
        ]
    )
    assert len(stories) == 2


def test_a_story_without_a_name_goes_by_its_most_typical_headline_that_judges_nobody() -> None:
    openings = (
        ("Rogue regime lets ferry sink off Ashby", "A ferry sank on Monday."),
        ("Ferry sinks off Ashby with forty aboard", "Forty people were on the ferry, police said."),
        ("Ashby ferry sinks", "Divers looked for forty people."),
    )
    documents = [
        article(str(number), lead, headline=headline)
        for number, (headline, lead) in enumerate(openings)
    ]
    name = names_of_story(documents)[0]
    assert name in {headline for headline, _ in openings}
    assert "Rogue" not in name


def test_a_piece_of_a_sentence_names_no_story() -> None:
    documents = [
        article("1", "Floods kill twelve in Ashby on Monday.", headline="Ashby floods kill twelve"),
        article("2", "Floods kill fourteen in Ashby.", headline="Fourteen dead in Ashby floods"),
    ]
    assert names_of_story(documents)[0] in {
        "Ashby floods kill twelve",
        "Fourteen dead in Ashby floods",
    }
