"""A command: what it is called, what it takes, and the function that answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from briefs.message import Choices

if TYPE_CHECKING:
    from datetime import datetime

    from bot.editing import Editing
    from bot.ports import Invocation
    from bot.state.access import AccessRules
    from bot.subscriptions.desk import Desk
    from briefs.message import Choice, Message
    from briefs.parts.news import News
    from briefs.query import Query
    from briefs.summarising.records import Summariser
    from corpus.index import Index
    from corpus.model import EntityKind, Match


Power = Literal["ask", "subscribe", "configure", "correct"]
"""What a command lets somebody do. Who may subscribe and configure is set for each workspace; who
may correct, in the settings of the deployment alone, for workspaces share one index."""

LONGEST_QUESTION = 1000
"""Characters; the longest headline with every filter stays well below."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing a command takes.

    A platform with fields of its own shows it as a field; in typed text it is what follows the
    command or, where `key` is set, `key:value`.
    """

    name: str
    summary: str
    required: bool = False
    key: str | None = None
    completes: bool = False
    """Whether its values are names that the index can complete."""
    values: tuple[str, ...] = ()
    """All that it may be, where that is little; at most 25."""


OUTLET = Option("outlet", "only this outlet or agency", key="outlet")
SINCE = Option("since", "from this day on, such as 2023-07-25 or monday", key="since")
UNTIL = Option("until", "up to and including this day", key="until")
FILTERS = (OUTLET, SINCE, UNTIL)
LENGTH = Option("length", "short, or long for all there is", key="length")
_LENGTH = re.compile(r"(?:^|\s)(?:length:(?P<length>short|long)|(?P<word>long))\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question got: the message, and the name it was understood as, if any.

    `failure` is set where the program itself failed, such as over a damaged index; it is the
    sentence that the message says. `aside` marks what concerns only the asker, such as a refusal
    or a misspelt command: an adapter shows it to nobody else. `passing` marks what may be better
    when it is asked again soon, so that it is not given again.
    """

    command: str
    query: str
    message: Message
    match: Match | None = None
    failure: str | None = None
    aside: bool = False
    passing: bool = False

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The things to choose from, where the question could mean several."""
        return tuple(
            option
            for block in self.message.blocks
            if isinstance(block, Choices) and block.kind == "pick"
            for option in block.options
            if option.id is not None
        )


class Context(Protocol):
    """What a command may use to answer."""

    @property
    def index(self) -> Index:
        """Return the index, opened at first use; raises IndexFileError where that fails."""
        ...

    @property
    def now(self) -> datetime:
        """Return the moment of the question (aware)."""
        ...

    @property
    def invocation(self) -> Invocation:
        """Return the question with who asks it, and where."""
        ...

    @property
    def access(self) -> AccessRules:
        """Return which commands are on where, and who may do what; raises StateError."""
        ...

    @property
    def desk(self) -> Desk:
        """Return what may be done with subscriptions; raises StateError."""
        ...

    @property
    def editing(self) -> Editing:
        """Return what may be done with corrections of the index."""
        ...

    @property
    def summariser(self) -> Summariser | None:
        """Return what words digests, None where the settings name no language model."""
        ...

    @property
    def digests_can_be_posted(self) -> bool:
        """Whether the platform it is asked on can be posted to unasked."""
        ...

    @property
    def news(self) -> News | None:
        """Return what a digest that is posted has not told yet; None for whoever asks."""
        ...

    def commands(self) -> Sequence[Command]:
        """Return every command, by name."""
        ...


@dataclass(frozen=True, slots=True)
class Command:
    """One command; `run` takes the context and what was typed after the command's name.

    `kinds` are the kinds of names it is asked about, which completion offers. `power` is what
    somebody must be allowed to do to use it. `steady` says that its answers depend on nothing but
    the index, the day and what was typed, so that an answer may be given again; `lasts` that an
    answer may take long, so that others should not wait for it. `longest` is how many characters
    it takes. `summarises` says that it asks the summariser, where there is one, and so may take
    seconds.
    """

    name: str
    summary: str
    usage: str
    run: Callable[[Context, str], Answer]
    options: tuple[Option, ...] = ()
    examples: tuple[str, ...] = ()
    kinds: Collection[EntityKind] = ()
    power: Power = "ask"
    steady: bool = False
    lasts: bool = False
    summarises: bool = False
    longest: int = LONGEST_QUESTION


def typed(command: Command, values: Mapping[str, str]) -> str:
    """Return what would be typed after the command to give its options these values.

    For platforms that ask for each option in a field; a value with blanks is quoted after a key.
    """
    words = []
    for option in command.options:
        value = " ".join(values.get(option.name, "").split())
        if not value:
            continue
        if option.key and " " in value:
            value = '"' + value.replace('"', "") + '"'
        words.append(f"{option.key}:{value}" if option.key else value)
    return " ".join(words)


def answer_with(
    name: str,
    context: Context,
    text: str,
    kinds: Collection[EntityKind],
    brief: Callable[[Index, Query, datetime], Message],
) -> Answer:
    """Return the answer of a brief to what was typed, read with names of these kinds in mind."""
    from briefs.query import read_query

    query = read_query(context.index, text, kinds, context.now)
    return Answer(name, text, brief(context.index, query, context.now), query.lookup.best)


def without_length(context: Context, text: str, kinds: Collection[EntityKind]) -> tuple[str, bool]:
    """Return a question without "long" or "length:long" at its end, and whether it was there.

    A name that ends so, such as Huey Long, is left whole.
    """
    found = _LENGTH.search(text)
    if found is None:
        return text, False
    if found["word"] and _is_named_so(context, text, kinds):
        return text, False
    wanted = found["word"] or found["length"]
    return text[: found.start()].strip(), wanted.lower() == "long"


def _is_named_so(context: Context, text: str, kinds: Collection[EntityKind]) -> bool:
    """Whether every "long" of a question is of a name that the index knows."""
    from briefs.query import read_query

    if len(text.split()) == 1:
        return False
    best = read_query(context.index, text, kinds, context.now).lookup.best
    named = best.alias.lower().split().count("long") if best else 0
    return named >= text.lower().split().count("long")


class Commands(Protocol):
    """Where commands come from."""

    def find(self, name: str) -> Command | None:
        """Return the command of that name, in lower case."""
        ...

    def all(self) -> Sequence[Command]:
        """Return every command, by name."""
        ...
