"""Bytes of a file → its text."""

import codecs
import re
from contextlib import suppress

from corpus.errors import NothingToReadError, UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b\x1c\x1d\x1e")
_DECLARED = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¡-©«-»¼-¿×÷][^\W\d_]")
_MARKS = frozenset("-.,:;!?'\"()“”‘’–—…/&%、。・「」『』《》〈〉【】（），！？：；")
_BROKEN = re.compile("\ufffd+")
_SAMPLE = 65536
_SURE = 0.97
_RATHER_UTF8 = 4
"""How many times as many good characters beyond ASCII as broken ones make a text UTF-8."""


def decode(data: bytes, *, page: bool = False) -> str:
    """Return the text of a file: UTF-8 or what its first bytes say, else the likeliest encoding.

    `page` is for HTML, which may declare its encoding. Raises NothingToReadError for an empty file
    and UnreadableError for one that holds no text.
    """
    if not data.strip():
        raise NothingToReadError("The file is empty.")
    for mark, marked in _BOMS:
        if data.startswith(mark):
            return _strictly(data, marked)
    _refuse_kinds(data)
    if wide := _wide(data):
        return _strictly(data, wide)
    if _has_controls(data):
        return _unmarked(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _declared(data) if page else None
        return declared or _mostly_utf8(data) or _guessed(data)


def is_wide(data: bytes) -> bool:
    """Whether text begins as UTF-16 or UTF-32, in which a line break is more than one byte."""
    marked = any(data.startswith(mark) for mark, encoding in _BOMS if encoding != "utf-8-sig")
    return marked or _wide(data) is not None


def _refuse_kinds(data: bytes) -> None:
    for start, kind in _KINDS:
        if data.startswith(start):
            raise UnreadableError(f"It is {kind}, not text; save the article as text or HTML.")


def _has_controls(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return (len(sample) - len(sample.translate(None, _CONTROLS))) * 50 > len(sample)


def _unmarked(data: bytes) -> str:
    """Return the text of UTF-16 without a mark in a script beyond Latin; else it is no text."""
    for encoding in ("utf-16-le", "utf-16-be"):
        if text := _sound(data, encoding):
            return text
    raise UnreadableError("It is a binary file, not text; save the article as text or HTML.")


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 kind of text whose every other byte is NUL, without a mark at its start."""
    sample = data[: _SAMPLE & ~1]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half >= 4 and max(even, odd) * 10 > half * 4 and min(even, odd) * 50 < half:
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        detail = (
            f"It begins as {encoding.removesuffix('-sig').upper()} but isn't; save it as UTF-8."
        )
        raise UnreadableError(detail) from error


def _declared(data: bytes) -> str | None:
    if found := _DECLARED.search(data[:4096]):
        try:
            return data.decode(found[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError, ValueError):
            return None
    return None


def _mostly_utf8(data: bytes) -> str | None:
    """Return the text of UTF-8 with halves of surrogate pairs, or damaged in few places (U+FFFD).

    Other encodings hardly ever give what is valid as UTF-8, let alone many times.
    """
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8", "surrogatepass")
    text = data.decode("utf-8", "replace")
    good = len(text) - len(text.encode("ascii", "ignore")) - text.count("\ufffd")
    return text if good > len(_BROKEN.findall(text)) * _RATHER_UTF8 else None


def _guessed(data: bytes) -> str:
    if western := _western(data):
        return western
    # Loaded only for a file that is neither UTF-8 nor Western European, which is rare.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best and (text := _sound(data, best.encoding)):
        return text
    raise UnreadableError("Its encoding can't be told; save it as UTF-8.")


def _western(data: bytes) -> str | None:
    """Return the text as Windows-1252, where its other characters are few and fit between words.

    Text in another code page would show signs such as ¿ or ³ inside words, or hardly any ASCII.
    """
    text = _sound(data, "cp1252")
    sample = text[:_SAMPLE] if text else ""
    others = len(sample) - len(sample.encode("ascii", "ignore"))
    return text if others * 5 <= len(sample) and not _SIGN_IN_WORD.search(sample) else None


def _sound(data: bytes, encoding: str) -> str | None:
    """Return the text under an encoding, None where too little of it is letters and spaces."""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    sample = text[:_SAMPLE]
    plain = sum(1 for c in sample if c.isalnum() or c.isspace() or c in _MARKS)
    return text if plain >= len(sample) * _SURE else None
