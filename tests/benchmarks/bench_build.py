"""How fast an index is built: articles and megabytes a second, step by step.

The articles are the made-up event of the tests, varied in their names so that no two are the
same. The steps run in one process; the whole build uses as many as it does for anyone.
"""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from corpus.analysis.pipeline import analyse
from corpus.build import build
from corpus.linking.pipeline import link
from corpus.model import Article, Document
from corpus.sources.reading import read_sources
from corpus.storage.sqlite import open_index, write_index

ARTICLES = 240
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "harbour"
MOST_SECONDS = 20.0
"""For the steps in one process; the whole build then takes less."""


def varied(texts: list[str]) -> Iterator[dict[str, str]]:
    """Articles with a sentence of their own each, on days of their own."""
    for number in range(ARTICLES):
        text = texts[number % len(texts)]
        own = f"Report {number} of station {number * 7919 % 10007} follows."
        yield {
            "id": f"bench-{number}",
            "published": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "text": f"{text}\n\n{own}",
        }


def row(step: str, articles: int, characters: int, seconds: float) -> str:
    speed = articles / seconds
    return f"{step:24}{articles:9}{seconds:9.2f}{speed:12.1f}{characters / seconds / 1e6:9.2f}"


def main() -> int:
    fixtures = [one for one in read_sources([FIXTURES]) if isinstance(one, Article)]
    print(f"{'step':24}{'articles':>9}{'seconds':>9}{'articles/s':>12}{'MB/s':>9}")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "articles.jsonl")
        lines = (json.dumps(article) for article in varied([one.text for one in fixtures]))
        source.write_text("\n".join(lines), encoding="utf-8")

        start = time.perf_counter()
        articles = [one for one in read_sources([source]) if isinstance(one, Article)]
        size = sum(len(article.text) for article in articles)
        print(row("read", len(articles), size, time.perf_counter() - start))

        start = time.perf_counter()
        documents: list[Document] = []
        for article in articles:
            documents.append(analyse(article))
            if time.perf_counter() - start > MOST_SECONDS:
                break
        size = sum(len(document.article.text) for document in documents)
        print(row("analyse, one process", len(documents), size, time.perf_counter() - start))

        start = time.perf_counter()
        coverage = link(documents)
        print(row("link", len(documents), size, time.perf_counter() - start))

        start = time.perf_counter()
        out = Path(folder, "steps")
        write_index(out, coverage, sources=(), version="0", now=datetime.now(UTC))
        print(row("write", len(documents), size, time.perf_counter() - start))
        written = sum(path.stat().st_size for path in out.glob("*.sqlite"))

        start = time.perf_counter()
        report = build([source], Path(folder, "index"))
        size = sum(len(article.text) for article in articles)
        print(row("build, all steps", report.articles, size, time.perf_counter() - start))
        with open_index(out) as index:
            characters = sum(len(article.text) for article in index.articles())
        print(f"size of the index: {written / characters:.1f} bytes for a character of text")
    return 0


if __name__ == "__main__":
    sys.exit(main())
