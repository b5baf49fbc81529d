"""What articles claim, clause by clause, with the signature that tells whether two are one fact."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from corpus.lexicons import lexicon
from corpus.linking.claiming.actors import Actor, find_actors
from corpus.linking.claiming.clauses import clauses
from corpus.linking.claiming.numbers import Number, find_numbers
from corpus.linking.lexicon import acts, synonyms
from corpus.model import Article, DateMention, Document, Span
from corpus.statistics import is_common, stem, words


@dataclass(frozen=True, slots=True)
class Claim:
    """One clause of an article, with what it is compared by.

    `source` is the id of the first article with the same copy, so that copies count once.
    """

    article: Article
    source: str
    start: int
    end: int
    sentence: int
    counts: Counter[str]
    """Features: stems, keys of actors, names of synonym groups, numbers, days."""
    named: tuple[Actor, ...]
    """Actors where they stand."""
    actors: frozenset[str]
    """Their keys."""
    acts: frozenset[str]
    """Groups of acts: the predicate, and nouns that stand for one."""
    numbers: tuple[Number, ...]
    days: frozenset[date]
    people: frozenset[str]
    attributed: bool
    """Whether somebody is reported to have said it."""

    @property
    def text(self) -> str:
        """Return the words of the clause."""
        return self.article.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.article.id, self.start, self.end)


def find_claims(document: Document, source: str) -> list[Claim]:
    """Return the claims of an article, in order; `source` names its independent source."""
    reader = _Reader(document, source)
    return [reader.read(*clause) for clause in clauses(document)]


class _Reader:
    """Reads clauses of one article; holds what is looked up by offset."""

    def __init__(self, document: Document, source: str) -> None:
        self.document = document
        self.source = source
        self.actors = find_actors(document)
        self.people = {person.id for person in document.people}
        self.said = [
            *((quote.span.start, quote.span.end) for quote in document.quotes),
            *((statement.span.start, statement.span.end) for statement in document.statements),
        ]

    def read(self, start: int, end: int, sentence: int) -> Claim:
        document = self.document
        actors = [actor for actor in self.actors if start <= actor.start < end]
        days = [found for found in document.dates if start <= found.span.start < end]
        dated = [(day.span.start, day.span.end) for day in days]
        numbers = tuple(find_numbers(document.article.text, start, end, dated))
        counts = self._counts(start, end, actors, days, numbers)
        keys = frozenset(actor.key for actor in actors)
        return Claim(
            article=document.article,
            source=self.source,
            start=start,
            end=end,
            sentence=sentence,
            counts=counts,
            named=tuple(actors),
            actors=keys,
            acts=frozenset(acts() & counts.keys()),
            numbers=numbers,
            days=frozenset(found.first for found in days if found.first == found.last),
            people=keys & self.people,
            attributed=self._attributed(start, end),
        )

    def _counts(
        self,
        start: int,
        end: int,
        actors: Sequence[Actor],
        days: Sequence[DateMention],
        numbers: Sequence[Number],
    ) -> Counter[str]:
        taken = sorted(
            [
                *((actor.start, actor.end) for actor in actors),
                *((day.span.start, day.span.end) for day in days),
                *((number.start, number.end) for number in numbers),
            ]
        )
        counts = Counter(actor.key for actor in actors)
        counts.update(f"={number.key}" for number in numbers)
        counts.update(_day_key(day) for day in days)
        for word in words(self.document.article.text, start, end):
            position = bisect_left(taken, (word.end, 0)) - 1
            if position >= 0 and taken[position][1] > word.start:
                continue
            if word.stem not in reporting() and not is_common(word.stem):
                counts[synonyms().get(word.stem, word.stem)] += 1
        return counts

    def _attributed(self, start: int, end: int) -> bool:
        return any(first < end and last > start for first, last in self.said)


def _day_key(day: DateMention) -> str:
    """Return a date as a feature: one day, or a range of them."""
    return f"={day.first}" if day.first == day.last else f"={day.first}/{day.last}"


@cache
def reporting() -> frozenset[str]:
    """Return stems of words that report speech and say nothing of what is said."""
    return frozenset(map(stem, lexicon("clauses")["reporting"]))
