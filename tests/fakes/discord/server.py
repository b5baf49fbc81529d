"""Discord on loopback: HTTP API v10 and gateway, as far as a bot of slash commands meets them."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import discord
import pytest
import yarl
from aiohttp import WSMsgType, web
from discord.gateway import DiscordWebSocket

from tests.fakes.discord import validation

APPLICATION = 900000000000000001
BOT_USER = {
    "id": str(APPLICATION), "username": "Parallax", "discriminator": "0", "avatar": None,
    "bot": True, "global_name": None,
}  # fmt: skip
GUILD, CHANNEL, THREAD = 800000000000000001, 700000000000000001, 700000000000000002
DIRECT = 700000000000000003
TOKEN = "a-token-of-the-tests"
EPHEMERAL = 1 << 6
TEXT_CHANNEL, DIRECT_CHANNEL, PUBLIC_THREAD = 0, 1, 11
MANAGE_GUILD = 1 << 5

_numbers = itertools.count(1)


def snowflake() -> str:
    """An id as of now."""
    return str((int(time.time() * 1000) - 1420070400000 << 22) + next(_numbers))


@dataclass
class Exchange:
    """One interaction: when it was acknowledged, and what came of it."""

    id: str
    token: str
    data: Mapping[str, Any]
    begun: float = field(default_factory=time.monotonic)
    acknowledged: float | None = None
    kind: int | None = None
    """The type of the callback: 5 defers an answer, 6 an edit, 8 completes."""
    hidden: bool = False
    choices: list[dict[str, Any]] = field(default_factory=list)
    message: dict[str, Any] | None = None
    """The message that the interaction itself shows or edits."""
    deleted: bool = False
    followups: list[dict[str, Any]] = field(default_factory=list)
    shown: asyncio.Event = field(default_factory=asyncio.Event)
    callbacks: int = 0

    @property
    def answer(self) -> dict[str, Any]:
        """What is seen last."""
        found = self.followups[-1] if self.followups else self.message
        assert found is not None
        return found


@dataclass
class Failure:
    """What the next matching request gets in place of an answer, so many times."""

    method: str
    path: str
    status: int
    body: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    times: int = 1
    after: bool = False
    """Whether the request is carried out all the same."""


class FakeDiscord:
    """One Discord with a server, a channel, a thread and a direct conversation."""

    def __init__(self) -> None:
        self.base = ""
        self.gateway_base = ""
        self.requests: list[tuple[str, str]] = []
        self.refused: list[str] = []
        """Why bodies were refused; a test with one of these has failed."""
        self.judges = True
        """Whether bodies are looked at; a benchmark has no time for it."""
        self.commands: list[dict[str, Any]] = []
        self.channels: dict[str, list[dict[str, Any]]] = {}
        self.failures: list[Failure] = []
        self.closed_channels: set[str] = set()
        self.uploads: dict[str, bytes] = {}
        self.token_is_good = True
        self.identified = asyncio.Event()
        self.identifies: list[dict[str, Any]] = []
        self.resumes: list[dict[str, Any]] = []
        self.close_with: int | None = None
        """The code with which the gateway closes as soon as somebody identifies."""
        self._exchanges: dict[str, Exchange] = {}
        self._sockets: list[web.WebSocketResponse] = []
        self._sequence = itertools.count(1)
        self._runner: web.AppRunner | None = None
        self._missed: list[dict[str, Any]] = []
        self._nonces: dict[str, dict[str, Any]] = {}

    async def start(self) -> None:
        """Listen on a port of the system's choice."""
        app = web.Application(client_max_size=20 * 2**20)
        api = "/api/v10"
        app.add_routes([
            web.get("/gw/", self._gateway),
            web.get(f"{api}/users/@me", self._me),
            web.get(f"{api}/oauth2/applications/@me", self._application),
            web.get(f"{api}/gateway/bot", self._gateway_bot),
            web.put(f"{api}/applications/{{id}}/commands", self._commands),
            web.post(f"{api}/interactions/{{id}}/{{token}}/callback", self._callback),
            web.patch(f"{api}/webhooks/{{id}}/{{token}}/messages/@original", self._edit),
            web.delete(f"{api}/webhooks/{{id}}/{{token}}/messages/@original", self._delete),
            web.post(f"{api}/webhooks/{{id}}/{{token}}", self._follow_up),
            web.post(f"{api}/channels/{{id}}/messages", self._post),
            web.get(f"{api}/channels/{{id}}/messages", self._history),
            web.patch(f"{api}/channels/{{id}}/messages/{{message}}", self._edit_post),
            web.post(f"{api}/users/@me/channels", self._conversation),
        ])  # fmt: skip
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.base = f"http://127.0.0.1:{port}{api}"
        self.gateway_base = f"ws://127.0.0.1:{port}/gw/"

    async def stop(self) -> None:
        """Close every connection and the port."""
        for socket in self._sockets:
            await socket.close()
        if self._runner:
            await self._runner.cleanup()

    @contextmanager
    def patched(self) -> Iterator[None]:
        """Let discord.py talk to this Discord in place of the real one."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(discord.http.Route, "BASE", self.base)
            patch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(self.gateway_base))
            yield

    # What people do

    async def slash(self, name: str, fields: Mapping[str, str], **where: Any) -> Exchange:
        """Somebody sends a slash command."""
        options = [{"type": 3, "name": key, "value": value} for key, value in fields.items()]
        data = {"id": snowflake(), "name": name, "type": 1, "options": options}
        return await self._interact(2, data, **where)

    async def autocomplete(
        self, name: str, field_name: str, typed: str, **where: Any
    ) -> list[dict[str, Any]]:
        """Somebody types into a field; return what is offered."""
        option = {"type": 3, "name": field_name, "value": typed, "focused": True}
        data = {"id": snowflake(), "name": name, "type": 1, "options": [option]}
        exchange = await self._interact(4, data, **where)
        await asyncio.wait_for(exchange.shown.wait(), 10)
        return exchange.choices

    async def press(self, message: Mapping[str, Any], custom_id: str, **where: Any) -> Exchange:
        """Somebody presses a button of a message."""
        data = {"component_type": 2, "custom_id": custom_id}
        return await self._interact(3, data, message=message, **where)

    async def choose(
        self, message: Mapping[str, Any], custom_id: str, value: str, **where: Any
    ) -> Exchange:
        """Somebody chooses from a menu of a message."""
        data = {"component_type": 3, "custom_id": custom_id, "values": [value]}
        return await self._interact(3, data, message=message, **where)

    async def context_menu(self, name: str, content: str, **where: Any) -> Exchange:
        """Somebody opens the menu of a message and takes an entry."""
        message = {**self._new_message({"content": content}, CHANNEL), "author": _user(77)}
        data = {
            "id": snowflake(), "name": name, "type": 3, "target_id": message["id"],
            "resolved": {"messages": {message["id"]: message}},
        }  # fmt: skip
        return await self._interact(2, data, **where)

    async def _interact(
        self,
        kind: int,
        data: Mapping[str, Any],
        *,
        message: Mapping[str, Any] | None = None,
        user: int = 42,
        channel: int = CHANNEL,
        manages: bool = False,
        token: str | None = None,
    ) -> Exchange:
        exchange = Exchange(snowflake(), token or f"token-{next(_numbers)}", data)
        if message is not None:
            exchange.message = dict(message)
        self._exchanges[exchange.token] = exchange
        permissions = str(MANAGE_GUILD if manages else 0)
        direct = channel == DIRECT
        payload: dict[str, Any] = {
            "id": exchange.id, "application_id": str(APPLICATION), "type": kind,
            "data": data, "token": exchange.token, "version": 1, "locale": "en-US",
            "channel_id": str(channel), "channel": _channel(channel),
            "app_permissions": "0", "entitlements": [], "authorizing_integration_owners": {},
            "context": 1 if direct else 0, "attachment_size_limit": 10 * 2**20,
        }  # fmt: skip
        if direct:
            payload["user"] = _user(user)
        else:
            payload |= {
                "guild_id": str(GUILD), "guild_locale": "en-US",
                "guild": {"id": str(GUILD), "locale": "en-US", "features": []},
                "member": {
                    "user": _user(user), "roles": [], "joined_at": "2026-01-01T00:00:00+00:00",
                    "deaf": False, "mute": False, "permissions": permissions, "flags": 0,
                },
            }  # fmt: skip
        if message is not None:
            payload["message"] = dict(message)
        await self.dispatch("INTERACTION_CREATE", payload)
        return exchange

    # The gateway

    async def dispatch(self, event: str, data: Mapping[str, Any]) -> None:
        """Send an event to whoever is connected; kept for a resume where nobody is."""
        packet = {"op": 0, "t": event, "s": next(self._sequence), "d": data}
        live = [socket for socket in self._sockets if not socket.closed]
        if not live:
            self._missed.append(packet)
            return
        await live[-1].send_str(json.dumps(packet))

    async def send(self, operation: int, data: Any = None) -> None:
        """Send a packet of the gateway, such as 7 (reconnect) or 9 (invalid session)."""
        live = [socket for socket in self._sockets if not socket.closed]
        await live[-1].send_str(json.dumps({"op": operation, "d": data, "s": None, "t": None}))

    async def hang_up(self, code: int) -> None:
        """Close the connection with a code."""
        self.identified.clear()
        for socket in self._sockets:
            if not socket.closed:
                await socket.close(code=code)

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.append(socket)
        await socket.send_str(json.dumps({"op": 10, "d": {"heartbeat_interval": 40000}}))
        async for received in socket:
            if received.type is not WSMsgType.TEXT:
                continue
            packet = json.loads(received.data)
            match packet["op"]:
                case 1:
                    await socket.send_str(json.dumps({"op": 11}))
                case 2:
                    self.identifies.append(packet["d"])
                    if self.close_with is not None:
                        await socket.close(code=self.close_with)
                        break
                    await self._ready(socket)
                case 6:
                    self.resumes.append(packet["d"])
                    for missed in self._missed:
                        await socket.send_str(json.dumps(missed))
                    self._missed.clear()
                    packet = {"op": 0, "t": "RESUMED", "s": next(self._sequence), "d": {}}
                    await socket.send_str(json.dumps(packet))
                    self.identified.set()
        return socket

    async def _ready(self, socket: web.WebSocketResponse) -> None:
        ready = {
            "v": 10, "user": BOT_USER, "guilds": [{"id": str(GUILD), "unavailable": True}],
            "session_id": "session", "resume_gateway_url": self.gateway_base, "shard": [0, 1],
            "application": {"id": str(APPLICATION), "flags": 0},
        }  # fmt: skip
        guild = {
            "id": str(GUILD), "name": "Harbour", "owner_id": "1", "region": "", "afk_timeout": 60,
            "roles": [{
                "id": str(GUILD), "name": "@everyone", "color": 0, "hoist": False, "position": 0,
                "permissions": "0", "managed": False, "mentionable": False, "flags": 0,
                "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            }],
            "emojis": [], "features": [], "stickers": [], "premium_tier": 0,
            "verification_level": 0, "default_message_notifications": 0, "mfa_level": 0,
            "explicit_content_filter": 0, "system_channel_flags": 0, "nsfw_level": 0,
            "preferred_locale": "en-US", "large": False, "member_count": 2, "members": [],
            "channels": [_channel(CHANNEL)], "threads": [_channel(THREAD)], "presences": [],
            "voice_states": [], "stage_instances": [], "guild_scheduled_events": [],
            "soundboard_sounds": [], "premium_progress_bar_enabled": False,
        }  # fmt: skip
        for event, data in (("READY", ready), ("GUILD_CREATE", guild)):
            packet = {"op": 0, "t": event, "s": next(self._sequence), "d": data}
            await socket.send_str(json.dumps(packet))
        self.identified.set()

    # The HTTP API

    async def _me(self, request: web.Request) -> web.Response:
        if not self.token_is_good or request.headers.get("Authorization") != f"Bot {TOKEN}":
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        return _json(BOT_USER)

    async def _application(self, _: web.Request) -> web.Response:
        return _json({
            "id": str(APPLICATION), "name": "Parallax", "icon": None, "description": "",
            "bot_public": True, "bot_require_code_grant": False, "verify_key": "0" * 64,
            "flags": 0, "owner": _user(1), "team": None, "summary": "",
        })  # fmt: skip

    async def _gateway_bot(self, _: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return _json({"url": self.gateway_base, "shards": 1, "session_start_limit": limit})

    async def _commands(self, request: web.Request) -> web.Response:
        commands = await request.json()
        self._judge(validation.check_commands, commands)
        self.commands = commands
        return _json([
            {
                **command, "id": snowflake(), "application_id": str(APPLICATION),
                "version": snowflake(), "type": command.get("type", 1),
                "default_member_permissions": None, "description": command.get("description", ""),
            }
            for command in commands
        ])  # fmt: skip

    async def _callback(self, request: web.Request) -> web.Response:
        if failed := self._failed(request):
            return failed
        exchange = self._exchanges[request.match_info["token"]]
        body, files = await self._body(request)
        exchange.callbacks += 1
        if exchange.acknowledged is not None:
            return _json({"message": "Interaction already acknowledged", "code": 40060}, 400)
        if time.monotonic() - exchange.begun > 3:
            return _json({"message": "Unknown interaction", "code": 10062}, 404)
        exchange.acknowledged = time.monotonic() - exchange.begun
        exchange.kind = body["type"]
        schema = {
            4: "CreateMessageInteractionCallbackRequest",
            5: "CreateMessageInteractionCallbackRequest",
            6: "UpdateMessageInteractionCallbackRequest",
            7: "UpdateMessageInteractionCallbackRequest",
            8: "ApplicationCommandAutocompleteCallbackRequest",
        }[body["type"]]
        self._judge(validation.check, schema, body)
        data = body.get("data") or {}
        exchange.hidden = bool((data.get("flags") or 0) & EPHEMERAL)
        if body["type"] == 8:
            exchange.choices = data["choices"]
            exchange.shown.set()
        if body["type"] == 5:
            exchange.message = None
        if body["type"] == 4:
            self._judge(validation.check_message, data, files)
            exchange.message = self._new_message(data, CHANNEL)
            exchange.shown.set()
        found = {"id": exchange.id, "type": 2}
        return _json({"interaction": found, "resource": {"type": body["type"]}})

    async def _edit(self, request: web.Request) -> web.Response:
        if failed := self._failed(request):
            return failed
        exchange = self._exchanges.get(request.match_info["token"])
        if exchange is None or exchange.kind is None or exchange.deleted:
            return _json({"message": "Unknown Webhook", "code": 10015}, 404)
        body, files = await self._body(request)
        self._judge(validation.check, "IncomingWebhookUpdateRequestPartial", body)
        self._judge(validation.check_message, body, files)
        flags = EPHEMERAL if exchange.hidden else 0
        if exchange.kind == 6 and exchange.message:
            flags = exchange.message["flags"] & EPHEMERAL
        message = self._new_message(body, int(exchange.data.get("channel", CHANNEL)), flags)
        if exchange.kind == 6 and exchange.message:
            message["id"] = exchange.message["id"]
        exchange.message = message
        exchange.shown.set()
        return _json(message)

    async def _delete(self, request: web.Request) -> web.Response:
        exchange = self._exchanges[request.match_info["token"]]
        exchange.deleted = True
        exchange.message = None
        return web.Response(status=204)

    async def _follow_up(self, request: web.Request) -> web.Response:
        if failed := self._failed(request):
            return failed
        exchange = self._exchanges[request.match_info["token"]]
        body, files = await self._body(request)
        self._judge(validation.check, "IncomingWebhookRequestPartial", body)
        self._judge(validation.check_message, body, files)
        message = self._new_message(body, CHANNEL, (body.get("flags") or 0) & EPHEMERAL)
        exchange.followups.append(message)
        exchange.shown.set()
        return _json(message)

    async def _post(self, request: web.Request) -> web.Response:
        channel = request.match_info["id"]
        failure = self._failing(request)
        if failure and not failure.after:
            return _failed(failure)
        if channel in self.closed_channels:
            return _json({"message": "Missing Access", "code": 50001}, 403)
        body, files = await self._body(request)
        self._judge(validation.check, "MessageCreateRequest", body)
        self._judge(validation.check_message, body, files)
        nonce = body.get("nonce")
        if body.get("enforce_nonce") and nonce in self._nonces:
            return _json(self._nonces[nonce])
        message = self._new_message(body, int(channel) if channel.isdigit() else CHANNEL)
        self.channels.setdefault(channel, []).append(message)
        if nonce:
            self._nonces[nonce] = message
        return _failed(failure) if failure else _json(message)

    async def _history(self, request: web.Request) -> web.Response:
        if failed := self._failed(request):
            return failed
        channel = request.match_info["id"]
        if channel in self.closed_channels:
            return _json({"message": "Missing Access", "code": 50001}, 403)
        after = int(request.query.get("after", 0))
        found = [one for one in self.channels.get(channel, ()) if int(one["id"]) > after]
        return _json(found[::-1][: int(request.query.get("limit", 50))])

    async def _edit_post(self, request: web.Request) -> web.Response:
        if failed := self._failed(request):
            return failed
        posts = self.channels.get(request.match_info["id"], [])
        wanted = request.match_info["message"]
        place = next((n for n, one in enumerate(posts) if one["id"] == wanted), None)
        if place is None:
            return _json({"message": "Unknown Message", "code": 10008}, 404)
        body, files = await self._body(request)
        self._judge(validation.check, "MessageEditRequestPartial", body)
        self._judge(validation.check_message, body, files)
        posts[place] = {**self._new_message(body, CHANNEL), "id": wanted}
        return _json(posts[place])

    async def _conversation(self, request: web.Request) -> web.Response:
        recipient = (await request.json())["recipient_id"]
        return _json({"id": f"5{recipient}", "type": DIRECT_CHANNEL, "recipients": []})

    def forget_nonces(self) -> None:
        """Let the few minutes pass in which a nonce is known."""
        self._nonces.clear()

    async def _body(self, request: web.Request) -> tuple[dict[str, Any], list[str]]:
        """The JSON of a request, and the names of the files with it."""
        if not request.content_type.startswith("multipart/"):
            return await request.json(), []
        body: dict[str, Any] = {}
        names: list[str] = []
        async for part in await request.multipart():
            assert not isinstance(part, type(None))
            if part.name == "payload_json":  # type: ignore[union-attr]
                body = json.loads(await part.text())  # type: ignore[union-attr]
            else:
                name = str(part.filename)  # type: ignore[union-attr]
                names.append(name)
                self.uploads[name] = bytes(await part.read())  # type: ignore[union-attr]
        return body, names

    def forget(self, exchange: Exchange) -> None:
        """Drop what a long benchmark no longer needs."""
        self._exchanges.pop(exchange.token, None)
        self.requests.clear()

    def _judge(self, check: Any, *arguments: Any) -> None:
        if not self.judges:
            return
        try:
            check(*arguments)
        except validation.RefusedBodyError as error:
            self.refused.append(str(error))

    def _failing(self, request: web.Request) -> Failure | None:
        self.requests.append((request.method, request.path))
        for failure in self.failures:
            if failure.method == request.method and re.search(failure.path, request.path):
                failure.times -= 1
                if failure.times <= 0:
                    self.failures.remove(failure)
                return failure
        return None

    def _failed(self, request: web.Request) -> web.Response | None:
        failure = self._failing(request)
        return _failed(failure) if failure else None

    def _new_message(self, body: Mapping[str, Any], channel: int, flags: int = 0) -> dict[str, Any]:
        """A message as Discord gives it back."""
        numbers = itertools.count(1)
        return {
            "id": snowflake(), "channel_id": str(channel), "author": BOT_USER, "type": 0,
            "content": body.get("content") or "", "timestamp": "2026-11-27T12:00:00+00:00",
            "edited_timestamp": None, "tts": False, "mention_everyone": False, "mentions": [],
            "mention_roles": [], "attachments": [], "embeds": [], "pinned": False,
            "flags": flags | ((body.get("flags") or 0) & ~EPHEMERAL),
            "components": _with_ids(body.get("components") or (), numbers),
        }  # fmt: skip


def _with_ids(components: Any, numbers: Iterator[int]) -> list[dict[str, Any]]:
    """Components as they come back: each with an id, pictures with an address."""
    found = []
    for one in components:
        copy = {"id": next(numbers), **one}
        if "components" in one:
            copy["components"] = _with_ids(one["components"], numbers)
        if "items" in one:
            copy["items"] = [
                {"description": None, "spoiler": False, **item,
                 "media": {"url": "https://cdn.example/picture.png", "proxy_url": ""}}
                for item in one["items"]
            ]  # fmt: skip
        found.append(copy)
    return found


def _failed(failure: Failure) -> web.Response:
    return _json(failure.body, failure.status, failure.headers)


def _json(data: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    """JSON as Discord says it: discord.py wants the bare content type."""
    own = {"Content-Type": "application/json", **(headers or {})}
    return web.Response(body=json.dumps(data).encode(), status=status, headers=own)


def _user(number: int) -> dict[str, Any]:
    return {
        "id": str(600000000000000000 + number), "username": f"user{number}", "avatar": None,
        "discriminator": "0", "global_name": f"User *{number}* @everyone",
    }  # fmt: skip


def _channel(number: int) -> dict[str, Any]:
    if number == DIRECT:
        return {"id": str(number), "type": DIRECT_CHANNEL, "recipients": [_user(42)], "flags": 0}
    own: dict[str, Any] = {
        "id": str(number), "type": TEXT_CHANNEL, "name": "quay", "guild_id": str(GUILD),
        "position": 0, "permission_overwrites": [], "nsfw": False, "topic": None, "flags": 0,
        "parent_id": None, "rate_limit_per_user": 0,
    }  # fmt: skip
    if number == THREAD:
        own |= {
            "type": PUBLIC_THREAD, "parent_id": str(CHANNEL), "owner_id": "1", "message_count": 1,
            "member_count": 1, "thread_metadata": {
                "archived": False, "auto_archive_duration": 60, "locked": False,
                "archive_timestamp": "2026-01-01T00:00:00+00:00",
            },
        }  # fmt: skip
    return own
