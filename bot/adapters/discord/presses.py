"""Buttons and menus that still work after a restart: what they do stands in their own ids."""

from __future__ import annotations

import re
from typing import Any, Self

import discord

Interaction = discord.Interaction[Any]


class PressedButton(
    discord.ui.DynamicItem[discord.ui.Button[Any]],
    template=re.compile(r"(?:ask|pick|page|sources|share):\d+:[\s\S]*"),
):
    """A button of an answer."""

    @classmethod
    async def from_custom_id(
        cls,
        interaction: Interaction,
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the button that was pressed."""
        del interaction, match
        return cls(item)  # type: ignore[arg-type]

    async def callback(self, interaction: Interaction) -> None:
        """Do what it says."""
        await interaction.client.showing.press(interaction, self.custom_id)


class PressedMenu(discord.ui.DynamicItem[discord.ui.Select[Any]], template=re.compile(r"menu:\d+")):
    """A menu of an answer; the value chosen says what it does."""

    @classmethod
    async def from_custom_id(
        cls,
        interaction: Interaction,
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the menu in which something was chosen."""
        del interaction, match
        return cls(item)  # type: ignore[arg-type]

    async def callback(self, interaction: Interaction) -> None:
        """Do what the chosen value says."""
        await interaction.client.showing.press(interaction, self.item.values[0])


DYNAMIC_ITEMS = (PressedButton, PressedMenu)
