"""Aligning what articles claim: shared, alone, disputed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2s

from corpus.linking.alignment import Alignment, align_claims
from corpus.linking.claims import find_claims
from corpus.linking.clauses import MOST, shortened
from corpus.linking.disputes import find_disputes
from corpus.linking.kinds import day_of, kind_of, says_something
from corpus.linking.sides import Dispute
from corpus.linking.similarity import strongest
from corpus.linking.syndication import source_of
from corpus.model import Coverage, Document, Fact, Span, Story

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
    facts = [_disputed(dispute, story) for dispute in find_disputes(documents, alignment)]
    facts.extend(_plain_facts(alignment, story))
    return sorted(_unique(facts), key=lambda fact: (-fact.score, fact.spans))


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
        happened=dispute.happened,
    )


def _plain_facts(alignment: Alignment, story: Story) -> Iterator[Fact]:
    nearest = alignment.nearest_elsewhere()
    for cluster in alignment.clusters:
        claims = [alignment.claims[position] for position in cluster]
        telling = [p for p in cluster if says_something(alignment.claims[p])]
        if not telling:
            continue
        clearest = alignment.claims[max(telling, key=lambda p: _clarity(p, cluster, alignment))]
        shared = len({claim.source for claim in claims}) > 1
        alone = 1 - max(nearest.get(position, 0.0) for position in cluster)
        yield Fact(
            id=_new_id(story.id, *strongest(clearest.counts, len(clearest.counts))),
            text=shortened(clearest.text),
            spans=tuple(sorted(claim.span for claim in claims)),
            outlets=tuple(dict.fromkeys(claim.article.display_name for claim in claims)),
            status="shared" if shared else "alone",
            score=round(alignment.agreement(cluster) if shared else alone, 3),
            kind=kind_of(clearest),
            people=tuple(sorted({person for claim in claims for person in claim.people})),
            story=story.id,
            happened=day_of(claims),
        )


def _clarity(position: int, cluster: Sequence[int], alignment: Alignment) -> tuple[float, int]:
    """Return how well a claim stands for its cluster: like the others, and short."""
    claim = alignment.claims[position]
    excess = max(len(claim.text.split()) - MOST, 0)
    return alignment.support(position, cluster) - LONG * excess, -claim.start


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
