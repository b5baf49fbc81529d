"""The headline among the lines above an article."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.analysis.page.boilerplate import is_edge_clutter
from corpus.analysis.page.bylines import read_bylines
from corpus.analysis.page.captions import is_caption, is_credit
from corpus.analysis.page.datelines import read_dateline
from corpus.analysis.page.lines import word_count
from corpus.analysis.page.published import is_stamp_line
from corpus.analysis.page.publisher import names_publisher
from corpus.names import fold

SPEAKER = re.compile(r"[A-Z][A-Z .'-]{1,30}:\s")
"""A line of a transcript: the speaker in capitals, a colon."""

_KEY = re.compile(r"(?:title|headline|subject)\s*[:=]\s*(?=\S)", re.IGNORECASE)
_LONGEST = 30
_HEAD = 200
"""Lines from the top of a page among which the headline is looked for."""
_SURE = 4
"""From this many words on, a line above the article is its headline; shorter may be a section."""


def find_headline(head: Sequence[str], lines: Sequence[str]) -> str | None:
    """Return the headline among the `head`, the lines above the body; None where none is one."""
    for line in head[:_HEAD]:
        if key := _KEY.match(line):
            return line[key.end() :]
    head = [line for line in head[:_HEAD] if not is_note(line)]
    candidates = [line for line in head if may_be_headline(line, lines)]
    again = Counter(fold(line) for line in lines)
    for fewest, fewest_repeated in ((_SURE, 3), (2, 2)):
        for line in candidates:
            repeated = again[fold(line)] > 1
            if word_count(line) >= (fewest_repeated if repeated else fewest):
                return line
    return None


def may_be_headline(line: str, lines: Sequence[str]) -> bool:
    """Whether a line has the form of a headline: short, unfinished, not a caption or dateline."""
    if word_count(line) > _LONGEST or is_caption(line) or read_dateline(line):
        return False
    if speaker := SPEAKER.match(line):
        label = speaker.group()
        return sum(1 for other in lines if other.startswith(label)) == 1
    return not line.endswith((".", "…", "。"))


def is_note(line: str) -> bool:
    """Whether a line is about the article and not of it."""
    return (
        is_edge_clutter(line)
        or is_stamp_line(line)
        or names_publisher(line)
        or is_credit(line)
        or bool(read_bylines(line))
    )
