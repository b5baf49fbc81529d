"""Raw text from the web → its lines, each in one piece and with white space made even."""

import re
import unicodedata

_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_WIDE = re.compile("[\u3040-\u9fff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")

WRAPPED_AT = (40, 90)
"""Lengths between which the lines of a hard-wrapped paragraph lie."""


def printable(text: str) -> str:
    """Return the text with NUL and halves of surrogate pairs replaced by U+FFFD, else unchanged."""
    return _SURROGATE.sub("\ufffd", text.replace("\0", "\ufffd"))


def split_lines(raw: str) -> list[str]:
    """Return the lines that say something, composed (NFC), trimmed, with single blanks."""
    text = _BREAKS.sub("\n", printable(raw))
    text = unicodedata.normalize("NFC", _CONTROL.sub(" ", _INVISIBLE.sub("", text)))
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if even := " ".join(line.split()):
            blocks[-1].append(even)
        elif blocks[-1]:
            blocks.append([])
    return [line for block in blocks for line in _unwrap(block)]


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_SENTENCE_END.search(line))


def word_count(line: str) -> int:
    """Return the number of words; scripts without blanks count two characters as one."""
    wide = 0 if line.isascii() else len(_WIDE.findall(line))
    return len(line.split()) + wide // 2


def _unwrap(block: list[str]) -> list[str]:
    """Join a block that was broken at a fixed width, as mail and old wire dumps are."""
    if len(block) < 3:
        return block
    low, high = WRAPPED_AT
    body = block[:-1]
    even = all(low <= len(line) <= high for line in body) and len(block[-1]) <= high
    inside = sum(1 for line in body if not ends_sentence(line))
    return [" ".join(block)] if even and inside * 3 >= len(body) * 2 else block
