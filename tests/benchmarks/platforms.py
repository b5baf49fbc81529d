"""The fakes as processes of their own that put a load on a bot, for the benchmarks."""

from __future__ import annotations

import asyncio
import itertools
import multiprocessing
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

PATIENCE = 30.0
"""Seconds after which a command that got no answer is lost."""


@dataclass(frozen=True)
class Load:
    """So many commands: by `users` at once, each waiting for its answer, or at a rate a second."""

    questions: Sequence[tuple[str, str]]
    """Commands with what is typed behind them, asked in turns."""
    commands: int
    users: int = 0
    rate: float = 0.0
    address: str = ""
    """Where the bot listens, if it does."""


@dataclass(frozen=True)
class Outcome:
    """Seconds from each command to its acknowledgement and to its answer; how many had none."""

    acknowledged: Sequence[float]
    answered: Sequence[float]
    lost: int


Send = Callable[[str, str, int], Awaitable[tuple[float, float] | None]]
"""Sends one command as a user; returns seconds to the acknowledgement and the answer."""


async def put(load: Load, send: Send) -> Outcome:
    """Put a load on a bot."""
    questions = itertools.cycle(load.questions)
    numbers = iter(range(load.commands))
    outcomes: list[tuple[float, float] | None] = []

    async def one(user: int) -> None:
        command, text = next(questions)
        outcomes.append(await send(command, text, user))

    async def user(number: int) -> None:
        for _ in numbers:
            await one(number)

    if load.users:
        await asyncio.gather(*(user(number) for number in range(load.users)))
    else:
        begun, waiting = time.perf_counter(), []
        for number in numbers:
            await asyncio.sleep(max(begun + number / load.rate - time.perf_counter(), 0))
            waiting.append(asyncio.create_task(one(number)))
        await asyncio.gather(*waiting)
    good = [outcome for outcome in outcomes if outcome]
    return Outcome(
        [acknowledged for acknowledged, _ in good],
        [answered for _, answered in good],
        len(outcomes) - len(good),
    )


async def _serve(pipe: Connection, address: Any, send: Send) -> None:
    """Say where the platform is, and put each load that is asked for, until there is no more."""
    pipe.send(address)
    loop = asyncio.get_running_loop()
    while (load := await loop.run_in_executor(None, pipe.recv)) is not None:
        pipe.send(await put(load, send))


def discord(pipe: Connection) -> None:
    """Be Discord."""
    from tests.fakes.discord.server import FakeDiscord

    async def run() -> None:
        fake = FakeDiscord()
        fake.judges = False
        await fake.start()

        async def send(command: str, text: str, user: int) -> tuple[float, float] | None:
            fields = {"name": text} if text else {}
            exchange = await fake.slash(command, fields, user=user)
            try:
                await asyncio.wait_for(exchange.shown.wait(), PATIENCE)
            except TimeoutError:
                return None
            fake.forget(exchange)
            return exchange.acknowledged or 0.0, time.monotonic() - exchange.begun

        await _serve(pipe, (fake.base, fake.gateway_base), send)
        await fake.stop()

    asyncio.run(run())


def slack(pipe: Connection) -> None:
    """Be Slack."""
    from tests.fakes.slack.server import FakeSlack

    async def run() -> None:
        fake = FakeSlack()
        fake.judges = False
        await fake.start()

        async def send(command: str, text: str, user: int) -> tuple[float, float] | None:
            payload = fake.slash("/brief", f"{command} {text}".strip(), user_id=f"U{user}")
            answered = fake.expect(payload["response_url"])
            begun = time.monotonic()
            status, _ = await fake.request("slash_commands", payload)
            acknowledged = time.monotonic() - begun
            if status != 200:
                return None
            try:
                await asyncio.wait_for(answered, PATIENCE)
            except TimeoutError:
                return None
            return acknowledged, time.monotonic() - begun

        async def addressed(pipe: Connection) -> None:
            pipe.send(fake.base)
            loop = asyncio.get_running_loop()
            while (load := await loop.run_in_executor(None, pipe.recv)) is not None:
                fake.bot_address = load.address
                pipe.send(await put(load, send))

        await addressed(pipe)
        await fake.stop()

    asyncio.run(run())


class Platform:
    """A platform in a process of its own."""

    def __init__(self, target: Callable[[Connection], None]) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=target, args=(theirs,), daemon=True)
        self._process.start()
        self.address: Any = self._pipe.recv()

    async def put(self, load: Load) -> Outcome:
        """Put a load on the bot of this process."""
        self._pipe.send(load)
        loop = asyncio.get_running_loop()
        outcome: Outcome = await loop.run_in_executor(None, self._pipe.recv)
        return outcome

    def end(self) -> None:
        """End the process."""
        self._pipe.send(None)
        self._process.join(10)
        if self._process.is_alive():
            self._process.kill()
