"""Digests as people set them up and get them: in chat words, at their time, on each platform."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from bot.access import refusal
from bot.adapters.memory import MemoryAdapter
from bot.app import Application
from bot.digests import Digests
from bot.dispatch import Dispatcher
from bot.kept import State
from bot.ports import Invocation, Limits
from bot.registry import CommandRegistry
from bot.rendering.layout import lay_out
from bot.rendering.rows import plain_text
from bot.schedule import LocalCalendar
from bot.subscriptions.courier import Timing
from bot.subscriptions.planner import Planner
from bot.testing.examples import Journal, kept_in_memory

FRIDAY = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
FAST = Timing(request=5, lease=20, quiet=0.1, retry=0.05, longest=0.2, drain=1)


class Clock:
    def __init__(self) -> None:
        self.now = FRIDAY

    def __call__(self) -> datetime:
        return self.now


class Office:
    """A channel over the shipped abstracts, a clock that is moved by hand, and a memory adapter."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.state: State = kept_in_memory()
        self.dispatcher = Dispatcher(
            CommandRegistry(), Application().open_index, self.clock, Journal(),
            lambda: self.state,
            permit=lambda invocation, command: refusal(invocation, command, self.state.access),
        )  # fmt: skip
        self.adapter = MemoryAdapter(self.dispatcher, Limits(characters=2000))

    def ask(self, text: str, user: str = "ana", manages: bool = True, **changed: Any) -> str:
        command, args = self.dispatcher.read(text)
        where = {"place": "quay", "workspace": "harbour", "adapter": "memory", **changed}
        asked = Invocation(command, args, user=user, manages=manages, **where)
        return plain_text(lay_out(self.dispatcher.answer(asked).message, 300))

    @property
    def id(self) -> str:
        return self.state.subscriptions.everything()[-1].id

    async def until(self, moment: datetime) -> list[str]:
        """Move the clock, plan and deliver; return what came."""
        self.clock.now = moment
        before = len(self.adapter.bodies["quay"])
        digests = Digests(
            self.dispatcher.posted, self.state, {"memory": self.adapter}, FAST, self.clock
        )
        await digests._plan()
        async with asyncio.timeout(20):
            while self.state.deliveries.open():
                await digests._courier.deliver()
        return [str(body) for body in self.adapter.bodies["quay"][before:]]


@pytest.fixture
def office() -> Iterator[Office]:
    made = Office()
    yield made
    made.state.database.close()


def test_a_subscription_is_said_back_with_its_next_times(office: Office) -> None:
    told = office.ask("/subscribe everything weekdays 08:30 zone:Berlin")
    assert "every weekday at 08:30, Europe/Berlin" in told
    for when in ("Monday, 30 November 2026, 08:30", "Tuesday, 01 December 2026, 08:30"):
        assert when in told
    assert office.id in told
    assert "1 digest is posted here." in office.ask("/subscriptions")
    assert "first time has not come" in office.ask(f"/subscriptions {office.id} why")


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        ("/subscribe Shoigu every day at 9", "Shoigu", "every day at 09:00, UTC"),
        ("/subscribe Kim Jong Un mondays", "Kim Jong Un", "every Monday at 09:00"),
        ('/subscribe nuclear when:"every 2 hours"', "nuclear", "every 2 hours"),
        ("/subscribe nuclear outlet:AP daily 7am", "nuclear outlet:AP", "every day at 07:00"),
        ("/subscribe everything new at noon empty:silent", "", "silent without news"),
    ],
)
def test_what_and_when_are_told_apart(office: Office, text: str, query: str, words: str) -> None:
    assert words in office.ask(text)
    assert office.state.subscriptions.everything()[0].query == query


