"""Every way a delivery can go, over both databases."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.ports import Limits
from bot.state.server import StateServer
from bot.subscriptions.courier import Compose, Courier, Timing
from bot.subscriptions.delivery_store import DeliveryStore
from bot.subscriptions.model import Record
from bot.subscriptions.store import SubscriptionStore
from tests.bot.subscriptions.conftest import OpenDatabase
from tests.bot.subscriptions.examples import plan, slot, subscription
from tests.bot.subscriptions.platform import Platform, composed
from tests.fakes.postgres import PostgresServer

FAST = Timing(
    request=0.3, lease=1.0, quiet=0.05, nonce_pause=0.0, retry=0.05, longest=0.2, drain=0.3
)
KNOWS_NONCE = Limits(nonce_seconds=60)


class Ring:
    """One subscription with one planned digest, and couriers to deliver it."""

    def __init__(self, open_database: OpenDatabase) -> None:
        self.open_database = open_database
        self.subscriptions = SubscriptionStore(open_database())
        self.deliveries = DeliveryStore(open_database())
        self.platform = Platform()

    def plan(self, **changed: object) -> None:
        self.subscriptions.add(subscription(**changed))  # type: ignore[arg-type]
        assert self.deliveries.plan([plan()]) == 1

    def courier(
        self, compose: Compose | None = None, owner: str = "one", timing: Timing = FAST
    ) -> Courier:
        store = DeliveryStore(self.open_database())
        make = compose or composed("digest")
        return Courier(store, make, {"memory": self.platform}, owner, timing)

    async def until_done(self, courier: Courier) -> None:
        """Deliver until nothing is open; twenty seconds are far more than it needs."""
        async with asyncio.timeout(20):
            while self.deliveries.open():
                if not await courier.deliver():
                    await asyncio.sleep(0.02)

    @property
    def records(self) -> tuple[Record, ...]:
        return self.deliveries.records("s1")


@pytest.fixture
def ring(open_database: OpenDatabase) -> Ring:
    return Ring(open_database)


async def test_a_digest_arrives_once(ring: Ring) -> None:
    ring.plan()
    await ring.until_done(ring.courier())
    assert ring.platform.texts == ["digest"]
    [record] = ring.records
    assert (record.state, record.attempts, record.flagged) == ("sent", 1, False)
    assert record.message.startswith("m-")


async def test_parts_arrive_in_order(ring: Ring) -> None:
    ring.plan()
    ring.platform.behave = ["refuse", "take", "lose"]
    await ring.until_done(ring.courier(composed("one", "two", "three")))
    assert ring.platform.texts == ["one", "two", "three"]


async def test_nothing_new_is_nothing_sent(ring: Ring) -> None:
    ring.plan()
    await ring.until_done(ring.courier(composed()))
    assert ring.platform.texts == []
    [record] = ring.records
    assert (record.state, record.detail) == ("skipped", "nothing new")


@pytest.mark.parametrize("limits", [Limits(), KNOWS_NONCE], ids=["history", "nonce"])
@pytest.mark.parametrize(
    "behaviour",
    [
        ["refuse"],
        ["refuse", "refuse", "refuse"],
        ["refuse for ever"],
        ["refuse without a time", "lose"],
        ["fail"],
        ["fail", "fail", "lose"],
        ["lose"],
        ["lose", "refuse", "take"],
        ["lose", "refuse", "lose", "refuse", "fail"],
        ["late"],
        ["hang"],
    ],
    ids="-".join,
)
async def test_what_a_platform_does_to_one_request_loses_and_repeats_nothing(
    ring: Ring, limits: Limits, behaviour: list[str]
) -> None:
    ring.plan()
    ring.platform.limits = limits
    ring.platform.behave = list(behaviour)
    await ring.until_done(ring.courier())
    ring.platform.arrive()
    assert ring.platform.texts == ["digest"]
    assert [record.state for record in ring.records] == ["sent"]
    assert not ring.records[0].flagged


async def test_a_busy_history_is_asked_again(ring: Ring) -> None:
    ring.plan()
    ring.platform.behave, ring.platform.history = ["lose"], "busy"
    await ring.until_done(ring.courier())
    assert ring.platform.texts == ["digest"]


async def test_where_nobody_can_tell_it_may_arrive_twice_and_is_flagged(ring: Ring) -> None:
    ring.plan()
    ring.platform.behave, ring.platform.history = ["lose"], "closed"
    await ring.until_done(ring.courier())
    assert ring.platform.texts == ["digest", "digest"]
    [record] = ring.records
    assert (record.state, record.flagged) == ("sent", True)


async def test_or_is_not_risked_where_the_subscription_says_so(ring: Ring) -> None:
    ring.plan(risk_twice=False)
    ring.platform.behave, ring.platform.history = ["lose"], "closed"
    await ring.until_done(ring.courier())
    assert ring.platform.texts == ["digest"]
    [record] = ring.records
    assert (record.state, record.flagged) == ("unknown", True)


@pytest.mark.parametrize("act", ["gone", "revoked"])
async def test_a_place_that_is_gone_stops_the_subscription(ring: Ring, act: str) -> None:
    ring.plan()
    ring.platform.behave = [act]
    await ring.until_done(ring.courier(composed("one", "two")))
    assert ring.platform.texts == []
    kept = ring.subscriptions.get("s1")
    assert kept
    assert kept.status == "stopped"
    assert kept.reason in ("The channel is gone.", "The token is revoked.")


async def test_a_token_that_is_revoked_stops_all_of_the_workspace_and_nothing_else(
    ring: Ring,
) -> None:
    ring.plan()
    ring.subscriptions.add(subscription("s2", place="pier"))
    ring.subscriptions.add(subscription("s3", workspace="town", place="hall"))
    ring.platform.behave = ["revoked"]
    await ring.until_done(ring.courier(composed("one")))
    kept = {one.id: (one.status, one.reason) for one in ring.subscriptions.everything()}
    lost = ("stopped", "The token is revoked.")
    assert kept == {"s1": lost, "s2": lost, "s3": ("active", "")}
    assert [one.id for one in ring.subscriptions.due(slot(9).due, 10)] == ["s3"]


async def test_a_digest_that_breaks_is_tried_again(
    ring: Ring, caplog: pytest.LogCaptureFixture
) -> None:
    ring.plan()
    failures = ["first"]

    def compose(delivery: object) -> object:
        if failures:
            raise RuntimeError(failures.pop())
        return composed("digest")(delivery)  # type: ignore[arg-type]

    await ring.until_done(ring.courier(compose))  # type: ignore[arg-type]
    assert ring.platform.texts == ["digest"]
    assert "broke and is tried again" in caplog.text


async def test_what_is_rendered_is_never_made_again(ring: Ring) -> None:
    ring.plan()
    made = []

    def compose(delivery: object) -> object:
        made.append(delivery)
        return composed(f"version {len(made)}")(delivery)  # type: ignore[arg-type]

    ring.platform.behave = ["fail", "refuse", "lose"]
    await ring.until_done(ring.courier(compose))  # type: ignore[arg-type]
    assert ring.platform.texts == ["version 1"]


async def test_an_owner_that_dies_while_sending_is_verified(ring: Ring) -> None:
    ring.plan()
    ring.platform.behave = ["lose"]

    first = ring.courier(owner="one")
    [claimed] = first._store.claim("one", 1, 0.4)
    assert first._store.rendered(claimed, [('"digest"', "n1")])
    held = first._store.sending(replace(claimed, body='"digest"', nonce="n1"), 0.4)
    assert held
    ring.platform._take("quay", "digest", "n1")  # it left, and nobody wrote it down
    await ring.until_done(ring.courier(owner="two"))
    assert ring.platform.texts == ["digest"]


async def test_an_owner_that_sleeps_past_its_lease_sends_nothing(ring: Ring) -> None:
    ring.plan()
    sleeper, other = ring.courier(owner="one"), ring.courier(owner="two")

    def sleeping(delivery: object) -> object:
        time.sleep(1.3)
        return composed("late")(delivery)  # type: ignore[arg-type]

    sleeper._compose = sleeping  # type: ignore[assignment]
    slow = asyncio.create_task(sleeper.deliver())
    await asyncio.sleep(1.1)
    await ring.until_done(other)
    await slow
    assert ring.platform.texts == ["digest"]


async def test_three_couriers_deliver_each_once(ring: Ring) -> None:
    for number in range(30):
        ring.subscriptions.add(subscription(f"s{number}", query=f"q{number}"))
    ring.deliveries.plan([plan(f"s{number}") for number in range(30)])
    ring.platform.behave = ["lose", "refuse", "fail", "take", "late"] * 6
    compose: Callable[[object], object] = lambda one: composed(one.subscription)(one)  # type: ignore[attr-defined, arg-type] # noqa: E731
    couriers = [ring.courier(compose, f"owner{number}") for number in range(3)]  # type: ignore[arg-type]
    await asyncio.gather(*map(ring.until_done, couriers))
    ring.platform.arrive()
    assert sorted(ring.platform.texts) == sorted(f"s{number}" for number in range(30))


async def test_told_to_end_it_finishes_what_has_left_and_hands_over_the_rest(ring: Ring) -> None:
    for number in range(6):
        ring.subscriptions.add(subscription(f"s{number}"))
    ring.deliveries.plan([plan(f"s{number}") for number in range(6)])
    ring.platform.limits = Limits(posts_a_second=5)
    running = asyncio.create_task(ring.courier(owner="one").run(0.01))
    async with asyncio.timeout(10):
        while not ring.platform.posted:
            await asyncio.sleep(0.01)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert 0 < len(ring.platform.posted) < 6
    before = time.monotonic()
    ring.platform.limits = Limits()
    await ring.until_done(ring.courier(owner="two"))
    assert time.monotonic() - before < FAST.lease  # nobody waited for a claim to run out
    assert len(ring.platform.posted) == 6


@pytest.mark.parametrize(
    "behaviour", [[], ["refuse"], ["fail", "lose"], ["lose", "refuse", "fail"]], ids="-".join
)
async def test_a_digest_is_put_right_where_it_stands(ring: Ring, behaviour: list[str]) -> None:
    ring.plan()
    await ring.until_done(ring.courier(composed("one", "two")))
    assert ring.deliveries.correct("s1") == 2
    assert ring.deliveries.correct("s1") == 0
    ring.platform.behave = list(behaviour)
    await ring.until_done(ring.courier(composed("eins", "zwei")))
    assert ring.platform.texts == ["eins", "zwei"]
    assert {record.state for record in ring.records} == {"sent"}
    assert all(record.detail == "corrected" for record in ring.records)


async def test_what_was_deleted_meanwhile_stays_deleted(ring: Ring) -> None:
    ring.plan()
    await ring.until_done(ring.courier(composed("one")))
    ring.deliveries.correct("s1")
    ring.platform.behave = ["gone"]
    await ring.until_done(ring.courier(composed("eins")))
    assert "could not be corrected" in ring.records[0].detail
    kept = ring.subscriptions.get("s1")
    assert kept
    assert kept.status == "active"


async def test_an_owner_that_dies_while_correcting_harms_nothing(ring: Ring) -> None:
    ring.plan()
    await ring.until_done(ring.courier(composed("one", "two")))
    ring.deliveries.correct("s1")
    [first] = ring.deliveries.claim("dead", 5, 0.2)
    assert first.state == "correcting"
    assert ring.deliveries.corrected(first, ['"eins"', '"zwei"'])
    await ring.until_done(ring.courier(composed("other", "other")))
    assert ring.platform.texts == ["eins", "zwei"]


async def test_a_database_that_restarts_loses_and_repeats_nothing(
    postgres: PostgresServer,
) -> None:
    address = postgres.create("restarts")
    opened: list[StateServer] = []

    def connect() -> StateServer:
        opened.append(StateServer(address))
        return opened[-1]

    ring = Ring(connect)
    for number in range(20):
        ring.subscriptions.add(subscription(f"s{number}"))
    ring.deliveries.plan([plan(f"s{number}") for number in range(20)])
    ring.platform.limits = Limits(posts_a_second=20)
    running = asyncio.create_task(ring.courier(composed("digest")).run(0.05))
    async with asyncio.timeout(40):
        while len(ring.platform.posted) < 4:
            await asyncio.sleep(0.01)
        await asyncio.to_thread(postgres.stop, "immediate")
        await asyncio.sleep(0.3)
        await asyncio.to_thread(postgres.start)
        while await asyncio.to_thread(ring.deliveries.open):
            await asyncio.sleep(0.05)
    running.cancel()
    await asyncio.wait({running})
    for database in opened:
        database.close()
    assert len(ring.platform.posted) == 20
    assert len({nonce for _, _, nonce in ring.platform.posted}) == 20
