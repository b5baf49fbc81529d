"""The state machine: takes each delivery from planned to its end, exactly once where that goes.

The promise: exactly once while the platform lets us verify (a nonce that it still knows, or a
history that we may read); otherwise at least once, flagged, or at most once where the
subscription says so.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from bot.errors import (
    AdapterError,
    HistoryError,
    NotTakenError,
    PlaceGoneError,
    StateError,
    WorkspaceLostError,
)
from bot.subscriptions.pace import Pace

if TYPE_CHECKING:
    from bot.ports import Body, Limits, Receipt
    from bot.subscriptions.delivery_store import DeliveryStore
    from bot.subscriptions.model import Delivery

log = logging.getLogger("parallax.digests")

COMPOSING = 4
"""Digests that are made at once."""
NONCE_DIGITS = 24
"""Hexadecimal digits of a nonce; Discord takes at most 25 characters."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds. A lease must outlast three requests, or two owners could send at once."""

    request: float = 10.0
    """How long one request to the platform may take."""
    lease: float = 40.0
    quiet: float = 15.0
    """How long after a doubt the platform is asked: what is on its way has arrived by then."""
    nonce_pause: float = 1.0
    """The same, where the platform knows the nonce and tells a repeat by itself."""
    retry: float = 5.0
    """The first pause after a refusal that doesn't say when; it doubles up to `longest`."""
    longest: float = 900.0
    drain: float = 8.0
    """How long requests that have left may take to come back, once we are told to end."""
    margin: float = 60.0
    """How much earlier than our clock says the platform may say that a message came."""


class Composed(Protocol):
    """What a digest turned out to be."""

    @property
    def bodies(self) -> Sequence[Body]:
        """Return what will be posted, in order; nothing where there is nothing to say."""
        ...

    @property
    def detail(self) -> str:
        """Return why there is nothing to say."""
        ...

    @property
    def articles(self) -> Sequence[str]:
        """Return the articles that it is about."""
        ...

    @property
    def facts(self) -> Sequence[str]:
        """Return the facts that it is about, each with how it stands."""
        ...


class Poster(Protocol):
    """The part of an adapter that deliveries need; see bot.ports.Adapter."""

    @property
    def limits(self) -> Limits:
        """Return how fast it may post, and how long it knows a nonce."""
        ...

    async def send(self, place: str, body: Body, nonce: str, workspace: str = "") -> Receipt:
        """Post a body, once."""
        ...

    async def find(
        self, place: str, body: Body, nonce: str, since: datetime, workspace: str = ""
    ) -> Receipt | None:
        """Return the receipt of what was posted, None where it isn't there."""
        ...

    async def edit(self, place: str, message: str, body: Body, workspace: str = "") -> None:
        """Put another body in the place of one that was posted."""
        ...


Compose = Callable[["Delivery"], Composed]
"""Makes the digest of a planned delivery; called in a thread, some at once."""


def nonce_of(delivery: Delivery, part: int) -> str:
    """Return what names a part for the platform; the same whoever computes it."""
    key = f"{delivery.subscription}\n{delivery.slot}\n{part}"
    return sha256(key.encode()).hexdigest()[:NONCE_DIGITS]


