"""Disputes over who began it: each side has another aggressor in one and the same contest."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.lexicons import lexicon
from corpus.linking.claiming.actors import Actor
from corpus.linking.claiming.claims import Claim
from corpus.linking.disputing.contests import Contests, same_contest
from corpus.linking.disputing.sides import Dispute, Voice, independent, make_dispute
from corpus.linking.lexicon import stems_in
from corpus.statistics import Word, words

REACH = 4
"""Words between a verb and the one it is done to."""

_BY = re.compile(r"\bby\s", re.IGNORECASE)
_RETOLD = re.compile(
    r"\b(?:official\s+(?:story|narrative|version|account|history)|(?:claim|insist)s? that)\b",
    re.IGNORECASE,
)
"""Words after which an outlet only retells how somebody sees it."""
_PASSIVE = ("was", "were", "been", "being", "is", "are", "be")


@dataclass(frozen=True, slots=True)
class _Attack:
    """An attack that a claim tells of: by whom, on whom where it says so, and in which words."""

    claim: Claim
    agent: str
    patient: str | None
    begins: bool
    """Whether it is said to have begun the contest."""
    start: int
    end: int


def aggression_disputes(claims: Sequence[Claim], contests: Contests) -> Iterator[Dispute]:
    """Yield disputes in which outlets name different aggressors in one contest.

    They clash where the one attacked on one side is the aggressor on the other.
    """
    attacks = [attack for claim in claims for attack in _attacks(claim)]
    for group in same_contest([contests.keys(attack.claim) for attack in attacks]):
        members = [attacks[position] for position in group]
        contested = [attack for attack in members if _contested(attack, members)]
        sides: dict[str, list[Voice]] = defaultdict(list)
        for attack in contested:
            side = _side(attack, contested)
            sides[side].append(Voice(attack.claim, attack.start, attack.end))
        if independent(sides.values()):
            agents = {attack.agent for attack in contested}
            yield make_dispute(sides, "cause", 0.85, ["aggressor", *agents])


def _side(attack: _Attack, others: Sequence[_Attack]) -> str:
    """Return the name of an attack's side: what a source only passes on is a side of its own."""
    claim = attack.claim
    retold = _RETOLD.search(claim.article.text, claim.start, max(attack.start, claim.start))
    passed_on = retold or (
        claim.attributed
        and any(
            other.claim.source == claim.source and other.agent != attack.agent for other in others
        )
    )
    return f"{attack.agent} passed on" if passed_on else attack.agent


def _contested(attack: _Attack, others: Sequence[_Attack]) -> bool:
    """Return whether another says that the one attacked was the aggressor, or the reverse."""
    return any(
        other.agent != attack.agent
        and (
            other.patient == attack.agent
            or attack.patient == other.agent
            or (attack.begins and other.begins)
        )
        for other in others
    )


def _attacks(claim: Claim) -> Iterator[_Attack]:
    found = list(words(claim.article.text, claim.start, claim.end))
    for position, word in enumerate(found):
        attack = (
            _by_noun(claim, found, position)
            if word.stem in stems_in("contrasts", "aggression", "nouns")
            else _by_verb(claim, found, position)
            if word.stem in stems_in("contrasts", "aggression", "attacks")
            else _by_beginning(claim, found, position)
            if word.text.lower() in _begins()
            else None
        )
        if attack and attack.agent != attack.patient:
            yield attack


@cache
def _begins() -> frozenset[str]:
    return frozenset(lexicon("contrasts")["aggression"]["begins"])


def _by_noun(claim: Claim, found: Sequence[Word], at: int) -> _Attack | None:
    """Read "a U.S. invasion of its territory", "Russia's invasion of Ukraine"."""
    noun = found[at]
    agent = _ending_before(claim, noun.start, 2)
    if agent is None:
        return None
    patient = _starting_after(claim, noun.end, REACH)
    if patient is None and any(word.text.lower() == "its" for word in found[at : at + REACH]):
        earlier = [actor for actor in claim.named if actor.end <= agent.start]
        patient = next((actor for actor in reversed(earlier) if actor.key != agent.key), None)
    begins = any(word.text.lower() in _begins() for word in found[max(at - 2 * REACH, 0) : at])
    whom = patient.key if patient else None
    return _Attack(claim, agent.key, whom, begins, agent.start, noun.end)


def _by_verb(claim: Claim, found: Sequence[Word], at: int) -> _Attack | None:
    """Read "A invaded B", "B was invaded by A"."""
    verb = found[at]
    before = [actor for actor in claim.named if actor.end <= verb.start]
    after = _starting_after(claim, verb.end, REACH)
    if not before or after is None:
        return None
    nearest = _in_charge(before)
    text = claim.article.text
    passive = at > 0 and found[at - 1].text.lower() in _PASSIVE
    if passive and not _BY.search(text, verb.end, after.start):
        return None
    agent, patient = (after, nearest) if passive else (nearest, after)
    start = min(agent.start, verb.start)
    return _Attack(claim, agent.key, patient.key, begins=False, start=start, end=verb.end)


def _by_beginning(claim: Claim, found: Sequence[Word], at: int) -> _Attack | None:
    """Read "A launched the war", "the war it launched"."""
    verb = found[at]
    begun = stems_in("contrasts", "aggression", "begun")
    around = found[max(at - 3, 0) : at + REACH + 1]
    before = [actor for actor in claim.named if actor.end <= verb.start]
    if not before or not any(word.stem in begun for word in around):
        return None
    if not _is_subject(claim, found, at, before[-1]):
        return None
    agent = _in_charge(before)
    start, end = min(agent.start, verb.start), around[-1].end
    return _Attack(claim, agent.key, None, begins=True, start=start, end=end)


def _is_subject(claim: Claim, found: Sequence[Word], at: int, nearest: Actor) -> bool:
    """Return whether the nearest actor before a verb, or a pronoun for it, is who does it."""
    if at > 0 and found[at - 1].text.lower() in ("it", "they", "he", "she"):
        return True
    return not claim.article.text[nearest.end : found[at].start].strip()


def _in_charge(before: Sequence[Actor]) -> Actor:
    """Return who acts: the nearest before, or the state that a person just named belongs to."""
    nearest = before[-1]
    states = [actor for actor in before if actor.key.startswith("@")]
    return states[-1] if states and not nearest.key.startswith("@") else nearest


def _ending_before(claim: Claim, start: int, most: int) -> Actor | None:
    text = claim.article.text
    for actor in reversed(claim.named):
        between = text[actor.end : start]
        if actor.end <= start and len(between.split()) <= most and "." not in between[1:]:
            return actor
    return None


def _starting_after(claim: Claim, end: int, most: int) -> Actor | None:
    text = claim.article.text
    for actor in claim.named:
        if actor.start >= end and len(text[end : actor.start].split()) <= most:
            return actor
    return None
