"""Digests as they are posted: made of an answer, planned and delivered while Parallax runs."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from secrets import token_hex
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.schedule import LocalCalendar, Waker
from bot.subscriptions.courier import Courier, Timing
from bot.subscriptions.planner import Planner
from briefs.message import Choices, Context, Divider, Line, Message, Paragraph
from briefs.parts.wording import dates_in

if TYPE_CHECKING:
    from bot.command import Answer
    from bot.kept import State
    from bot.ports import Adapter, Body
    from bot.subscriptions.model import Delivery, Subscription

LOOK_SECONDS = 1.0
"""How often it is looked for what is due."""

Ask = Callable[[str, str, str], "Answer"]
"""Answers a command, such as digest, on what a subscription is about, with dates in a language."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What a delivery turned out to be; `detail` says why there is nothing to post."""

    bodies: Sequence[Body] = ()
    detail: str = ""
    articles: Sequence[str] = ()


class Composer:
    """Makes the digest of a delivery, as its platform takes it; safe to share by threads."""

    def __init__(self, ask: Ask, state: State, adapters: Mapping[str, Adapter]) -> None:
        self._ask = ask
        self._state = state
        self._adapters = adapters

    def __call__(self, delivery: Delivery) -> Digest:
        """Return the digest; nothing where there is no news and the subscription is silent then."""
        one = self._state.subscriptions.get(delivery.subscription)
        if one is None:
            return Digest(detail="the subscription was ended meanwhile")
        message = self._message(one)
        if delivery.state == "correcting":
            return Digest(self._corrected(one, message, delivery))
        articles = tuple(source.article for source in message.sources)
        new = set(articles) - self._state.deliveries.seen(one.id)
        if not new:
            if one.when_empty == "silent":
                return Digest(detail="there was nothing new")
            message = _without_news(message, one, delivery)
        message = replace(
            message, blocks=(*_gap(delivery), *message.blocks, *_standing(one, len(new)))
        )
        with dates_in(one.language):
            bodies = self._adapters[delivery.adapter].render(message)
        return Digest(bodies, articles=articles)

    def _corrected(self, one: Subscription, message: Message, delivery: Delivery) -> Sequence[Body]:
        """Return as many bodies as were posted; one that is no longer needed says so.

        What there is no part for is left out of the correction, which says that, too.
        """
        note = Context((Line("Corrected after it was posted.", tone="quiet"),))
        render = self._adapters[delivery.adapter].render
        with dates_in(one.language):
            bodies = list(render(replace(message, blocks=(note, *message.blocks))))
            if len(bodies) > delivery.parts:
                rest = Line(f"There is more now: /subscriptions {one.id} preview.", tone="quiet")
                short = replace(message, blocks=(note, Context((rest,)), *message.blocks))
                bodies = list(render(short))[: delivery.parts]
            gone = Line("This part is no longer needed.", tone="quiet")
            while len(bodies) < delivery.parts:
                bodies += render(Message(message.title, (Context((gone,)),)))[:1]
        return bodies

    def _message(self, one: Subscription) -> Message:
        """Return the digest; a long one has the outlets side by side behind it."""
        message = self._ask("digest", one.query, one.language).message
        if one.length == "short" or not message.sources:
            return message
        return _joined(message, self._ask("compare", one.query, one.language).message)


def _joined(first: Message, second: Message) -> Message:
    """Return two messages as one: the ways to go on at the end, each source once."""
    known = {source.article for source in first.sources}
    sources = (*first.sources, *(one for one in second.sources if one.article not in known))
    blocks = (*first.blocks, Divider(), *second.blocks)
    ways = tuple(block for block in blocks if isinstance(block, Choices))
    told = tuple(block for block in blocks if not isinstance(block, Choices))
    return replace(first, blocks=(*told, *ways[:1]), sources=sources)


def _without_news(message: Message, one: Subscription, delivery: Delivery) -> Message:
    """Return a digest that says that there is nothing new, and what there is if it is wished."""
    since = ""
    if delivery.since is not None:
        local = delivery.since.astimezone(ZoneInfo(one.timezone))
        since = f" since {local:%d %b %Y, %H:%M}"
    about = f" on {one.query}" if one.query else ""
    text = f"Nothing new{about}{since}."
    said = Paragraph((Line(text, tone="strong"),))
    if one.when_empty == "spotlight" and message.sources:
        here = Context((Line("What there is:", tone="quiet"),))
        return replace(message, blocks=(said, here, *message.blocks), fallback_text=text)
    return Message("Digest", (said,), fallback_text=text)


def _gap(delivery: Delivery) -> tuple[Context, ...]:
    """Return the line that says what was missed while nothing ran."""
    if not delivery.missed:
        return ()
    number = "One digest" if delivery.missed == 1 else f"{delivery.missed} digests"
    text = (
        f"{number} before this one did not come, for Parallax was not running; this is one for all."
    )
    return (Context((Line(text, tone="warning"),)),)


def _standing(one: Subscription, new: int) -> tuple[Context, ...]:
    """Return the small print: how many articles are new, and how to end it."""
    news = f"{new} new {'article' if new == 1 else 'articles'} · " if new else ""
    return (Context((Line(f"{news}/subscriptions {one.id} changes this digest.", tone="quiet"),)),)


class Digests:
    """Plans and delivers digests until it is cancelled; any number of replicas may."""

    def __init__(
        self,
        ask: Ask,
        state: State,
        adapters: Mapping[str, Adapter],
        timing: Timing | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._state = state
        self._planner = Planner(state.subscriptions, state.deliveries, LocalCalendar(), clock)
        self._courier = Courier(
            state.deliveries,
            Composer(ask, state, adapters),
            adapters,
            owner=f"{socket.gethostname()}-{os.getpid()}-{token_hex(4)}",
            timing=timing or Timing(),
            creator_of=self._creator,
        )

    async def run(self) -> None:
        """Plan and deliver until it is cancelled."""
        waker = Waker(self._plan, LOOK_SECONDS)
        waker.start()
        try:
            await self._courier.run(LOOK_SECONDS)
        finally:
            waker.end()

    def _creator(self, subscription: str) -> str | None:
        found = self._state.subscriptions.get(subscription)
        return found.created_by if found else None

    async def _plan(self) -> None:
        await asyncio.to_thread(self._planner.plan_due)