class Courier:
    """Claims deliveries, some at once, and brings each one as far as it goes.

    `owner` must differ from every other's, also from one's own before a restart. `creator_of`
    gives the id of who set a subscription up, to tell them where it has to stop.
    """

    def __init__(
        self,
        store: DeliveryStore,
        compose: Compose,
        posters: Mapping[str, Poster],
        owner: str,
        timing: Timing = Timing(),
        at_once: int = 20,
        creator_of: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        self._store = store
        self._compose = compose
        self._posters = posters
        self._owner = owner
        self._timing = timing
        self._at_once = at_once
        self._creator_of = creator_of
        self._ending = False
        self._composing = ThreadPoolExecutor(COMPOSING, thread_name_prefix="digests")
        self._pace = {name: Pace.of(poster.limits) for name, poster in posters.items()}

    async def run(self, idle: float = 1.0) -> None:
        """Deliver whatever waits until it is cancelled; look again after `idle` seconds.

        Cancelled, it lets no new request leave, waits for those that have left, and hands over the
        rest.
        """
        under_way: set[asyncio.Task[None]] = set()
        try:
            while True:
                claimed = await self._claimed(self._at_once - len(under_way))
                under_way |= {asyncio.create_task(self._take(one, at)) for one, at in claimed}
                if under_way:
                    _, under_way = await asyncio.wait(
                        under_way,
                        timeout=idle if not claimed else None,
                        return_when=asyncio.FIRST_COMPLETED,
                    )
                else:
                    await asyncio.sleep(idle)
        finally:
            await self._end(under_way)

    async def deliver(self) -> int:
        """Take everything that waits now one batch further; return how many deliveries it was."""
        claimed = await self._claimed(self._at_once)
        await asyncio.gather(*(self._take(delivery, at) for delivery, at in claimed))
        return len(claimed)

    async def _claimed(self, limit: int) -> Sequence[tuple[Delivery, float]]:
        """Return what was claimed, each with the monotonic moment before."""
        if limit <= 0:
            return ()
        at = time.monotonic()
        try:
            claimed = await asyncio.to_thread(
                self._store.claim, self._owner, limit, self._timing.lease
            )
        except StateError as error:
            log.warning("Digests wait: %s", error.detail)
            return ()
        return [(delivery, at) for delivery in claimed]

    async def _end(self, under_way: set[asyncio.Task[None]]) -> None:
        """End in order, within the time that the whole program has for it."""
        self._ending = True
        if under_way:
            _, late = await asyncio.wait(under_way, timeout=self._timing.drain)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self.hand_over()

    async def hand_over(self) -> None:
        """Give back what is claimed and not being sent, so that others take it at once."""
        with suppress(StateError):
            await asyncio.to_thread(self._store.release, self._owner)

    async def _take(self, delivery: Delivery, at: float) -> None:
        """Take one delivery further; what breaks is logged, and its claim runs out."""
        try:
            await self._step(delivery, at)
        except StateError as error:
            log.warning("Digest %s waits: %s", delivery.key, error.detail)
        except Exception:
            log.exception("Digest %s broke and is tried again", delivery.key)
            with suppress(StateError):
                pause = self._pause(delivery)
                await asyncio.to_thread(self._store.again, delivery, pause, "it broke; see the log")

    async def _step(self, delivery: Delivery, at: float) -> None:
        poster = self._posters.get(delivery.adapter)
        if poster is None:
            detail = f"no adapter {delivery.adapter} runs here"
            await asyncio.to_thread(self._store.again, delivery, self._timing.retry, detail)
            return
        match delivery.state:
            case "planned":
                made = await self._make(delivery)
                if made:
                    await self._send(poster, made)
            case "verifying":
                await self._verify(poster, delivery, at)
            case "correcting":
                await self._correct(poster, delivery)
            case _:
                await self._send(poster, delivery)

    async def _composed(self, delivery: Delivery) -> Composed:
        """Return the digest; making it may wait for others, so it has threads of its own."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._composing, self._compose, delivery)

    async def _make(self, delivery: Delivery) -> Delivery | None:
        """Keep what will be sent; return the delivery with it, None where there is nothing."""
        composed = await self._composed(delivery)
        if not composed.bodies:
            await asyncio.to_thread(self._store.skipped, delivery, composed.detail)
            return None
        parts = [
            (json.dumps(body, ensure_ascii=False), nonce_of(delivery, part))
            for part, body in enumerate(composed.bodies)
        ]
        about = (tuple(composed.articles), tuple(composed.facts))
        if not await asyncio.to_thread(self._store.rendered, delivery, parts, *about):
            return None
        body, nonce = parts[0]
        return replace(delivery, state="rendered", parts=len(parts), body=body, nonce=nonce)

    async def _send(self, poster: Poster, delivery: Delivery) -> None:
        """Post one part; what came of it is written down before anything else happens."""
        await self._pace[delivery.adapter].wait(delivery.place)
        if self._ending:
            return
        before = time.monotonic()
        held = await asyncio.to_thread(self._store.sending, delivery, self._timing.lease)
        left = self._timing.lease - (time.monotonic() - before)
        if held is None or left <= self._timing.request:
            return  # somebody else has it, or could have it before we are through
        try:
            receipt = await asyncio.wait_for(
                poster.send(held.place, json.loads(held.body), held.nonce, held.workspace),
                self._timing.request,
            )
        except asyncio.CancelledError:
            self._store.doubt(held, self._timing.quiet, "the bot was ended meanwhile")
            raise
        except NotTakenError as error:
            pause = self._pause(held) if error.retry_after is None else error.retry_after
            # A repeat that was refused says nothing about the first try.
            put_off = self._store.doubt if delivery.state == "verifying" else self._store.again
            await asyncio.to_thread(put_off, held, min(pause, self._timing.longest), error.detail)
        except (PlaceGoneError, WorkspaceLostError) as error:
            await self._stop(poster, held, error)
        except Exception as error:
            detail = error.detail if isinstance(error, AdapterError) else type(error).__name__
            known = self._knows_nonce(poster, held, before)
            pause = self._timing.nonce_pause if known else self._timing.quiet
            await asyncio.to_thread(self._store.doubt, held, pause, f"not sure: {detail}")
        else:
            await asyncio.to_thread(self._store.sent, held, receipt.message)

    async def _verify(self, poster: Poster, delivery: Delivery, at: float) -> None:
        """Find out whether a part arrived, and send it only where it certainly did not."""
        if self._knows_nonce(poster, delivery, at):
            await self._send(poster, delivery)
            return
        since = (delivery.first_sent or delivery.claimed) - self._timing.margin
        try:
            found = await asyncio.wait_for(
                poster.find(
                    delivery.place, json.loads(delivery.body), delivery.nonce,
                    datetime.fromtimestamp(since, UTC), delivery.workspace,
                ),
                self._timing.request,
            )  # fmt: skip
        except HistoryError as error:
            await self._unreadable(poster, delivery, error)
        except (PlaceGoneError, WorkspaceLostError) as error:
            await self._stop(poster, delivery, error)
        except Exception as error:
            detail = error.detail if isinstance(error, AdapterError) else type(error).__name__
            pause = self._pause(delivery)
            await asyncio.to_thread(self._store.doubt, delivery, pause, f"not sure: {detail}")
        else:
            if found is not None:
                await asyncio.to_thread(self._store.sent, delivery, found.message)
            else:
                await self._send(poster, replace(delivery, state="rendered", first_sent=None))

    async def _correct(self, poster: Poster, delivery: Delivery) -> None:
        """Put a part right where it stands; doing it twice does no harm."""
        body = delivery.body or await self._corrected(delivery)
        if not body:
            return
        await self._pace[delivery.adapter].wait(delivery.place)
        if self._ending:
            return
        try:
            await asyncio.wait_for(
                poster.edit(delivery.place, delivery.message, json.loads(body), delivery.workspace),
                self._timing.request,
            )
        except (PlaceGoneError, WorkspaceLostError) as error:
            detail = f"it could not be corrected: {error.detail}"
            await asyncio.to_thread(self._store.sent, delivery, delivery.message, detail)
        except Exception as error:
            detail = error.detail if isinstance(error, AdapterError) else type(error).__name__
            waits = error.retry_after if isinstance(error, NotTakenError) else None
            pause = self._pause(delivery) if waits is None else min(waits, self._timing.longest)
            await asyncio.to_thread(self._store.uncorrected, delivery, pause, detail)
        else:
            await asyncio.to_thread(self._store.sent, delivery, delivery.message, "corrected")

    async def _corrected(self, delivery: Delivery) -> str:
        """Return the new body of a part, after those of all parts were kept."""
        composed = await self._composed(delivery)
        bodies = [json.dumps(body, ensure_ascii=False) for body in composed.bodies]
        if not bodies or not await asyncio.to_thread(self._store.corrected, delivery, bodies):
            return ""
        return bodies[delivery.part]

    async def _stop(self, poster: Poster, delivery: Delivery, error: AdapterError) -> None:
        """Stop the subscription, and tell who set it up, if that goes; once, and at most.

        Where the workspace is lost, all of its subscriptions stop, and nobody can be told there.
        """
        log.warning("Digest %s: %s", delivery.key, error.detail)
        creator = await asyncio.to_thread(self._creator_of, delivery.subscription)
        stopped = await asyncio.to_thread(self._store.dead, delivery, error.detail)
        if isinstance(error, WorkspaceLostError):
            others = await asyncio.to_thread(self._store.lost, delivery, error.detail)
            log.warning(
                "%s %s is lost to us: %d more of its digests have stopped",
                delivery.adapter, delivery.workspace, others,
            )  # fmt: skip
            return
        if not stopped or not creator:
            return
        text = f"Your digest {delivery.subscription} has stopped. {error.detail}"
        nonce = nonce_of(delivery, delivery.parts)
        try:
            sending = poster.send(f"@{creator}", text, nonce, delivery.workspace)
            await asyncio.wait_for(sending, self._timing.request)
        except Exception as second:  # they see it in /subscriptions all the same
            log.warning("Nor could that be told to %s: %s", creator, type(second).__name__)

    async def _unreadable(self, poster: Poster, delivery: Delivery, error: HistoryError) -> None:
        """Wait where the history can be read later, else do as the subscription says."""
        if error.retry_after is not None:
            await asyncio.to_thread(self._store.doubt, delivery, error.retry_after, error.detail)
        elif not delivery.risk_twice:
            await asyncio.to_thread(self._store.unknown, delivery, error.detail)
        elif await asyncio.to_thread(self._store.flag, delivery, error.detail):
            log.warning("Digest %s may arrive twice: %s", delivery.key, error.detail)
            await self._send(
                poster, replace(delivery, state="rendered", first_sent=None, flagged=True)
            )

    def _knows_nonce(self, poster: Poster, delivery: Delivery, at: float) -> bool:
        """Whether the platform still knows the nonce of the first try when another ends.

        `at` is the monotonic moment of the claim.
        """
        if not poster.limits.nonce_seconds or delivery.first_sent is None:
            return False
        passed = delivery.claimed - delivery.first_sent + (time.monotonic() - at)
        return passed + self._timing.request < poster.limits.nonce_seconds

    def _pause(self, delivery: Delivery) -> float:
        """Return how long to wait after so many attempts."""
        doubled: float = self._timing.retry * 2 ** min(delivery.attempt - 1, 16)
        return min(doubled, self._timing.longest)
