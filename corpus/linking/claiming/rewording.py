"""Facts that several sources have in words of their own, by the signatures of their claims."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from corpus.lexicons import lexicon
from corpus.linking.claiming.claims import Claim
from corpus.linking.claiming.clauses import MOST
from corpus.linking.claiming.kinds import says_something
from corpus.linking.claiming.pairing import Alignment
from corpus.linking.claiming.signature import general_weight
from corpus.linking.claiming.wordings import wordings
from corpus.linking.similarity import average_link
from corpus.statistics import words

ONE_FACT = 0.5
"""Mean likelihood from which claims are one fact. On the dev events of `tests/fixtures/coverage`
nineteen of twenty pairs are then right; from .5 on, one of ten is wrong."""
SURELY = 0.5
"""Likelihood from which one claim is one fact with a single one of a group."""
COPIED = 0.6
"""Likeness from which claims of two copies of one text are one."""
_SEVERAL = 2
_EXTRA = 0.7
"""How much what a wording says besides counts against it, where what others have counts 1."""
_UNCLEAR = 4.0
"""Nats that a wording loses that begins with "it" or "this", or is only reported."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """Claims that are one fact, each in words of its own."""

    claim: Claim
    """The one that says least besides, or the part of it that does."""
    claims: tuple[Claim, ...]
    """Of each article the likeliest, that one's among them."""
    score: float
    """How likely they are one fact, 0 to 1."""


def reworded_facts(alignment: Alignment, telling: frozenset[int]) -> Iterator[Reworded]:
    """Yield what two independent sources or more have in words of their own, surest first."""
    likely = {pair: value for pair, value in alignment.one_fact.items() if telling.issuperset(pair)}
    copied = {
        pair: 1.0
        for pair, value in alignment.pairs.items()
        if value >= COPIED and telling.issuperset(pair) and _are_copies(alignment, pair)
    }
    groups = average_link(len(alignment.claims), likely | copied, ONE_FACT)
    groups = _with_near(groups, likely)
    found = [
        one
        for group in groups
        if len(group) > 1
        for one in (_reworded([alignment.claims[at] for at in group], group, likely),)
        if one is not None
    ]
    yield from sorted(found, key=lambda one: (-one.score, one.claim.span))


def _with_near(
    groups: Sequence[Sequence[int]], likely: Mapping[tuple[int, int], float]
) -> list[list[int]]:
    """Return the groups with single claims that are surely one fact with one claim of a group.

    Of three wordings the first may share the number with the second, and the act with the third.
    """
    owner = {at: number for number, group in enumerate(groups) if len(group) > 1 for at in group}
    joined = {number: list(group) for number, group in enumerate(groups)}
    nearest: dict[int, tuple[float, int]] = {}
    for (one, other), value in likely.items():
        for single, known in ((one, other), (other, one)):
            if value >= SURELY and single not in owner and known in owner:
                nearest[single] = max(nearest.get(single, (0.0, -1)), (value, owner[known]))
    for single, (_, number) in sorted(nearest.items()):
        joined[number].append(single)
    return [
        sorted(group)
        for number, group in joined.items()
        if not (len(group) == 1 and group[0] in nearest)
    ]


def _are_copies(alignment: Alignment, pair: tuple[int, int]) -> bool:
    one, other = (alignment.claims[position] for position in pair)
    return one.source == other.source and one.article.id != other.article.id


def _reworded(
    claims: Sequence[Claim], positions: Sequence[int], likely: Mapping[tuple[int, int], float]
) -> Reworded | None:
    every = sorted((one for claim in claims for one in claim.all), key=lambda one: one.span)
    clearest = _clearest(claims)
    if clearest is None:
        return None
    whole, part = clearest
    best: dict[str, Claim] = {whole.article.id: part}
    for one in every:
        if _numbers(part) <= _numbers(one):
            best.setdefault(one.article.id, one)
    if len({claim.source for claim in best.values()}) < _SEVERAL:
        return None
    pairs = [
        likely[one, other] for one in positions for other in positions if (one, other) in likely
    ]
    return Reworded(part, tuple(best.values()), fmean(pairs))


def _numbers(claim: Claim) -> frozenset[str]:
    return frozenset(number.key for number in claim.numbers)


def _clearest(claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """Return the claim of which a wording has most of what others have and least besides, and it.

    None where none of them says anything by itself.
    """
    options = [
        (_value(wording, claim, claims), -len(wording.text), claim, wording)
        for claim in claims
        for wording in wordings(claim)
        if says_something(wording)
    ]
    if not options:
        return None
    *_, claim, wording = max(options, key=lambda one: one[:2])
    return claim, wording


def _value(wording: Claim, claim: Claim, claims: Sequence[Claim]) -> float:
    elsewhere = {feature for other in claims if other is not claim for feature in other.counts}
    shared = sum(general_weight(one) for one in wording.counts if one in elsewhere)
    extra = sum(general_weight(one) for one in wording.counts if one not in elsewhere)
    first = next(words(wording.article.text, wording.start, wording.end), None)
    vague = first is None or first.text.lower() in lexicon("claims")["standing_for"]
    long = max(len(wording.text.split()) - MOST, 0)
    elsewhere_too = frozenset[str]().union(*(_numbers(c) for c in claims if c is not claim))
    own_numbers = len(_numbers(wording) - elsewhere_too)
    unclear = _UNCLEAR * (vague + wording.attributed + own_numbers)
    return shared - _EXTRA * extra - unclear - long
