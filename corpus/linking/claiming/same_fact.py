"""How likely two claims of different sources are one fact told in different words.

A logistic regression over the signature of both: what they count, who acts, what is done, when, and
how much of what one says the other has. Its weights are fitted to made-up coverage in which the
shared facts are marked (`python -m tests.evaluation.fit_same_fact`).
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from corpus.linking.claiming.carrying import is_supposed, same_quote
from corpus.linking.claiming.claims import Claim
from corpus.linking.claiming.numbers import Number, differ
from corpus.linking.similarity import Vector, cosine

_SMALL = 12
"""Up to this a number tells something only by what it counts."""
_LEAD = 2
"""Sentences of a lead."""


class Signature(NamedTuple):
    """What speaks for and against two claims being one fact; all from 0 to 1."""

    cosine: float
    """Of the weighed words, names and numbers."""
    held: float
    """The larger of the shares, by weight, of what one says that the other has."""
    telling_number: float
    """Whether both have a number that hardly comes twice: 412, 14.2 billion."""
    counted_number: float
    """Whether both count the same with the same number."""
    other_numbers: float
    """Whether both have numbers and none in common."""
    conflict: float
    """Whether they count the same and their numbers can't both be true."""
    people: float
    """The share of the people of one that the other names."""
    other_people: float
    """Whether both name people, and nobody in common."""
    actors: float
    """The share of the other actors of one that the other names."""
    other_actors: float
    """Whether both name such actors, and none in common."""
    acts: float
    """Whether an act is common to both."""
    other_acts: float
    """Whether both have acts, and none in common."""
    days: float
    """Whether a day is common to both."""
    other_days: float
    """Whether both give days, and none in common."""
    turned: float
    """Whether one negates or supposes what the other does not."""
    quote: float
    """Whether both give the same words in quote marks."""
    leads: float
    """Whether both stand in the leads of their articles."""
    once: float
    """Whether somebody is reported to have said the one, and the other is told as it is."""


WEIGHTS: Signature = Signature(*[0.0] * 18)
"""How much each speaks for one fact, in nats."""
BIAS = -4.0


def signature_of(one: Claim, other: Claim, vectors: tuple[Vector, Vector]) -> Signature:
    """Return what speaks for and against two claims being one fact."""
    mine, theirs = vectors
    numbers = _common_numbers(one, other)
    others = one.actors - one.people, other.actors - other.people
    return Signature(
        cosine=cosine(mine, theirs),
        held=max(_held(mine, theirs), _held(theirs, mine)),
        telling_number=float(any(_is_telling(number) for number in numbers)),
        counted_number=float(any(number.counted for number in numbers)),
        other_numbers=float(bool(one.numbers and other.numbers) and not numbers),
        conflict=float(_conflict(one, other)),
        people=_share(one.people, other.people),
        other_people=_apart(one.people, other.people),
        actors=_share(*others),
        other_actors=_apart(*others),
        acts=float(bool(one.acts & other.acts)),
        other_acts=_apart(one.acts, other.acts),
        days=float(bool(one.days & other.days)),
        other_days=_apart(one.days, other.days),
        turned=float(
            bool(one.negations) != bool(other.negations) or is_supposed(one) != is_supposed(other)
        ),
        quote=float(same_quote(one, other)),
        leads=float(max(one.sentence, other.sentence) < _LEAD),
        once=float(one.attributed != other.attributed),
    )


def likelihood(signature: Signature) -> float:
    """Return how likely it is that two claims with this signature are one fact, 0 to 1."""
    total = BIAS + sum(w * value for w, value in zip(WEIGHTS, signature, strict=True))
    return 1 / (1 + math.exp(-total))


def _held(mine: Vector, theirs: Vector) -> float:
    return sum(weight * weight for key, weight in mine.items() if key in theirs)


def _common_numbers(one: Claim, other: Claim) -> Sequence[Number]:
    """Return the numbers of one claim that another has, counting the same as far as both say."""
    return [
        mine
        for mine in one.numbers
        if any(
            mine.key == theirs.key and (mine.counted & theirs.counted or _is_telling(mine))
            for theirs in other.numbers
        )
    ]


def _is_telling(number: Number) -> bool:
    return not number.ordinal and number.value > _SMALL


def _conflict(one: Claim, other: Claim) -> bool:
    return any(
        mine.counted & theirs.counted and differ(mine, theirs)
        for mine in one.numbers
        for theirs in other.numbers
    )


def _share(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def _apart(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return float(bool(mine and theirs) and not mine & theirs)
