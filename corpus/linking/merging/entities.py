"""Merging organisations and places over all articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from corpus.linking.merging.entity_names import (
    acronym_of,
    country_of,
    is_acronym,
    key_of,
    plain,
    registered_as,
    without_possessive,
)
from corpus.linking.merging.identity import Ids, connected, kept_ids
from corpus.model import Coverage, Document, Entity
from corpus.names import fold

Found = tuple[int, Entity]
"""An entity and the position of the document that it is in."""


def merge_entities(
    documents: Sequence[Document], previous: Coverage | None, ids: Ids
) -> tuple[tuple[Entity, ...], list[dict[str, str]]]:
    """Return the organisations and places and, for each document, the new id of each local one.

    Names are one where they are folded alike, where a register (outlets, countries) holds them to
    be, or where one is the acronym of the other and of no other name.
    """
    found = [(n, entity) for n, document in enumerate(documents) for entity in document.entities]
    spellings = _spellings(documents, found)
    groups = _groups(found)
    named = sorted(
        ((_display_name(group, spellings), group) for group in groups),
        key=lambda pair: (-len({n for n, _ in pair[1]}), fold(pair[0]), pair[0]),
    )
    kept = kept_ids(
        [{key_of(entity.name): 1 for _, entity in group} for _, group in named],
        _earlier(previous),
    )
    entities: list[Entity] = []
    new_ids: list[dict[str, str]] = [{} for _ in documents]
    for position, (name, group) in enumerate(named):
        kind = _kind(group)
        chosen = kept.get(position) or ids.make(plain(name), kind)
        entities.append(Entity(chosen, kind, name, _aliases(name, group, spellings)))
        for document, entity in group:
            new_ids[document][entity.id] = chosen
    return tuple(entities), new_ids


def _groups(found: Sequence[Found]) -> list[list[Found]]:
    """Return the entities in groups, each of them one organisation or place."""
    by_key: dict[str, list[Found]] = defaultdict(list)
    for position, entity in found:
        by_key[key_of(entity.name)].append((position, entity))
    links = [*_registered(by_key), *_acronyms(by_key), *_by_alias(by_key)]
    return [[entity for key in keys for entity in by_key[key]] for keys in connected(by_key, links)]


def _registered(by_key: Mapping[str, Sequence[Found]]) -> Iterable[tuple[str, str]]:
    """Yield links between keys that a register holds to be one."""
    first: dict[str, str] = {}
    for key in sorted(by_key):
        name = registered_as(by_key[key][0][1].name)
        if name:
            yield first.setdefault(name, key), key


def _acronyms(by_key: Mapping[str, Sequence[Found]]) -> Iterable[tuple[str, str]]:
    """Yield links between acronyms and the one name that they may stand for."""
    expansions: dict[str, list[str]] = defaultdict(list)
    for key in sorted(by_key):
        if " " in key:
            for letters in {acronym_of(entity.name) for _, entity in by_key[key]}:
                expansions[letters].append(key)
    for key in sorted(by_key):
        short = any(is_acronym(entity.name) for _, entity in by_key[key])
        if short and len(key) > 2 and len(expansions[key]) == 1:
            yield key, expansions[key][0]


def _by_alias(by_key: Mapping[str, Sequence[Found]]) -> Iterable[tuple[str, str]]:
    """Yield links by a name of several words that one article gives as another name of one."""
    owners: dict[str, set[str]] = defaultdict(set)
    for key, group in by_key.items():
        for _, entity in group:
            for alias in entity.aliases:
                if " " in key_of(alias) or is_acronym(alias):
                    owners[key_of(alias)].add(key)
    for alias, keys in sorted(owners.items()):
        others = keys - {alias}
        if alias in by_key and len(others) == 1:
            yield alias, others.pop()


def _spellings(
    documents: Sequence[Document], found: Iterable[Found]
) -> Mapping[tuple[int, str], Counter[str]]:
    """Return, for each entity of each document, how often each spelling stands there."""
    counts: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for position, document in enumerate(documents):
        for mention in document.entity_mentions:
            spelling = without_possessive(" ".join(mention.text.split()))
            counts[position, mention.entity][spelling] += 1
    for position, entity in found:
        for alias in (entity.name, *entity.aliases):
            counts[position, entity.id].setdefault(without_possessive(alias), 0)
    return counts


def _display_name(group: Sequence[Found], spellings: Mapping[tuple[int, str], Counter[str]]) -> str:
    """Return a country's one name, else that which most articles use, no acronym if there is."""
    countries = sorted(filter(None, (country_of(entity.name) for _, entity in group)))
    if countries:
        return countries[0]
    articles = Counter(name for _, name in {(n, entity.name) for n, entity in group})
    mentions: Counter[str] = Counter()
    for position, entity in group:
        mentions[entity.name] += spellings[position, entity.id][entity.name]
    return min(
        articles,
        key=lambda name: (is_acronym(name), -articles[name], -mentions[name], name),
    )


def _kind(group: Sequence[Found]) -> Literal["organisation", "place"]:
    """Return the kind that most articles hold; a country is a place."""
    kinds = Counter(entity.kind for _, entity in group)
    country = any(country_of(entity.name) for _, entity in group)
    return "place" if country or kinds["place"] > kinds["organisation"] else "organisation"


def _aliases(
    name: str, group: Sequence[Found], spellings: Mapping[tuple[int, str], Counter[str]]
) -> tuple[str, ...]:
    """Return every spelling, the register's too, most frequent first."""
    registered = {registered_as(entity.name) for _, entity in group} - {None}
    counts = Counter({known: 0 for known in (name, *registered) if known})
    for position, entity in group:
        counts.update(spellings[position, entity.id])
        for spelling in spellings[position, entity.id]:
            counts.setdefault(spelling, 0)
    return tuple(sorted(counts, key=lambda text: (-counts[text], text)))


def _earlier(previous: Coverage | None) -> dict[str, set[str]]:
    """Return who of an earlier build went by which key."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity in previous.entities if previous else ():
        found[key_of(entity.name)].add(entity.id)
        for alias in entity.aliases:
            if " " in key_of(alias):
                found[key_of(alias)].add(entity.id)
    return found
