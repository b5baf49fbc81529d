"""Names in a line: each must stand in one of the excerpts behind it, whole and in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefs.summarising.words import (
    Word,
    is_rare,
    normal,
    number_words,
    opening,
    opens,
    personal_names,
    words_of,
)
from corpus.lexicons import words as listed_words
from corpus.statistics import stem

_LONGEST_RUN = 6
"""Words of a name with titles; a longer row of capitals is a headline, in which names meet."""
_MOST_LEFT_OUT = 2
"""Words of a row that a line may leave out: "Minister Berg" for "Minister Anna Berg"."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What the excerpts behind a line hold: rows of capitals, and words as they are written."""

    rows: tuple[tuple[str, ...], ...]
    everything: frozenset[str]
    stems: frozenset[str]
    small: frozenset[str]
    """Words met without a capital."""
    small_stems: frozenset[str]
    texts: tuple[tuple[str, ...], ...]

    def has_row(self, row: Sequence[str]) -> bool:
        """Whether a row of words stands in one excerpt, with little left out."""
        return any(_is_in(row, other) for other in self.rows)

    def has_words(self, words: Sequence[str]) -> bool:
        """Whether words stand one after the other in one excerpt, capitals or none."""
        return any(_follows(words, text) for text in self.texts)


def carried(texts: Sequence[str], sources: Sequence[str]) -> Carried:
    """Return what excerpts and the display names of their sources hold."""
    read = [words_of(normal(text)) for text in (*texts, *sources)]
    every = [word for words in read for word in words]
    small = frozenset(word.folded for word in every if not word.is_capital)
    return Carried(
        tuple(tuple(word.folded for word in row) for words in read for row in rows_of(words)),
        frozenset(word.folded for word in every),
        frozenset(stem(word.folded) for word in every),
        small,
        frozenset(map(stem, small)),
        tuple(tuple(word.folded for word in words) for words in read),
    )


def rows_of(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield capitalised words that stand in a row, nothing but blanks and hyphens between."""
    row: list[Word] = []
    for word in words:
        if row and (not word.is_capital or not word.joined):
            yield row
            row = []
        if word.is_capital:
            row.append(word)
    if row:
        yield row


def strange_names(line: str, held: Carried) -> Iterator[str]:
    """Yield the names of a line, in normal form, that the excerpts do not carry."""
    words = words_of(line)
    for row in rows_of(words):
        rest = _without_opening(line, row, held)
        if rest and not held.has_row([word.folded for word in rest]):
            yield line[rest[0].start : rest[-1].end]
    for joined in _held_together(words):
        if not (_is_small(joined[0], held) or held.has_words([word.folded for word in joined])):
            yield line[joined[0].start : joined[-1].end]


def _held_together(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Yield what a small word joins into one name, as in "Estrella del Sur", "House of Lords"."""
    begin = 0
    for place, word in enumerate(words):
        if place and not word.joined:
            begin = place
        if word.is_capital:
            if place - begin > 1 and words[begin].is_capital:
                yield words[begin : place + 1]
            begin = place
        elif word.folded not in _joining():
            begin = place + 1


@cache
def _joining() -> frozenset[str]:
    return listed_words("names-family", "particles") | {"of"}


def _without_opening(line: str, row: Sequence[Word], held: Carried) -> Sequence[Word]:
    """Return a row without what opens a sentence, and without titles that the excerpts write small.

    A word at the beginning that is somebody's name counts as one.
    """
    rest = list(row)
    while rest and not held.has_row([word.folded for word in rest]):
        first = rest[0]
        if not (opens(line, first) and _may_open(first)) and not _is_small(first, held):
            break
        rest = rest[1:]
    return rest


def _may_open(word: Word) -> bool:
    return word.folded in opening() or word.folded in number_words()


def _is_small(word: Word, held: Carried) -> bool:
    """Whether the excerpts have a word without a capital, in this form or another."""
    if word.folded in personal_names():
        return False
    return word.folded in held.small or stem(word.folded) in held.small_stems


def strange_words(line: str, held: Carried) -> Iterator[str]:
    """Yield words of a line without a capital that no excerpt has and that are no plain English.

    A name that is written small is one of these.
    """
    for word in words_of(line):
        if word.is_capital or word.text[0].isdigit() or word.folded in held.everything:
            continue
        if stem(word.folded) not in held.stems and is_rare(word.folded):
            yield word.text


def known_elsewhere(line: str, held: Carried, names: frozenset[str]) -> Iterator[str]:
    """Yield names of other articles, however written, that a line has and its excerpts have not."""
    words = [word.folded for word in words_of(line)]
    text = f" {' '.join(words)} "
    for name in names:
        if f" {name} " in text and not held.has_words(name.split()):
            yield name


def _is_in(row: Sequence[str], other: Sequence[str]) -> bool:
    if len(row) > len(other):
        return False
    if len(other) > _LONGEST_RUN:
        return _follows(row, other)
    left_out = len(other) - len(row)
    place = iter(other)
    inside = all(word in place for word in row)
    return inside and (left_out <= _MOST_LEFT_OUT or _follows(row, other))


def _follows(row: Sequence[str], other: Sequence[str]) -> bool:
    size = len(row)
    first = tuple(row)
    return any(tuple(other[at : at + size]) == first for at in range(len(other) - size + 1))
