"""JSON Lines: one article an object, its text taken character for character.

The keys are those of `parallax index export`; only `text` is required. A line that can't be read is
named by its number and the others are read; no more than one line is held at a time.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from corpus.analysis.metadata import describe_as_it_stands
from corpus.analysis.page.lines import printable
from corpus.errors import SourceError, UnreadableError
from corpus.model import Article
from corpus.sources.decoding import decode
from corpus.sources.fields import read_fields

LONGEST_LINE = 4 * 1024 * 1024
"""Bytes; a longer line is passed over unread."""

_TOO_LONG = (
    f"The line is longer than {LONGEST_LINE // 1024**2} MB; put each article on a line of its own."
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line, in one sentence; with `in_part` its article was read even so."""

    detail: str
    in_part: bool = False


def read_lines(path: Path, source: str) -> Iterator[tuple[int, Article | Fault]]:
    """Yield for each line its number and its article, or what of it can't be read."""
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file), start=1):
            if line is None:
                yield number, Fault(_TOO_LONG)
            elif line.strip():
                yield from ((number, found) for found in _read_line(line, source))


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line, None in place of one that is too long."""
    while line := file.readline(LONGEST_LINE):
        if line.endswith(b"\n") or len(line) < LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)
        yield None


def _read_line(line: bytes, source: str) -> Iterator[Article | Fault]:
    try:
        article, wrong = read_object(_parse(line), source)
    except SourceError as error:
        yield Fault(error.detail)
        return
    yield article
    yield from (Fault(detail, in_part=True) for detail in wrong)


def read_object(fields: Any, source: str) -> tuple[Article, list[str]]:
    """Return the article of one object, and a sentence for each field that was left out.

    Raises UnreadableError where it has no text.
    """
    if not isinstance(fields, dict):
        raise UnreadableError("It is not a JSON object.")
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UnreadableError('It has no "text", which an article needs.')
    given, wrong = read_fields(fields)
    return describe_as_it_stands(printable(text), source, given), wrong


def _parse(line: bytes) -> Any:
    try:
        return json.loads(decode(line))
    except RecursionError as error:
        raise UnreadableError("It is nested too deeply to be read.") from error
    except json.JSONDecodeError as error:
        raise UnreadableError(f"It is not valid JSON at character {error.pos + 1}.") from error
    except ValueError as error:
        raise UnreadableError("It holds a number with too many digits to be read.") from error
