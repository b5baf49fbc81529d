"""What a command costs through each chat adapter, against a handler that does nothing.

The platform is a fake in a process of its own, which speaks the real protocol over loopback; only
the bot's processor time counts. The handler that does nothing stands on the same library and
answers with one word, in the same run, in turns. `--seconds N` sets how long 100 commands a second
are kept up (60 by default).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from tests.benchmarks.platforms import Load, Outcome, Platform, discord, slack

COMMANDS = 300
ROUNDS = 3
RATE = 100.0
USERS = 50
SAME = [("who", "Shoigu")]
NAMES = ("Shoigu", "Li Hongzhong", "Putin", "Kim Jong Un", "Mao Ning", "Xi Jinping")


def varied() -> Iterator[tuple[str, str]]:
    """Yield questions of which none comes twice, so that no answer is given again."""
    for month in range(1, 13):
        for until in range(1, 29):
            for since in range(1, 26):
                for name in NAMES:
                    scope = f"since:2023-07-{since:02} until:2024-{month:02}-{until:02}"
                    yield "who", f"{name} {scope}"


VARIED = varied()

Put = Callable[[Load], Awaitable[Outcome]]


async def measured(put: Put, questions: Iterable[tuple[str, str]]) -> float:
    """Milliseconds of processor time a command takes in this process."""
    begun = time.process_time()
    outcome = await put(Load(list(islice(questions, COMMANDS)), COMMANDS, users=4))
    spent = time.process_time() - begun
    if outcome.lost:
        raise SystemExit(f"{outcome.lost} commands were lost")
    return spent / COMMANDS * 1000


async def compared(name: str, nothing: Put, ours: Put) -> None:
    """Print the cost of a command, ours and that of a handler that does nothing, in turns."""
    rows: dict[str, list[float]] = {"nothing": [], "same": [], "varied": []}
    await measured(ours, SAME)
    await measured(nothing, SAME)
    for _ in range(ROUNDS):
        rows["nothing"].append(await measured(nothing, SAME))
        rows["same"].append(await measured(ours, SAME))
        rows["varied"].append(await measured(ours, VARIED))
    unit = statistics.median(rows["nothing"])
    print(f"{name}: processor time of a command, ms (median of {ROUNDS} rounds of {COMMANDS})")
    for label, key in (
        ("a handler that answers one word", "nothing"),
        ("/who Shoigu, the same again and again", "same"),
        ("/who, no question twice", "varied"),
    ):
        middle = statistics.median(rows[key])
        print(f"  {label:40}{middle:8.2f}{middle / unit:8.2f} ×")


def told(outcome: Outcome) -> str:
    """Percentiles in words."""

    def of(values: Sequence[float]) -> str:
        ordered = sorted(values)
        half, last = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
        return f"p50 {half * 1000:.0f} ms, p99 {last * 1000:.0f} ms"

    return (
        f"acknowledged {of(outcome.acknowledged)}; answered {of(outcome.answered)}; "
        f"{outcome.lost} lost"
    )


async def loaded(name: str, ours: Put, seconds: float) -> None:
    """Print how the bot stands fifty users at once, and a hundred commands a second."""
    begun = time.perf_counter()
    number = COMMANDS * 3
    outcome = await ours(Load(list(islice(VARIED, number)), number, users=USERS))
    took = time.perf_counter() - begun
    print(f"{name}: {USERS} users at once: {number / took:.0f} answers a second; {told(outcome)}")
    number = int(RATE * seconds)
    outcome = await ours(Load(list(islice(VARIED, number)), number, rate=RATE))
    print(f"{name}: {RATE:.0f} commands a second for {seconds:.0f} s: {told(outcome)}")


async def with_discord(seconds: float) -> None:
    """Measure the Discord adapter."""
    import discord as library
    import yarl
    from discord import app_commands
    from discord.gateway import DiscordWebSocket

    from bot.adapters.discord import create_adapter
    from bot.app import Application
    from tests.fakes.discord.server import TOKEN

    class Nothing(library.AutoShardedClient):
        """Answers /who with one word."""

        def __init__(self) -> None:
            super().__init__(intents=library.Intents(guilds=True))
            self.tree = app_commands.CommandTree(self)

            @self.tree.command()
            async def who(interaction: library.Interaction, name: str) -> None:
                """Answer."""
                del name
                await interaction.response.defer(ephemeral=True, thinking=True)
                await interaction.edit_original_response(content="ahoy")

    async def run(put: Callable[[], Awaitable[Any]], start: Callable[[], Awaitable[None]]) -> None:
        task = asyncio.ensure_future(start())
        await asyncio.sleep(1.5)
        if task.done():
            await task
        await put()
        task.cancel()
        await asyncio.wait({task}, timeout=10)

    platforms = [Platform(discord), Platform(discord)]
    ours, nothing = platforms
    adapter = create_adapter(Application().dispatcher, {"token": TOKEN})
    client = Nothing()

    def at(platform: Platform) -> None:
        library.http.Route.BASE = platform.address[0]
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(platform.address[1])

    at(nothing)
    running = asyncio.create_task(client.start(TOKEN))
    await asyncio.sleep(1.5)
    bases = {"nothing": nothing, "ours": ours}

    def putting(which: str) -> Put:
        async def put(load: Load) -> Outcome:
            at(bases[which])  # the address is the library's own, so both take turns with it
            return await bases[which].put(load)

        return put

    async def measure() -> None:
        await compared("Discord", putting("nothing"), putting("ours"))
        await loaded("Discord", putting("ours"), seconds)

    at(ours)
    await run(measure, adapter.run)
    await client.close()
    running.cancel()
    for platform in platforms:
        platform.end()


async def with_slack(seconds: float) -> None:
    """Measure the Slack adapter, over HTTP."""
    from aiohttp import web
    from slack_bolt.app.async_server import AsyncSlackAppServer
    from slack_bolt.async_app import AsyncApp
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.adapters.slack import create_adapter
    from bot.app import Application
    from tests.fakes.slack.people import free_port
    from tests.fakes.slack.server import SECRET, TOKEN

    platform = Platform(slack)
    api = f"{platform.address}/api/"
    ports = {"ours": free_port(), "nothing": free_port()}
    adapter = create_adapter(
        Application().dispatcher,
        {"mode": "http", "bot_token": TOKEN, "signing_secret": SECRET, "api": api,
         "port": ports["ours"]},
    )  # fmt: skip
    task = asyncio.create_task(adapter.run())
    app = AsyncApp(client=AsyncWebClient(TOKEN, base_url=api), signing_secret=SECRET)

    @app.command("/brief")
    async def nothing(ack: Any, respond: Any) -> None:
        await ack()
        await respond("ahoy")

    server = AsyncSlackAppServer(ports["nothing"], "/slack/events", app)
    runner = web.AppRunner(server.web_app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", ports["nothing"]).start()
    await asyncio.sleep(1.0)

    def putting(which: str) -> Put:
        async def put(load: Load) -> Outcome:
            address = f"http://127.0.0.1:{ports[which]}"
            return await platform.put(
                Load(load.questions, load.commands, load.users, load.rate, address)
            )

        return put

    await compared("Slack", putting("nothing"), putting("ours"))
    await loaded("Slack", putting("ours"), seconds)
    task.cancel()
    await asyncio.wait({task}, timeout=10)
    await runner.cleanup()
    platform.end()


async def main(seconds: float) -> None:
    """Measure both."""
    await with_discord(seconds)
    await with_slack(seconds)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["PARALLAX_HOME"] = home
        os.environ["NO_PROXY"] = "*"
        for rate in ("PER_MINUTE", "BURST"):  # what is measured is the bot, not its limits
            for scope in ("", "PLACE_", "WORKSPACE_"):
                os.environ[f"PARALLAX_RATE__{scope}{rate}"] = "1000000"
        asyncio.run(main(min(options.seconds, 120.0)))
