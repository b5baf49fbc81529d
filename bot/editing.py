"""What may be done with the corrections of the index in use; the command line and chat share it."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import CorrectionError, IndexBusyError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from corpus.correcting.drafts import Draft
    from corpus.correcting.log import Correction
    from corpus.relinking import Progress

WAIT_SECONDS = 60.0
"""How long to wait for a build that holds the index; if it takes longer, it puts to work itself
what was written down meanwhile."""

NOT_OURS = (
    "The abstracts that ship with Parallax can't be corrected; build an index of your own:"
    " parallax index build FOLDER"
)


@dataclass(frozen=True, slots=True)
class Done:
    """A correction that was written down or undone.

    `waits` says that a build is under way, which will put it to work; `idle` that it fits nothing
    in the index as that is now.
    """

    correction: Correction
    waits: bool = False
    idle: bool = False


class Editing:
    """The corrections of an index in a folder; None stands for the shipped abstracts.

    Safe to use from several threads and processes: the log has a lock, and so has the index.
    """

    def __init__(
        self,
        folder: Path | None,
        clock: Callable[[], datetime],
        progress: Progress | None = None,
        wait_seconds: float = WAIT_SECONDS,
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._progress = progress
        self._wait_seconds = wait_seconds

    @property
    def folder(self) -> Path:
        """The folder of the index; raises CorrectionError where it can't be corrected."""
        if self._folder is None:
            raise CorrectionError(NOT_OURS)
        return self._folder

    def all(self) -> Sequence[Correction]:
        """Return all corrections, the oldest first, those undone among them."""
        from corpus.correcting.log import read_corrections

        return read_corrections(self.folder)

    def add(self, draft: Draft, by: str) -> Done:
        """Write a correction down and put it to work."""
        from corpus.correcting.log import add_correction

        added = add_correction(
            self.folder, draft.kind, draft.subject, by=by, at=self._clock(), other=draft.other,
            articles=draft.articles, was=draft.was,
        )  # fmt: skip
        return self._at_work(added)

    def undo(self, id: str, by: str) -> Done:
        """Undo a correction, and link the articles without it; raises UnknownIdError."""
        from corpus.correcting.log import undo_correction

        return self._at_work(undo_correction(self.folder, id, by=by, at=self._clock()))

    def _at_work(self, correction: Correction) -> Done:
        from corpus.relinking import relink

        try:
            now = relink(self.folder, self._progress, seconds=self._wait_seconds)
        except IndexBusyError:
            return Done(correction, waits=True)
        return Done(correction, idle=correction.id in now.idle)


def login() -> str:
    """Return the name under which somebody is logged in here."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"
