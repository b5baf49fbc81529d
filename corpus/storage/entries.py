"""Whatever in a coverage has a name, with how much it is in the news."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.model import Coverage, Document, Entity, EntityKind, Outlet, Person, Story, Topic
from corpus.outlets import outlets_of

Named = Person | Entity | Outlet | Story | Topic
Counts = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, organisation, place, outlet, topic or story.

    `counts` says how often each article, by its number, mentions it. `spellings` are its names,
    the one for display first; `words` are what it may be asked for by without being called so.
    """

    kind: EntityKind
    record: Named
    spellings: tuple[str, ...]
    words: tuple[str, ...]
    counts: Counts

    @property
    def prominence(self) -> tuple[int, int, str, str, str]:
        """What sorts the most prominent first: articles, mentions, then the name."""
        record = self.record
        return (-len(self.counts), -self.mentions, record.name, self.kind, record.id)

    @property
    def mentions(self) -> int:
        """How often all articles together mention it."""
        return sum(self.counts.values())


def entries_of(coverage: Coverage, numbers: Mapping[str, int]) -> list[Entry]:
    """Return the entries of a coverage, most prominent first; `numbers` are those of articles."""
    counts = _counts(coverage, numbers)
    kinds: tuple[tuple[EntityKind, Iterable[Named]], ...] = (
        ("person", coverage.people),
        ("outlet", coverage.outlets),
        ("topic", coverage.topics),
        ("story", coverage.stories),
    )
    named = [(kind, record) for kind, records in kinds for record in records]
    named += [(entity.kind, entity) for entity in coverage.entities]
    entries = {
        (kind, record.id): _entry(kind, record, counts.get((_family(kind), record.id), {}))
        for kind, record in named
    }
    return sorted(entries.values(), key=lambda entry: entry.prominence)


def _family(kind: EntityKind) -> str:
    return "entity" if kind in ("organisation", "place") else kind


def _counts(
    coverage: Coverage, numbers: Mapping[str, int]
) -> dict[tuple[str, str], dict[int, int]]:
    """Return how often each article mentions each entry."""
    counts: dict[tuple[str, str], dict[int, int]] = {}
    for document in coverage.documents:
        number = numbers[document.article.id]
        for key, count in _mentioned(document).items():
            counts.setdefault(key, {})[number] = count
    for story in coverage.stories:
        counts["story", story.id] = {
            numbers[article]: 1 for article in story.articles if article in numbers
        }
    return counts


def _mentioned(document: Document) -> Counter[tuple[str, str]]:
    counts = Counter(("person", mention.person) for mention in document.mentions)
    counts.update(("entity", mention.entity) for mention in document.entity_mentions)
    counts.update(("topic", topic) for topic in dict.fromkeys(document.topics))
    counts.update(("outlet", outlet) for outlet in {one.id for one in outlets_of(document.article)})
    return counts


def _entry(kind: EntityKind, record: Named, counts: Counts) -> Entry:
    others = () if isinstance(record, Story) else record.aliases
    words = record.words if isinstance(record, Topic) else ()
    return Entry(kind, record, (record.name, *others), words, counts)
