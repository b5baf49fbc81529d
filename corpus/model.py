"""The records of the corpus: frozen, slotted, with offsets in characters of `Article.text`.

Times are aware and in UTC. Ids are strings; those of people, organisations, places, stories and
facts survive a rebuild, since buttons and subscriptions carry them.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter, itemgetter
from typing import Literal

Basis = Literal["stated", "inferred", "absent"]
Voice = Literal["own", "attributed"]
QuoteKind = Literal["speech", "term"]
FactStatus = Literal["shared", "alone", "disputed"]
FactKind = Literal["event", "number", "date", "cause", "rank", "outcome", "claim"]
EntityKind = Literal["person", "organisation", "place", "outlet", "topic", "story"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one article's text: characters `start` up to, not including, `end`."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article as its outlet published it, cleaned.

    `text` is the body alone: no headline, byline, caption, repeated lead or boilerplate. What a
    text does not state is None (or empty), and `outlet_basis` and `published_basis` say so.
    """

    id: str
    source: str
    """Where it was read: a path or address that ends in the file's name."""
    text: str
    url: str | None = None
    outlet: str | None = None
    outlet_basis: Basis = "absent"
    agency: str | None = None
    """Whose copy it is, by its short name, such as AP, where that is not the outlet itself."""
    republisher: str | None = None
    """Who republished an agency's copy, where the text names one."""
    rewrites: str | None = None
    """Whose report it retells, such as CNN, where no outlet is named."""
    headline: str | None = None
    byline: tuple[str, ...] = ()
    published: datetime | None = None
    published_basis: Basis = "absent"
    published_has_time: bool = False
    """False where only the day is known: `published` is then midnight UTC of that day."""
    dateline: str | None = None
    language: str | None = None
    """ISO 639-1 code."""
    captions: tuple[str, ...] = ()

    @property
    def display_name(self) -> str:
        """How answers name this source: its outlet, else whose copy it is, else "unnamed"."""
        if self.outlet:
            return self.outlet
        if self.agency:
            return f"{self.agency} (republished)"
        return f"unnamed, from {self.rewrites}" if self.rewrites else "unnamed"

    @property
    def day(self) -> date | None:
        """The day of publication, None where it is unknown."""
        return self.published.date() if self.published else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: offsets in the article's text and the number of its paragraph, from 1."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Token:
    """One word or punctuation mark, with the number of its sentence, from 0."""

    start: int
    end: int
    text: str
    sentence: int


@dataclass(frozen=True, slots=True)
class TaggedName:
    """A name as a tagger found it, before it is known whose it is.

    `reason` says in a few words what speaks for it, so that "why is this a person?" has an answer.
    """

    start: int
    end: int
    text: str
    kind: Literal["person", "organisation", "place", "other"]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is in the news, over all articles that name them."""

    id: str
    name: str
    """The one name for display."""
    aliases: tuple[str, ...] = ()
    """Every spelling met, `name` among them, most frequent first."""
    reason: str = ""
    """Why these spellings are one person and why this name is shown."""


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation or a place."""

    id: str
    kind: Literal["organisation", "place"]
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where a person is named, in full or in part; pronouns are no mentions."""

    span: Span
    person: str
    text: str


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A place in a text where an organisation or a place is named."""

    span: Span
    entity: str
    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """A phrase that an article uses for a person, such as "Russian defense minister"."""

    span: Span
    person: str
    text: str
    voice: Voice = "own"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quote marks: `article.text[span.start:span.end] == text`, marks not included.

    `kind` is "speech" for anything somebody is reported to have said or written, down to one word,
    and "term" for a name or title in quote marks, which has no speaker. `speaker` is the id of a
    person or organisation, None where it is nobody of this article or unclear; `speaker_text` is
    the article's own words for the speaker. `relays` are the names of those who passed it on, the
    nearest to the reader first; a relay is never the speaker.
    """

    span: Span
    text: str
    kind: QuoteKind
    speaker: str | None = None
    speaker_text: str | None = None
    relays: tuple[str, ...] = ()
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """Indirect speech: the span of what is said, without the words that introduce it."""

    span: Span
    speaker: str | None = None
    speaker_text: str | None = None
    relays: tuple[str, ...] = ()
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """A name for a thing or an event, such as "Victory Day", in own voice or attributed."""

    span: Span
    text: str
    voice: Voice = "own"
    quoted: bool = False
    """Whether it stands in quote marks; the span does not include them."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text, resolved against the article's own: `first` and `last` day of it."""

    span: Span
    text: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute, in its own words."""

    text: str
    spans: tuple[Span, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim aligned over outlets: shared by several, alone in one, or disputed.

    `outlets` are display names of sources; `score`, 0 to 1, is how sure the alignment is.
    """

    id: str
    text: str
    spans: tuple[Span, ...]
    outlets: tuple[str, ...]
    status: FactStatus
    score: float
    kind: FactKind = "event"
    sides: tuple[Side, ...] = ()
    people: tuple[str, ...] = ()
    """Ids of the people it is about."""
    story: str | None = None
    happened: date | None = None
    """The day it happened, None where the articles don't say; see `corpus.fairness`."""


