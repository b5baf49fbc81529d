"""Ids that are readable, unique, and the same from build to build."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from corpus.linking.merging.strangers import Strangers
from corpus.model import Document
from corpus.names import fold

Node = TypeVar("Node", str, int)


def slug(name: str) -> str:
    """Return a name as an id: `sergei-shoigu`."""
    return fold(name).replace(" ", "-") or "unnamed"


class Ids:
    """Gives ids out, none twice; those of an earlier build only to whom they belonged."""

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self._taken = set(reserved)

    def make(self, name: str, suffix: str = "") -> str:
        """Return a fresh id for a name; a taken one gets the suffix, then a number."""
        base = slug(name)
        if suffix and base in self._taken:
            base = f"{base}-{suffix}"
        fresh, number = base, 2
        while fresh in self._taken:
            fresh, number = f"{base}-{number}", number + 1
        self._taken.add(fresh)
        return fresh


def kept_ids(
    groups: Sequence[Mapping[str, int]], earlier: Mapping[str, Iterable[str]]
) -> dict[int, str]:
    """Return the ids that groups keep, by position, each id at most once.

    `groups` gives what speaks for each group (names, articles) and how much; `earlier` gives, by
    what spoke for them, the ids of an earlier build. The best supported claims win.
    """
    claims: Counter[tuple[int, str]] = Counter()
    for position, evidence in enumerate(groups):
        for key, support in evidence.items():
            for owner in earlier.get(key, ()):
                claims[position, owner] += support
    kept: dict[int, str] = {}
    given: set[str] = set()
    for claim in sorted(claims, key=lambda claim: (-claims[claim], claim[1], claim[0])):
        position, owner = claim
        if position not in kept and owner not in given:
            kept[position] = owner
            given.add(owner)
    return kept


def connected(
    nodes: Iterable[Node],
    links: Iterable[tuple[Node, Node]],
    strangers: Strangers[Node] | None = None,
) -> list[list[Node]]:
    """Return the nodes in groups that links connect, sorted, groups by their first node.

    A link that would bring two strangers into one group, directly or through others, is passed
    over; links given first go before. `strangers` learns who was joined.
    """
    parent = {node: node for node in nodes}

    def root(node: Node) -> Node:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in links:
        low, high = sorted((root(one), root(other)))
        if low == high or (strangers and strangers.apart(low, high)):
            continue
        parent[high] = low
        if strangers:
            strangers.join(low, high)
    groups: dict[Node, list[Node]] = {}
    for node in sorted(parent):
        groups.setdefault(root(node), []).append(node)
    return list(groups.values())


def renamed(document: Document, ids: Mapping[str, str]) -> Document:
    """Return the document with the ids of people, organisations and places replaced.

    Its `people` and `entities` are left as they are.
    """
    if not ids:
        return document
    return replace(
        document,
        mentions=tuple(replace(m, person=ids.get(m.person, m.person)) for m in document.mentions),
        entity_mentions=tuple(
            replace(m, entity=ids.get(m.entity, m.entity)) for m in document.entity_mentions
        ),
        labels=tuple(replace(x, person=ids.get(x.person, x.person)) for x in document.labels),
        quotes=tuple(replace(q, speaker=_renamed(q.speaker, ids)) for q in document.quotes),
        statements=tuple(replace(s, speaker=_renamed(s.speaker, ids)) for s in document.statements),
    )


def _renamed(speaker: str | None, ids: Mapping[str, str]) -> str | None:
    return ids.get(speaker, speaker) if speaker else None
