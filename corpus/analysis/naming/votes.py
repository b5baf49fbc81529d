"""What a name of one word is, by all places where the document has it.

A model that sees one sentence takes many a firm, club or town for a person, for surnames are the
most frequent of unknown words. But whom a document calls by one name, it has named in full or gives
a title, unless all the world knows the name; and what is one firm here is it there as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.analysis.naming.lexicons import words
from corpus.names import fold

_NO_BEARER = 0.1
"""How much less likely a word is a person's name where the document names nobody so in full."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name as the model sees it: its words, the word before, and how likely each kind is."""

    words: tuple[str, ...]
    kind: str
    titled: bool
    shares: Mapping[str, float]


def vote(candidates: Sequence[Candidate]) -> list[str]:
    """Return the kind of each candidate: that of names of several words as it is."""
    known = _words_of_people(candidates) | _known_alone()
    groups: dict[str, list[int]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        if len(candidate.words) == 1 and fold(candidate.words[0]) not in known:
            groups[candidate.words[0]].append(number)
    kinds = [candidate.kind for candidate in candidates]
    for numbers in groups.values():
        group = [candidates[number] for number in numbers]
        if any(candidate.titled for candidate in group):
            continue
        shares = _mean(candidate.shares for candidate in group)
        shares["PER"] = shares.get("PER", 0.0) * _NO_BEARER
        best = max(shares, key=lambda kind: shares[kind])
        for number in numbers:
            if kinds[number] == "PER":
                kinds[number] = best
    return kinds


@cache
def _known_alone() -> frozenset[str]:
    return frozenset(map(fold, words("names-family", "alone")))


def _words_of_people(candidates: Iterable[Candidate]) -> frozenset[str]:
    return frozenset(
        fold(word)
        for candidate in candidates
        if candidate.kind == "PER" and len(candidate.words) > 1
        for word in candidate.words
    )


def _mean(all_shares: Iterable[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    number = 0
    for shares in all_shares:
        number += 1
        for kind, share in shares.items():
            total[kind] += share
    return {kind: share / number for kind, share in total.items()}
