"""What people and Discord do, beyond the contract: places, presses, faults."""

import asyncio
import logging

import pytest

from bot.dispatch import Dispatcher
from bot.errors import AdapterError
from bot.kept import State
from bot.testing.contract import said
from tests.fakes.discord.people import DiscordPerson, RunningBot, shown, texts
from tests.fakes.discord.server import CHANNEL, DIRECT, THREAD, Failure, FakeDiscord


async def test_commands_are_told_once_and_again_only_when_they_change(
    fake: FakeDiscord, bot: RunningBot, state: State
) -> None:
    names = {command["name"] for command in fake.commands}
    assert {"echo", "every", "long"} <= names
    assert all(one["integration_types"] == [0, 1] for one in fake.commands)
    assert all(one["contexts"] == [0, 1, 2] for one in fake.commands)
    fake.commands.clear()
    await bot.stop()
    await bot.start()
    assert fake.commands == []
    state.fingerprints.keep("discord:900000000000000001:commands", "of another version")
    await bot.stop()
    await bot.start()
    assert fake.commands


@pytest.mark.usefixtures("bot")
async def test_only_guilds_are_listened_to(fake: FakeDiscord) -> None:
    assert [one["intents"] for one in fake.identifies] == [1]


async def test_in_a_channel_only_the_asker_sees_the_answer(person: DiscordPerson) -> None:
    assert (await person.ask("/echo hi")).only_asker


@pytest.mark.parametrize("channel", [THREAD, DIRECT])
async def test_in_a_thread_and_a_direct_message_everybody_does(
    bot: RunningBot, channel: int
) -> None:
    answer = await DiscordPerson(bot, channel=channel).ask("/echo hi")
    assert not answer.only_asker
    assert "Share" not in answer.buttons


async def test_where_answers_are_public_an_error_is_still_the_askers_alone(
    fake: FakeDiscord, hand_made: Dispatcher
) -> None:
    bot = RunningBot(fake, hand_made, answers="public")
    await bot.start()
    person = DiscordPerson(bot)
    assert not (await person.ask("/echo hi")).only_asker
    refused = await person.ask("/stale p7")
    assert refused.only_asker
    assert person.last
    assert person.last.deleted
    assert "no longer has p7" in said(refused.body)
    await bot.stop()


async def test_a_manager_may_do_what_needs_one(bot: RunningBot) -> None:
    answer = await DiscordPerson(bot, manages=True).ask("/manage it")
    assert "it" in said(answer.body)
    assert "Only those" not in said(answer.body)


async def test_on_a_message_of_ones_own_pages_turn_in_place(person: DiscordPerson) -> None:
    first = await person.ask("/long")
    second = await person.press(first, "Next")
    assert second.body["id"] == first.body["id"]  # type: ignore[index]
    assert person.last
    assert person.last.kind == 6
    assert "Previous" in second.buttons


async def test_nobody_turns_the_pages_of_others(bot: RunningBot) -> None:
    first = await DiscordPerson(bot, channel=THREAD).ask("/long")
    other = DiscordPerson(bot, channel=THREAD, user=43)
    second = await other.press(first, "Next")
    assert second.only_asker
    assert second.body["id"] != first.body["id"]  # type: ignore[index]


async def test_the_sources_are_a_press_away(person: DiscordPerson) -> None:
    answer = await person.ask("/every")
    assert "Ferry held in port" not in said(answer.body)
    sources = await person.press(answer, "3 sources")
    assert sources.only_asker
    for words in ("The Coast Daily", "unnamed, from Route 8", "Ferry held in port", "https://"):
        assert words in said(sources.body)


async def test_who_shares_is_named_without_a_ping(person: DiscordPerson) -> None:
    shared = await person.press(await person.ask("/echo ahoy"), "Share")
    assert not shared.only_asker
    text = texts(shared.body)  # type: ignore[arg-type]
    assert "Shared by User \\*42\\* \\@everyone" in text
    assert "Share" not in shared.buttons


async def test_a_refusal_is_not_shared(bot: RunningBot, state: State) -> None:
    person = DiscordPerson(bot)
    answer = await person.ask("/echo hi")
    from bot.state.access import CommandRule

    state.access.set_rule(
        "discord", "800000000000000001", CommandRule(str(CHANNEL), "echo", allowed=False), "x"
    )
    refused = await person.press(answer, "Share")
    assert refused.only_asker
    assert "turned off here" in said(refused.body)


async def test_a_forgotten_button_says_so(fake: FakeDiscord, bot: RunningBot) -> None:
    answer = await DiscordPerson(bot).ask("/echo hi")
    message: dict[str, object] = dict(answer.body)  # type: ignore[arg-type]
    for custom_id in ("page:0:#0123456789abcdef01234567", "ask:0:#forgotten"):
        for row in message["components"]:  # type: ignore[attr-defined]
            for one in row.get("components", ()):
                if one["type"] == 2:
                    one["custom_id"] = custom_id
                    break
        exchange = await fake.press(message, custom_id)
        await asyncio.wait_for(exchange.shown.wait(), 10)
        told = shown(exchange.answer)
        assert told.only_asker
        assert "no longer known here; ask again" in said(told.body)


