"""Answers given again: to the same question, of the same index, on the same day."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bot.command import Answer
    from briefs.parts.news import News
    from corpus.index import Index

MOST = 256
"""Answers kept; one takes some 50 kB at the most."""

Key = tuple[str, str, "date", str, "News | None"]
"""Command, what was typed, the day, the language of dates, and what a digest hasn't told yet."""


class Answers:
    """The answers of late to steady commands: turning a page or sharing asks the same again.

    An index never changes; when another takes its place, all that came from it is forgotten.
    Safe to share by threads.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._index: Index | None = None
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, index: Index, key: Key) -> Answer | None:
        """Return the answer that the index gave to a question on that day, if it is still kept."""
        with self._lock:
            if index is not self._index or key not in self._answers:
                return None
            self._answers.move_to_end(key)
            return self._answers[key]

    def keep(self, index: Index, key: Key, answer: Answer) -> None:
        """Keep an answer; the one that was longest not asked for goes."""
        with self._lock:
            if index is not self._index:
                self._index = index
                self._answers.clear()
            self._answers[key] = answer
            self._answers.move_to_end(key)
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)
