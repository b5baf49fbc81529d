"""Cutting sentences into clauses short enough to be one claim each, never inside a quote."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.lexicons import lexicon
from corpus.model import Document
from corpus.statistics import words

SHORT = 16
"""Words of a sentence that is left whole."""
LEAST = 5
"""Words of a clause that can stand alone."""
MOST = 25
"""Words of a clause as it is shown."""

QUOTED = re.compile(r"“[^”\n]{0,3000}”|\"[^\"\n]{0,3000}\"|\([^()\n]{0,300}\)")
"""Stretches that are never cut: quotes and what is in brackets."""
TRAILING = " \t\r\n,;:–—-"


@cache
def _cuts() -> re.Pattern[str]:
    lists = lexicon("claims")
    after_comma, anywhere = ("|".join(lists[name]) for name in ("after_comma", "anywhere"))
    return re.compile(
        rf"[;:]\s+|\s[–—-]{{1,2}}\s|,\s+(?=(?:{after_comma})\b)|\s+(?=(?:{anywhere})\b)", re.I
    )


@cache
def _leading(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{'|'.join(lexicon('claims')[name])})\b[\s,]*)+", re.IGNORECASE)


@cache
def _dependent() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(lexicon('claims')['dependent'])})\b|\w+ing\b", re.I)


def clauses(document: Document) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and sentence number of each clause of an article.

    A clause that can't stand alone, such as one that begins with "which", stays with the words
    before it; leading conjunctions and trailing punctuation are left out.
    """
    text = document.article.text
    for number, sentence in enumerate(document.sentences):
        for piece in _split(text, sentence.start, sentence.end):
            opens = piece[0] == sentence.start
            start, end = _bare(text, *piece, "joining" if opens else "conjunctions")
            if start < end:
                yield start, end, number


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if sum(1 for _ in words(text, start, end)) <= SHORT:
        return [(start, end)]
    closed = [found.span() for found in QUOTED.finditer(text, start, end)]
    marks = [
        found.end()
        for found in _cuts().finditer(text, start, end)
        if not _inside(closed, found.start())
    ]
    pieces: list[tuple[int, int]] = []
    for first, last in zip([start, *marks], [*marks, end], strict=True):
        if pieces and not (_stands_alone(text, first, last) and _long(text, *pieces[-1])):
            pieces[-1] = (pieces[-1][0], last)
        else:
            pieces.append((first, last))
    return pieces


def _inside(closed: Sequence[tuple[int, int]], offset: int) -> bool:
    position = bisect_right(closed, (offset, len(closed) and closed[-1][1])) - 1
    return position >= 0 and closed[position][0] < offset < closed[position][1]


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not _dependent().match(text, start, end) and _long(text, start, end)


def _long(text: str, start: int, end: int) -> bool:
    return sum(1 for _ in words(text, start, end)) >= LEAST


def _bare(text: str, start: int, end: int, leading_words: str) -> tuple[int, int]:
    """Return the bounds without leading words that only join, and without punctuation around.

    At the start of a sentence "although" and the like belong to what it says.
    """
    leading = _leading(leading_words).match(text, start, end)
    first = leading.end() if leading else start
    while end > first and (text[end - 1].isspace() or text[end - 1] in TRAILING):
        end -= 1
    while first < end and (text[first].isspace() or text[first] in TRAILING):
        first += 1
    return first, end


def shortened(text: str, most: int = MOST) -> str:
    """Return a clause on one line, cut after a whole word to `most` words."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= most else " ".join(parts[:most]).rstrip(TRAILING) + " …"
