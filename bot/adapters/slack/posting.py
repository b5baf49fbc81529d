"""Posts a message unasked, once, and finds out later whether it arrived."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.blocks import fallback
from bot.adapters.slack.settings import secret
from bot.errors import (
    HistoryError,
    NotTakenError,
    PlaceGoneError,
    UncertainError,
    WorkspaceLostError,
)
from bot.ports import Receipt

if TYPE_CHECKING:
    from bot.adapters.slack.settings import SlackSettings
    from bot.ports import Body, Core

REQUEST_SECONDS = 10
WINDOW_SECONDS = 600.0
"""How long after the first try a message may have arrived; the window keeps a look to one page."""
MOST_PAGES = 4
MOST_SEEN = 4096
EVENT = "parallax_delivery"
"""The type of the metadata that carries a nonce."""
GONE = frozenset({
    "channel_not_found", "is_archived", "not_in_channel", "restricted_action", "no_permission",
    "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
    "message_not_found", "cant_update_message", "edit_window_closed",
    "user_not_found", "cannot_dm_bot", "messages_tab_disabled", "thread_not_found",
})  # fmt: skip
LOST = frozenset({
    "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive",
    "team_access_not_granted", "org_login_required", "ekm_access_denied",
})  # fmt: skip
UNREADABLE = frozenset({"missing_scope", "not_in_channel", "channel_not_found", "no_permission"})
BUSY = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
UNSURE = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})


class Poster:
    """Posts with the token of each workspace; one try a message, for a repeat could be a second."""

    def __init__(self, core: Core, settings: SlackSettings) -> None:
        self._core = core
        self._settings = settings
        self._seen: OrderedDict[str, str] = OrderedDict()
        """Messages of ours that a look into a history has shown, by their nonces."""
        self._not_before: dict[str, float] = {}
        """When the history of a place may be asked for again."""

    async def send(self, place: str, body: Body, nonce: str, workspace: str) -> Receipt:
        """Post a body in "channel" or "channel/thread"; see `bot.ports.Adapter.send`."""
        channel, _, thread = place.removeprefix("@").partition("/")
        payload = dict(body) if isinstance(body, Mapping) else plain_body(body)
        payload["metadata"] = {"event_type": EVENT, "event_payload": {"nonce": nonce}}
        if thread:
            payload["thread_ts"] = thread
        found = await self._call("chat.postMessage", {"channel": channel, **payload}, workspace)
        return Receipt("slack", place, str(found["ts"]), datetime.now(UTC))

    async def edit(self, place: str, message: str, body: Body, workspace: str) -> None:
        """Put another body in the place of one that was posted; see `send` for what it raises."""
        payload = dict(body) if isinstance(body, Mapping) else plain_body(body)
        channel = place.removeprefix("@").partition("/")[0]
        await self._call("chat.update", {"channel": channel, "ts": message, **payload}, workspace)

    async def _call(self, method: str, payload: Mapping[str, Any], workspace: str) -> Any:
        """Return what Slack answers, or raise what became of a message; it is tried once."""
        client = await self._client(workspace)
        try:
            return await client.api_call(method, json=dict(payload))
        except SlackApiError as error:
            raise _refused(error) from error
        except aiohttp.ClientConnectorError as error:
            raise NotTakenError("Slack can't be reached; it is tried again.") from error
        except (aiohttp.ClientError, TimeoutError, asyncio.IncompleteReadError) as error:
            raise UncertainError(f"Slack did not answer ({type(error).__name__}).") from error

    async def find(self, place: str, nonce: str, since: datetime, workspace: str) -> Receipt | None:
        """Return the receipt of a message whose metadata holds the nonce.

        Apps that Slack lists in its directory may look into a history once a minute, at fifteen
        messages: so one look serves all that wait at a place, and none is made before its time.
        """
        if nonce not in self._seen:
            wait = self._not_before.get(place, 0.0) - time.monotonic()
            if wait > 0:
                raise HistoryError("Slack asks us to wait.", wait)
            await self._look(place, since, workspace)
        if nonce not in self._seen:
            return None
        return Receipt("slack", place, self._seen[nonce], datetime.now(UTC))

    async def _look(self, place: str, since: datetime, workspace: str) -> None:
        """Note what stands at a place from a moment on; raises HistoryError."""
        channel, _, thread = place.partition("/")
        query: dict[str, Any] = {
            "channel": channel,
            "oldest": f"{since.timestamp():.6f}",
            "latest": f"{since.timestamp() + WINDOW_SECONDS:.6f}",
            "include_all_metadata": True,
            "limit": 15,
        }
        if thread:
            query["ts"] = thread
        client = await self._client(workspace)
        for _ in range(MOST_PAGES):
            try:
                found = await _history(
                    client, "conversations.replies" if thread else "conversations.history", query
                )
            except HistoryError as error:
                if error.retry_after is not None:
                    self._not_before[place] = time.monotonic() + error.retry_after
                raise
            self._note(found.get("messages") or ())
            cursor = (found.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return
            query["cursor"] = cursor
        raise HistoryError("Too much was written there since to tell whether it arrived.")

    def _note(self, messages: Iterable[Mapping[str, Any]]) -> None:
        for message in messages:
            payload = (message.get("metadata") or {}).get("event_payload") or {}
            if nonce := payload.get("nonce"):
                self._seen[str(nonce)] = str(message["ts"])
        while len(self._seen) > MOST_SEEN:
            self._seen.popitem(last=False)

    async def _client(self, workspace: str) -> AsyncWebClient:
        token = await asyncio.to_thread(token_of, self._core, self._settings, workspace)
        return AsyncWebClient(
            token, base_url=self._settings.api, timeout=REQUEST_SECONDS, retry_handlers=[]
        )


def plain_body(text: str) -> dict[str, Any]:
    """Return a message of nothing but text, in which nothing is markup."""
    return {
        "text": fallback(text),
        "mrkdwn": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }


def token_of(core: Core, settings: SlackSettings, workspace: str) -> str:
    """Return the token of a workspace; raises WorkspaceLostError where there is none."""
    if not settings.for_many:
        settings.check()
        return secret(settings.bot_token) or ""
    found = core.state.installations.find("slack", workspace)
    if found is None or not found.get("bot_token"):
        raise WorkspaceLostError(
            "This workspace has removed Parallax; install it again to go on with its digests."
        )
    return str(found["bot_token"])


async def _history(client: AsyncWebClient, method: str, query: dict[str, Any]) -> Any:
    try:
        return (await client.api_call(method, params=query)).data
    except SlackApiError as error:
        code = _code(error)
        if code in BUSY or error.response.status_code == 429:
            raise HistoryError("Slack asks us to wait.", _wait(error)) from error
        if code in LOST:
            raise WorkspaceLostError(_lost(code)) from error
        if code in UNREADABLE:
            raise HistoryError(
                "We may not read this channel's messages: Parallax needs the history scopes and "
                "has to be in the channel."
            ) from error
        raise HistoryError(f"Slack answered {code}.", 5.0) from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise HistoryError("Slack can't be reached.", 5.0) from error


def _refused(error: SlackApiError) -> Exception:
    """Return what an answer of Slack's to a message means."""
    code = _code(error)
    if code in BUSY or error.response.status_code == 429:
        return NotTakenError("Slack asks us to wait.", _wait(error))
    if code in LOST:
        return WorkspaceLostError(_lost(code))
    if code in GONE:
        return PlaceGoneError(
            f"Slack has no such place for us any more ({code}); invite Parallax to the channel "
            "and subscribe again."
        )
    if code in UNSURE or error.response.status_code >= 500:
        return UncertainError(f"Slack answered {code}.")
    return PlaceGoneError(f"Slack refused the message ({code}); look into the log.")


def _lost(code: str) -> str:
    return f"Slack no longer takes the workspace's token ({code}); install Parallax there again."


def _code(error: SlackApiError) -> str:
    data = error.response.data if error.response is not None else None
    return str(data.get("error", "an error")) if isinstance(data, dict) else "an error"


def _wait(error: SlackApiError) -> float:
    headers = {name.lower(): value for name, value in (error.response.headers or {}).items()}
    value = headers.get("retry-after", "30")
    try:
        return max(float(value[0] if isinstance(value, list | tuple) else value), 0.0)
    except ValueError:
        return 30.0
