"""The keys under which a name can be found: pure functions that writer and reader share.

The design, and why tokens are indexed and not names: a million names have 200,000 distinct
tokens, so that the costly tables stay small.
"""

import zlib
from collections.abc import Iterable, Iterator
from itertools import combinations, permutations

from corpus.likeness import SHORTEST_EDITED, SHORTEST_EDITED_TWICE
from corpus.romanisation import fold, skeleton

EDIT_PREFIX = 7
"""Characters of a token that its deletion keys look at."""
MAX_PERMUTED = 3
"""Names of more tokens than this are listed by rotation instead of every permutation."""
MAX_TOKENS = 12
MAX_QUERY = 200
"""Characters of a query that a lookup reads."""


def tokens_of(name: str) -> list[str]:
    """Return the folded words of a name or a query, as many as are looked at."""
    return fold(name[:MAX_QUERY]).split()[:MAX_TOKENS]


def edits(token: str) -> int:
    """Return how many letters may be off: none below three, one below six, else two."""
    if len(token) < SHORTEST_EDITED:
        return 0
    return 1 if len(token) < SHORTEST_EDITED_TWICE else 2


def deletion_keys(token: str) -> set[int]:
    """Return hashes of the token's beginning with up to `edits` characters left out.

    Two tokens within that distance share one; the reader checks the true distance.
    """
    start = token[:EDIT_PREFIX]
    kept = {
        "".join(start[place] for place in places)
        for count in range(edits(token) + 1)
        for places in combinations(range(len(start)), len(start) - count)
    }
    return {zlib.crc32(key.encode()) for key in kept}


def skeleton_key(token: str) -> str:
    """Return what stays of a token over all its romanisations, empty where too little does."""
    key = skeleton(token)
    return key if len(key) > 1 else ""


def orders_of(words: list[str]) -> Iterator[str]:
    """Yield the whole name with its words in every order in which someone may type it."""
    if len(words) <= MAX_PERMUTED:
        orders: Iterable[tuple[str, ...]] = permutations(words)
    else:
        orders = ((*words[place:], *words[:place]) for place in range(len(words)))
    yield from dict.fromkeys(map(" ".join, orders))
