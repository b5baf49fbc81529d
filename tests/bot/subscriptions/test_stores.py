"""One contract, two databases."""

import threading
import time
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import StateError
from bot.state.server import StateServer
from bot.subscriptions.delivery_store import DeliveryStore
from bot.subscriptions.model import Delivery
from bot.subscriptions.store import SubscriptionStore
from tests.bot.subscriptions.conftest import OpenDatabase
from tests.bot.subscriptions.examples import NINE, plan, slot, subscription
from tests.fakes.postgres import PostgresServer

LEASE = 30.0


@pytest.fixture
def subscriptions(open_database: OpenDatabase) -> SubscriptionStore:
    return SubscriptionStore(open_database())


@pytest.fixture
def deliveries(open_database: OpenDatabase, subscriptions: SubscriptionStore) -> DeliveryStore:
    """A store with one delivery planned."""
    store = DeliveryStore(open_database())
    subscriptions.add(subscription())
    assert store.plan([plan()]) == 1
    return store


def claimed(store: DeliveryStore, owner: str = "one", lease: float = LEASE) -> Delivery:
    [delivery] = store.claim(owner, 10, lease)
    return delivery


def rendered(store: DeliveryStore, *bodies: str) -> Delivery:
    delivery = claimed(store)
    assert store.rendered(delivery, [(body, f"nonce-{body}") for body in bodies])
    return replace(delivery, state="rendered", body=bodies[0], nonce=f"nonce-{bodies[0]}")


def test_a_subscription_comes_back_as_it_was_kept(subscriptions: SubscriptionStore) -> None:
    one = subscription(language="de", length="long", risk_twice=False, reason="“why”?")
    subscriptions.add(one)
    assert subscriptions.get("s1") == one
    assert subscriptions.get("s2") is None
    changed = replace(one, query="ferry since:monday", status="paused", next_due=None)
    assert subscriptions.change(changed)
    assert subscriptions.get("s1") == changed
    assert not subscriptions.change(replace(one, id="s2"))


def test_subscriptions_are_listed_by_place(subscriptions: SubscriptionStore) -> None:
    for name, place in (("s1", "quay"), ("s2", "pier"), ("s3", "quay")):
        subscriptions.add(subscription(name, place=place))
    subscriptions.add(subscription("s4", workspace="elsewhere"))
    assert [one.id for one in subscriptions.listed("memory", "harbour")] == ["s1", "s2", "s3"]
    assert [one.id for one in subscriptions.listed("memory", "harbour", "quay")] == ["s1", "s3"]
    assert len(subscriptions.everything()) == 4
    assert subscriptions.remove("s2")
    assert not subscriptions.remove("s2")
    assert len(subscriptions.everything()) == 3


def test_only_active_ones_come_due(subscriptions: SubscriptionStore) -> None:
    subscriptions.add(subscription("s1"))
    subscriptions.add(subscription("s2", status="paused"))
    subscriptions.add(subscription("s3", next_due=NINE + timedelta(seconds=1)))
    assert [one.id for one in subscriptions.due(NINE, 10)] == ["s1"]
    assert subscriptions.due(NINE - timedelta(seconds=1), 10) == ()


def test_planning_advances_the_subscription(
    subscriptions: SubscriptionStore, deliveries: DeliveryStore
) -> None:
    kept = subscriptions.get("s1")
    assert kept
    assert (kept.last_key, kept.next_key) == (slot().key, slot(1).key)
    assert deliveries.plan([plan()]) == 0
    assert deliveries.open() == 1
    assert deliveries.plan([plan(day=1)]) == 1


def test_what_is_paused_meanwhile_is_not_planned(subscriptions: SubscriptionStore) -> None:
    subscriptions.add(subscription(status="paused"))
    store = DeliveryStore(subscriptions._database)
    assert store.plan([plan()]) == 0


