"""An index in a folder: opening it, writing the next generation of it, checking it."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path

from corpus.errors import IndexDamagedError
from corpus.index import IndexInfo
from corpus.model import Coverage, Document
from corpus.storage.database import Database
from corpus.storage.lock import LOCK_FILE, build_lock
from corpus.storage.manifest import (
    MANIFEST,
    Manifest,
    Segment,
    damaged,
    hash_of,
    read_manifest,
    sync_folder,
    write_manifest,
    writing,
)
from corpus.storage.reader import SqliteIndex
from corpus.storage.schema import APPLICATION_ID, LAYOUT, SCHEMA_VERSION

_GENERATION = re.compile(r"articles-(\d{6,})\.sqlite")
UNFINISHED = ".building"
_URI_QUOTED = str.maketrans({"%": "%25", "?": "%3f", "#": "%23"})


def open_index(folder: Path) -> SqliteIndex:
    """Return the index in a folder; what it reads stays the same whatever is built afterwards.

    Raises IndexMissingError, IndexVersionError, or IndexDamagedError where a file's size or kind
    isn't what the manifest says; `check_index` compares hashes, too.
    """
    manifest = read_manifest(folder)
    try:
        return _opened(folder, manifest)
    except IndexDamagedError:
        if read_manifest(folder).generation == manifest.generation:
            raise
        return open_index(folder)  # builds switched it meanwhile, and removed what it had named


def _opened(folder: Path, manifest: Manifest) -> SqliteIndex:
    if len(manifest.segments) != 1:
        raise damaged(folder, f"it names {len(manifest.segments)} segments instead of one")
    path = _checked_path(folder, manifest.segments[0])
    return SqliteIndex(manifest.info, Database(folder, _connect(folder, path)))


def _checked_path(folder: Path, segment: Segment) -> Path:
    path = folder / segment.file
    if path.name != segment.file:
        raise damaged(folder, f"{segment.file} is no file name")
    try:
        size = path.stat().st_size
    except OSError:
        raise damaged(folder, f"{segment.file} is missing") from None
    if size != segment.size:
        raise damaged(folder, f"{segment.file} has {size} bytes instead of {segment.size}")
    return path


def _connect(folder: Path, path: Path) -> sqlite3.Connection:
    """Return a connection that neither writes nor locks, as a read-only disk needs it."""
    name = path.absolute().as_posix().translate(_URI_QUOTED)
    name = name if name.startswith("/") else f"/{name}"
    try:
        database = sqlite3.connect(
            f"file:{name}?mode=ro&immutable=1",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
        )
        marks = [
            database.execute(f"PRAGMA {mark}").fetchone()[0]
            for mark in ("application_id", "user_version")
        ]
    except sqlite3.Error as error:
        raise damaged(folder, str(error)) from error
    if marks != [APPLICATION_ID, SCHEMA_VERSION]:
        database.close()
        raise damaged(folder, f"{path.name} is no index file")
    return database


def write_index(
    folder: Path, coverage: Coverage, *, sources: Sequence[str], version: str, now: datetime
) -> IndexInfo:
    """Write a coverage as an index, or as the next generation of the index that is there.

    Raises IndexWriteError where that fails; what was there before is then still in use.
    """
    with building(folder) as writer:
        return writer.write(coverage, sources=sources, version=version, now=now)


@contextmanager
def building(folder: Path, *, seconds: float | None = 0) -> Iterator["IndexWriter"]:
    """Hold an index folder for one build, from reading what is there to writing what follows.

    Raises IndexBusyError where another build still holds it after so many seconds (None waits
    without end), IndexWriteError where the folder can't be written to. A folder made for a build
    that failed is removed again.
    """
    with ExitStack() as held:
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
            held.enter_context(build_lock(folder, seconds=seconds))
        try:
            yield IndexWriter(folder)
        finally:
            if not (folder / MANIFEST).exists():
                _abandon(folder)


class IndexWriter:
    """Writes the next generation of an index; whoever has one holds the folder's lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(
        self,
        coverage: Coverage,
        *,
        sources: Sequence[str],
        version: str,
        now: datetime,
        analysed: Sequence[Document] = (),
        corrections: str = "",
    ) -> IndexInfo:
        """Write a coverage and switch readers to it at once.

        `analysed` are its documents as they were before linking, from which it can be linked
        again; `corrections` stands for as much of the log of corrections as is at work in it. The
        generation before stays on the disk for those who have it open.
        """
        with writing(self.folder):
            known = _generations(self.folder)
            number = max(known, default=0) + 1
            segment = self._write_segment(number, coverage, analysed)
            manifest = Manifest(
                schema=SCHEMA_VERSION,
                layout=LAYOUT,
                version=version,
                built=now.isoformat(timespec="seconds"),
                generation=f"{number:06}",
                sources=tuple(sources),
                segments=(segment,),
                counts={
                    "articles": len(coverage.documents),
                    "people": len(coverage.people),
                    "stories": len(coverage.stories),
                    "facts": len(coverage.facts),
                },
                corrections=corrections,
            )
            write_manifest(self.folder, manifest)
            for older in sorted(known)[:-1]:
                _remove(self.folder / known[older])
            return manifest.info

    def _write_segment(
        self, number: int, coverage: Coverage, analysed: Sequence[Document]
    ) -> Segment:
        from corpus.storage.writer import write_segment  # what only asks needs none of it

        path = self.folder / f"articles-{number:06}.sqlite"
        unfinished = path.with_suffix(UNFINISHED)
        _remove(unfinished)
        write_segment(unfinished, coverage, analysed)
        unfinished.replace(path)
        sync_folder(self.folder)
        return Segment(path.name, path.stat().st_size, hash_of(path))


def _abandon(folder: Path) -> None:
    """Remove a folder that holds nothing but what a failed first build left."""
    try:
        (folder / LOCK_FILE).unlink(missing_ok=True)
        folder.rmdir()
    except OSError:
        return  # somebody's folder, with files of theirs in it


def _generations(folder: Path) -> dict[int, str]:
    """Return the segments in a folder by their number."""
    matches = (_GENERATION.fullmatch(path.name) for path in folder.iterdir())
    return {int(match[1]): match[0] for match in matches if match}


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except FileNotFoundError:
        return
    except PermissionError:
        return  # still open in another process, where the system minds that; next time then


def check_index(folder: Path) -> IndexInfo:
    """Return an index's description after reading every byte of it.

    Raises IndexDamagedError where a hash or SQLite's own check differs, and what `open_index`
    raises.
    """
    manifest = read_manifest(folder)
    for segment in manifest.segments:
        path = _checked_path(folder, segment)
        if hash_of(path) != segment.blake2b:
            raise damaged(folder, f"{segment.file} has changed since it was written")
        with closing(Database(folder, _connect(folder, path))) as database:
            database.check()
    return manifest.info
