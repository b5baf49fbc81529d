"""Whether a claim carries a wording: says all of it, and nothing to the contrary."""

import re
from collections.abc import Mapping
from itertools import product

from corpus.lexicons import lexicon
from corpus.linking.claiming.claims import Claim, Mark
from corpus.linking.claiming.clauses import QUOTED
from corpus.linking.claiming.numbers import differ
from corpus.linking.claiming.signature import general_weight
from corpus.statistics import words

LEAST_ACTORS = 0.5
"""Share of the states and organisations of a wording that a source of it must name, too."""
SAME_WORDS = 5
"""Words of a quote from which two claims that give it are one."""

_VERB = re.compile(
    r"\b(?:(?:is|are|was|were|been|be)\s(?P<going>[a-z]{2,}ing)|(?<!-)(?P<past>[a-z]{2,}ed))\b"
)
"""Words that by their form are verbs; irregular ones are known as acts."""
_TURNED = re.compile(r"\b(?:by|from)\b")
"""Words by which who acts comes after the act."""


def carries(wording: Claim, other: Claim, weights: Mapping[str, float]) -> float:
    """Return how much of a wording another claim has, 0 to 1 by weight; 0 where it says otherwise.

    What a word weighs is the mean of what it does in general and in the story, where all have the
    words of its subject. It must have every act, number, day, verb and person of the wording, most
    of its states and organisations, who acts and what is done; it must be negated and suppose
    where the wording does, and not have done to A by B what the wording has done to B by A.
    """
    if not (
        wording.acts <= other.acts
        and wording.people <= other.people
        and _has_numbers(wording, other)
        and wording.days <= other.days
        and bool(wording.negations) == bool(other.negations)
        and _verbs(wording) <= other.counts.keys()
        and _share(wording.actors, other.actors) > LEAST_ACTORS
        and is_supposed(wording) == is_supposed(other)
        and _has_both_ends(wording, other)
        and not swapped(wording, other)
    ):
        return 0.0
    if same_quote(wording, other):
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


def is_supposed(claim: Claim) -> bool:
    """Return whether a claim says what may be, not what is."""
    supposing = lexicon("claims")["supposing"]
    found = words(claim.article.text, claim.start, claim.end)
    return any(word.text.lower() in supposing for word in found)


def _has_both_ends(wording: Claim, other: Claim) -> bool:
    """Return whether a claim has who acts and what is done: half of each, by weight.

    Somebody named before the act is enough for who acts.
    """
    act = _first_act(wording)
    if act is None:
        return True
    before = {mark.feature for mark in wording.marks if mark.end <= act.start}
    after = {mark.feature for mark in wording.marks if mark.start >= act.end}
    named = bool(before & wording.people & other.people)
    return (named or _has_half(before, other)) and _has_half(after, other)


def _has_half(features: set[str], other: Claim) -> bool:
    held = sum(general_weight(feature) for feature in features if feature in other.counts)
    return 2 * held >= sum(map(general_weight, features))


def _first_act(claim: Claim) -> Mark | None:
    found = (mark for mark in claim.marks if mark.feature in claim.acts)
    return min(found, key=lambda mark: mark.start, default=None)


def swapped(one: Claim, other: Claim) -> bool:
    """Return whether two claims give two actors each other's parts in one act."""
    act = _first_act(one)
    same = (mark for mark in other.marks if act and mark.feature == act.feature)
    theirs = min(same, key=lambda mark: mark.start, default=None)
    if act is None or theirs is None or _TURNED.search(one.text) or _TURNED.search(other.text):
        return False
    doing, done = _parts(one, act)
    doing_there, done_there = _parts(other, theirs)
    return bool(doing & (done_there - doing_there)) and bool(done & (doing_there - done_there))


def _parts(claim: Claim, act: Mark) -> tuple[set[str], set[str]]:
    """Return the actors named before an act and those named after it."""
    before = {actor.key for actor in claim.named if actor.end <= act.start}
    return before, {actor.key for actor in claim.named if actor.start >= act.end} - before


def same_quote(one: Claim, other: Claim) -> bool:
    """Return whether two claims give the same words in quote marks."""
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
