"""Dates in the text, resolved to days against the day of publication."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from corpus.analysis.dating.periods import Period
from corpus.analysis.dating.relative import PATTERN, resolve, resolve_range_end
from corpus.analysis.dating.written import Frame, written_patterns
from corpus.model import DateMention, Document, Span

_LEADING = re.compile(
    r"(?:in|since|by|until|from|of|during|to|through|after|before|between|early|late|mid|year|and"
    r"|or|the|its|around|till|circa)[ -](?=[A-Z\d])",
    re.IGNORECASE,
)

_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]\d\d|20\d\d)(?![\d%])")
_WEEKDAY = re.compile("(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_DIGITS = re.compile(r"\d+")
_REACH = 40
"""Characters around a digit within which a date with it stands: weekday, day, month and year."""
_NEAR = 100
"""Characters after a year within which a date without one is of that year."""
_RANGE = re.compile(r"\s?(?:to|through|until|[-–])\s?")

Found = tuple[int, int, Period]
"""Start and end of a date in the text, and its days."""


def find_dates(document: Document) -> Document:
    """Return the document with its dates, in the order of the text, none overlapping.

    A date without a year takes the one that its sentence names before, else the nearest to the
    day of publication. A bare weekday is the nearest past one or the day itself, and the coming
    one where the verb before it speaks of the future. What can't be resolved is left out.
    """
    text = document.article.text
    starts = [sentence.start for sentence in document.sentences]
    ends = [sentence.end for sentence in document.sentences]

    def sentence_at(offset: int) -> tuple[int, int]:
        number = bisect_right(starts, offset) - 1
        return (starts[number], ends[number]) if number >= 0 else (0, len(text))

    taken = bytearray(len(text))
    found = [*_written(document, sentence_at, taken), *_relative(document, sentence_at, taken)]
    article = document.article.id
    return replace(
        document,
        dates=tuple(
            DateMention(Span(article, start, end), text[start:end], *period)
            for start, end, period in sorted(found)
        ),
    )


def _written(
    document: Document, sentence_at: Callable[[int], tuple[int, int]], taken: bytearray
) -> Iterator[Found]:
    """Yield the dates that are written out, marking their characters as taken."""
    text = document.article.text
    years = [(match.start(), int(match.group())) for match in _YEAR.finditer(text)]
    offsets = [offset for offset, _ in years]
    near, whole = _around_digits(text), ((0, len(text)),)
    patterns = written_patterns(document.article.language or "en")
    for pattern, resolver in patterns:
        stretches = whole if pattern is patterns[-1][0] else near
        for match in (m for stretch in stretches for m in pattern.finditer(text, *stretch)):
            start, end = _trimmed(match)
            if any(taken[start:end]):
                continue
            frame = Frame(document.article.day)
            position = bisect_right(offsets, start - 1) - 1
            if position >= 0 and _is_near(offsets[position], start, sentence_at(start), match):
                frame.year = years[position][1]
            period = resolver(match, frame)
            if period:
                taken[start:end] = b"\1" * (end - start)
                yield start, end, period


def _around_digits(text: str) -> Sequence[tuple[int, int]]:
    """Return the stretches of a text in which a date with a digit may stand, apart and in order.

    Most of a text is far from any digit, and is not looked through.
    """
    stretches: list[tuple[int, int]] = []
    for digits in _DIGITS.finditer(text):
        start, end = max(digits.start() - _REACH, 0), min(digits.end() + _REACH, len(text))
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return stretches


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """Return start and end of a match without the word that leads it in."""
    start, end = match.span()
    lead = _LEADING.match(match.string, start, end)
    return (lead.end() if lead else start), end


def _is_near(year: int, start: int, sentence: tuple[int, int], match: re.Match[str]) -> bool:
    """Return whether a year stands so near before a date that it is the date's own, too."""
    return sentence[0] <= year and start - year <= _NEAR and not _WEEKDAY.match(match.group())


def _relative(
    document: Document, sentence_at: Callable[[int], tuple[int, int]], taken: bytearray
) -> Iterator[Found]:
    """Yield the dates told from the day of publication, where that is known."""
    today = document.article.day
    if today is None:
        return
    text = document.article.text
    last, days = 0, (today, today)
    for match in PATTERN.finditer(text):
        start, end = match.span()
        if any(taken[start:end]):
            continue
        try:
            period = None
            if _RANGE.fullmatch(text, last, start):
                period = resolve_range_end(match, days[0])
            period = period or resolve(match, today, sentence_at(start))
        except (ValueError, OverflowError):
            continue
        if period:
            last, days = end, period
            yield start, end, period
