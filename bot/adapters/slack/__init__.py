"""Slack: slash commands, mentions, messages and an App Home, answers with lasting buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.adapters.slack import rendering
from bot.ports import Body, Core, Limits

if TYPE_CHECKING:
    from datetime import datetime

    from bot.adapters.slack.posting import Poster
    from bot.adapters.slack.settings import SlackSettings
    from bot.ports import Receipt
    from briefs.message import Message


def create_adapter(core: Core, settings: Mapping[str, object]) -> SlackAdapter:
    """Return the adapter; raises ConfigError where its section of the settings is wrong."""
    if not settings:
        return SlackAdapter(core, None)
    from bot.adapters.slack.settings import read_settings

    return SlackAdapter(core, read_settings(settings))


class SlackAdapter:
    """Answers slash commands, mentions, messages, buttons and menus, and posts digests."""

    name = "slack"
    limits = Limits(characters=3000, blocks=50, choices=25, posts_a_second=10, seconds_a_post=1.1)
    """Slack takes about one message a second in a channel, and knows no nonce."""

    def __init__(self, core: Core, settings: SlackSettings | None) -> None:
        self._core = core
        self._settings = settings
        self._poster: Poster | None = None

    def render(self, message: Message, question: str = "") -> Sequence[Body]:
        """Return pages with buttons for the answer to a question, else posts in a row."""
        return rendering.answer(message, question) if question else rendering.posts(message)

    async def run(self) -> None:
        """Answer in Slack until it is cancelled; raises AdapterError where it refuses us."""
        from bot.adapters.slack.serving import serve

        await serve(self._core, self._known_settings())

    async def send(self, place: str, body: Body, nonce: str, workspace: str = "") -> Receipt:
        """Post a body once in "channel" or "channel/thread"."""
        return await self._posting().send(place, body, nonce, workspace)

    async def find(
        self, place: str, body: Body, nonce: str, since: datetime, workspace: str = ""
    ) -> Receipt | None:
        """Return the receipt of what was posted since then, by the nonce it carries."""
        del body
        return await self._posting().find(place, nonce, since, workspace)

    async def edit(self, place: str, message: str, body: Body, workspace: str = "") -> None:
        """Put another body in the place of one that was posted."""
        await self._posting().edit(place, message, body, workspace)

    def _posting(self) -> Poster:
        if self._poster is None:
            from bot.adapters.slack.posting import Poster

            self._poster = Poster(self._core, self._known_settings())
        return self._poster

    def _known_settings(self) -> SlackSettings:
        if self._settings is None:
            from bot.adapters.slack.settings import read_settings

            self._settings = read_settings({})
        return self._settings
