"""The bot's own errors; `detail` is one sentence that says what to do, as in corpus.errors.

CorpusError
├── StateError              what is kept over a restart can't be read or written
├── NoDraftError            a language model gave nothing that can be used
└── AdapterError            a platform refuses us, or lacks what it needs to connect
    ├── NotTakenError       it certainly did not take a message; try again later
    ├── UncertainError      nobody knows whether it took a message
    ├── PlaceGoneError      the place is gone, or we may not write there
    ├── WorkspaceLostError  the workspace took its permission back
    └── HistoryError        what stands at a place can't be read
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import CorpusError

if TYPE_CHECKING:
    from briefs.summarising.records import Reason


class StateError(CorpusError):
    """What is kept over a restart can't be read or written."""


class NoDraftError(CorpusError):
    """A language model gave nothing that can be used; `detail` is for whoever runs the bot.

    `retry_after` is in how many seconds it may be asked again, where it says so.
    """

    def __init__(self, detail: str, reason: Reason, retry_after: float = 0.0) -> None:
        super().__init__(detail)
        self.reason = reason
        self.retry_after = retry_after


class AdapterError(CorpusError):
    """A platform refuses us for good, or a setting that it needs is missing or wrong."""


class NotTakenError(AdapterError):
    """The platform certainly did not take a message, such as 429 or no connection.

    `retry_after` is in how many seconds it may, None where the platform doesn't say.
    """

    def __init__(self, detail: str, retry_after: float | None = None) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class UncertainError(AdapterError):
    """Nobody knows whether the platform took a message, such as after a time-out or a 5xx."""


class PlaceGoneError(AdapterError):
    """The place is gone, or we may not write there."""


class WorkspaceLostError(AdapterError):
    """The workspace took its permission back: the token is revoked, the app was removed."""


class HistoryError(AdapterError):
    """What stands at a place can't be read: for now, with `retry_after` seconds, or at all."""

    def __init__(self, detail: str, retry_after: float | None = None) -> None:
        super().__init__(detail)
        self.retry_after = retry_after
