"""A bridge that opened, as three made-up outlets tell it: analysed and linked by hand.

What analysis finds in articles changes as it gets better; what is found here does not, so that
whole answers can be compared with files.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

from corpus.model import (
    Article,
    Coverage,
    DateMention,
    Document,
    Entity,
    EntityMention,
    Fact,
    FactKind,
    FactStatus,
    Label,
    Mention,
    Outlet,
    Person,
    Quote,
    Sentence,
    Side,
    Span,
    Statement,
    Story,
    Term,
    Topic,
)

RIVER = Article(
    "river",
    "made-up/river.md",
    "The bridge over the Lenn opened on Saturday, 4 May 2024. Engineer Hana Vogt cut the ribbon "
    "with Governor Ivo Maras.\n\nThe bridge cost 40 million crowns, the governor said. “It will "
    "outlive us all,” Vogt said.\n\nThe opening ended nine years of what residents called the "
    "“ferry years”.",
    url="https://river.example/bridge",
    outlet="River Post",
    outlet_basis="stated",
    headline="Bridge over the Lenn opens",
    byline=("Ada Lind",),
    published=datetime(2024, 5, 4, tzinfo=UTC),
    published_basis="stated",
    language="en",
)
WIRE = Article(
    "wire",
    "made-up/wire.txt",
    "A long-delayed bridge opened on Saturday. Chief engineer Hana Vogt, who joined in 2019, cut "
    "the ribbon.\n\nThe project cost 55 million crowns, according to auditors, and the governor "
    "has denied any waste.",
    agency="NPA",
    republisher="The Lenn Courier",
    headline="Lenn crossing opens after years of delay",
    published=datetime(2024, 5, 5, tzinfo=UTC),
    published_basis="inferred",
    language="en",
)
RETOLD = Article(
    "retold",
    "made-up/retold.txt",
    "Hannah Vogt told Radio Lenn that the cables need care. “We paint them every spring,” the "
    "engineer was quoted as saying.\n\nLocals call it the white elephant.",
    rewrites="Radio Lenn",
    published=datetime(2024, 5, 6, tzinfo=UTC),
    published_basis="stated",
    language="en",
)
_ARTICLES = {article.id: article for article in (RIVER, WIRE, RETOLD)}


def span(article: str, words: str, nth: int = 0) -> Span:
    """Where words stand in an article, for the time given by `nth` from 0."""
    start = -1
    for _ in range(nth + 1):
        start = _ARTICLES[article].text.index(words, start + 1)
    return Span(article, start, start + len(words))


def _mention(article: str, words: str, person: str, nth: int = 0) -> Mention:
    return Mention(span(article, words, nth), person, words)


def _label(article: str, words: str, person: str) -> Label:
    return Label(span(article, words), person, words)


def _quote(
    article: str, words: str, speaker: str, said: str, paragraph: int, *relays: str
) -> Quote:
    return Quote(span(article, words), words, "speech", speaker, said, relays, paragraph)


def _day(article: str, words: str, first: date) -> DateMention:
    return DateMention(span(article, words), words, first, first)


def _fact(
    id: str,
    status: FactStatus,
    kind: FactKind,
    spans: Sequence[Span],
    people: tuple[str, ...] = (),
    sides: tuple[Side, ...] = (),
) -> Fact:
    first = spans[0]
    text = _ARTICLES[first.article].text[first.start : first.end]
    names = tuple(dict.fromkeys(_ARTICLES[one.article].display_name for one in spans))
    happened = date(2024, 5, 4)
    return Fact(id, text, tuple(spans), names, status, 0.9, kind, sides, people, "bridge", happened)


def _side(place: Span) -> Side:
    article = _ARTICLES[place.article]
    return Side(article.text[place.start : place.end], (place,), (article.display_name,))


def _layout(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[Sentence, ...]]:
    """The paragraphs of a text, and its sentences: each ends with a full stop before a blank."""
    paragraphs = tuple((m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    sentences = tuple(
        Sentence(start + m.start(), start + m.end(), number)
        for number, (start, end) in enumerate(paragraphs, start=1)
        for m in re.finditer(r"\S.*?\.(?=\s|$|”)”?", text[start:end])
    )
    return paragraphs, sentences


def _documents() -> tuple[Document, ...]:
    river, wire, retold = (_layout(article.text) for article in (RIVER, WIRE, RETOLD))
    return (
        Document(
            RIVER,
            *river,
            mentions=(
                _mention("river", "Hana Vogt", "vogt"),
                _mention("river", "Ivo Maras", "maras"),
                _mention("river", "Vogt", "vogt", 1),
            ),
            labels=(_label("river", "Engineer", "vogt"), _label("river", "Governor", "maras")),
            quotes=(_quote("river", "It will outlive us all,", "vogt", "Vogt", 2),),
            statements=(
                Statement(
                    span("river", "The bridge cost 40 million crowns"),
                    "maras",
                    "the governor",
                    (),
                    2,
                ),
            ),
            terms=(
                Term(span("river", "ferry years"), "ferry years", "attributed", quoted=True),
                Term(span("river", "bridge over the Lenn"), "bridge over the Lenn"),
            ),
            dates=(_day("river", "Saturday, 4 May 2024", date(2024, 5, 4)),),
            topics=("transport",),
        ),
        Document(
            WIRE,
            *wire,
            mentions=(_mention("wire", "Hana Vogt", "vogt"),),
            entity_mentions=(EntityMention(span("wire", "auditors"), "auditors", "auditors"),),
            labels=(_label("wire", "Chief engineer", "vogt"),),
            statements=(
                Statement(
                    span("wire", "The project cost 55 million crowns"),
                    "auditors",
                    "auditors",
                    (),
                    2,
                ),
            ),
            terms=(Term(span("wire", "long-delayed bridge"), "long-delayed bridge"),),
            dates=(
                _day("wire", "Saturday", date(2024, 5, 4)),
                DateMention(span("wire", "2019"), "2019", date(2019, 1, 1), date(2019, 12, 31)),
            ),
            topics=("transport",),
        ),
        Document(
            RETOLD,
            *retold,
            mentions=(_mention("retold", "Hannah Vogt", "vogt"),),
            labels=(_label("retold", "the engineer", "vogt"),),
            quotes=(
                _quote(
                    "retold", "We paint them every spring,", "vogt", "the engineer", 1, "Radio Lenn"
                ),
            ),
            statements=(
                Statement(
                    span("retold", "the cables need care"),
                    "vogt",
                    "Hannah Vogt",
                    ("Radio Lenn",),
                    1,
                ),
            ),
            terms=(Term(span("retold", "white elephant"), "white elephant", "attributed"),),
            topics=("transport",),
        ),
    )


def _facts() -> tuple[Fact, ...]:
    cheap = span("river", "The bridge cost 40 million crowns, the governor said.")
    dear = span("wire", "The project cost 55 million crowns, according to auditors")
    opened = (
        span("river", "The bridge over the Lenn opened on Saturday, 4 May 2024."),
        span("wire", "A long-delayed bridge opened on Saturday."),
    )
    ribbon = (
        span("river", "Engineer Hana Vogt cut the ribbon with Governor Ivo Maras."),
        span("wire", "Chief engineer Hana Vogt, who joined in 2019, cut the ribbon."),
    )
    cables = span("retold", "Hannah Vogt told Radio Lenn that the cables need care.")
    ended = span(
        "river", "The opening ended nine years of what residents called the “ferry years”."
    )
    return (
        _fact("opened", "shared", "event", opened),
        _fact("ribbon", "shared", "event", ribbon, ("vogt",)),
        _fact("cost", "disputed", "number", (cheap, dear), (), (_side(cheap), _side(dear))),
        _fact("cables", "alone", "claim", (cables,), ("vogt",)),
        _fact("ended", "alone", "event", (ended,)),
    )


COVERAGE = Coverage(
    documents=_documents(),
    people=(
        Person("vogt", "Hana Vogt", ("Hana Vogt", "Hannah Vogt", "Vogt")),
        Person("maras", "Ivo Maras", ("Ivo Maras",)),
    ),
    entities=(Entity("auditors", "organisation", "auditors"),),
    outlets=(Outlet("river-post", "River Post"), Outlet("npa", "NPA", "agency")),
    stories=(
        Story(
            "bridge",
            "Opening of the Lenn bridge",
            ("river", "wire", "retold"),
            date(2024, 5, 4),
            date(2024, 5, 6),
        ),
    ),
    facts=_facts(),
    topics=(Topic("transport", "Transport", ("bridge", "ferry")),),
)
