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
_BEARER = 100.0
"""How much more likely it is where the document does, and nothing else by a longer name with it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name as the model sees it: its words, the word before, and how likely each kind is."""

    words: tuple[str, ...]
    kind: str
    titled: bool
    shares: Mapping[str, float]


def vote(candidates: Sequence[Candidate]) -> list[str]:
    """Return the kind of each candidate: that of names of several words as it is."""
    people, others = _words_of_names(candidates)
    groups: dict[str, list[int]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        if len(candidate.words) == 1:
            groups[fold(candidate.words[0])].append(number)
    kinds = [candidate.kind for candidate in candidates]
    for word, numbers in groups.items():
        group = [candidates[number] for number in numbers]
        if word in _known_alone() or any(candidate.titled for candidate in group):
            continue
        shares = _mean(candidate.shares for candidate in group)
        bearer = _BEARER if word in people - others else 1.0 if word in people else _NO_BEARER
        shares["PER"] = shares.get("PER", 0.0) * bearer
        best = max(shares, key=lambda kind: shares[kind])
        for number in numbers:
            if kinds[number] == "PER" != best or (best == "PER" and kinds[number] == "ORG"):
                kinds[number] = best
    return kinds


@cache
def _known_alone() -> frozenset[str]:
    return frozenset(map(fold, words("names-family", "alone")))


def _words_of_names(
    candidates: Iterable[Candidate],
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of longer names, folded: of people's, and of all others'."""
    people: set[str] = set()
    others: set[str] = set()
    for candidate in candidates:
        if len(candidate.words) > 1:
            into = people if candidate.kind == "PER" else others
            into.update(map(fold, candidate.words))
    return frozenset(people), frozenset(others)


def _mean(all_shares: Iterable[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    number = 0
    for shares in all_shares:
        number += 1
        for kind, share in shares.items():
            total[kind] += share
    return {kind: share / number for kind, share in total.items()}
