"""The filters in a question: `outlet:ap`, `since:2023-07-26`, "last week", "in July 2023"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from briefs.parts.periods import LONGEST_PHRASE, Calendar, Period, read_period
from briefs.parts.wording import shortened

_KEYS = {
    "outlet": "outlet",
    "outlets": "outlet",
    "source": "outlet",
    "agency": "outlet",
    "since": "since",
    "after": "after",
    "from": "since",
    "until": "until",
    "till": "until",
    "to": "until",
    "before": "before",
    "on": "on",
    "in": "on",
    "date": "on",
}
_KEY = re.compile(rf"(?<!\S)({'|'.join(_KEYS)}):", re.IGNORECASE)
_PIECE = re.compile(r'"[^"]*"|“[^”“]*”|,|[^\s,"“]+|["“]')
_QUOTES = '"“”'
_LONGEST_OUTLET = 6


class OutletNames(Protocol):
    """Finds outlets and agencies by name."""

    def exact(self, name: str) -> str | None:
        """Return the id of the outlet that is called exactly this, upper and lower case apart."""

    def nearest(self, name: str) -> str | None:
        """Return the id of the outlet that is clearly meant, though perhaps misspelt."""


@dataclass(frozen=True, slots=True)
class Filters:
    """A question's filters, taken out of it: `words` are what is left."""

    words: str
    outlets: tuple[str, ...] = ()
    """Ids of outlets; several widen the scope."""
    since: date | None = None
    until: date | None = None
    problems: tuple[str, ...] = ()
    """What could not be read, a sentence each."""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int
    end: int

    @property
    def quoted(self) -> bool:
        return len(self.text) > 1 and self.text[0] in _QUOTES

    @property
    def bare(self) -> str:
        return self.text.strip(_QUOTES) if self.quoted else self.text


def take_filters(text: str, calendar: Calendar, names: OutletNames) -> Filters:
    """Return the filters in a question and what is left of it.

    Words between double quote marks are never read as a filter.
    """
    return _Reader(text, calendar, names).read()


@dataclass(slots=True)
class _Reader:
    text: str
    calendar: Calendar
    names: OutletNames
    pieces: Sequence[_Piece] = ()
    outlets: list[str] = field(default_factory=list)
    since: date | None = None
    until: date | None = None
    problems: list[str] = field(default_factory=list)

    def read(self) -> Filters:
        spaced = _KEY.sub(lambda found: f"{found[1]}: ", self.text)
        self.pieces = [_Piece(m[0], m.start(), m.end()) for m in _PIECE.finditer(spaced)]
        kept, position = list(spaced), 0
        while position < len(self.pieces):
            taken = self._key(position) or self._phrase(position)
            for piece in self.pieces[position : position + taken]:
                kept[piece.start : piece.end] = " " * (piece.end - piece.start)
            position += taken or 1
        if self.since and self.until and self.since > self.until:
            self.problems.append("The scope ends before it begins, so no article can be in it.")
        words = " ".join("".join(kept).split()).strip(" ,")
        return Filters(
            words, tuple(dict.fromkeys(self.outlets)), self.since, self.until, tuple(self.problems)
        )

    def _key(self, position: int) -> int:
        """Read `key: value` and return how many pieces it takes, 0 where there is none."""
        piece = self.pieces[position]
        key = _KEYS.get(piece.text[:-1].lower()) if piece.text.endswith(":") else None
        if not key:
            return 0
        if key == "outlet":
            return 1 + self._outlets(position + 1)
        taken, period = self._period(position + 1)
        if period:
            self._bound(key, period)
            return 1 + taken
        value = self.pieces[position + 1].bare if position + 1 < len(self.pieces) else ""
        self.problems.append(
            f"I can't read “{shortened(value, 40)}” as a date. "
            "Write it as 2023-07-26, 26 July 2023 or “last week”."
            if value
            else f"A date is missing after “{piece.text}”, such as {piece.text}2023-07-26."
        )
        return 2 if value else 1

    def _phrase(self, position: int) -> int:
        """Read "since Monday" or "last week" and return how many pieces it takes."""
        piece = self.pieces[position]
        if piece.quoted:
            return 0
        word = piece.text.lower()
        if word in {"between", "from"} and (taken := self._range(position)):
            return taken
        if word in {"since", "after", "until", "till", "before", "in", "on", "during"}:
            taken, period = self._period(position + 1)
            if not period or (word in {"in", "during"} and period.first == period.last):
                return 0
            self._bound(_KEYS.get(word, "on"), period)
            return 1 + taken
        if word in {"yesterday", "today", "last", "past", "this", "previous"}:
            taken, period = self._period(position)
            if period and (taken > 1 or word in {"yesterday", "today"}):
                self._bound("on", period)
                return taken
        return 0

    def _range(self, position: int) -> int:
        """Read "between A and B" or "from A to B"."""
        first_taken, first = self._period(position + 1)
        middle = position + 1 + first_taken
        joiner = self.pieces[middle].text.lower() if middle < len(self.pieces) else ""
        if not first or joiner not in {"and", "to", "until", "till", "–", "-"}:
            return 0
        last_taken, last = self._period(middle + 1)
        if not last:
            return 0
        self._bound("on", Period(first.first, last.last))
        return 2 + first_taken + last_taken

    def _period(self, position: int) -> tuple[int, Period | None]:
        """Return the longest run of pieces here that names a period, and the period."""
        if position < len(self.pieces) and self.pieces[position].quoted:
            return 1, read_period(self.pieces[position].bare, self.calendar)
        run = self.pieces[position : position + LONGEST_PHRASE + 1]
        for length in range(len(run), 0, -1):
            if run[length - 1].text == "," or any(piece.quoted for piece in run[:length]):
                continue
            period = read_period(" ".join(p.text for p in run[:length]), self.calendar)
            if period:
                return length, period
        return 0, None

    def _bound(self, key: str, period: Period) -> None:
        one = timedelta(days=1)
        following = period.last + one if period.last < date.max else date.max
        before = period.first - one if period.first > date.min else date.min
        since = {"since": period.first, "on": period.first, "after": following}.get(key)
        until = {"until": period.last, "on": period.last, "before": before}.get(key)
        self.since = max(filter(None, (self.since, since)), default=None)
        self.until = min(filter(None, (self.until, until)), default=None)

    def _outlets(self, position: int) -> int:
        """Read one outlet, or several between commas, and return how many pieces they take."""
        start = position
        while position < len(self.pieces):
            taken, found, name = self._outlet(position)
            if found:
                self.outlets.append(found)
            else:
                self.problems.append(f"No outlet or agency here is called “{shortened(name, 40)}”.")
            position += taken
            if position >= len(self.pieces) or self.pieces[position].text != ",":
                break
            position += 1
        if position == start:
            self.problems.append("A name is missing after “outlet:”, such as outlet:ap.")
        return position - start

    def _outlet(self, position: int) -> tuple[int, str | None, str]:
        """Return how many pieces name an outlet, its id, and the name as typed."""
        first = self.pieces[position]
        if first.quoted:
            return 1, self.names.nearest(first.bare), first.bare
        run = self.pieces[position : position + _LONGEST_OUTLET]
        for length in range(len(run), 0, -1):
            name = " ".join(piece.bare for piece in run[:length])
            if found := self.names.exact(name):
                return length, found, name
        return 1, self.names.nearest(first.text), first.text
