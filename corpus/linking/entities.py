"""Merging organisations and places over all articles."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

from corpus.analysis.lexicons import lexicon
from corpus.linking.identity import Ids, connected, kept_ids
from corpus.model import Coverage, Document, Entity
from corpus.names import fold
from corpus.outlets import find_outlet

_ACRONYM = re.compile(r"[A-Z][A-Z&.]{1,7}")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "on", "in", "to", "at", "de", "s"})
_LETTERS = re.compile(r"\b(\w) (?=\w\b)")

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
        chosen = kept.get(position) or ids.make(name, kind)
        entities.append(Entity(chosen, kind, name, _aliases(name, group, spellings)))
        for document, entity in group:
            new_ids[document][entity.id] = chosen
    return tuple(entities), new_ids


def key_of(name: str) -> str:
    """Return the key under which spellings of one organisation or place agree.

    It has no article in front, and single letters joined: "us" for U.S.
    """
    return _LETTERS.sub(r"\1", fold(name)).removeprefix("the ")


@cache
def _countries() -> Mapping[str, str]:
    """Return the names of countries by key, each with the one for display."""
    found: dict[str, str] = {}
    for country in lexicon("places").get("country", ()):
        for name in (country["name"], *country.get("also", ())):
            found.setdefault(key_of(name), country["name"])
    return found


def canonical(name: str) -> str | None:
    """Return the name that a register of outlets or countries has for a name, None without."""
    country = _countries().get(key_of(name))
    if country:
        return country
    outlet = find_outlet(name)
    return outlet.name if outlet else None


def acronym_of(name: str) -> str:
    """Return the letters that an organisation of that name goes by: "kcna"."""
    words = key_of(name).split()
    return "".join(word[0] for word in words if word not in _SMALL_WORDS)


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
        name = canonical(by_key[key][0][1].name)
        if name:
            yield first.setdefault(name, key), key


def _acronyms(by_key: Mapping[str, Sequence[Found]]) -> Iterable[tuple[str, str]]:
    """Yield links between acronyms and the one name that they may stand for."""
    expansions: dict[str, list[str]] = defaultdict(list)
    for key in sorted(by_key):
        if " " in key:
            expansions[acronym_of(key)].append(key)
    for key in sorted(by_key):
        is_acronym = any(_ACRONYM.fullmatch(entity.name) for _, entity in by_key[key])
        if is_acronym and len(key) > 2 and len(expansions[key]) == 1:
            yield key, expansions[key][0]


def _by_alias(by_key: Mapping[str, Sequence[Found]]) -> Iterable[tuple[str, str]]:
    """Yield links by a name of several words that one article gives as another name of one."""
    owners: dict[str, set[str]] = defaultdict(set)
    for key, group in by_key.items():
        for _, entity in group:
            for alias in entity.aliases:
                if " " in key_of(alias) or _ACRONYM.fullmatch(alias):
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
            counts[position, mention.entity][" ".join(mention.text.split())] += 1
    for position, entity in found:
        for alias in (entity.name, *entity.aliases):
            counts[position, entity.id].setdefault(alias, 0)
    return counts


def _display_name(group: Sequence[Found], spellings: Mapping[tuple[int, str], Counter[str]]) -> str:
    """Return the register's name, else the one that most articles use, no acronym if there is."""
    for _, entity in group:
        name = canonical(entity.name)
        if name:
            return name
    articles = Counter(name for _, name in {(n, entity.name) for n, entity in group})
    mentions: Counter[str] = Counter()
    for position, entity in group:
        mentions[entity.name] += spellings[position, entity.id][entity.name]
    return min(
        articles,
        key=lambda name: (
            _ACRONYM.fullmatch(name) is not None, -articles[name], -mentions[name], name
        ),
    )  # fmt: skip


def _kind(group: Sequence[Found]) -> Literal["organisation", "place"]:
    """Return the kind that most articles hold; a country is a place."""
    kinds = Counter(entity.kind for _, entity in group)
    country = any(key_of(entity.name) in _countries() for _, entity in group)
    return "place" if country or kinds["place"] > kinds["organisation"] else "organisation"


def _aliases(
    name: str, group: Sequence[Found], spellings: Mapping[tuple[int, str], Counter[str]]
) -> tuple[str, ...]:
    """Return every spelling, the display name among them, most frequent first."""
    counts = Counter({name: 0})
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
