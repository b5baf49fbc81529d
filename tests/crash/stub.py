"""A platform that loses answers, delays, refuses and fails, and remembers what it took."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field

from aiohttp import web

LOST, LATE, REFUSED, FAILED = 0.10, 0.02, 0.05, 0.05
NONCE_SECONDS = 6.0


@dataclass
class Stub:
    """What was taken, by nonce; `seed` makes its moods the same each time."""

    seed: int
    taken: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    base: str = ""

    def __post_init__(self) -> None:
        self._moods = random.Random(self.seed)
        self._known: dict[str, float] = {}
        self._late: set[asyncio.Task[None]] = set()
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen on a port of the system's choice."""
        app = web.Application()
        app.add_routes([web.post("/send", self._send), web.get("/history", self._history)])
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Let what is late arrive, and close."""
        await asyncio.gather(*self._late)
        if self._runner:
            await self._runner.cleanup()

    def _take(self, nonce: str, *, knows: bool) -> None:
        """Take a message; where the platform knows nonces, a repeat within the window is none."""
        now = time.monotonic()
        if knows and now - self._known.get(nonce, -NONCE_SECONDS) < NONCE_SECONDS:
            return
        self._known[nonce] = now
        self.taken[nonce] += 1

    async def _send(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        nonce, knows = body["nonce"], body["knows_nonce"]
        self.requests += 1
        mood = self._moods.random()
        await asyncio.sleep(self._moods.random() * 0.01)
        if mood < REFUSED:
            return web.json_response({"retry_after": 0.05}, status=429)
        if mood < REFUSED + FAILED:
            return web.Response(status=500)
        if mood < REFUSED + FAILED + LATE:
            task = asyncio.create_task(self._take_late(nonce, knows=knows))
            self._late.add(task)
            task.add_done_callback(self._late.discard)
            return web.Response(status=502)
        self._take(nonce, knows=knows)
        if mood < REFUSED + FAILED + LATE + LOST and request.transport:
            request.transport.abort()
        return web.json_response({"id": f"m-{nonce}"})

    async def _take_late(self, nonce: str, *, knows: bool) -> None:
        await asyncio.sleep(0.1)
        self._take(nonce, knows=knows)

    async def _history(self, request: web.Request) -> web.Response:
        if self._moods.random() < REFUSED:
            return web.json_response({"retry_after": 0.05}, status=429)
        return web.json_response({"found": self.taken[request.query["nonce"]] > 0})
