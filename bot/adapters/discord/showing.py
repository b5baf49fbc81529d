"""From an interaction to what is seen: acknowledge, ask the core, show the answer."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Collection
from typing import Any

import discord

from bot.adapters.discord import components as c
from bot.adapters.discord import rendering
from bot.adapters.discord.views import ReadyView
from bot.errors import StateError
from bot.ports import Core, Invocation
from bot.press import Press, decode
from bot.replies import Replies, Reply, sources_of
from briefs.message import Line, Message, Paragraph

Interaction = discord.Interaction[Any]

log = logging.getLogger("parallax.discord")

FORGOTTEN = "What this button asked is no longer known here; ask again."


class Showing:
    """Answers interactions; `answers` says who sees them: auto, private or public.

    `administrators` are the ids of users who administer this deployment.
    """

    def __init__(
        self, core: Core, answers: str, administrators: Collection[str] = frozenset()
    ) -> None:
        self._core = core
        self._administrators = administrators
        self._answers = answers
        self._replies = Replies(core, rendering.answer, c.LONGEST_ID)

    def close(self) -> None:
        """End what answers."""
        self._replies.close()

    async def ask(self, interaction: Interaction, question: str) -> None:
        """Answer a command that was typed."""
        private = self._is_private(interaction)
        await interaction.response.defer(ephemeral=private, thinking=True)
        reply = await self._reply(interaction, question, private=private)
        if reply.aside and not private:
            await self._only_to_asker(interaction, reply)
        else:
            await self._edit(interaction, reply, 0, share=private)

    async def press(self, interaction: Interaction, carried: str) -> None:
        """Do what a button or a chosen value says."""
        own = _is_own(interaction)
        act = carried.partition(":")[0]
        if act == "share":
            await interaction.response.defer(ephemeral=False, thinking=True)
        elif own and act in ("page", "pick"):
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=not _is_direct(interaction), thinking=True)
        press = await asyncio.to_thread(self._decoded, carried)
        if press is None:
            await self._say(interaction, FORGOTTEN)
            return
        await self._pressed(interaction, press)

    async def _pressed(self, interaction: Interaction, press: Press) -> None:
        direct = _is_direct(interaction)
        reply = await self._reply(interaction, press.question, private=not direct)
        match press.act:
            case "share":
                if reply.aside:
                    await self._only_to_asker(interaction, reply)
                else:
                    await self._edit(interaction, reply, press.page, shared=True)
            case "sources":
                for body in rendering.sources(sources_of(reply))[:1]:
                    await self._show(interaction, body, reply)
            case _:
                await self._edit(interaction, reply, press.page, share=not direct)

    def _decoded(self, carried: str) -> Press | None:
        try:
            return decode(carried, self._core.state.questions.find)
        except StateError as error:
            self._core.report(error)
            return None

    async def _reply(self, interaction: Interaction, question: str, *, private: bool) -> Reply:
        asker = _asker(interaction, self._administrators, private=private)
        return await self._replies.to(asker, question)

    async def _edit(
        self,
        interaction: Interaction,
        reply: Reply,
        page: int,
        *,
        share: bool = False,
        shared: bool = False,
    ) -> None:
        """Put a page in the place of what was acknowledged."""
        body: Any = reply.page(page)
        if not share or reply.aside:
            body = rendering.without_share(body)
        if shared:
            body = rendering.shared_by(body, interaction.user.display_name)
        await self._show(interaction, body, reply)

    async def _show(self, interaction: Interaction, body: Any, reply: Reply) -> None:
        await interaction.edit_original_response(
            view=ReadyView(body), attachments=await _pictures(body, reply)
        )

    async def _only_to_asker(self, interaction: Interaction, reply: Reply) -> None:
        """Take back a public acknowledgement, and answer where only the asker sees it."""
        first: Any = reply.page(0)
        await interaction.delete_original_response()
        await interaction.followup.send(
            view=ReadyView(rendering.without_share(first)), ephemeral=True
        )

    async def _say(self, interaction: Interaction, sentence: str) -> None:
        message = Message("", (Paragraph((Line(sentence),)),), fallback_text=sentence)
        body = rendering.answer(message, "", share=False)[0]
        if interaction.response.type is discord.InteractionResponseType.deferred_message_update:
            await interaction.followup.send(view=ReadyView(body), ephemeral=True)
        else:
            await interaction.edit_original_response(view=ReadyView(body))

    async def broke(self, interaction: Interaction, error: Exception) -> None:
        """Keep an error of an interaction, and say sorry where Discord still lets us."""
        cause = error.__cause__ or error
        if isinstance(cause, discord.NotFound) and cause.code == UNKNOWN_INTERACTION:
            log.warning("Discord no longer waits for an answer (%s)", cause.code)
            return
        reference = self._core.report(cause)
        log.error("An answer broke; the log of errors has it under %s", reference)
        sentence = f"Something broke while answering; the reference is {reference}."
        try:
            if not interaction.response.is_done():
                await interaction.response.defer(ephemeral=True, thinking=True)
            await self._say(interaction, sentence)
        except discord.HTTPException as second:
            log.warning("Nor could that be said: %s", second.status)

    def _is_private(self, interaction: Interaction) -> bool:
        """Whether only the asker sees the answer to a command."""
        if _is_direct(interaction):
            return False
        if self._answers != "auto":
            return self._answers == "private"
        return not isinstance(interaction.channel, discord.Thread)


UNKNOWN_INTERACTION = 10062


def _is_direct(interaction: Interaction) -> bool:
    """Whether nobody but the asker is there: the conversation with the bot itself."""
    return interaction.guild_id is None and interaction.context.dm_channel


def _is_own(interaction: Interaction) -> bool:
    """Whether the message with the button is seen by the presser alone."""
    message = interaction.message
    return message is not None and (message.flags.ephemeral or _is_direct(interaction))


def _asker(
    interaction: Interaction, administrators: Collection[str], *, private: bool
) -> Invocation:
    """Return who asks, and where."""
    channel = interaction.channel
    place = str(interaction.channel_id or "")
    if isinstance(channel, discord.Thread):
        place = f"{channel.parent_id}/{channel.id}"
    permissions, user = interaction.permissions, interaction.user
    return Invocation(
        "",
        user=str(user.id),
        place=place,
        workspace=str(interaction.guild_id or ""),
        adapter="discord",
        private=private,
        manages=interaction.guild_id is not None
        and (permissions.manage_guild or permissions.administrator),
        name=user.display_name,
        administers=str(user.id) in administrators,
    )


async def _pictures(body: Any, reply: Reply) -> list[discord.File]:
    """Return the pictures that a body shows."""
    numbers = rendering.charts_in(body)
    if not numbers:
        return []
    from briefs.charts import png

    charts = reply.charts
    drawn = [(number, await asyncio.to_thread(png, charts[number - 1])) for number in numbers]
    return [discord.File(io.BytesIO(data), f"chart-{number}.png") for number, data in drawn]
