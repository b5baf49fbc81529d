"""Kills replicas while they deliver, and counts what the platform lost and took twice.

python -m tests.crash.harness --deliveries 10000 --kills 1000
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.subscriptions.courier import nonce_of
from bot.subscriptions.delivery_store import DeliveryStore
from bot.subscriptions.model import Plan, Slot, Subscription
from bot.subscriptions.store import SubscriptionStore
from tests.crash.stub import Stub
from tests.crash.worker import PARTS, opened, supervise
from tests.fakes.postgres import PostgresServer, binaries

SUBSCRIPTIONS = 60
FIRST = datetime(2027, 1, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Count:
    """What came of a run."""

    deliveries: int = 0
    kills: int = 0
    lost: int = 0
    duplicated: int = 0
    flagged: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.deliveries + other.deliveries,
            self.kills + other.kills,
            self.lost + other.lost,
            self.duplicated + other.duplicated,
            self.flagged + other.flagged,
        )

    def __str__(self) -> str:
        return (
            f"deliveries {self.deliveries} kills {self.kills} lost {self.lost} "
            f"duplicated {self.duplicated} flagged {self.flagged}"
        )


class Run:
    """Deliveries in one database, replicas that are killed, and a platform of moods."""

    def __init__(self, address: str, replicas: int, chance: float, life: float, seed: int) -> None:
        self._address = address
        self._replicas = replicas
        self._chance = chance
        self._life = life
        self._stub = Stub(seed)
        self._database = opened(address)
        self._deliveries = DeliveryStore(self._database)
        self._slots = 0

    async def go(self, deliveries: int, kills: int, seconds: float) -> Count:
        """Deliver at least so many parts under at least so many kills; bounded in time."""
        await self._stub.start()
        store = SubscriptionStore(self._database)
        for number in range(SUBSCRIPTIONS):
            store.add(_subscription(number))
        context = multiprocessing.get_context("spawn")
        tally, stop = context.Value("i", 0), context.Event()
        arguments = (self._address, self._stub.base, self._chance, self._life, tally, stop)
        replicas = [
            context.Process(target=supervise, args=arguments) for _ in range(self._replicas)
        ]
        for replica in replicas:
            replica.start()
        begun = time.monotonic()
        try:
            await self._until_done(deliveries, kills, tally, begun + seconds)
        finally:
            stop.set()
            for replica in replicas:
                await asyncio.to_thread(replica.join, 20)
                if replica.is_alive():
                    replica.kill()
        await asyncio.sleep(0.3)
        await self._stub.stop()
        return self._count(tally.value)

    async def _until_done(self, deliveries: int, kills: int, tally: object, end: float) -> None:
        """Plan digests in waves until there were enough of both, then wait for the last ones."""
        while time.monotonic() < end:
            waiting = await asyncio.to_thread(self._deliveries.open)
            planned = self._slots * SUBSCRIPTIONS * PARTS
            enough = planned >= deliveries and tally.value >= kills  # type: ignore[attr-defined]
            if not enough and waiting < 4 * SUBSCRIPTIONS:
                await asyncio.to_thread(self._plan)
            elif enough and not waiting:
                return
            await asyncio.sleep(0.05)
        raise SystemExit(f"not done in time: {self._deliveries.open()} deliveries are open")

    def _plan(self) -> None:
        slot, following = _slot(self._slots), _slot(self._slots + 1)
        plans = [Plan(f"s{number}", slot, following) for number in range(SUBSCRIPTIONS)]
        self._deliveries.plan(plans)
        self._slots += 1

    def _count(self, kills: int) -> Count:
        """Compare what was planned with what the platform took."""
        lost = duplicated = flagged = parts = 0
        for number in range(SUBSCRIPTIONS):
            for record in self._deliveries.records(f"s{number}", 1_000_000):
                parts += 1
                flagged += record.flagged
                taken = self._stub.taken[_nonce(f"s{number}", record.slot, record.part)]
                lost += taken == 0
                duplicated += max(taken - 1, 0)
        missing = self._slots * SUBSCRIPTIONS * PARTS - parts
        self._database.close()
        return Count(parts, kills, lost + missing, duplicated, flagged)


def _nonce(subscription: str, slot: str, part: int) -> str:
    class Named:
        pass

    named = Named()
    named.subscription, named.slot = subscription, slot  # type: ignore[attr-defined]
    return nonce_of(named, part)  # type: ignore[arg-type]


def _slot(number: int) -> Slot:
    due = FIRST + timedelta(hours=number)
    return Slot(f"{due:%Y-%m-%dT%H:%M}Z", due)


def _subscription(number: int) -> Subscription:
    slot = _slot(0)
    return Subscription(
        id=f"s{number}", adapter="nonce" if number % 2 else "history", workspace=f"w{number % 7}",
        place=f"p{number}", query="", schedule="interval 60", timezone="UTC", when_empty="line",
        created_by="", created=FIRST, next_key=slot.key, next_due=slot.due,
    )  # fmt: skip


async def everywhere(deliveries: int, kills: int, seconds: float, seed: int) -> Count:
    """Run three replicas over PostgreSQL, where it is installed, and one over SQLite."""
    folder, cluster = (Path(tempfile.mkdtemp(prefix=name)) for name in ("crash-", "pg-"))
    found = binaries()
    total = Count()
    try:
        if found is None:
            print("no PostgreSQL server on this machine: SQLite alone")
        else:
            server = PostgresServer(cluster, found)
            server.start()
            try:
                address = server.create("crash")
                run = Run(address, 3, chance=0.006, life=1.0, seed=seed)
                count = await run.go(deliveries * 3 // 4, kills * 3 // 4, seconds)
                print(f"PostgreSQL, three replicas: {count}", flush=True)
                total += count
            finally:
                server.stop("immediate")
        rest_deliveries, rest_kills = deliveries - total.deliveries, kills - total.kills
        file = str(folder / "state.sqlite")
        run = Run(file, 1, chance=0.006, life=1.0, seed=seed + 1)
        count = await run.go(
            max(rest_deliveries, deliveries // 4), max(rest_kills, kills // 4), seconds
        )
        print(f"SQLite, one replica: {count}", flush=True)
        total += count
    finally:
        for made in (folder, cluster):
            shutil.rmtree(made, ignore_errors=True)
    return total


def main() -> int:
    """Run it and print the sum; exit 1 where anything was lost or came twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deliveries", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--seconds", type=float, default=600.0, help="the most for each database")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    total = asyncio.run(
        everywhere(options.deliveries, options.kills, options.seconds, options.seed)
    )
    print(total)
    return 1 if total.lost or total.duplicated else 0


if __name__ == "__main__":
    sys.exit(main())
