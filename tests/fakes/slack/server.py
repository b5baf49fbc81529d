"""Slack on loopback: the Web API, Socket Mode, response addresses, and requests with signatures."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import WSMsgType, web

from tests.fakes.slack import validation

TEAM, OTHER_TEAM = "T0HARBOUR", "T0OTHER"
CHANNEL, DIRECT = "C0QUAY", "D0ANA"
USER, BOT_USER, APP = "U0ANA", "U0PARALLAX", "A0PARALLAX"
TOKEN, APP_TOKEN, SECRET = "xoxb-of-the-tests", "xapp-of-the-tests", "signing-secret"

_numbers = itertools.count(1)


@dataclass
class Message:
    """Something that was posted, to everybody or to one alone."""

    channel: str
    ts: str
    body: dict[str, Any]
    only: str | None = None
    """The one person who sees it, None where all do."""
    thread: str | None = None


@dataclass
class Failure:
    """What the next call of a method gets in place of an answer."""

    method: str
    status: int = 200
    error: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    times: int = 1
    after: bool = False
    """Whether the call is carried out all the same."""
    hang_up: bool = False


class FakeSlack:
    """One Slack with two workspaces."""

    def __init__(self) -> None:
        self.base = ""
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.tokens_used: list[str] = []
        self.refused: list[str] = []
        """Why bodies were refused; a test with one of these has failed."""
        self.judges = True
        """Whether bodies are looked at; a benchmark has no time for it."""
        self.messages: list[Message] = []
        self.views: list[dict[str, Any]] = []
        self.homes: dict[str, dict[str, Any]] = {}
        self.uploads: dict[str, bytes] = {}
        self.alternative_texts: list[str] = []
        self.managers: set[str] = set()
        self.history_seconds = 0.0
        """The pause that Slack demands between two looks into a history."""
        self.looks = 0
        self._looked = -1e9
        self.good_tokens = {TOKEN}
        self.failures: list[Failure] = []
        self.posted = asyncio.Event()
        self.connected = asyncio.Event()
        self.acknowledged: dict[str, tuple[float, dict[str, Any]]] = {}
        self.bot_address = ""
        """Where the bot listens, in mode http."""
        self.codes: dict[str, tuple[str, str]] = {}
        """Codes of installations under way, with the team and the token they lead to."""
        self._sockets: list[web.WebSocketResponse] = []
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None
        self._answers: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._expected: dict[str, asyncio.Future[None]] = {}

    async def start(self) -> None:
        """Listen on a port of the system's choice."""
        app = web.Application(client_max_size=20 * 2**20)
        app.add_routes([
            web.post("/api/{method}", self._call),
            web.get("/api/{method}", self._call),
            web.get("/socket", self._socket),
            web.post("/response/{id}", self._response),
            web.post("/upload/{id}", self._upload),
        ])  # fmt: skip
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close every connection and the port."""
        if self._session:
            await self._session.close()
        for socket in self._sockets:
            await socket.close()
        if self._runner:
            await self._runner.cleanup()

    # What Slack sends

    async def send(self, kind: str, payload: Mapping[str, Any], **http: Any) -> dict[str, Any]:
        """Send a payload as an envelope or, where the bot listens, as a request.

        Returns what the acknowledgement carried; `http` may hold headers, or a wrong signature.
        """
        if self.bot_address:
            status, body = await self.request(kind, payload, **http)
            assert status == 200, (status, body)
            return _parsed(body)
        envelope = f"envelope-{next(_numbers)}"
        answered: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._answers[envelope] = answered
        begun = time.monotonic()
        live = [socket for socket in self._sockets if not socket.closed]
        await live[-1].send_str(json.dumps({
            "type": kind, "envelope_id": envelope, "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }))  # fmt: skip
        found = await asyncio.wait_for(answered, 10)
        self.acknowledged[str(payload.get("trigger_id") or payload.get("event_id"))] = (
            time.monotonic() - begun,
            found,
        )
        return found

    async def request(
        self,
        kind: str,
        payload: Mapping[str, Any],
        *,
        headers: Mapping[str, str] | None = None,
        timestamp: str | None = None,
        secret: str = SECRET,
    ) -> tuple[int, str]:
        """Send a signed request; return its status and body."""
        if kind == "events_api":
            data, content = json.dumps(payload), "application/json"
        elif kind == "slash_commands":
            data, content = urlencode(payload), "application/x-www-form-urlencoded"
        else:
            data = urlencode({"payload": json.dumps(payload)})
            content = "application/x-www-form-urlencoded"
        stamp = timestamp or str(int(time.time()))
        begun = time.monotonic()
        signed = hmac.new(secret.encode(), f"v0:{stamp}:{data}".encode(), hashlib.sha256)
        own = {
            "Content-Type": content, "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={signed.hexdigest()}", **(headers or {}),
        }  # fmt: skip
        self._session = self._session or aiohttp.ClientSession()
        address = f"{self.bot_address}/slack/events"
        async with self._session.post(address, data=data, headers=own) as response:
            body = await response.text()
            key = str(payload.get("trigger_id") or payload.get("event_id"))
            self.acknowledged[key] = (time.monotonic() - begun, _parsed(body))
            return response.status, body

    def slash(self, command: str, text: str, **changed: Any) -> dict[str, Any]:
        """The payload of a slash command."""
        trigger = f"trigger-{next(_numbers)}"
        return {
            "command": command, "text": text, "team_id": TEAM, "user_id": USER,
            "user_name": "ana", "channel_id": CHANNEL, "trigger_id": trigger, "api_app_id": APP,
            "response_url": self.response_url(), "token": "old", "team_domain": "harbour",
            "channel_name": "quay", **changed,
        }  # fmt: skip

    def event(self, event: Mapping[str, Any], team: str = TEAM) -> dict[str, Any]:
        """The payload of an event."""
        return {
            "type": "event_callback", "team_id": team, "api_app_id": APP, "event": dict(event),
            "event_id": f"Ev{next(_numbers)}", "event_time": int(time.time()), "token": "old",
            "authorizations": [{
                "team_id": team, "user_id": BOT_USER, "is_bot": True, "enterprise_id": None,
                "is_enterprise_install": False,
            }],
        }  # fmt: skip

    def action(self, message: Message, element: Mapping[str, Any]) -> dict[str, Any]:
        """The payload of a button that somebody presses."""
        container = {
            "type": "message", "message_ts": message.ts, "channel_id": message.channel,
            "is_ephemeral": message.only is not None,
            **({"thread_ts": message.thread} if message.thread else {}),
        }  # fmt: skip
        return {
            "type": "block_actions", "team": {"id": TEAM}, "user": {"id": USER, "name": "ana"},
            "api_app_id": APP, "container": container, "channel": {"id": message.channel},
            "trigger_id": f"trigger-{next(_numbers)}",
            "response_url": self.response_url(message.ts),
            "actions": [{**element, "action_ts": str(next(_numbers)), "block_id": "b"}],
            "message": {"ts": message.ts, **message.body},
        }  # fmt: skip

    def response_url(self, ts: str = "") -> str:
        """An address for answers, to a command or to what was pressed in a message."""
        return f"{self.base}/response/{next(_numbers)}?ts={ts}"

    async def hang_up(self) -> None:
        """Ask every connection to be opened anew."""
        self.connected.clear()
        for socket in self._sockets:
            if not socket.closed:
                await socket.send_str(json.dumps({"type": "disconnect", "reason": "refresh"}))

    async def wait_for(self, number: int) -> Message:
        """The message of that number, once it is there."""
        async with asyncio.timeout(20):
            while len(self.messages) < number:
                self.posted.clear()
                await self.posted.wait()
        return self.messages[number - 1]

    # What the bot calls

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.append(socket)
        await socket.send_str(json.dumps({"type": "hello", "num_connections": 1}))
        self.connected.set()
        async for received in socket:
            if received.type is WSMsgType.TEXT:
                answer = json.loads(received.data)
                waiting = self._answers.pop(answer.get("envelope_id", ""), None)
                if waiting and not waiting.done():
                    waiting.set_result(answer.get("payload") or {})
        return socket

    async def _response(self, request: web.Request) -> web.Response:
        """An answer to a command or a press."""
        waiting = self._expected.pop(request.match_info["id"], None)
        if waiting is not None:
            await request.read()
            self.acknowledged.clear()
            if not waiting.done():
                waiting.set_result(None)
            return web.Response(text="ok")
        body = await request.json()
        self._judge(validation.check_message, body)
        hidden = body.get("response_type") == "ephemeral"
        ts = request.query.get("ts", "")
        replaced = next((one for one in self.messages if one.ts == ts), None)
        if body.get("replace_original") and replaced:
            replaced = Message(replaced.channel, ts, body, replaced.only, replaced.thread)
            self.messages.append(replaced)
        else:
            self._keep(CHANNEL, body, USER if hidden else None)
        self.posted.set()
        return web.Response(text="ok")

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        body = await self._arguments(request)
        self.calls.append((method, body))
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        self.tokens_used.append(token or str(body.get("token", "")))
        failure = next((one for one in self.failures if one.method == method), None)
        if failure:
            failure.times -= 1
            if failure.times <= 0:
                self.failures.remove(failure)
            if failure.hang_up and request.transport and not failure.after:
                request.transport.close()
            if not failure.after:
                return _json({"ok": False, "error": failure.error}, failure)
        if method.startswith("conversations.") and method != "conversations.open":
            wait = self._looked + self.history_seconds - time.monotonic()
            if wait > 0:
                busy = Failure(method, 429, "ratelimited", {"Retry-After": f"{wait:.2f}"})
                return _json({"ok": False, "error": "ratelimited"}, busy)
            self._looked = time.monotonic()
        if method == "oauth.v2.access":
            return _json(self._access(body))
        if method == "apps.connections.open":
            good = token == APP_TOKEN
            found = {"ok": True, "url": f"{self.base.replace('http', 'ws')}/socket"}
            return _json(found if good else {"ok": False, "error": "invalid_auth"})
        if token not in self.good_tokens:
            return _json({"ok": False, "error": "token_revoked"})
        done = self._carry_out(method, body)
        if failure and failure.hang_up and request.transport:
            request.transport.close()
        return _json({"ok": False, "error": failure.error}, failure) if failure else _json(done)

    async def _arguments(self, request: web.Request) -> dict[str, Any]:
        if request.content_type == "application/json":
            found: dict[str, Any] = await request.json()
            return found
        own = dict(request.query) | {k: str(v) for k, v in (await request.post()).items()}
        return {key: _parsed_value(str(value)) for key, value in own.items()}

    def _carry_out(self, method: str, body: dict[str, Any]) -> dict[str, Any]:
        match method:
            case "auth.test":
                return {"ok": True, "team_id": TEAM, "user_id": BOT_USER, "bot_id": "B0", "url": "",
                        "team": "Harbour", "user": "parallax"}  # fmt: skip
            case "chat.postMessage" | "chat.postEphemeral":
                self._judge(validation.check_message, body)
                only = body.get("user") if method == "chat.postEphemeral" else None
                message = self._keep(body["channel"], body, only)
                return {"ok": True, "ts": message.ts, "channel": message.channel, "message": body}
            case "chat.update":
                self._judge(validation.check_message, body)
                found = next((one for one in self.messages if one.ts == body["ts"]), None)
                if found is None:
                    return {"ok": False, "error": "message_not_found"}
                found.body = body
                return {"ok": True, "ts": found.ts, "channel": found.channel}
            case "views.open" | "views.publish":
                view = (
                    _parsed_value(body["view"]) if isinstance(body["view"], str) else body["view"]
                )
                self._judge(validation.check_view, view)
                if method == "views.open":
                    self.views.append(view)
                else:
                    self.homes[str(body["user_id"])] = view
                self.posted.set()
                return {"ok": True, "view": {"id": f"V{next(_numbers)}"}}
            case "users.info":
                manages = body["user"] in self.managers
                profile = {"display_name": "Ana of the quay"}
                known = {"id": body["user"], "is_admin": manages, "profile": profile}
                return {"ok": True, "user": known}
            case "conversations.open":
                return {"ok": True, "channel": {"id": DIRECT}}
            case "files.getUploadURLExternal":
                number = f"F{next(_numbers)}"
                self.alternative_texts.append(str(body.get("alt_txt") or ""))
                return {"ok": True, "file_id": number, "upload_url": f"{self.base}/upload/{number}"}
            case "files.completeUploadExternal":
                files = body["files"]
                files = json.loads(files) if isinstance(files, str) else files
                return {"ok": True, "files": [{"id": one["id"], "title": ""} for one in files]}
            case "conversations.history" | "conversations.replies":
                self.looks += 1
                return self._history(body)
        raise AssertionError(f"{method} is not known here")

    def _history(self, body: Mapping[str, Any]) -> dict[str, Any]:
        oldest = float(body.get("oldest") or 0)
        found = [
            {"ts": one.ts, "metadata": one.body.get("metadata")}
            for one in reversed(self.messages)
            if one.channel == body["channel"] and one.only is None
            and oldest < float(one.ts) <= float(body.get("latest") or 1e12)
            and one.thread == (body.get("ts") or None)
        ]  # fmt: skip
        start = int(body.get("cursor") or 0)
        end = start + int(body.get("limit") or 15)
        more = str(end) if end < len(found) else ""
        return {"ok": True, "messages": found[start:end],
                "response_metadata": {"next_cursor": more}}  # fmt: skip

    def _access(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """What a workspace gives when it installs the app."""
        found = self.codes.pop(str(body.get("code")), None)
        if found is None:
            return {"ok": False, "error": "invalid_code"}
        team, token = found
        self.good_tokens.add(token)
        return {
            "ok": True, "app_id": APP, "access_token": token, "token_type": "bot",
            "scope": "commands,chat:write", "bot_user_id": BOT_USER, "enterprise": None,
            "team": {"id": team, "name": "A team"}, "is_enterprise_install": False,
            "authed_user": {"id": USER},
        }  # fmt: skip

    async def _upload(self, request: web.Request) -> web.Response:
        data = await request.read()
        if request.content_type.startswith("multipart/"):
            data = data[data.index(b"\r\n\r\n") + 4 :]
        self.uploads[request.match_info["id"]] = data
        return web.Response(text="OK")

    def _keep(self, channel: str, body: dict[str, Any], only: str | None) -> Message:
        ts = f"{time.time():.6f}"
        if self.messages and float(ts) <= float(self.messages[-1].ts):
            ts = f"{float(self.messages[-1].ts) + 0.000001:.6f}"
        message = Message(channel, ts, body, only, body.get("thread_ts"))
        self.messages.append(message)
        self.posted.set()
        return message

    def expect(self, response_url: str) -> asyncio.Future[None]:
        """What is done when something comes to a response address; nothing is kept of it."""
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._expected[response_url.partition("/response/")[2].partition("?")[0]] = waiting
        return waiting

    def _judge(self, check: Any, *arguments: Any) -> None:
        if not self.judges:
            return
        try:
            check(*arguments)
        except validation.RefusedBodyError as error:
            self.refused.append(str(error))


def _parsed(body: str) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _parsed_value(value: str) -> Any:
    if value[:1] in "[{":
        try:
            return json.loads(value)
        except ValueError:
            return value
    return {"true": True, "false": False, "True": True, "False": False}.get(value, value)


def _json(data: Any, failure: Failure | None = None) -> web.Response:
    if failure is None:
        return web.json_response(data)
    return web.json_response(data, status=failure.status, headers=failure.headers)