def test_two_replicas_plan_a_slot_once(open_database: OpenDatabase) -> None:
    subscriptions = SubscriptionStore(open_database())
    for number in range(40):
        subscriptions.add(subscription(f"s{number}"))
    stores = [DeliveryStore(open_database()) for _ in range(3)]
    counts = [0, 0, 0]

    def planning(number: int) -> None:
        counts[number] = stores[number].plan([plan(f"s{one}") for one in range(40)])

    threads = [threading.Thread(target=planning, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sum(counts) == 40
    assert stores[0].open() == 40


def test_three_replicas_never_claim_the_same(open_database: OpenDatabase) -> None:
    subscriptions = SubscriptionStore(open_database())
    stores = [DeliveryStore(open_database()) for _ in range(3)]
    for number in range(60):
        subscriptions.add(subscription(f"s{number}"))
    stores[0].plan([plan(f"s{number}") for number in range(60)])
    found: list[list[Delivery]] = [[], [], []]

    def claiming(number: int) -> None:
        while batch := stores[number].claim(f"owner{number}", 5, LEASE):
            found[number] += batch

    threads = [threading.Thread(target=claiming, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    keys = [one.key for batch in found for one in batch]
    assert len(keys) == len(set(keys)) == 60


def test_a_claim_holds_until_its_lease_ends(deliveries: DeliveryStore) -> None:
    first = claimed(deliveries, "one", 0.2)
    assert (first.state, first.owner, first.attempt) == ("planned", "one", 1)
    assert deliveries.claim("two", 10, LEASE) == ()
    time.sleep(0.3)
    second = claimed(deliveries, "two")
    assert second.attempt == 2
    assert not deliveries.rendered(first, [("late", "n")])
    assert not deliveries.sent(first, "m1")
    assert deliveries.rendered(second, [("body", "n")])


def test_what_is_rendered_stays_and_goes_out_in_order(deliveries: DeliveryStore) -> None:
    delivery = rendered(deliveries, "one", "two", "three")
    assert not deliveries.rendered(delivery, [("other", "n")])
    assert deliveries.claim("two", 10, LEASE) == ()
    sending = deliveries.sending(delivery, LEASE)
    assert sending
    assert deliveries.sent(sending, "m1")
    second = claimed(deliveries)
    assert (second.part, second.parts, second.body, second.nonce) == (1, 3, "two", "nonce-two")
    held = deliveries.sending(second, LEASE)
    assert held
    assert deliveries.sent(held, "m2")
    assert claimed(deliveries).body == "three"


def test_what_was_being_sent_is_verified_by_the_next(deliveries: DeliveryStore) -> None:
    delivery = rendered(deliveries, "one")
    sending = deliveries.sending(delivery, 0.2)
    assert sending
    assert sending.first_sent
    time.sleep(0.3)
    taken = claimed(deliveries, "two")
    assert (taken.state, taken.body, taken.first_sent) == ("verifying", "one", sending.first_sent)
    assert not deliveries.sent(sending, "m1")
    assert deliveries.sent(taken, "m1")
    assert deliveries.open() == 0


def test_nothing_is_sent_on_a_lease_that_ended(deliveries: DeliveryStore) -> None:
    delivery = claimed(deliveries, lease=0.2)
    assert deliveries.rendered(delivery, [("one", "n")])
    time.sleep(0.3)
    assert deliveries.sending(replace(delivery, state="rendered", body="one"), LEASE) is None


def test_a_refusal_waits_and_comes_again(deliveries: DeliveryStore) -> None:
    delivery = rendered(deliveries, "one")
    assert deliveries.again(delivery, 0.3, "429")
    assert deliveries.claim("two", 10, LEASE) == ()
    time.sleep(0.4)
    assert claimed(deliveries).state == "rendered"


def test_a_doubt_is_kept(deliveries: DeliveryStore) -> None:
    delivery = rendered(deliveries, "one")
    sending = deliveries.sending(delivery, LEASE)
    assert sending
    assert deliveries.doubt(sending, 0, "timed out")
    taken = claimed(deliveries)
    assert taken.state == "verifying"
    assert deliveries.flag(taken, "history can't be read")
    assert deliveries.unknown(taken, "gave up")
    [record] = deliveries.records("s1")
    assert (record.state, record.flagged, record.detail) == ("unknown", True, "gave up")


def test_a_dead_place_stops_the_subscription(
    subscriptions: SubscriptionStore, deliveries: DeliveryStore
) -> None:
    delivery = rendered(deliveries, "one", "two")
    assert deliveries.dead(delivery, "the channel is gone")
    assert deliveries.open() == 0
    kept = subscriptions.get("s1")
    assert kept
    assert (kept.status, kept.reason, kept.next_due) == ("stopped", "the channel is gone", None)
    assert {record.state for record in deliveries.records("s1")} == {"dead"}


def test_unsubscribing_cancels_what_is_under_way(
    subscriptions: SubscriptionStore, deliveries: DeliveryStore
) -> None:
    delivery = rendered(deliveries, "one")
    assert subscriptions.remove("s1")
    assert deliveries.sending(delivery, LEASE) is None
    assert deliveries.open() == 0


def test_digests_of_one_subscription_keep_their_order(deliveries: DeliveryStore) -> None:
    assert deliveries.plan([plan(day=1)]) == 1
    first = claimed(deliveries)
    assert first.slot == slot().key
    assert deliveries.skipped(first, "nothing new")
    assert claimed(deliveries).slot == slot(1).key


def test_workspaces_take_turns(open_database: OpenDatabase) -> None:
    subscriptions, store = SubscriptionStore(open_database()), DeliveryStore(open_database())
    large = [subscription(f"a{n}", workspace="large") for n in range(10)]
    small = [subscription(f"b{n}", workspace="small") for n in range(2)]
    for one in (*large, *small):
        subscriptions.add(one)
    assert store.plan([plan(one.id) for one in (*large, *small)]) == 12
    order = [one.workspace for one in store.claim("one", 12, LEASE)]
    assert order[:4].count("small") == 2


def test_who_ends_hands_over_at_once(deliveries: DeliveryStore) -> None:
    rendered(deliveries, "one")
    assert deliveries.claim("two", 10, LEASE) == ()
    assert deliveries.release("one") == 1
    assert claimed(deliveries, "two").body == "one"


def test_old_records_go_and_open_ones_stay(deliveries: DeliveryStore) -> None:
    deliveries.plan([plan(day=1)])
    first = claimed(deliveries)
    deliveries.skipped(first, "nothing new")
    assert deliveries.forget(NINE + timedelta(days=30)) == 1
    assert [record.slot for record in deliveries.records("s1")] == [slot(1).key]


def test_a_server_that_restarts_is_found_again(postgres: PostgresServer) -> None:
    database = StateServer(postgres.create("restarted"))
    with closing(database):
        store = SubscriptionStore(database)
        store.add(subscription())
        postgres.stop("immediate")
        with pytest.raises(StateError, match="can't be used"):
            store.get("s1")
        postgres.start()
        assert store.get("s1") == subscription()


def test_replicas_that_start_together_migrate_once(postgres: PostgresServer) -> None:
    address = postgres.create("together")
    databases = [StateServer(address) for _ in range(4)]
    failures: list[BaseException] = []

    def start(number: int) -> None:
        try:
            SubscriptionStore(databases[number]).add(subscription(f"s{number}"))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=start, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert len(SubscriptionStore(databases[0]).everything()) == 4
    for database in databases:
        database.close()


def test_a_newer_database_is_left_alone(postgres: PostgresServer) -> None:
    import psycopg

    address = postgres.create("newer")
    with closing(StateServer(address)) as database:
        SubscriptionStore(database).everything()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("INSERT INTO schema_version (version) VALUES (999)")
    with (
        closing(StateServer(address)) as database,
        pytest.raises(StateError, match="A newer Parallax wrote the state database"),
    ):
        SubscriptionStore(database).everything()
