"""Runs adapters beside each other until somebody ends it; one that fails leaves the others."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Protocol

from corpus.errors import CorpusError

DRAIN_SECONDS = 10.0
"""How long adapters may take to finish what they are at, once they are told to end."""

log = logging.getLogger("parallax.run")


class Runs(Protocol):
    """An adapter, or what else goes on until it is cancelled."""

    async def run(self) -> None:
        """Go on; raises AdapterError where that is no use."""
        ...


async def serve(
    adapters: Mapping[str, Runs],
    report: Callable[[BaseException], str],
    beside: Mapping[str, Runs] | None = None,
) -> bool:
    """Run adapters until SIGINT or SIGTERM, or until none is left; return whether none failed.

    An adapter whose platform refuses it ends with a sentence in the log, and the others go on.
    What runs `beside` them ends with them.
    """
    running = _started(adapters, report)
    helping = _started(beside or {}, report)
    ended = _ended_by_signal()
    waiting = asyncio.create_task(ended.wait())
    failed = False
    while running and not ended.is_set():
        done, _ = await asyncio.wait({*running, waiting}, return_when=asyncio.FIRST_COMPLETED)
        failed = failed or any(task in done and not task.result() for task in running)
        running -= done
    waiting.cancel()
    left = running | {task for task in helping if not task.done()}
    if left:
        log.info("Ending: %s", ", ".join(sorted(task.get_name() for task in left)))
        await _drain(left)
    return not failed


def _started(
    named: Mapping[str, Runs], report: Callable[[BaseException], str]
) -> set[asyncio.Task[bool]]:
    return {asyncio.create_task(_run(name, one, report), name=name) for name, one in named.items()}


async def _run(name: str, adapter: Runs, report: Callable[[BaseException], str]) -> bool:
    """Run one adapter; return whether it ended in order."""
    log.info("Starting %s", name)
    try:
        await adapter.run()
    except CorpusError as error:
        log.error("%s stopped: %s", name, error.detail)
        return False
    except Exception as error:
        log.error("%s broke; the log of errors has it under %s", name, report(error))
        return False
    log.info("%s ended", name)
    return True


async def _drain(running: set[asyncio.Task[bool]]) -> None:
    """Cancel tasks and wait for them; what takes longer than that is left behind."""
    for task in running:
        task.cancel()
    _, late = await asyncio.wait(running, timeout=DRAIN_SECONDS)
    for task in late:
        log.warning("%s did not end within %d seconds", task.get_name(), DRAIN_SECONDS)


def _ended_by_signal() -> asyncio.Event:
    """Return what is set when the process is asked to end."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError, RuntimeError):  # Windows, or not the main thread
            loop.add_signal_handler(number, ended.set)
    return ended
