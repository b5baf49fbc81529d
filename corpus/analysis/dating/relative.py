"""Dates told from the day of publication: "Tuesday", "last month", "70 years ago", "yesterday"."""

import re
from calendar import month_name
from datetime import date, timedelta

from corpus.analysis.dating.periods import (
    WEEKDAYS,
    Period,
    back,
    month_of,
    season_of,
    unit_around,
    weekday_near,
    year_of,
)
from corpus.lexicons import lexicon

_NUMBERS = {"a": 1, "an": 1, "a couple of": 2, **lexicon("numbers")["cardinals"]}
_COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>day|week|month|year|decade|quarter|century|centurie)s?"
_WEEKDAY = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_MONTHS = [name.lower() for name in month_name[1:]]
_PART = r"(?:\s(?:morning|afternoon|evening|night|noon|midnight))?"

_DAY_WORDS = {
    "day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "last night": -1, "day after tomorrow": 2,
    "tomorrow": 1,
}  # fmt: skip

PATTERN = re.compile(
    rf"""\b(?:
      (?P<word>{"|".join(_DAY_WORDS)}){_PART}
    | (?P<ago>{_COUNT}[\s-]{_UNIT}\sago)
    | (?P<which>last|past|previous|this|current|next|coming|following|the)\s(?:
          (?P<whole>weekend|week|month|year|quarter|decade|century)
        | {_WEEKDAY.replace("weekday", "named")}{_PART}
        | (?P<season>spring|summer|autumn|fall|winter)
        | (?P<month>{"|".join(_MONTHS)})
        | {_COUNT.replace("count", "many")}\s{_UNIT.replace("unit", "units")}
      )
    | {_WEEKDAY}{_PART}
    )(?![\w-])""",
    re.VERBOSE | re.IGNORECASE,
)

_NAMED_BEFORE = re.compile(r"(?:Black|Good|Ash|Easter|Palm|Bloody|Super|Cyber|Holy|Fat)\s$")
_NAMED_AFTER = re.compile(
    r"\s(?:Times|Mail|Telegraph|Mirror|Express|Post|Herald|Star|Sun|Independent|Tribune|Night)\b"
)
_FUTURE = (
    r"will|shall|won['’]t|scheduled|slated|expected|due(?!\sto\s(?:the|an?|its|his|her|their)\b)|likely"
    r"|plans?|planned|planning|upcoming|coming|set\sto|about\sto|going\sto|are\sto|is\sto|begins?|starts?"
    r"|opens?"
)
_IRREGULAR = (
    r"said|says|told|was|were|had|has|did|met|held|began|came|went|took|gave|made|saw|left|wrote|led"
    r"|spoke|sent|won|lost|fell|rose|hit|became|following|after|since|sat|stood|flew|fought|found|got"
    r"|heard|kept|lay|paid|ran|sank|sold|sought|struck|swore|thought|threw|wore|drew|drove|fled|broke"
    r"|brought|built|bought|caught|chose|put|read|shot|showed|shook|hours|as\sof|morning"
)
_CUE = re.compile(
    rf"\b(?:(?P<future>{_FUTURE}|would|might|may|could)|(?P<past>[a-z]{{2,}}ed|{_IRREGULAR})"
    r"|(?P<infinitive>to\s(?!the\b|an?\b|its\b|his\b|her\b|their\b)[a-z]+))\b"
)
_LASTING = re.compile(r"\b(?:[Uu]ntil|[Tt]ill|through|no later than)\s(?:late\s|early\s)?$")
_LATER_CUE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>[a-z]{{2,}}ed|{_IRREGULAR}))\b")
_WINDOW = 90
"""Characters before and after a weekday in which a verb tells whether it is past or to come."""


def resolve_range_end(match: re.Match[str], first: date) -> Period | None:
    """Return the day that a weekday stands for that ends a range, as in "Tuesday to Thursday"."""
    if not match["weekday"]:
        return None
    found = weekday_near(first, WEEKDAYS.index(match["weekday"].lower()), future=True)
    return found, found


