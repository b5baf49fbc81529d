"""Posts a message unasked, once, and finds out later whether it arrived.

discord.py sends a request up to five times and gives every call a nonce of its own; a digest must
leave once, with the nonce kept for it. So this one request is made by hand.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.adapters.discord.escape import escape
from bot.errors import (
    HistoryError,
    NotTakenError,
    PlaceGoneError,
    UncertainError,
)
from bot.ports import Receipt

if TYPE_CHECKING:
    from bot.adapters.discord.settings import DiscordSettings
    from bot.ports import Body

AGENT = "DiscordBot (https://pypi.org/project/parallax-bot, 0.1)"
REQUEST_SECONDS = 10.0
MOST_MESSAGES = 100
FIRST_MARK = 1 << 20
"""Ids of components below are given by Discord itself, from 1 on."""


def mark_of(nonce: str) -> int:
    """Return the id (32 bits, signed) of a posted frame, by which it is found again."""
    return FIRST_MARK + int.from_bytes(nonce.encode()[-12:], "big") % (2**31 - FIRST_MARK)


class Poster:
    """Posts with the bot's token, without a connection to the gateway."""

    def __init__(self, settings: DiscordSettings) -> None:
        self._headers = {"Authorization": f"Bot {settings.needed_token()}", "User-Agent": AGENT}

    async def send(self, place: str, body: Body, nonce: str) -> Receipt:
        """Post a body in "channel" or "channel/thread"; see `bot.ports.Adapter.send`."""
        payload = {**_marked(body, nonce), "nonce": nonce, "enforce_nonce": True}
        try:
            async with (
                self._session() as session,
                session.post(await _address(session, place), json=payload) as response,
            ):
                return await _receipt(response, place)
        except aiohttp.ClientConnectorError as error:
            raise NotTakenError("Discord can't be reached; it is tried again.") from error
        except (aiohttp.ClientError, TimeoutError, asyncio.IncompleteReadError) as error:
            raise UncertainError(f"Discord did not answer ({type(error).__name__}).") from error

    async def edit(self, place: str, message: str, body: Body) -> None:
        """Put another body in the place of one that was posted; see `send` for what it raises."""
        try:
            async with self._session() as session:
                address = f"{await _address(session, place)}/{message}"
                async with session.patch(address, json=_marked(body, message)) as response:
                    await _receipt(response, place)
        except aiohttp.ClientConnectorError as error:
            raise NotTakenError("Discord can't be reached; it is tried again.") from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise UncertainError(f"Discord did not answer ({type(error).__name__}).") from error

    async def find(self, place: str, body: Body, nonce: str, since: datetime) -> Receipt | None:
        """Return the receipt of a body that stands there since then, by the id of its frame."""
        del body
        query = {"after": str(discord.utils.time_snowflake(since)), "limit": str(MOST_MESSAGES)}
        try:
            async with (
                self._session() as session,
                session.get(await _address(session, place), params=query) as response,
            ):
                if response.status == 429:
                    raise HistoryError("Discord asks us to wait.", await _wait(response))
                if response.status in (401, 403, 404):
                    raise HistoryError("We may not read the messages of this channel.")
                if response.status != 200:
                    raise HistoryError(f"Discord answered {response.status}.", 5.0)
                messages: list[dict[str, Any]] = await response.json()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise HistoryError("Discord can't be reached.", 5.0) from error
        mark = mark_of(nonce)
        for message in messages:
            if mark in _ids(message.get("components", ())):
                return Receipt("discord", place, str(message["id"]), datetime.now(UTC))
        return None

    def _session(self) -> aiohttp.ClientSession:
        timeout = aiohttp.ClientTimeout(total=REQUEST_SECONDS)
        return aiohttp.ClientSession(headers=self._headers, timeout=timeout)


async def _address(session: aiohttp.ClientSession, place: str) -> str:
    """Return where the messages of a place are; a thread is a channel of its own.

    The conversation with a person is opened, which gives the same one each time.
    """
    channel = place.rpartition("/")[2]
    base = discord.http.Route.BASE
    if place.startswith("@"):
        person = {"recipient_id": place.removeprefix("@")}
        async with session.post(f"{base}/users/@me/channels", json=person) as response:
            if response.status != 200:
                raise PlaceGoneError("Discord opens no conversation with that person.")
            channel = str((await response.json())["id"])
    return f"{base}/channels/{channel}/messages"


def _marked(body: Body, nonce: str) -> dict[str, Any]:
    """Return a body whose frame carries the mark of its nonce."""
    if isinstance(body, str):
        return {"content": escape(body), "allowed_mentions": {"parse": []}, "flags": 1 << 2}
    components: Sequence[Mapping[str, Any]] = body["components"]  # type: ignore[assignment]
    first, *rest = components
    return {**body, "components": [{**first, "id": mark_of(nonce)}, *rest]}


async def _receipt(response: aiohttp.ClientResponse, place: str) -> Receipt:
    """Return the receipt of a message, or raise what became of it."""
    match response.status:
        case 200 | 201:
            taken = await response.json()
            sent = datetime.fromisoformat(taken["timestamp"])
            return Receipt("discord", place, str(taken["id"]), sent.astimezone(UTC))
        case 429:
            raise NotTakenError("Discord asks us to wait.", await _wait(response))
        case 401:
            raise NotTakenError("Discord refused the token; make a new one.", 300.0)
        case 403 | 404:
            raise PlaceGoneError(
                "The channel is gone, or Parallax may not write there; see that it has the "
                "permissions View Channel and Send Messages, and subscribe again."
            )
        case status if status >= 500:
            raise UncertainError(f"Discord answered {status}.")
        case status:
            raise PlaceGoneError(f"Discord refused the message ({status}); look into the log.")


async def _wait(response: aiohttp.ClientResponse) -> float:
    """Return how many seconds Discord asks us to wait: from the body, else the header."""
    try:
        found = (await response.json()).get("retry_after")
    except (aiohttp.ClientError, ValueError, AttributeError):
        found = None
    try:
        return max(float(found if found is not None else response.headers["Retry-After"]), 0.0)
    except (KeyError, TypeError, ValueError):
        return 5.0


def _ids(components: Sequence[Mapping[str, Any]]) -> Iterator[int]:
    for component in components:
        if isinstance(component.get("id"), int):
            yield component["id"]
        yield from _ids(component.get("components", ()))
