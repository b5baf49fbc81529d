"""A platform in memory: it takes messages, or fails in all the ways platforms do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.errors import (
    HistoryError,
    NotTakenError,
    PlaceGoneError,
    UncertainError,
    WorkspaceLostError,
)
from bot.ports import Body, Limits, Receipt
from bot.subscriptions.model import Delivery


@dataclass
class Platform:
    """Places with what was posted there; `behave` holds what the next requests do, in order.

    "take" · "lose" (taken, but the answer is lost) · "late" (taken after the answer is lost) ·
    "refuse" (429) · "fail" (5xx before it is taken) · "gone" · "revoked" · "hang"
    """

    limits: Limits = field(default_factory=Limits)
    behave: list[str] = field(default_factory=list)
    history: str = "readable"
    """"readable", "busy" (for now) or "closed" (we lack the right)."""
    posted: list[tuple[str, str, str]] = field(default_factory=list)
    """Place, text and nonce of each message, oldest first."""
    requests: int = 0
    on_request: Callable[[], None] = lambda: None
    late: list[tuple[str, str, str]] = field(default_factory=list)

    async def send(self, place: str, body: Body, nonce: str, workspace: str = "") -> Receipt:
        del workspace
        self.requests += 1
        self.on_request()
        act = self.behave.pop(0) if self.behave else "take"
        match act:
            case "refuse":
                raise NotTakenError("429", 0.0)
            case "refuse for ever":
                raise NotTakenError("429", 1e12)
            case "refuse without a time":
                raise NotTakenError("429")
            case "fail":
                raise UncertainError("500")
            case "gone":
                raise PlaceGoneError("The channel is gone.")
            case "revoked":
                raise WorkspaceLostError("The token is revoked.")
            case "hang":
                await asyncio.sleep(3600)
            case "late":
                self.late.append((place, str(body), nonce))
                raise UncertainError("timed out")
        self._take(place, str(body), nonce)
        if act == "lose":
            raise UncertainError("connection reset")
        return Receipt("memory", place, f"m-{nonce}", datetime.now(UTC))

    async def find(
        self, place: str, body: Body, nonce: str, since: datetime, workspace: str = ""
    ) -> Receipt | None:
        del body, workspace, since
        if self.history == "busy":
            self.history = "readable"
            raise HistoryError("429", 0.0)
        if self.history == "closed":
            raise HistoryError("We may not read the history.")
        self.arrive()
        if any((place, nonce) == (at, one) for at, _, one in self.posted):
            return Receipt("memory", place, f"m-{nonce}", datetime.now(UTC))
        return None

    async def edit(self, place: str, message: str, body: Body, workspace: str = "") -> None:
        del workspace
        act = self.behave.pop(0) if self.behave else "take"
        if act == "refuse":
            raise NotTakenError("429", 0.0)
        if act == "fail":
            raise UncertainError("500")
        if act == "gone":
            raise PlaceGoneError("The message is gone.")
        numbers = {f"m-{nonce}": n for n, (_, _, nonce) in enumerate(self.posted)}
        at = numbers[message]
        self.posted[at] = (place, str(body), self.posted[at][2])
        if act == "lose":
            raise UncertainError("connection reset")

    def arrive(self) -> None:
        """Let what was on its way arrive."""
        for place, text, nonce in self.late:
            self._take(place, text, nonce)
        self.late.clear()

    def _take(self, place: str, text: str, nonce: str) -> None:
        knows = self.limits.nonce_seconds and any(nonce == one for _, _, one in self.posted)
        if not knows:
            self.posted.append((place, text, nonce))

    @property
    def texts(self) -> list[str]:
        return [text for _, text, _ in self.posted]


@dataclass(frozen=True)
class Composed:
    bodies: tuple[Body, ...] = ()
    detail: str = ""
    articles: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


def composed(*bodies: str) -> Callable[[Delivery], Composed]:
    """What makes the same bodies of every delivery."""
    return lambda _: Composed(bodies, "" if bodies else "nothing new")
