"""The whole linking of analysed articles."""

from collections.abc import Sequence

from corpus.analysis.topics import topics_of
from corpus.linking.facts import align
from corpus.linking.people import merge
from corpus.linking.stories import cluster
from corpus.linking.vectors import Vectors
from corpus.model import Coverage, Document
from corpus.outlets import outlets_of


def link(documents: Sequence[Document], previous: Coverage | None = None) -> Coverage:
    """Return all articles linked; ids of `previous`, an earlier build, are kept where they fit."""
    vectors = Vectors()
    merged = merge(documents, previous, vectors)
    stories = cluster(merged.documents, previous, vectors)
    outlets = {
        outlet.id: outlet
        for document in merged.documents
        for outlet in outlets_of(document.article)
    }
    return Coverage(
        documents=merged.documents,
        people=merged.people,
        entities=merged.entities,
        outlets=tuple(outlets.values()),
        stories=stories,
        facts=align(merged.documents, stories, previous),
        topics=topics_of(merged.documents),
    )
