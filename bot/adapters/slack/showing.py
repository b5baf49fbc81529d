"""From a question to what is seen: ask the core, show the answer to whom it concerns."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.adapters.slack import rendering
from bot.adapters.slack.blocks import LONGEST_VALUE
from bot.adapters.slack.pictures import with_pictures
from bot.errors import StateError
from bot.press import Press, decode
from bot.replies import Replies, Reply, sources_of
from briefs.message import Line, Message, Paragraph

if TYPE_CHECKING:
    import aiohttp
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.adapters.slack.where import Where
    from bot.ports import Core

log = logging.getLogger("parallax.slack")

FORGOTTEN = "What this button asked is no longer known here; ask again."
MANAGERS_SECONDS = 300.0
MOST_PEOPLE = 4096


class Showing:
    """Answers questions in Slack; `session` carries what goes to response addresses."""

    def __init__(self, core: Core, answers: str, session: aiohttp.ClientSession) -> None:
        self.core = core
        self._answers = answers
        self._replies = Replies(core, rendering.answer, LONGEST_VALUE)
        self._session = session
        self._managers: dict[tuple[str, str], tuple[float, bool]] = {}

    def close(self) -> None:
        """End what answers."""
        self._replies.close()

    async def ask(self, client: AsyncWebClient, where: Where, question: str, address: str) -> None:
        """Answer a slash command, at the address that came with it."""
        private = not where.is_direct and self._answers != "public"
        reply = await self._reply(client, where, question, private=private)
        shown = private or (reply.aside and not where.is_direct)
        await self._respond(client, address, reply, 0, where, private=shown)

    async def say(self, client: AsyncWebClient, where: Where, question: str) -> None:
        """Answer a mention or a message where it stands; what concerns one alone, to them alone."""
        reply = await self._reply(client, where, question, private=where.is_direct)
        body: Any = rendering.without(_body(reply, 0), "share")
        placed = {"channel": where.channel, **({"thread_ts": where.thread} if where.thread else {})}
        if reply.aside and not where.is_direct:
            await client.api_call("chat.postEphemeral", json={**placed, "user": where.user, **body})
        else:
            pictured = await with_pictures(client, body, reply)
            await client.api_call("chat.postMessage", json={**placed, **pictured})

    async def press(
        self, client: AsyncWebClient, where: Where, carried: str, address: str, name: str
    ) -> None:
        """Do what a button says; on a message that others see, for the presser alone."""
        press = await asyncio.to_thread(self.decoded, carried)
        if press is None:
            await self._send(address, {**sentence(FORGOTTEN), **_alone()})
            return
        private = not where.is_direct
        reply = await self._reply(client, where, press.question, private=private)
        if press.act == "sources":
            await self._send(address, {**rendering.sources(sources_of(reply))[0], **_alone()})
        elif press.act == "share" and not reply.aside:
            await self._share(client, address, reply, press, where, name)
        else:
            in_place = where.is_own and press.act in ("page", "pick")
            await self._respond(
                client, address, reply, press.page, where, private=private, in_place=in_place
            )

    def decoded(self, carried: str) -> Press | None:
        """Return what a button carries, None where it is forgotten; blocks."""
        try:
            return decode(carried, self.core.state.questions.find)
        except StateError as error:
            self.core.report(error)
            return None

    async def reply(self, client: AsyncWebClient, where: Where, question: str) -> Reply:
        """Return the reply to a question that only the asker will see."""
        return await self._reply(client, where, question, private=True)

    async def _reply(
        self, client: AsyncWebClient, where: Where, question: str, *, private: bool
    ) -> Reply:
        manages = await self._manages(client, where, question)
        asker = where.asker(private=private, manages=manages)
        return await self._replies.to(asker, question)

    async def _respond(
        self,
        client: AsyncWebClient,
        address: str,
        reply: Reply,
        page: int,
        where: Where,
        *,
        private: bool,
        in_place: bool = False,
    ) -> None:
        """Show a page at a response address."""
        body = _body(reply, page)
        if where.is_direct or not private:
            body = rendering.without(body, "share")
        body = await with_pictures(client, body, reply)
        how: dict[str, Any] = {
            "response_type": "ephemeral" if private else "in_channel",
            "replace_original": in_place,
        }
        if where.thread:
            how["thread_ts"] = where.thread
        await self._send(address, {**body, **how})

    async def _share(
        self,
        client: AsyncWebClient,
        address: str,
        reply: Reply,
        press: Press,
        where: Where,
        name: str,
    ) -> None:
        """Post a page for all to see."""
        body = rendering.shared_by(_body(reply, press.page), name)
        body = await with_pictures(client, body, reply)
        how: dict[str, Any] = {"response_type": "in_channel", "replace_original": False}
        if where.thread:
            how["thread_ts"] = where.thread
        await self._send(address, {**body, **how})

    async def apologise(self, address: str, body: Mapping[str, Any]) -> None:
        """Tell the asker alone that something broke."""
        await self._send(address, {**body, **_alone()})

    async def _send(self, address: str, body: Mapping[str, Any]) -> None:
        """Send a message to a response address, good for half an hour and five messages."""
        webhook = AsyncWebhookClient(address, session=self._session)
        answer = await webhook.send_dict(dict(body))
        if answer.status_code != 200:
            log.warning("Slack took no answer (%s): %s", answer.status_code, answer.body[:200])

    async def _manages(self, client: AsyncWebClient, where: Where, question: str) -> bool:
        """Whether the asker manages the workspace; only asked where the command wants to know."""
        name, _ = self.core.read(question)
        commands = await asyncio.to_thread(self.core.commands)
        command = next((one for one in commands if one.name == name), None)
        if command is None or command.power == "ask":
            return False
        key = (where.workspace, where.user)
        now = time.monotonic()
        at, manages = self._managers.get(key, (-MANAGERS_SECONDS, False))
        if now - at >= MANAGERS_SECONDS:
            manages = await _is_manager(client, where.user)
            if len(self._managers) >= MOST_PEOPLE:
                self._managers.clear()
            self._managers[key] = (now, manages)
        return manages


async def _is_manager(client: AsyncWebClient, user: str) -> bool:
    """Whether Slack calls somebody an admin or an owner; no, where it doesn't tell."""
    try:
        found = (await client.users_info(user=user)).get("user") or {}
    except SlackApiError as error:
        log.warning("Slack did not tell who manages a workspace: %s", error.response.get("error"))
        return False
    return bool(found.get("is_admin") or found.get("is_owner"))


def sentence(text: str) -> dict[str, Any]:
    """Return a body of one sentence."""
    message = Message("Parallax", (Paragraph((Line(text),)),), fallback_text=text)
    return rendering.answer(message, "", share=False)[0]


def _body(reply: Reply, page: int) -> dict[str, Any]:
    body: Any = reply.page(page)
    return dict(body)


def _alone() -> dict[str, Any]:
    """Return what shows a message to the presser alone, beside what stands there."""
    return {"response_type": "ephemeral", "replace_original": False}
