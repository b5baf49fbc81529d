"""From a question to what is seen: ask the core, show the answer to whom it concerns."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
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
PEOPLE_SECONDS = 300.0
MOST_PEOPLE = 4096


@dataclass(frozen=True, slots=True)
class Known:
    """What Slack knows of somebody; nothing and no, where it doesn't tell."""

    name: str = ""
    manages: bool = False


class Showing:
    """Answers questions in Slack; `session` carries what goes to response addresses.

    `administrators` are the accounts, WORKSPACE/USER, that administer this deployment.
    """

    def __init__(
        self,
        core: Core,
        answers: str,
        session: aiohttp.ClientSession,
        administrators: Collection[str] = frozenset(),
    ) -> None:
        self.core = core
        self._administrators = administrators
        self._answers = answers
        self._replies = Replies(core, rendering.answer, LONGEST_VALUE)
        self._session = session
        self._people: dict[str, tuple[float, Known]] = {}

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
        power = await self._power(question)
        administers = power == "correct" and where.account in self._administrators
        known = Known(where.name)
        if power in ("subscribe", "configure") or (administers and not where.name):
            known = await self._known(client, where)
        asker = where.asker(
            private=private,
            manages=known.manages,
            name=where.name or known.name,
            administers=administers,
        )
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
        if where.is_direct or not private or reply.aside:
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

    async def _power(self, question: str) -> str:
        """Return what the command of a question needs its asker to be allowed to do."""
        name, _ = self.core.read(question)
        commands = await asyncio.to_thread(self.core.commands)
        return next((one.power for one in commands if one.name == name), "ask")

    async def _known(self, client: AsyncWebClient, where: Where) -> Known:
        """Return what Slack knows of the asker; only asked where the command wants to know."""
        now = time.monotonic()
        at, known = self._people.get(where.account, (-PEOPLE_SECONDS, Known()))
        if now - at >= PEOPLE_SECONDS:
            known = await _looked_up(client, where.user)
            if len(self._people) >= MOST_PEOPLE:
                self._people.clear()
            self._people[where.account] = (now, known)
        return known


async def _looked_up(client: AsyncWebClient, user: str) -> Known:
    """Return somebody's name, and whether Slack calls them an admin or an owner."""
    try:
        found = (await client.users_info(user=user)).get("user") or {}
    except SlackApiError as error:
        log.warning("Slack did not tell who manages a workspace: %s", error.response.get("error"))
        return Known()
    profile = found.get("profile") or {}
    name = profile.get("display_name") or found.get("real_name") or found.get("name") or ""
    return Known(str(name), bool(found.get("is_admin") or found.get("is_owner")))


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
