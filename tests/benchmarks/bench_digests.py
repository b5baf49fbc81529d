"""Ten thousand digests due at nine: planned, made, and handed over, in fair order.

One replica over SQLite, in memory that is watched; the platform takes everything at once, so that
what is measured is Parallax. The digests are real ones, of the shipped index, as Discord takes
them. A second, short run shows that a platform's pace is kept.
"""

from __future__ import annotations

import asyncio
import os
import resource
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from bot.adapters.discord import DiscordAdapter
from bot.digests import Composer
from bot.kept import State
from bot.ports import Body, Limits, Receipt
from bot.schedule import LocalCalendar
from bot.state.file import StateFile
from bot.state.vault import Vault
from bot.subscriptions.courier import Courier
from bot.subscriptions.model import Subscription
from bot.subscriptions.planner import Planner

NUMBER = 10_000
MOST_SECONDS = 75.0
PACED_SECONDS = 10.0
NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)
QUERIES = ("", "Shoigu", "Kim Jong Un", "nuclear", "Li Hongzhong", "Putin", "Xi Jinping")


class Taking(DiscordAdapter):
    """Renders as Discord does, and takes everything."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(None, None)  # type: ignore[arg-type]
        self.limits = limits
        self.taken: list[str] = []

    async def send(self, place: str, body: Body, nonce: str, workspace: str = "") -> Receipt:
        """Take it."""
        del body
        self.taken.append(workspace)
        return Receipt("discord", place, nonce, datetime.now(UTC))


def subscriptions(state: State) -> None:
    """Half of all in one workspace, the rest in a hundred; all due at nine."""
    for number in range(NUMBER):
        state.subscriptions.add(
            Subscription(
                id=f"s{number}",
                adapter="discord",
                workspace="large" if number % 2 else f"w{number % 200}",
                place=f"p{number}",
                query=QUERIES[number % len(QUERIES)],
                schedule="weekly mon 09:00",
                timezone="UTC",
                when_empty="line",
                created_by="",
                created=NINE,
                next_key="2027-03-01T09:00",
                next_due=NINE,
            )
        )


def memory() -> float:
    """Megabytes that this process has at most taken."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def handed_over(state: State, limits: Limits, seconds: float) -> tuple[Taking, float]:
    """Deliver for so long, or until all is done; return what was taken and the seconds."""
    from bot.app import Application

    adapter = Taking(limits)
    adapters = {"discord": adapter}
    composer = Composer(Application().dispatcher.posted, state, adapters)
    courier = Courier(state.deliveries, composer, adapters, owner=f"bench-{os.getpid()}")
    task = asyncio.create_task(courier.run(0.05))
    begun = time.perf_counter()
    while time.perf_counter() - begun < seconds:
        await asyncio.sleep(0.2)
        if not await asyncio.to_thread(state.deliveries.open):
            break
    took = time.perf_counter() - begun
    task.cancel()
    await asyncio.wait({task})
    return adapter, took


async def main(folder: Path) -> None:
    """Measure."""
    state = State(StateFile(folder / "state.sqlite"), lambda: Vault(""))
    begun = time.perf_counter()
    subscriptions(state)
    print(f"{NUMBER:,} subscriptions kept in {time.perf_counter() - begun:.1f} s")
    planner = Planner(state.subscriptions, state.deliveries, LocalCalendar(), lambda: NINE)
    begun = time.perf_counter()
    planned = planner.plan_due()
    print(f"{planned:,} deliveries planned in {time.perf_counter() - begun:.1f} s")
    before = memory()
    adapter, took = await handed_over(state, Limits(posts_a_second=20), PACED_SECONDS)
    print(f"at a pace of 20 a second: {len(adapter.taken) / took:.1f} a second")
    adapter, took = await handed_over(state, Limits(), MOST_SECONDS)
    number = len(adapter.taken)
    print(f"at no pace: {number:,} handed over, {number / took:.0f} a second")
    first = Counter("large" if one == "large" else "others" for one in adapter.taken[:1000])
    print(f"of the first thousand, {first['large']} are of the workspace that has half of all")
    print(f"memory: {before:.0f} MB before, {memory():.0f} MB at most")
    state.database.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["PARALLAX_HOME"] = home
        asyncio.run(main(Path(home)))
