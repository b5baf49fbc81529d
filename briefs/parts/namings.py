"""Which people of the index a text names; built to name nobody wrongly rather than everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.index import Index
from corpus.match import find
from corpus.model import EntityKind, EntityRef, Match

MOST_LOOKUPS = 400
"""Different texts that are looked up; a page of news holds fewer names."""
MOST_WORDS = 4
"""Words of a name that are tried together."""
HEADLINE = 5
"""Words with a capital in a row from which on they are a headline, not one name."""
WHOLE = 95.0
"""The score from which on a text is all of a name, in some spelling or order."""
SURNAME = "surname"
"""What the reason begins with where a text is somebody's surname, and nobody else's."""
_PERSON: frozenset[EntityKind] = frozenset({"person"})

_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?\.?")
_UNCASED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,}")
"""Kana, Han and Hangul, which have no capitals, and Han no blanks between words."""
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le",
     "ten", "ter", "van", "von"}
)  # fmt: skip
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Naming:
    """A person whom a text names, by these words of it."""

    person: EntityRef
    text: str


class _Lookups:
    """Looks names up, each once, and no more than a bounded number."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, Match | None] = {}
        self.exhausted = False

    def best(self, text: str) -> Match | None:
        if text not in self._known:
            if len(self._known) >= MOST_LOOKUPS:
                self.exhausted = True
                return None
            self._known[text] = find(self._index, text, _PERSON).best
        return self._known[text]


def namings(index: Index, text: str) -> tuple[Sequence[Naming], bool]:
    """Return whom a text names, each once, in order, and whether all of it could be looked up."""
    lookups = _Lookups(index)
    found: dict[EntityRef, Naming] = {}
    for at, naming in sorted(_namings(lookups, text), key=lambda one: one[0]):
        del at
        found.setdefault(naming.person, naming)
    return tuple(found.values()), not lookups.exhausted


def _namings(lookups: _Lookups, text: str) -> Iterator[tuple[int, Naming]]:
    for run in _runs(text):
        yield from _in_run(lookups, run)
    for found in _UNCASED.finditer(text):
        yield from _in_uncased(lookups, found[0], found.start())


def _runs(text: str) -> Iterator[list[tuple[int, str]]]:
    """Yield words with a capital that stand in a row, particles between them, with their places."""
    run: list[tuple[int, str]] = []
    end = 0
    for found in _WORD.finditer(text):
        word = found[0]
        apart = text[end : found.start()].strip(" \u00a0") != "" or end == 0
        if run and (apart or not (word[0].isupper() or word.lower() in _PARTICLES)):
            yield run
            run = []
        if word[0].isupper() or (run and word.lower() in _PARTICLES):
            run.append((found.start(), word))
        end = found.end()
    if run:
        yield run


def _in_run(lookups: _Lookups, run: Sequence[tuple[int, str]]) -> Iterator[tuple[int, Naming]]:
    """Yield the names in a row of words, the longest at each place."""
    place = 0
    while place < len(run):
        for length in range(min(MOST_WORDS, len(run) - place), 0, -1):
            words = [word for _, word in run[place : place + length]]
            last = place + length == len(run)
            if match := _match(lookups, words, alone=last or len(run) >= HEADLINE):
                yield run[place][0], Naming(match.entity, " ".join(words))
                place += length
                break
        else:
            place += 1


def _match(lookups: _Lookups, words: Sequence[str], *, alone: bool) -> Match | None:
    """Return whom words name: all of a name, or the surname of one person alone.

    A surname with more words behind it is rather a firm, a ship or a place.
    """
    bare = [_POSSESSIVE.sub("", word) for word in words]
    match = lookups.best(" ".join(bare))
    if match is None:
        return None
    if len(words) > 1:
        return match if match.score >= WHOLE else None
    return match if alone and match.reason.startswith(SURNAME) else None


def _in_uncased(lookups: _Lookups, text: str, start: int) -> Iterator[tuple[int, Naming]]:
    """Yield the names in writing without capitals; only what is spelled exactly."""
    place = 0
    while place < len(text) - 1:
        for length in range(min(MOST_WORDS, len(text) - place), 1, -1):
            piece = text[place : place + length]
            match = lookups.best(piece)
            if match and match.score >= WHOLE:
                yield start + place, Naming(match.entity, piece)
                place += length
                break
        else:
            place += 1
