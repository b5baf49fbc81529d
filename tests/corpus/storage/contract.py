"""What every Index answers, whatever stores it: inherit IndexContract and give it `opened`."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UnknownIdError
from corpus.index import Index
from corpus.model import (
    EVERYTHING,
    Article,
    Coverage,
    DateMention,
    Document,
    Entity,
    EntityMention,
    EntityRef,
    Fact,
    Label,
    Mention,
    Outlet,
    Person,
    Quote,
    Scope,
    Sentence,
    Side,
    Span,
    Statement,
    Story,
    TaggedName,
    Term,
    Token,
    Topic,
)

TEXT = (
    "The harbour closed. “We wait,” said Mayor Ilse Brandt. Brandt’s café stayed open 🙂 on 3 May."
)
LATER = "Brandt met Oren Dahl. Dahl said the quays reopen."


def span(article: str, text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(article, start, start + len(words))


FIRST = Article(
    "a-first",
    "made-up/first.txt",
    TEXT,
    url="https://example.org/first",
    outlet="Harbour Times",
    outlet_basis="stated",
    headline="Ferries stopped",
    byline=("Una Petrosyan",),
    published=datetime(2024, 5, 3, 8, 30, tzinfo=UTC),
    published_basis="stated",
    published_has_time=True,
    language="en",
    captions=("The quay at dusk.", "Ilse Brandt in 2019."),
)
SECOND = Article(
    "a-second",
    "made-up/second.txt",
    LATER,
    agency="AP",
    published=datetime(2024, 5, 4, tzinfo=UTC),
    published_basis="inferred",
)
UNDATED = Article("a-undated", "made-up/odd.txt", "Odd \ud800 and \0 text, harbour.")

BRANDT = Person("p-brandt", "Ilse Brandt", ("Ilse Brandt", "Brandt"), "one surname")
DAHL = Person("p-dahl", "Oren Dahl", ("Oren Dahl", "Dahl"))
PORT = Entity("o-port", "organisation", "Port Authority", ("the authority",))
QUAY = Entity("l-quay", "place", "North Quay")
FACTS = (
    Fact(
        "f-closed",
        "The harbour closed.",
        (span("a-first", TEXT, "The harbour closed."),),
        ("Harbour Times",),
        "alone",
        0.5,
        story="s-harbour",
    ),
    Fact(
        "f-met",
        "Brandt met Dahl.",
        (span("a-second", LATER, "Brandt met Oren Dahl."),),
        ("AP (republished)", "Harbour Times"),
        "disputed",
        0.9,
        sides=(Side("met", (span("a-second", LATER, "met"),), ("AP (republished)",)),),
        people=("p-brandt", "p-dahl"),
        story="s-harbour",
    ),
)


def document_of_first() -> Document:
    return Document(
        FIRST,
        paragraphs=((0, len(TEXT)),),
        sentences=(Sentence(0, 19, 1), Sentence(20, len(TEXT), 1)),
        tokens=(Token(0, 3, "The", 0), Token(4, 11, "harbour", 0), Token(12, 18, "closed", 0)),
        names=(TaggedName(42, 53, "Ilse Brandt", "person", "a title"),),
        people=(BRANDT,),
        mentions=(
            Mention(span("a-first", TEXT, "Brandt", 1), "p-brandt", "Brandt"),
            Mention(span("a-first", TEXT, "Ilse Brandt"), "p-brandt", "Ilse Brandt"),
        ),
        entities=(QUAY,),
        entity_mentions=(EntityMention(span("a-first", TEXT, "harbour"), "l-quay", "harbour"),),
        labels=(Label(span("a-first", TEXT, "Mayor"), "p-brandt", "Mayor", "attributed"),),
        quotes=(
            Quote(
                span("a-first", TEXT, "We wait,"),
                "We wait,",
                "speech",
                "p-brandt",
                "Mayor Ilse Brandt",
                ("KCNA", "CNN"),
                1,
            ),
        ),
        terms=(Term(span("a-first", TEXT, "The harbour"), "The harbour", "own", quoted=True),),
        dates=(
            DateMention(
                span("a-first", TEXT, "3 May"), "3 May", date(2024, 5, 3), date(2024, 5, 3)
            ),
        ),
        topics=("t-harbour", "t-work"),
    )


def document_of_second() -> Document:
    return Document(
        SECOND,
        paragraphs=((0, len(LATER)),),
        people=(BRANDT, DAHL),
        mentions=(
            Mention(span("a-second", LATER, "Brandt"), "p-brandt", "Brandt"),
            Mention(span("a-second", LATER, "Oren Dahl"), "p-dahl", "Oren Dahl"),
            Mention(span("a-second", LATER, "Dahl", 1), "p-dahl", "Dahl"),
        ),
        statements=(
            Statement(span("a-second", LATER, "the quays reopen"), "p-dahl", "Dahl", (), 1),
        ),
        topics=("t-harbour",),
    )


STORY = Story(
    "s-harbour", "Harbour closed", ("a-first", "a-second"), date(2024, 5, 3), date(2024, 5, 4)
)
OLDER = Story("s-older", "Something older", ("a-undated",), date(2023, 1, 1), date(2023, 1, 2))
COVERAGE = Coverage(
    documents=(Document(UNDATED), document_of_second(), document_of_first()),
    people=(DAHL, BRANDT),
    entities=(PORT, QUAY),
    outlets=(Outlet("harbour-times", "Harbour Times"), Outlet("ap", "Associated Press", "agency")),
    stories=(OLDER, STORY),
    facts=FACTS,
    topics=(Topic("t-work", "Work", ("strike",)), Topic("t-harbour", "Harbours", ("quay",))),
)

ONLY_FIRST = Scope(until=date(2024, 5, 3))
ONLY_SECOND = Scope(since=date(2024, 5, 4))


def ids(articles: Sequence[Article]) -> list[str]:
    return [article.id for article in articles]


class IndexContract(ABC):
    """The questions of `corpus.index.Index`, answered from COVERAGE."""

    @classmethod
    @abstractmethod
    def opened(cls, folder: Path, coverage: Coverage) -> Index:
        """Return an index of the coverage, in a folder of its own."""

    @pytest.fixture(scope="class")
    @classmethod
    def index(cls, tmp_path_factory: pytest.TempPathFactory) -> Index:
        return cls.opened(tmp_path_factory.mktemp("contract"), COVERAGE)

    def test_articles_come_in_order_of_publication_and_the_undated_last(self, index: Index) -> None:
        assert ids(index.articles()) == ["a-first", "a-second", "a-undated"]

    def test_an_article_comes_back_as_it_was(self, index: Index) -> None:
        for article in (FIRST, SECOND, UNDATED):
            assert index.article(article.id) == article

    def test_a_document_comes_back_without_what_only_building_needs(self, index: Index) -> None:
        for document in COVERAGE.documents:
            found = index.document(document.article.id)
            assert found == replace(document, tokens=(), names=())

    @pytest.mark.parametrize(
        ("scope", "found"),
        [
            (EVERYTHING, ["a-first", "a-second", "a-undated"]),
            (ONLY_FIRST, ["a-first"]),
            (ONLY_SECOND, ["a-second"]),
            (Scope(since=date(2024, 5, 3), until=date(2024, 5, 4)), ["a-first", "a-second"]),
            (Scope(articles=frozenset({"a-undated", "a-first"})), ["a-first", "a-undated"]),
            (Scope(outlets=frozenset({"nobody"})), []),
            (Scope(articles=frozenset({"\ud800"})), []),
        ],
    )
    def test_a_scope_narrows_the_articles(
        self, index: Index, scope: Scope, found: list[str]
    ) -> None:
        assert ids(index.articles(scope)) == found

    def test_an_outlet_or_agency_is_a_scope(self, index: Index) -> None:
        for outlet in index.outlets():
            articles = index.articles(Scope(outlets=frozenset({outlet.id})))
            assert articles
            assert {article.outlet or article.agency for article in articles} <= {
                outlet.name,
                *outlet.aliases,
                "AP",
            }

    def test_people_come_with_where_they_are_named(self, index: Index) -> None:
        brandt, dahl = index.people()
        assert brandt.entity == EntityRef("p-brandt", "person", "Ilse Brandt")
        assert (brandt.articles, brandt.mentions) == (("a-first", "a-second"), 3)
        assert (dahl.articles, dahl.mentions) == (("a-second",), 2)
        assert [p.mentions for p in index.people(ONLY_FIRST)] == [2]
        assert [p.entity.id for p in index.people(ONLY_SECOND)] == ["p-dahl", "p-brandt"]

    def test_records_come_back_by_their_ids(self, index: Index) -> None:
        assert index.person("p-brandt") == BRANDT
        assert index.entity("o-port") == PORT
        assert index.entity("l-quay") == QUAY
        assert index.story("s-harbour") == STORY
        assert index.topic("t-work").words == ("strike",)
        assert index.name_of("p-dahl") == "Oren Dahl"
        assert index.name_of("o-port") == "Port Authority"
        assert index.name_of("nobody") is None

    @pytest.mark.parametrize("id", ["nobody", "", "\0", "\ud800", "a' OR 1=1 --"])
    def test_an_unknown_id_is_an_error_of_its_own(self, index: Index, id: str) -> None:
        for question in (
            index.article,
            index.document,
            index.person,
            index.entity,
            index.story,
            index.topic,
            index.mentions,
            index.labels,
        ):
            with pytest.raises(UnknownIdError):
                question(id)
        assert index.name_of(id) is None
        assert index.entry(id, {"person", "story"}) is None

    def test_an_id_of_another_kind_is_unknown(self, index: Index) -> None:
        with pytest.raises(UnknownIdError):
            index.person("o-port")
        assert index.entry("o-port", {"person"}) is None
        assert index.entry("o-port", {"organisation"}) is not None

    def test_mentions_come_in_order_of_articles_and_places(self, index: Index) -> None:
        assert [m.text for m in index.mentions("p-brandt")] == ["Ilse Brandt", "Brandt", "Brandt"]
        assert [m.span.article for m in index.mentions("p-brandt", ONLY_SECOND)] == ["a-second"]

    def test_findings_come_back_as_they_were(self, index: Index) -> None:
        first, second = document_of_first(), document_of_second()
        assert tuple(index.labels("p-brandt")) == first.labels
        assert tuple(index.quotes()) == first.quotes
        assert tuple(index.statements()) == second.statements
        assert tuple(index.terms()) == first.terms
        assert tuple(index.dates()) == first.dates
        assert not index.terms(ONLY_SECOND)

    def test_quotes_and_statements_of_one_speaker(self, index: Index) -> None:
        assert len(index.quotes(speaker="p-brandt")) == 1
        assert not index.quotes(speaker="p-dahl")
        assert not index.quotes(ONLY_SECOND, speaker="p-brandt")
        assert len(index.statements(speaker="p-dahl")) == 1

    def test_facts_come_surest_first(self, index: Index) -> None:
        assert list(index.facts()) == [FACTS[1], FACTS[0]]
        assert list(index.facts(ONLY_FIRST)) == [FACTS[0]]
        assert list(index.facts(person="p-dahl")) == [FACTS[1]]
        assert list(index.facts(ONLY_FIRST, person="p-dahl")) == []
        assert len(index.facts(story="s-harbour")) == 2
        assert not index.facts(story="s-older")

    def test_stories_come_latest_first(self, index: Index) -> None:
        assert [story.id for story in index.stories()] == ["s-harbour", "s-older"]
        assert [story.id for story in index.stories(ONLY_FIRST)] == ["s-harbour"]

    def test_topics_come_most_articles_first(self, index: Index) -> None:
        assert [topic.entity.id for topic in index.topics()] == ["t-harbour", "t-work"]
        assert index.topics(ONLY_SECOND)[0].articles == ("a-second",)

    def test_within_tells_who_is_in_a_scope(self, index: Index) -> None:
        everybody = [presence.entity for presence in index.people()]
        assert index.within(everybody, ONLY_SECOND) == set(everybody)
        assert {one.id for one in index.within(everybody, ONLY_FIRST)} == {"p-brandt"}

    def test_search_gives_the_words_with_their_places(self, index: Index) -> None:
        hits = index.search("HARBOUR")
        assert {hit.article for hit in hits} == {"a-first", "a-undated"}
        for hit in hits:
            text = index.article(hit.article).text
            assert [text[s.start : s.end].lower() for s in hit.spans] == ["harbour"]

    @pytest.mark.parametrize(
        ("query", "words"),
        [
            ("cafe", ["café"]),
            ("close", ["closed"]),
            ("harb", ["harbour"]),
            ("we WAIT", ["We", "wait"]),
            ('"we wait"', ["We wait"]),
            ("“stayed open”", ["stayed open"]),
            ("Brandt's", ["Brandt’s"]),
            ("3 may 🙂", ["3", "May"]),
        ],
    )
    def test_search_folds_stems_and_takes_phrases(
        self, index: Index, query: str, words: list[str]
    ) -> None:
        (hit,) = (hit for hit in index.search(query) if hit.article == "a-first")
        assert [TEXT[s.start : s.end] for s in hit.spans if s.start >= 0][: len(words)] == words

    @pytest.mark.parametrize(
        ("query", "where"),
        [("petrosyan", "byline"), ("ferries", "headline"), ("dusk", "caption")],
    )
    def test_search_says_where_outside_the_text(self, index: Index, query: str, where: str) -> None:
        (hit,) = index.search(query)
        assert (hit.article, hit.where, hit.spans) == ("a-first", where, ())

    def test_search_wants_all_words_and_takes_any(self, index: Index) -> None:
        assert [hit.article for hit in index.search("harbour café")] == ["a-first"]
        assert {hit.article for hit in index.search("harbour reopen")} == {
            "a-first",
            "a-second",
            "a-undated",
        }
        assert not index.search('"reopen harbour"')
        assert not index.search("zeppelin")

    def test_search_keeps_to_its_scope_and_limit(self, index: Index) -> None:
        assert [hit.article for hit in index.search("brandt", ONLY_SECOND)] == ["a-second"]
        assert len(index.search("brandt", limit=1)) == 1
        assert not index.search("brandt", limit=0)

    @settings(
        max_examples=100, deadline=None, suppress_health_check=[HealthCheck.differing_executors]
    )
    @given(
        st.text(max_size=80)
        | st.text("\"*^(){}:+-NEAR AND OR NOT col\0\ud800'", max_size=60)
        | st.text("ab ", min_size=2000, max_size=4000)
    )
    def test_any_text_can_be_searched_for(self, index: Index, query: str) -> None:
        for hit in index.search(query):
            length = len(index.article(hit.article).text)
            assert all(0 <= one.start < one.end <= length for one in hit.spans)

    def test_an_empty_index_answers_with_nothing(self, tmp_path: Path) -> None:
        index = self.opened(tmp_path / "empty", Coverage())
        assert not index.articles()
        assert not index.people()
        assert not index.stories()
        assert not index.search("anything")
        assert not index.candidates("anybody", {"person"}, 10)
        assert not index.beginning("", {"person"}, 10)
        assert index.info().articles == 0
