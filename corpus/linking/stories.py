"""Clustering articles into stories."""

from collections.abc import Sequence

from corpus.model import Coverage, Document, Story


def cluster(documents: Sequence[Document], previous: Coverage | None = None) -> tuple[Story, ...]:
    """Return the stories of merged documents; ids of `previous` are kept."""
    return ()
