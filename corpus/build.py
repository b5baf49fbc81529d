"""Sources → analysis → linking → storage."""

import os
import signal
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from corpus.analysis.page.language import is_english
from corpus.analysis.pipeline import analyse
from corpus.analysis.taggers import SHIPPED, named_tagger
from corpus.errors import IndexFileError, IndexMissingError, NothingToReadError
from corpus.index import IndexInfo
from corpus.model import Article, Coverage, Document
from corpus.relinking import Progress, caught_up, link_and_write, told, version_here
from corpus.sources.reading import Skipped, read_sources
from corpus.storage.sqlite import IndexWriter, building, open_index

WORTH_PROCESSES = 300
"""From this many articles on, analysing them in several processes saves more than it costs."""
CHUNK = 8


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: articles read anew, what was skipped and why, what the index now holds."""

    articles: int
    skipped: tuple[Skipped, ...]
    info: IndexInfo
    other_languages: tuple[str, ...] = ()
    """The languages, most frequent first, of articles that are kept as text only."""


def build(
    sources: Iterable[str | Path],
    out: Path,
    progress: Progress | None = None,
    *,
    now: datetime | None = None,
    tagger: str = SHIPPED,
) -> BuildReport:
    """Build an index from sources into a folder; ids of an index already there are kept.

    What can't be read is skipped and reported. `tagger` names what finds names. Raises
    NothingToReadError where nothing was read, ConfigError where there is no such tagger,
    IndexWriteError where the index can't be written; the index there before is then still in use.
    """
    with building(out) as writer:
        return build_into(writer, sources, progress, now=now, tagger=tagger)


def build_into(
    writer: IndexWriter,
    sources: Iterable[str | Path],
    progress: Progress | None = None,
    *,
    now: datetime | None = None,
    tagger: str = SHIPPED,
) -> BuildReport:
    """Build an index like `build`, where its folder is held already."""
    given = [str(source) for source in sources]
    previous = _previous(writer.folder)
    articles, skipped = _read(given, told(progress))
    if not articles:
        raise _nothing_read(given, skipped)
    documents, failed = _analyse(articles, told(progress), tagger)
    if not documents:
        raise _nothing_read(given, failed)
    link_and_write(writer, documents, previous, given, told(progress), now)
    info = caught_up(writer, told(progress), now).info
    return BuildReport(len(documents), (*skipped, *failed), info, _other_languages(documents))


def add(
    sources: Iterable[str | Path],
    index: Path,
    progress: Progress | None = None,
    *,
    now: datetime | None = None,
    tagger: str = SHIPPED,
) -> BuildReport:
    """Add sources to the index in a folder; articles that are in it already are skipped.

    Only what is new is analysed (all of it where another Parallax wrote the index), then all is
    linked again. Raises what `build` does, and IndexFileError where the index can't be opened.
    """
    given = [str(source) for source in sources]
    if not index.is_dir():
        raise IndexMissingError(
            f"There is no index at {index} to add to; build one:"
            f" parallax index build FOLDER --out {index}"
        )
    with building(index) as writer:
        with open_index(index) as current:
            info, previous = current.info(), current.coverage()
            known = list(current.analysed())
        articles, skipped = _read(given, told(progress))
        new, doubled = _new(articles, known)
        if not new:
            raise _nothing_read(given, [*skipped, *doubled])
        if info.version != version_here():
            new, known = [*(document.article for document in known), *new], []
        analysed, failed = _analyse(new, told(progress), tagger)
        documents = known + analysed
        known_sources = list(dict.fromkeys((*info.sources, *given)))
        link_and_write(writer, documents, previous, known_sources, told(progress), now)
        info = caught_up(writer, told(progress), now).info
        return BuildReport(
            len(articles) - len(doubled) - len(failed),
            (*skipped, *doubled, *failed),
            info,
            _other_languages(analysed),
        )


def _other_languages(documents: Iterable[Document]) -> tuple[str, ...]:
    found = [document.article.language for document in documents]
    counts = Counter(language for language in found if language and not is_english(language))
    return tuple(language for language, _ in counts.most_common())


def _previous(folder: Path) -> Coverage | None:
    """Return what an index holds, None where there is none that can be read."""
    try:
        with open_index(folder) as index:
            return index.coverage()
    except IndexFileError:
        return None


def _read(sources: Sequence[str], progress: Progress) -> tuple[list[Article], list[Skipped]]:
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for found in read_sources(sources):
        if isinstance(found, Article):
            articles.append(found)
            progress("read", len(articles), 0)
        else:
            skipped.append(found)
    return articles, skipped


def _new(
    articles: Sequence[Article], known: Sequence[Document]
) -> tuple[list[Article], list[Skipped]]:
    """Return the articles that are not in the index, and what is said of the others."""
    present = {document.article.id: document.article.source for document in known}
    new = [article for article in articles if article.id not in present]
    doubled = [
        Skipped(article.source, f"It is in the index already, from {present[article.id]}.")
        for article in articles
        if article.id in present
    ]
    return new, doubled


def _nothing_read(sources: Sequence[str], skipped: Sequence[Skipped]) -> NothingToReadError:
    if len(skipped) == 1:
        return NothingToReadError(f"Nothing was read: {skipped[0].source}: {skipped[0].detail}")
    reasons = "; ".join(f"{one.source}: {one.detail.rstrip('.')}" for one in skipped[:3])
    more = f"; and {len(skipped) - 3} more" if len(skipped) > 3 else ""
    return NothingToReadError(
        f"Nothing was read from {', '.join(sources) or 'no source'}: {reasons}{more}."
    )


def _analyse(
    articles: Sequence[Article], progress: Progress, tagger: str
) -> tuple[list[Document], list[Skipped]]:
    named_tagger(tagger)  # where it can't be had, that is said once, and not of each article
    documents: list[Document] = []
    failed: list[Skipped] = []
    progress("analyse", 0, len(articles))
    for done, found in enumerate(_analysed(articles, tagger), start=1):
        if isinstance(found, Document):
            documents.append(found)
        else:
            failed.append(found)
        progress("analyse", done, len(articles))
    return documents, failed


def _analyse_one(tagger: str, article: Article) -> Document | Skipped:
    """Return an article analysed; one that our own fault keeps from it must not stop a build."""
    try:
        return analyse(article, tagger)
    except Exception as error:  # whatever it is, the other articles are still wanted
        return Skipped(
            article.source,
            "It could not be analysed, which is a fault in Parallax; please report it"
            f" ({type(error).__name__}: {error}).",
        )


def _analysed(articles: Sequence[Article], tagger: str) -> Iterator[Document | Skipped]:
    """Yield the articles analysed, in their order, by several processes where that pays."""
    processes = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1, 8)
    analyse_one = partial(_analyse_one, tagger)
    done = 0
    if len(articles) >= WORTH_PROCESSES and processes > 1:
        try:
            with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
                try:
                    with _interrupts_held():
                        results = pool.map(analyse_one, articles, chunksize=CHUNK)
                    for found in results:
                        done += 1
                        yield found
                except BaseException:
                    pool.shutdown(cancel_futures=True)
                    raise
        except (BrokenProcessPool, OSError):
            pass  # no process could be started, or one was killed: go on here
    yield from map(analyse_one, articles[done:])


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold an interrupt back until the end of it; processes started within never get one.

    They would die of it with a traceback each, while we end them in order. The mask is what they
    inherit; here the signal may still come by way of a thread that a library has started, so that
    it is noted, too, and sent again at the end.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    noted: list[int] = []
    is_main = threading.current_thread() is threading.main_thread()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    handler = (
        signal.signal(signal.SIGINT, lambda number, _: noted.append(number)) if is_main else None
    )
    try:
        yield
    finally:
        if is_main:
            signal.signal(signal.SIGINT, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if noted:
            signal.raise_signal(signal.SIGINT)
