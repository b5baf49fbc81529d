"""The index of the abstracts that ship with Parallax."""

from pathlib import Path

from corpus.data import data_path
from corpus.errors import ConfigError, IndexFileError, IndexWriteError
from corpus.storage.manifest import MANIFEST, read_manifest

FOLDER = "shipped"


def shipped_index(state: Path) -> Path:
    """Return the folder of the shipped index: built ahead, else built now into the state folder.

    The first question waits for the build; others at the same time wait for the first. Raises
    IndexWriteError where the state folder can't be written to.
    """
    try:
        ahead = data_path("index", MANIFEST).parent
        read_manifest(ahead)
    except (ConfigError, IndexFileError):
        return _built(state / FOLDER)
    return ahead


def _built(folder: Path) -> Path:
    from importlib.metadata import version  # slow to import, and seldom needed

    if _is_of(folder, version("parallax-bot")):
        return folder
    from corpus.build import build_into
    from corpus.storage.sqlite import building

    try:
        with building(folder, seconds=None) as writer:
            if not _is_of(folder, version("parallax-bot")):
                build_into(writer, [data_path("articles")])
    except IndexWriteError as error:
        raise IndexWriteError(
            f"The abstracts that ship with Parallax can't be indexed in {folder}; make room there,"
            " set PARALLAX_HOME to a folder that can be written to, or name an index with --index."
        ) from error
    return folder


def _is_of(folder: Path, version: str) -> bool:
    """Whether a folder holds an index that this Parallax wrote, and all of it."""
    from corpus.storage.sqlite import open_index

    try:
        with open_index(folder) as index:
            return index.info().version == version
    except IndexFileError:
        return False
