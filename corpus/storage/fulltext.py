"""Full-text search: any text as a query, and where its words stand."""

import re

MAX_WORDS = 32
MAX_WORD = 64
MAX_QUERY = 10_000
"""Characters of a query that are read at all."""
WEIGHTS = {"headline": 4.0, "text": 1.0, "byline": 4.0, "captions": 0.5}
"""How much a word counts in each column, for bm25."""

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_PARTS = re.compile(r'"([^"]*)"|([^\s"]+)')


def terms_of(query: str) -> list[str]:
    """Return a query's words and its phrases in quote marks, quoted for FTS5.

    Nothing in them has a meaning to FTS5, so that any text is a valid query; what holds no letter
    or digit is left out.
    """
    readable = _UNSTORABLE.sub(" ", query[:MAX_QUERY])
    terms: list[str] = []
    for phrase, word in _PARTS.findall(readable.translate(_STRAIGHT)):
        text = phrase[: MAX_WORDS * MAX_WORD] if phrase else word[:MAX_WORD]
        if any(character.isalnum() for character in text):
            terms.append('"' + text.replace('"', '""') + '"')
        if len(terms) == MAX_WORDS:
            break
    return list(dict.fromkeys(terms))


_STRAIGHT = str.maketrans("“”„«»", '"""""')


def marked_spans(marked: str, opening: str, closing: str) -> list[tuple[int, int]]:
    """Return the offsets of what FTS5's highlight marked, in the text without its marks."""
    spans: list[tuple[int, int]] = []
    length = 0
    for part in marked.split(opening)[1:] if opening in marked else []:
        if not spans:
            length = marked.index(opening)
        inside, _, outside = part.partition(closing)
        spans.append((length, length + len(inside)))
        length += len(inside) + len(outside)
    return spans


def unused_pair(text: str) -> tuple[str, str]:
    """Return two characters that a text doesn't hold, to mark places in it."""
    present = set(text)
    free = (mark for mark in map(chr, range(0xE000, 0xF8FF)) if mark not in present)
    return next(free, "\ue000"), next(free, "\ue001")