def test_the_zone_of_the_workspace_is_the_one_used_last(office: Office) -> None:
    office.ask("/subscribe everything daily zone:Tokyo")
    assert "Asia/Tokyo" in office.ask("/subscribe nuclear daily")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/subscribe", "Say what and when"),
        ("/subscribe Shoigu", "can't be read as a time"),
        ("/subscribe Shoigu every day at 25:00", "can't be read as a time"),
        ("/subscribe Shoigu daily zone:Atlantis", "There is no time zone"),
        ("/subscribe Shoigu daily empty:loud", "silent, line or spotlight"),
        ("/unsubscribe", "Say which"),
        ("/unsubscribe nothing", "There is no digest nothing here"),
        ("/subscriptions nothing pause", "There is no digest nothing here"),
    ],
)
def test_what_is_mistyped_says_how(office: Office, text: str, told: str) -> None:
    assert told in office.ask(text)
    assert office.state.subscriptions.everything() == ()


def test_only_those_who_may_set_up_change_and_end(office: Office) -> None:
    assert "Only those" in office.ask("/subscribe all daily", user="bo", manages=False)
    office.ask("/configure let <@bo> subscribe")
    assert "Set up" in office.ask("/subscribe all daily", user="bo", manages=False)
    own = office.id
    assert "Only who set it up" in office.ask(f"/unsubscribe {own}", user="cy", manages=False)
    refused = office.ask(f"/subscriptions {own} pause", user="cy", manages=False)
    assert "Only who set it up" in refused
    assert "There is no digest" in office.ask(f"/unsubscribe {own}", workspace="elsewhere")
    assert "paused" in office.ask(f"/subscriptions {own} pause", user="bo", manages=False)
    assert "Ended" in office.ask(f"/unsubscribe {own}", user="dora", manages=True)
    assert office.state.subscriptions.everything() == ()


def test_the_same_digest_is_not_set_up_twice(office: Office) -> None:
    office.ask("/subscribe Shoigu daily")
    assert "is set up here already" in office.ask("/subscribe Shoigu daily")
    assert "Set up" in office.ask("/subscribe Shoigu daily", place="pier")
    assert "and 1 elsewhere" in office.ask("/subscriptions")


def test_there_is_a_bound(office: Office) -> None:
    for hour in range(20):
        office.ask(f"/subscribe Shoigu at {hour}:10")
    assert "too many digests" in office.ask("/subscribe Shoigu at 23:50")


def test_in_a_terminal_it_says_where_digests_are_posted(office: Office) -> None:
    assert "subscribe there" in office.ask("/subscribe all daily", adapter="terminal")


async def test_a_digest_comes_at_its_time_and_not_before(office: Office) -> None:
    office.ask("/subscribe everything every day at 9 zone:Berlin")
    assert await office.until(FRIDAY + timedelta(hours=19, minutes=59)) == []
    came = await office.until(datetime(2026, 11, 28, 8, 0, tzinfo=UTC))
    assert came[0].startswith("# Digest: 70th anniversary of the Korean War armistice")
    assert f"/subscriptions {office.id} changes this digest" in came[-1]
    assert "5 new articles" in "".join(came)
    assert await office.until(datetime(2026, 11, 28, 8, 1, tzinfo=UTC)) == []
    assert "was posted at" in office.ask(f"/subscriptions {office.id}")


@pytest.mark.parametrize(
    ("empty", "expected"),
    [
        ("silent", None),
        ("line", "Nothing new since Saturday 09:00"),
        ("spotlight", "What there is"),
    ],
)
async def test_without_news_it_does_as_the_subscription_says(
    office: Office, empty: str, expected: str | None
) -> None:
    office.ask(f"/subscribe everything every day at 9 empty:{empty}")
    await office.until(datetime(2026, 11, 28, 9, 0, tzinfo=UTC))
    came = "".join(await office.until(datetime(2026, 11, 29, 9, 0, tzinfo=UTC)))
    if expected is None:
        assert came == ""
        told = office.ask(f"/subscriptions {office.id} why")
        assert "was not posted; there was nothing new" in told
    else:
        assert expected in came


