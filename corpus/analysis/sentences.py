"""Paragraphs and sentences."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sentencex import segment

from corpus.model import Document, Sentence

_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_TITLE = re.compile(
    r"\b(?:Ms|Mx|Mlle|Atty|Ald|Sens|Reps|Govs|Dist|Asst|Assoc|Det|Insp|Usec|Engr|Spc|Pfc|Ofc|Sgts"
    r"|Dets|Profs|Drs|Msgr|Ste|Rt|Brig|Gov|Supt|Pres|Comdr|Vice)\.$"
)
"""Short forms that a name follows, so that no sentence ends with them."""
_HOUR = re.compile(r"\b[ap]\.m\.$")
_OF_HOUR = re.compile(
    r"\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|E[SD]?T|C[SD]?T|M[SD]T|P[SD]?T|GMT|UTC|BST|CET)\b"
)
_LONGEST_TITLE = 8
"""Characters of such a form with its full stop, and one ahead of it, at most."""
_LONGEST_STRETCH = 20_000
"""Characters handed to the splitter at once, so that a text without line breaks stays linear."""


def split_sentences(document: Document) -> Document:
    """Return the document with its paragraphs and sentences.

    Paragraphs are split at runs of line breaks and numbered from 1; blank ones don't count. A
    quote of several sentences stays whole. Offsets are characters of the text, blanks around
    left out.
    """
    text = document.article.text
    paragraphs = tuple(_paragraphs(text))
    sentences = tuple(
        Sentence(first, last, number)
        for number, (start, end) in enumerate(paragraphs, start=1)
        for first, last in _sentences(text, start, end)
    )
    return replace(document, paragraphs=paragraphs, sentences=sentences)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for line in _PARAGRAPH.finditer(text):
        yield from _trimmed(text, line.start(), line.end())


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = _stretch_end(text, start, end)
        # The splitter is written in Rust and takes no unpaired surrogates.
        first = start
        for piece in segment("en", _SURROGATE.sub("\ufffd", text[start:stop])):
            start += len(piece)
            if start < stop and _goes_on(text, first, start):
                continue
            yield from _trimmed(text, first, start)
            first = start
        yield from _trimmed(text, first, stop)
        start = stop


def _goes_on(text: str, start: int, end: int) -> bool:
    """Return whether a sentence goes on where the splitter ended it: behind "Ms." or "5 p.m."."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if text[end - 1 : end] != ".":
        return False
    if _TITLE.search(text, max(start, end - _LONGEST_TITLE), end):
        return True
    return bool(_HOUR.search(text, max(start, end - _LONGEST_TITLE), end)) and bool(
        _OF_HOUR.match(text, end)
    )


def _stretch_end(text: str, start: int, end: int) -> int:
    """Return where to cut a very long paragraph: at a sentence mark or blank where it has one."""
    if end - start <= _LONGEST_STRETCH:
        return end
    limit = start + _LONGEST_STRETCH
    for mark in (". ", " "):
        cut = text.rfind(mark, start, limit)
        if cut > start:
            return cut + len(mark)
    return limit


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip())
    if first < last:
        yield first, last
