"""Handles each delivery from Slack once: it sends again what it thinks we missed."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

MOST = 10_000
SECONDS = 900.0
"""Slack tries again within some five minutes."""


class Once:
    """Remembers what came lately; bounded, and forgotten after a while. For one event loop."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: OrderedDict[str, float] = OrderedDict()

    def is_first(self, body: Mapping[str, Any]) -> bool:
        """Whether a payload comes for the first time; one without an id always does."""
        key = id_of(body)
        if key is None:
            return True
        now = self._clock()
        while self._seen:
            oldest, at = next(iter(self._seen.items()))
            if now - at < SECONDS and len(self._seen) < MOST:
                break
            del self._seen[oldest]
        if key in self._seen:
            return False
        self._seen[key] = now
        return True


def id_of(body: Mapping[str, Any]) -> str | None:
    """Return what stays the same when Slack sends a payload again, None where nothing does."""
    if event := body.get("event_id"):
        return f"event {event}"
    if body.get("type") == "block_suggestion":
        return None
    if trigger := body.get("trigger_id"):
        actions = body.get("actions") or [{}]
        return f"trigger {trigger} {actions[0].get('action_ts', '')}"
    return None
