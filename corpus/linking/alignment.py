"""Which claims of a story are the same: pairs, and the clusters they make."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from corpus.linking.claims import Claim
from corpus.linking.signature import likeness, vectors_of
from corpus.linking.similarity import average_link, candidate_pairs, strongest

THRESHOLD = 0.45
"""Mean likeness at which claims are one fact."""
KEYS = 12
"""Strongest features of a claim by which others are found."""
LONGEST = 60
"""Claims of a story that may share a feature before it stops telling anything."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The claims of one story, how alike pairs of them are, and the clusters of the same ones."""

    claims: Sequence[Claim]
    pairs: Mapping[tuple[int, int], float]
    """Likeness by positions of two claims, the smaller first; a pair not given counts as 0."""
    clusters: Sequence[Sequence[int]]

    def likeness(self, one: int, other: int) -> float:
        """Return how alike the claims at two positions are, 0 to 1."""
        return self.pairs.get((min(one, other), max(one, other)), 0.0)

    def support(self, position: int, cluster: Collection[int]) -> float:
        """Return the mean likeness of a claim to the others of a cluster; 0 where it is alone."""
        others = [other for other in cluster if other != position]
        return sum(self.likeness(position, other) for other in others) / max(len(others), 1)

    def agreement(self, cluster: Sequence[int]) -> float:
        """Return the mean likeness over pairs of a cluster that are from different sources."""
        values = [
            self.likeness(one, other)
            for one in cluster
            for other in cluster
            if one < other and self.claims[one].source != self.claims[other].source
        ]
        return sum(values) / len(values) if values else 0.0

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
    vectors = vectors_of(claims)
    keys = [strongest(vector, KEYS) for vector in vectors]
    pairs = {
        (one, other): value
        for one, other in candidate_pairs(keys, LONGEST)
        if (value := likeness(claims[one], claims[other], (vectors[one], vectors[other])))
    }
    return Alignment(claims, pairs, average_link(len(claims), pairs, THRESHOLD))
