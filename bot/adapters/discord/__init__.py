"""Discord: slash commands with completion, answers with lasting buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.adapters.discord import rendering
from bot.ports import Body, Core, Limits

if TYPE_CHECKING:
    from datetime import datetime

    from bot.adapters.discord.posting import Poster
    from bot.adapters.discord.settings import DiscordSettings
    from bot.ports import Receipt
    from briefs.message import Message


def create_adapter(core: Core, settings: Mapping[str, object]) -> DiscordAdapter:
    """Return the adapter; raises ConfigError where its section of the settings is wrong."""
    if not settings:
        return DiscordAdapter(core, None)
    from bot.adapters.discord.settings import read_settings

    return DiscordAdapter(core, read_settings(settings))


class DiscordAdapter:
    """Answers slash commands, buttons and menus, and posts digests."""

    name = "discord"
    limits = Limits(
        characters=4000,
        blocks=40,
        choices=25,
        posts_a_second=20,
        seconds_a_post=1.0,
        nonce_seconds=60,
    )
    """Discord allows 50 requests a second in all, and some five messages in five seconds in a
    channel; a nonce is known for "the past few minutes"."""

    def __init__(self, core: Core, settings: DiscordSettings | None) -> None:
        self._core = core
        self._settings = settings
        self._poster: Poster | None = None

    def render(self, message: Message, question: str = "") -> Sequence[Body]:
        """Return pages with buttons for the answer to a question, else posts in a row."""
        return rendering.answer(message, question) if question else rendering.posts(message)

    async def run(self) -> None:
        """Answer on Discord until it is cancelled; raises AdapterError where it refuses us."""
        from bot.adapters.discord.client import serve

        await serve(self._core, self._known_settings())

    async def send(self, place: str, body: Body, nonce: str, workspace: str = "") -> Receipt:
        """Post a body once in "channel" or "channel/thread"."""
        del workspace  # one token serves all servers
        return await self._posting().send(place, body, nonce)

    async def find(
        self, place: str, body: Body, nonce: str, since: datetime, workspace: str = ""
    ) -> Receipt | None:
        """Return the receipt of what was posted since then."""
        del workspace
        return await self._posting().find(place, body, nonce, since)

    async def edit(self, place: str, message: str, body: Body, workspace: str = "") -> None:
        """Put another body in the place of one that was posted."""
        del workspace
        await self._posting().edit(place, message, body)

    def _posting(self) -> Poster:
        if self._poster is None:
            from bot.adapters.discord.posting import Poster

            self._poster = Poster(self._known_settings())
        return self._poster

    def _known_settings(self) -> DiscordSettings:
        if self._settings is None:
            from bot.adapters.discord.settings import read_settings

            self._settings = read_settings({})
        return self._settings
