"""Quotes in a line: words in quote marks must stand so, in quote marks, in an excerpt behind it."""

import re
from collections.abc import Iterator, Sequence

from briefs.summarising.words import normal

_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "”": "”"}
_STRAIGHT = "\"'"
_MARKS = '“”„«»"'
_EDGES = " ,.;:!?…"


def strange_quotes(line: str, texts: Sequence[str]) -> Iterator[str]:
    """Yield the quotes of a line, in normal form, that no excerpt has; a mark left open is one."""
    quotes, open_at = _quotes_of(line)
    if open_at is not None:
        yield line[open_at:]
    held = [quote for text in texts for quote in quoted(normal(text))]
    for quote in quotes:
        if not _plain(quote) or not any(is_part(quote, other) for other in held):
            yield quote


def quoted(text: str) -> list[str]:
    """Return what stands in quote marks in an excerpt; what stays open goes on to its end."""
    quotes, open_at = _quotes_of(text)
    if open_at is not None:
        quotes.append(text[open_at + 1 :])
    elif (first := next((at for at, one in enumerate(text) if one == "”"), None)) is not None and (
        "“" not in text[:first]
    ):
        quotes.append(text[:first])  # the mark that opens it stands in the excerpt before
    return quotes


def _quotes_of(text: str) -> tuple[list[str], int | None]:
    """Return what stands between quote marks, and where a mark is that nothing closes."""
    quotes: list[str] = []
    at = 0
    while at < len(text):
        mark = text[at]
        if not _opens(text, at):
            at += 1
            continue
        end = _closing(text, at)
        if end is None:
            if mark in _MARKS and mark != "”":
                return quotes, at
            at += 1  # an apostrophe
            continue
        quotes.append(text[at + 1 : end])
        at = end + 1
    return quotes, None


def _opens(text: str, at: int) -> bool:
    mark = text[at]
    if mark not in _PAIRS and mark not in _STRAIGHT:
        return False
    if mark in '"“„«':
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return mark in "'‘" and not before.isalnum() and after.isalnum()


def _closing(text: str, at: int) -> int | None:
    mark = text[at]
    ends = mark if mark in _STRAIGHT else _PAIRS[mark]
    for place in range(at + 1, len(text)):
        if text[place] in ends and not (mark in "'‘" and text[place + 1 : place + 2].isalnum()):
            return place
    return None


def _plain(quote: str) -> str:
    bare = " ".join(quote.split()).strip(_EDGES)
    return re.sub("[’‘]", "'", bare)


def is_part(quote: str, other: str) -> bool:
    """Whether a quote stands in another, whole words only; it may begin large or small."""
    words, whole = _plain(quote), _plain(normal(other))
    for form in {words, words[:1].lower() + words[1:], words[:1].upper() + words[1:]}:
        if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", whole):
            return True
    return False
