"""What people and Slack do, beyond the contract: every entry point, presses, faults."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.app import Application
from bot.dispatch import Dispatcher
from bot.errors import AdapterError
from bot.kept import State
from bot.ports import Core
from bot.testing.contract import said
from tests.fakes.slack.people import RunningBot, SlackPerson, shown, texts
from tests.fakes.slack.server import (
    BOT_USER,
    CHANNEL,
    DIRECT,
    OTHER_TEAM,
    SECRET,
    TEAM,
    TOKEN,
    USER,
    Failure,
    FakeSlack,
)

_numbers = itertools.count(100)


async def told(fake: FakeSlack, kind: str, payload: dict[str, Any]) -> Any:
    """Send something, and return the message that answers it."""
    number = len(fake.messages)
    await fake.send(kind, payload)
    return await fake.wait_for(number + 1)


def mention(text: str, **changed: Any) -> dict[str, Any]:
    return {
        "type": "app_mention", "user": USER, "text": f"<@{BOT_USER}> {text}",
        "channel": CHANNEL, "ts": "1700000000.000100", "team": TEAM, **changed,
    }  # fmt: skip


def direct(text: str, **changed: Any) -> dict[str, Any]:
    return {
        "type": "message", "channel_type": "im", "user": USER, "text": text, "channel": DIRECT,
        "ts": "1700000000.000200", **changed,
    }  # fmt: skip


async def test_a_command_of_ones_own_name_answers(fake: FakeSlack, bot: RunningBot) -> None:
    del bot
    answer = await told(fake, "slash_commands", fake.slash("/echo", "hi &amp; ho"))
    assert "hi & ho" in texts(answer.body)
    assert answer.only == USER


async def test_a_mention_is_answered_in_its_thread_for_all(
    fake: FakeSlack, bot: RunningBot
) -> None:
    del bot
    answer = await told(fake, "events_api", fake.event(mention("echo hi")))
    assert (answer.only, answer.thread) == (None, "1700000000.000100")
    assert "hi" in texts(answer.body)
    inside = mention("echo again", thread_ts="1699999999.000001", ts="1700000001.000100")
    answer = await told(fake, "events_api", fake.event(inside))
    assert answer.thread == "1699999999.000001"


async def test_what_breaks_in_a_mention_is_told_to_the_asker_alone(
    fake: FakeSlack, bot: RunningBot
) -> None:
    del bot
    answer = await told(fake, "events_api", fake.event(mention("stale p7")))
    assert (answer.only, answer.thread) == (USER, "1700000000.000100")


async def test_a_direct_message_is_answered_and_our_own_are_not(
    fake: FakeSlack, bot: RunningBot
) -> None:
    del bot
    answer = await told(fake, "events_api", fake.event(direct("echo hi")))
    assert (answer.channel, answer.only, answer.thread) == (DIRECT, None, None)
    before = len(fake.messages)
    for event in (
        direct("echo no", bot_id="B1"),
        direct("echo no", subtype="message_changed"),
        direct("echo no", channel_type="channel"),
    ):
        await fake.send("events_api", fake.event(event))
    await told(fake, "events_api", fake.event(direct("echo yes")))
    assert len(fake.messages) == before + 1


@pytest.mark.parametrize("retry", ["1", "2"])
async def test_an_event_that_comes_again_is_answered_once(
    fake: FakeSlack, bot: RunningBot, retry: str
) -> None:
    event = fake.event(mention("slow hi"))
    await fake.send("events_api", event)
    headers = {"X-Slack-Retry-Num": retry, "X-Slack-Retry-Reason": "http_timeout"}
    await fake.send("events_api", event, **({"headers": headers} if fake.bot_address else {}))
    await told(fake, "events_api", fake.event(mention("echo after", ts="1700000009.000100")))
    async with asyncio.timeout(10):
        while not any("hi" in texts(one.body) for one in fake.messages):
            await asyncio.sleep(0.05)
    await bot.stop()
    assert sum("hi" in texts(one.body) for one in fake.messages) == 1


async def test_a_press_that_comes_again_is_done_once(fake: FakeSlack, person: SlackPerson) -> None:
    answer = await person.ask("/echo ahoy")
    payload = fake.action(fake.messages[-1], answer.buttons["Share"])  # type: ignore[arg-type]
    await fake.send("interactive", payload)
    await fake.send("interactive", payload)
    await person.ask("/echo done")
    assert sum("Shared by ana" in texts(one.body) for one in fake.messages) == 1


async def test_pages_turn_in_place_for_the_asker(fake: FakeSlack, person: SlackPerson) -> None:
    first = await person.ask("/long")
    ts = fake.messages[-1].ts
    await person.press(first, "Next")
    assert fake.messages[-1].ts == ts
    assert fake.messages[-1].body["replace_original"] is True


async def test_on_a_public_message_a_press_is_answered_to_the_presser(
    fake: FakeSlack, bot: RunningBot
) -> None:
    del bot
    public = await told(fake, "events_api", fake.event(mention("long")))
    payload = fake.action(public, shown(public).buttons["Next"])  # type: ignore[arg-type]
    answer = await told(fake, "interactive", payload)
    assert (answer.only, answer.body["replace_original"]) == (USER, False)
    assert answer.thread == "1700000000.000100"


async def test_sources_are_shown_to_the_presser(person: SlackPerson) -> None:
    answer = await person.ask("/every")
    sources = await person.press(answer, "3 sources")
    assert sources.only_asker
    assert "Ferry held in port" in said(sources.body)


async def test_a_forgotten_button_says_so(fake: FakeSlack, person: SlackPerson) -> None:
    await person.ask("/echo hi")
    element = {"type": "button", "action_id": "press-1", "value": "page:0:#forgotten"}
    answer = await told(fake, "interactive", fake.action(fake.messages[-1], element))
    assert "no longer known here; ask again" in texts(answer.body)
    assert answer.only == USER


async def test_who_manages_is_asked_only_where_it_matters(
    fake: FakeSlack, person: SlackPerson
) -> None:
    await person.ask("/echo hi")
    assert "users.info" not in [method for method, _ in fake.calls]
    fake.managers.add(USER)
    assert "Only those" not in said((await person.ask("/manage it")).body)
    await person.ask("/manage again")
    assert [method for method, _ in fake.calls].count("users.info") == 1


async def test_where_slack_does_not_tell_who_manages_nobody_does(
    fake: FakeSlack, person: SlackPerson
) -> None:
    fake.failures.append(Failure("users.info", error="missing_scope"))
    assert "Only those" in said((await person.ask("/manage it")).body)


async def test_a_picture_stands_behind_its_bars(fake: FakeSlack, person: SlackPerson) -> None:
    answer = await person.ask("/every")
    while "Twice as many" not in said(answer.body):
        answer = await person.press(answer, "Next")
    assert '"slack_file"' in said(answer.body)
    assert [data[:4] for data in fake.uploads.values()][-1] == b"\x89PNG"
    assert "Mentions a day. Twice as many" in fake.alternative_texts[-1]


async def test_where_slack_takes_no_picture_the_bars_stay(
    fake: FakeSlack, person: SlackPerson
) -> None:
    fake.failures.append(Failure("files.getUploadURLExternal", error="missing_scope", times=9))
    answer = await person.ask("/every")
    while "Twice as many" not in said(answer.body):
        answer = await person.press(answer, "Next")
    assert "slack_file" not in said(answer.body)
    assert "██████" in said(answer.body)


async def test_a_rate_limit_is_waited_for(fake: FakeSlack, bot: RunningBot) -> None:
    del bot
    fake.failures.append(
        Failure("chat.postMessage", 429, "ratelimited", {"Retry-After": "1"})
    )  # fmt: skip
    assert "hi" in texts((await told(fake, "events_api", fake.event(direct("echo hi")))).body)


async def test_a_revoked_token_is_logged_and_harms_nobody_else(
    fake: FakeSlack, bot: RunningBot, caplog: pytest.LogCaptureFixture
) -> None:
    fake.failures.append(Failure("chat.postMessage", error="token_revoked"))
    await fake.send("events_api", fake.event(direct("echo hi")))
    async with asyncio.timeout(10):
        while "no longer takes the token" not in caplog.text:
            await asyncio.sleep(0.02)
    assert bot.task
    assert not bot.task.done()
    assert "hi" in texts((await told(fake, "events_api", fake.event(direct("echo hi")))).body)


async def test_a_refused_token_ends_it_with_what_to_do(
    fake: FakeSlack, hand_made: Dispatcher
) -> None:
    fake.good_tokens.clear()
    with pytest.raises(AdapterError, match="Slack refused bot_token"):
        await RunningBot(fake, hand_made, "socket").start()
    fake.good_tokens.add(TOKEN)
    with pytest.raises(AdapterError, match="Slack refused app_token"):
        await RunningBot(fake, hand_made, "socket", app_token="xapp-wrong").start()


async def test_too_many_connections_are_waited_for(
    fake: FakeSlack, hand_made: Dispatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.adapters.slack.serving.RETRY_SECONDS", (0.01, 0.01))
    fake.failures.append(Failure("apps.connections.open", error="too_many_websockets", times=2))
    bot = RunningBot(fake, hand_made, "socket")
    await bot.start()
    assert "hi" in said((await SlackPerson(bot).ask("/echo hi")).body)
    await bot.stop()


async def test_a_connection_that_slack_ends_is_opened_anew(
    fake: FakeSlack, hand_made: Dispatcher
) -> None:
    bot = RunningBot(fake, hand_made, "socket")
    await bot.start()
    await fake.hang_up()
    await asyncio.wait_for(fake.connected.wait(), 20)
    assert "hi" in said((await SlackPerson(bot).ask("/echo hi")).body)
    await bot.stop()


@pytest.fixture
async def http(fake: FakeSlack, hand_made: Dispatcher) -> AsyncIterator[FakeSlack]:
    """A bot that listens."""
    bot = RunningBot(fake, hand_made, "http")
    await bot.start()
    yield fake
    await bot.stop()


async def test_only_what_slack_signed_lately_is_heard(http: FakeSlack) -> None:
    payload = http.slash("/brief", "echo hi")
    assert (await http.request("slash_commands", payload, secret="wrong"))[0] == 401
    for stamp in ("1000000000", "soon", "-1", "²", "9" * 40):
        status, _ = await http.request("slash_commands", payload, timestamp=stamp)
        assert status == 401
    assert http.messages == []
    assert (await http.request("slash_commands", payload, secret=SECRET))[0] == 200


async def test_slacks_own_checks_are_answered(http: FakeSlack) -> None:
    challenge = {"type": "url_verification", "challenge": "c-1", "token": "old"}
    status, body = await http.request("events_api", challenge)
    assert (status, "c-1" in body) == (200, True)
    assert (await http.request("slash_commands", {"ssl_check": "1", "token": "old"}))[0] == 200


async def test_rubbish_is_refused_without_harm(http: FakeSlack) -> None:
    import aiohttp

    async with aiohttp.ClientSession() as session:
        for data in (b"", b"\x00\xff", b"payload=%7B", b"{" * 1000):
            async with session.post(f"{http.bot_address}/slack/events", data=data) as response:
                assert response.status in (400, 401, 404)
    assert "hi" in texts((await told(http, "slash_commands", http.slash("/echo", "hi"))).body)


# The form and the App Home, over the real index


@pytest.fixture
async def shipped(
    fake: FakeSlack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[RunningBot]:
    """The bot over the abstracts that ship with Parallax, with a state of its own."""
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path))
    bot = RunningBot(fake, Application().dispatcher, "socket")
    await bot.start()
    yield bot
    await bot.stop()


async def opened(fake: FakeSlack) -> dict[str, Any]:
    await fake.send("slash_commands", fake.slash("/brief", ""))
    async with asyncio.timeout(10):
        while not fake.views:
            fake.posted.clear()
            await fake.posted.wait()
    return fake.views[-1]


async def offered(fake: FakeSlack, action: str, text: str, command: str = "who") -> list[str]:
    from tests.fakes.slack.validation import check_options

    values = {"command": {"command": {"selected_option": {"value": command}}}}
    found = await fake.send("interactive", {
        "type": "block_suggestion", "action_id": action, "block_id": action, "value": text,
        "team": {"id": TEAM}, "user": {"id": USER}, "api_app_id": "A",
        "view": {"type": "modal", "state": {"values": values}},
    })  # fmt: skip
    check_options(found)
    return [
        option["text"]["text"] for group in found["option_groups"] for option in group["options"]
    ]


def filled(view: dict[str, Any], **given: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in ("command", "subject", "outlet"):
        chosen = {"value": given[name]} if name in given else None
        values[name] = {name: {"selected_option": chosen}}
    for name in ("since", "until"):
        values[name] = {name: {"selected_date": given.get(name)}}
    return {
        "type": "view_submission", "team": {"id": TEAM}, "user": {"id": USER},
        "api_app_id": "A", "trigger_id": f"t-{next(_numbers)}",
        "view": {**view, "id": "V1", "state": {"values": values}},
    }  # fmt: skip


@pytest.mark.usefixtures("shipped")
async def test_the_form_offers_names_as_one_types(fake: FakeSlack) -> None:
    await opened(fake)
    for typed in ("s", "sh", "sho", "shoigu"):
        assert "Sergei Shoigu" in await offered(fake, "subject", typed)
    assert await offered(fake, "subject", "zzz") == ["“zzz”"]
    assert "Global Times" in await offered(fake, "outlet", "glo")
    kinds = await offered(fake, "subject", "", "compare")
    assert len(kinds) > 10


@pytest.mark.usefixtures("shipped")
async def test_the_form_is_answered_where_it_was_opened(fake: FakeSlack) -> None:
    view = await opened(fake)
    answer = await told(
        fake, "interactive",
        filled(view, command="quotes", subject="typed:putin", outlet="Global Times",
               since="2023-07-01"),
    )  # fmt: skip
    assert answer.only == USER
    assert "Only Global Times" in texts(answer.body)


@pytest.mark.usefixtures("shipped")
async def test_the_form_says_what_is_missing_or_wrong(fake: FakeSlack) -> None:
    view = await opened(fake)
    found = await fake.send("interactive", filled(view, command="who"))
    assert found["response_action"] == "errors"
    assert "/who needs to know" in found["errors"]["subject"]
    wrong = filled(view, command="who", subject="x", since="2023-08-01", until="2023-07-01")
    found = await fake.send("interactive", wrong)
    assert "choose a later one" in found["errors"]["until"]
    found = await fake.send("interactive", filled(view, command="gone", subject="x"))
    assert "choose another" in found["errors"]["command"]


@pytest.mark.usefixtures("shipped")
async def test_the_shortcut_is_answered_in_a_direct_message(fake: FakeSlack) -> None:
    await fake.send("interactive", {
        "type": "shortcut", "callback_id": "ask_parallax", "trigger_id": "t-9",
        "team": {"id": TEAM}, "user": {"id": USER},
    })  # fmt: skip
    async with asyncio.timeout(10):
        while not fake.views:
            await asyncio.sleep(0.02)
    answer = await told(fake, "interactive", filled(fake.views[-1], command="who", subject="Putin"))
    assert (answer.channel, answer.only) == (DIRECT, None)
    assert "Vladimir Putin" in texts(answer.body)


@pytest.mark.usefixtures("shipped")
async def test_the_people_of_a_message_are_found(fake: FakeSlack) -> None:
    answer = await told(fake, "interactive", {
        "type": "message_action", "callback_id": "who_is_in_this", "trigger_id": "t-10",
        "team": {"id": TEAM}, "user": {"id": USER, "name": "ana"}, "channel": {"id": CHANNEL},
        "response_url": fake.response_url(), "message_ts": "1.1",
        "message": {"type": "message", "ts": "1.1",
                    "text": "Shoigu met <https://x.example|Kim Jong Un> &amp; others"},
    })  # fmt: skip
    assert answer.only == USER
    assert "Sergei Shoigu" in texts(answer.body)
    assert "Kim Jong Un" in texts(answer.body)


@pytest.mark.usefixtures("shipped")
async def test_a_name_alone_is_asked_about(fake: FakeSlack) -> None:
    answer = await told(fake, "events_api", fake.event(direct("Shoigu")))
    assert "Sergei Shoigu" in texts(answer.body)
    answer = await told(fake, "events_api", fake.event(direct("nuclear submarine in a port of")))
    assert "Search" in texts(answer.body)


async def test_the_app_home_shows_stories_and_answers(fake: FakeSlack, shipped: RunningBot) -> None:
    fake.managers.add(USER)
    made = await SlackPerson(shipped).ask("/subscribe nuclear weekdays 08:30")
    assert "Set up" in said(made.body)
    opening = {"type": "app_home_opened", "user": USER, "channel": DIRECT, "tab": "home"}
    await fake.send("events_api", fake.event(opening))
    async with asyncio.timeout(10):
        while USER not in fake.homes:
            await asyncio.sleep(0.02)
    home = fake.homes.pop(USER)
    assert "70th anniversary of the Korean War armistice" in texts(home)
    assert "nuclear · every weekday at 08:30, UTC" in texts(home)
    asked = {
        "type": "block_actions", "team": {"id": TEAM}, "user": {"id": USER},
        "container": {"type": "view", "view_id": "V1"}, "view": {"type": "home", "id": "V1"},
        "api_app_id": "A", "trigger_id": "t-11",
    }  # fmt: skip
    box = {"type": "plain_text_input", "action_id": "home-question", "block_id": "home-question",
           "value": "who Shoigu", "action_ts": "1"}  # fmt: skip
    await fake.send("interactive", {**asked, "actions": [box]})
    async with asyncio.timeout(10):
        while USER not in fake.homes:
            await asyncio.sleep(0.02)
    home = fake.homes.pop(USER)
    assert "What each outlet calls them" in texts(home)
    sources = next(
        one for block in home["blocks"] if block["type"] == "actions"
        for one in block["elements"] if one["text"]["text"] == "5 sources"
    )  # fmt: skip
    press = {**sources, "block_id": "b", "action_ts": "2"}
    await fake.send("interactive", {**asked, "trigger_id": "t-12", "actions": [press]})
    async with asyncio.timeout(10):
        while USER not in fake.homes:
            await asyncio.sleep(0.02)
    assert "North invites China" in texts(fake.homes[USER])


# Several workspaces


@pytest.fixture
async def many(fake: FakeSlack, hand_made: Dispatcher) -> AsyncIterator[FakeSlack]:
    """A bot that several workspaces may install."""
    bot = RunningBot(
        fake, hand_made, "http", bot_token=None, client_id="1.2", client_secret="client-secret",
        public_url="https://parallax.example",
    )  # fmt: skip
    await bot.start()
    yield fake
    await bot.stop()


async def install(fake: FakeSlack, team: str, state: str | None = None) -> int:
    """Go through an installation as a browser does; return the status at its end."""
    import aiohttp

    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        async with session.get(f"{fake.bot_address}/slack/install") as page:
            text = await page.text()
            cookie = page.cookies["slack-app-oauth-state"].value
        assert "client_id=1.2" in text
        fake.codes[f"code-{team}"] = (team, f"xoxb-secret-of-{team}")
        query = {"code": f"code-{team}", "state": state or cookie}
        address = f"{fake.bot_address}/slack/oauth_redirect"
        headers = {"Cookie": f"slack-app-oauth-state={state or cookie}"}
        async with session.get(address, params=query, headers=headers) as done:
            return done.status


async def test_two_workspaces_answer_with_their_own_tokens(many: FakeSlack, state: State) -> None:
    assert await install(many, TEAM) == 200
    assert await install(many, OTHER_TEAM) == 200
    assert state.installations.workspaces("slack") == (TEAM, OTHER_TEAM)
    for team in (TEAM, OTHER_TEAM):
        number = len(many.messages)
        await many.send("events_api", many.event(direct("echo hi"), team))
        await many.wait_for(number + 1)
        assert many.tokens_used[-1] == f"xoxb-secret-of-{team}"
    with state.database.reading() as connection:
        kept = str(connection.execute("SELECT sealed FROM installations").fetchall())
    assert "xoxb" not in kept


async def test_a_forged_or_old_or_used_state_installs_nothing(
    many: FakeSlack, state: State
) -> None:
    assert await install(many, TEAM, state="forged") == 401
    assert state.installations.workspaces("slack") == ()
    assert await install(many, TEAM) == 200


async def test_a_workspace_that_removes_us_is_forgotten(many: FakeSlack, state: State) -> None:
    await install(many, TEAM)
    await many.send("events_api", many.event({"type": "app_uninstalled"}))
    async with asyncio.timeout(10):
        while state.installations.workspaces("slack"):
            await asyncio.sleep(0.02)


async def test_a_workspace_that_never_installed_us_gets_nothing(many: FakeSlack) -> None:
    await many.request("events_api", many.event(direct("echo hi"), "T0STRANGER"))
    assert many.messages == []


def test_the_core_is_one_for_all(hand_made: Core) -> None:
    assert {command.name for command in hand_made.commands()} >= {"echo", "long"}
