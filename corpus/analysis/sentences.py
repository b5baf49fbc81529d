"""Paragraphs and sentences."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sentencex import segment

from corpus.model import Document, Sentence

_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
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
        for piece in segment("en", _SURROGATE.sub("\ufffd", text[start:stop])):
            yield from _trimmed(text, start, start + len(piece))
            start += len(piece)
        start = stop


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
