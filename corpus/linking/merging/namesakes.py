"""Telling namesakes apart: two people of one full name, by what articles call them."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from corpus.lexicons import lexicon
from corpus.linking.merging.identity import connected
from corpus.linking.merging.occurrences import Contexts, Group, Occurrence
from corpus.names import words
from corpus.statistics import words as text_words

RELATED = 0.08
"""Cosine of two articles from which they have something in common."""


def apart(group: Group, contexts: Contexts) -> list[Group]:
    """Return the group, parted where its articles speak of different people of one name.

    That takes labels from walks of life that no article joins, in articles alike neither in their
    words nor in the company the person is in. An article that calls the person nothing goes with
    the part whose articles are most like it.
    """
    by_walk: dict[str, list[Occurrence]] = {}
    silent: list[Occurrence] = []
    links: list[tuple[str, str]] = []
    for occurrence in group.occurrences:
        walks = sorted(walks_of(occurrence))
        for walk in walks[:1]:
            by_walk.setdefault(walk, []).append(occurrence)
        links.extend((walks[0], other) for other in walks[1:])
        if not walks:
            silent.append(occurrence)
    if len(by_walk) < 2:
        return [group]
    known = {walk for link in links for walk in link} | set(by_walk)
    links.extend(_related(by_walk, contexts, _stems(group)))
    parts = [
        [occurrence for walk in walks for occurrence in by_walk.get(walk, ())]
        for walks in connected(known, links)
    ]
    if len(parts) < 2:
        return [group]
    return _with_silent(parts, silent, group, contexts)


def walks_of(occurrence: Occurrence) -> set[str]:
    """Return the walks of life that the labels of somebody in an article tell."""
    walks = _walks()
    return {walks[word] for label in occurrence.labels for word in words(label) if word in walks}


def _stems(group: Group) -> frozenset[str]:
    """Return the stems of the names, which the articles share in any case."""
    names = {spelling for occurrence in group.occurrences for spelling in occurrence.spellings}
    return frozenset(word.stem for name in names for word in text_words(name))


def _related(
    by_walk: dict[str, list[Occurrence]], contexts: Contexts, ignoring: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield walks of life whose articles have something in common."""
    for one, other in combinations(sorted(by_walk), 2):
        ones, others = _documents(by_walk[one]), _documents(by_walk[other])
        alike = contexts.likeness(ones, others, ignoring) >= RELATED
        if alike or contexts.share_company(ones, others):
            yield one, other


def _with_silent(
    parts: Sequence[list[Occurrence]],
    silent: Sequence[Occurrence],
    group: Group,
    contexts: Contexts,
) -> list[Group]:
    documents = [_documents(part) for part in parts]
    for occurrence in silent:
        likeness = [contexts.likeness([occurrence.document], part) for part in documents]
        best = max(range(len(parts)), key=lambda n: (likeness[n], len(documents[n]), -n))
        parts[best].append(occurrence)
    return [Group(part, list(group.reasons)) for part in parts]


def _documents(occurrences: Sequence[Occurrence]) -> list[int]:
    return sorted({occurrence.document for occurrence in occurrences})


@cache
def _walks() -> dict[str, str]:
    """Return the walk of life that each word tells."""
    table = lexicon("walks-of-life")
    return {word: walk for walk, listed in table.items() for word in listed.split()}