@dataclass(frozen=True, slots=True)
class Story:
    """The articles on one event; `first` and `last` are the days of the earliest and latest."""

    id: str
    name: str
    articles: tuple[str, ...]
    first: date | None = None
    last: date | None = None
    aliases: tuple[str, ...] = ()
    """Other names by which it is found."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What articles are about, such as nuclear weapons; `words` are what it is found by."""

    id: str
    name: str
    words: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes, or an agency whose copy others publish.

    `id` is that of a register entry in `config/outlets.toml`, or made from the name.
    """

    id: str
    name: str
    kind: Literal["outlet", "agency"] = "outlet"
    country: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An article with all that analysis found in it.

    Steps of `corpus.analysis` take one and return one. Until `corpus.linking` has merged people,
    organisations and places over all articles, their ids hold within the document alone.
    """

    article: Article
    paragraphs: tuple[tuple[int, int], ...] = ()
    """Start and end of each paragraph; number 1 is the first."""
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    names: tuple[TaggedName, ...] = ()
    people: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    entity_mentions: tuple[EntityMention, ...] = ()
    described: tuple[Mention, ...] = ()
    """Descriptions that stand for a person ("the 22-year-old"), as attribution resolved them; a
    step towards labels, which no index keeps."""
    labels: tuple[Label, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statements: tuple[Statement, ...] = ()
    terms: tuple[Term, ...] = ()
    dates: tuple[DateMention, ...] = ()
    topics: tuple[str, ...] = ()
    """Ids of topics, the strongest first."""

    def paragraph_at(self, offset: int) -> int:
        """Return the number, from 1, of the paragraph that holds a character offset."""
        ended = bisect_right(self.paragraphs, offset, key=itemgetter(1))
        return max(min(ended + 1, len(self.paragraphs)), 1)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds a character offset, None between sentences."""
        begun = bisect_right(self.sentences, offset, key=attrgetter("start"))
        sentence = self.sentences[begun - 1] if begun else None
        return sentence if sentence and offset < sentence.end else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """All articles of an index, analysed and linked: what a build writes and an index answers from.

    Ids in `documents` are those of `people`, `entities`, `stories` and `topics` here.
    """

    documents: tuple[Document, ...] = ()
    people: tuple[Person, ...] = ()
    entities: tuple[Entity, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    stories: tuple[Story, ...] = ()
    facts: tuple[Fact, ...] = ()
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Which articles a question is about: outlets by id, days from `since` to `until`, both in.

    `articles` narrows to these ids; empty fields set no bound. An article without a known date is
    outside any scope that has a date.
    """

    outlets: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    articles: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether it sets any bound."""
        return bool(self.outlets or self.since or self.until or self.articles)


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class EntityRef:
    """What a name in the index stands for."""

    id: str
    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True)
class Match:
    """What a query found, how sure it is (0 to 100), by which alias and rule."""

    entity: EntityRef
    score: float
    alias: str
    reason: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """The outcome of a fuzzy lookup.

    `best` is the one clear answer, else None; `rivals` are the close ones to choose from, best
    first (empty when `best` is clear); `suggestions` are the nearest when nothing was near.
    """

    best: Match | None = None
    rivals: tuple[Match, ...] = ()
    suggestions: tuple[Match, ...] = ()

    def __iter__(self) -> Iterator[Match]:
        """Iterate over every match found, best first."""
        yield from ((self.best,) if self.best else ())
        yield from self.rivals
        yield from self.suggestions


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that full-text search found; `spans` are the words that matched in its text.

    `where` says in which part of the article they stand: text, headline, byline or caption; there
    are no spans outside the text.
    """

    article: str
    score: float
    spans: tuple[Span, ...]
    where: Literal["text", "headline", "byline", "caption"] = "text"
