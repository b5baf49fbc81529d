"""Disputes told by single words: one noun under compounds that clash, and opposite words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from corpus.lexicons import lexicon
from corpus.linking.claiming.claims import Claim
from corpus.linking.claiming.pairing import Alignment
from corpus.linking.disputing.sides import Dispute, Voice, independent, make_dispute
from corpus.statistics import Word, is_common, stem, words

SAME = 0.4
"""Likeness of two claims that are about the same thing."""
NOUN_REACH = 4
"""Words after a modifier among which its noun is."""


def contrast_disputes(alignment: Alignment) -> Iterator[Dispute]:
    """Yield the disputes in a story that words of contrast give away."""
    yield from _modifiers(alignment.claims)
    yield from _opposites(alignment)


@cache
def _modifier_groups() -> dict[str, str]:
    groups = lexicon("contrasts")["modifiers"]
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
    for pair, sides in enumerate(lexicon("contrasts")["claims"].values()):
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