async def test_after_three_days_away_one_digest_says_what_was_missed(office: Office) -> None:
    office.ask("/subscribe everything every day at 9 empty:line")
    await office.until(datetime(2026, 11, 28, 9, 0, tzinfo=UTC))
    came = await office.until(datetime(2026, 12, 2, 12, 0, tzinfo=UTC))
    assert len(came) == 1
    assert "3 digests before this one did not come" in came[0]
    assert await office.until(datetime(2026, 12, 2, 23, 0, tzinfo=UTC)) == []
    assert len(await office.until(datetime(2026, 12, 3, 9, 0, tzinfo=UTC))) == 1


async def test_dates_come_in_the_language_that_is_wished(office: Office) -> None:
    told = office.ask("/subscribe everything every day at 9 language:de")
    assert "dates in de" in told
    came = "".join(await office.until(datetime(2026, 11, 28, 9, 0, tzinfo=UTC)))
    assert "25.07.2023" in came
    assert "25 Jul 2023" not in came
    assert "25 Jul 2023" in office.ask("/digest")
    assert "There is no language" in office.ask(f"/subscriptions {office.id} language klingonese")
    assert "dates in fr" in office.ask(f"/subscriptions {office.id} language fr")


async def test_a_long_digest_has_the_outlets_side_by_side(office: Office) -> None:
    told = office.ask("/subscribe everything every day at 9 length:long")
    assert "a long digest of everything" in told
    came = "".join(await office.until(datetime(2026, 11, 28, 9, 0, tzinfo=UTC)))
    assert "Side by side" in came
    assert came.count("## Sources") == 1
    assert "a digest of everything" in office.ask(f"/subscriptions {office.id} length short")
    assert "say which" in office.ask(f"/subscriptions {office.id} length huge")


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=1)])
async def test_a_clock_that_jumps_repeats_nothing(office: Office, jump: timedelta) -> None:
    office.ask("/subscribe everything every day at 9")
    nine = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
    first = await office.until(nine + jump)
    assert len(first) >= 1
    assert await office.until(nine) == []
    assert await office.until(nine - jump) == []
    assert await office.until(nine + jump) == []
    later = await office.until(nine + jump + timedelta(days=1))
    assert len(later) == 1


async def test_an_edit_never_gives_a_second_digest_on_a_day_that_was_served(
    office: Office,
) -> None:
    office.ask("/subscribe everything every day at 9 zone:Berlin")
    await office.until(datetime(2026, 11, 28, 8, 0, tzinfo=UTC))
    assert "at 18:00" in office.ask(f"/subscriptions {office.id} at every day at 18")
    assert "New_York" in office.ask(f"/subscriptions {office.id} zone New York")
    assert await office.until(datetime(2026, 11, 28, 23, 59, tzinfo=UTC)) == []
    assert len(await office.until(datetime(2026, 11, 29, 23, 0, tzinfo=UTC))) == 1


async def test_what_is_paused_does_not_come_and_is_not_made_up_for(office: Office) -> None:
    office.ask("/subscribe everything every day at 9")
    office.ask(f"/subscriptions {office.id} pause")
    assert await office.until(datetime(2026, 12, 5, 9, 0, tzinfo=UTC)) == []
    assert "next on" in office.ask(f"/subscriptions {office.id} resume")
    assert await office.until(datetime(2026, 12, 5, 10, 0, tzinfo=UTC)) == []
    assert await office.until(datetime(2026, 12, 6, 9, 0, tzinfo=UTC))


def test_a_preview_is_the_digest_itself(office: Office) -> None:
    office.ask("/subscribe Shoigu every day at 9")
    assert "Digest: Sergei Shoigu" in office.ask(f"/subscriptions {office.id} preview")
    office.ask(f"/subscriptions {office.id} pause")
    assert "Digest: Sergei Shoigu" in office.ask(f"/subscriptions {office.id} preview")


