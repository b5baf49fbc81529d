"""Disputes told by words: denials, accounts said to contradict, opposite words, other causes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from corpus.linking.alignment import Alignment
from corpus.linking.claims import Claim
from corpus.linking.kinds import causal
from corpus.linking.lexicon import load, stems_in
from corpus.linking.sides import Dispute, Voice, independent, make_dispute
from corpus.model import FactKind
from corpus.statistics import Word, is_common, stem, weight, words

SAME = 0.4
"""Likeness of two claims that are about the same thing."""
HELD = 0.5
"""How much of an accusation another claim must have to be the same one."""
EARLY = 60
"""Characters of a clause within which it says that it contradicts an account."""
TELLING = 4.0
"""Nats from which a word tells a cause from another."""
NOUN_REACH = 4
"""Words after a modifier among which its noun is."""


def contradictions(alignment: Alignment) -> Iterator[Dispute]:
    """Yield the disputes in a story that words of denial or contrast give away."""
    yield from _denials(alignment)
    yield from _contradicted(alignment)
    yield from _modifiers(alignment.claims)
    yield from _opposites(alignment)


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
    marks = frozenset(load("contrasts")["denials"]["contradicts"])
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


@cache
def _modifier_groups() -> dict[str, str]:
    groups = load("contrasts")["modifiers"]
    return {word: name for name, found in groups.items() for word in found}


def _modifiers(claims: Sequence[Claim]) -> Iterator[Dispute]:
    """Yield one noun under compounds that exclude each other: "nuclear-armed", "-capable"."""
    used: dict[tuple[str, str, str], dict[str, list[Voice]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for claim in claims:
        found = list(words(claim.article.text, claim.start, claim.end))
        for position, word in enumerate(found):
            first, dash, last = word.text.lower().rpartition("-")
            group = _modifier_groups().get(last) if dash else None
            if group:
                for noun in _nouns_after(claim, found, position):
                    used[first, group, noun][last].append(Voice(claim, word.start, word.end))
    seen: set[str] = set()
    for (first, _, noun), sides in used.items():
        clash = _with_shared_actor(sides)
        if first not in seen and len(clash) > 1 and independent(clash.values()):
            seen.add(first)
            yield make_dispute(clash, "claim", 0.7, ["modifier", first, noun], detail=True)


def _nouns_after(claim: Claim, found: Sequence[Word], position: int) -> Iterator[str]:
    text = claim.article.text
    previous = found[position].end
    for word in found[position + 1 : position + 1 + NOUN_REACH]:
        if not text[previous : word.start].isspace() or is_common(word.stem):
            return
        yield word.stem
        previous = word.end


def _with_shared_actor(sides: Mapping[str, Sequence[Voice]]) -> dict[str, list[Voice]]:
    """Return the voices that share an actor with one of another side."""
    return {
        name: kept
        for name, voices in sides.items()
        if (
            kept := [
                voice
                for voice in voices
                if any(
                    voice.claim.actors & rival.claim.actors
                    for other, rivals in sides.items()
                    if other != name
                    for rival in rivals
                )
            ]
        )
    }


@cache
def _opposite_words() -> dict[str, tuple[tuple[int, int], ...]]:
    """Return, by stem, the pairs of lists and the side of each that a word is in."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for pair, sides in enumerate(load("contrasts")["claims"].values()):
        for side, listed in enumerate(sides):
            for word in listed:
                found[stem(word)].add((pair, side))
    return {word: tuple(sorted(places)) for word, places in found.items()}


def _opposites(alignment: Alignment) -> Iterator[Dispute]:
    """Yield aligned claims of two sources of which each uses the opposite word alone."""
    used = [_sides_taken(claim) for claim in alignment.claims]
    for (one, other), value in alignment.pairs.items():
        mine, theirs = alignment.claims[one], alignment.claims[other]
        if value < SAME or mine.source == theirs.source:
            continue
        for pair, (side, mark) in used[one].items():
            against = used[other].get(pair)
            if against and against[0] != side:
                rival = against[1]
                sides = {
                    mark.stem: [Voice(mine, mark.start, mark.end)],
                    rival.stem: [Voice(theirs, rival.start, rival.end)],
                }
                about = ["opposite", *sides, *(mine.acts & theirs.acts)]
                yield make_dispute(sides, "claim", value, about)


def _sides_taken(claim: Claim) -> dict[int, tuple[int, Word]]:
    """Return, by pair of lists, the one side that a claim takes and its word for it."""
    taken: dict[int, tuple[int, Word]] = {}
    both: set[int] = set()
    for word in words(claim.article.text, claim.start, claim.end):
        for pair, side in _opposite_words().get(word.stem, ()):
            if taken.setdefault(pair, (side, word))[0] != side:
                both.add(pair)
    return {pair: found for pair, found in taken.items() if pair not in both}
