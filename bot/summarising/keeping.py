"""Asks a model once for the same thing, not too often, and not while it fails."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.errors import NoDraftError
from bot.summarising.prompt import prompt
from bot.summarising.reading import draft_of
from briefs.summarising.records import Draft, Unwritten

if TYPE_CHECKING:
    from bot.summarising.prompt import PromptMessage
    from briefs.summarising.records import Bounds, Material

log = logging.getLogger("parallax.summariser")

MOST_KEPT = 256
"""Drafts; one takes a few kB."""
REST_SECONDS = 60.0
"""How long a model is not asked again after it failed, nor for the same thing."""
HOUR = 3600.0

Ask = Callable[[Sequence["PromptMessage"]], str]
"""Returns what a model answers, within a bounded time; raises NoDraftError."""


@dataclass(slots=True)
class _Kept:
    outcome: Future[Draft | Unwritten] = field(default_factory=Future)
    until: float = float("inf")


class KeepingSummariser:
    """A summariser over something that asks a model; safe to share by threads.

    The same model, prompt and material give the same draft until the process ends or 256 others
    were asked for; who asks while the model writes waits for that answer. `form` is what else the
    answer depends on.
    """

    def __init__(
        self,
        model: str,
        form: str,
        ask: Ask,
        bounds: Bounds,
        per_hour: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.model = model
        self.bounds = bounds
        self._form = form
        self._ask = ask
        self._per_hour = per_hour
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._asked: deque[float] = deque()
        self._rest = 0.0
        self._why: Unwritten = Unwritten("unreachable")

    def summarise(self, material: Material) -> Draft | Unwritten:
        """Return what the model words; it never raises."""
        messages = prompt(material, self.bounds)
        kept, is_new = self._entry(self._key(messages))
        if is_new:
            try:
                outcome = self._draft(messages)
            except Exception as error:  # whatever a client may raise, a digest comes
                log.warning("No summary by %s: %s", self.model, type(error).__name__)
                outcome = Unwritten("unreachable")
            if isinstance(outcome, Unwritten):
                kept.until = self._clock() + REST_SECONDS
            kept.outcome.set_result(outcome)
        return kept.outcome.result()

    def _key(self, messages: Sequence[PromptMessage]) -> str:
        asked = json.dumps([self.model, self._form, messages])
        return sha256(asked.encode()).hexdigest()

    def _entry(self, key: str) -> tuple[_Kept, bool]:
        """Return what is kept under a key, and whether it is new and still to be found out."""
        with self._lock:
            kept = self._kept.get(key)
            is_new = kept is None or kept.until <= self._clock()
            if kept is None or is_new:
                kept = self._kept[key] = _Kept()
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            return kept, is_new

    def _draft(self, messages: Sequence[PromptMessage]) -> Draft | Unwritten:
        if refused := self._refused():
            return refused
        begun = self._clock()
        try:
            answer = self._ask(messages)
        except NoDraftError as error:
            self._pause(error)
            return Unwritten(error.reason)
        draft = draft_of(answer)
        if draft is None:
            log.warning("No summary by %s: its answer is no JSON of the form asked for", self.model)
            return Unwritten("unusable")
        seconds = self._clock() - begun
        log.info("%s worded %d lines in %.1f seconds", self.model, len(draft.lines), seconds)
        return draft

    def _refused(self) -> Unwritten | None:
        """Return why the model may not be asked now; None where it may, which counts."""
        with self._lock:
            now = self._clock()
            if now < self._rest:
                return self._why
            while self._asked and self._asked[0] <= now - HOUR:
                self._asked.popleft()
            if len(self._asked) < self._per_hour:
                self._asked.append(now)
                return None
        log.warning("No summary by %s: asked %d times within an hour", self.model, self._per_hour)
        return Unwritten("spent")

    def _pause(self, error: NoDraftError) -> None:
        log.warning("No summary by %s: %s", self.model, error.detail)
        if error.reason not in ("late", "unreachable"):
            return  # the model itself is well
        with self._lock:
            until = self._clock() + max(REST_SECONDS, error.retry_after)
            if until > self._rest:
                self._rest, self._why = until, Unwritten(error.reason)
