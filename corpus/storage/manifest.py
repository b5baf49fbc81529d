"""The manifest: which segments an index consists of, how they came to be, what they must be."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from corpus.errors import (
    IndexDamagedError,
    IndexMissingError,
    IndexVersionError,
    IndexWriteError,
)
from corpus.index import IndexInfo
from corpus.storage.schema import LAYOUT, SCHEMA_VERSION

MANIFEST = "manifest.json"
HASH_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Segment:
    """One immutable file of an index: its name, its size in bytes, its BLAKE2b hash in hex."""

    file: str
    size: int
    blake2b: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index folder says of itself."""

    schema: int
    layout: str
    version: str
    built: str
    generation: str
    sources: tuple[str, ...]
    segments: tuple[Segment, ...]
    counts: dict[str, int]
    corrections: str = ""
    """What stands for as much of the log of corrections as is at work in it."""

    @property
    def info(self) -> IndexInfo:
        """The same, for those who ask the index."""
        return IndexInfo(
            schema=self.schema,
            version=self.version,
            built=datetime.fromisoformat(self.built),
            generation=self.generation,
            sources=self.sources,
            **{name: self.counts[name] for name in ("articles", "people", "stories", "facts")},
        )


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of an index folder.

    Raises IndexMissingError where there is none, IndexVersionError where a newer Parallax wrote
    it, IndexDamagedError where it can't be understood.
    """
    path = folder / MANIFEST
    try:
        with path.open(encoding="utf-8") as file:
            content = json.load(file)
        return _checked(content, folder)
    except FileNotFoundError:
        raise IndexMissingError(
            f"There is no index at {folder}; build one: parallax index build FOLDER --out {folder}"
        ) from None
    except NotADirectoryError:
        raise IndexMissingError(
            f"{folder} is a file, not the folder of an index; name a folder, or build an index"
            " into one: parallax index build FOLDER --out INDEX"
        ) from None
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
        raise damaged(folder, f"{MANIFEST} is not a manifest") from None
    except OSError as error:
        raise IndexMissingError(
            f"The index at {folder} can't be read ({error.strerror}); name another with --index."
        ) from error


def _checked(content: Any, folder: Path) -> Manifest:
    schema = int(content["schema"])
    if schema > SCHEMA_VERSION:
        raise IndexVersionError(
            f"The index at {folder} was written by Parallax {content.get('version')}, which is"
            " newer than this one; update Parallax, or build the index again."
        )
    if schema < SCHEMA_VERSION or content.get("layout") != LAYOUT:
        raise IndexVersionError(
            f"The index at {folder} was written by an older Parallax; build it again:"
            f" parallax index build FOLDER --out {folder}"
        )
    return Manifest(
        schema=schema,
        layout=LAYOUT,
        version=str(content["version"]),
        built=str(content["built"]),
        generation=str(content["generation"]),
        sources=tuple(map(str, content["sources"])),
        segments=tuple(Segment(**segment) for segment in content["segments"]),
        counts={str(name): int(count) for name, count in content["counts"].items()},
        corrections=str(content.get("corrections", "")),
    )


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put a manifest in place of the one before it, all at once.

    Until the rename readers see the old one, after it the new one, at no time neither; both are
    on the disk before the name changes.
    """
    new = folder / f"{MANIFEST}.new"
    with new.open("w", encoding="utf-8") as file:
        json.dump(asdict(manifest), file, ensure_ascii=False, indent=2)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / MANIFEST)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk, where the system lets a folder be synced."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def hash_of(path: Path) -> str:
    """Return the BLAKE2b hash of a file, in hex."""
    from hashlib import blake2b  # not needed to open an index, and slow to import

    digest = blake2b(digest_size=32)
    with path.open("rb") as file:
        while block := file.read(HASH_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def damaged(folder: Path, what: str) -> IndexDamagedError:
    """Return the error for an index that isn't what it should be, with what to do about it."""
    return IndexDamagedError(
        f"The index at {folder} is damaged ({what}); build it again:"
        f" parallax index build FOLDER --out {folder}"
    )


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn whatever the system refuses while an index is written into IndexWriteError."""
    try:
        yield
    except OSError as error:
        raise not_written(folder, error.strerror or str(error)) from error


def not_written(folder: Path, reason: str) -> IndexWriteError:
    """Return the error for an index that could not be written, with what to do about it."""
    if folder.exists() and not folder.is_dir():
        return IndexWriteError(
            f"An index could not be written to {folder}, which is a file; name a folder with --out."
        )
    kept = " What was there before is still in use." if (folder / MANIFEST).exists() else ""
    return IndexWriteError(
        f"The index at {folder} could not be written ({reason}); make room there, or name another"
        f" folder with --out.{kept}"
    )
