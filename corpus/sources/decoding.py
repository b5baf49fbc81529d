"""Bytes of a file → its text."""

import codecs
import re

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
_SAMPLE = 65536
_SURE = 0.97


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
    _refuse_binary(data)
    if wide := _wide(data):
        return _strictly(data, wide)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(data) or _guessed(data) if page else _guessed(data)


def _refuse_binary(data: bytes) -> None:
    for start, kind in _KINDS:
        if data.startswith(start):
            raise UnreadableError(f"It is {kind}, not text; save the article as text or HTML.")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls * 50 > len(sample) and not _wide(data):
        raise UnreadableError("It is a binary file, not text.")


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
    plain = sum(1 for c in sample if c.isalnum() or c.isspace() or c in "-.,:;!?'\"()“”‘’–—…/&%")
    return text if plain >= len(sample) * _SURE else None
