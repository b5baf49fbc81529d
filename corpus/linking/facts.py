"""Aligning what articles claim: shared, alone, disputed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from hashlib import blake2s

from corpus.linking.claiming.claims import Claim, find_claims
from corpus.linking.claiming.clauses import MOST, shortened
from corpus.linking.claiming.kinds import day_of, kind_of, says_something
from corpus.linking.claiming.pairing import Alignment, align_claims
from corpus.linking.disputing.finding import find_disputes
from corpus.linking.disputing.sides import Dispute
from corpus.linking.similarity import strongest
from corpus.linking.syndication import source_of
from corpus.model import Coverage, Document, Fact, FactStatus, Side, Span, Story

CONTAINED = 0.38
"""How much of what a claim says another must have to be a source of it."""
LONG = 0.02
"""What each word beyond `MOST` counts against a claim as the clearest wording."""


def align(
    documents: Sequence[Document], stories: Sequence[Story], previous: Coverage | None = None
) -> tuple[Fact, ...]:
    """Return the facts of each story, surest first within it; ids of `previous` are kept.

    A claim is shared where two independent sources have it: copies of one text count as one.
    """
    by_id = {document.article.id: document for document in documents}
    sources = source_of(documents)
    facts: list[Fact] = []
    for story in stories:
        members = [by_id[article] for article in story.articles if article in by_id]
        facts.extend(_facts_of(members, story, sources))
    return tuple(_keep_ids(facts, previous))


def _facts_of(
    documents: Sequence[Document], story: Story, sources: Mapping[str, str]
) -> list[Fact]:
    alignment = align_claims(
        [
            claim
            for document in documents
            for claim in find_claims(document, sources[document.article.id])
        ]
    )
    disputes = find_disputes(documents, alignment)
    facts = [_disputed(dispute, story) for dispute in disputes]
    facts.extend(_plain_facts(alignment, _in_dispute(disputes, alignment.claims), story))
    return sorted(_unique(facts), key=lambda fact: (-fact.score, fact.spans, fact.id))


def _disputed(dispute: Dispute, story: Story) -> Fact:
    spans = tuple(sorted({span for side in dispute.sides for span in side.spans}))
    outlets = tuple(dict.fromkeys(name for side in dispute.sides for name in side.outlets))
    return Fact(
        id=_new_id(story.id, "disputed", *dispute.key),
        text=dispute.text,
        spans=spans,
        outlets=outlets,
        status="disputed",
        score=round(dispute.score, 3),
        kind=dispute.kind,
        sides=dispute.sides,
        people=tuple(sorted(dispute.people)),
        story=story.id,
    )


def _in_dispute(disputes: Sequence[Dispute], claims: Sequence[Claim]) -> frozenset[int]:
    """Return the positions of claims that a dispute shows, so that they stand nowhere else.

    Where a mere detail is disputed, such as somebody's rank, the rest of the claim still counts.
    """
    sides = [side for dispute in disputes if not dispute.detail for side in dispute.sides]
    return frozenset(
        position for position, claim in enumerate(claims) if any(_on(side, claim) for side in sides)
    )


def _on(side: Side, claim: Claim) -> bool:
    """Return whether a claim is one of those that make a side."""
    return any(
        span.article == claim.article.id and claim.start <= span.start < claim.end
        for span in side.spans
    )


def _plain_facts(alignment: Alignment, disputed: Set[int], story: Story) -> Iterator[Fact]:
    """Yield what two sources or more have, then what one alone has."""
    telling = {p for p, claim in enumerate(alignment.claims) if says_something(claim)} - disputed
    aligned = [_aligned(position, alignment, disputed) for position in sorted(telling)]
    told: set[int] = set()
    for found in sorted(aligned, key=lambda found: (-found.sources, -found.clarity)):
        if found.sources > 1 and found.clearest not in told:
            told.update(found.positions)
            yield _fact(found, "shared", alignment, story)
    nearest = alignment.nearest_elsewhere()
    for cluster in alignment.restated:
        positions = tuple(p for p in cluster if p in telling and p not in told)
        if positions:
            surely = 1 - max(nearest.get(position, 0.0) for position in positions)
            yield _fact(_Aligned(positions[0], positions, 1, surely), "alone", alignment, story)


@dataclass(frozen=True, slots=True)
class _Aligned:
    """The positions of claims that say what the clearest of them says, and how surely.

    `sources` is how many independent ones they come from.
    """

    clearest: int
    positions: tuple[int, ...]
    sources: int
    score: float
    """How sure it is, 0 to 1."""
    clarity: float = 0.0
    """How well the wording stands for them: held by the others, and short."""


def _aligned(clearest: int, alignment: Alignment, disputed: Set[int]) -> _Aligned:
    """Return who else has what one claim says: the claims like it that hold most of it.

    A long wording says more than others have; the one that most sources hold is shown.
    """
    claims = alignment.claims
    held = {
        position: alignment.contained(clearest, position)
        for position in alignment.like(clearest)
        if position not in disputed
        and alignment.contained(clearest, position) >= CONTAINED
        and _has_numbers_of(claims[clearest], claims[position])
    }
    own = claims[clearest].source
    others = [position for position in held if claims[position].source != own]
    excess = max(len(claims[clearest].text.split()) - MOST, 0)
    mean = sum(held[position] for position in others) / max(len(others), 1)
    alike = sum(alignment.likeness(clearest, p) for p in others) / max(len(others), 1)
    return _Aligned(
        clearest,
        positions=tuple(sorted([clearest, *held])),
        sources=len({own, *(claims[position].source for position in others)}),
        score=(mean + alike) / 2,
        clarity=mean - LONG * excess,
    )


def _has_numbers_of(claim: Claim, other: Claim) -> bool:
    """Return whether another claim has every amount that one gives."""
    amounts = ({n.key for n in side.numbers if not n.ordinal} for side in (other, claim))
    return next(amounts) >= next(amounts)


def _fact(found: _Aligned, status: FactStatus, alignment: Alignment, story: Story) -> Fact:
    claims = [alignment.claims[position] for position in found.positions]
    clearest = alignment.claims[found.clearest]
    return Fact(
        id=_new_id(story.id, *strongest(clearest.counts, len(clearest.counts))),
        text=shortened(clearest.text),
        spans=tuple(sorted(claim.span for claim in claims)),
        outlets=tuple(dict.fromkeys(claim.article.display_name for claim in claims)),
        status=status,
        score=round(found.score, 3),
        kind=kind_of(clearest),
        people=tuple(sorted({person for claim in claims for person in claim.people})),
        story=story.id,
        happened=day_of(claims),
    )


def _new_id(story: str, *signature: str) -> str:
    """Return an id made from the story and what is claimed in it."""
    text = "\x1f".join([story, *signature]).encode("utf-8", "replace")
    return f"fact-{blake2s(text, digest_size=6).hexdigest()}"


def _unique(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield facts with ids of their own: a second one with the same signature gets a number."""
    seen: Counter[str] = Counter()
    for fact in facts:
        seen[fact.id] += 1
        yield fact if seen[fact.id] == 1 else replace(fact, id=f"{fact.id}-{seen[fact.id]}")


def _keep_ids(facts: Sequence[Fact], previous: Coverage | None) -> Iterator[Fact]:
    """Yield the facts under the ids that earlier facts at the same places had, each once."""
    earlier: dict[tuple[Span, bool], str] = {
        (span, fact.status == "disputed"): fact.id
        for fact in (previous.facts if previous else ())
        for span in fact.spans
    }
    taken: set[str] = set()
    for fact in facts:
        places = ((span, fact.status == "disputed") for span in fact.spans)
        shared = Counter(earlier[place] for place in places if place in earlier)
        kept = next((old for old, _ in shared.most_common() if old not in taken), fact.id)
        taken.add(kept)
        yield replace(fact, id=kept)
