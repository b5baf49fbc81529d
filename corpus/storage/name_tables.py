"""Writing the tables that names are looked up in."""

import sqlite3
from collections.abc import Iterator, Sequence

from corpus.name_parts import name_parts
from corpus.storage.entries import Entry
from corpus.storage.name_keys import (
    deletion_keys,
    initials_of,
    orders_of,
    skeleton_key,
    tokens_of,
)
from corpus.storage.records import clean

LONGEST_PREFIX = 6
PREFIX_LIMIT = 100
"""A beginning that more spellings share gets a row for each of the most prominent ones alone."""


def write_names(database: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Write every spelling of every entry, and the keys under which it can be found."""
    kinds: list[str] = []
    words: list[list[str]] = []
    aliases: list[tuple[int, int, str, str, str, str]] = []
    for entry_number, entry in enumerate(entries, start=1):
        for spelling, folded in _distinct(entry.spellings).items():
            row = (
                len(aliases) + 1,
                entry_number,
                entry.kind,
                clean(spelling),
                folded,
                _family(entry, spelling),
            )
            aliases.append(row)
            words.append(tokens_of(spelling))
            kinds.append(entry.kind)
    database.executemany("INSERT INTO aliases VALUES (?, ?, ?, ?, ?, ?)", aliases)
    _write_tokens(database, words)
    _write_orders(database, words, kinds)


def _family(entry: Entry, spelling: str) -> str:
    return name_parts(spelling).family if entry.kind == "person" else ""


def _distinct(spellings: Sequence[str]) -> dict[str, str]:
    """Return spellings that fold differently, each with its folded form."""
    folded: dict[str, str] = {}
    for spelling in spellings:
        folded.setdefault(" ".join(tokens_of(spelling)), spelling)
    return {spelling: form for form, spelling in folded.items() if form}


def _write_tokens(database: sqlite3.Connection, words: Sequence[Sequence[str]]) -> None:
    """Write the distinct words, numbered in order of the alphabet, and what leads to them."""
    tokens = {text: n for n, text in enumerate(sorted({t for row in words for t in row}), start=1)}
    many = database.executemany
    many("INSERT INTO tokens VALUES (?, ?)", ((number, text) for text, number in tokens.items()))
    postings = sorted(
        {(tokens[text], alias) for alias, row in enumerate(words, start=1) for text in row}
    )
    many("INSERT INTO postings VALUES (?, ?)", postings)
    deletions = sorted((key, n) for text, n in tokens.items() for key in deletion_keys(text))
    many("INSERT INTO deletions VALUES (?, ?)", deletions)
    skeletons = ((skeleton_key(text), number) for text, number in tokens.items())
    many("INSERT INTO skeletons VALUES (?, ?)", sorted(row for row in skeletons if row[0]))


def _write_orders(
    database: sqlite3.Connection, words: Sequence[list[str]], kinds: Sequence[str]
) -> None:
    many = database.executemany
    initials = ((initials_of(row), alias) for alias, row in enumerate(words, start=1))
    many("INSERT INTO initials VALUES (?, ?)", sorted(row for row in initials if row[0]))
    orders = [
        (order, alias) for alias, row in enumerate(words, start=1) for order in orders_of(row)
    ]
    many("INSERT INTO prefixes VALUES (?, ?, ?)", _crowded(orders, kinds))
    many("INSERT INTO orders VALUES (?, ?)", sorted(orders))


def _crowded(
    orders: Sequence[tuple[str, int]], kinds: Sequence[str]
) -> Iterator[tuple[str, str, int]]:
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
            known = first.setdefault((prefix, kinds[alias - 1]), {})
            if len(known) < PREFIX_LIMIT:
                known[alias] = None
    for (prefix, kind), known in sorted(first.items()):
        if shared[prefix] > PREFIX_LIMIT:
            for alias in known:
                yield prefix, kind, alias
