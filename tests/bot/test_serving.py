import asyncio
import logging
import os
import signal
from collections.abc import Awaitable, Callable

import pytest

from bot.adapters.memory import MemoryAdapter
from bot.errors import AdapterError
from bot.ports import Limits
from bot.serving import serve
from bot.testing.examples import Journal, core


class Acting(MemoryAdapter):
    """An adapter that does as it is told when it is run."""

    def __init__(self, act: Callable[[], Awaitable[None]]) -> None:
        super().__init__(core(), Limits())
        self._act = act
        self.cancelled = False

    async def run(self) -> None:
        try:
            await self._act()
        except asyncio.CancelledError:
            self.cancelled = True
            raise


async def forever() -> None:
    await asyncio.Event().wait()


async def at_once() -> None:
    return


async def refused() -> None:
    raise AdapterError("Discord refused the token; make a new one.")


async def broken() -> None:
    raise RuntimeError("a secret")


async def signalled() -> None:
    await asyncio.sleep(0.05)
    os.kill(os.getpid(), signal.SIGTERM)
    await forever()


async def test_it_ends_when_every_adapter_has_ended() -> None:
    assert await serve({"one": Acting(at_once), "two": Acting(at_once)}, Journal())


async def test_a_refusal_is_said_and_leaves_the_others(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    other = Acting(signalled)
    assert not await serve({"discord": Acting(refused), "other": other}, Journal())
    assert "discord stopped: Discord refused the token; make a new one." in caplog.text
    assert other.cancelled


async def test_what_breaks_is_reported_without_a_traceback(
    caplog: pytest.LogCaptureFixture,
) -> None:
    journal = Journal()
    assert not await serve({"slack": Acting(broken)}, journal)
    assert [str(error) for error in journal.errors] == ["a secret"]
    assert "ref1" in caplog.text
    assert "a secret" not in caplog.text


async def test_sigterm_ends_all_in_order() -> None:
    first, second = Acting(signalled), Acting(forever)
    assert await serve({"first": first, "second": second}, Journal())
    assert (first.cancelled, second.cancelled) == (True, True)


async def test_what_does_not_end_is_left_behind(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.serving.DRAIN_SECONDS", 0.05)
    freed = asyncio.Event()

    async def stubborn() -> None:
        while not freed.is_set():
            try:
                await freed.wait()
            except asyncio.CancelledError:
                continue

    assert await serve({"first": Acting(signalled), "second": Acting(stubborn)}, Journal())
    assert "second did not end" in caplog.text
    freed.set()
    await asyncio.sleep(0)
