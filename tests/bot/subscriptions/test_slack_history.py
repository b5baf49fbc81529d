"""Digests in one channel of a Slack that loses answers and lets us look once in a while."""

import asyncio
from collections import Counter

import pytest

from bot.adapters.slack import create_adapter
from bot.kept import State
from bot.subscriptions.courier import Courier, Timing
from bot.testing.examples import core, kept_in_memory
from tests.bot.subscriptions.examples import plan, subscription
from tests.bot.subscriptions.platform import Composed
from tests.fakes.slack.people import RunningBot
from tests.fakes.slack.server import Failure, FakeSlack

TIMING = Timing(request=5, lease=20, quiet=0.1, retry=0.05, longest=2, drain=1, margin=5)
NUMBER = 6


async def delivered(fake: FakeSlack, state: State, **settings: object) -> None:
    """Deliver digests to one channel until none is open."""
    hand_made = core(state=state)
    adapter = create_adapter(hand_made, {**RunningBot(fake, hand_made, "socket").settings(),
                                         **settings})  # fmt: skip
    adapter.limits = type(adapter.limits)()
    for number in range(NUMBER):
        state.subscriptions.add(subscription(f"s{number}", adapter="slack", place="C1"))
    state.deliveries.plan([plan(f"s{number}") for number in range(NUMBER)])

    def compose(delivery: object) -> Composed:
        name = delivery.subscription  # type: ignore[attr-defined]
        return Composed(({"text": name, "mrkdwn": False, "unfurl_links": False,
                          "unfurl_media": False, "blocks": []},))  # fmt: skip

    courier = Courier(state.deliveries, compose, {"slack": adapter}, "one", TIMING)
    async with asyncio.timeout(60):
        while state.deliveries.open():
            if not await courier.deliver():
                await asyncio.sleep(0.05)


def texts(fake: FakeSlack) -> Counter[str]:
    return Counter(message.body["text"] for message in fake.messages)


@pytest.fixture
def state() -> State:
    return kept_in_memory()


async def test_under_slacks_limit_each_arrives_once_and_one_look_serves_all(state: State) -> None:
    fake = FakeSlack()
    await fake.start()
    fake.history_seconds = 1.0
    fake.failures.append(Failure("chat.postMessage", hang_up=True, after=True, times=NUMBER))
    await delivered(fake, state)
    await fake.stop()
    assert texts(fake) == {f"s{number}": 1 for number in range(NUMBER)}
    assert fake.looks < NUMBER
    records = [state.deliveries.records(f"s{number}")[0] for number in range(NUMBER)]
    assert {record.state for record in records} == {"sent"}
    assert not any(record.flagged for record in records)
    state.database.close()


async def test_what_was_never_taken_is_sent_after_a_look(state: State) -> None:
    fake = FakeSlack()
    await fake.start()
    fake.history_seconds = 0.3
    fake.failures.append(
        Failure("chat.postMessage", 500, "internal_error", times=NUMBER)
    )  # fmt: skip
    await delivered(fake, state)
    await fake.stop()
    assert texts(fake) == {f"s{number}": 1 for number in range(NUMBER)}
    state.database.close()


async def test_without_the_scope_to_look_it_may_come_twice_and_is_flagged(state: State) -> None:
    fake = FakeSlack()
    await fake.start()
    fake.failures.append(Failure("conversations.history", error="missing_scope", times=99))
    fake.failures.append(Failure("chat.postMessage", hang_up=True, after=True, times=2))
    await delivered(fake, state)
    await fake.stop()
    records = [state.deliveries.records(f"s{number}")[0] for number in range(NUMBER)]
    assert {record.state for record in records} == {"sent"}
    assert sum(record.flagged for record in records) == 2
    assert sum(texts(fake).values()) == NUMBER + 2
    state.database.close()
