"""Fits the weights of `corpus.linking.claiming.same_fact` to marked facts.

Those of the dev events, and pairs of other articles of which hardly any are one fact.

Prints them, and how well they tell pairs apart in the part they are fitted to and in the test part.
`python -m tests.evaluation.fit_same_fact`
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.linking.claiming.claims import Claim, find_claims
from corpus.linking.claiming.pairing import align_claims, signatures
from corpus.linking.claiming.same_fact import Signature
from corpus.linking.pipeline import link
from corpus.linking.syndication import source_of
from corpus.model import Document, Span
from tests.evaluation.coverage import Event, event_facts, events, overlap
from tests.evaluation.facts import GOLD, coverage, numbers
from tests.evaluation.made_up import event_documents
from tests.evaluation.real import articles_folder

_STEPS = 12000
_RATE = 0.5
_RIDGE = 0.0003
"""How much large weights cost."""


Pair = tuple[Signature, bool, Claim, Claim]


def pairs(event: Event) -> Iterator[Pair]:
    """Pairs of claims of different sources that share anything, and whether they are one."""
    marked = [spans for _, spans in (*event.facts, *event.disputes)]
    return _pairs(event.documents, marked)


def others() -> Iterator[Pair]:
    """Pairs of the made-up events of few common facts, and of the real articles where they are."""
    linked = link(event_documents())
    by_id = {document.article.id: document for document in linked.documents}
    marked = event_facts(linked.documents)
    for story in linked.stories:
        yield from _pairs([by_id[article] for article in story.articles], marked)
    folder = articles_folder()
    if not folder.is_dir():
        return
    documents = coverage(folder).documents
    of_number = {number: article for article, number in numbers(folder).items()}
    marked = [
        tuple(Span(of_number[number], start, end) for number, start, end in gold["spans"])
        for gold in GOLD
    ]
    yield from _pairs(documents, marked)


def _pairs(documents: Sequence[Document], marked: Iterable[Sequence[Span]]) -> Iterator[Pair]:
    sources = source_of(documents)
    claims = [
        claim
        for document in documents
        for claim in find_claims(document, sources[document.article.id])
    ]
    alignment = align_claims(claims)
    marked = list(marked)
    candidates = alignment.one_fact
    for (one, other), signature in signatures(alignment.claims, alignment.vectors, candidates):
        mine, theirs = alignment.claims[one], alignment.claims[other]
        same = any(
            all(any(overlap(claim.span, gold) for gold in spans) for claim in (mine, theirs))
            for spans in marked
        )
        yield signature, same, mine, theirs


def fit(read: NDArray[np.float64], same: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of a logistic regression, the last one its bias."""
    with_bias = np.hstack([read, np.ones((len(read), 1))])
    weights = np.zeros(with_bias.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-with_bias @ weights))
        gradient = with_bias.T @ (likely - same) / len(same)
        gradient[:-1] += _RIDGE * weights[:-1]
        weights -= _RATE * gradient
    return weights


def main() -> None:
    """Print the weights, and precision and recall of pairs at several thresholds."""
    read = [*(pair for event in events("dev") for pair in pairs(event)), *others()]
    same = np.array([float(pair[1]) for pair in read])
    weights = fit(np.array([pair[0] for pair in read]), same)
    for name, value in zip([*Signature._fields, "bias"], weights, strict=True):
        print(f"{name:16} {value:6.2f}")
    for part in ("dev", "test"):
        judged = [pair for event in events(part) for pair in pairs(event)]
        _print_curve(part, judged, weights)
    _print_curve("others", list(others()), weights)


def _print_curve(part: str, judged: list[Pair], weights: NDArray[np.float64]) -> None:
    scores = [float(np.dot([*pair[0], 1.0], weights)) for pair in judged]
    total = sum(pair[1] for pair in judged)
    for threshold in (0.3, 0.5, 0.7, 0.8, 0.9):
        least = float(np.log(threshold / (1 - threshold)))
        chosen = [pair for pair, score in zip(judged, scores, strict=True) if score >= least]
        right = sum(pair[1] for pair in chosen)
        print(
            f"{part} p>={threshold}: {len(chosen)} pairs, precision"
            f" {right / max(len(chosen), 1):.2f}, recall {right / max(total, 1):.2f} of {total}"
        )


if __name__ == "__main__":
    main()
