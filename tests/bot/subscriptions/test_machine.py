"""Any order of what owners, platforms and clocks can do: the states stay what they promise."""

import time
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.state.file import StateFile
from bot.subscriptions.delivery_store import DeliveryStore
from bot.subscriptions.model import ENDED, Delivery
from bot.subscriptions.store import SubscriptionStore
from tests.bot.subscriptions.examples import plan, subscription

LONG, OVER = 1000.0, -1.0
"""Seconds of a lease that holds, and of one that has run out already."""


class Deliveries(RuleBasedStateMachine):
    """A model beside the store: which claims hold, what was posted, and where each part stands."""

    def __init__(self) -> None:
        super().__init__()
        self.database = StateFile(None)
        self.store = DeliveryStore(self.database)
        self.subscriptions = SubscriptionStore(self.database)
        self.subscriptions.add(subscription())
        self.day = 0
        self.stopped = False
        self.claims: dict[tuple[str, str, int], Delivery] = {}
        """The claim that holds on each part."""
        self.stale: list[Delivery] = []
        self.bodies: dict[tuple[str, str, int], str] = {}
        self.posted: list[tuple[str, str, int]] = []

    @initialize()
    def begin(self) -> None:
        assert self.store.plan([plan(day=0)]) == 1

    def teardown(self) -> None:
        self.database.close()

    @rule()
    def plan_the_next(self) -> None:
        self.day += 1
        assert self.store.plan([plan(day=self.day)]) == (0 if self.stopped else 1)
        assert self.store.plan([plan(day=self.day)]) == 0

    @rule(owner=st.sampled_from(["one", "two"]), lease=st.sampled_from([LONG, OVER]))
    def claim(self, owner: str, lease: float) -> None:
        before = self.standing()
        for one in self.store.claim(owner, 5, lease):
            held = self.claims.get(one.key)
            assert held is None or held.lease_until <= time.time()
            if held is not None:
                assert one.attempt == held.attempt + 1
                self.stale.append(held)
            if before[one.key] == "sending":
                assert one.state == "verifying"
            if one.key in self.bodies:
                assert one.body == self.bodies[one.key]
            assert all(
                state in ENDED
                for key, state in before.items()
                if key[0] == one.subscription and (key[1], key[2]) < (one.slot, one.part)
            )
            self.claims[one.key] = one

    def some(self, data: Any, *states: str) -> Delivery | None:
        there = [one for one in self.claims.values() if one.state in states]
        return data.draw(st.sampled_from(there)) if there else None

    @precondition(lambda self: self.claims)
    @rule(data=st.data(), parts=st.integers(1, 3))
    def render(self, data: Any, parts: int) -> None:
        one = self.some(data, "planned")
        if one is None:
            return
        bodies = [(f"{one.slot} {part}", f"n{one.slot}{part}") for part in range(parts)]
        assert self.store.rendered(one, bodies)
        for part, (body, _) in enumerate(bodies):
            self.bodies[one.subscription, one.slot, part] = body
        del self.claims[one.key]
        self.stale.append(one)
        self.store.release(one.owner)

    @precondition(lambda self: self.claims)
    @rule(data=st.data(), end=st.sampled_from(["sent", "again", "doubt", "nothing", "dead"]))
    def send(self, data: Any, end: str) -> None:
        one = self.some(data, "rendered", "verifying")
        if one is None:
            return
        held = self.store.sending(one, LONG if end != "nothing" else OVER)
        if one.lease_until <= one.claimed:
            assert held is None  # nothing leaves on a claim that has run out
            return
        assert held is not None
        self.claims[one.key] = held
        acts: dict[str, Callable[[], bool]] = {
            "sent": lambda: self.store.sent(held, "m"),
            "again": lambda: self.store.again(held, 0, "429"),
            "doubt": lambda: self.store.doubt(held, 0, "?"),
            "dead": lambda: self.store.dead(held, "gone"),
            "nothing": lambda: True,
        }
        assert acts[end]()
        if end == "sent":
            self.posted.append(held.key)
        if end != "nothing":
            self.claims.pop(one.key)
            self.stale.append(held)
        if end == "dead":
            self.claims.clear()
            self.stopped = True

    @precondition(lambda self: self.stale)
    @rule(data=st.data())
    def act_on_a_claim_that_is_lost(self, data: Any) -> None:
        old = data.draw(st.sampled_from(self.stale))
        held = self.claims.get(old.key)
        before = self.standing()
        if held is not None and (held.owner, held.attempt) == (old.owner, old.attempt):
            return
        state = before.get(old.key)
        if state in ENDED or held is not None:
            changed = held is not None and self.store.sent(old, "late")
            assert not changed
            assert self.standing() == before

    def standing(self) -> dict[tuple[str, str, int], str]:
        records = self.store.records("s1", 10_000)
        return {("s1", record.slot, record.part): record.state for record in records}

    @invariant()
    def nothing_is_posted_twice(self) -> None:
        assert len(self.posted) == len(set(self.posted))

    @invariant()
    def what_ended_is_never_open_again(self) -> None:
        standing = self.standing()
        assert all(standing[key] == "sent" for key in self.posted)


Deliveries.TestCase.settings = settings(
    max_examples=120, stateful_step_count=50, deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
TestDeliveries = Deliveries.TestCase
