"""Writing the tables that names are looked up in."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.likeness import initials_of
from corpus.name_parts import name_parts
from corpus.storage.entries import Entry
from corpus.storage.name_keys import (
    deletion_keys,
    orders_of,
    skeleton_key,
    tokens_of,
)
from corpus.storage.records import clean

LONGEST_PREFIX = 6
PREFIX_LIMIT = 100
"""A beginning that more spellings share gets a row for each of the most prominent ones alone."""


@dataclass(frozen=True, slots=True)
class _Alias:
    """One spelling: its number, whose it is, its folded words, and whether it is a name."""

    number: int
    entry: int
    kind: str
    spelling: str
    words: list[str]
    family: str
    is_name: bool


def write_names(database: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Write every spelling of every entry, and the keys under which it can be found."""
    aliases = _aliases(entries)
    database.executemany(
        "INSERT INTO aliases VALUES (?, ?, ?, ?, ?, ?)",
        (
            (one.number, one.entry, one.kind, clean(one.spelling), " ".join(one.words), one.family)
            for one in aliases
        ),
    )
    _write_tokens(database, aliases)
    _write_orders(database, [alias for alias in aliases if alias.is_name])


def _aliases(entries: Sequence[Entry]) -> list[_Alias]:
    """Return the spellings of all entries, of each those that fold differently."""
    aliases: list[_Alias] = []
    for number, entry in enumerate(entries, start=1):
        known: set[str] = set()
        for place, spelling in enumerate((*entry.spellings, *entry.words)):
            words = tokens_of(spelling)
            folded = " ".join(words)
            if not folded or folded in known:
                continue
            known.add(folded)
            family = name_parts(spelling).family if entry.kind == "person" else ""
            is_name = place < len(entry.spellings)
            aliases.append(
                _Alias(len(aliases) + 1, number, entry.kind, spelling, words, family, is_name)
            )
    return aliases


def _write_tokens(database: sqlite3.Connection, aliases: Sequence[_Alias]) -> None:
    """Write the distinct words, numbered in order of the alphabet, and what leads to them."""
    distinct = sorted({word for alias in aliases for word in alias.words})
    tokens = {text: number for number, text in enumerate(distinct, start=1)}
    deletions = ((key, number) for text, number in tokens.items() for key in deletion_keys(text))
    skeletons = ((skeleton_key(text), number) for text, number in tokens.items())
    many = database.executemany
    many("INSERT INTO tokens VALUES (?, ?)", ((number, text) for text, number in tokens.items()))
    many("INSERT INTO postings VALUES (?, ?, ?, ?)", _postings(tokens, aliases))
    many("INSERT INTO deletions VALUES (?, ?)", sorted(deletions))
    many("INSERT INTO skeletons VALUES (?, ?)", sorted(row for row in skeletons if row[0]))


def _postings(
    tokens: Mapping[str, int], aliases: Sequence[_Alias]
) -> Iterator[tuple[int, str, int, int]]:
    """Yield what spellings hold each word, a kind after the other, most prominent first."""
    holders: dict[tuple[int, str], list[int]] = {}
    for alias in aliases:
        for word in dict.fromkeys(alias.words):
            holders.setdefault((tokens[word], alias.kind), []).append(alias.number)
    for (token, kind), numbers in sorted(holders.items()):
        for place, number in enumerate(numbers):
            yield token, kind, place, number


def _write_orders(database: sqlite3.Connection, aliases: Sequence[_Alias]) -> None:
    """Write names by their initials, and whole in every order of their words."""
    initials = ((initials_of(alias.words), alias.number) for alias in aliases)
    orders = [(order, alias) for alias in aliases for order in orders_of(alias.words)]
    many = database.executemany
    many("INSERT INTO initials VALUES (?, ?)", sorted(row for row in initials if row[0]))
    many("INSERT INTO orders VALUES (?, ?)", sorted((text, one.number) for text, one in orders))
    many("INSERT INTO prefixes VALUES (?, ?, ?)", _crowded(orders))


def _crowded(orders: Sequence[tuple[str, _Alias]]) -> Iterator[tuple[str, str, int]]:
    """Return the most prominent spellings behind each beginning that many share.

    They are too many to be read and sorted while somebody types; `orders` come in order of
    prominence.
    """
    first: dict[tuple[str, str], dict[int, None]] = {}
    shared: dict[str, int] = {}
    for order, alias in orders:
        for length in range(1, min(LONGEST_PREFIX, len(order)) + 1):
            prefix = order[:length]
            shared[prefix] = shared.get(prefix, 0) + 1
            known = first.setdefault((prefix, alias.kind), {})
            if len(known) < PREFIX_LIMIT:
                known[alias.number] = None
    for (prefix, kind), known in sorted(first.items()):
        if shared[prefix] > PREFIX_LIMIT:
            for number in known:
                yield prefix, kind, number
