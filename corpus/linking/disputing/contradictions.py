"""Disputes that an article itself tells of: denials, and accounts said to contradict."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.lexicons import lexicon
from corpus.linking.claiming.claims import Claim
from corpus.linking.claiming.kinds import causal
from corpus.linking.claiming.pairing import Alignment
from corpus.linking.disputing.sides import Dispute, Voice, make_dispute
from corpus.linking.lexicon import stems_in
from corpus.model import FactKind
from corpus.statistics import Word, weight, words

SAME = 0.4
"""Likeness of two claims that are about the same thing."""
HELD = 0.5
"""How much of an accusation another claim must have to be the same one."""
EARLY = 60
"""Characters of a clause within which it says that it contradicts an account."""
TELLING = 4.0
"""Nats from which a word tells a cause from another."""


def contradictions(alignment: Alignment) -> Iterator[Dispute]:
    """Yield the disputes in a story that words of denial give away."""
    yield from _denials(alignment)
    yield from _contradicted(alignment)


def _first(claim: Claim, stems: frozenset[str]) -> Word | None:
    found = words(claim.article.text, claim.start, claim.end)
    return next((word for word in found if word.stem in stems), None)


def _denials(alignment: Alignment) -> Iterator[Dispute]:
    """Yield accusations that are denied in the same or the next clause of an article.

    Other outlets' claims of the same accusation, and denials of it, join the sides.
    """
    accuses = stems_in("contrasts", "denials", "accuses")
    denies = stems_in("contrasts", "denials", "denies")
    cases: list[tuple[int, Voice, Voice]] = []
    for position, claim in enumerate(alignment.claims):
        accused = _first(claim, accuses)
        if accused is None:
            continue
        for answer in (claim, _next(alignment.claims, position)):
            denied = _first(answer, denies) if answer else None
            if answer and denied and (answer is not claim or denied.start > accused.start):
                cases.append(
                    (
                        position,
                        Voice(claim, accused.start, accused.end),
                        Voice(answer, denied.start, denied.end),
                    )
                )
                break
    yield from _joined_cases(cases, alignment)


def _next(claims: Sequence[Claim], position: int) -> Claim | None:
    """Return the clause after one in the same article, at most a sentence on."""
    claim = claims[position]
    following = claims[position + 1] if position + 1 < len(claims) else None
    near = following and following.article.id == claim.article.id
    return following if near and following and following.sentence - claim.sentence <= 1 else None


def _joined_cases(
    cases: Sequence[tuple[int, Voice, Voice]], alignment: Alignment
) -> Iterator[Dispute]:
    """Yield one dispute for the cases whose accusations align."""
    left = list(cases)
    while left:
        position, *_ = left[0]
        same = [
            case
            for case in left
            if case[0] == position or alignment.likeness(position, case[0]) >= SAME
        ]
        left = [case for case in left if case not in same]
        known = {case[0] for case in same}
        others = _like_any(known, alignment)
        accused = [*(case[1] for case in same), *(_whole(claim) for claim in others)]
        sides = {"accuses": accused, "denies": [case[2] for case in same]}
        about = sorted(alignment.claims[position].actors | alignment.claims[position].acts)
        yield make_dispute(sides, "claim", 0.8, ["denial", *about])


def _like_any(positions: set[int], alignment: Alignment) -> list[Claim]:
    """Return the claims that align with one at the positions, without these."""
    like = {
        other
        for position in positions
        for other in alignment.like(position)
        if alignment.contained(position, other) >= HELD
    }
    return [alignment.claims[other] for other in sorted(like - positions)]


def _whole(claim: Claim) -> Voice:
    return Voice(claim, claim.start, claim.end)


def _contradicted(alignment: Alignment) -> Iterator[Dispute]:
    """Yield accounts that an article itself says contradict: what is before, and the one named.

    Where the account gives a cause, claims of other outlets that give the same one join it.
    """
    marks = frozenset(lexicon("contrasts")["denials"]["contradicts"])
    for position, (before, claim) in enumerate(pairwise(alignment.claims)):
        found = words(claim.article.text, claim.start, claim.end)
        mark = next((word for word in found if word.text.lower() in marks), None)
        near = before.article.id == claim.article.id and claim.sentence - before.sentence <= 1
        if mark and near and mark.start - claim.start < EARLY:
            account = _same_cause(claim, alignment.claims)
            sides = {
                "finding": [_whole(before), *map(_whole, _like_any({position}, alignment))],
                "account": [Voice(claim, mark.start, mark.end), *map(_whole, account)],
            }
            kind: FactKind = "cause" if causal().search(claim.text) else "claim"
            yield make_dispute(sides, kind, 0.7, ["account", *claim.actors, *claim.acts])


def _same_cause(claim: Claim, others: Sequence[Claim]) -> list[Claim]:
    """Return claims of other sources that name a cause, with a telling word of this one's cause."""
    cause = _cause_of(claim)
    return [other for other in others if other.source != claim.source and cause & _cause_of(other)]


def _cause_of(claim: Claim) -> frozenset[str]:
    """Return the telling stems around the words that name a cause; none where no cause is named."""
    found = causal().search(claim.article.text, claim.start, claim.end)
    if not found:
        return frozenset()
    start = found.start() if _cause_follows(found.group()) else claim.start
    end = claim.end if start == found.start() else found.start()
    named = words(claim.article.text, start, end)
    return frozenset(word.stem for word in named if weight(word.stem) >= TELLING)


def _cause_follows(phrase: str) -> bool:
    return not phrase.lower().endswith(("cause", "to blame"))
