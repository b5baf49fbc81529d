"""Sparse vectors of weighted features, and the pairs of them worth comparing."""

import heapq
import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

Vector = Mapping[str, float]
"""Features and their weights, of length 1 (or empty)."""


def unit(weights: Mapping[str, float]) -> Vector:
    """Return the weights scaled to length 1; empty where all are 0."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {key: weight / length for key, weight in weights.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """Return the cosine of two unit vectors, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[key] for key, weight in one.items() if key in other)


def damped(counts: Counter[str], weigh: Mapping[str, float]) -> Vector:
    """Return the unit vector of counts, each damped to 1 + ln(count) and weighed."""
    return unit({key: (1 + math.log(counts[key])) * value for key, value in weigh.items() if value})


def strongest(vector: Mapping[str, float], limit: int) -> dict[str, float]:
    """Return the features of a vector with most weight, and their weights, in a fixed order."""
    kept = heapq.nsmallest(limit, vector, key=lambda feature: (-vector[feature], feature))
    return {feature: vector[feature] for feature in kept}


def candidate_pairs(
    keys: Sequence[Mapping[Key, float]], longest: int, least: float = 0.0
) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions whose keys in common multiply to a sum above `least`.

    Work grows with the number of keys times `longest`, not with the square of the positions: a key
    that more than `longest` positions hold tells too little to be worth following.
    """
    postings: dict[Key, list[tuple[int, float]]] = defaultdict(list)
    for position, weights in enumerate(keys):
        for key, weight in weights.items():
            postings[key].append((position, weight))
    for position, weights in enumerate(keys):
        shared: dict[int, float] = defaultdict(float)
        for key, weight in weights.items():
            holders = postings[key]
            if 1 < len(holders) <= longest:
                for other, theirs in holders[bisect_right(holders, (position, math.inf)) :]:
                    shared[other] += weight * theirs
        yield from sorted((position, other) for other, total in shared.items() if total > least)


def average_link(
    size: int, similarities: Mapping[tuple[int, int], float], threshold: float
) -> list[list[int]]:
    """Return the clusters of `size` things, merged while the mean similarity reaches a threshold.

    A pair that is not given counts as 0. Clusters are sorted; time grows with the pairs given.
    """
    members: dict[int, list[int]] = {position: [position] for position in range(size)}
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), value in similarities.items():
        links[one][other] = links[other][one] = value
    queue = [(-v, min(p), max(p)) for p, v in similarities.items() if v >= threshold]
    heapq.heapify(queue)
    fresh = size
    while queue:
        _, one, other = heapq.heappop(queue)
        if one not in members or other not in members:
            continue
        members[fresh] = members.pop(one) + members.pop(other)
        for neighbour, total in _joined(links, one, other).items():
            links[fresh][neighbour] = links[neighbour][fresh] = total
            mean = total / (len(members[fresh]) * len(members[neighbour]))
            if mean >= threshold:
                heapq.heappush(queue, (-mean, neighbour, fresh))
        fresh += 1
    return sorted(sorted(cluster) for cluster in members.values())


def _joined(links: dict[int, dict[int, float]], one: int, other: int) -> dict[int, float]:
    """Return the summed links of two clusters, which are taken out of the links."""
    sums: dict[int, float] = defaultdict(float)
    for cluster in (one, other):
        for neighbour, total in links.pop(cluster, {}).items():
            links[neighbour].pop(cluster, None)
            if neighbour not in (one, other):
                sums[neighbour] += total
    return sums
