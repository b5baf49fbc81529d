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
from briefs.message import Context, Covered, Line, Message, Paragraph
from briefs.parts.news import News
from briefs.parts.wording import dates_in, moment

if TYPE_CHECKING:
    from bot.command import Answer
    from bot.kept import State
    from bot.ports import Adapter, Body
    from bot.subscriptions.model import Delivery, Subscription

LOOK_SECONDS = 1.0
"""How often it is looked for what is due."""

Ask = Callable[[str, str, str, "News | None"], "Answer"]
"""Answers a command, such as digest, on what a subscription is about, with dates in a language,
and with what is new first."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What a delivery turned out to be; `detail` says why there is nothing to post."""

    bodies: Sequence[Body] = ()
    detail: str = ""
    articles: Sequence[str] = ()
    facts: Sequence[str] = ()


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
        before = self._before(delivery)
        message, fresh = self._message(one, delivery, before)
        if delivery.state == "correcting":
            return Digest(self._corrected(one, message, delivery))
        about = message.covered
        if not fresh:
            if one.when_empty == "silent":
                return Digest(detail="there was nothing new")
            message = _without_news(message, one, delivery)
        number = 0 if before.articles else len(fresh)
        message = replace(
            message, blocks=(*_gap(delivery), *message.blocks, *_standing(one, number))
        )
        with dates_in(one.language):
            bodies = self._adapters[delivery.adapter].render(message)
        return Digest(bodies, articles=about.articles, facts=about.facts)

    def _before(self, delivery: Delivery) -> Covered:
        """Return what the digests before this one were about."""
        articles, facts = self._state.deliveries.known(delivery.subscription, delivery.slot)
        return Covered(tuple(articles), tuple(facts))

    def _message(
        self, one: Subscription, delivery: Delivery, before: Covered
    ) -> tuple[Message, frozenset[str]]:
        """Return the digest, what is new first, and the ids of the articles that are new."""
        asked = f"{one.query} length:long".strip() if one.length == "long" else one.query
        message = self._ask("digest", asked, one.language, None).message
        fresh = frozenset(message.covered.articles).difference(before.articles)
        if not fresh or not before.articles or delivery.since is None:
            return message, fresh
        facts = frozenset(message.covered.facts).difference(before.facts)
        news = News(_since(one, delivery), fresh, facts)
        return self._ask("digest", asked, one.language, news).message, fresh

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


def _since(one: Subscription, delivery: Delivery) -> str:
    """Return when the last digest came, in words of the place that gets it."""
    if delivery.since is None:
        return ""
    zone = ZoneInfo(one.timezone)
    with dates_in(one.language):
        return moment(delivery.since.astimezone(zone), delivery.due.astimezone(zone))


def _without_news(message: Message, one: Subscription, delivery: Delivery) -> Message:
    """Return a digest that says that there is nothing new, and what there is if it is wished."""
    since = f" since {last}" if (last := _since(one, delivery)) else ""
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
    """Return the small print: of the first digest how many articles it has, and how to end it."""
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
