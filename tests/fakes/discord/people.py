"""Somebody who uses the bot on the fake Discord, and the bot itself."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.adapters.discord import DiscordAdapter
from bot.command import Command
from bot.ports import Core
from bot.testing.contract import Shown
from tests.fakes.discord.server import EPHEMERAL, TOKEN, Exchange, FakeDiscord

SECONDS = 20.0


class RunningBot:
    """The adapter, connected to a fake."""

    def __init__(self, fake: FakeDiscord, core: Core, **settings: object) -> None:
        self.fake = fake
        self.core = core
        self._settings = settings
        self.task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Connect and wait until it is ready."""
        from bot.adapters.discord import create_adapter

        adapter: DiscordAdapter = create_adapter(self.core, {"token": TOKEN, **self._settings})
        self.task = asyncio.create_task(adapter.run())
        ready = asyncio.create_task(self.fake.identified.wait())
        await asyncio.wait({self.task, ready}, timeout=SECONDS, return_when="FIRST_COMPLETED")
        ready.cancel()
        if self.task.done():
            await self.task
        await asyncio.sleep(0.05)

    async def stop(self) -> None:
        """Close the connection."""
        self.fake.identified.clear()
        if self.task:
            self.task.cancel()
            await asyncio.wait({self.task}, timeout=SECONDS)


class DiscordPerson:
    """Asks in a channel, presses buttons, chooses from menus."""

    def __init__(self, bot: RunningBot, **where: Any) -> None:
        self._bot = bot
        self._where = where
        self.last: Exchange | None = None

    @property
    def acknowledged(self) -> float:
        """Seconds from the last question to its acknowledgement."""
        assert self.last
        assert self.last.acknowledged is not None
        return self.last.acknowledged

    async def ask(self, question: str) -> Shown:
        """Send a slash command, all that follows its name in its first field."""
        name, _, text = question.removeprefix("/").partition(" ")
        command = next(one for one in self._bot.core.commands() if one.name == name)
        self.last = await self._bot.fake.slash(name, fields_of(command, text), **self._where)
        return await self._seen(self.last)

    async def press(self, shown: Shown, label: str) -> Shown:
        """Press the button, or choose the entry of a menu, of that label."""
        pressed: Any = shown.buttons[label]
        custom_id, value = pressed
        message: Any = shown.body
        if value is None:
            self.last = await self._bot.fake.press(message, custom_id, **self._where)
        else:
            self.last = await self._bot.fake.choose(message, custom_id, value, **self._where)
        return await self._seen(self.last)

    async def restart(self) -> None:
        """End the bot and start it again."""
        await self._bot.stop()
        await self._bot.start()

    async def _seen(self, exchange: Exchange) -> Shown:
        await asyncio.wait_for(exchange.shown.wait(), SECONDS)
        return shown(exchange.answer)


def fields_of(command: Command, text: str) -> Mapping[str, str]:
    """All that was typed in the first field."""
    return {command.options[0].name: text} if text and command.options else {}


def shown(message: Mapping[str, Any]) -> Shown:
    """A message as somebody sees it."""
    buttons: dict[str, object] = {}
    for row in message["components"]:
        for one in row.get("components", ()):
            if one["type"] == 2 and not one.get("disabled"):
                buttons[one["label"]] = (one["custom_id"], None)
            if one["type"] == 3:
                for option in one["options"]:
                    buttons[option["label"]] = (one["custom_id"], option["value"])
    return Shown(dict(message), bool(message["flags"] & EPHEMERAL), buttons)


def texts(message: Mapping[str, Any]) -> str:
    """All that a message says in words."""
    found: list[str] = []

    def collect(components: Any) -> None:
        for one in components:
            if "content" in one:
                found.append(one["content"])
            collect(one.get("components", ()))

    collect(message["components"])
    return "\n".join(found)