def resolve(match: re.Match[str], today: date, sentence: tuple[int, int]) -> Period | None:
    """Return the days that a match of PATTERN stands for, None where it is no date.

    Raises ValueError or OverflowError outside the calendar.
    """
    if match["word"]:
        found = today + timedelta(days=_DAY_WORDS[" ".join(match["word"].lower().split())])
        return found, found
    if match["ago"]:
        return _ago(match["unit"].lower(), _count(match["count"]), today)
    if match["which"]:
        return _which(match, match["which"].lower(), today)
    return _bare_weekday(match, today, sentence)


_SINGULAR = {"centurie": "century"}


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[" ".join(text.lower().split())]


def _ago(unit: str, count: int, today: date) -> Period:
    """Return the time so long ago, as exact as its unit."""
    unit = _SINGULAR.get(unit, unit)
    found = back(unit, today, count)
    if unit == "decade":
        return year_of(found.year - 4, found.year + 5)
    return unit_around(unit, found, 0)


_STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


def _which(match: re.Match[str], which: str, today: date) -> Period | None:
    step = _STEPS.get(which, 0)
    if which == "the" and (match["whole"] or "").lower() != "weekend":
        return None
    if match["whole"]:
        past_weekend = which == "the" and today.weekday() < 5
        return unit_around(match["whole"].lower(), today, -1 if past_weekend else step)
    if match["named"]:
        found = _named_weekday(WEEKDAYS.index(match["named"].lower()), step, today)
        return found, found
    if match["many"]:
        return _stretch(match["units"].lower(), _count(match["many"]), step, today)
    if match["season"]:
        return _season(match["season"].lower(), step, today)
    return _month(match, step, today)


def _named_weekday(weekday: int, step: int, today: date) -> date:
    """Return "last", "this" or "next" Friday: the one before, in this week, or after."""
    if step == 0:
        return unit_around("week", today, 0)[0] + timedelta(days=weekday)
    return weekday_near(today + timedelta(days=step), weekday, future=step > 0)


def _stretch(unit: str, count: int, step: int, today: date) -> Period | None:
    unit = _SINGULAR.get(unit, unit)
    if step < 0:
        return back(unit, today, count), today
    return (today, back(unit, today, -count)) if step > 0 else None


def _season(name: str, step: int, today: date) -> Period:
    """Return the season of this year, or the last or next one that isn't now."""
    found = season_of(name, today.year)
    if (step < 0 and found[0] > today) or (step < 0 and found[0] <= today <= found[1]):
        return season_of(name, today.year - 1)
    return season_of(name, today.year + 1) if step > 0 and found[0] <= today else found


def _month(match: re.Match[str], step: int, today: date) -> Period | None:
    if not match["month"][0].isupper():
        return None
    month = _MONTHS.index(match["month"].lower()) + 1
    year = today.year
    if step < 0 and month >= today.month:
        year -= 1
    if step > 0 and month <= today.month:
        year += 1
    return month_of(year, month)


def _bare_weekday(match: re.Match[str], today: date, sentence: tuple[int, int]) -> Period | None:
    text = match.string
    if not match["weekday"][0].isupper():
        return None
    if _NAMED_BEFORE.search(text, max(match.start() - 7, 0), match.start()):
        return None
    if _NAMED_AFTER.match(text, match.end()):
        return None
    weekday = WEEKDAYS.index(match["weekday"].lower())
    found = weekday_near(today, weekday, future=_is_to_come(match, sentence))
    return found, found


def _is_to_come(match: re.Match[str], sentence: tuple[int, int]) -> bool:
    """Return whether the nearest verb before the weekday, else after it, speaks of the future.

    An infinitive ("to meet") counts where there is no other verb, as in headlines.
    """
    text = match.string
    start = max(sentence[0], match.start() - _WINDOW)
    if _LASTING.search(text, start, match.start()):
        return True  # "closed until Thursday"
    before = list(_CUE.finditer(text, start, match.start()))
    telling = [cue for cue in before if not cue["infinitive"]]
    if before:
        return not telling or telling[-1]["future"] is not None
    after = _LATER_CUE.search(text, match.end(), min(sentence[1], match.end() + _WINDOW))
    return after is not None and after["future"] is not None
