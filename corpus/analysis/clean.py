"""A page as it was dumped from the web → its article, and apart from it what else it says.

A dump has a head (menu, headline, byline, date, captions), a body and a tail (helpers, copyright,
prompts, comment form). Head and tail are cut by wide rules, the body by narrow ones: a line wrongly
kept does less harm than a sentence wrongly dropped.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.analysis.boilerplate import is_clutter, is_edge_clutter
from corpus.analysis.bylines import read_bylines
from corpus.analysis.captions import is_caption, is_credit
from corpus.analysis.datelines import read_dateline
from corpus.analysis.lines import ends_sentence, split_lines, word_count
from corpus.analysis.published import is_stamp_line
from corpus.analysis.publisher import names_publisher
from corpus.analysis.stamps import find_stamps
from corpus.names import fold

_KEYED = re.compile(
    r"(?P<key>title|headline|date|published|updated|posted|url|link)\s*[:=]?\s+(?=\S)",
    re.IGNORECASE,
)
_TEASER = re.compile(r"\s*(?:\.\.\.|…)(?:\s*\[?\+?\d* ?\w*\]?)?$")
_SPEAKER = re.compile(r"[A-Z][A-Z .'-]{1,30}:\s")
_LONGEST_HEADLINE = 30
_REPEATED = 8
_PROSE = 12


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: its article's headline, paragraphs and captions.

    `notes` are the lines around them, which name the publisher, the author or the day.
    """

    headline: str | None = None
    paragraphs: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sorting:
    """A page while its lines are sorted."""

    lines: list[str]
    headline: str | None
    captions: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


def clean(raw: str, headline: str | None = None, captions: Sequence[str] = ()) -> Page:
    """Return what a page says; `headline` and `captions` are those already known of it."""
    page = _Sorting(_split_keys(split_lines(raw)), headline)
    page.captions += [caption for known in captions if (caption := " ".join(known.split()))]
    first, last = _body(page.lines)
    if not page.headline:
        page.headline = _find_headline(page.lines, first)
    _sort_head(page, page.lines[:first])
    for line in page.lines[first:last]:
        _sort_body_line(page, line)
    _sort_tail(page, page.lines[last:])
    if not page.paragraphs and page.headline and not headline:
        page.paragraphs, page.headline = [page.headline], None
    return Page(
        page.headline,
        tuple(_without_repeats(page.paragraphs)),
        tuple(dict.fromkeys(page.captions)),
        tuple(page.notes),
    )


def _split_keys(lines: list[str]) -> list[str]:
    """Set a leading "date 2023-07-28" or "Published: ..." on a line of its own."""
    split: list[str] = []
    for line in lines[:3]:
        match = _KEYED.match(line)
        stamps = find_stamps(line[:80]) if match else []
        if match and stamps and stamps[0].start <= match.end() and word_count(line) > _PROSE:
            split += [line[: stamps[0].end], line[stamps[0].end :].strip(" -–—|:")]
        else:
            split.append(line)
    return split + lines[3:]


def _body(lines: list[str]) -> tuple[int, int]:
    """Return the numbers of the first line of the body and of the first line after it."""
    prose = [number for number, line in enumerate(lines) if _is_prose(line)]
    if not prose:
        return len(lines), len(lines)
    first, last = prose[0], prose[-1] + 1
    if first == 0 and len(prose) > 1 and _may_be_headline(lines[0], lines):
        first = prose[1]
    return first, last


def _is_prose(line: str) -> bool:
    """Whether a line is running text of the article itself."""
    words = word_count(line)
    said = words >= 5 and ends_sentence(line)
    if not said and words < _PROSE and not _SPEAKER.match(line):
        return False
    if is_caption(line) or is_edge_clutter(line) or read_bylines(line) or is_stamp_line(line):
        return False
    return said or words > _LONGEST_HEADLINE or bool(_SPEAKER.match(line) or read_dateline(line))


def _find_headline(lines: list[str], first: int) -> str | None:
    """Return the headline: the first line before the body that says something of its own."""
    head = lines[:first]
    again = Counter(fold(line) for line in lines)
    candidates = [line for line in head if not _is_note(line) and _may_be_headline(line, lines)]
    for line in candidates:
        if again[fold(line)] > 1 and not is_caption(line):
            return line
    return next((line for line in candidates if word_count(line) >= 3), None)


def _may_be_headline(line: str, lines: list[str]) -> bool:
    if word_count(line) > _LONGEST_HEADLINE or is_caption(line) or read_dateline(line):
        return False
    if speaker := _SPEAKER.match(line):
        label = speaker.group()
        return sum(1 for other in lines if other.startswith(label)) == 1
    return not line.endswith((".", "…", "。"))


def _is_note(line: str) -> bool:
    """Whether a line is about the article and not of it."""
    return (
        is_edge_clutter(line)
        or is_stamp_line(line)
        or names_publisher(line)
        or is_credit(line)
        or bool(read_bylines(line))
    )


def _sort_head(page: _Sorting, head: list[str]) -> None:
    for line in head:
        if line == page.headline:
            continue
        if is_caption(line):
            page.captions.append(line)
        elif _is_note(line) or word_count(line) < 5:
            page.notes.append(line)
        elif not _repeats_headline(page, line):
            page.paragraphs.append(line)


def _sort_body_line(page: _Sorting, line: str) -> None:
    if is_caption(line):
        page.captions.append(line)
    elif is_clutter(line) or is_credit(line):
        page.notes.append(line)
    elif not _repeats_headline(page, line):
        page.paragraphs.append(line)


def _sort_tail(page: _Sorting, tail: list[str]) -> None:
    """Sort what follows the last sentence; short lines after a sure end are links or labels."""
    ended = False
    for line in tail:
        if is_caption(line):
            page.captions.append(line)
        elif _is_note(line):
            page.notes.append(line)
            ended = True
        elif ended:
            page.notes.append(line)
        elif not _repeats_headline(page, line):
            page.paragraphs.append(line)


def _repeats_headline(page: _Sorting, line: str) -> bool:
    return page.headline is not None and fold(line) == fold(page.headline)


def _without_repeats(paragraphs: list[str]) -> list[str]:
    """Drop paragraphs that came before, and teasers that break off what comes in full."""
    seen: set[str] = set()
    kept: list[str] = []
    starts = {paragraph[:40] for paragraph in paragraphs if not _TEASER.search(paragraph[-20:])}
    for paragraph in paragraphs:
        teaser = _TEASER.search(paragraph[-20:]) is not None and len(paragraph) > 60
        if teaser and paragraph[:40] in starts:
            continue
        if word_count(paragraph) >= _REPEATED and paragraph in seen:
            continue
        seen.add(paragraph)
        kept.append(paragraph)
    return kept
