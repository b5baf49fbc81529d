"""Which claims several sources share, and in which wording that each of them carries."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import product

from corpus.lexicons import lexicon
from corpus.linking.claiming.claims import Claim
from corpus.linking.claiming.clauses import MOST, QUOTED
from corpus.linking.claiming.kinds import says_something
from corpus.linking.claiming.numbers import differ
from corpus.linking.claiming.pairing import Alignment
from corpus.linking.claiming.signature import general_weight
from corpus.linking.claiming.wordings import wordings
from corpus.statistics import words

CARRIED = 0.7
"""How much of what a wording says, by weight, a claim must have to be a source of it."""
LEAST_ACTORS = 0.5
"""Share of the states and organisations of a wording that a source of it must name, too."""

NEAR = 0.1
"""Likeness of two claims below which neither can be a source of the other."""
HALF = 0.5
"""Share of the words of one wording that another has where the two say the same."""
SAME_WORDS = 5
"""Words of a quote from which two claims that give it are one."""
SHARPNESS = 3
"""How much rather a short wording that others have whole is shown than a long one in part."""
LEAST_FEATURES = 4
"""Different telling words, names and numbers of a wording that can stand for several claims."""

_VERB = re.compile(
    r"\b(?:(?:is|are|was|were|been|be)\s(?P<going>[a-z]{2,}ing)|(?<!-)(?P<past>[a-z]{2,}ed))\b"
)
"""Words that by their form are verbs; irregular ones are known as acts."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A wording of the claim at a position, and the claims that carry it."""

    position: int
    claim: Claim
    """The claim at that position, or the part of it that is shown."""
    others: tuple[int, ...]
    """Of each other article the position of the claim that has most of it."""
    held: frozenset[int]
    """Positions of all claims that have it, whatever else they say."""
    sources: int
    """How many independent sources they come from."""
    score: float
    """How sure it is, 0 to 1: how much of the wording the others have, on average."""
    substance: float
    """How much the wording says, as far as the others have it, in nats."""


def shared_claims(alignment: Alignment, telling: Set[int]) -> list[Carried]:
    """Return what two sources or more have, each once: what most sources have first.

    A wording is a claim or the beginning of one; every source listed has a claim that carries all
    of it but for words of little weight.
    """
    found = [carried for position in sorted(telling) for carried in _carried(position, alignment)]
    found.sort(key=lambda c: (-c.sources, -c.substance, c.claim.span))
    told: set[int] = set()
    chosen: list[Carried] = []
    for carried in found:
        if carried.position not in told and not any(_restates(carried, one) for one in chosen):
            told.add(carried.position)
            chosen.append(carried)
    return chosen


def _restates(one: Carried, other: Carried) -> bool:
    """Return whether two wordings of claims that carry each other say mostly the same."""
    linked = {one.position, *one.others} & {other.position, *other.others}
    mine, theirs = one.claim.counts.keys(), other.claim.counts.keys()
    return bool(linked) and len(mine & theirs) > HALF * min(len(mine), len(theirs))


def _carried(position: int, alignment: Alignment) -> Iterator[Carried]:
    """Yield the wordings of one claim that other sources carry."""
    claim, vector = alignment.claims[position], alignment.vectors[position]
    near = alignment.near(position, NEAR)
    for wording in wordings(claim) if near else ():
        if not says_something(wording):
            continue
        alone = _tells_enough(wording)
        held = {
            other: share
            for other in near
            if (alone or _same_quote(wording, alignment.claims[other]))
            and (share := carries(wording, alignment.claims[other], vector)) >= CARRIED
        }
        others = _best_of_each(held, alignment, claim)
        if others:
            score = sum(held[other] for other in others) / len(others)
            sources = {claim.source, *(alignment.claims[other].source for other in others)}
            if len(sources) > 1:
                yield Carried(
                    position,
                    wording,
                    tuple(sorted(others)),
                    frozenset(held),
                    len(sources),
                    score,
                    _substance(wording) * score**SHARPNESS,
                )


def _best_of_each(held: Mapping[int, float], alignment: Alignment, claim: Claim) -> list[int]:
    """Return the position of the claim that has most of a wording, for each other article."""
    best: dict[str, int] = {}
    for position in sorted(held, key=lambda p: (-held[p], alignment.claims[p].span)):
        article = alignment.claims[position].article.id
        if article != claim.article.id:
            best.setdefault(article, position)
    return list(best.values())


def _tells_enough(wording: Claim) -> bool:
    """Return whether a wording is about something done, or two actors, and says who and what."""
    subject = next(words(wording.article.text, wording.start, wording.end), None)
    if subject is None:
        return False
    dated = any(found.span.start <= subject.end + 1 for found in wording.dates)
    if subject.text.lower() in lexicon("clauses")["standing_for"] and not dated:
        return False
    telling = len(wording.counts) >= LEAST_FEATURES
    return telling and bool(wording.acts or len(wording.actors) > 1)


def _substance(wording: Claim) -> float:
    """Return how much a wording says; words beyond what is shown count against it."""
    excess = max(len(wording.text.split()) - MOST, 0)
    return sum(map(general_weight, wording.counts)) / (1 + 0.05 * excess)


def carries(wording: Claim, other: Claim, weights: Mapping[str, float]) -> float:
    """Return how much of a wording another claim has, 0 to 1 by weight; 0 where it says otherwise.

    What a word weighs is the mean of what it does in general and in the story, where all have the
    words of its subject. It must have every act, number, day and person of the wording, most of its
    states and organisations, every verb, and be negated where the wording is.
    """
    if not (
        wording.acts <= other.acts
        and wording.people <= other.people
        and _has_numbers(wording, other)
        and wording.days <= other.days
        and bool(wording.negations) == bool(other.negations)
        and _verbs(wording) <= other.counts.keys()
        and _share(wording.actors, other.actors) > LEAST_ACTORS
    ):
        return 0.0
    if _same_quote(wording, other):
        return 1.0
    in_general = {feature: general_weight(feature) for feature in wording.counts}
    return (_held(wording, other, weights) + _held(wording, other, in_general)) / 2


def _held(wording: Claim, other: Claim, weights: Mapping[str, float]) -> float:
    """Return how much of a wording another claim has, by the weights of its features."""
    total = sum(weights.get(feature, 0.0) for feature in wording.counts)
    held = sum(weights.get(feature, 0.0) for feature in wording.counts if feature in other.counts)
    return held / total if total else 0.0


def _has_numbers(wording: Claim, other: Claim) -> bool:
    """Return whether a claim has every number of a wording and none that excludes one."""
    mine, theirs = ({number.key for number in c.numbers} for c in (wording, other))
    return mine <= theirs and not any(
        one.counted & two.counted and differ(one, two)
        for one, two in product(wording.numbers, other.numbers)
        if two.key not in mine
    )


def _verbs(claim: Claim) -> frozenset[str]:
    """Return what counts in a claim of the words that by their form are verbs."""
    starts = {
        found.start(found.lastgroup or 0)
        for found in _VERB.finditer(claim.article.text, claim.start, claim.end)
    }
    return frozenset(mark.feature for mark in claim.marks if mark.start in starts)


def _same_quote(one: Claim, other: Claim) -> bool:
    return bool(_quotes(one) & _quotes(other))


def _quotes(claim: Claim) -> set[tuple[str, ...]]:
    """Return the folded words of the longer quotes in a claim."""
    found = (
        tuple(word.text.lower() for word in words(quoted.group()))
        for quoted in QUOTED.finditer(claim.text)
    )
    return {quote for quote in found if len(quote) >= SAME_WORDS}


def _share(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / len(mine) if mine else 1.0
