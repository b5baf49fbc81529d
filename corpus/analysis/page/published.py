"""When an article was published: as the page states it, or as its text lets it be inferred.

Nothing is inferred from a lone date in the text. The rules, each of which needs things to agree:

dateline    the dateline gives a day, and a full date within two months of it gives the year.
picture     a caption or the text gives a full date with its weekday, in the latest year that the
            text names, and news verbs name weekdays ("said Wednesday"): the article is of the last
            of these up to three days after that date, else of that date.
anniversary the text keeps the nth anniversary of the one full date that it gives, and a news verb
            names a weekday: the article is of that weekday in the week before, where the text
            speaks of the day as still ahead, in the week from it on where it speaks of it as past.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from corpus.analysis.page.datelines import Dateline
from corpus.analysis.page.lines import ends_sentence
from corpus.analysis.page.stamps import Stamp, at_midnight, find_stamps
from corpus.model import Basis

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = "|".join(day.title() for day in _WEEKDAYS)
_NEWS = re.compile(
    r"\b(?:said|reported|announced|told reporters|confirmed|wrote|stated|added|arrived|briefing|"
    r"statement|died|killed|visited|met)\b(?: \w+){0,4}? (?:on |late |early )?"
    rf"(?P<day>{_WEEKDAY})\b"
)
_ON_WEEKDAY = re.compile(rf"(?P<day>{_WEEKDAY}),?\s*(?:on\s+)?$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ANNIVERSARY = re.compile(r"\b(?P<years>\d{1,3})(?:st|nd|rd|th) anniversary\b")
_AHEAD = re.compile(
    r"\b(?:(?:is|are) (?:set|due|scheduled|expected|likely|preparing|planning) to|will be|upcoming|"
    r"ahead of|plans? to|later this week|underway|next week)\b"
)
_PAST = re.compile(
    r"\b(?:marked|celebrated|commemorated|observed|was held|were held|took place|attended)\b"
)
_DAY_ALONE = re.compile(
    r"(?:\d{1,2} [^\W\d_]{3,10}|(?:[A-Z][a-z]{2,9}|[A-Z]{3,9})\.? \d{1,2})(?:,? \d{1,2}[:.]\d\d)?"
)
_UPDATED = re.compile(r"\b(?:updated?|modified|edited|corrected)\b\W*$", re.IGNORECASE)
_LONGEST = 160
_AROUND, _LISTED = 4, 8
"""Words beside a date of publication; more where they are but names, as of sections or places."""
_FAR = timedelta(days=62)
_SOON = 3
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Published:
    """A time of publication in UTC and what it rests on."""

    when: datetime | None = None
    basis: Basis = "absent"
    has_time: bool = False


def find_published(
    notes: Iterable[str],
    dateline: Dateline | None,
    paragraphs: Sequence[str],
    captions: Sequence[str] = (),
) -> Published:
    """Return when an article was published; absent where neither page nor text let it be known."""
    if stamp := _stated(notes):
        return Published(stamp.when, "stated", stamp.has_time)
    if dateline and dateline.day and dateline.year:
        for stamp in find_stamps(f"{dateline.day}, {dateline.year}"):
            return Published(stamp.when, "stated")
    text = "\n".join(paragraphs)
    day = (
        _of_dateline(dateline, [*captions, text])
        or _of_picture(captions, text)
        or _of_anniversary(text)
    )
    return Published(at_midnight(day), "inferred") if day else Published()


def is_stamp_line(line: str) -> bool:
    """Whether a line is a date of publication with little or nothing around it."""
    if _DAY_ALONE.fullmatch(line):
        return True
    stamps = find_stamps(line) if len(line) <= _LONGEST else []
    if not stamps or ends_sentence(line):
        return False
    rest = f"{line[: stamps[0].start]} {line[stamps[-1].end :]}".split()
    listed = len(rest) <= _LISTED and not any(word[0].islower() for word in rest)
    return listed or len(rest) <= _AROUND or len(" ".join(rest)) * 2 <= len(line)


def _stated(notes: Iterable[str]) -> Stamp | None:
    """Return the first date of publication; a later update counts only where there is none."""
    updates: list[Stamp] = []
    for line in notes:
        for stamp in find_stamps(line) if is_stamp_line(line) else ():
            if not _UPDATED.search(line[: stamp.start]):
                return stamp
            updates.append(stamp)
    return updates[0] if updates else None


def _of_dateline(dateline: Dateline | None, texts: Iterable[str]) -> date | None:
    if not dateline or not dateline.day:
        return None
    days = sorted((s.when.date() for text in texts for s in find_stamps(text)), reverse=True)
    for known in days:
        for stamp in find_stamps(f"{dateline.day}, {known.year}"):
            if abs(stamp.when.date() - known) <= _FAR:
                return stamp.when.date()
    return None


def _of_picture(captions: Iterable[str], text: str) -> date | None:
    latest = max((int(year) for year in _YEAR.findall(text)), default=0)
    known = [
        stamp.when.date()
        for source in (*captions, text)
        for stamp in find_stamps(source)
        if stamp.when.year >= latest and _weekday_fits(source, stamp)
    ]
    weekdays = _news_weekdays(text)
    if not known or not weekdays:
        return None
    start = max(known)
    near = [start + timedelta(days=(day - start.weekday()) % _WEEK) for day in weekdays]
    return max((day for day in near if (day - start).days <= _SOON), default=start)


def _weekday_fits(source: str, stamp: Stamp) -> bool:
    named = _ON_WEEKDAY.search(source[max(0, stamp.start - 20) : stamp.start])
    return named is not None and named["day"].lower() == _WEEKDAYS[stamp.when.weekday()]


def _of_anniversary(text: str) -> date | None:
    ordinals = {int(match["years"]) for match in _ANNIVERSARY.finditer(text)}
    weekdays = _news_weekdays(text)
    if len(ordinals) != 1 or not weekdays:
        return None
    years = ordinals.pop()
    ahead = _speaks_of_it_as_ahead(text)
    days = {stamp.when.date() for stamp in find_stamps(text)}
    if len(days) != 1 or ahead is None:
        return None
    kept = _years_later(days.pop(), years)
    week = [kept + timedelta(days=(-step if ahead else step)) for step in range(_WEEK)]
    near = [day for day in week if day.weekday() in weekdays]
    return max(near, default=None)


def _speaks_of_it_as_ahead(text: str) -> bool | None:
    about = [s for s in re.split(r"(?<=[.!?])\s", text) if "anniversary" in s]
    ahead = sum(1 for sentence in about if _AHEAD.search(sentence))
    past = sum(1 for sentence in about if _PAST.search(sentence))
    return None if ahead == past else ahead > past


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _news_weekdays(text: str) -> set[int]:
    return {_WEEKDAYS.index(match["day"].lower()) for match in _NEWS.finditer(text)}
