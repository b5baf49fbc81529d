"""How likely two claims of different sources are one fact told in different words.

A logistic regression over the signature of both: what they count, who acts, what is done, when, and
how much of what one says the other has. Its weights are fitted to made-up coverage in which the
shared facts are marked (`python -m tests.evaluation.fit_same_fact`).
"""

import math
import re
from collections.abc import Hashable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from corpus.lexicons import lexicon
from corpus.linking.claiming.carrying import is_supposed, same_quote, swapped
from corpus.linking.claiming.claims import Claim
from corpus.linking.claiming.numbers import Number, differ, units_of_measure
from corpus.linking.similarity import Vector, cosine
from corpus.statistics import highest_weight, stem

_COMPARING = re.compile(r"\b(?:more|fewer|less) than (?:the|what|official|its|their|any)\b")
"""What sets a number against another: "14, two more than the government admits"."""
_SMALL = 12
"""Up to this a number tells something only by what it counts."""
_LARGE = 100
"""From this on a number tells something whatever is counted."""
_MANY = 6
_LONG = 20
_RARE = 4
_LEAD = 2
"""Sentences of a lead."""


class Signature(NamedTuple):
    """What speaks for and against two claims being one fact; all from 0 to 1."""

    cosine: float
    """Of the weighed words, names and numbers."""
    held: float
    """The larger of the shares, by weight, of what one says that the other has."""
    held_least: float
    """The smaller of these shares."""
    length: float
    """How many features the longer one has, as a share of twenty."""
    telling_number: float
    """Whether both have a number that hardly comes twice: 412, 14.2 billion."""
    counted_number: float
    """Whether both count the same with the same number."""
    other_counted: float
    """Whether the numbers they have in common count different things in each."""
    names: float
    """How many words of names, titles and days they have in common, as a share of six."""
    content: float
    """How telling the others are that they have in common, in the story, as a share of four rare
    words."""
    rarest: float
    """How telling the most telling of these others is in the story."""
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


WEIGHTS: Signature = Signature(
    cosine=2.98,
    held=2.12,
    held_least=2.39,
    length=-1.08,
    telling_number=3.07,
    counted_number=0.69,
    other_counted=-0.49,
    names=0.44,
    content=2.29,
    rarest=1.97,
    other_numbers=0.00,
    conflict=0.00,
    people=0.24,
    other_people=-1.38,
    actors=-0.20,
    other_actors=-0.36,
    acts=-1.56,
    other_acts=-0.39,
    days=1.09,
    other_days=-0.32,
    turned=0.00,
    quote=0.99,
    leads=0.37,
    once=-0.53,
)
"""How much each speaks for one fact, in nats."""
BIAS = -4.02


@dataclass(frozen=True, slots=True)
class View:
    """A claim as it is compared with many others."""

    claim: Claim
    vector: Vector
    naming: frozenset[str]
    """Its features that only say who and when: names, titles, days."""


def view_of(claim: Claim, vector: Vector) -> View:
    """Return a claim with what comparing it takes."""
    return View(claim, vector, frozenset(_naming(claim)))


def signature_of(mine_seen: View, theirs_seen: View, weights: Mapping[str, float]) -> Signature:
    """Return what speaks for and against two claims being one fact.

    `weights` say how telling each feature is in the story.
    """
    one, other = mine_seen.claim, theirs_seen.claim
    mine, theirs = mine_seen.vector, theirs_seen.vector
    numbers = _common_numbers(one, other)
    common = mine.keys() & theirs.keys()
    naming = mine_seen.naming | theirs_seen.naming
    content = {f for f in common - naming if not f.startswith("=")}
    others = one.actors - one.people, other.actors - other.people
    return Signature(
        cosine=cosine(mine, theirs),
        held=max(_held(mine, theirs), _held(theirs, mine)),
        held_least=min(_held(mine, theirs), _held(theirs, mine)),
        length=min(max(len(mine), len(theirs)), _LONG) / _LONG,
        telling_number=float(
            any(_is_telling(number) and not _counts_other(number, other) for number in numbers)
        ),
        counted_number=float(any(_counts_same(number, other) for number in numbers)),
        other_counted=float(bool(numbers) and all(_counts_other(n, other) for n in numbers)),
        names=min(len(common) - len(content), _MANY) / _MANY,
        content=sum(weights[f] for f in content) / (_RARE * highest_weight()),
        rarest=max((weights[f] for f in content), default=0.0) / highest_weight(),
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


def _naming(claim: Claim) -> set[str]:
    """Return the features of a claim that only say who and when: names, titles, days."""
    spans = [(actor.start, actor.end) for actor in claim.named]
    spans += [(day.span.start, day.span.end) for day in claim.dates]
    return {
        mark.feature
        for mark in claim.marks
        if mark.feature in _titles() or any(low <= mark.start < high for low, high in spans)
    }


@cache
def _titles() -> frozenset[str]:
    """Return the stems of titles and of nouns for what somebody is."""
    titles = (word for text in lexicon("titles")["single"].values() for word in text.split())
    return frozenset(stem(word) for word in (*titles, *lexicon("roles")["roles"].split()))


def tells_one_fact(signature: Signature, one: Claim, other: Claim) -> bool:
    """Return whether two claims can be one fact: nothing against it, more than names in common."""
    numbers = signature.telling_number or signature.counted_number
    if not (signature.content or numbers or signature.quote):
        return False
    if signature.conflict or signature.turned or (signature.other_numbers and not numbers):
        return False
    if not signature.quote and (_only_quotes(one) or _only_quotes(other)):
        return False
    if _COMPARING.search(one.text) or _COMPARING.search(other.text):
        return False
    return not swapped(one, other) and not _of_other_states(one, other)


def _of_other_states(one: Claim, other: Claim) -> bool:
    """Return whether each names a state that the other does not: tanks for Poland, for Greece."""
    mine, theirs = ({key for key in c.actors if key.startswith("@")} for c in (one, other))
    return bool(mine - theirs) and bool(theirs - mine)


def _only_quotes(claim: Claim) -> bool:
    """Return whether a claim is nothing but somebody's words in quote marks."""
    return claim.text.startswith(("“", '"', "«")) and claim.text.rstrip(".,").endswith(
        ("”", '"', "»")
    )


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


def _counts_same(number: Number, claim: Claim) -> bool:
    return any(
        other.key == number.key and other.counted & number.counted for other in claim.numbers
    )


def _counts_other(number: Number, claim: Claim) -> bool:
    """Return whether a claim has the same number of something else: 14 ships, 14 arrests.

    Large numbers hardly come twice by chance, so that 900 posts and 900 employees may be the same;
    60 days and 60 people are not.
    """
    same = [other for other in claim.numbers if other.key == number.key]
    large = number.value >= _LARGE or number.value != int(number.value)
    return all(
        other.counted
        and number.counted
        and not other.counted & number.counted
        and not (large and not units_of_measure() & (other.counted | number.counted))
        for other in same
    )


def _is_telling(number: Number) -> bool:
    whole = number.value == int(number.value)
    return not number.ordinal and (number.value > _SMALL or not whole)


def _conflict(one: Claim, other: Claim) -> bool:
    return any(
        mine.counted & theirs.counted and differ(mine, theirs)
        for mine in one.numbers
        for theirs in other.numbers
    )


def _share(mine: Set[Hashable], theirs: Set[Hashable]) -> float:
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def _apart(mine: Set[Hashable], theirs: Set[Hashable]) -> float:
    return float(bool(mine and theirs) and not mine & theirs)
