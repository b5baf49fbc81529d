"""One builder at a time in one index folder."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from corpus.errors import IndexWriteError

LOCK_FILE = "build.lock"


@contextmanager
def build_lock(folder: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold the folder's lock; the system frees it if this process dies.

    Raises IndexWriteError at once where another process builds there, unless told to wait.
    """
    with (folder / LOCK_FILE).open("ab") as file:
        try:
            _lock(file, wait=wait)
        except (BlockingIOError, PermissionError):
            raise IndexWriteError(
                f"Another build is writing the index at {folder}; try again when it is done."
            ) from None
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes], *, wait: bool) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes], *, wait: bool) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
