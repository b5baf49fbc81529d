"""What each step of the analysis costs, in milliseconds per 6 KB article on one core.

The articles are the made-up ones of the tests, joined to texts of about 6,000 characters. A bare
loop over the characters of each article stands beside the steps as a measure of the machine:
compare the ratios of one run, not the milliseconds of two.
"""

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from corpus.analysis.pipeline import STEPS
from corpus.linking.people import merge
from corpus.model import Article, Document
from corpus.sources.reading import Skipped, read_sources

EVENTS = Path(__file__).resolve().parents[1] / "fixtures" / "events"
SIZE = 6000
ROUNDS = 3


def articles() -> Iterator[Article]:
    """Articles of about 6,000 characters."""
    piece: list[str] = []
    files = (path for path in sorted(EVENTS.glob("*.md")) if path.name != "README.md")
    for article in read_sources(files):
        if isinstance(article, Skipped):
            continue
        piece.append(article.text)
        if sum(map(len, piece)) >= SIZE:
            yield Article(id=f"bench-{article.id}", source=article.source, text="\n\n".join(piece))
            piece = []


def bare(document: Document) -> Document:
    """Look at every character once."""
    sum(1 for character in document.article.text if character.isupper())
    return document


def main() -> None:
    """Print a line for each step, then the sums that have goals."""
    texts = list(articles())
    size = sum(len(article.text) for article in texts)
    scale = 1000 * SIZE / size
    spent: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        documents = [Document(article) for article in texts]
        for step in (bare, *STEPS):
            start = time.perf_counter()
            documents = [step(document) for document in documents]
            spent.setdefault(step.__name__, []).append((time.perf_counter() - start) * scale)
        start = time.perf_counter()
        merge(documents)
        spent.setdefault("merge over articles", []).append((time.perf_counter() - start) * scale)
    best = {name: min(times) for name, times in spent.items()}
    usual = {name: statistics.median(times) for name, times in spent.items()}
    unit = best["bare"]
    print(f"{len(texts)} articles, {size / 1e3:.0f} KB; per 6 KB article, best of {ROUNDS} rounds")
    for name, cost in best.items():
        print(f"{name:22}{cost:9.2f} ms{usual[name]:9.2f} usual{cost / unit:9.1f} x bare")
    naming = best["tag_names"] + best["find_people"] + best["merge over articles"]
    whole = sum(cost for name, cost in best.items() if name not in ("bare", "merge over articles"))
    print(f"tagging and merging   {naming:9.2f} ms")
    print(f"the whole analysis    {whole:9.2f} ms: {1000 / whole:.0f} articles a second")


if __name__ == "__main__":
    main()
