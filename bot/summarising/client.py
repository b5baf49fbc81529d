"""The one file that speaks to a language model; imported only where the settings name one.

Each question has a thread and an event loop of its own, for a time-out must hold whatever the
other side does: send a byte a second, or resolve its name for a minute.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Literal

import httpx
import openai

from bot.errors import NoDraftError
from bot.summarising.prompt import SCHEMA
from bot.summarising.reading import content_of

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletionMessageParam
    from openai.types.chat.completion_create_params import ResponseFormat

    from bot.summarising.prompt import PromptMessage

LARGEST_ANSWER = 256 * 1024
"""Bytes; a model that says more than a few lines is not what was asked for."""
AT_ONCE = 8
"""Questions that one process puts at once."""
GRACE_SECONDS = 1.0
"""How long a thread may take to end once its time is over, before it is left behind."""
LONGEST_REST = 600.0
_HEADERS = frozenset(
    ("host", "connection", "accept", "accept-encoding", "content-type", "content-length")
) | {"x-stainless-raw-response"}  # by this one the library knows that the body is ours to read

Answers = Literal["schema", "object", "text"]

for _name in ("openai", "httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)  # below, they write down what is sent


class _RefusedError(Exception):
    """Another status than 200; the body, which may be anything, is not read."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__(response.status_code)
        self.status = response.status_code
        self.retry_after = _seconds(response.headers.get("retry-after", ""))


class ModelClient:
    """Asks an endpoint that speaks OpenAI's chat completions; safe to share by threads.

    `seconds` bounds a whole question, waiting for a turn and reading the answer included. No
    question is asked twice, no redirect is followed.
    """

    def __init__(
        self, endpoint: str, model: str, key: str, seconds: float, tokens: int, answers: Answers
    ) -> None:
        self._endpoint = endpoint
        self._model = model
        self._key = key
        self._seconds = seconds
        self._tokens = tokens
        self._format = _formats()[answers]
        self._turns = threading.BoundedSemaphore(AT_ONCE)

    def ask(self, messages: Sequence[PromptMessage]) -> str:
        """Return what the model says; raises NoDraftError."""
        until = time.monotonic() + self._seconds
        if not self._turns.acquire(timeout=self._seconds):
            raise NoDraftError("too many digests wait for it at once", "spent")
        outcome: Future[str] = Future()
        thread = threading.Thread(
            target=self._run, args=(messages, until, outcome), name="summariser", daemon=True
        )
        try:
            thread.start()
        except RuntimeError:  # the machine has no thread left
            self._turns.release()
            raise NoDraftError("no thread could be started", "unreachable") from None
        try:
            return outcome.result(until - time.monotonic() + GRACE_SECONDS)
        except TimeoutError:
            raise self._late() from None

    def _run(self, messages: Sequence[PromptMessage], until: float, outcome: Future[str]) -> None:
        try:
            outcome.set_result(asyncio.run(self._answer(messages, until - time.monotonic())))
        except Exception as error:
            outcome.set_exception(error)
        finally:
            self._turns.release()

    async def _answer(self, messages: Sequence[PromptMessage], seconds: float) -> str:
        try:
            async with asyncio.timeout(seconds):
                body = await self._body(messages)
        except (TimeoutError, openai.APITimeoutError):
            raise self._late() from None
        except openai.APIConnectionError as error:
            if isinstance(error.__cause__, _RefusedError):
                raise _refused(error.__cause__) from None
            if isinstance(error.__cause__, NoDraftError):
                raise error.__cause__ from None
            raise NoDraftError(
                f"{httpx.URL(self._endpoint).host} can't be reached; mend endpoint in "
                "[summariser], or start the server",
                "unreachable",
            ) from None
        except (openai.OpenAIError, httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise NoDraftError(f"its answer broke off ({_kind(error)})", "unreachable") from None
        content = content_of(body)
        if content is None:
            raise NoDraftError("its answer is no chat completion", "unusable")
        return content

    async def _body(self, messages: Sequence[PromptMessage]) -> bytes:
        transport = httpx.AsyncClient(
            follow_redirects=False,
            timeout=self._seconds,
            headers={"Accept-Encoding": "identity"},
            event_hooks={"request": [self._only_needed], "response": [_only_good]},
        )
        async with openai.AsyncOpenAI(
            base_url=self._endpoint,
            api_key=self._key or "none",
            timeout=self._seconds,
            max_retries=0,
            http_client=transport,
        ) as client:
            create = client.chat.completions.with_streaming_response.create
            async with create(
                model=self._model,
                messages=_told(messages),
                response_format=self._format,
                max_completion_tokens=self._tokens,
            ) as response:
                body = bytearray()
                async for piece in response.iter_bytes():
                    body += piece
                    if len(body) > LARGEST_ANSWER:
                        raise NoDraftError("its answer is far too long", "unusable")
                return bytes(body)

    async def _only_needed(self, request: httpx.Request) -> None:
        """Take out headers about this machine, and what variables for other programs add."""
        for name in set(request.headers) - _HEADERS:
            del request.headers[name]
        request.headers["user-agent"] = "parallax"
        if self._key:
            request.headers["authorization"] = f"Bearer {self._key}"

    def _late(self) -> NoDraftError:
        return NoDraftError(
            f"it did not answer within {_so_long(self._seconds)}; see whether it is busy, or raise "
            "timeout in [summariser]",
            "late",
        )


def _told(messages: Sequence[PromptMessage]) -> list[ChatCompletionMessageParam]:
    """Return messages in the client's own types."""
    return [
        {"role": "system", "content": one["content"]}
        if one["role"] == "system"
        else {"role": "user", "content": one["content"]}
        for one in messages
    ]


async def _only_good(response: httpx.Response) -> None:
    if response.status_code != 200:
        raise _RefusedError(response)
    if response.headers.get("content-encoding", "identity") != "identity":
        raise NoDraftError("its answer is packed, though that was not asked for", "unusable")


def _refused(error: _RefusedError) -> NoDraftError:
    match error.status:
        case 401 | 403:
            told = "it refuses the key; set key in [summariser], or PARALLAX_SUMMARISER__KEY"
        case 404:
            told = "the endpoint or the model is not there; mend them in [summariser]"
        case 400 | 422:
            told = (
                "it does not take the question; a server that knows no schema needs answers = "
                '"object" or "text" in [summariser]'
            )
        case 429:
            told = "it is asked too often, or the account is used up"
        case _:
            told = "it can't answer now"
    return NoDraftError(f"{told} (status {error.status})", "unreachable", error.retry_after)


def _seconds(retry_after: str) -> float:
    return min(float(retry_after), LONGEST_REST) if retry_after.strip().isdecimal() else 0.0


def _so_long(seconds: float) -> str:
    return f"{seconds:g} second{'' if seconds == 1 else 's'}"


def _kind(error: Exception) -> str:
    return type(error.__cause__ or error).__name__


def _formats() -> dict[str, ResponseFormat | openai.Omit]:
    return {
        "schema": {
            "type": "json_schema",
            "json_schema": {"name": "lines", "strict": True, "schema": SCHEMA},
        },
        "object": {"type": "json_object"},
        "text": openai.omit,
    }
