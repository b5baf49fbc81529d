"""How many questions may be put: buckets of tokens that refill with time."""

import threading
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Rate:
    """Questions `per_minute` in the long run, and `burst` at once."""

    per_minute: float
    burst: int


class Throttle:
    """Buckets of questions, one a key and scope; safe to share by threads.

    `rates` gives the rate of each scope (asker, place, workspace …). A question needs a token of
    each of its buckets, and where one is empty it takes none of any. The clock gives seconds that
    never run backwards. Full buckets are forgotten, so that memory follows the number of recent
    askers.
    """

    def __init__(self, rates: Sequence[Rate], clock: Callable[[], float]) -> None:
        self._rates = rates
        self._clock = clock
        self._full_at: dict[tuple[int, Hashable], float] = {}
        self._lock = threading.Lock()

    def wait(self, keys: Sequence[Hashable | None]) -> int:
        """Take one question out of the bucket of each scope; return 0, or the seconds to wait.

        `keys` are in the order of the scopes; None passes over one.
        """
        with self._lock:
            now = self._clock()
            self._forget(now)
            taken: dict[tuple[int, Hashable], float] = {}
            overdrawn = 0.0
            for scope, (rate, key) in enumerate(zip(self._rates, keys, strict=True)):
                if key is None:
                    continue
                seconds = 60 / rate.per_minute
                full_at = max(self._full_at.get((scope, key), now), now) + seconds
                overdrawn = max(overdrawn, full_at - now - rate.burst * seconds)
                taken[scope, key] = full_at
            if overdrawn > 1e-9:
                return max(ceil(overdrawn), 1)
            self._full_at |= taken
            return 0

    def _forget(self, now: float) -> None:
        """Drop full buckets, once in a while: when there are many."""
        if len(self._full_at) >= 1024:
            self._full_at = {key: at for key, at in self._full_at.items() if at > now}
