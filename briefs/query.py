"""A question, read: what it is about, within which scope, and what the index finds for it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from briefs.parts.filters import Filters, take_filters
from briefs.parts.periods import Calendar
from briefs.parts.wording import days, joined
from corpus.index import Index
from corpus.match import find
from corpus.model import EVERYTHING, EntityKind, EntityRef, Lookup, Scope
from corpus.romanisation import fold

_LONGEST_QUESTION = 300
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_VERSUS = re.compile(r"\s+(?:vs\.?|v\.|versus)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+", re.IGNORECASE)
_ABOUT = re.compile(r"\s+(?:on|about|over)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a question names, and what the index finds under that name."""

    text: str = ""
    lookup: Lookup = field(default_factory=Lookup)

    @property
    def entity(self) -> EntityRef | None:
        """What is clearly meant, None where nothing or too much is."""
        return self.lookup.best.entity if self.lookup.best else None


@dataclass(frozen=True, slots=True)
class Query:
    """A question as typed, and what it was understood to mean."""

    text: str
    words: str
    """What is left without the filters; what full-text search looks for."""
    subject: Subject
    versus: tuple[Subject, ...] = ()
    """What the subject is to be compared with: "AP vs Global Times"."""
    about: Subject | None = None
    """What the comparison is narrowed to: "AP vs Global Times on sanctions"."""
    scope: Scope = EVERYTHING
    scope_text: str = ""
    """The scope in words, such as "AP · 25–27 Jul 2023"; empty where it is everything."""
    problems: tuple[str, ...] = ()
    """What could not be read, a sentence each."""

    @property
    def lookup(self) -> Lookup:
        """What the index finds for the subject."""
        return self.subject.lookup

    @property
    def filters(self) -> str:
        """The scope as one would type it after a question, with a blank before it; "" for none."""
        since, until = self.scope.since, self.scope.until
        parts = [f"outlet:{outlet}" for outlet in sorted(self.scope.outlets)]
        parts += [f"since:{since.isoformat()}"] if since else []
        parts += [f"until:{until.isoformat()}"] if until else []
        return "".join(f" {part}" for part in parts)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The subject and what it is compared with."""
        return (self.subject, *self.versus)


def read_query(index: Index, text: str, kinds: Collection[EntityKind], now: datetime) -> Query:
    """Return what a question means: filters taken out, the rest looked up among `kinds`.

    `now` is what "yesterday" refers to. Any text gives a Query; what can't be read of it is in
    `problems`. A question longer than 300 characters is cut.
    """
    clean = " ".join(_UNSAFE.sub(" ", text).split())
    problems: list[str] = []
    if len(clean) > _LONGEST_QUESTION:
        clean = clean[:_LONGEST_QUESTION]
        problems.append(f"Only the first {_LONGEST_QUESTION} characters were read.")
    calendar = Calendar(now.date(), lambda: _newest_day(index))
    filters = take_filters(clean, calendar, _OutletNames(index))
    scope = Scope(frozenset(filters.outlets), filters.since, filters.until)
    return _Subjects(index, kinds, scope).read(
        text, filters.words, _scope_text(index, filters), (*problems, *filters.problems)
    )


@dataclass(frozen=True, slots=True)
class _Subjects:
    """Finds what the words of a question name."""

    index: Index
    kinds: Collection[EntityKind]
    scope: Scope

    def read(self, text: str, words: str, scope_text: str, problems: tuple[str, ...]) -> Query:
        sides, about = self._sides(words)
        return Query(
            text,
            words,
            sides[0] if sides else Subject(),
            tuple(sides[1:]),
            about,
            self.scope,
            scope_text,
            problems,
        )

    def _sides(self, words: str) -> tuple[Sequence[Subject], Subject | None]:
        if not words:
            return (), None
        if len(parts := _VERSUS.split(words)) > 1:
            last, *rest = _ABOUT.split(parts[-1], maxsplit=1)
            names = (*parts[:-1], last)
            sides = self._all_outlets(names) or [self.find(name) for name in names]
            return sides, self._about(rest[0]) if rest else None
        return self._outlets(words) or ((self.find(words),), None)

    def _outlets(self, words: str) -> tuple[Sequence[Subject], Subject | None] | None:
        """Read "AP and Global Times on sanctions", with one outlet or several."""
        front, *rest = _ABOUT.split(words, maxsplit=1)
        names = _AND.split(front)
        if len(names) == 1 and not rest:
            return None
        sides = self._all_outlets(names)
        return (sides, self._about(rest[0]) if rest else None) if sides else None

    def _all_outlets(self, names: Sequence[str]) -> Sequence[Subject] | None:
        """Return the outlets of these names, None where one of them is no outlet's."""
        if "outlet" not in self.kinds:
            return None
        outlets = _Subjects(self.index, {"outlet"}, self.scope)
        sides = [outlets.find(name) for name in names]
        return sides if all(side.entity for side in sides) else None

    def _about(self, words: str) -> Subject:
        kinds = set(self.kinds) - {"outlet", "story"} or {"topic"}
        return _Subjects(self.index, kinds, self.scope).find(words)

    def find(self, words: str) -> Subject:
        """Return what a name means within the scope, or anywhere where it means nothing there."""
        name = words.strip(' "“”,')
        if not name:
            return Subject()
        lookup = find(self.index, name, self.kinds, self.scope)
        if self.scope and lookup.best is None and not lookup.rivals:
            lookup = find(self.index, name, self.kinds, EVERYTHING)
        return Subject(name, lookup)


def _newest_day(index: Index) -> date | None:
    return max((day for article in index.articles() if (day := article.day)), default=None)


@dataclass(frozen=True, slots=True)
class _OutletNames:
    """The outlets and agencies of an index, by name."""

    index: Index

    def exact(self, name: str) -> str | None:
        folded = fold(name)
        for outlet in self.index.outlets() if folded else ():
            if folded in map(fold, (outlet.id, outlet.name, *outlet.aliases)):
                return outlet.id
        return None

    def nearest(self, name: str) -> str | None:
        best = find(self.index, name, {"outlet"}, EVERYTHING).best
        return self.exact(name) or (best.entity.id if best else None)


def _scope_text(index: Index, filters: Filters) -> str:
    period = days(filters.since, filters.until)
    if not filters.outlets:
        return period
    names = {outlet.id: outlet.name for outlet in index.outlets()}
    outlets = joined((names.get(outlet, outlet) for outlet in filters.outlets), "or")
    return " · ".join(filter(None, (outlets, period)))
