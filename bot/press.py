"""What a button of an answer carries, so that it still works after a restart.

A press is written as `act:page:question`. A platform bounds what a button may carry: a question
that is too long goes under a key into the state file (`bot.state.questions`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from bot.state.questions import MARK, key_of
from briefs.message import Choices

if TYPE_CHECKING:
    from bot.state.questions import Questions
    from briefs.message import Message

Act = Literal["ask", "pick", "page", "sources", "share"]
"""Ask another question; ask it in place of a choice; turn to a page of this answer; show its
sources; post it for all."""

ACTS: tuple[Act, ...] = get_args(Act)
_MOST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Press:
    """One button pressed: what to do, with which question ("/who id:x"), and on which page."""

    act: Act
    question: str
    page: int = 0


def encode(press: Press, longest: int) -> str:
    """Return what a button carries, at most `longest` characters (40 or more); pure."""
    text = f"{press.act}:{press.page}:{press.question}"
    if len(text) <= longest:
        return text
    return f"{press.act}:{press.page}:{key_of(press.question)}"


def decode(text: str, find: Callable[[str], str | None]) -> Press | None:
    """Return the press that a button carries, None where it is none of ours or is forgotten."""
    act, _, rest = text.partition(":")
    page, colon, question = rest.partition(":")
    if act not in ACTS or not colon or not (page.isascii() and page.isdecimal()):
        return None
    if len(page) > _MOST_DIGITS:
        return None
    if question.startswith(MARK):
        found = find(question)
        return Press(act, found, int(page)) if found is not None else None
    return Press(act, question, int(page))


def keep_questions(message: Message, question: str, longest: int, questions: Questions) -> None:
    """Keep the questions of an answer's buttons that are too long for them.

    Call it before the answer is shown. Raises StateError where the state file can't be used.
    """
    asked = (question, *_queries(message))
    room = longest - max(len(f"{act}:{'9' * _MOST_DIGITS}:") for act in ACTS)
    questions.keep(one for one in asked if len(one) > room)


def _queries(message: Message) -> Iterable[str]:
    for block in message.blocks:
        if isinstance(block, Choices):
            yield from (option.query for option in block.options)
