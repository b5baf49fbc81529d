"""Disputes over rank: one person, different ranks under one head word in different outlets."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.lexicons import lexicon
from corpus.linking.claiming.claims import Claim
from corpus.linking.disputing.sides import Dispute, Voice, independent, make_dispute
from corpus.model import Document, Label

_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class _Rank:
    """What a label says of rank: the name of its head word and the step, such as "first vice"."""

    head: str
    step: str


@cache
def _heads() -> dict[str, str]:
    return {word: head for head, group in lexicon("ranks")["heads"].items() for word in group}


@cache
def _standing() -> dict[str, str]:
    return {word: level for level, group in lexicon("ranks")["standing"].items() for word in group}


def rank_disputes(documents: Sequence[Document], claims: Sequence[Claim]) -> Iterator[Dispute]:
    """Yield a dispute for each person whom outlets give ranks that can't both be exact."""
    by_person: dict[str, list[tuple[Label, Claim]]] = defaultdict(list)
    holders = _Holders(claims)
    for document in documents:
        for label in document.labels:
            claim = holders.at(label)
            if claim:
                by_person[label.person].append((label, claim))
    for person, found in sorted(by_person.items()):
        groups = _sides(found)
        if groups and independent(groups.values()):
            yield make_dispute(groups, "rank", 0.8, ["rank", person], detail=True)


class _Holders:
    """Finds the clause that a label stands in."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = {(claim.article.id, claim.start): claim for claim in reversed(claims)}
        self._starts = sorted(self._claims)

    def at(self, label: Label) -> Claim | None:
        """Return the clause that holds the start of a label."""
        before = bisect_right(self._starts, (label.span.article, label.span.start))
        if not before:
            return None
        claim = self._claims[self._starts[before - 1]]
        same = claim.article.id == label.span.article
        return claim if same and label.span.start < claim.end else None


def _sides(found: Sequence[tuple[Label, Claim]]) -> Mapping[str, Sequence[Voice]]:
    """Return labels grouped by rank where ranks clash, else nothing."""
    ranked = [
        (rank, _is_low(label.text), Voice(claim, label.span.start, label.span.end))
        for label, claim in found
        for rank in (_rank(label.text),)
        if rank or _is_low(label.text)
    ]
    heads: dict[str, dict[str, list[Voice]]] = defaultdict(lambda: defaultdict(list))
    for rank, _, voice in ranked:
        if rank:
            heads[rank.head][rank.step].append(voice)
    groups: dict[str, Sequence[Voice]] = {}
    for head, steps in heads.items():
        if len(steps) > 1 and _disjoint(steps):
            groups.update({f"{step} {head}": voices for step, voices in steps.items()})
    low = [voice for _, is_low, voice in ranked if is_low]
    if low and heads:
        high = {f"{step} {head}": v for head, steps in heads.items() for step, v in steps.items()}
        groups = {**high, "low": low}
    return groups


def _disjoint(steps: Mapping[str, Sequence[Voice]]) -> bool:
    """Return whether two sources never use the same step for a head word."""
    by_source: dict[str, set[str]] = defaultdict(set)
    for step, voices in steps.items():
        for voice in voices:
            by_source[voice.claim.source].add(step)
    used = list(by_source.values())
    return any(one.isdisjoint(other) for one in used for other in used)


def _rank(label: str) -> _Rank | None:
    """Return the rank of the first head word in a label; None for none, or one of another time."""
    found = _WORD.findall(label.lower())
    if set(found) & set(lexicon("ranks")["other"]["words"]):
        return None
    for position, word in enumerate(found):
        if word in _heads():
            return _Rank(_heads()[word], _step(found[:position]))
    return None


def _step(before: Sequence[str]) -> str:
    steps = lexicon("ranks")["steps"]
    names = [name for word in before[-2:] for name, group in steps.items() if word in group]
    return " ".join(names) if "vice" in names else ""


def _is_low(label: str) -> bool:
    return any(_standing().get(word) == "low" for word in _WORD.findall(label.lower()))
