"""Terms in quote marks: whether words in them name a thing or are somebody's speech."""

import re

from corpus.analysis.syntax.marks import Marked
from corpus.lexicons import words

_WORD = re.compile(r"[^\W_][\w.’'-]*")
_LONGEST_TITLE = 14
_LONGEST_NAME = 8
_BEFORE = 40
_TAG = re.compile(
    r"[\"”’'»]\s*,?\s*(?:(?:\w+\s){0,4})?(?:said|says|asked|replied|wrote|added|told|tweeted|shouted)\b"
)


_OWNED = re.compile(r"['’]s? $")


def is_title(text: str, piece: Marked) -> bool:
    """Say whether what stands in quote marks is written as a name or title: “Victory Day”."""
    inside = text[piece.start : piece.end]
    if inside.rstrip()[-1:] in ("!", "?", "…") or not piece.closed:
        return False
    if inside[-1:] == "." and follows_colon(text, piece):
        return False
    found = _WORD.findall(inside[:200])
    if not 1 <= len(found) <= _LONGEST_TITLE or not found[0][0].isupper():
        return False
    major = [word for word in found if word.lower() not in words("function-words", "minor")]
    if not major or not all(word[0].isupper() or word[0].isdigit() for word in major):
        return False
    if len(major) == 1 and _TAG.match(text, max(piece.outer_end - 1, 0)):
        return False
    if len(major) > 1 and _OWNED.search(text[max(0, piece.outer - 4) : piece.outer]):
        return True  # "on CNN's “State of the Nation,” Berg said"
    return not (inside.endswith(",") and _TAG.match(text, max(piece.outer_end - 1, 0)))


def follows_colon(text: str, piece: Marked) -> bool:
    """Say whether a colon stands ahead of a quote, as ahead of what somebody answers."""
    return text[max(piece.outer - 2, 0) : piece.outer].rstrip().endswith(":")


def names_a_thing(text: str, piece: Marked) -> bool:
    """Say whether the words ahead of a quote mark say that a name follows: known as, so-called."""
    inside = text[piece.start : piece.end]
    if len(inside.split()) > _LONGEST_NAME:
        return False
    ahead = [
        word.lower() for word in _WORD.findall(text[max(piece.outer - _BEFORE, 0) : piece.outer])
    ]
    return bool(set(ahead[-3:]) & words("cues", "naming"))


def is_spoken(inside: str) -> bool:
    """Say whether words are such as only somebody who speaks uses: "I'm gutted"."""
    found = {word.lower().replace("’", "'") for word in _WORD.findall(inside)}
    return bool(found & words("function-words", "spoken"))
