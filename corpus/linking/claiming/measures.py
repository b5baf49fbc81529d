"""What a number measures in an event: arrests, turnout, houses destroyed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.lexicons import lexicon
from corpus.linking.claiming.numbers import Number
from corpus.statistics import Word, stem, words

NEAR = 8
"""Words between a number and what tells what it measures at most."""
MARK = "~"
"""Begins what a number measures among what it counts."""
MOST_NUMBERS = 12
"""Numbers of a claim at most; what has more is a list of results or prices, not an event."""
_FEWEST = 2
"""Numbers below it are hardly ever counts that differ."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A kind of number: what is counted, and the words near it that tell."""

    name: str
    things: frozenset[str]
    signs: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    others: frozenset[str]
    """Stems of words that say that something else is measured."""
    decimal: bool
    aligned: bool
    """Whether it only tells which numbers are one; where they differ is told elsewhere."""


@cache
def measures() -> tuple[Measure, ...]:
    """Return all kinds, as the lexicon has them."""
    return tuple(
        Measure(
            name,
            frozenset(map(stem, one["things"])) | ({"percent", "money"} & set(one["things"])),
            frozenset(stem(sign) for sign in one["signs"] if "-" not in sign),
            tuple(tuple(sign.split("-")) for sign in one["signs"] if "-" in sign),
            frozenset(stem(word) for word in one.get("not", ()) if "-" not in word),
            bool(one.get("decimal")),
            bool(one.get("aligned")),
        )
        for name, one in lexicon("measures").items()
    )


def with_measures(text: str, start: int, end: int, numbers: Sequence[Number]) -> Iterator[Number]:
    """Yield numbers of `text[start:end]`; what they count has what they measure: "~arrests"."""
    if not numbers or is_list(numbers):
        yield from numbers
        return
    spelled = list(words(text, start, end))
    for number in numbers:
        names = frozenset(f"{MARK}{name}" for name in _names(spelled, number))
        yield replace(number, counted=number.counted | names) if names else number


def is_list(numbers: Sequence[Number]) -> bool:
    """Return whether a claim has so many numbers that none of them is told apart by its words."""
    return len(numbers) > MOST_NUMBERS


def measured_by(number: Number) -> Iterator[str]:
    """Yield what a number measures, sums by their currency, as far as numbers may differ in it."""
    marks = {thing.removeprefix(MARK) for thing in number.counted if thing.startswith(MARK)}
    others = sorted(thing for thing in number.counted if not thing.startswith(MARK))
    for measure in measures():
        if measure.name in marks and not measure.aligned:
            yield f"{measure.name} {' '.join(others)}" if "money" in others else measure.name


def _names(spelled: Sequence[Word], number: Number) -> Iterator[str]:
    if number.ordinal or number.value < _FEWEST or "clock" in number.counted:
        return
    at = next((i for i, word in enumerate(spelled) if word.start >= number.start), 0)
    for measure in measures():
        if measure.decimal != (number.value != int(number.value)):
            continue
        if measure.things and not _counts(measure, number, spelled[at + 1 : at + 3]):
            continue
        if any(word.stem in measure.others for word in spelled):
            continue
        if _has_sign(measure, spelled[max(at - NEAR, 0) : at + NEAR + 1]):
            yield measure.name


def _counts(measure: Measure, number: Number, after: Sequence[Word]) -> bool:
    for unit in ("percent", "money"):
        if unit in measure.things:
            return unit in number.counted
    return "money" not in number.counted and any(word.stem in measure.things for word in after)


def _has_sign(measure: Measure, near: Sequence[Word]) -> bool:
    if any(word.stem in measure.signs for word in near):
        return True
    spelled = [word.text.lower() for word in near]
    return any(
        tuple(spelled[start : start + len(phrase)]) == phrase
        for phrase in measure.phrases
        for start in range(len(spelled))
    )
