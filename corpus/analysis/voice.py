"""Voice: whether a phrase is the outlet's own or somebody else's."""

from bisect import bisect_right

from corpus.analysis.syntax.phrases import function_words
from corpus.analysis.syntax.units import Unit, units_of
from corpus.lexicons import words
from corpus.model import Document, Voice

_REACH = 8
"""Words between a naming verb and the name at most."""
_RELATIVE = 5
"""Words between "which" and the naming verb at most."""
_MARKS = frozenset({'"', "“", "‘", "'s", "'", "”", "’"})


class Voices:
    """Tells own voice from attributed.

    Journalists put what others say into words of their own, so that a phrase in indirect speech is
    the outlet's. It is somebody else's within quote marks, or where a naming verb gives it to
    somebody: "whom the army calls the traitor", "known as the People's Day", "so-called republics".
    """

    def __init__(self, document: Document) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(quote.span for quote in document.quotes):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)
        self._units = units_of(document, ())
        self._unit_starts = [unit.start for unit in self._units]

    def at(self, start: int, end: int) -> Voice:
        """Return the voice of a stretch of the text."""
        place = bisect_right(self._starts, start) - 1
        if place >= 0 and end <= self._ends[place]:
            return "attributed"
        number = bisect_right(self._unit_starts, start) - 1
        given = number >= 0 and _is_given(self._units[number], start)
        return "attributed" if given else "own"


def _is_given(unit: Unit, start: int) -> bool:
    """Say whether the words ahead of a place, or those at it, give the phrase to somebody."""
    place = unit.words_of(start, start + 1)
    if place is None:
        return False
    first = place[0]
    if unit.word(first) in words("cues", "distancing"):
        return True
    through_as = False
    for index in range(first - 1, max(first - _REACH, -1), -1):
        word = unit.lower[index]
        if word in words("cues", "distancing"):
            return True
        if word in words("cues", "calling"):
            return word != "known" and _names(unit, index, first)
        if word in words("cues", "describing"):
            return through_as
        if not word[0].isalnum() and word not in _MARKS:
            return False
        if word == "as":
            through_as = True
            if unit.word(index - 1) in words("cues", "naming"):
                return True
    return through_as and "known" in unit.lower[max(first - _REACH, 0) : first]


def _names(unit: Unit, verb: int, first: int) -> bool:
    """Tell "which he calls the …" and "called her a …" from "called President Lin"."""
    ahead = unit.lower[max(verb - _RELATIVE, 0) : verb]
    if {"which", "whom", "what", "that"} & set(ahead):
        return True
    if set(ahead[-2:]) & function_words("be"):
        return True
    between = [word for word in unit.lower[verb + 1 : first] if word not in _MARKS]
    if between and between[0] in function_words("prepositions"):
        return False
    return len(between) > 1 and between[-1] in function_words("articles")
