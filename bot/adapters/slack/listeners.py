"""What Slack tells us of, each acknowledged first and handed on."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.response import BoltResponse

from bot.adapters.slack import home, modal, where
from bot.adapters.slack.blocks import PRESS
from bot.adapters.slack.names import PEOPLE, SHORTCUT_ASK, SHORTCUT_WHO, direct
from bot.adapters.slack.once import Once
from bot.adapters.slack.posting import LOST
from bot.adapters.slack.showing import Showing, sentence
from bot.adapters.slack.wording import question_of, readable

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.command import Command

log = logging.getLogger("parallax.slack")

Body = Mapping[str, Any]


class Listeners:
    """Every entry point; each reaches the same answers."""

    def __init__(self, app: AsyncApp, showing: Showing, command: str) -> None:
        self._showing = showing
        self._core = showing.core
        self._command = command
        self._commands = {one.name: one for one in self._core.commands()}
        self._register(app, Once())

    def _register(self, app: AsyncApp, once: Once) -> None:
        async def only_once(body: Body, next: Callable[[], Awaitable[None]]) -> BoltResponse | None:
            if not once.is_first(body):
                return BoltResponse(status=200, body="")
            await next()
            return None

        app.middleware(only_once)
        app.command(f"/{self._command}")(self.brief)
        for one in direct(self._commands.values()):
            app.command(f"/{one.name}")(self.directly)
        app.event("app_mention")(self.mention)
        app.event("message")(self.message)
        app.event("app_home_opened")(self.opened)
        app.shortcut(SHORTCUT_ASK)(self.form)
        app.shortcut(SHORTCUT_WHO)(self.who_is_in_this)
        app.action(re.compile(f"^{PRESS}-"))(self.press)
        app.action(home.OPEN)(self.form)
        app.action(home.ASKED)(self.asked_at_home)
        app.options(re.compile("^(subject|outlet)$"))(self.offer)
        app.view(modal.CALLBACK)(self.submitted)
        app.error(self.broke)

    async def brief(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """Answer what is behind our own slash command; alone, it opens the form."""
        await ack()
        text = readable(str(body.get("text") or "")).strip()
        if not text:
            opened = {"address": body["response_url"], "channel": body.get("channel_id", "")}
            await client.views_open(trigger_id=body["trigger_id"], view=self._form(opened))
            return
        await self._showing.ask(client, where.of_command(body), text, body["response_url"])

    async def directly(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """Answer a slash command that is a command of ours."""
        await ack()
        question = f"{body['command']} {readable(str(body.get('text') or ''))}".strip()
        await self._showing.ask(client, where.of_command(body), question, body["response_url"])

    async def mention(self, body: Body, client: AsyncWebClient) -> None:
        """Answer whoever mentions us, in the thread of their message."""
        event = body["event"]
        if event.get("user") and not event.get("bot_id"):
            question = question_of(str(event.get("text", "")), self._commands)
            await self._showing.say(client, where.of_event(body), question)

    async def message(self, body: Body, client: AsyncWebClient) -> None:
        """Answer a direct message; edits, joins and what bots write are passed over."""
        event = body["event"]
        if event.get("channel_type") != "im" or event.get("subtype") or event.get("bot_id"):
            return
        if event.get("user"):
            question = question_of(str(event.get("text", "")), self._commands)
            await self._showing.say(client, where.of_event(body), question)

    async def who_is_in_this(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """Find the people that a message names."""
        await ack()
        command = self._commands.get(PEOPLE)
        text = readable(str((body.get("message") or {}).get("text", "")))
        longest = command.longest - len(PEOPLE) if command else 0
        question = f"/{PEOPLE} {text[:longest]}".strip()
        await self._showing.ask(client, where.of_press(body), question, body["response_url"])

    async def form(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """Open the form from the shortcut or the App Home; its answer comes as a message."""
        await ack()
        opened = {"user": body["user"]["id"]}
        await client.views_open(trigger_id=body["trigger_id"], view=self._form(opened))

    def _form(self, opened: Mapping[str, str]) -> Any:
        return modal.modal(list(self._commands.values()), opened)

    async def offer(self, ack: AsyncAck, body: Body) -> None:
        """Offer names for a field of the form, as it is typed."""
        text = str(body.get("value") or "")
        values = (body.get("view") or {}).get("state", {}).get("values", {})
        chosen = ((values.get("command") or {}).get("command") or {}).get("selected_option") or {}
        command: Command | None = self._commands.get(str(chosen.get("value") or "compare"))
        field = "outlet"
        if command is not None and body["action_id"] != "outlet":
            field = next((one.name for one in command.options if one.completes), "")
        name = command.name if command is not None else "compare"
        found = await asyncio.to_thread(self._core.suggest, name, field, text, 50)
        await ack(modal.offered(found, text))

    async def submitted(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """Answer what was filled in, where the form was opened."""
        question = modal.question_of(body["view"], list(self._commands.values()))
        if isinstance(question, dict):
            await ack(response_action="errors", errors=question)
            return
        await ack()
        opened = json.loads(body["view"].get("private_metadata") or "{}")
        own = where.Where(
            body["user"]["id"],
            str(opened.get("channel") or ""),
            str((body.get("team") or {}).get("id") or ""),
            hidden=True,
            name=str(body["user"].get("name") or ""),
        )
        if address := opened.get("address"):
            await self._showing.ask(client, own, question, address)
            return
        taken = await client.conversations_open(users=body["user"]["id"])
        channel = str(taken["channel"]["id"])
        there = where.Where(own.user, channel, own.workspace, name=own.name)
        await self._showing.say(client, there, question)

    async def press(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """Do what a button says."""
        await ack()
        carried = str(body["actions"][0].get("value", ""))
        if (body.get("view") or {}).get("type") == "home":
            await self._pressed_at_home(body, client, carried)
            return
        address = str(body.get("response_url") or "")
        user = body["user"]
        name = str(user.get("name") or user.get("username") or user["id"])
        await self._showing.press(client, where.of_press(body), carried, address, name)

    async def opened(self, body: Body, client: AsyncWebClient) -> None:
        """Show the App Home to whoever opens it."""
        if body["event"].get("tab", "home") == "home":
            await self._publish(client, str(body["event"]["user"]))

    async def asked_at_home(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """Answer in the App Home what was typed there."""
        await ack()
        question = question_of(str(body["actions"][0].get("value") or ""), self._commands)
        await self._answer_at_home(body, client, question, 0)

    async def _pressed_at_home(self, body: Body, client: AsyncWebClient, carried: str) -> None:
        press = await asyncio.to_thread(self._showing.decoded, carried)
        if press is None:
            await self._publish(client, body["user"]["id"])
            return
        await self._answer_at_home(
            body, client, press.question, press.page, only_sources=press.act == "sources"
        )

    async def _answer_at_home(
        self,
        body: Body,
        client: AsyncWebClient,
        question: str,
        page: int,
        *,
        only_sources: bool = False,
    ) -> None:
        from bot.adapters.slack import rendering
        from bot.replies import sources_of

        own = where.of_press(body)
        reply = await self._showing.reply(client, own, question)
        answer: Any = reply.page(page)
        if only_sources:
            answer = rendering.sources(sources_of(reply))[0]
        await self._publish(client, own.user, rendering.without(answer, "share"))

    async def _publish(
        self, client: AsyncWebClient, user: str, answer: Mapping[str, Any] | None = None
    ) -> None:
        stories = await asyncio.to_thread(
            self._core.suggest, "story", "story", "", home.MOST_STORIES
        )
        digests = await asyncio.to_thread(home.digests_of, self._core, user)
        view = home.home(stories, self._command, answer, digests)
        await client.views_publish(user_id=user, view=view)

    async def broke(self, error: Exception, body: Body, client: AsyncWebClient) -> None:
        """Keep an unexpected error; the asker hears of it where there is an address for that."""
        response = getattr(error, "response", None)
        code = response.get("error") if response is not None else None
        if code in LOST:
            log.error("Slack no longer takes the token of a workspace (%s)", code)
            return
        reference = self._core.report(error)
        log.error("An answer broke; the log of errors has it under %s", reference)
        address = body.get("response_url")
        if address:
            text = f"Something broke while answering; the reference is {reference}."
            await self._showing.apologise(str(address), sentence(text))
        del client
