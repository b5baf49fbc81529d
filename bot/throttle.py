"""How many questions one asker may put: a bucket of tokens that refills with time."""

import threading
from collections.abc import Callable, Hashable
from math import ceil


class Throttle:
    """Buckets of `burst` questions a key that refill at `per_minute`; safe to share by threads.

    The clock gives seconds that never run backwards. Full buckets are forgotten, so that memory
    follows the number of recent askers.
    """

    def __init__(self, per_minute: float, burst: int, clock: Callable[[], float]) -> None:
        self._rate = per_minute / 60
        self._burst = burst
        self._clock = clock
        self._full_at: dict[Hashable, float] = {}
        self._lock = threading.Lock()

    def wait(self, key: Hashable) -> int:
        """Take one question out of the bucket; return 0, or the seconds until there is one."""
        with self._lock:
            now = self._clock()
            self._forget(now)
            full_at = max(self._full_at.get(key, now), now) + 1 / self._rate
            overdrawn = full_at - now - self._burst / self._rate
            if overdrawn > 1e-9:
                return max(ceil(overdrawn), 1)
            self._full_at[key] = full_at
            return 0

    def _forget(self, now: float) -> None:
        """Drop full buckets, once in a while: when there are many."""
        if len(self._full_at) >= 1024:
            self._full_at = {key: at for key, at in self._full_at.items() if at > now}
