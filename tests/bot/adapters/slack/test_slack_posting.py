"""A body posted unasked: once, with its nonce, and found again."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.adapters.slack import SlackAdapter, create_adapter
from bot.dispatch import Dispatcher
from bot.errors import (
    HistoryError,
    NotTakenError,
    PlaceGoneError,
    UncertainError,
    WorkspaceLostError,
)
from bot.testing.examples import EVERY_BLOCK
from tests.fakes.slack.people import RunningBot
from tests.fakes.slack.server import Failure, FakeSlack

BEFORE = datetime.now(UTC) - timedelta(minutes=1)
NONCE = "0123456789abcdef01234567"


@pytest.fixture
def adapter(fake: FakeSlack, hand_made: Dispatcher) -> SlackAdapter:
    return create_adapter(hand_made, RunningBot(fake, hand_made, "socket").settings())


async def test_it_is_posted_once_and_found_by_its_nonce(
    fake: FakeSlack, adapter: SlackAdapter
) -> None:
    [body, *_] = adapter.render(EVERY_BLOCK)
    fake.failures.append(Failure("chat.postMessage", hang_up=True, after=True))
    with pytest.raises(UncertainError):
        await adapter.send("C1", body, NONCE)
    assert len(fake.messages) == 1
    assert await adapter.find("C1", body, NONCE, datetime.now(UTC) + timedelta(hours=1)) is None
    found = await adapter.find("C1", body, NONCE, BEFORE)
    assert found
    assert found.message == fake.messages[0].ts
    assert await adapter.find("C1", body, "another", BEFORE) is None


async def test_it_is_found_behind_many_others_and_in_its_thread(
    fake: FakeSlack, adapter: SlackAdapter
) -> None:
    [body, *_] = adapter.render(EVERY_BLOCK)
    await adapter.send("C1/1.5", body, NONCE)
    assert fake.messages[0].thread == "1.5"
    assert await adapter.find("C1", body, NONCE, BEFORE) is None
    assert await adapter.find("C1/1.5", body, NONCE, BEFORE)
    await adapter.send("C2", body, NONCE)
    for number in range(40):
        await adapter.send("C2", body, f"n{number}")
    assert await adapter.find("C2", body, NONCE, BEFORE)
    for number in range(40):
        await adapter.send("C2", body, f"m{number}")
    assert await adapter.find("C2", body, NONCE, BEFORE)  # seen at the look before
    with pytest.raises(HistoryError):
        await adapter.find("C2", body, "never-sent", BEFORE)


@pytest.mark.parametrize(
    ("failure", "raised"),
    [
        (Failure("chat.postMessage", 429, "ratelimited", {"Retry-After": "7"}), NotTakenError),
        (Failure("chat.postMessage", 429, "ratelimited", {"Retry-After": "x"}), NotTakenError),
        (Failure("chat.postMessage", 200, "rate_limited"), NotTakenError),
        (Failure("chat.postMessage", 500, "internal_error"), UncertainError),
        (Failure("chat.postMessage", 503, "service_unavailable"), UncertainError),
        (Failure("chat.postMessage", 200, "channel_not_found"), PlaceGoneError),
        (Failure("chat.postMessage", 200, "is_archived"), PlaceGoneError),
        (Failure("chat.postMessage", 200, "msg_too_long"), PlaceGoneError),
        (Failure("chat.postMessage", 200, "token_revoked"), WorkspaceLostError),
        (Failure("chat.postMessage", 200, "account_inactive"), WorkspaceLostError),
        (Failure("chat.postMessage", hang_up=True), UncertainError),
    ],
    ids=lambda one: str(getattr(one, "error", "")),
)
async def test_each_refusal_says_what_became_of_it(
    fake: FakeSlack, adapter: SlackAdapter, failure: Failure, raised: type[Exception]
) -> None:
    fake.failures.append(Failure(**failure.__dict__))
    [body, *_] = adapter.render(EVERY_BLOCK)
    with pytest.raises(raised) as caught:
        await adapter.send("C1", body, NONCE)
    assert [method for method, _ in fake.calls].count("chat.postMessage") == 1
    assert fake.messages == []
    if failure.headers.get("Retry-After") == "7":
        assert caught.value.retry_after == 7.0  # type: ignore[attr-defined]


async def test_a_slack_that_is_not_there_took_nothing(
    fake: FakeSlack, hand_made: Dispatcher
) -> None:
    settings = RunningBot(fake, hand_made, "socket").settings()
    adapter = create_adapter(hand_made, {**settings, "api": "http://127.0.0.1:9/api/"})
    [body, *_] = adapter.render(EVERY_BLOCK)
    with pytest.raises(NotTakenError):
        await adapter.send("C1", body, NONCE)


async def test_a_history_that_can_not_be_read_says_whether_it_will(
    fake: FakeSlack, adapter: SlackAdapter
) -> None:
    fake.failures.append(Failure("conversations.history", error="missing_scope"))
    with pytest.raises(HistoryError) as never:
        await adapter.find("C1", "", NONCE, BEFORE)
    assert never.value.retry_after is None
    fake.failures.append(
        Failure("conversations.history", 429, "ratelimited", {"Retry-After": "60"})
    )  # fmt: skip
    with pytest.raises(HistoryError) as later:
        await adapter.find("C1", "", NONCE, BEFORE)
    assert later.value.retry_after == 60.0
    calls = len(fake.calls)
    with pytest.raises(HistoryError) as sooner:
        await adapter.find("C1", "", "another", BEFORE)
    assert sooner.value.retry_after is not None
    assert 50 < sooner.value.retry_after <= 60
    assert len(fake.calls) == calls  # nobody asked before the time was over


async def test_a_workspace_that_removed_us_is_lost(fake: FakeSlack, hand_made: Dispatcher) -> None:
    settings = RunningBot(
        fake, hand_made, "http", client_id="1.2", client_secret="x", bot_token=None
    ).settings()
    adapter = create_adapter(hand_made, settings)
    with pytest.raises(WorkspaceLostError, match="install it again"):
        await adapter.send("C1", "hi", NONCE, "T0GONE")
