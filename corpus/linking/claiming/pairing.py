"""Which claims of a story are the same: pairs, and the clusters they make."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.linking.claiming.claims import Claim, unrepeated
from corpus.linking.claiming.same_fact import (
    Signature,
    likelihood,
    signature_of,
    tells_one_fact,
)
from corpus.linking.claiming.signature import likeness, story_weights, vectors_of
from corpus.linking.similarity import Vector, average_link, candidate_pairs, strongest

SAME = 0.42
"""Likeness from which two claims can be one fact."""
RESTATED = 0.8
"""Mean likeness at which claims of one source are one, said twice or in two copies."""
KEYS = 12
"""Strongest features of a claim by which others are found."""
LONGEST = 60
"""Claims of a story that may share a feature before it stops telling anything."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The claims of one story and how alike pairs of them are."""

    claims: Sequence[Claim]
    """Each in its words once: others in the same are kept with it."""
    vectors: Sequence[Vector]
    """By position, what each claim says, weighed."""
    neighbours: Mapping[int, Sequence[int]]
    """By position, claims that are alike at all."""
    pairs: Mapping[tuple[int, int], float]
    """Likeness by positions of two claims, the smaller first; a pair not given counts as 0."""
    one_fact: Mapping[tuple[int, int], float]
    """How likely two claims of different sources are one fact, by their positions."""
    restated: Sequence[Sequence[int]]
    """Positions of claims of one source that say the same; every claim is in one group."""

    def likeness(self, one: int, other: int) -> float:
        """Return how alike the claims at two positions are, 0 to 1."""
        return self.pairs.get((min(one, other), max(one, other)), 0.0)

    def like(self, position: int) -> Sequence[int]:
        """Return the positions of other claims that can be the same fact as one."""
        return self.near(position, SAME)

    def near(self, position: int, least: float) -> Sequence[int]:
        """Return the positions of other claims that have at least this likeness to one."""
        found = self.neighbours.get(position, ())
        return [other for other in found if self.likeness(position, other) >= least]

    def contained(self, one: int, other: int) -> float:
        """Return how much of what one claim says the other has, 0 to 1, by weight of features."""
        mine, theirs = self.vectors[one], self.vectors[other]
        return sum(weight * weight for key, weight in mine.items() if key in theirs)

    def nearest_elsewhere(self) -> dict[int, float]:
        """Return, by position, the highest likeness to a claim of another source."""
        nearest: dict[int, float] = {}
        for pair, value in self.pairs.items():
            if self.claims[pair[0]].source != self.claims[pair[1]].source:
                for position in pair:
                    nearest[position] = max(nearest.get(position, 0.0), value)
        return nearest


def align_claims(claims: Sequence[Claim]) -> Alignment:
    """Return how the claims of one story align.

    Pairs are found through their most telling words, so that work stays well below the square of
    the number of claims.
    """
    claims = unrepeated(claims)
    vectors = vectors_of(claims)
    keys = [strongest(vector, KEYS) for vector in vectors]
    candidates = list(candidate_pairs(keys, LONGEST))
    pairs = {
        (one, other): value
        for one, other in candidates
        if (value := likeness(claims[one], claims[other], (vectors[one], vectors[other])))
    }
    one_fact = {
        pair: likelihood(signature)
        for pair, signature in signatures(claims, vectors, candidates)
        if tells_one_fact(signature, claims[pair[0]], claims[pair[1]])
    }
    neighbours: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        neighbours[one].append(other)
        neighbours[other].append(one)
    own = {pair: v for pair, v in pairs.items() if _of_one_source(claims, pair)}
    restated = average_link(len(claims), own, RESTATED)
    return Alignment(claims, vectors, neighbours, pairs, one_fact, restated)


def signatures(
    claims: Sequence[Claim], vectors: Sequence[Vector], candidates: Iterable[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], Signature]]:
    """Yield the signatures of those pairs that are of different sources."""
    weights = story_weights(claims)
    for one, other in candidates:
        if claims[one].sources != claims[other].sources:
            yield (
                (one, other),
                signature_of(claims[one], claims[other], (vectors[one], vectors[other]), weights),
            )


def _of_one_source(claims: Sequence[Claim], pair: tuple[int, int]) -> bool:
    return claims[pair[0]].source == claims[pair[1]].source
