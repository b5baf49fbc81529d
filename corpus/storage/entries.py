"""Whatever in a coverage has a name, with how much it is in the news."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpus.model import Coverage, Document, Entity, EntityKind, Outlet, Person, Story, Topic
from corpus.outlets import outlets_of

Named = Person | Entity | Outlet | Story | Topic
Key = tuple[str, str]
"""The id of a record after the family of kinds within which it is unique."""

HEARD_WEIGHT = 2
"""What being heard in an article adds to the one that the article itself weighs."""


@dataclass(slots=True)
class Standing:
    """Where a record is in the news: how often each article, by its number, mentions it.

    `heard` are the numbers of articles with words of its own, direct or indirect; `latest` is the
    last day of an article that mentions it, as the number of that day, 0 where none is known.
    """

    counts: dict[int, int] = field(default_factory=dict)
    heard: set[int] = field(default_factory=set)
    latest: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, organisation, place, outlet, topic or story.

    `spellings` are its names, the one for display first; `words` are what it may be asked for by
    without being called so.
    """

    kind: EntityKind
    record: Named
    spellings: tuple[str, ...]
    words: tuple[str, ...]
    standing: Standing

    @property
    def counts(self) -> Mapping[int, int]:
        """How often each article, by its number, mentions it."""
        return self.standing.counts

    @property
    def mentions(self) -> int:
        """How often all articles together mention it."""
        return sum(self.counts.values())

    @property
    def weight(self) -> int:
        """How much it is in the news: who is heard there stands before who is only mentioned."""
        return len(self.counts) + HEARD_WEIGHT * len(self.standing.heard)

    @property
    def prominence(self) -> tuple[int, int, int, str, str, str]:
        """What sorts the most prominent first: weight, mentions, the latest, then the name."""
        record = self.record
        latest = self.standing.latest
        return (-self.weight, -self.mentions, -latest, record.name, self.kind, record.id)


def entries_of(coverage: Coverage, numbers: Mapping[str, int]) -> list[Entry]:
    """Return the entries of a coverage, most prominent first; `numbers` are those of articles."""
    standings = _standings(coverage, numbers)
    kinds: tuple[tuple[EntityKind, Iterable[Named]], ...] = (
        ("person", coverage.people),
        ("outlet", coverage.outlets),
        ("topic", coverage.topics),
        ("story", coverage.stories),
    )
    named = [(kind, record) for kind, records in kinds for record in records]
    named += [(entity.kind, entity) for entity in coverage.entities]
    entries = {
        (kind, record.id): _entry(
            kind, record, standings.get((_family(kind), record.id)) or Standing()
        )
        for kind, record in named
    }
    return sorted(entries.values(), key=lambda entry: entry.prominence)


def _family(kind: EntityKind) -> str:
    return "entity" if kind in ("organisation", "place") else kind


def _standings(coverage: Coverage, numbers: Mapping[str, int]) -> dict[Key, Standing]:
    """Return where each entry is in the news."""
    standings: dict[Key, Standing] = {}
    for document in coverage.documents:
        number, day = numbers[document.article.id], document.article.day
        heard = _heard(document)
        for key, count in _mentioned(document).items():
            standing = standings.setdefault(key, Standing())
            standing.counts[number] = count
            standing.latest = max(standing.latest, day.toordinal() if day else 0)
            if key in heard:
                standing.heard.add(number)
    for story in coverage.stories:
        counts = {numbers[article]: 1 for article in story.articles if article in numbers}
        latest = story.last.toordinal() if story.last else 0
        standings["story", story.id] = Standing(counts, latest=latest)
    return standings


def _heard(document: Document) -> set[Key]:
    """Return whom an article lets speak, in their own words or in its own."""
    speakers = {quote.speaker for quote in document.quotes}
    speakers |= {statement.speaker for statement in document.statements}
    return {(family, speaker) for family in ("person", "entity") for speaker in speakers if speaker}


def _mentioned(document: Document) -> Counter[Key]:
    counts = Counter(("person", mention.person) for mention in document.mentions)
    counts.update(("entity", mention.entity) for mention in document.entity_mentions)
    counts.update(("topic", topic) for topic in dict.fromkeys(document.topics))
    counts.update(("outlet", outlet) for outlet in {one.id for one in outlets_of(document.article)})
    return counts


def _entry(kind: EntityKind, record: Named, standing: Standing) -> Entry:
    words = record.words if isinstance(record, Topic) else ()
    return Entry(kind, record, (record.name, *record.aliases), words, standing)
