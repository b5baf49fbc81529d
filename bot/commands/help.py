"""/help: the commands, or one of them in full, with examples from the articles at hand."""

from collections.abc import Iterator, Sequence

from bot.access import ALWAYS_ON, is_on
from bot.command import Answer, Command, Context, Option
from bot.errors import StateError
from briefs.message import (
    Block,
    Choice,
    Choices,
    Field,
    Fields,
    Heading,
    Line,
    Message,
    Paragraph,
)
from briefs.message import Context as SmallPrint
from corpus.errors import CorpusError

FILTERS_IN_SHORT = "In every question: outlet:AP, since:2023-07-25, until:friday, last week."
FIRST = ("who", "compare", "topic", "quotes", "digest")
"""Commands that newcomers should try, in this order."""


def run(context: Context, text: str) -> Answer:
    """Return all commands or, where one is named, that one in full."""
    wanted = text.strip().removeprefix("/").lower()
    commands = context.commands()
    for command in commands:
        if command.name == wanted:
            return Answer("help", text, one(command, examples(context, command, 3)))
    off = turned_off(context, commands)
    known = [command for command in commands if command.name not in off]
    tries = [
        example
        for name in FIRST
        for command in known
        if command.name == name
        for example in examples(context, command, 1)
    ]
    return Answer("help", text, everything(known, wanted, tries, off))


def examples(context: Context, command: Command, number: int) -> Sequence[str]:
    """Return questions to try a command with: about names in the index, else its own."""
    from briefs.parts.choices import examples_of

    if not command.kinds or command.power != "ask":
        return command.examples[:number]
    try:
        names = examples_of(context.index, frozenset(command.kinds), number)
    except CorpusError:
        return command.examples[:number]
    return tuple(f"/{command.name} {name}" for name in names)


def turned_off(context: Context, commands: Sequence[Command]) -> Sequence[str]:
    """Return the names of commands that are off where it is asked."""
    asked = context.invocation
    if not asked.workspace:
        return ()
    try:
        rules = context.access.rules(asked.adapter, asked.workspace)
    except StateError:
        return ()
    return [
        command.name
        for command in commands
        if command.name not in ALWAYS_ON and not is_on(command.name, asked.place, rules)
    ]


def one(command: Command, tries: Sequence[str]) -> Message:
    """Return a command in full: what it answers, what it takes, examples."""
    return Message(
        f"/{command.name}",
        tuple(_parts(command, tries)),
        fallback_text=f"{command.summary} Usage: {command.usage}",
    )


def _parts(command: Command, tries: Sequence[str]) -> Iterator[Block]:
    yield Paragraph((Line(command.summary),))
    options = [
        Field(f"{option.key}:" if option.key else option.name, (Line(option.summary),))
        for option in command.options
    ]
    yield Fields((Field("usage", (Line(command.usage),)), *options))
    if tries:
        yield Choices("For example", tuple(Choice(example, example) for example in tries))


def everything(
    commands: Sequence[Command],
    unknown: str = "",
    tries: Sequence[str] = (),
    off: Sequence[str] = (),
) -> Message:
    """Return all commands with their summaries, and a few questions to begin with."""
    missing = f"There is no command /{unknown}; these are all." if unknown else ""
    intro = missing or "Ask how outlets covered people, topics and stories."
    fields = tuple(Field(f"/{c.name}", (Line(c.summary),)) for c in commands)
    names = ", ".join(f"/{command.name}" for command in commands)
    small = [Line(FILTERS_IN_SHORT)]
    if off:
        small.append(Line(f"Turned off here: {', '.join(f'/{name}' for name in off)}."))
    begin = Choices("For example", tuple(Choice(example, example) for example in tries))
    return Message(
        "Commands",
        (
            Paragraph((Line(intro),)),
            *((begin,) if tries else ()),
            Heading(Line("All commands")),
            Fields(fields),
            SmallPrint(tuple(small)),
            Choices("In full", tuple(Choice(f"/{c.name}", f"/help {c.name}") for c in commands)),
        ),
        fallback_text=f"{intro} Commands: {names}.",
    )


COMMAND = Command(
    name="help",
    summary="All commands, or one of them in full.",
    usage="/help [COMMAND]",
    run=run,
    options=(Option("command", "the command to explain"),),
    examples=("/help", "/help compare"),
)
