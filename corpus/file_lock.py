"""Locks on files that the system frees when a process dies."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

POLL_SECONDS = 0.05


@contextmanager
def file_lock(path: Path, *, seconds: float | None = 0) -> Iterator[None]:
    """Hold the lock of a file, which is made where it is missing.

    Waits so many seconds for it, for None without end. Raises BlockingIOError where others still
    hold it then, and OSError where the file can't be used.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    with path.open("ab") as file:
        while not _locked(file):
            if deadline is not None and time.monotonic() >= deadline:
                raise BlockingIOError(f"{path} is locked")
            time.sleep(POLL_SECONDS)
        yield


if sys.platform == "win32":
    import msvcrt

    def _locked(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _locked(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
