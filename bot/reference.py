"""Writes docs/commands.md from the commands: `python -m bot.reference docs/commands.md`."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.command import Command
from bot.commands.help import FILTERS_IN_SHORT
from bot.registry import CommandRegistry
from bot.rendering.markdown import escape

INTRODUCTION = f"""\
# Commands

<!-- Written by `make docs` from the commands themselves; edit those. -->

Every question is a command and what it is about; the slash may be left out. Names are found in
any spelling: misspelt, transliterated, surname alone, reversed, by initials.

{escape(FILTERS_IN_SHORT)}
"""


def reference(commands: Sequence[Command]) -> str:
    """Return the page about all commands."""
    return "\n".join([INTRODUCTION, *("\n".join(_section(command)) for command in commands)])


def _section(command: Command) -> Iterator[str]:
    yield f"## /{command.name}\n"
    yield f"{escape(command.summary)}\n"
    yield f"    {command.usage}\n"
    for option in command.options:
        name = f"{option.key}:…" if option.key else option.name
        yield f"- `{name}`: {escape(option.summary)}{'' if option.required else ' (optional)'}"
    if command.examples:
        yield "\nExamples:\n"
        yield from (f"    {example}" for example in command.examples)
    yield ""


def main(arguments: Sequence[str]) -> int:
    """Write the page to the file named."""
    Path(arguments[0]).write_text(reference(CommandRegistry().all()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["docs/commands.md"]))
