"""Text in scripts that write words without blanks between them, for full-text search.

FTS5 takes a run of Chinese or Japanese for one word, in which nothing is found but the whole. So
such articles are stored a second time with every such character a word of its own, and a run in a
query is a phrase of them.
"""

import re
from bisect import bisect_left
from collections.abc import Callable

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_RUNS = re.compile(f"{_WIDE.pattern}+")


def is_wide(text: str) -> bool:
    """Whether a text holds a character of such a script."""
    return not text.isascii() and _WIDE.search(text) is not None


def parted(text: str) -> str:
    """Return the text with a blank on both sides of every such character."""
    return _WIDE.sub(r" \g<0> ", text)


def pairs(text: str) -> list[str]:
    """Return what two characters stand together in runs of more than two."""
    return [
        run[start : start + 2]
        for run in _RUNS.findall(text)
        if len(run) > 2
        for start in range(len(run) - 1)
    ]


def whole_span(text: str) -> Callable[[int, int], tuple[int, int]]:
    """Return what turns the start and end of words in the parted text into those in the text."""
    places = [match.start() + 2 * number + 1 for number, match in enumerate(_WIDE.finditer(text))]

    def whole(place: int) -> int:
        before = bisect_left(places, place)
        is_parted = before < len(places) and places[before] == place
        return place - 2 * before - is_parted

    return lambda start, end: (whole(start), whole(end - 1) + 1)
