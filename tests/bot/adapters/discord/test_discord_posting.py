"""A body posted unasked: once, with its nonce, and found again."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.adapters.discord import DiscordAdapter, create_adapter
from bot.dispatch import Dispatcher
from bot.errors import HistoryError, NotTakenError, PlaceGoneError, UncertainError
from bot.testing.examples import EVERY_BLOCK
from tests.fakes.discord.server import TOKEN, Failure, FakeDiscord

NONCE = "0123456789abcdef01234567"
BEFORE = datetime.now(UTC) - timedelta(minutes=1)


@pytest.fixture
def adapter(fake: FakeDiscord, hand_made: Dispatcher) -> DiscordAdapter:
    del fake
    return create_adapter(hand_made, {"token": TOKEN})


async def test_the_same_nonce_is_posted_once(fake: FakeDiscord, adapter: DiscordAdapter) -> None:
    [body, *_] = adapter.render(EVERY_BLOCK)
    first = await adapter.send("700", body, NONCE)
    assert await adapter.send("700", body, NONCE) == first
    assert len(fake.channels["700"]) == 1


async def test_a_thread_is_a_channel_of_its_own(fake: FakeDiscord, adapter: DiscordAdapter) -> None:
    [body, *_] = adapter.render(EVERY_BLOCK)
    assert (await adapter.send("700/701", body, NONCE)).place == "700/701"
    assert list(fake.channels) == ["701"]


async def test_it_is_found_by_its_mark_alone(fake: FakeDiscord, adapter: DiscordAdapter) -> None:
    [body, *_] = adapter.render(EVERY_BLOCK)
    fake.failures.append(Failure("POST", "/messages", 502, after=True))
    with pytest.raises(UncertainError):
        await adapter.send("700", body, NONCE)
    found = await adapter.find("700", body, NONCE, BEFORE)
    assert found
    assert found.message == fake.channels["700"][0]["id"]
    assert await adapter.find("700", body, "another-nonce", BEFORE) is None
    assert await adapter.find("700", body, NONCE, datetime.now(UTC) + timedelta(hours=1)) is None


@pytest.mark.parametrize(
    ("failure", "raised"),
    [
        (Failure("POST", "/messages", 429, {"retry_after": 7.5}), NotTakenError),
        (Failure("POST", "/messages", 429, {}, {"Retry-After": "x"}), NotTakenError),
        (Failure("POST", "/messages", 500), UncertainError),
        (Failure("POST", "/messages", 503), UncertainError),
        (Failure("POST", "/messages", 403), PlaceGoneError),
        (Failure("POST", "/messages", 404), PlaceGoneError),
        (Failure("POST", "/messages", 401), NotTakenError),
        (Failure("POST", "/messages", 400), PlaceGoneError),
    ],
    ids=lambda one: str(getattr(one, "status", "")),
)
async def test_each_refusal_says_what_became_of_it(
    fake: FakeDiscord, adapter: DiscordAdapter, failure: Failure, raised: type[Exception]
) -> None:
    fake.failures.append(Failure(**failure.__dict__))
    [body, *_] = adapter.render(EVERY_BLOCK)
    with pytest.raises(raised):
        await adapter.send("700", body, NONCE)
    assert sum(method == "POST" for method, _ in fake.requests) == 1
    assert "700" not in fake.channels


async def test_how_long_to_wait_is_what_discord_says(
    fake: FakeDiscord, adapter: DiscordAdapter
) -> None:
    fake.failures.append(Failure("POST", "/messages", 429, {"retry_after": 7.5}))
    [body, *_] = adapter.render(EVERY_BLOCK)
    with pytest.raises(NotTakenError) as raised:
        await adapter.send("700", body, NONCE)
    assert raised.value.retry_after == 7.5


async def test_a_discord_that_is_not_there_took_nothing(
    adapter: DiscordAdapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    import discord

    monkeypatch.setattr(discord.http.Route, "BASE", "http://127.0.0.1:9/api/v10")
    [body, *_] = adapter.render(EVERY_BLOCK)
    with pytest.raises(NotTakenError):
        await adapter.send("700", body, NONCE)


async def test_a_history_that_can_not_be_read_says_whether_it_will(
    fake: FakeDiscord, adapter: DiscordAdapter
) -> None:
    fake.closed_channels.add("700")
    with pytest.raises(HistoryError) as never:
        await adapter.find("700", "", NONCE, BEFORE)
    assert never.value.retry_after is None
    fake.failures.append(Failure("GET", "/messages", 429, {"retry_after": 2.0}))
    with pytest.raises(HistoryError) as later:
        await adapter.find("701", "", NONCE, BEFORE)
    assert later.value.retry_after == 2.0
