"""Disputes over how a contest ended: won, lost or drawn."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from corpus.lexicons import lexicon
from corpus.linking.claiming.claims import Claim
from corpus.linking.disputing.contests import Contests, same_contest
from corpus.linking.disputing.sides import Dispute, Voice, independent, make_dispute

NEAR = 2
"""Words between a name and the verb that tells its outcome."""

_NAMED_AFTER = re.compile(r"\s+(?:day|parade|holiday|square|celebration|anniversary)s?\b", re.I)
"""What follows an outcome that only names something, such as a holiday."""

_RELATIVE = re.compile(r",?\s(?:which|who)\b")


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How a contest ended for somebody (None where the claim names nobody), and in which words."""

    claim: Claim
    how: str
    whose: str | None
    start: int
    end: int


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        how: re.compile(rf"\b(?:{'|'.join(found)})\b(?!['’]t)", re.IGNORECASE)
        for how, found in lexicon("contrasts")["outcome"].items()
    }


@cache
def _claimed() -> re.Pattern[str]:
    """Return the pattern of words before an outcome that only somebody claims or hopes for."""
    return re.compile(
        r"(?:claim\w*|celebrat\w*|commemorat\w*|mark\w*|anniversary|tribute|hop\w+|call\w*|known as"
        r"|predict\w*|if|would|could|will|may|might)"
        r"(?:\W+\w+){0,6}\W*$",
        re.IGNORECASE,
    )


def outcome_disputes(claims: Sequence[Claim], contests: Contests) -> Iterator[Dispute]:
    """Yield disputes over the outcome of one contest that claims give in their own voice."""
    outcomes = [found for claim in claims for found in _outcomes(claim)]
    for group in same_contest([contests.keys(found.claim) for found in outcomes]):
        members = [outcomes[position] for position in group]
        clashing = {
            position
            for one, other in combinations(range(len(members)), 2)
            if _clash(members[one], members[other])
            for position in (one, other)
        }
        sides: dict[str, list[Voice]] = defaultdict(list)
        for position in sorted(clashing):
            found = members[position]
            sides[_side(found, members)].append(Voice(found.claim, found.start, found.end))
        if independent(sides.values()):
            yield make_dispute(sides, "outcome", 0.75, ["outcome", *_names(members, contests)])


def _names(members: Sequence[_Outcome], contests: Contests) -> set[str]:
    return {name for found in members for name in contests.keys(found.claim)}


def _clash(one: _Outcome, other: _Outcome) -> bool:
    """Return whether two outcomes of different sources can't both be true."""
    if one.claim.source == other.claim.source:
        return False
    if "draw" in (one.how, other.how):
        return one.how != other.how
    if one.whose is None or other.whose is None:
        return False
    if one.how != other.how:
        return one.whose == other.whose
    return one.how == "win" and one.whose != other.whose


def _side(found: _Outcome, members: Sequence[_Outcome]) -> str:
    """Return the name of an outcome's side: whose win it was is moot where some say draw."""
    drawn = any(member.how == "draw" for member in members)
    return found.how if drawn and found.how != "lose" else f"{found.how} {found.whose}"


def _outcomes(claim: Claim) -> Iterator[_Outcome]:
    text = claim.article.text
    for how, pattern in _patterns().items():
        for found in pattern.finditer(text, claim.start, claim.end):
            if _claimed().search(text, max(claim.start, found.start() - 80), found.start()):
                continue
            if not _tells(claim, found):
                continue
            yield _Outcome(claim, how, _whose(claim, found.start()), found.start(), found.end())
            break


def _tells(claim: Claim, found: re.Match[str]) -> bool:
    """Return whether a word tells an outcome: a verb does right after the name of whose it is."""
    if _NAMED_AFTER.match(claim.article.text, found.end(), claim.end):
        return False
    if found.group().lower() not in lexicon("contrasts")["outcome_verbs"]["words"]:
        return True
    before = claim.article.text[claim.start : found.start()]
    named = [actor for actor in claim.named if actor.end <= found.start()]
    between = before[named[-1].end - claim.start :].split() if named else []
    return bool(named) and len(between) <= NEAR and "to" not in between


def _whose(claim: Claim, start: int) -> str | None:
    """Return whose outcome it is: who opens a relative clause, else the nearest before."""
    before = [actor for actor in claim.named if actor.end <= start]
    relative = [actor for actor in before if _RELATIVE.match(claim.article.text, actor.end)]
    return (relative or before)[-1].key if before else None
