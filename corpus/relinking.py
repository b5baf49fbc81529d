"""Linking analysed articles and writing them, with the corrections of editors at work."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from corpus.correcting.apply import BEFORE_LINKING, corrected, name_outlets
from corpus.correcting.log import Correction, Log, read_log
from corpus.errors import IndexVersionError
from corpus.index import IndexInfo
from corpus.linking.pipeline import link
from corpus.model import Coverage, Document
from corpus.storage.manifest import read_manifest
from corpus.storage.sqlite import IndexWriter, building, open_index

Progress = Callable[[str, int, int], None]
"""Told the stage (read, analyse, link, write), how much of it is done, and of how much, 0 where
that isn't known."""

OBJECTS_PER_COLLECTION = 50_000


def version_here() -> str:
    """Return the version of this Parallax, which every index carries."""
    return version("parallax-bot")


def told(progress: Progress | None) -> Progress:
    """Return what is told of progress; without anybody, nobody is."""
    return progress or (lambda _stage, _done, _total: None)


@dataclass(frozen=True, slots=True)
class Correcting:
    """What the index holds now, and the ids of corrections that no longer fit anything in it."""

    info: IndexInfo
    idle: frozenset[str]


def relink(
    index: Path,
    progress: Progress | None = None,
    *,
    now: datetime | None = None,
    seconds: float | None = 0,
) -> Correcting:
    """Put the corrections to work that are written down and not yet at work in an index.

    Waits so many seconds for another build, which puts them to work itself if it takes longer.
    Raises what `add` does, IndexBusyError where another build still holds the index then, and
    IndexVersionError where another Parallax wrote it: its sources then have to be read again.
    """
    with building(index, seconds=seconds) as writer, _seldom_collecting():
        return caught_up(writer, told(progress), now)


def pending(index: Path) -> bool:
    """Whether a correction is written down that isn't at work in an index, as after a crash.

    Raises IndexFileError where the index or the corrections can't be read.
    """
    return read_manifest(index).corrections != read_log(index).mark


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Look for garbage less often: among the records of an index, that takes half of the time."""
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS_PER_COLLECTION, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def caught_up(writer: IndexWriter, progress: Progress, now: datetime | None) -> Correcting:
    """Put corrections to work until none is left that was written down meanwhile."""
    idle: frozenset[str] = frozenset()
    while True:
        manifest, log = read_manifest(writer.folder), read_log(writer.folder)
        if manifest.corrections == log.mark:
            return Correcting(manifest.info, idle)
        with open_index(writer.folder) as current:
            info, previous = current.info(), current.coverage()
            known = list(current.analysed())
        if info.version != version_here():
            raise IndexVersionError(
                f"The index at {writer.folder} was written by Parallax {info.version}; build it"
                " again, and its corrections are put to work: parallax index build SOURCE …"
            )
        new = _only_added(log, manifest.corrections)
        if new is None:
            _, late = link_and_write(writer, known, previous, info.sources, progress, now)
        else:
            coverage, late = corrected(previous, new)
            _write_coverage(writer, coverage, known, info.sources, log, progress, now)
        idle |= late


def _only_added(log: Log, at_work: str) -> list[Correction] | None:
    """Return what was written down since, where that is clear and needs no linking anew."""
    if at_work and at_work not in log.marks:
        return None  # the file was changed by hand
    done = log.marks.index(at_work) + 1 if at_work else 0
    known = {one.id: one for one in log.corrections}
    new = [known.get(key) for key in log.added[done:]]
    wanted = [one for one in new if one and one.holds and one.kind not in BEFORE_LINKING]
    return wanted if len(wanted) == len(new) else None


def link_and_write(
    writer: IndexWriter,
    documents: Sequence[Document],
    previous: Coverage | None,
    sources: Sequence[str],
    progress: Progress,
    now: datetime | None,
) -> tuple[IndexInfo, frozenset[str]]:
    """Link articles and write them; return what the index holds, and corrections that fit nothing.

    All corrections are put to work that were written down when it began.
    """
    log = read_log(writer.folder)
    ordered = sorted(documents, key=lambda document: document.article.id)
    progress("link", 0, len(ordered))
    named = name_outlets(ordered, log.corrections)
    coverage, idle = corrected(link(named, previous), log.corrections)
    progress("link", len(ordered), len(ordered))
    return _write_coverage(writer, coverage, ordered, sources, log, progress, now), idle


def _write_coverage(
    writer: IndexWriter,
    coverage: Coverage,
    analysed: Sequence[Document],
    sources: Sequence[str],
    log: Log,
    progress: Progress,
    now: datetime | None,
) -> IndexInfo:
    progress("write", 0, len(analysed))
    info = writer.write(
        coverage,
        sources=sources,
        version=version_here(),
        now=now or datetime.now(UTC),
        analysed=analysed,
        corrections=log.mark,
    )
    progress("write", len(analysed), len(analysed))
    return info
