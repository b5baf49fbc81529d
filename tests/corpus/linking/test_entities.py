"""Merging organisations and places over articles."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.linking.people import merge
from corpus.model import (
    Article,
    Coverage,
    Document,
    Entity,
    EntityMention,
    Person,
    Quote,
    Span,
)


def document(id: str, text: str, *entities: Entity, people: tuple[Person, ...] = ()) -> Document:
    """Return an article that mentions entities wherever one of their names stands."""
    mentions = [
        EntityMention(Span(id, match.start(), match.end()), entity.id, match.group())
        for entity in entities
        for name in entity.aliases
        for match in re.finditer(re.escape(name), text)
    ]
    return Document(
        Article(id, f"{id}.txt", text),
        people=people,
        entities=entities,
        entity_mentions=tuple(mentions),
    )


def organisation(id: str, *names: str) -> Entity:
    return Entity(id, "organisation", names[0], names)


def place(id: str, *names: str) -> Entity:
    return Entity(id, "place", names[0], names)


def merged_names(*documents: Document) -> dict[str, str]:
    return {entity.id: entity.name for entity in merge(documents).entities}


def test_spellings_of_one_country_become_one_place() -> None:
    found = merged_names(
        document("a", "The U.S. and China", place("l1", "U.S."), place("l2", "China")),
        document("b", "The US and Beijing", place("l1", "US"), place("l2", "Beijing")),
        document("c", "United States", place("l9", "United States")),
    )
    assert found == {"united-states": "United States", "china": "China", "beijing": "Beijing"}


def test_an_acronym_joins_the_one_name_it_stands_for() -> None:
    found = merged_names(
        document("a", "Harbour Workers League", organisation("o1", "Harbour Workers League")),
        document("b", "The HWL said", organisation("o1", "HWL")),
    )
    assert found == {"harbour-workers-league": "Harbour Workers League"}


def test_an_acronym_that_two_names_have_joins_neither() -> None:
    found = merged_names(
        document("a", "Harbour Workers League", organisation("o1", "Harbour Workers League")),
        document("b", "Highland Water Lobby", organisation("o1", "Highland Water Lobby")),
        document("c", "The HWL said", organisation("o1", "HWL")),
    )
    assert len(found) == 3


def test_a_ministry_goes_by_many_names() -> None:
    (entity,) = merge(
        [
            document("a", "", organisation("o1", "Norway's Defence Ministry")),
            document("b", "", organisation("o1", "Norwegian Ministry of Defense")),
            document("c", "", organisation("o1", "the Norwegian defense ministry")),
        ]
    ).entities
    assert len(entity.aliases) == 3


def test_ministries_of_two_countries_stay_two() -> None:
    found = merged_names(
        document("a", "", organisation("o1", "Norway's Defence Ministry", "Defence Ministry")),
        document("b", "", organisation("o1", "Sweden's Defence Ministry", "Defence Ministry")),
    )
    assert len(found) == 2


def test_a_possessive_is_no_spelling() -> None:
    text = "Oslo’s mayor left Oslo."
    (entity,) = merge([document("a", text, place("l1", "Oslo", "Oslo’s"))]).entities
    assert entity.aliases == ("Oslo",)


def test_ids_are_rewritten_and_never_those_of_people() -> None:
    person = Person("p1", "Lincoln", ("Lincoln",))
    before = document("a", "Lincoln in Lincoln", place("l1", "Lincoln"), people=(person,))
    quote = Quote(Span("a", 0, 7), "Lincoln", "speech", speaker="l1")
    before = Document(
        before.article,
        people=before.people,
        entities=before.entities,
        entity_mentions=before.entity_mentions,
        quotes=(quote,),
    )
    merged = merge([before])
    (after,) = merged.documents
    assert [known.id for known in merged.people] == ["lincoln"]
    assert [known.id for known in merged.entities] == ["lincoln-place"]
    assert after.quotes[0].speaker == "lincoln-place"
    assert {mention.entity for mention in after.entity_mentions} == {"lincoln-place"}
    assert after.entities == merged.entities


def test_ids_of_an_earlier_build_are_kept() -> None:
    first = document("a", "", organisation("o1", "HWL"))
    earlier = merge([first])
    second = document("b", "", organisation("o1", "Harbour Workers League"))
    merged = merge([first, second], Coverage(earlier.documents, (), earlier.entities))
    assert [(e.id, e.name) for e in merged.entities] == [("hwl", "Harbour Workers League")]


NAMES = st.sampled_from(
    ["U.S.", "US", "Reuters", "HWL", "Harbour Workers League", "the", "’s", "北京"]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(NAMES | st.text(max_size=8), max_size=3), max_size=4))
def test_every_entity_finds_its_place_in_any_order(articles: list[list[str]]) -> None:
    documents = [
        document(f"a{n}", "", *(organisation(f"o{i}", name) for i, name in enumerate(names)))
        for n, names in enumerate(articles)
    ]
    merged, other = merge(documents), merge(documents[::-1])
    assert merged.entities == other.entities
    known = {entity.id for entity in merged.entities}
    assert len(known) == len(merged.entities)
    assert all(entity.id in known for found in merged.documents for entity in found.entities)
