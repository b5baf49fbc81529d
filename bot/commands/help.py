"""/help: the commands, or one of them in full."""

from collections.abc import Iterator, Sequence

from bot.command import Answer, Command, Context, Option
from briefs.message import (
    Block,
    BulletList,
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

FILTERS_IN_SHORT = "In every question: outlet:AP, since:2023-07-25, until:friday, last week."


def run(context: Context, text: str) -> Answer:
    """Return all commands or, where one is named, that one in full."""
    wanted = text.strip().removeprefix("/").lower()
    commands = context.commands()
    for command in commands:
        if command.name == wanted:
            return Answer("help", text, one(command))
    return Answer("help", text, everything(commands, wanted))


def one(command: Command) -> Message:
    """Return a command in full: what it answers, what it takes, examples."""
    return Message(
        f"/{command.name}",
        tuple(_parts(command)),
        fallback_text=f"{command.summary} Usage: {command.usage}",
    )


def _parts(command: Command) -> Iterator[Block]:
    yield Paragraph((Line(command.summary),))
    options = [
        Field(f"{option.key}:" if option.key else option.name, (Line(option.summary),))
        for option in command.options
    ]
    yield Fields((Field("usage", (Line(command.usage),)), *options))
    if command.examples:
        yield Heading(Line("Examples"))
        yield BulletList(tuple(map(Line, command.examples)))


def everything(commands: Sequence[Command], unknown: str = "") -> Message:
    """Return all commands with their summaries."""
    missing = f"There is no command /{unknown}; these are all." if unknown else ""
    intro = missing or "Ask how outlets covered people, topics and stories."
    fields = tuple(Field(f"/{c.name}", (Line(c.summary),)) for c in commands)
    names = ", ".join(f"/{command.name}" for command in commands)
    return Message(
        "Commands",
        (
            Paragraph((Line(intro),)),
            Fields(fields),
            SmallPrint(
                (Line("In every question: outlet:AP, since:2023-07-25, until:friday, last week."),)
            ),
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
