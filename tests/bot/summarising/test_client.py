"""What the client makes of a server that speaks the protocol, and of one that doesn't."""

import gzip
import json
import logging
import socket
from collections.abc import Callable

import pytest

from bot.errors import NoDraftError
from bot.summarising.client import LARGEST_ANSWER, ModelClient
from bot.summarising.prompt import PromptMessage
from tests.fakes.models.server import KEY, Answer, FakeModel, as_answer

MESSAGES: tuple[PromptMessage, ...] = (
    {"role": "system", "content": "Word it."},
    {"role": "user", "content": json.dumps({"subject": "s", "excerpts": []})},
)
Client = Callable[..., ModelClient]
LINES = as_answer([("A line.", [1])])


def failed(client: ModelClient) -> NoDraftError:
    with pytest.raises(NoDraftError) as caught:
        client.ask(MESSAGES)
    assert KEY not in caught.value.detail
    assert "\n" not in caught.value.detail
    return caught.value


def test_a_good_answer_is_what_the_model_says(model: FakeModel, client: Client) -> None:
    model.answer = Answer(content=LINES)
    assert client().ask(MESSAGES) == LINES
    assert model.headers[0]["authorization"] == f"Bearer {KEY}"


def test_what_is_asked_is_what_a_strict_server_takes(model: FakeModel, client: Client) -> None:
    assert client().ask(MESSAGES) == as_answer([])
    assert model.paths == ["/v1/chat/completions"]


@pytest.mark.parametrize(
    ("answers", "form"),
    [("schema", "json_schema"), ("object", "json_object"), ("text", None)],
)
def test_json_is_asked_for_as_the_server_knows_it(
    model: FakeModel, client: Client, answers: str, form: str | None
) -> None:
    client(answers=answers).ask(MESSAGES)
    assert model.requests[0].get("response_format", {}).get("type") == form


def test_a_server_without_keys_needs_none(model: FakeModel, client: Client) -> None:
    model.key = None
    assert client(key="").ask(MESSAGES) == as_answer([])


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (401, "refuses the key"),
        (403, "refuses the key"),
        (404, "endpoint or the model"),
        (400, "does not take the question"),
        (429, "asked too often"),
        (500, "can't answer now"),
        (503, "can't answer now"),
        (204, "can't answer now"),
    ],
)
def test_a_refusal_says_what_to_do_and_is_not_asked_again(
    model: FakeModel, client: Client, status: int, told: str
) -> None:
    model.answer = Answer(status=status, body=b'{"error": {"message": "secret"}}')
    error = failed(client())
    assert told in error.detail
    assert str(status) in error.detail
    assert "secret" not in error.detail
    assert error.reason == "unreachable"
    assert len(model.paths) == 1


def test_a_server_may_say_when_to_ask_again(model: FakeModel, client: Client) -> None:
    model.answer = Answer(429, b"{}", headers={"retry-after": "120"})
    assert failed(client()).retry_after == 120
    model.answer = Answer(429, b"{}", headers={"retry-after": "Mon, 99 Nov"})
    assert failed(client()).retry_after == 0


@pytest.mark.parametrize("key", ["two\nlines", "ключ", "\x00"])
def test_a_key_that_no_header_can_hold_is_not_shown(
    model: FakeModel, client: Client, key: str
) -> None:
    assert key not in failed(client(key=key)).detail
    assert model.requests == []


def test_a_redirect_is_not_followed(model: FakeModel, client: Client) -> None:
    with FakeModel().running() as other:
        where = f"{other.address}/chat/completions"
        model.answer = Answer(307, b"", headers={"location": where})
        assert failed(client()).reason == "unreachable"
        assert other.paths == []


@pytest.mark.parametrize(
    "body",
    [
        b"<!doctype html><title>Sign in</title>",
        b"",
        b"{",
        b"null",
        b"[]",
        b"{}",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": 5}}]}',
        b"[" * 100_000,
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_completion_is_unusable(model: FakeModel, client: Client, body: bytes) -> None:
    model.answer = Answer(body=body, headers={"content-type": "text/html"})
    assert failed(client()).reason == "unusable"


@pytest.mark.parametrize("status", [200, 500])
def test_a_huge_answer_is_not_read_to_its_end(
    model: FakeModel, client: Client, status: int
) -> None:
    model.answer = Answer(status, b"x" * LARGEST_ANSWER, repeated=4_000)
    assert failed(client()).reason == ("unusable" if status == 200 else "unreachable")


def test_a_packed_answer_is_refused(model: FakeModel, client: Client) -> None:
    packed = gzip.compress(b" " * 10_000_000)
    model.answer = Answer(body=packed, headers={"content-encoding": "gzip"})
    assert failed(client()).reason == "unusable"


def test_an_answer_that_breaks_off_is_none(model: FakeModel, client: Client) -> None:
    model.answer = Answer(content=LINES, breaks_off=True)
    assert failed(client()).reason == "unreachable"


@pytest.mark.parametrize("late", [Answer(content=LINES, pause=60), Answer(content=LINES, drip=0.3)])
def test_a_time_out_holds_whatever_the_server_does(
    model: FakeModel, client: Client, late: Answer
) -> None:
    """A byte now and then keeps a connection alive, and would take minutes."""
    model.answer = late
    error = failed(client(seconds=1))
    assert error.reason == "late"
    assert "within 1 second;" in error.detail


def test_a_server_that_is_not_there_is_named(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    error = failed(client(endpoint=f"http://127.0.0.1:{port}/v1"))
    assert error.reason == "unreachable"
    assert "127.0.0.1 can't be reached" in error.detail


def test_a_server_that_listens_and_says_nothing_is_late(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert failed(client(endpoint=f"http://127.0.0.1:{port}/v1", seconds=1)).reason == "late"


def test_what_is_set_for_other_programs_is_not_sent(
    model: FakeModel, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("API_KEY", "ADMIN_KEY", "ORG_ID", "PROJECT_ID", "BASE_URL"):
        monkeypatch.setenv(f"OPENAI_{name}", "https://of-another-program.example")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "x-other: of-another-program\nauthorization: x")
    model.answer = Answer(content=LINES)
    client(key="").ask(MESSAGES)
    client().ask(MESSAGES)
    assert "of-another-program" not in json.dumps(model.headers)
    needed = {"host", "connection", "accept", "accept-encoding", "user-agent"}
    needed |= {"content-type", "content-length", "x-stainless-raw-response"}
    assert [set(headers) - needed for headers in model.headers] == [set(), {"authorization"}]
    assert model.headers[1]["authorization"] == f"Bearer {KEY}"


def test_nothing_that_is_sent_gets_into_a_log(
    model: FakeModel, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client().ask(MESSAGES)
    model.answer = Answer(500, b"{}")
    failed(client())
    assert KEY not in caplog.text
    assert "Word it." not in caplog.text