async def test_a_picture_comes_with_its_alternative_text(
    fake: FakeDiscord, person: DiscordPerson
) -> None:
    answer = await person.ask("/every")
    found = said(answer.body)
    while "Twice as many" not in found and "Next" in answer.buttons:
        answer = await person.press(answer, "Next")
        found = said(answer.body)
    assert "Mentions a day. Twice as many on the second day." in found
    assert fake.uploads["chart-1.png"].startswith(b"\x89PNG")


async def test_a_rate_limit_of_discord_is_waited_for(
    fake: FakeDiscord, person: DiscordPerson
) -> None:
    body = {"message": "slow", "retry_after": 0.05, "global": False}
    headers = {"Retry-After": "0.05", "Via": "1.1 google"}
    fake.failures.append(Failure("PATCH", "@original", 429, body, headers, times=2))
    assert "hi" in said((await person.ask("/echo hi")).body)


async def test_a_discord_that_fails_twice_still_gets_the_answer(
    fake: FakeDiscord, person: DiscordPerson
) -> None:
    fake.failures.append(Failure("PATCH", "@original", 500, {"message": "oops"}, times=1))
    assert "hi" in said((await person.ask("/echo hi")).body)


async def test_an_interaction_that_is_gone_is_logged_and_harms_nothing(
    fake: FakeDiscord, person: DiscordPerson, caplog: pytest.LogCaptureFixture
) -> None:
    gone = {"message": "Unknown interaction", "code": 10062}
    fake.failures.append(Failure("POST", "/callback", 404, gone))
    exchange = await fake.slash("echo", {"text": "hi"})
    async with asyncio.timeout(10):
        while "no longer waits" not in caplog.text:
            await asyncio.sleep(0.02)
    assert exchange.acknowledged is None
    assert "hi" in said((await person.ask("/echo hi")).body)


async def test_a_lost_connection_is_resumed_and_nothing_answered_twice(
    fake: FakeDiscord, person: DiscordPerson
) -> None:
    await person.ask("/echo before")
    await fake.hang_up(4000)
    exchange = await fake.slash("echo", {"text": "while away"})
    await asyncio.wait_for(exchange.shown.wait(), 20)
    assert len(fake.resumes) == 1
    assert exchange.callbacks == 1
    assert "while away" in texts(exchange.answer)
    assert "after" in said((await person.ask("/echo after")).body)


async def test_a_request_to_reconnect_is_followed(fake: FakeDiscord, person: DiscordPerson) -> None:
    fake.identified.clear()
    await fake.send(7)
    await asyncio.wait_for(fake.identified.wait(), 20)
    assert fake.resumes
    assert "hi" in said((await person.ask("/echo hi")).body)


async def test_an_invalid_session_is_begun_anew(fake: FakeDiscord, person: DiscordPerson) -> None:
    fake.identified.clear()
    await fake.send(9, data=False)
    await asyncio.wait_for(fake.identified.wait(), 30)
    assert len(fake.identifies) == 2
    assert "hi" in said((await person.ask("/echo hi")).body)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (4004, "refused the token"),
        (4010, "mend shards"),
        (4011, "requires shards"),
        (4012, "update Parallax"),
        (4013, "update Parallax"),
        (4014, "no privileged intent"),
    ],
)
async def test_a_fatal_close_ends_it_with_what_to_do(
    fake: FakeDiscord, hand_made: Dispatcher, code: int, told: str
) -> None:
    fake.close_with = code
    with pytest.raises(AdapterError, match=told):
        await RunningBot(fake, hand_made).start()


async def test_a_refused_token_says_where_to_get_one(
    fake: FakeDiscord, hand_made: Dispatcher
) -> None:
    fake.token_is_good = False
    with pytest.raises(AdapterError, match="make a new one in the developer portal"):
        await RunningBot(fake, hand_made).start()


@pytest.mark.parametrize("token", ["", "  ", None])
async def test_without_a_token_it_says_what_to_set(hand_made: Dispatcher, token: object) -> None:
    from bot.adapters.discord import create_adapter

    with pytest.raises(AdapterError, match="PARALLAX_ADAPTERS__DISCORD__TOKEN"):
        await create_adapter(hand_made, {"token": token} if token is not None else {}).run()


async def test_where_the_state_can_not_be_kept_it_answers_all_the_same(
    fake: FakeDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    from pathlib import Path

    from bot.state.file import StateFile
    from bot.testing.examples import core

    caplog.set_level(logging.INFO)
    kept = State(StateFile(Path("/dev/null/state.sqlite")), lambda: None)  # type: ignore[arg-type, return-value]
    bot = RunningBot(fake, core(state=kept))
    await bot.start()
    assert fake.commands
    assert "told to Discord at each start" in caplog.text
    await bot.stop()


@pytest.mark.usefixtures("bot")
async def test_fifty_people_at_once_each_get_their_own_answer(fake: FakeDiscord) -> None:
    asked = [await fake.slash("echo", {"text": f"number {n}"}, user=n) for n in range(50)]
    await asyncio.wait_for(asyncio.gather(*(one.shown.wait() for one in asked)), 30)
    assert all(f"number {n}" in texts(one.answer) for n, one in enumerate(asked))
    assert all(one.acknowledged is not None and one.callbacks == 1 for one in asked)
