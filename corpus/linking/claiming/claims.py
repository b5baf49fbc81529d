"""What articles claim, clause by clause, with the signature that tells whether two are one fact."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import accumulate

from corpus.lexicons import lexicon
from corpus.linking.claiming.actors import Actor, find_actors
from corpus.linking.claiming.clauses import clauses
from corpus.linking.claiming.measures import with_measures
from corpus.linking.claiming.numbers import Number, find_numbers
from corpus.linking.lexicon import acts, stems_in, synonyms
from corpus.model import Article, DateMention, Document, Span
from corpus.statistics import is_common, stem, words

_DEMANDS = re.compile(r"\s+(?!off\b)(?:\w+\s+)?(?:for|on|upon)\b")
"""What follows "call" where it demands something, as in "called on Monday for talks"."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A feature and where it stands: a stem, an actor's key, a synonym group, a number, a day."""

    start: int
    end: int
    feature: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One clause of an article, or a part of one, with what it is compared by.

    `source` is the id of the first article with the same copy, so that copies count once.
    """

    article: Article
    source: str
    start: int
    end: int
    sentence: int
    marks: tuple[Mark, ...]
    counts: Counter[str]
    """How often each feature stands in it."""
    named: tuple[Actor, ...]
    """Actors where they stand."""
    actors: frozenset[str]
    """Their keys."""
    acts: frozenset[str]
    """Groups of acts: the predicate, and nouns that stand for one."""
    numbers: tuple[Number, ...]
    dates: tuple[DateMention, ...]
    people: frozenset[str]
    negations: tuple[int, ...]
    """Where words stand that turn it around, such as "never"."""
    attributed: bool
    """Whether somebody is reported to have said it."""
    same: tuple["Claim", ...] = ()
    """Claims elsewhere in the same words; see `unrepeated`."""

    @property
    def days(self) -> frozenset[date]:
        """Return the single days it gives."""
        return frozenset(found.first for found in self.dates if found.first == found.last)

    @property
    def all(self) -> tuple["Claim", ...]:
        """Return it and those in the same words."""
        return (self, *self.same)

    @property
    def sources(self) -> frozenset[str]:
        """Return the independent sources that have it in these words."""
        return frozenset(claim.source for claim in self.all)

    @property
    def text(self) -> str:
        """Return the words of the clause."""
        return self.article.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.article.id, self.start, self.end)

    def part(self, start: int, end: int) -> "Claim":
        """Return what a stretch of it claims."""
        marks = tuple(mark for mark in self.marks if start <= mark.start < end)
        named = tuple(actor for actor in self.named if start <= actor.start < end)
        counts = Counter(mark.feature for mark in marks)
        keys = frozenset(actor.key for actor in named)
        return replace(
            self,
            start=start,
            end=end,
            marks=marks,
            counts=counts,
            named=named,
            actors=keys,
            acts=frozenset(acts() & counts.keys()),
            numbers=tuple(number for number in self.numbers if start <= number.start < end),
            dates=tuple(found for found in self.dates if start <= found.span.start < end),
            people=self.people & keys,
            negations=tuple(at for at in self.negations if start <= at < end),
        )


def find_claims(document: Document, source: str) -> list[Claim]:
    """Return the claims of an article, in order; `source` names its independent source."""
    reader = _Reader(document, source)
    return [reader.read(*clause) for clause in clauses(document)]


def unrepeated(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims, those in the same words as an earlier one kept with that.

    However many articles tell an event, they tell most of it in few ways: what is compared with
    all else is each of these, once.
    """
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        spelled = tuple(mark.feature for mark in claim.marks)
        quoted = "“" in claim.text or '"' in claim.text
        key = (spelled, bool(claim.negations), claim.attributed, quoted)
        alike = groups.setdefault(key if spelled else (claim.span,), [])
        alike.append(claim)
    return [
        replace(first, same=tuple(others)) if others else first
        for first, *others in groups.values()
    ]


