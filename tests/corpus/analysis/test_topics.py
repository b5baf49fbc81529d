"""Topics of articles of several kinds, written for this test."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analysis.topics import find_topics, known_topics, topics_of
from corpus.model import Article, Document

FLOOD = """
Torrential rain flooded three valleys overnight. Rescuers evacuated two hundred people when a levee
broke, and the storm is expected to move north. Rivers rose to their highest level in decades and a
landslide closed the only road. Farmers said the harvest was lost: wheat, maize and cattle had been
swept away by the flood.
"""
VOTE = """
Voters go to the polls on Sunday in an election that may end the ruling coalition's majority in
parliament. Turnout was high in early ballots, and the opposition candidate leads in the polls. The
prime minister promised lower taxes and a smaller budget deficit. Economists expect the economy to
grow more slowly while inflation and consumer prices stay high.
"""
TREATY = """
The two governments agreed to limit their nuclear weapons. Inspectors will count warheads and
ballistic missiles, and both sides suspend nuclear tests. Diplomats negotiated for a year; the
foreign ministers signed the treaty at a summit. Sanctions and an arms embargo remain in force.
"""
MATCH = """
The striker scored twice as the home team won the championship final. The goalkeeper was the best
player of the match, and the coach praised the fans in the stadium at the end of a long season.
"""


def topics_in(text: str, headline: str | None = None) -> tuple[str, ...]:
    return find_topics(Document(Article("a", "a.txt", text, headline=headline))).topics


@pytest.mark.parametrize(
    ("text", "first", "others", "absent"),
    [
        (FLOOD, "floods", {"agriculture"}, {"elections", "war", "sport"}),
        (VOTE, "elections", {"government", "economy", "inflation"}, {"war", "floods"}),
        (TREATY, "nuclear-weapons", {"diplomacy", "sanctions"}, {"sport", "energy"}),
        (MATCH, "sport", set(), {"war", "military", "missiles"}),
    ],
)
def test_an_article_has_its_topics(
    text: str, first: str, others: set[str], absent: set[str]
) -> None:
    found = topics_in(text)
    assert found[0] == first
    assert others <= set(found)
    assert not absent & set(found)


def test_a_headline_counts() -> None:
    text = "A tanker reached the port on Monday after a long delay."
    headline = "Shipping: tanker crew safe as vessel reaches harbour"
    assert topics_in(text, headline)[:1] == ("shipping",)


def test_nothing_is_found_where_nothing_is_said() -> None:
    assert topics_in("") == ()
    assert topics_in("She walked along the street and thought of the evening.") == ()


def test_the_register_is_in_order() -> None:
    topics = known_topics()
    assert len(topics) >= 60
    assert len({topic.id for topic in topics}) == len(topics)
    assert all(topic.name and topic.words and topic.aliases for topic in topics)


def test_the_topics_of_all_articles() -> None:
    documents = [
        find_topics(Document(Article(str(n), "", text))) for n, text in enumerate((FLOOD, MATCH))
    ]
    ids = {topic.id for topic in topics_of(documents)}
    assert ids == {topic for document in documents for topic in document.topics}


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_any_text_will_do(text: str) -> None:
    known = {topic.id for topic in known_topics()}
    assert set(topics_in(text)) <= known
