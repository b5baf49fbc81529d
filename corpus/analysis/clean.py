"""A page as it was dumped from the web → its article, and apart from it what else it says.

A dump has a head (menu, headline, byline, date, captions), a body and a tail (helpers, copyright,
prompts, comment form). Head and tail are cut by wide rules, the body by narrow ones: a line wrongly
kept does less harm than a sentence wrongly dropped.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.analysis.page.boilerplate import introduces_links, is_clutter, is_edge_clutter
from corpus.analysis.page.bylines import Byline, read_bare_byline, read_bylines
from corpus.analysis.page.captions import is_caption, is_credit
from corpus.analysis.page.datelines import read_dateline
from corpus.analysis.page.headlines import SPEAKER, find_headline, is_note, may_be_headline
from corpus.analysis.page.lines import ends_sentence, split_lines, word_count
from corpus.analysis.page.published import is_stamp_line
from corpus.analysis.page.stamps import find_stamps
from corpus.names import fold

_DATED = re.compile(
    r"(?:date|published|updated|posted)(?: (?:on|at))?\s*[:=]?\s+(?=\S)", re.IGNORECASE
)
_TEASER = re.compile(r"(?:\.\.\.|…)(?:\s*\[?\+?\d* ?\w*\]?)?$")
_BIOGRAPHY = re.compile(r" (?:is (?:an?|the)|covers|writes|reports|joined)\b")
_HEAD = 12
_DECK = 5
_DECK_SENTENCES = 2
_PROSE = 12
_LONG = 30
_REPEATED = 8
_TEASED = 40


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: its article's headline, paragraphs, captions and bylines.

    `head` and `tail` are the other lines before and after the article, which name the publisher or
    the day.
    """

    headline: str | None = None
    paragraphs: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    bylines: tuple[Byline, ...] = ()
    head: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sorting:
    """A page while its lines are sorted."""

    headline: str | None
    captions: list[str]
    paragraphs: list[str] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)

    def keep(self, line: str) -> None:
        """Take a line as a paragraph, unless it is the headline once more."""
        if self.headline is None or fold(line) != fold(self.headline):
            self.paragraphs.append(line)


def clean(raw: str, headline: str | None = None, captions: Sequence[str] = ()) -> Page:
    """Return what a page says; `headline` and `captions` are those already known of it."""
    lines = _split_dates(split_lines(raw))
    first, last = _body(lines)
    page = _Sorting(
        headline or find_headline(lines[:first], lines),
        [caption for known in captions if (caption := " ".join(known.split()))],
    )
    _sort_head(page, lines[:first], fewest=_DECK if first < len(lines) else 1)
    _sort_body(page, lines[first:last])
    _sort_tail(page, lines[last:])
    _drop_biographies(page)
    if not page.paragraphs and page.headline and not headline:
        page.paragraphs, page.headline = [page.headline], None
    return Page(
        page.headline,
        tuple(_without_repeats(page.paragraphs)),
        tuple(dict.fromkeys(page.captions)),
        tuple(page.bylines),
        tuple(page.head),
        tuple(page.tail),
    )


def _split_dates(lines: list[str]) -> list[str]:
    """Set a "date 2023-07-28" or "Published: ..." before running text on a line of its own."""
    split: list[str] = []
    for line in lines[:3]:
        match = _DATED.match(line)
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
    if first == 0 and len(prose) > 1 and may_be_headline(lines[0], lines):
        first = prose[1]
    return _end_of_head(lines, first, prose), last


def _end_of_head(lines: list[str], first: int, prose: list[int]) -> int:
    """Return where the head ends: below a byline or day that follows a deck of whole sentences."""
    end = first
    for number in range(first, min(first + _HEAD, prose[-1])):
        if is_stamp_line(lines[number]) or read_bylines(lines[number]):
            end = number + 1
    return end if sum(1 for number in prose if number < end) <= _DECK_SENTENCES else first


def _is_prose(line: str) -> bool:
    """Whether a line is running text of the article itself."""
    words = word_count(line)
    said = words >= 5 and ends_sentence(line)
    if not said and words < _PROSE and not SPEAKER.match(line):
        return False
    if is_caption(line) or is_edge_clutter(line) or read_bylines(line) or is_stamp_line(line):
        return False
    return said or words > _LONG or bool(SPEAKER.match(line) or read_dateline(line))


def _sort_head(page: _Sorting, head: list[str], fewest: int) -> None:
    """Sort what stands above the body; of other lines, those of `fewest` words on are kept."""
    titled = False
    for number, line in enumerate(head):
        if page.headline and line.endswith(page.headline):
            titled = True
        elif is_caption(line) and not is_clutter(line):
            page.captions.append(line)
        elif bylines := _byline_in_head(head, number) if titled else read_bylines(line):
            page.bylines += bylines
            page.head.append(line)
        elif is_note(line) or word_count(line) < fewest:
            page.head.append(line)
        else:
            page.keep(line)


def _byline_in_head(head: list[str], number: int) -> list[Byline]:
    """Return the byline in a line below the headline; a bare name needs the day right after it."""
    if found := read_bylines(head[number]):
        return found
    beside = head[number + 1] if number + 1 < len(head) else ""
    alone = is_stamp_line(beside) and not is_note(head[number])
    bare = read_bare_byline(head[number]) if alone else None
    return [bare] if bare else []


def _sort_body(page: _Sorting, body: list[str]) -> None:
    links = False
    for line in body:
        links = introduces_links(line) or (links and not _is_prose(line))
        if is_caption(line):
            page.captions.append(line)
        elif links or is_clutter(line) or is_credit(line):
            page.tail.append(line)
        else:
            page.keep(line)


def _sort_tail(page: _Sorting, tail: list[str]) -> None:
    """Sort what follows the last sentence; short lines after a sure end are links or labels."""
    ended = False
    for line in tail:
        if is_credit(line) or is_note(line):
            page.bylines += [] if is_credit(line) else read_bylines(line)
            page.tail.append(line)
            ended = True
        elif is_caption(line):
            page.captions.append(line)
        elif ended:
            page.tail.append(line)
        else:
            page.keep(line)


def _drop_biographies(page: _Sorting) -> None:
    """Move a last "Ana Ruiz is a reporter in Lagos." about one of the authors to the tail."""
    names = tuple(name for byline in page.bylines for name in byline.names)
    while len(page.paragraphs) > 1 and names and page.paragraphs[-1].startswith(names):
        name = next(name for name in names if page.paragraphs[-1].startswith(name))
        if not _BIOGRAPHY.match(page.paragraphs[-1], len(name)):
            return
        page.tail.append(page.paragraphs.pop())


def _without_repeats(paragraphs: list[str]) -> list[str]:
    """Drop paragraphs that came before, and teasers that break off what comes in full."""
    seen: set[str] = set()
    kept: list[str] = []
    full = {line[:_TEASED] for line in paragraphs if not _TEASER.search(line[-20:])}
    for paragraph in paragraphs:
        broken_off = len(paragraph) > _TEASED + 20 and _TEASER.search(paragraph[-20:])
        if broken_off and paragraph[:_TEASED] in full:
            continue
        if word_count(paragraph) >= _REPEATED and paragraph in seen:
            continue
        seen.add(paragraph)
        kept.append(paragraph)
    return kept
