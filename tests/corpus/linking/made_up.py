"""Short made-up articles for tests of linking, as the analysis hands them on."""

from datetime import UTC, datetime

from corpus.analysis.sentences import split_sentences
from corpus.analysis.tokens import tokenize
from corpus.model import Article, Document


def article(
    id: str,
    text: str,
    *,
    outlet: str | None = None,
    day: str | None = None,
    headline: str | None = None,
) -> Document:
    """One article split into sentences; `day` as 2024-05-06."""
    published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    written = Article(
        id=id,
        source=f"{id}.txt",
        text=text,
        outlet=outlet or f"The {id.title()}",
        headline=headline,
        published=published,
    )
    return tokenize(split_sentences(Document(written)))
