"""Where the outlets of a story disagree: every kind that can be told from the words."""

from collections.abc import Sequence

from corpus.linking.claiming.pairing import Alignment
from corpus.linking.disputing.aggression import aggression_disputes
from corpus.linking.disputing.contests import Contests
from corpus.linking.disputing.contradictions import contradictions
from corpus.linking.disputing.contrasts import contrast_disputes
from corpus.linking.disputing.counts import count_disputes
from corpus.linking.disputing.outcomes import outcome_disputes
from corpus.linking.disputing.ranks import rank_disputes
from corpus.linking.disputing.sides import Dispute
from corpus.model import Document


def find_disputes(documents: Sequence[Document], alignment: Alignment) -> list[Dispute]:
    """Return the disagreements in one story, each once, surest first."""
    contests = Contests(documents)
    found = [
        *aggression_disputes(alignment.claims, contests),
        *outcome_disputes(alignment.claims, contests),
        *rank_disputes(documents, alignment.claims),
        *count_disputes(alignment),
        *contradictions(alignment),
        *contrast_disputes(alignment),
    ]
    unique = {(dispute.key, dispute.sides): dispute for dispute in found}
    return sorted(unique.values(), key=lambda dispute: (-dispute.score, dispute.key))