class _Reader:
    """Reads clauses of one article; holds what is looked up by offset."""

    def __init__(self, document: Document, source: str) -> None:
        self.document = document
        self.source = source
        self.actors = find_actors(document)
        self.actor_starts = [actor.start for actor in self.actors]
        self.dates = sorted(document.dates, key=lambda found: found.span)
        self.date_starts = [found.span.start for found in self.dates]
        self.people = {person.id for person in document.people}
        said = sorted(
            [*(quote.span for quote in document.quotes), *(s.span for s in document.statements)]
        )
        self.said_starts = [span.start for span in said]
        self.said_ends = list(accumulate((span.end for span in said), max))
        """Up to each of the starts, the last end of what is said."""

    def read(self, start: int, end: int, sentence: int) -> Claim:
        document = self.document
        actors = self.actors[_within(self.actor_starts, start, end)]
        days = tuple(self.dates[_within(self.date_starts, start, end)])
        dated = [(day.span.start, day.span.end) for day in days]
        text = document.article.text
        plain = list(find_numbers(text, start, end, dated))
        numbers = tuple(with_measures(text, start, end, plain))
        marks = self._marks(start, end, actors, days, numbers)
        counts = Counter(mark.feature for mark in marks)
        keys = frozenset(actor.key for actor in actors)
        return Claim(
            article=document.article,
            source=self.source,
            start=start,
            end=end,
            sentence=sentence,
            marks=marks,
            counts=counts,
            named=actors,
            actors=keys,
            acts=frozenset(acts() & counts.keys()),
            numbers=numbers,
            dates=days,
            people=keys & self.people,
            negations=_negations(document.article.text, start, end),
            attributed=self._attributed(start, end),
        )

    def _marks(
        self,
        start: int,
        end: int,
        actors: Sequence[Actor],
        days: Sequence[DateMention],
        numbers: Sequence[Number],
    ) -> tuple[Mark, ...]:
        marks = [
            *(Mark(actor.start, actor.end, actor.key) for actor in actors if self._is_whole(actor)),
            *(Mark(number.start, number.end, f"={number.key}") for number in numbers),
            *(Mark(day.span.start, day.span.end, _day_key(day)) for day in days),
        ]
        taken = sorted((mark.start, mark.end) for mark in marks)
        for word in words(self.document.article.text, start, end):
            position = bisect_left(taken, (word.end, 0)) - 1
            if position >= 0 and taken[position][1] > word.start:
                continue
            if word.stem == "call" and not _DEMANDS.match(self.document.article.text, word.end):
                continue  # to call something a name, or a search off, is to demand nothing
            if word.stem not in reporting() and not is_common(word.stem):
                feature = synonyms().get(word.stem, word.stem)
                marks.append(Mark(word.start, word.end, feature))
        return tuple(marks)

    def _is_whole(self, actor: Actor) -> bool:
        """Return whether an actor is one feature; the long name of a thing counts by its words."""
        spelled = self.document.article.text[actor.start : actor.end]
        return actor.key in self.people or actor.key.startswith("@") or " " not in spelled

    def _attributed(self, start: int, end: int) -> bool:
        before = bisect_left(self.said_starts, end)
        return before > 0 and self.said_ends[before - 1] > start


def _within(starts: Sequence[int], start: int, end: int) -> slice:
    """Return which of sorted offsets are from a start up to, not including, an end."""
    return slice(bisect_left(starts, start), bisect_left(starts, end))


def _negations(text: str, start: int, end: int) -> tuple[int, ...]:
    negating = stems_in("claims", "negating")
    return tuple(
        word.start
        for word in words(text, start, end)
        if word.stem in negating or word.text.endswith(("n't", "n’t"))
    )


def _day_key(day: DateMention) -> str:
    """Return a date as a feature: one day, or a range of them."""
    return f"={day.first}" if day.first == day.last else f"={day.first}/{day.last}"


@cache
def reporting() -> frozenset[str]:
    """Return stems of words that report speech and say nothing of what is said."""
    return frozenset(map(stem, lexicon("claims")["reporting"]))
