"""A language model on loopback: chat completions as OpenAI-compatible servers speak them.

It looks at each request as a strict server does, writes as it is told to, and misbehaves on
request: late, drop by drop, with the wrong status, with a page where JSON was asked for.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jsonschema  # type: ignore[import-untyped]

MODEL = "made-up-7b"
KEY = "a-key-of-the-tests"
ORDER = re.compile(r"(?:answer (?:only )?with|as follows)[: ]+(?P<what>.+)", re.IGNORECASE)
LONGEST_SENTENCE = 180

Excerpt = Mapping[str, Any]
Lines = Sequence[tuple[str, Sequence[int]]]
Writer = Callable[[Sequence[Excerpt]], Lines]


def first_sentences(excerpts: Sequence[Excerpt]) -> Lines:
    """Word for word the first sentence of the first excerpt of each outlet."""
    first: dict[str, tuple[str, Sequence[int]]] = {}
    for one in excerpts:
        sentence = re.split(r"(?<=[.!?])\s", one["text"])[0]
        if len(sentence) <= LONGEST_SENTENCE:
            first.setdefault(one["outlet"], (sentence, [one["number"]]))
    return list(first.values())[:5]


def obedient(excerpts: Sequence[Excerpt]) -> Lines:
    """What any excerpt orders, as a model does that takes data for instructions."""
    found = [(one, match) for one in excerpts if (match := ORDER.search(one["text"]))]
    orders = [(match["what"].strip(), [one["number"]]) for one, match in found]
    return [*orders, *first_sentences(excerpts)]


def as_answer(lines: Lines) -> str:
    """Lines in the JSON that is asked for."""
    return json.dumps({"lines": [{"text": t, "sources": [*s]} for t, s in lines]})


@dataclass
class Answer:
    """What the next requests get in place of a completion.

    `pause` is in seconds, before anything is sent; with `drip` the body comes a byte at a time, so
    many seconds apart. `length` is what the header says of it, if another than it has.
    """

    status: int = 200
    body: bytes | None = None
    content: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    pause: float = 0.0
    drip: float = 0.0
    repeated: int = 1
    """How often the body is sent."""
    breaks_off: bool = False


class FakeModel:
    """One server with one model; `writer` words its lines, `answer` is what it gives instead."""

    def __init__(self, writer: Writer = first_sentences, key: str | None = KEY) -> None:
        self.writer = writer
        self.key = key
        self.answer: Answer | None = None
        self.requests: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.refused: list[str] = []
        """Why requests were refused; a test with one of these has failed."""
        self.address = ""
        self.free = threading.Event()
        """While it is clear, requests wait."""
        self.free.set()
        self.closed = threading.Event()

    @property
    def documents(self) -> list[dict[str, Any]]:
        """What was sent as data, a document a request."""
        return [json.loads(one["messages"][-1]["content"]) for one in self.requests]

    @contextmanager
    def running(self) -> Iterator[FakeModel]:
        """Listen on a port of the system's choice."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        self.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
        try:
            yield self
        finally:
            self.closed.set()
            self.free.set()
            server.shutdown()
            server.server_close()
            thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        model = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                model._serve(self)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Handler

    def _serve(self, request: BaseHTTPRequestHandler) -> None:
        self.paths.append(request.path)
        self.headers.append({name.lower(): value for name, value in request.headers.items()})
        body = request.rfile.read(int(request.headers.get("content-length", 0)))
        self.free.wait()
        told = self.answer or self._judged(request, body)
        content = told.content if told.content is not None else ""
        sent = told.body if told.body is not None else _completion(content)
        try:
            if told.pause and self.closed.wait(told.pause):
                return
            request.send_response(told.status)
            for name, value in {"content-type": "application/json", **told.headers}.items():
                request.send_header(name, value)
            request.send_header("content-length", str(len(sent) * told.repeated))
            request.end_headers()
            self._send(request, sent, told)
        except OSError:
            request.close_connection = True  # whoever asked has had enough

    def _send(self, request: BaseHTTPRequestHandler, sent: bytes, told: Answer) -> None:
        if told.breaks_off:
            request.wfile.write(sent[: len(sent) // 2])
            request.close_connection = True
            return
        if not told.drip:
            for _ in range(told.repeated):
                request.wfile.write(sent)
            return
        for byte in sent:
            request.wfile.write(bytes([byte]))
            request.wfile.flush()
            if self.closed.wait(told.drip):
                return

    def _judged(self, request: BaseHTTPRequestHandler, body: bytes) -> Answer:
        """Return the completion of a good request, else what a server says of a bad one."""
        if request.path != "/v1/chat/completions":
            return Answer(404, _error("no such path"))
        if self.key and request.headers.get("authorization") != f"Bearer {self.key}":
            return Answer(401, _error("incorrect key"))
        asked = json.loads(body)
        self.requests.append(asked)
        if asked.get("model") != MODEL:
            return Answer(404, _error("no such model"))
        if wrong := _wrong(asked):
            self.refused.append(wrong)
            return Answer(400, _error(wrong))
        excerpts = json.loads(asked["messages"][-1]["content"])["excerpts"]
        content = as_answer(self.writer(excerpts))
        if "response_format" in asked and "json_schema" in asked["response_format"]:
            schema = asked["response_format"]["json_schema"]["schema"]
            jsonschema.validate(json.loads(content), schema)
        return Answer(content=content)


def _wrong(asked: Mapping[str, Any]) -> str:
    """Say what a strict server finds wrong with a request; "" where nothing is."""
    known = {"model", "messages", "response_format", "max_completion_tokens"}
    if extra := set(asked) - known:
        return f"unknown fields {sorted(extra)}"
    if [one.get("role") for one in asked["messages"]] != ["system", "user"]:
        return "messages are not a system's and a user's"
    if not isinstance(asked.get("max_completion_tokens"), int):
        return "no bound for the answer"
    form = asked.get("response_format")
    if form and form["type"] == "json_schema":
        return _wrong_schema(form["json_schema"])
    return "" if form in (None, {"type": "json_object"}) else "unknown response_format"


def _wrong_schema(form: Mapping[str, Any]) -> str:
    if not form.get("strict") or not re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", form.get("name", "")):
        return "a schema must be strict and have a name"
    jsonschema.Draft202012Validator.check_schema(form["schema"])
    waiting = [form["schema"]]
    while waiting:
        one = waiting.pop()
        if one.get("type") == "object":
            whole = set(one["properties"]) == set(one.get("required", ()))
            if not whole or one.get("additionalProperties") is not False:
                return "a strict schema requires every property and forbids others"
            waiting += one["properties"].values()
        if "items" in one:
            waiting.append(one["items"])
    return ""


def _completion(content: str) -> bytes:
    answer = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": MODEL,
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": content, "refusal": None},
                "logprobs": None,
                "finish_reason": "stop",
            }
        ],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }
    return json.dumps(answer).encode()


def _error(message: str) -> bytes:
    told = {"message": message, "type": "invalid_request_error", "param": None, "code": None}
    return json.dumps({"error": told}).encode()
