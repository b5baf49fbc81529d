"""Merging the people of many articles into one person each."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analysis.pipeline import analyse
from corpus.linking.people import Merged, merge
from corpus.model import (
    Article,
    Coverage,
    Document,
    Label,
    Mention,
    Person,
    Quote,
    Span,
    Statement,
)
from corpus.sources.text import read_text

PORT = (
    "The ferry sank off the harbour after its bow door failed, and divers searched the wreck. "
    "Survivors clung to rafts in heavy swell until trawlers reached them at dawn. "
)
FAIR = (
    "The orchid fair opened with a prize for growers of rare alpine plants in glasshouses. "
    "Judges praised petals, scent and patience; visitors bought bulbs and soil. "
)


def document(
    id: str,
    text: str,
    people: Mapping[str, Sequence[str]],
    labels: Mapping[str, str] | None = None,
) -> Document:
    """Return an article whose people, by local id, are mentioned wherever a spelling stands."""
    mentions = [
        Mention(Span(id, match.start(), match.end()), local, match.group())
        for local, spellings in people.items()
        for match in re.finditer("|".join(map(re.escape, spellings)), text)
    ]
    found = [Label(Span(id, 0, 0), local, label) for local, label in (labels or {}).items()]
    return Document(
        Article(id, f"{id}.txt", text),
        people=tuple(
            Person(local, spellings[0], tuple(spellings)) for local, spellings in people.items()
        ),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
        labels=tuple(found),
    )


def names(merged: Merged) -> dict[str, str]:
    return {person.id: person.name for person in merged.people}


def person(merged: Merged, id: str) -> Person:
    return next(person for person in merged.people if person.id == id)


def test_spellings_over_outlets_become_one_person() -> None:
    merged = merge(
        [
            document("a", "Yevgeny Orlov spoke. Orlov left.", {"p1": ["Yevgeny Orlov", "Orlov"]}),
            document("b", "Evgeny Orlov spoke.", {"p9": ["Evgeny Orlov"]}),
            document("c", "Later Evgeny Orlov slept.", {"p1": ["Evgeny Orlov"]}),
        ]
    )
    assert names(merged) == {"evgeny-orlov": "Evgeny Orlov"}
    orlov = merged.people[0]
    assert set(orlov.aliases) == {"Evgeny Orlov", "Yevgeny Orlov", "Orlov"}
    assert "2 of 3 articles" in orlov.reason
    assert "another spelling" in orlov.reason
    assert [mention.person for mention in merged.documents[0].mentions] == ["evgeny-orlov"] * 2


def test_most_articles_decide_the_name_shown_not_most_mentions() -> None:
    merged = merge(
        [
            document("a", "Kim Jong-un " * 9, {"p1": ["Kim Jong-un"]}),
            document("b", "Kim Jong Un", {"p1": ["Kim Jong Un"]}),
            document("c", "Kim Jong Un", {"p1": ["Kim Jong Un"]}),
        ]
    )
    assert names(merged) == {"kim-jong-un": "Kim Jong Un"}
    assert merged.people[0].aliases[0] == "Kim Jong-un"


def test_one_family_name_is_not_one_person() -> None:
    everybody = ["Kim Jong Un", "Kim Song Nam", "Kim Il Sung", "Kim Jong Il"]
    merged = merge(
        [document(f"a{n}", PORT + name, {"p1": [name]}) for n, name in enumerate(everybody)]
    )
    assert sorted(names(merged).values()) == sorted(everybody)


def test_every_id_in_a_document_is_rewritten() -> None:
    text = 'Ana Ruiz said "no". Ruiz later said that she would go.'
    before = document("a", text, {"p1": ["Ana Ruiz", "Ruiz"]}, {"p1": "mayor"})
    before = Document(
        before.article,
        people=before.people,
        mentions=before.mentions,
        labels=before.labels,
        quotes=(Quote(Span("a", 15, 17), "no", "speech", speaker="p1"),),
        statements=(Statement(Span("a", 41, 53), speaker="p1"),),
    )
    (after,) = merge([before]).documents
    ids = {
        *(mention.person for mention in after.mentions),
        *(label.person for label in after.labels),
        *(quote.speaker for quote in after.quotes),
        *(statement.speaker for statement in after.statements),
        *(known.id for known in after.people),
    }
    assert ids == {"ana-ruiz"}


def test_a_lone_family_name_joins_whom_the_same_event_names() -> None:
    merged = merge(
        [
            document("a", PORT + "Captain Ines Duarte wept.", {"p1": ["Ines Duarte"]}),
            document("b", PORT + "Duarte was the captain.", {"p1": ["Duarte"]}),
        ]
    )
    assert names(merged) == {"ines-duarte": "Ines Duarte"}
    assert "family name alone" in merged.people[0].reason


def test_a_lone_family_name_on_another_event_stays_apart() -> None:
    merged = merge(
        [
            document("a", PORT + "Captain Ines Duarte wept.", {"p1": ["Ines Duarte"]}),
            document("b", FAIR + "Duarte won gold.", {"p1": ["Duarte"]}),
        ]
    )
    assert names(merged) == {"ines-duarte": "Ines Duarte", "duarte": "Duarte"}


def test_a_dropped_middle_name_is_one_person_where_the_event_is_one() -> None:
    merged = merge(
        [
            document("a", PORT + "Tran Van Hau dived.", {"p1": ["Tran Van Hau"]}),
            document("b", PORT + "Tran Hau came up.", {"p1": ["Tran Hau"]}),
        ]
    )
    assert len(merged.people) == 1


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_two_people_of_one_article_are_two_in_every_article(order: Sequence[int]) -> None:
    written = [
        document("a", PORT + "Tran Van Hau, not Tran Hau.", {"p1": ["Tran Van Hau"]}),
        document("b", PORT + "Tran Hau came up.", {"p1": ["Tran Hau"]}),
        document(
            "c",
            PORT + "Tran Van Hau dived; do not take him for Tran Hau.",
            {"p1": ["Tran Van Hau"], "p2": ["Tran Hau"]},
        ),
    ]
    merged = merge([written[position] for position in order])
    assert sorted(names(merged).values()) == ["Tran Hau", "Tran Van Hau"]


def test_no_spelling_between_brings_two_people_of_one_article_together() -> None:
    merged = merge(
        [
            document("a", PORT, {"p1": ["Maria Clara Duarte"], "p2": ["Maria Luisa Duarte"]}),
            document("b", PORT, {"p1": ["Maria Duarte"]}),
        ]
    )
    together = [{person.name, *person.aliases} for person in merged.people]
    assert sorted(map(len, together)) == [1, 2]
    assert not any({"Maria Clara Duarte", "Maria Luisa Duarte"} <= them for them in together)


def test_a_title_tells_which_of_two_a_lone_family_name_means() -> None:
    event = "The ferry Estrella sank off Almera on Thursday with 23 people on board."
    texts = (
        f"{event} Marek Wójcik, who owns the ferry, was at a gala.",
        f"{event} Agnieszka Wójcik leads the commission on the ferry Estrella.",
        f"{event} “I leave that to the commission,” the captain said. Ms. Wójcik is thorough.",
    )
    merged = merge(
        [
            analyse(Article(f"a{number}", f"a{number}.txt", text, language="en"))
            for number, text in enumerate(texts)
        ]
    )
    last = merged.documents[2]
    assert [one.name for one in last.people] == ["Agnieszka Wójcik"]


def test_a_lone_family_name_that_two_bear_stays_apart() -> None:
    merged = merge(
        [
            document("a", PORT + "Ines Duarte wept.", {"p1": ["Ines Duarte"]}),
            document("b", PORT + "Paulo Duarte swam.", {"p1": ["Paulo Duarte"]}),
            document("c", PORT + "Duarte spoke.", {"p1": ["Duarte"]}),
        ]
    )
    assert set(names(merged)) == {"ines-duarte", "paulo-duarte", "duarte"}


@pytest.mark.parametrize(("second", "people"), [("striker", 1), ("pastry cook", 2)])
def test_a_lone_name_in_two_articles_is_one_where_its_label_is(second: str, people: int) -> None:
    merged = merge(
        [
            document("a", PORT + "Zizou", {"p1": ["Zizou"]}, {"p1": "striker"}),
            document("b", FAIR + "Zizou", {"p1": ["Zizou"]}, {"p1": second}),
        ]
    )
    assert len(merged.people) == people


def test_an_initial_joins_only_one_on_the_same_event() -> None:
    here = document("a", PORT + "J. Marlow dived.", {"p1": ["J. Marlow"]})
    john = document("b", PORT + "Jane Marlow dived.", {"p1": ["Jane Marlow"]})
    jack = document("c", PORT + "Jack Marlow dived.", {"p1": ["Jack Marlow"]})
    assert len(merge([here, john]).people) == 1
    assert len(merge([here, john, jack]).people) == 3


def test_two_whom_one_article_tells_apart_are_two() -> None:
    text = PORT + "Robert Hale met Bob Hale, his cousin."
    merged = merge([document("a", text, {"p1": ["Robert Hale"], "p2": ["Bob Hale"]})])
    assert set(names(merged)) == {"robert-hale", "bob-hale"}


def test_namesakes_in_other_worlds_are_two() -> None:
    merged = merge(
        [
            document("a", PORT + "Tom Reed, 61,", {"p1": ["Tom Reed"]}, {"p1": "finance minister"}),
            document("b", FAIR + "Tom Reed", {"p1": ["Tom Reed"]}, {"p1": "goalkeeper"}),
        ]
    )
    assert set(names(merged)) == {"tom-reed", "tom-reed-2"}


def test_one_person_in_two_roles_stays_one() -> None:
    merged = merge(
        [
            document("a", PORT + "Tom Reed", {"p1": ["Tom Reed"]}, {"p1": "finance minister"}),
            document("b", FAIR + "Tom Reed", {"p1": ["Tom Reed"]}, {"p1": "opposition leader"}),
            document("c", FAIR + "Tom Reed", {"p1": ["Tom Reed"]}),
        ]
    )
    assert set(names(merged)) == {"tom-reed"}


def test_ids_of_an_earlier_build_are_kept_when_the_name_shown_changes() -> None:
    first = document("a", "Sergey Volkov", {"p1": ["Sergey Volkov"]})
    earlier = merge([first])
    more = [document(article, "Sergei Volkov", {"p1": ["Sergei Volkov"]}) for article in "bc"]
    merged = merge([first, *more], Coverage(earlier.documents, earlier.people, earlier.entities))
    assert names(merged) == {"sergey-volkov": "Sergei Volkov"}


def test_an_id_of_an_earlier_build_is_not_given_to_another() -> None:
    earlier = Coverage(people=(Person("ann-lee", "Anna Leigh", ("Anna Leigh",)),))
    merged = merge([document("a", "Ann Lee spoke.", {"p1": ["Ann Lee"]})], earlier)
    assert names(merged) == {"ann-lee-2": "Ann Lee"}


def test_nothing_to_merge() -> None:
    assert merge([]) == Merged((), (), ())
    assert merge([Document(Article("a", "a.txt", ""))]).people == ()


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=12), max_size=4))
def test_any_name_will_do(odd: list[str]) -> None:
    before = Document(
        Article("a", "a.txt", ""),
        people=tuple(Person(f"p{number}", name) for number, name in enumerate(odd)),
    )
    merged = merge([before, before])
    assert {known.id for known in merged.documents[0].people} <= set(names(merged))


SPELLINGS = st.sampled_from(
    ["Ana Ruiz", "Ana Ruíz", "Ruiz", "A. Ruiz", "Kim Jong Un", "Kim", "Bob Hale", "Robert Hale"]
)
PEOPLE = st.lists(st.lists(SPELLINGS, min_size=1, max_size=2, unique=True), max_size=3)


@settings(deadline=None, max_examples=60)
@given(st.lists(PEOPLE, max_size=5), st.randoms())
def test_the_order_of_articles_is_no_matter(
    articles: list[list[list[str]]], random: Random
) -> None:
    documents = [
        document(
            f"a{n}",
            (PORT if n % 2 else FAIR) + ". ".join(name for who in people for name in who),
            {f"p{number}": who for number, who in enumerate(people)},
        )
        for n, people in enumerate(articles)
    ]
    shuffled = list(documents)
    random.shuffle(shuffled)
    merged, other = merge(documents), merge(shuffled)
    assert merged.people == other.people
    assert {d.article.id: d for d in merged.documents} == {d.article.id: d for d in other.documents}
    assert len({known.id for known in merged.people}) == len(merged.people)
    for found in merged.documents:
        assert {m.person for m in found.mentions} <= {known.id for known in merged.people}


@pytest.mark.articles
def test_the_people_of_the_real_articles(articles_folder: Path) -> None:
    files = sorted(articles_folder.glob("*.txt"))
    merged = merge([analyse(read_text(file.read_text("utf-8"), file.name)) for file in files])
    shoigu = person(merged, "sergei-shoigu")
    assert {"Sergei Shoigu", "Sergey Shoigu"} <= set(shoigu.aliases)
    assert all(shoigu in found.people for found in merged.documents)
    assert {"Kim Jong Un", "Kim Jong-un"} <= set(person(merged, "kim-jong-un").aliases)
    apart = {
        "kim-jong-un",
        "kim-il-sung",
        "kim-jong-il",
        "kim-song-nam",
        "li-hongzhong",
        "li-zongxun",
    }
    assert apart <= set(names(merged))
