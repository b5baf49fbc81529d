"""The conversation in a terminal: history, completion, numbers that pick a choice."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from briefs.message import Choices

if TYPE_CHECKING:
    from bot.adapters.terminal import TerminalAdapter
    from bot.ports import Core
    from briefs.message import Message

GOODBYES = frozenset({"exit", "quit", "/exit", "/quit"})


async def chat(terminal: TerminalAdapter) -> None:
    """Answer lines until the input ends: typed ones with a prompt, piped ones as they come."""
    picks: list[str] = []
    lines = _typed(terminal) if sys.stdin.isatty() and sys.stdout.isatty() else _piped()
    async for line in lines:
        question = line.strip()
        if question.lower() in GOODBYES:
            return
        if not question:
            continue
        if question.isdecimal() and 1 <= int(question) <= len(picks):
            question = picks[int(question) - 1]
        message = terminal.ask(question).message
        terminal.show(message)
        sys.stdout.write("\n")
        sys.stdout.flush()
        picks = picks_of(message)


def picks_of(message: Message) -> list[str]:
    """Return the questions behind the numbers that a message shows."""
    return [
        option.query
        for block in message.blocks
        if isinstance(block, Choices)
        for option in block.options
    ]


async def _piped() -> AsyncIterator[str]:
    for line in sys.stdin:
        yield line


async def _typed(terminal: TerminalAdapter) -> AsyncIterator[str]:
    sys.stdout.write("Ask away: /help lists the commands, Tab completes, Ctrl-D leaves.\n\n")
    session: PromptSession[str] = PromptSession(
        history=_history(terminal.history),
        completer=NameCompleter(terminal.core),
        complete_in_thread=True,
    )
    while True:
        try:
            yield await session.prompt_async("› ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


def _history(file: Path | None) -> History:
    """Return the history kept in a file, or one in memory where that can't be written."""
    if file is None:
        return InMemoryHistory()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(file))


class NameCompleter(Completer):
    """Completes commands and the names in the index as one types."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """Yield what the line may go on with."""
        del complete_event
        text = document.text_before_cursor
        for found in self._core.complete(text):
            yield Completion(
                found.text, start_position=found.start - len(text), display_meta=found.detail
            )
