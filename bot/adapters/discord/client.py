"""The connection to Discord: what it listens to, and how it ends."""

from __future__ import annotations

import asyncio
import json
import logging
from hashlib import sha256

import discord
from discord import app_commands

from bot.adapters.discord.context_menu import context_menu
from bot.adapters.discord.presses import DYNAMIC_ITEMS
from bot.adapters.discord.settings import DiscordSettings
from bot.adapters.discord.showing import Showing
from bot.adapters.discord.slash import slash_commands
from bot.errors import AdapterError, StateError
from bot.ports import Core

log = logging.getLogger("parallax.discord")

discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # we don't speak

REFUSED = (
    "Discord refused the token; make a new one in the developer portal under Bot and set "
    "PARALLAX_ADAPTERS__DISCORD__TOKEN."
)
FATAL = {
    4004: REFUSED,
    4010: "Discord refused the shard; mend shards in [adapters.discord], or leave it out.",
    4011: "The bot is in so many servers that Discord requires shards; set more of them in "
    "[adapters.discord], or leave it out.",
    4012: "Discord no longer speaks the version of its gateway that this Parallax uses; update "
    "Parallax.",
    4013: "Discord refused what the bot listens to as invalid; update Parallax.",
    4014: "Discord refused what the bot listens to; update Parallax, which needs no privileged "
    "intent.",
}
"""Close codes of the gateway after which connecting again is no use (Discord, "Opcodes and
Status Codes")."""


class ParallaxClient(discord.AutoShardedClient):
    """Hears slash commands, buttons and menus, and no message."""

    def __init__(self, core: Core, settings: DiscordSettings) -> None:
        intents = discord.Intents.none()
        intents.guilds = True  # channels and threads, to know which is which
        super().__init__(
            intents=intents,
            shard_count=settings.shards,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
        )
        self.showing = Showing(core, settings.answers, settings.administrators)
        self._core = core
        self._tree: app_commands.CommandTree[ParallaxClient] = CommandTree(
            self,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def setup_hook(self) -> None:
        """Register commands, and tell Discord where they have changed."""
        self.add_dynamic_items(*DYNAMIC_ITEMS)
        commands = await asyncio.to_thread(self._core.commands)
        for command in slash_commands(commands, self._core, self.showing):
            self._tree.add_command(command)
        if menu := context_menu(commands, self.showing):
            self._tree.add_command(menu)
        await self._sync()

    async def _sync(self) -> None:
        """Tell Discord the commands, unless it was told the same before."""
        known = [command.to_dict(self._tree) for command in self._tree.walk_commands()]
        known += [
            menu.to_dict(self._tree)
            for menu in self._tree.get_commands(type=discord.AppCommandType.message)
        ]
        told = sha256(json.dumps(known, sort_keys=True, default=str).encode()).hexdigest()
        name = f"discord:{self.application_id}:commands"
        try:
            fingerprints = self._core.state.fingerprints
            if await asyncio.to_thread(fingerprints.get, name) == told:
                return
            await self._tree.sync()
            await asyncio.to_thread(fingerprints.keep, name, told)
        except StateError as error:
            log.warning("Commands are told to Discord at each start: %s", error.detail)
            await self._tree.sync()
        log.info("Told Discord %d commands", len(known))

    async def on_ready(self) -> None:
        """Say that it is connected."""
        log.info("Connected as %s, in %d servers", self.user, len(self.guilds))


class CommandTree(app_commands.CommandTree[ParallaxClient]):
    """Commands whose unexpected errors are kept, and said without their insides."""

    async def on_error(
        self, interaction: discord.Interaction[ParallaxClient], error: app_commands.AppCommandError
    ) -> None:
        """Keep an error; the asker hears of it if Discord still lets us answer."""
        await self.client.showing.broke(interaction, error)


async def serve(core: Core, settings: DiscordSettings) -> None:
    """Answer until it is cancelled; raises AdapterError where Discord refuses us for good."""
    token = settings.needed_token()
    client = ParallaxClient(core, settings)
    try:
        await client.start(token)
    except discord.LoginFailure as error:
        raise AdapterError(REFUSED) from error
    except discord.PrivilegedIntentsRequired as error:
        raise AdapterError(FATAL[4014]) from error
    except discord.ConnectionClosed as error:
        raise AdapterError(
            FATAL.get(error.code or 0, f"Discord closed the connection for good ({error.code}).")
        ) from error
    except discord.GatewayNotFound as error:
        raise AdapterError("Discord's gateway can't be found; try again later.") from error
    except discord.HTTPException as error:
        raise AdapterError(
            f"Discord answered {error.status} while connecting; try again."
        ) from error
    finally:
        await client.close()
        client.showing.close()
