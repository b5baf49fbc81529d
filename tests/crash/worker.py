"""One replica that delivers until it is killed, by somebody or by itself at an edge."""

from __future__ import annotations

import asyncio
import os
import random
import signal
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp

from bot.errors import HistoryError, NotTakenError, UncertainError
from bot.ports import Body, Limits, Receipt
from bot.state.database import Database
from bot.state.file import StateFile
from bot.state.server import StateServer
from bot.subscriptions.courier import Courier, Timing
from bot.subscriptions.delivery_store import DeliveryStore
from bot.subscriptions.model import Delivery
from tests.crash.stub import NONCE_SECONDS

TIMING = Timing(
    request=0.4, lease=1.6, quiet=0.5, nonce_pause=0.15, retry=0.05, longest=0.3, drain=0.3
)
EDGES = ("claim", "rendered", "sending", "sent", "again", "doubt", "skipped")
PARTS = 2


def opened(address: str) -> Database:
    """The database at a PostgreSQL address, or in a file."""
    if address.startswith("postgresql:"):
        return StateServer(address)
    return StateFile(Path(address))


class Deadly(DeliveryStore):
    """A store whose owner may die before and after each change of a state."""

    def __init__(self, database: Database, chance: float, chances: random.Random) -> None:
        super().__init__(database)
        self._chance = chance
        self._chances = chances

    def maybe_die(self) -> None:
        """End this process as a power cut does, sometimes."""
        if self._chances.random() < self._chance:
            os.kill(os.getpid(), signal.SIGKILL)


def _deadly(name: str) -> Any:
    inner = getattr(DeliveryStore, name)

    def change(self: Deadly, *arguments: Any, **named: Any) -> Any:
        self.maybe_die()
        done = inner(self, *arguments, **named)
        self.maybe_die()
        return done

    return change


for _edge in EDGES:
    setattr(Deadly, _edge, _deadly(_edge))


class StubPoster:
    """Posts to the stub; `knows_nonce` says whether it tells repeats by their nonce."""

    def __init__(self, base: str, store: Deadly, *, knows_nonce: bool) -> None:
        self.limits = Limits(nonce_seconds=NONCE_SECONDS if knows_nonce else 0.0)
        self._base = base
        self._store = store
        self._session: aiohttp.ClientSession | None = None

    async def send(self, place: str, body: Body, nonce: str, workspace: str = "") -> Receipt:
        """Post once."""
        del workspace
        self._store.maybe_die()
        data = {"body": body, "nonce": nonce, "knows_nonce": bool(self.limits.nonce_seconds)}
        try:
            async with self._http().post(f"{self._base}/send", json=data) as response:
                if response.status == 429:
                    raise NotTakenError("429", (await response.json())["retry_after"])
                if response.status != 200:
                    raise UncertainError(str(response.status))
                taken = await response.json()
        except aiohttp.ClientConnectorError as error:
            raise NotTakenError("no connection") from error
        except aiohttp.ClientError as error:
            raise UncertainError(type(error).__name__) from error
        self._store.maybe_die()
        return Receipt("stub", place, taken["id"], datetime.now(UTC))

    async def find(
        self, place: str, body: Body, nonce: str, since: datetime, workspace: str = ""
    ) -> Receipt | None:
        """Look into the history."""
        del body, since, workspace
        try:
            query = {"nonce": nonce}
            async with self._http().get(f"{self._base}/history", params=query) as response:
                if response.status == 429:
                    raise HistoryError("429", (await response.json())["retry_after"])
                found = (await response.json())["found"]
        except aiohttp.ClientError as error:
            raise HistoryError(type(error).__name__, 0.1) from error
        return Receipt("stub", place, f"m-{nonce}", datetime.now(UTC)) if found else None

    async def edit(self, place: str, message: str, body: Body, workspace: str = "") -> None:
        """Nothing is corrected here."""

    def _http(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        return self._session


class Made:
    """A digest of two parts."""

    detail = ""
    articles: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    def __init__(self, delivery: Delivery) -> None:
        self.bodies = [f"{delivery.subscription} {delivery.slot} {part}" for part in range(PARTS)]


async def _deliver(address: str, base: str, chance: float) -> None:
    chances = random.Random()
    store = Deadly(opened(address), chance, chances)
    posters = {
        "nonce": StubPoster(base, store, knows_nonce=True),
        "history": StubPoster(base, store, knows_nonce=False),
    }
    owner = f"{os.getpid()}-{chances.getrandbits(64):x}"
    await Courier(store, Made, posters, owner, TIMING, at_once=12).run(0.05)


def supervise(address: str, base: str, chance: float, life: float, tally: Any, stop: Any) -> None:
    """Start a replica again and again, kill it after a random life, and count the kills.

    It is forked from this process, which has loaded everything, so that a start costs little.
    """
    chances = random.Random(os.getpid())
    while not stop.is_set():
        child = os.fork()
        if child == 0:
            devnull = os.open(os.devnull, os.O_WRONLY)
            os.dup2(devnull, 2)
            asyncio.run(_deliver(address, base, chance))
            os._exit(0)
        killed = _kill_later(child, chances.expovariate(1 / life), stop)
        if killed:
            with tally.get_lock():
                tally.value += 1


def _kill_later(child: int, seconds: float, stop: Any) -> bool:
    """Wait until a child has died or its time is over; return whether it was killed, not ended."""
    import time

    deadline = time.monotonic() + seconds
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        if stop.is_set() or time.monotonic() >= deadline:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return not stop.is_set()
        time.sleep(0.01)
