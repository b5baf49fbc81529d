"""What adapters of chat platforms do alike between taking a question and showing its answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.errors import StateError
from bot.press import keep_questions
from briefs.message import Chart, Message

if TYPE_CHECKING:
    from bot.ports import Body, Core, Invocation

Render = Callable[["Message", str], Sequence["Body"]]
"""What `Adapter.render` does."""

SOURCES = "Sources"


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


def reply_to(core: Core, render: Render, asker: Invocation, question: str, longest: int) -> Reply:
    """Return the reply to a question as it was typed; blocks, so call it in a thread.

    `asker` is an Invocation whose command and arguments are not looked at. `longest` is how many
    characters a button may carry: longer questions are kept in the state file; where that can't be
    used, the answer still comes, and only such a button is lost.
    """
    command, args = core.read(question)
    answer = core.answer(replace(asker, command=command, args=args))
    normal = f"/{command} {args}".strip()
    try:
        keep_questions(answer.message, normal, longest, core.state.questions)
    except StateError as error:
        core.report(error)
    return Reply(normal, answer.message, render(answer.message, normal), answer.aside)


def sources_of(reply: Reply) -> Message:
    """Return a message of nothing but the sources of a reply."""
    sources = reply.message.sources
    text = f"{len(sources)} sources of {reply.message.title}"
    return Message(SOURCES, (), sources, text)
