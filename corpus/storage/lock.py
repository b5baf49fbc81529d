"""One builder at a time in one index folder."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from corpus.errors import IndexBusyError
from corpus.file_lock import file_lock

LOCK_FILE = "build.lock"


@contextmanager
def build_lock(folder: Path, *, seconds: float | None = 0) -> Iterator[None]:
    """Hold the folder's lock; the system frees it if this process dies.

    Raises IndexBusyError where another process still builds there after so many seconds; None
    waits without end.
    """
    with ExitStack() as held:
        try:
            held.enter_context(file_lock(folder / LOCK_FILE, seconds=seconds))
        except BlockingIOError:
            raise IndexBusyError(
                f"Another build is writing the index at {folder}; try again when it is done."
            ) from None
        yield
