"""Merging people, organisations and places over all articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from corpus.linking.merging.entities import merge_entities
from corpus.linking.merging.grouping import group_people
from corpus.linking.merging.identity import Ids, kept_ids, renamed
from corpus.linking.merging.kinds import without_false_people
from corpus.linking.merging.occurrences import Contexts, Group, is_full, occurrences_of
from corpus.linking.vectors import Vectors
from corpus.model import Coverage, Document, Entity, Person
from corpus.names import fold, name_parts

_SHOWN = "shown as\n"
_SHOWN_SUPPORT = 1_000_000
"""More than any number of mentions."""

Record = TypeVar("Record", Person, Entity)


@dataclass(frozen=True, slots=True)
class Merged:
    """Documents under ids that hold over all of them, and what those ids stand for."""

    documents: tuple[Document, ...]
    people: tuple[Person, ...]
    entities: tuple[Entity, ...]


def merge(
    documents: Sequence[Document],
    previous: Coverage | None = None,
    vectors: Vectors | None = None,
) -> Merged:
    """Return the documents with people, organisations and places merged.

    Ids of `previous`, an earlier build, are kept for those who are in it. Who is one with whom, and
    under which id, does not depend on the order of the documents. People come in the order of how
    many articles name them.
    """
    documents = without_false_people(documents)
    order = sorted(range(len(documents)), key=lambda position: documents[position].article.id)
    ordered = [documents[position] for position in order]
    ids = Ids(_ids_of(previous))
    people, person_ids = _merge_people(ordered, previous, ids, vectors)
    entities, entity_ids = merge_entities(ordered, previous, ids)
    known = {person.id: person for person in people}
    places = {entity.id: entity for entity in entities}
    linked = [
        _linked(document, theirs | mine, known, places)
        for document, mine, theirs in zip(ordered, person_ids, entity_ids, strict=True)
    ]
    in_order = sorted(zip(order, linked, strict=True), key=lambda pair: pair[0])
    return Merged(tuple(document for _, document in in_order), people, entities)


def _linked(
    document: Document,
    ids: Mapping[str, str],
    people: Mapping[str, Person],
    entities: Mapping[str, Entity],
) -> Document:
    return replace(
        renamed(document, ids),
        people=_each_once(people[ids[person.id]] for person in document.people),
        entities=_each_once(entities[ids[entity.id]] for entity in document.entities),
    )


def _each_once(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(dict.fromkeys(records))


def _ids_of(previous: Coverage | None) -> set[str]:
    if previous is None:
        return set()
    people = {person.id for person in previous.people}
    return people | {entity.id for entity in previous.entities}


def _merge_people(
    documents: Sequence[Document],
    previous: Coverage | None,
    ids: Ids,
    vectors: Vectors | None,
) -> tuple[tuple[Person, ...], list[dict[str, str]]]:
    """Return the people and, for each document, the new id of each local one."""
    groups = group_people(occurrences_of(documents), Contexts(documents, vectors))
    articles = [document.article.id for document in documents]
    named = sorted(
        ((_display_name(group), group) for group in groups),
        key=lambda pair: (
            -len(pair[1].documents),
            fold(pair[0]),
            min(articles[position] for position in pair[1].documents),
            sorted(spelling for found in pair[1].occurrences for spelling in found.spellings),
        ),
    )
    kept = kept_ids(
        [_evidence(name, group, articles) for name, group in named], _earlier_evidence(previous)
    )
    people: list[Person] = []
    new_ids: list[dict[str, str]] = [{} for _ in documents]
    for position, (name, group) in enumerate(named):
        chosen = kept.get(position) or ids.make(name)
        people.append(Person(chosen, name, _aliases(group), _reason(name, group)))
        for occurrence in group.occurrences:
            new_ids[occurrence.document][occurrence.person.id] = chosen
    return tuple(people), new_ids


def _evidence(name: str, group: Group, articles: Sequence[str]) -> Counter[str]:
    """Return what tells that a group was in an earlier build: full names, names in an article.

    First of all it is the name for display, for editors may since have put other people's mentions
    under it, or some of its own under another.
    """
    found: Counter[str] = Counter({f"{_SHOWN}{fold(name)}": _SHOWN_SUPPORT})
    for occurrence in group.occurrences:
        for spelling in occurrence.spellings:
            found[f"{fold(spelling)}\n{articles[occurrence.document]}"] += 2
            if is_full(spelling):
                found[fold(spelling)] = 1
    return found


def _earlier_evidence(previous: Coverage | None) -> dict[str, set[str]]:
    """Return who of an earlier build went by a full name, and by which name in which article."""
    found: dict[str, set[str]] = defaultdict(set)
    if previous is None:
        return found
    for person in previous.people:
        found[f"{_SHOWN}{fold(person.name)}"].add(person.id)
        for alias in (person.name, *person.aliases):
            if is_full(alias):
                found[fold(alias)].add(person.id)
    for document in previous.documents:
        for mention in document.mentions:
            found[f"{fold(mention.text)}\n{document.article.id}"].add(mention.person)
    return found


def _spellings(group: Group) -> dict[str, tuple[int, int]]:
    """Return each spelling with the number of its articles and of its mentions."""
    articles: dict[str, set[int]] = defaultdict(set)
    mentions: Counter[str] = Counter()
    for occurrence in group.occurrences:
        for spelling, number in occurrence.spellings.items():
            mentions[spelling] += number
            articles[spelling].add(occurrence.document)
    return {text: (len(articles[text]), mentions[text]) for text in articles}


def _display_name(group: Group) -> str:
    """Return the full spelling that most articles use, then the one with most mentions."""
    counts = _spellings(group)
    return min(
        counts,
        key=lambda text: (
            not is_full(text) or _has_initial_only(text),
            text.isupper() or text.islower(),
            -counts[text][0],
            -counts[text][1],
            text,
        ),
    )


def _has_initial_only(name: str) -> bool:
    return any(len(word) == 1 for word in name_parts(name).given[:1])


def _aliases(group: Group) -> tuple[str, ...]:
    counts = _spellings(group)
    return tuple(sorted(counts, key=lambda text: (-counts[text][1], -counts[text][0], text)))


def _reason(name: str, group: Group) -> str:
    """Return how many articles write each full name, and why they are one person's."""
    counts = _spellings(group)
    number, total = counts[name][0], len(group.documents)
    everyone = "Both" if total == 2 else f"All {total}"
    start = f"{everyone if number == total else f'{number} of {total}'} articles"
    spelt = [f"{start} with this name write {name}" if total > 1 else f"One article: {name}"]
    others = sorted((-counts[text][0], text) for text in counts if is_full(text) and text != name)
    spelt.extend(f"{-articles} {text}" for articles, text in others)
    reasons = ", ".join(dict.fromkeys(group.reasons))
    return ", ".join(spelt) + (f": {reasons}" if reasons else "")
