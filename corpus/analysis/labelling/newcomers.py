"""People whom an article brings in without a name: "A clerk …" ahead of "the clerk said"."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from corpus.analysis.syntax.units import Unit

_AHEAD = 700
"""Characters looked back for somebody without a name."""
_SOME = r"\b(?:an?|another|one|his|her|their|its|[\w.]+['’]s)\s(?:[\w-]+\s){0,2}"
"""Words that bring somebody in, and what may stand between them and the noun."""


class Newcomers:
    """Tells whether a description goes on with one of them, by the places of all known labels."""

    def __init__(self, text: str, labels: Iterable[tuple[int, int]]) -> None:
        self._text = text
        self._labels = sorted(labels)

    def is_meant(self, unit: Unit, first: int, last: int) -> bool:
        """Say whether words of a unit mean one of them rather than somebody with that label.

        "A clerk … the clerk"; "its Norlandic counterpart … the Norlandic president".
        """
        start = unit.tokens[first].start
        begin = max(start - _AHEAD, 0)
        ahead = self._text[begin:start]
        if last - first > 1 and unit.capital(last - 2):
            counterpart = f"{unit.tokens[last - 2].text} counterpart"
            if counterpart in ahead:
                return True
        head = unit.lower[last - 1]
        brought = [found.start() for found in _bringing(head).finditer(ahead)]
        return bool(brought) and not self._is_labelled(begin + brought[-1], start, head)

    def _is_labelled(self, begin: int, end: int, head: str) -> bool:
        """Say whether somebody with a name has a label with this word in a stretch."""
        place = max(bisect_left(self._labels, (begin, 0)) - 1, 0)
        for low, high in self._labels[place : bisect_left(self._labels, (end, 0))]:
            if high > begin and head in self._text[low:high].lower().split():
                return True
        return False


@lru_cache(maxsize=512)
def _bringing(head: str) -> re.Pattern[str]:
    return re.compile(rf"{_SOME}{re.escape(head)}\b(?! of\b)", re.IGNORECASE)