async def test_a_schedule_that_can_not_be_followed_holds_up_nobody(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    from dataclasses import replace

    office.ask("/subscribe everything every day at 9")
    broken = replace(office.state.subscriptions.everything()[0], id="broken", schedule="whenever")
    office.state.subscriptions.add(broken)
    assert await office.until(datetime(2026, 11, 28, 9, 0, tzinfo=UTC))
    assert "The schedule of subscription broken can't be followed" in caplog.text


# On the platforms themselves, with time moved


@pytest.fixture
async def moved() -> AsyncIterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 11, 28, 8, 59, 58, tzinfo=UTC), tick=True) as traveller:
        yield traveller


async def posted(digests: Digests, seconds: float, arrived: Any) -> None:
    """Run until something has arrived."""
    task = asyncio.create_task(digests.run())
    async with asyncio.timeout(seconds):
        while not arrived():
            await asyncio.sleep(0.05)
    task.cancel()
    await asyncio.wait({task})


async def test_discord_gets_a_digest_at_its_time(
    office: Office, moved: time_machine.Traveller
) -> None:
    from bot.adapters.discord import create_adapter
    from tests.fakes.discord.people import texts
    from tests.fakes.discord.server import TOKEN, FakeDiscord

    del moved
    fake = FakeDiscord()
    await fake.start()
    with fake.patched():
        office.clock.now = datetime.now(UTC)
        office.ask("/subscribe everything every day at 9", adapter="discord", place="700")
        adapter = create_adapter(office.dispatcher, {"token": TOKEN})
        digests = Digests(office.dispatcher.posted, office.state, {"discord": adapter}, FAST)
        assert fake.channels == {}
        await posted(digests, 30, lambda: fake.channels.get("700"))
    await fake.stop()
    assert fake.refused == []
    [message] = fake.channels["700"]
    assert texts(message).startswith("## Digest: 70th anniversary")


