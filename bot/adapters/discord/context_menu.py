"""The entry in the menu of a message: "Who is in this?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.command import Command

if TYPE_CHECKING:
    from bot.adapters.discord.showing import Showing

NAME = "Who is in this?"
COMMAND = "people"


def context_menu(commands: Sequence[Command], showing: Showing) -> app_commands.ContextMenu | None:
    """Return the entry, None where there is no command that finds people in a text."""
    command = next((one for one in commands if one.name == COMMAND), None)
    if command is None:
        return None
    longest = command.longest - len(COMMAND)

    async def answer(interaction: discord.Interaction, message: discord.Message) -> None:
        text = "\n".join(filter(None, texts_of(message)))
        await showing.ask(interaction, f"/{COMMAND} {text[:longest]}".strip())

    return app_commands.ContextMenu(name=NAME, callback=answer)


def texts_of(message: discord.Message) -> Iterator[str | None]:
    """Yield what a message says: its text, then that of the articles it links to."""
    yield message.content
    for embed in message.embeds:
        yield embed.title
        yield embed.description
