"""How fast an index is built: articles and megabytes a second, step by step.

The articles are the made-up event of the tests, varied in their names so that no two are the
same. The steps run in one process; the whole build uses as many as it does for anyone. A
correction and its undoing are put to work on the index that this made.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from corpus.analysis.pipeline import analyse
from corpus.build import build
from corpus.correcting.log import add_correction, undo_correction
from corpus.linking.pipeline import link
from corpus.model import Article, Document
from corpus.relinking import relink
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


class Step:
    """Times a step and prints its line: seconds by the clock, and of all processes' CPU."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.articles: Sequence[Article] = ()

    def __enter__(self) -> "Step":
        self.start, self.used = time.perf_counter(), cpu_seconds()
        return self

    def __exit__(self, *_: object) -> None:
        clock, cpu = time.perf_counter() - self.start, cpu_seconds() - self.used
        number, size = len(self.articles), sum(len(one.text) for one in self.articles)
        speeds = f"{number / clock:12.1f}{number / cpu:12.1f}{size / cpu / 1e6:11.2f}"
        print(f"{self.name:22}{number:9}{clock:9.2f}{cpu:9.2f}{speeds}")


def cpu_seconds() -> float:
    """CPU seconds of this process and of those it has waited for."""
    return sum(os.times()[:4])


def main() -> int:
    fixtures = [one for one in read_sources([FIXTURES]) if isinstance(one, Article)]
    analyse(fixtures[0])  # so that no step pays for loading the tagger
    print(
        f"{'step':22}{'articles':>9}{'clock s':>9}{'CPU s':>9}"
        f"{'articles/s':>12}{'/CPU s':>12}{'MB/CPU s':>11}"
    )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "articles.jsonl")
        lines = (json.dumps(article) for article in varied([one.text for one in fixtures]))
        source.write_text("\n".join(lines), encoding="utf-8")
        documents: list[Document] = []
        out, index = Path(folder, "steps"), Path(folder, "index")

        with Step("read") as step:
            step.articles = [one for one in read_sources([source]) if isinstance(one, Article)]
        articles = step.articles
        deadline = time.perf_counter() + MOST_SECONDS
        with Step("analyse, one process") as step:
            for article in articles:
                documents.append(analyse(article))
                if time.perf_counter() > deadline:
                    break
            step.articles = analysed = articles[: len(documents)]
        with Step("link") as step:
            coverage = link(documents)
            step.articles = analysed
        with Step("write") as step:
            write_index(out, coverage, sources=(), version="0", now=datetime.now(UTC))
            step.articles = analysed
        with Step("build, all steps") as step:
            build([source], index)
            step.articles = articles
        with open_index(index) as current:
            one, other = (presence.entity.name for presence in current.people()[:2])
        at = datetime.now(UTC)
        merge = add_correction(index, "merge", one, by="bench", at=at, other=other)
        with Step("a correction") as step:
            relink(index)
            step.articles = articles
        undo_correction(index, merge.id, by="bench", at=at)
        with Step("undoing it") as step:
            relink(index)
            step.articles = articles
        written = sum(path.stat().st_size for path in out.glob("*.sqlite"))
        characters = sum(len(article.text) for article in analysed)
        print(f"size of the index: {written / characters:.1f} bytes for a character of text")
    return 0


if __name__ == "__main__":
    sys.exit(main())