async def test_a_digest_is_put_right_on_both_platforms(
    office: Office, moved: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.adapters.discord import create_adapter as discord_adapter
    from bot.adapters.slack import create_adapter as slack_adapter
    from tests.fakes.discord.people import texts as discord_texts
    from tests.fakes.discord.server import TOKEN, FakeDiscord
    from tests.fakes.slack.people import RunningBot
    from tests.fakes.slack.people import texts as slack_texts
    from tests.fakes.slack.server import FakeSlack

    del moved
    monkeypatch.setenv("NO_PROXY", "*")
    discord, slack = FakeDiscord(), FakeSlack()
    await discord.start()
    await slack.start()
    office.clock.now = datetime.now(UTC)
    for name, place in (("discord", "700"), ("slack", "C1")):
        told = office.ask("/subscribe everything daily at 9 length:long", adapter=name,
                          place=place)  # fmt: skip
        assert "Set up" in told
        [own] = office.state.subscriptions.listed(name, "harbour")
        early = office.ask(f"/subscriptions {own.id} correct", adapter=name, place=place)
        assert "No digest of it was posted yet" in early
    settings = RunningBot(slack, office.dispatcher, "socket").settings()
    adapters: Any = {
        "discord": discord_adapter(office.dispatcher, {"token": TOKEN}),
        "slack": slack_adapter(office.dispatcher, settings),
    }
    for adapter in adapters.values():
        adapter.limits = Limits(nonce_seconds=60)  # their pace is tested elsewhere
    with discord.patched():
        digests = Digests(office.dispatcher.posted, office.state, adapters, FAST)
        done = office.state.deliveries
        await posted(
            digests, 60,
            lambda: discord.channels.get("700") and slack.messages and not done.open(),
        )  # fmt: skip
        numbers = len(discord.channels["700"]), len(slack.messages)
        for one in office.state.subscriptions.everything():
            where: Any = {"adapter": one.adapter, "place": one.place}
            office.ask(f"/subscriptions {one.id} length short", **where)
            told = office.ask(f"/subscriptions {one.id} correct", **where)
            assert "put right where it stands" in told
        digests = Digests(office.dispatcher.posted, office.state, adapters, FAST)
        await posted(digests, 60, lambda: not done.open())
    await discord.stop()
    await slack.stop()
    assert discord.refused == slack.refused == []
    assert (len(discord.channels["700"]), len(slack.messages)) == numbers
    assert min(numbers) > 1
    assert "Corrected after it was posted" in discord_texts(discord.channels["700"][0])
    assert "Corrected after it was posted" in slack_texts(slack.messages[0].body)
    assert "no longer needed" in discord_texts(discord.channels["700"][-1])
    assert "no longer needed" in slack_texts(slack.messages[-1].body)


async def test_who_set_it_up_is_told_where_the_channel_is_gone(
    office: Office, moved: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.adapters.discord import create_adapter as discord_adapter
    from bot.adapters.slack import create_adapter as slack_adapter
    from tests.fakes.discord.server import TOKEN, FakeDiscord
    from tests.fakes.slack.people import RunningBot
    from tests.fakes.slack.server import Failure, FakeSlack

    del moved
    monkeypatch.setenv("NO_PROXY", "*")
    discord, slack = FakeDiscord(), FakeSlack()
    await discord.start()
    await slack.start()
    discord.closed_channels.add("700")
    slack.failures.append(Failure("chat.postMessage", error="is_archived"))
    office.clock.now = datetime.now(UTC)
    office.ask("/subscribe everything daily at 9", adapter="discord", place="700", user="77")
    office.ask("/subscribe everything daily at 9", adapter="slack", place="C1", user="U0ANA")
    settings = RunningBot(slack, office.dispatcher, "socket").settings()
    adapters: Any = {
        "discord": discord_adapter(office.dispatcher, {"token": TOKEN}),
        "slack": slack_adapter(office.dispatcher, settings),
    }
    with discord.patched():
        digests = Digests(office.dispatcher.posted, office.state, adapters, FAST)
        await posted(digests, 30, lambda: discord.channels.get("577") and slack.messages)
    await discord.stop()
    await slack.stop()
    assert discord.refused == slack.refused == []
    assert "has stopped. The channel is gone" in discord.channels["577"][0]["content"]
    assert slack.messages[0].channel == "U0ANA"
    assert "is_archived" in slack.messages[0].body["text"]
    assert {one.status for one in office.state.subscriptions.everything()} == {"stopped"}


async def test_slack_gets_a_digest_at_its_time(
    office: Office, moved: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.adapters.slack import create_adapter
    from tests.fakes.slack.people import RunningBot, texts
    from tests.fakes.slack.server import FakeSlack

    del moved
    monkeypatch.setenv("NO_PROXY", "*")
    fake = FakeSlack()
    await fake.start()
    office.clock.now = datetime.now(UTC)
    office.ask("/subscribe everything every day at 9", adapter="slack", place="C1/1.5")
    settings = RunningBot(fake, office.dispatcher, "socket").settings()
    adapter = create_adapter(office.dispatcher, settings)
    digests = Digests(office.dispatcher.posted, office.state, {"slack": adapter}, FAST)
    await posted(digests, 30, lambda: fake.messages)
    await fake.stop()
    assert fake.refused == []
    assert fake.messages[0].thread == "1.5"
    assert "Digest: 70th anniversary" in texts(fake.messages[0].body)


def test_ten_thousand_are_planned_in_batches(office: Office, tmp_path: Path) -> None:
    del tmp_path
    from tests.bot.subscriptions.examples import subscription

    for number in range(1200):
        office.state.subscriptions.add(subscription(f"s{number}", schedule="weekly mon 09:00"))
    planner = Planner(
        office.state.subscriptions, office.state.deliveries, LocalCalendar(),
        lambda: datetime(2027, 3, 1, 12, tzinfo=UTC),
    )  # fmt: skip
    assert planner.plan_due() == 1200
    assert planner.plan_due() == 0
