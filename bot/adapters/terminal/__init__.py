"""The terminal: answers as aligned text, coloured where somebody looks at them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adapters.terminal.screen import screen_width, show
from bot.ports import Body, Core, Invocation, Limits, Receipt
from bot.rendering.layout import lay_out
from bot.rendering.rows import plain_text

if TYPE_CHECKING:
    from datetime import datetime

    from bot.command import Answer
    from briefs.message import Message


def create_adapter(core: Core, settings: Mapping[str, object]) -> TerminalAdapter:
    """Return the terminal; `width` in columns and `history`, a file, may be set."""
    width, history = settings.get("width"), settings.get("history")
    return TerminalAdapter(
        core,
        width if isinstance(width, int) else None,
        Path(history) if isinstance(history, str | Path) else None,
    )


class TerminalAdapter:
    """Shows answers on standard output, and asks for questions on standard input."""

    name = "terminal"
    limits = Limits()

    def __init__(self, core: Core, width: int | None = None, history: Path | None = None) -> None:
        self.core = core
        self.history = history
        self._width = width

    @property
    def width(self) -> int:
        """The columns that answers are laid out for."""
        return self._width or screen_width(sys.stdout)

    def render(self, message: Message, question: str = "") -> Sequence[Body]:
        """Return the message as text without colours."""
        del question
        return (plain_text(lay_out(message, self.width)),)

    def show(self, message: Message) -> None:
        """Print a message, with colours where standard output is a terminal."""
        show(lay_out(message, self.width), sys.stdout)

    def ask(self, text: str) -> Answer:
        """Return the answer to a typed line."""
        command, args = self.core.read(text)
        return self.core.answer(
            Invocation(command, args, place="terminal", adapter=self.name, private=True)
        )

    async def run(self) -> None:
        """Ask for questions and show answers until the input ends."""
        from bot.adapters.terminal.chat import chat

        await chat(self)

    async def send(self, place: str, body: Body, nonce: str, workspace: str = "") -> Receipt:
        """Print a body; the nonce is its id."""
        del workspace
        import datetime as dt

        sys.stdout.write(f"{body}\n")
        sys.stdout.flush()
        return Receipt(self.name, place, nonce, dt.datetime.now(dt.UTC))

    async def find(
        self, place: str, body: Body, nonce: str, since: datetime, workspace: str = ""
    ) -> Receipt | None:
        """Raise HistoryError: nobody knows what was read on a screen."""
        from bot.errors import HistoryError

        del place, body, nonce, since, workspace
        raise HistoryError("A terminal keeps no history that could be read.")

    async def edit(self, place: str, message: str, body: Body, workspace: str = "") -> None:
        """Print a body anew: what was printed can't be changed."""
        await self.send(place, body, message, workspace)
