"""Our own annotated news prose: who said what, through whom, and who is called what.

The files are in `corpus/training/attributions`, a part each: train, dev and test. An article is
header lines (`style:`, `published:`), a blank line, the headline, paragraphs, `==`, annotations
and a line of hyphens. `Q words | speaker` is a quote, `S words | speaker` a statement, both at
times with `| relays: A; B`, the nearest to the reader first; `L person | label | voice` a label,
`T words | voice` a term. Words are those of the text, `first … last` where there are many, `#2`
behind them for their second place; `~words` describe a source without a name, `?` is unclear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from corpus.model import Article
from tests.evaluation.labelled import REPOSITORY

FOLDER = REPOSITORY / "corpus" / "training" / "attributions"
_END = re.compile(r"^-{5,}\s*$", re.MULTILINE)
_NTH = re.compile(r" #(\d+)$")


class WrongAnnotationError(Exception):
    """An annotation that its article does not bear out."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A quote or statement: where it is, who said it (a name, ~words, ?), and through whom."""

    start: int
    end: int
    speaker: str
    relays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and what its writer marked in the body; the headline is left out."""

    article: Article
    style: str
    quotes: tuple[Saying, ...]
    statements: tuple[Saying, ...]
    labels: frozenset[tuple[str, str]]
    attributed: frozenset[tuple[str, str]] = field(default=frozenset())
    """Those of the labels that are not the article's own."""
    terms: tuple[tuple[int, int, str], ...] = ()


@cache
def annotated(part: str) -> tuple[Annotated, ...]:
    """The articles of a part: train, dev or test."""
    return tuple(
        _read(block, f"{path.stem}-{number}")
        for path in sorted(FOLDER.glob(f"{part}-*.txt"))
        for number, block in enumerate(_END.split(path.read_text("utf-8")))
        if block.strip()
    )


def _read(block: str, name: str) -> Annotated:
    written, _, marks = block.strip().partition("\n==\n")
    header, _, body = written.partition("\n\n")
    headline, _, text = body.strip().partition("\n\n")
    fields = dict(line.split(": ", 1) for line in header.splitlines() if ": " in line)
    published = fields.get("published", "").strip()
    article = Article(
        id=name,
        source=name,
        text="\n\n".join(part.strip() for part in re.split(r"\n\s*\n", text.strip())),
        headline=headline.strip(),
        published=datetime.fromisoformat(f"{published}T12:00:00+00:00") if published else None,
        language="en",
    )
    lines = [line.strip() for line in marks.splitlines() if line.strip()]
    sayings = {kind: list(_sayings(article, lines, kind)) for kind in "QS"}
    labels = [
        cells
        for line in lines
        if line[:2] == "L "
        for cells in [[_NTH.sub("", cell.strip()) for cell in line[2:].split(" | ")]]
        if cells[1] in article.text
    ]
    return Annotated(
        article,
        fields.get("style", "").strip(),
        tuple(sayings["Q"]),
        tuple(sayings["S"]),
        frozenset((one[0].strip(), one[1].strip()) for one in labels),
        frozenset((one[0].strip(), one[1].strip()) for one in labels if "attrib" in one[-1]),
        tuple(_terms(article, lines)),
    )


def _sayings(article: Article, lines: list[str], kind: str) -> Iterator[Saying]:
    for line in lines:
        if line.startswith(f"{kind} "):
            words, speaker, *more = (cell.strip() for cell in line[2:].split(" | "))
            relays = more[0].removeprefix("relays:") if more else ""
            if span := _span(article, words):
                yield Saying(
                    *span, speaker, tuple(one.strip() for one in relays.split(";") if one.strip())
                )


def _terms(article: Article, lines: list[str]) -> Iterator[tuple[int, int, str]]:
    for line in lines:
        if line.startswith("T "):
            words, _, voice = line[2:].partition(" | ")
            if span := _span(article, words.strip()):
                yield *span, voice.split(" | ")[0].strip()


def _span(article: Article, words: str) -> tuple[int, int] | None:
    """Where words stand in the text; None where only the headline has them."""
    nth = _NTH.search(words)
    words = words[: nth.start()] if nth else words
    first, _, last = words.partition(" … ")
    start = -1
    for _ in range(int(nth[1]) if nth else 1):
        start = article.text.find(first, start + 1)
    if start < 0:
        if first in (article.headline or ""):
            return None
        raise WrongAnnotationError(f"{article.id}: {words!r} is not in the text")
    end = article.text.find(last, start) + len(last) if last else start + len(first)
    if end < start + len(first):
        raise WrongAnnotationError(f"{article.id}: the end of {words!r} is not in the text")
    return start, end
