"""Somebody who uses the bot in the fake Slack, and the bot itself."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Mapping
from typing import Any

from bot.adapters.slack import create_adapter
from bot.ports import Core
from bot.testing.contract import Shown
from tests.fakes.slack.server import APP_TOKEN, SECRET, TOKEN, FakeSlack, Message

SECONDS = 20.0


class RunningBot:
    """The adapter, connected to a fake."""

    def __init__(self, fake: FakeSlack, core: Core, mode: str, **settings: object) -> None:
        self.fake = fake
        self.core = core
        self._mode = mode
        self._settings = settings
        self._port = free_port()
        self.task: asyncio.Task[None] | None = None

    def settings(self) -> dict[str, object]:
        """The section of the settings."""
        return {
            "mode": self._mode, "bot_token": TOKEN, "app_token": APP_TOKEN,
            "signing_secret": SECRET, "api": f"{self.fake.base}/api/", "port": self._port,
            **self._settings,
        }  # fmt: skip

    async def start(self) -> None:
        """Connect, or listen."""
        adapter = create_adapter(self.core, self.settings())
        if self._mode == "http":
            await self._listen(adapter)
            return
        self.task = asyncio.create_task(adapter.run())
        ready = asyncio.create_task(self.fake.connected.wait())
        await asyncio.wait({self.task, ready}, timeout=SECONDS, return_when="FIRST_COMPLETED")
        ready.cancel()
        if self.task.done():
            await self.task

    async def _listen(self, adapter: Any) -> None:
        """Start to listen, and wait until somebody can connect."""
        self.task = asyncio.create_task(adapter.run())
        async with asyncio.timeout(SECONDS):
            while True:
                if self.task.done():
                    await self.task
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", self._port)
                except OSError:
                    await asyncio.sleep(0.02)
                    continue
                writer.close()
                await writer.wait_closed()
                break
        self.fake.bot_address = f"http://127.0.0.1:{self._port}"

    async def stop(self) -> None:
        """Close the connection."""
        self.fake.connected.clear()
        if self.task:
            self.task.cancel()
            await asyncio.wait({self.task}, timeout=SECONDS)


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class SlackPerson:
    """Asks in a channel and presses buttons."""

    def __init__(self, bot: RunningBot) -> None:
        self._bot = bot
        self._last = ""
        self._message: Message | None = None

    @property
    def acknowledged(self) -> float:
        """Seconds from the last question to its acknowledgement."""
        return self._bot.fake.acknowledged[self._last][0]

    async def ask(self, question: str) -> Shown:
        """Send it behind the bot's own slash command."""
        payload = self._bot.fake.slash("/brief", question.removeprefix("/"))
        return await self._sent("slash_commands", payload)

    async def press(self, shown: Shown, label: str) -> Shown:
        """Press the button of that label."""
        assert self._message
        element: Any = shown.buttons[label]
        return await self._sent("interactive", self._bot.fake.action(self._message, element))

    async def restart(self) -> None:
        """End the bot and start it again."""
        await self._bot.stop()
        await self._bot.start()

    async def _sent(self, kind: str, payload: Mapping[str, Any]) -> Shown:
        number = len(self._bot.fake.messages)
        self._last = str(payload["trigger_id"])
        await self._bot.fake.send(kind, payload)
        self._message = await self._bot.fake.wait_for(number + 1)
        return shown(self._message)


def shown(message: Message) -> Shown:
    """A message as somebody sees it."""
    buttons = {
        element["text"]["text"]: element
        for block in message.body["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
    }
    return Shown(message.body, message.only is not None, buttons)


def texts(body: Mapping[str, Any]) -> str:
    """All that a body says in words."""
    found: list[str] = []

    def collect(part: Any) -> None:
        if isinstance(part, dict):
            if isinstance(part.get("text"), str):
                found.append(part["text"])
            for value in part.values():
                collect(value)
        elif isinstance(part, list):
            for one in part:
                collect(one)

    collect(body["blocks"])
    return "\n".join(found)


def as_json(body: Mapping[str, Any]) -> str:
    """A body as it is kept in golden files."""
    return json.dumps(body, indent=1, ensure_ascii=False, sort_keys=True)
