"""Aligning what articles claim: shared, alone, disputed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from hashlib import blake2s

from corpus.linking.claiming.claims import Claim, find_claims
from corpus.linking.claiming.clauses import shortened
from corpus.linking.claiming.kinds import day_of, kind_of, says_something
from corpus.linking.claiming.pairing import Alignment, align_claims
from corpus.linking.claiming.rewording import Reworded, reworded_facts
from corpus.linking.claiming.sharing import Carried, shared_claims
from corpus.linking.disputing.finding import find_disputes
from corpus.linking.disputing.sides import Dispute
from corpus.linking.merging.identity import kept_ids
from corpus.linking.similarity import strongest
from corpus.linking.syndication import source_of
from corpus.model import Coverage, Document, Fact, FactStatus, Side, Span, Story

REWORDED = 0.7
"""How sure a fact in everybody's own words is at most, where one in the same words is 1."""
ALONE = 0.4
"""How sure it must be that no other source has a claim for it to be called alone."""


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
    told: set[int] = set()
    for found in shared_claims(alignment, telling):
        told.update((found.position, *found.held))
        yield _shared(found, story)
    for reworded in reworded_facts(alignment, frozenset(telling - told)):
        spans = {claim.span for claim in reworded.claims[1:]} | {reworded.claim.span}
        told.update(
            position
            for position in telling
            if any(_meets(span, alignment.claims[position]) for span in spans)
        )
        yield _in_own_words(reworded, story)
    nearest = alignment.nearest_elsewhere()
    for cluster in alignment.restated:
        positions = tuple(p for p in cluster if p in telling and p not in told)
        if positions:
            surely = 1 - max(nearest.get(position, 0.0) for position in positions)
            if surely < ALONE:
                continue
            claims = [one for position in positions for one in alignment.claims[position].all]
            if len({one.source for one in claims}) > 1:
                continue
            yield _fact(claims[0], claims, "alone", surely, story)


def _meets(span: Span, claim: Claim) -> bool:
    return any(
        one.article.id == span.article and one.start <= span.start < one.end for one in claim.all
    )


def _in_own_words(found: Reworded, story: Story) -> Fact:
    """Return a fact that each source has in words of its own, which are its sides."""
    fact = _fact(found.claim, found.claims, "shared", found.score * REWORDED, story)
    sides = tuple(
        Side(shortened(claim.text), (claim.span,), (claim.article.display_name,))
        for claim in (found.claim, *(c for c in found.claims if c is not found.claim))
    )
    return replace(fact, sides=sides)


def _shared(found: Carried, story: Story) -> Fact:
    return _fact(found.claim, [found.claim, *found.carriers], "shared", found.score, story)


def _fact(
    clearest: Claim, claims: Sequence[Claim], status: FactStatus, score: float, story: Story
) -> Fact:
    return Fact(
        id=_new_id(story.id, *strongest(clearest.counts, len(clearest.counts))),
        text=shortened(clearest.text),
        spans=tuple(sorted(claim.span for claim in claims)),
        outlets=tuple(dict.fromkeys(c.article.display_name for c in sorted(claims, key=_place))),
        status=status,
        score=round(score, 3),
        kind=kind_of(clearest),
        people=tuple(sorted({person for claim in claims for person in claim.people})),
        story=story.id,
        happened=day_of(clearest, claims),
    )


def _place(claim: Claim) -> Span:
    return claim.span


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
    earlier: dict[str, set[str]] = defaultdict(set)
    for fact in previous.facts if previous else ():
        for place in _places(fact):
            earlier[place].add(fact.id)
    kept = kept_ids([_places(fact) for fact in facts], earlier)
    taken = set(kept.values())
    for position, fact in enumerate(facts):
        fresh = fact.id
        while position not in kept and fresh in taken:
            fresh = f"{fresh}-new"
        taken.add(fresh)
        yield replace(fact, id=kept.get(position, fresh))


def _places(fact: Fact) -> dict[str, int]:
    """Return what a fact is known by from build to build: where it stands, and as what."""
    found: dict[str, int] = {}
    for span in fact.spans:
        place = f"{span.article}\n{span.start}\n{fact.status == 'disputed'}"
        found[place] = 1
        found[f"{place}\n{span.end}\n{fact.status}"] = 2
    return found
