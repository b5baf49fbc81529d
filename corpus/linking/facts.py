"""Aligning what articles claim: shared, alone, disputed."""

from collections.abc import Sequence

from corpus.model import Coverage, Document, Fact, Story


def align(
    documents: Sequence[Document], stories: Sequence[Story], previous: Coverage | None = None
) -> tuple[Fact, ...]:
    """Return the facts of each story; ids of `previous` are kept."""
    return ()
