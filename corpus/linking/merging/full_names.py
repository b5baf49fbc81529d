"""Which full names are one person's, found in blocks of like names, not by comparing all pairs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from corpus.name_parts import given_name_groups, korean_family, korean_given
from corpus.names import POSSIBLY, SAME, NameParts, fold, name_parts, same_person, skeleton

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that may be one person's, in alphabetical order."""

    first: str
    second: str
    score: float
    reason: str


def like_names(names: Iterable[str]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs of full names that are one person's, and those that may be.

    Names are compared only where they share a key, so that time grows with the number of names
    and the square of the few that are spelt much alike.
    """
    blocks: dict[Key, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        for key in _keys(name):
            blocks[key].append(name)
    seen: set[tuple[str, str]] = set()
    same: list[Pair] = []
    possible: list[Pair] = []
    for one, other in _pairs(blocks):
        if (one, other) in seen:
            continue
        seen.add((one, other))
        likeness = same_person(one, other)
        if likeness.score >= POSSIBLY:
            found = Pair(one, other, likeness.score, likeness.reason)
            (same if likeness.score >= SAME else possible).append(found)
    return sorted(same, key=_order), sorted(possible, key=_order)


def _order(pair: Pair) -> tuple[str, str]:
    return pair.first, pair.second


def _pairs(blocks: dict[Key, list[str]]) -> Iterator[tuple[str, str]]:
    for key, names in blocks.items():
        if key[0] != "initial":
            yield from combinations(names, 2)
            continue
        short = [name for name in names if len(name_parts(name).given[0]) <= 3]
        yield from ((min(a, b), max(a, b)) for a in short for b in names if a != b)


def _keys(name: str) -> set[Key]:
    """Return the keys of a full name; names of one person share at least one."""
    parts = name_parts(name)
    given, family = parts.given, parts.family
    family_key = skeleton(family)
    every = [skeleton(word) for word in (*given, family)]
    keys: set[Key] = {
        ("ends", *sorted((every[0], every[-1]))),
        ("joined", family, "".join(given)),
        ("words", *sorted((*given, family))),
        ("letters", fold(name).replace(" ", "")),
        ("start", *every[:2]),
        ("end", *every[-2:]),
        ("initial", given[0][0], family_key),
    }
    keys.update(("form", str(number), family_key) for number in given_name_groups(given[0]))
    return keys | (_eastern_keys(parts) if parts.family_first else set())


def _eastern_keys(parts: NameParts) -> set[Key]:
    family = korean_family(parts.family)
    return {
        ("eastern", family, "".join(parts.given)),
        ("korean", family, *korean_given(parts.given)),
        ("moved", parts.family, "".join(parts.given)),
    }
