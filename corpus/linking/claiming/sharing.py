"""Which claims several sources share, and in which wording that each of them carries."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from corpus.lexicons import lexicon
from corpus.linking.claiming.carrying import carries, same_quote
from corpus.linking.claiming.claims import Claim
from corpus.linking.claiming.clauses import MOST
from corpus.linking.claiming.kinds import says_something
from corpus.linking.claiming.pairing import Alignment
from corpus.linking.claiming.signature import general_weight
from corpus.linking.claiming.wordings import wordings
from corpus.statistics import words

CARRIED = 0.7
"""How much of what a wording says, by weight, a claim must have to be a source of it."""
NEAR = 0.1
"""Likeness of two claims below which neither can be a source of the other."""
HALF = 0.5
"""Share of the words of one wording that another has where the two say the same."""
SHARPNESS = 3
"""How much rather a short wording that others have whole is shown than a long one in part."""
LEAST_FEATURES = 4
"""Different telling words, names and numbers of a wording that can stand for several claims."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A wording of the claim at a position, and the claims that carry it."""

    position: int
    claim: Claim
    """The claim at that position, or the part of it that is shown."""
    others: tuple[int, ...]
    """Positions of the claims that have most of it in other articles."""
    carriers: tuple[Claim, ...]
    """The claim of each other article that has most of it."""
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
    for wording in wordings(claim) if near or claim.same else ():
        if not says_something(wording):
            continue
        alone = _tells_enough(wording)
        held = {
            other: share
            for other in near
            if (alone or same_quote(wording, alignment.claims[other]))
            and (share := carries(wording, alignment.claims[other], vector)) >= CARRIED
        }
        if alone:
            held[position] = 1.0
        carriers = _best_of_each(held, alignment, claim)
        if carriers:
            others = {at for _, at in carriers} - {position}
            score = sum(held[at] for _, at in carriers) / len(carriers)
            sources = {claim.source, *(carrier.source for carrier, _ in carriers)}
            if len(sources) > 1:
                yield Carried(
                    position,
                    wording,
                    tuple(sorted(others)),
                    tuple(carrier for carrier, _ in carriers),
                    frozenset(held),
                    len(sources),
                    score,
                    _substance(wording) * score**SHARPNESS,
                )


def _best_of_each(
    held: Mapping[int, float], alignment: Alignment, claim: Claim
) -> list[tuple[Claim, int]]:
    """Return the claim that has most of a wording, for each other article, with its position."""
    best: dict[str, tuple[Claim, int]] = {}
    for position in sorted(held, key=lambda p: (-held[p], alignment.claims[p].span)):
        for one in alignment.claims[position].all:
            if one.article.id != claim.article.id:
                best.setdefault(one.article.id, (one, position))
    return sorted(best.values(), key=lambda found: (found[1], found[0].span))


def _tells_enough(wording: Claim) -> bool:
    """Return whether a wording is about something done, or two actors, and says who and what."""
    subject = next(words(wording.article.text, wording.start, wording.end), None)
    if subject is None:
        return False
    dated = any(found.span.start <= subject.end + 1 for found in wording.dates)
    if subject.text.lower() in lexicon("claims")["standing_for"] and not dated:
        return False
    telling = len(wording.counts) >= LEAST_FEATURES
    return telling and bool(wording.acts or len(wording.actors) > 1)


def _substance(wording: Claim) -> float:
    """Return how much a wording says; words beyond what is shown count against it."""
    excess = max(len(wording.text.split()) - MOST, 0)
    return sum(map(general_weight, wording.counts)) / (1 + 0.05 * excess)
