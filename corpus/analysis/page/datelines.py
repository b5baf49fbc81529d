"""Datelines: "SEOUL, South Korea (AP) —", "Moscow, July 26. /TASS/." at the start of an article."""

import re
from dataclasses import dataclass

from corpus.analysis.page.stamps import month_number
from corpus.outlets import find_outlet

_LONGEST = 160
_LONGEST_CITY = 20
_NO_PLACES = frozenset(
    {
        *("A", "ANALYSIS", "ANSWER", "BREAKING", "COLUMN", "COMMENT", "CORRECTION", "EDITORIAL"),
        *("EDITOR'S NOTE", "EXCLUSIVE", "EXPLAINER", "FACT", "FACT CHECK", "FEATURE", "INTERVIEW"),
        *(
            "JUST IN",
            "LETTER",
            "LIVE",
            "NEWS",
            "NOTE",
            "OPINION",
            "PHOTO",
            "PHOTOS",
            "Q",
            "QUESTION",
        ),
        *(
            "REVIEW",
            "SPECIAL",
            "TRANSCRIPT",
            "UPDATE",
            "UPDATED",
            "VIDEO",
            "VIEW",
            "WARNING",
            "WATCH",
        ),
        *("HOW", "WHAT", "WHEN", "WHERE", "WHO", "WHY"),
    }
)
_WORD = r"[^\W\d_][\w.'’-]*"
_NAME = rf"{_WORD}(?: (?:(?:de|del|la|al|el|of|the|and|du|da|do) )?{_WORD}){{0,4}}"
_DAY = (
    r"(?P<day>(?P<month_a>[^\W\d_]{3,10})\.? \d{1,2}|\d{1,2}\.? (?P<month_b>[^\W\d_]{3,10}))"
    r"(?:,? (?P<year>\d{4}))?"
)
_DATELINE = re.compile(
    rf"(?P<place>{_NAME}(?:(?:, ?|/){_NAME}){{0,3}}?)"
    r"(?: ?\[(?P<country>[^\[\]]{2,40})\])?"
    rf"(?:[,.]? ?\(?{_DAY}\)?)?"
    r"(?:[,.]? ?(?:\((?P<mark>[^()]{2,40})\)|/(?P<slashed>[^/]{2,30})/))?"
    r"(?P<dash> ?[—–] ?| ?-{1,2} | ?: |\. )"
)
_MARK_ONLY = re.compile(r"\((?P<mark>[A-Z][^()]{1,30})\) ?(?:[—–]|-{1,2}) ?")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where an article was filed, whose mark it bears, its day without a year, how long it is."""

    length: int
    place: str | None = None
    mark: str | None = None
    day: str | None = None
    year: int | None = None


def read_dateline(paragraph: str, *, speakers: bool = False) -> Dateline | None:
    """Return the dateline that a paragraph begins with, None where it begins otherwise.

    `speakers` is for texts where capitals before a colon name who speaks.
    """
    start = paragraph[:_LONGEST]
    if alone := _MARK_ONLY.match(start):
        return Dateline(alone.end(), mark=alone["mark"]) if _is_mark(alone["mark"]) else None
    match = _DATELINE.match(start)
    if not match or match.end() >= len(paragraph):
        return None
    dated = match["day"] is not None
    if dated and not month_number(match["month_a"] or match["month_b"]):
        return None
    mark = match["mark"] or match["slashed"]
    if mark and not _is_mark(mark):
        return None
    if not _is_place(match["place"], strict=not (dated or mark or match["country"])):
        return None
    if match["dash"].strip() in ":." and not (mark or dated):
        named = match["place"].upper() in _NO_PLACES or len(match["place"]) > _LONGEST_CITY
        if speakers or named or match["dash"].strip() == ".":
            return None
    place = match["place"] + (f" [{match['country']}]" if match["country"] else "")
    year = int(match["year"]) if match["year"] else None
    return Dateline(match.end(), place, mark, match["day"], year)


def _is_mark(mark: str) -> bool:
    words = mark.split()
    if find_outlet(mark):
        return True
    return len(words) <= 4 and all(word[0].isupper() for word in words) and not mark[0].isdigit()


def _is_place(place: str, *, strict: bool) -> bool:
    """Whether words can be a place.

    They are capitalised, and where nothing else speaks for it, the city is in capitals, as agencies
    write it.
    """
    words = [word for word in re.split(r"[\s,/]+", place) if word]
    if any(word[0].islower() and len(word) > 3 for word in words):
        return False
    city = re.split(r"[,/]", place)[0]
    if strict:
        return city == city.upper() and len(city) >= 3
    return words[0][0].isupper() or not words[0].isascii()
