"""Parallax's commands as slash commands: a field for each option, completed as one types."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Coroutine, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.adapters.discord.escape import label
from bot.command import Command, Option, typed

if TYPE_CHECKING:
    from bot.adapters.discord.showing import Interaction, Showing
    from bot.ports import Core

SlashCommand = app_commands.Command[Any, ..., Any]
Complete = Callable[["Interaction", str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]

LONGEST = 100
"""Characters of a description, and of the name and the value of a completion."""
MOST_COMPLETIONS = 25


def slash_commands(
    commands: Sequence[Command], core: Core, showing: Showing
) -> Iterator[SlashCommand]:
    """Yield a slash command for each command."""
    for command in commands:
        slash: SlashCommand = app_commands.Command(
            name=command.name,
            description=label(command.summary, LONGEST),
            callback=_callback(command, showing),
        )
        for option in command.options:
            if option.completes or option.name == "outlet":
                slash.autocomplete(option.name)(_completion(command, option, core))
            if option.values:
                choices = [app_commands.Choice(name=one, value=one) for one in option.values]
                app_commands.choices(**{option.name: choices})(slash)
        yield slash


def _callback(command: Command, showing: Showing) -> Callable[..., Coroutine[Any, Any, None]]:
    """Return what answers a command, with a parameter for each of its options.

    discord.py reads the fields of a command from the signature of its callback.
    """

    async def answer(interaction: Interaction, **values: str | None) -> None:
        fields = {name: value for name, value in values.items() if value}
        question = f"/{command.name} {typed(command, fields)}".strip()
        await showing.ask(interaction, question)

    parameters = [
        inspect.Parameter(
            option.name,
            inspect.Parameter.POSITIONAL_OR_KEYWORD,
            default=inspect.Parameter.empty if option.required else None,
            annotation=str if option.required else str | None,
        )
        for option in sorted(command.options, key=lambda one: not one.required)
    ]
    first = inspect.Parameter(
        "interaction",
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
        annotation=discord.Interaction,
    )
    answer.__signature__ = inspect.Signature([first, *parameters])  # type: ignore[attr-defined]
    described = {one.name: label(one.summary, LONGEST) for one in command.options}
    return app_commands.describe(**described)(answer)


def _completion(command: Command, option: Option, core: Core) -> Complete:
    """Return what completes a field as it is typed."""

    async def complete(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        del interaction
        found = await asyncio.to_thread(
            core.suggest, command.name, option.name, current, MOST_COMPLETIONS
        )
        return [
            app_commands.Choice(
                name=label(f"{one.label} · {one.detail}" if one.detail else one.label, LONGEST),
                value=one.value if len(one.value) <= LONGEST else one.label[:LONGEST],
            )
            for one in found
        ]

    return complete
