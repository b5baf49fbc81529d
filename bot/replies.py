"""What adapters of chat platforms do alike between taking a question and showing its answer."""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.errors import StateError
from bot.press import keep_questions
from briefs.message import Chart, Message

if TYPE_CHECKING:
    from bot.command import Answer
    from bot.ports import Body, Core, Invocation

Render = Callable[["Message", str], Sequence["Body"]]
"""What `Adapter.render` does."""

SOURCES = "Sources"
WAITING = 4
"""Questions that may last, or wait for another server, at once."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a question got, ready to be shown.

    `bodies` are its pages; `question` is what its buttons ask again; `aside` says that only the
    asker may see it.
    """

    question: str
    message: Message
    bodies: Sequence[Body]
    aside: bool = False

    def page(self, number: int) -> Body:
        """Return a page, from 0; the last where there are fewer, as the index may have changed."""
        return self.bodies[min(number, len(self.bodies) - 1)]

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts of the message, in order."""
        return tuple(block for block in self.message.blocks if isinstance(block, Chart))


class Replies:
    """Asks the core and renders; what was rendered of late is not rendered again.

    The core gives the same answer again where it may (`bot.answers`). `longest` is how many
    characters a button may carry: longer questions are kept in the state file; where that can't be
    used, the answer still comes, and only such a button is lost. Questions that may last, or wait
    for another server, have threads of their own and hold up no others. Safe to share by threads.
    """

    def __init__(self, core: Core, render: Render, longest: int, most: int = 256) -> None:
        self._core = core
        self._render = render
        self._longest = longest
        self._most = most
        self._known: OrderedDict[str, Reply] = OrderedDict()
        self._lock = threading.Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="answers")
        self._waiting = ThreadPoolExecutor(WAITING, thread_name_prefix="waiting")

    async def to(self, asker: Invocation, question: str) -> Reply:
        """Return the reply to a question as it was typed.

        `asker` is an Invocation whose command and arguments are not looked at.
        """
        loop = asyncio.get_running_loop()
        command, _ = self._core.read(question)
        threads = self._waiting if self._core.waits(command) else self._thread
        return await loop.run_in_executor(threads, self._to, asker, question)

    def close(self) -> None:
        """Let the threads end; what is under way is finished."""
        self._thread.shutdown(wait=False)
        self._waiting.shutdown(wait=False)

    def _to(self, asker: Invocation, question: str) -> Reply:
        command, args = self._core.read(question)
        answer = self._core.answer(replace(asker, command=command, args=args))
        normal = f"/{command} {args}".strip()
        with self._lock:
            known = self._known.get(normal)
            if known is not None and known.message is answer.message:
                self._known.move_to_end(normal)
                return known
        reply = self._made(normal, answer)
        with self._lock:
            self._known[normal] = reply
            self._known.move_to_end(normal)
            if len(self._known) > self._most:
                self._known.popitem(last=False)
        return reply

    def _made(self, question: str, answer: Answer) -> Reply:
        message = answer.message
        try:
            keep_questions(message, question, self._longest, self._core.state.questions)
        except StateError as error:
            self._core.report(error)
        return Reply(question, message, self._render(message, question), answer.aside)


def sources_of(reply: Reply) -> Message:
    """Return a message of nothing but the sources of a reply."""
    sources = reply.message.sources
    text = f"{len(sources)} sources of {reply.message.title}"
    return Message(SOURCES, (), sources, text)
