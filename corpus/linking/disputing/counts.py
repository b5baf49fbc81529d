"""Disputes over numbers: tolls that differ, and which time it was."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Self

from corpus.linking.claiming.claims import Claim
from corpus.linking.claiming.measures import is_list, measured_by
from corpus.linking.claiming.numbers import Number, differ
from corpus.linking.claiming.pairing import Alignment
from corpus.linking.disputing.sides import Dispute, Voice, independent, make_dispute
from corpus.linking.lexicon import stems_in
from corpus.statistics import words

NEAR = 6
"""Words between a number and the word that says what happened to those it counts."""
SPREAD = 3
"""Times the smallest toll of one event that the largest may be, or they count other things."""
ALIKE = 0.5
"""Likeness of claims whose numbers of the same thing are compared."""
DAYS = 2
"""Days between two articles whose numbers of the same thing are compared."""
SELDOM = 1
"""Numbers in which two sources on one event may differ."""
MEASURED = 0.7
"""How sure a dispute over a measure is."""
RECORD_ALIKE = 0.3
SURER = 0.25
"""What two claims of a record on one subject add to their likeness."""

_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2})\b"
)
_FURTHER = re.compile(r"\s+(?:others?|more|further|additional)\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|a further|an additional)\s+$", re.IGNORECASE)
_AGO = re.compile(r"\b(?:weeks?|months?|years?|decades?) (?:ago|earlier)\b|\blast (?:month|year)\b")
"""What tells of another event: "a stronger quake two weeks ago"."""
_PAST = re.compile(r"\bin (?:\w+ )?((?:1[89]|20)\d\d)\b")


def count_disputes(alignment: Alignment) -> Iterator[Dispute]:
    """Yield disputes over tolls, over numbers of the same thing, and over firsts and seconds."""
    yield from _tolls(alignment.claims)
    yield from _measures(alignment.claims)
    yield from _numbers(alignment)
    yield from _records(alignment)


def _tolls(claims: Sequence[Claim]) -> Iterator[Dispute]:
    by_kind: dict[str, list[tuple[Number, Claim]]] = defaultdict(list)
    for claim in claims:
        if is_list(claim.numbers) or _of_another_year(claim):
            continue
        for number in claim.numbers:
            kind = _toll(claim, number)
            if kind:
                by_kind[kind].append((number, claim))
    for kind, found in by_kind.items():
        yield from _by_value(_of_one_event(found), 0.8, kind)


def _measures(claims: Sequence[Claim]) -> Iterator[Dispute]:
    """Yield disputes over what else is measured in one event: arrests, turnout, houses."""
    measured: dict[str, list[tuple[Number, Claim]]] = defaultdict(list)
    for claim in claims:
        if not _of_another_year(claim):
            for number in claim.numbers:
                for name in measured_by(number):
                    measured[name].append((number, claim))
    for name, found in measured.items():
        near = _of_one_event(found)
        told = {id(claim): _Telling.of(claim) for _, claim in found}
        tellings = set(told.values())
        together = {one for one in tellings if any(_of_one_time(one, other) for other in tellings)}
        pairs = [pair for pair in near if told[id(pair[1])] in together]
        yield from _by_value(pairs, MEASURED, name)


@dataclass(frozen=True, slots=True)
class _Telling:
    """When and by which source a claim is told."""

    source: str
    day: date | None
    times: frozenset[str]
    """The days it names, resolved or as they are written."""

    @classmethod
    def of(cls, claim: Claim) -> Self:
        times = {str(day) for day in claim.days}
        if not times:
            times = {" ".join(found.group().lower().split()) for found in _DAY.finditer(claim.text)}
        return cls(claim.source, claim.article.day, frozenset(times))


def _of_one_time(one: _Telling, other: _Telling) -> bool:
    """Return whether two claims are of different sources and can be about one day."""
    if one.source == other.source:
        return False
    if one.day and other.day and abs((other.day - one.day).days) > DAYS:
        return False
    return not one.times or not other.times or bool(one.times & other.times)


def _of_another_year(claim: Claim) -> bool:
    if _AGO.search(claim.text):
        return True
    day = claim.article.day
    years = {int(found.group(1)) for found in _PAST.finditer(claim.text)}
    return bool(years) and (day is None or day.year not in years)


def _toll(claim: Claim, number: Number) -> str | None:
    """Return which toll a number is, "dead", "hurt" or "missing"; None where it is none."""
    if number.ordinal or number.value < 2 or not _counts_people(claim, number):
        return None
    if number.value != int(number.value) or _is_of_some(claim, number):
        return None
    found = list(words(claim.article.text, claim.start, claim.end))
    at = next((i for i, word in enumerate(found) if word.start >= number.start), 0)
    distance: dict[str, int] = {}
    for kind in ("dead", "hurt", "missing"):
        places = [
            i for i, word in enumerate(found) if word.stem in stems_in("contrasts", "tolls", kind)
        ]
        near = [abs(i - at) + (i < at) for i in places if abs(i - at) <= NEAR]
        if near:
            distance[kind] = min(near)
    return min(distance, key=lambda kind: distance[kind], default=None)


def _is_of_some(claim: Claim, number: Number) -> bool:
    """Return whether a number leaves out others: "two others died", "another five"."""
    text = claim.article.text
    behind = _FURTHER.match(text, number.end)
    return behind is not None or _ANOTHER.search(text[claim.start : number.start]) is not None


def _counts_people(claim: Claim, number: Number) -> bool:
    """Return whether general words for people, or of the toll itself, follow the number."""
    text = claim.article.text
    after = [word.stem for word in words(text, number.end, claim.end)][:2]
    people = frozenset[str]().union(
        *(stems_in("contrasts", "tolls", kind) for kind in ("people", "missing", "hurt"))
    )
    return any(word in people for word in after)


def _of_one_event(found: Sequence[tuple[Number, Claim]]) -> list[tuple[Number, Claim]]:
    """Return the numbers near enough to the highest to be tolls of the same event."""
    highest = max(number.value for number, _ in found)
    return [(number, claim) for number, claim in found if number.value * SPREAD >= highest]


def _by_value(found: Sequence[tuple[Number, Claim]], score: float, about: str) -> Iterator[Dispute]:
    """Yield the dispute over numbers of one thing, a side for each value, if any two clash."""
    stated = {
        (claim.source, number.value, number.ordinal, number.hedge): number
        for number, claim in found
    }
    if not any(
        mine[0] != theirs[0] and differ(stated[mine], stated[theirs])
        for mine, theirs in combinations(stated, 2)
    ):
        return
    groups: dict[str, list[Voice]] = defaultdict(list)
    for number, claim in sorted(found, key=lambda pair: pair[0].value):
        groups[number.key].append(Voice(claim, number.start, number.end))
    if independent(groups.values()):
        yield make_dispute(groups, "number", score, [about], detail=True)


def _numbers(alignment: Alignment) -> Iterator[Dispute]:
    """Yield disputes of aligned claims that count the same thing differently, one for each thing.

    Sources that differ in number after number report on different days, not on one: they are left
    out.
    """
    clashes = [
        (min(first.counted & second.counted), value, (first, mine), (second, theirs))
        for (one, other), value in alignment.pairs.items()
        if value >= ALIKE
        for mine, theirs in ((alignment.claims[one], alignment.claims[other]),)
        if _comparable(mine, theirs)
        for first, second in ((_amounts(mine)[0], _amounts(theirs)[0]),)
        if first.counted & second.counted and differ(first, second)
    ]
    often = Counter(_sources(mine[1], theirs[1]) for _, _, mine, theirs in clashes)
    things: dict[str, list[tuple[Number, Claim]]] = defaultdict(list)
    surest: dict[str, float] = defaultdict(float)
    for thing, value, mine, theirs in clashes:
        if often[_sources(mine[1], theirs[1])] <= SELDOM:
            things[thing].extend(pair for pair in (mine, theirs) if pair not in things[thing])
            surest[thing] = max(surest[thing], value)
    for thing, found in things.items():
        yield from _by_value(found, surest[thing], thing)


def _amounts(claim: Claim) -> list[Number]:
    return [number for number in claim.numbers if not number.ordinal and number.counted]


def _comparable(one: Claim, other: Claim) -> bool:
    """Return whether two claims of different sources give one amount each of one event."""
    single = len(_amounts(one)) == 1 and len(_amounts(other)) == 1
    return single and _of_one_time(_Telling.of(one), _Telling.of(other))


def _sources(one: Claim, other: Claim) -> frozenset[str]:
    return frozenset((one.source, other.source))


def _records(alignment: Alignment) -> Iterator[Dispute]:
    """Yield disputes over which time it was: "the first since", "the second since"."""
    for (one, other), value in alignment.pairs.items():
        mine, theirs = alignment.claims[one], alignment.claims[other]
        if value < RECORD_ALIKE or mine.source == theirs.source:
            continue
        first, second = _record(mine), _record(theirs)
        if first and second and first.value != second.value:
            groups = {
                number.key: [Voice(claim, number.start, number.end)]
                for number, claim in ((first, mine), (second, theirs))
            }
            about = ["record", *(mine.acts & theirs.acts)]
            yield make_dispute(groups, "number", min(value + SURER, 1.0), about)


def _record(claim: Claim) -> Number | None:
    """Return the ordinal by which a claim is one of a record, None where it is none."""
    marks = stems_in("contrasts", "records", "words")
    text = claim.article.text
    ordinals = [number for number in claim.numbers if number.ordinal and number.value < 100]
    if len(ordinals) != 1:
        return None
    after = words(text, ordinals[0].end, claim.end)
    return ordinals[0] if any(word.stem in marks for word in after) else None
