"""How alike two claims are: telling words in common, and the same actors, acts, numbers, days."""

import math
from collections import Counter
from collections.abc import Sequence

from corpus.linking.claiming.claims import Claim
from corpus.linking.lexicon import groups
from corpus.linking.similarity import Vector, cosine, damped
from corpus.statistics import highest_weight, weight

GROUP_WEIGHT = 5.0
"""Nats that an act or a thing known by several words weighs, so that the choice of word is moot."""
FLOOR = 1.5
"""Nats that every plain word weighs less than in general English: the glue of sentences."""


def vectors_of(claims: Sequence[Claim]) -> list[Vector]:
    """Return a unit vector for each claim of a story.

    A feature weighs as much as it tells in general English, less the more of the story's claims
    hold it: in a story about a country its name tells nothing.
    """
    weights = story_weights(claims)
    return [damped(claim.counts, {f: weights[f] for f in claim.counts}) for claim in claims]


def story_weights(claims: Sequence[Claim]) -> dict[str, float]:
    """Return how telling each feature is in a story, in nats."""
    held = Counter(feature for claim in claims for feature in claim.counts)
    return {
        feature: general_weight(feature) * (1 - math.sqrt(n / (len(claims) + 2)))
        for feature, n in held.items()
    }


def general_weight(feature: str) -> float:
    """Return how telling a feature is in general: names and numbers most."""
    if feature in groups():
        return GROUP_WEIGHT
    if not feature.isalpha():
        return 0.8 * highest_weight()
    return max(weight(feature) - FLOOR, 0.0)


def likeness(one: Claim, other: Claim, vectors: tuple[Vector, Vector]) -> float:
    """Return how sure it is that two claims are one fact, 0 to 1.

    The cosine of their words, raised or lowered by the signature: shared acts and actors speak
    for one fact; different days, or different numbers of the same thing, speak against.
    """
    shared = len(vectors[0].keys() & vectors[1].keys())
    alike = cosine(*vectors) * (1 - 0.5 ** max(shared - 1, 0))
    shared_people = len(one.people & other.people)
    signature = 0.04 * min(shared_people, 2)
    if one.people and other.people and not shared_people:
        signature -= 0.12
    signature += 0.08 if one.acts & other.acts else -0.12
    signature += 0.08 * _share(one.actors, other.actors) - 0.03
    signature += 0.08 if {n.key for n in one.numbers} & {n.key for n in other.numbers} else 0.0
    if one.days and other.days:
        signature += 0.1 if one.days & other.days else -0.1
    return max(0.0, min(1.0, alike + signature)) if alike > 0 else 0.0


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
