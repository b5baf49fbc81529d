"""Candidates for a fuzzy lookup, from the name tables.

Spellings are numbered in order of prominence, so that every list cut short keeps those who are
most in the news.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from corpus.index import Candidate
from corpus.likeness import bare, is_near
from corpus.model import EntityKind, EntityRef
from corpus.storage.name_keys import deletion_keys, edits, skeleton_key, tokens_of

Rows = Callable[..., list[Any]]
"""Runs a statement with its parameters and returns all rows."""

SPELLINGS = 256
"""Spellings read for one word of a query."""
NEAR_WORDS = 48
"""Words of the index considered near one word of a query."""
NEAR_SPELLINGS = 64
"""Spellings read for each of those."""
NEAR_CANDIDATES = 64
"""Spellings proposed where none holds all words as they were typed."""
SHORTEST_PREFIX = 2
LONGEST_INITIALS = 6
AFTER_ANY = "\U0010ffff"

_KINDS = "kind IN (SELECT value FROM json_each(?))"
_BY_NUMBER = f"""
SELECT entries.id, entries.kind, name, spelling, folded, weight, family, alias
FROM aliases JOIN entries USING (entry)
WHERE alias IN (SELECT value FROM json_each(?)) AND aliases.{_KINDS} ORDER BY alias
"""
_EQUAL = f"SELECT alias FROM aliases WHERE folded = ? AND {_KINDS} ORDER BY alias LIMIT ?"
_ORDERED = f"""
SELECT alias FROM orders JOIN aliases USING (alias)
WHERE text = ? AND {_KINDS} ORDER BY alias LIMIT ?
"""
_INITIALS = f"""
SELECT alias FROM initials JOIN aliases USING (alias)
WHERE key = ? AND {_KINDS} ORDER BY alias LIMIT ?
"""
_BEGINNING = f"""
SELECT alias FROM orders JOIN aliases USING (alias)
WHERE text >= ? AND text < ? AND {_KINDS} ORDER BY alias LIMIT ?
"""
_CROWDED = f"SELECT alias FROM prefixes WHERE prefix = ? AND {_KINDS} ORDER BY alias LIMIT ?"
_HOLDING = f"""
SELECT alias FROM json_each(?) AS near CROSS JOIN postings
ON token = near.value AND {_KINDS} AND place < ?
"""
_PROMINENT = f"""
SELECT (SELECT min(alias) FROM aliases WHERE aliases.entry = entries.entry) AS alias
FROM entries WHERE {_KINDS} AND alias IS NOT NULL ORDER BY entry LIMIT ?
"""
_KNOWN_WORD = "SELECT token FROM tokens WHERE text = ?"
_TOKENS_BEGINNING = "SELECT token, text FROM tokens WHERE text >= ? AND text < ? LIMIT ?"
_TOKENS_NEAR = """
SELECT DISTINCT token, text FROM deletions JOIN tokens USING (token)
WHERE key IN (SELECT value FROM json_each(?))
"""
_TOKENS_SOUNDING = "SELECT token, text FROM skeletons JOIN tokens USING (token) WHERE key = ?"


class NameLookup:
    """Finds spellings; `rows` runs statements on a segment."""

    def __init__(self, rows: Rows, kinds: Collection[EntityKind]) -> None:
        self._rows = rows
        self._kinds = json.dumps(sorted(kinds))

    def candidates(self, query: str, limit: int) -> list[Candidate]:
        """Return spellings that may be meant, those that hold the very words first.

        Near words are looked for only where no spelling holds all words of the query.
        """
        words = tokens_of(query)
        rules: dict[int, str] = {}
        for rule, aliases in self._as_typed(words):
            for alias in aliases:
                rules.setdefault(alias, rule)
        if _CERTAIN.isdisjoint(rules.values()):
            rules |= self._nearby(words)
        return self._read(dict(list(rules.items())[:limit]))

    def beginning(self, prefix: str, limit: int) -> list[Candidate]:
        """Return spellings that begin with a text, words in any order, most prominent first."""
        start = " ".join(tokens_of(prefix))
        if not start:
            return self._read(dict.fromkeys(self._prominent(limit), "prefix"))
        return self._read(dict.fromkeys(self._starting(start, limit), "prefix"))

    def _as_typed(self, words: Sequence[str]) -> Iterator[tuple[str, Iterable[int]]]:
        whole = " ".join(words)
        if not whole:
            return
        yield "exact", self._aliases(_EQUAL, whole, SPELLINGS)
        yield "order", self._aliases(_ORDERED, whole, SPELLINGS)
        yield "word", self._holding(words)
        kept = bare(words)
        letters = "".join(kept) if all(len(word) == 1 for word in kept) else " ".join(kept)
        if len(letters) <= LONGEST_INITIALS:
            yield "initials", self._aliases(_INITIALS, letters, SPELLINGS)
        if len(whole) >= SHORTEST_PREFIX:
            yield "prefix", self._starting(whole, SPELLINGS)

    def _nearby(self, words: Sequence[str]) -> dict[int, str]:
        """Return spellings that hold the words or ones near them, those with the most first."""
        rules: dict[int, str] = {}
        held: dict[int, int] = {}
        for word in words:
            found: dict[int, str] = {}
            for rule, tokens in self._near_tokens(word):
                for alias in self._aliases(_HOLDING, json.dumps(tokens), NEAR_SPELLINGS):
                    found.setdefault(alias, rule)
            for alias, rule in found.items():
                rules.setdefault(alias, rule)
                held[alias] = held.get(alias, 0) + 1
        most = sorted(rules, key=lambda alias: -held[alias])[:NEAR_CANDIDATES]
        return {alias: rules[alias] for alias in most}

    def _holding(self, words: Sequence[str]) -> list[int]:
        """Return spellings that hold all words; an initial stands for any word it begins."""
        tokens = [self._token(word) for word in words if len(word) > 1]
        if not tokens or not all(tokens):
            return []
        holders = [set(self._aliases(_HOLDING, json.dumps(one), SPELLINGS)) for one in tokens]
        return sorted(set.intersection(*holders))

    def _near_tokens(self, word: str) -> Iterator[tuple[str, list[int]]]:
        yield "word", self._token(word)
        yield "skeleton", self._sounding(word)
        yield "edit", self._misspelled(word)
        if len(word) > SHORTEST_PREFIX:
            found = self._rows(_TOKENS_BEGINNING, (word, word + AFTER_ANY, NEAR_WORDS))
            yield "prefix", [token for token, _ in found]

    def _sounding(self, word: str) -> list[int]:
        key = skeleton_key(word)
        found = self._rows(_TOKENS_SOUNDING, (key,)) if key else []
        if len(found) <= NEAR_WORDS:
            return [token for token, _ in found]
        return [token for token, _, _ in _nearest(word, found)][:NEAR_WORDS]

    def _misspelled(self, word: str) -> list[int]:
        if not edits(word):
            return []
        found = self._rows(_TOKENS_NEAR, (json.dumps(sorted(deletion_keys(word))),))
        near = _nearest(word, found, cutoff=max(edits(word), len(word) // 3))
        return [token for token, text, _ in near if is_near(word, text)][:NEAR_WORDS]

    def _starting(self, start: str, limit: int) -> list[int]:
        crowded = self._aliases(_CROWDED, start, limit)
        if crowded:
            return crowded
        parameters = (start, start + AFTER_ANY, self._kinds, limit)
        return [alias for (alias,) in self._rows(_BEGINNING, parameters)]

    def _prominent(self, limit: int) -> list[int]:
        return [alias for (alias,) in self._rows(_PROMINENT, (self._kinds, limit))]

    def _token(self, word: str) -> list[int]:
        return [token for (token,) in self._rows(_KNOWN_WORD, (word,))]

    def _aliases(self, statement: str, key: object, limit: int) -> list[int]:
        return [alias for (alias,) in self._rows(statement, (key, self._kinds, limit))]

    def _read(self, rules: dict[int, str]) -> list[Candidate]:
        rows = self._rows(_BY_NUMBER, (json.dumps(list(rules)), self._kinds))
        return [
            Candidate(EntityRef(key, kind, name), spelling, folded, rules[alias], weight, family)
            for key, kind, name, spelling, folded, weight, family, alias in rows
        ]


def _nearest(
    word: str, found: Sequence[tuple[int, str]], cutoff: int | None = None
) -> list[tuple[int, str, int]]:
    """Return tokens with how many letters they are off, at most `cutoff`, the nearest first."""
    from rapidfuzz import process  # slow to import, and often not needed
    from rapidfuzz.distance import OSA

    texts = [text for _, text in found]
    best = process.extract(
        word, texts, scorer=OSA.distance, score_cutoff=cutoff, limit=4 * NEAR_WORDS
    )
    return [(found[place][0], text, int(wrong)) for text, wrong, place in best]


_CERTAIN = frozenset({"exact", "order", "word"})
