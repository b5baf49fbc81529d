"""How fast messages may be posted unasked: over all places, and in one."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.ports import Limits

MOST_PLACES = 4096


class Pace:
    """Gives each message its moment, in the order in which they ask. For one event loop."""

    def __init__(
        self,
        posts_a_second: float | None,
        seconds_a_post: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pause = 1 / posts_a_second if posts_a_second else 0.0
        self._place_pause = seconds_a_post
        self._clock = clock
        self._next = 0.0
        self._next_at: dict[str, float] = {}

    @classmethod
    def of(cls, limits: Limits) -> Pace:
        """Return the pace that a platform's limits allow."""
        return cls(limits.posts_a_second, limits.seconds_a_post)

    async def wait(self, place: str) -> None:
        """Wait until a message may be posted at a place."""
        now = self._clock()
        moment = max(now, self._next, self._next_at.get(place, 0.0))
        self._next = max(now, self._next) + self._pause
        if self._place_pause:
            if len(self._next_at) >= MOST_PLACES:
                self._next_at = {one: at for one, at in self._next_at.items() if at > now}
            self._next_at[place] = moment + self._place_pause
        if moment > now:
            await asyncio.sleep(moment - now)
