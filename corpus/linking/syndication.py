"""Recognising copies: one agency's text in several outlets is one source, not several."""

from collections.abc import Sequence
from zlib import crc32

from corpus.linking.similarity import average_link, candidate_pairs
from corpus.model import Document
from corpus.statistics import words

RUN = 6
"""Words in a shingle."""
SAMPLE = 4
"""One shingle in this many, picked by its checksum, is followed to find pairs."""
OVERLAP = 0.5
"""Shingles of the shorter text that must stand in the longer one."""
COMMON = 60
"""A shingle in more articles than this is boilerplate."""


def copies(documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
    """Return groups of ids of articles that carry the same copy, in the documents' order.

    Every article is in exactly one group, most often alone. Two belong together where half of the
    six-word runs of the shorter stand in the longer.
    """
    shingles = [_shingles(document.article.text) for document in documents]
    sampled = [
        dict.fromkeys({run for run in runs if run % SAMPLE == 0} or runs, 1.0) for runs in shingles
    ]
    alike = {
        (one, other): 1.0
        for one, other in candidate_pairs(sampled, COMMON)
        if _overlap(shingles[one], shingles[other]) >= OVERLAP
    }
    groups = average_link(len(documents), alike, OVERLAP)
    return tuple(tuple(documents[i].article.id for i in group) for group in groups)


def source_of(documents: Sequence[Document]) -> dict[str, str]:
    """Return, for the id of each article, that of the first article with the same copy."""
    return {article: group[0] for group in copies(documents) for article in group}


def _shingles(text: str) -> set[int]:
    """Return checksums of every run of words; of the whole text where it is shorter."""
    tokens = [word.text.casefold() for word in words(text)]
    starts = range(max(len(tokens) - RUN + 1, min(len(tokens), 1)))
    return {crc32(" ".join(tokens[i : i + RUN]).encode("utf-8", "surrogatepass")) for i in starts}


def _overlap(one: set[int], other: set[int]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0
