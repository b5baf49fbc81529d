"""`parallax run` and `parallax manifest` as processes, over a fake platform."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.fakes.slack.people import free_port, shown, texts
from tests.fakes.slack.server import APP_TOKEN, SECRET, TOKEN, FakeSlack

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PARALLAX_")}
    return {**kept, "PARALLAX_HOME": str(tmp_path / "home"), "XDG_CONFIG_HOME": str(tmp_path),
            "NO_PROXY": "*", "PYTHONPATH": str(REPOSITORY)}  # fmt: skip


async def started(environment: dict[str, str], *arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot.cli", *arguments),
        env=environment,
        cwd=environment["PARALLAX_HOME"],
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def ended(process: asyncio.subprocess.Process) -> tuple[int | None, str, str]:
    out, err = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode, out.decode(), err.decode()


@pytest.fixture(autouse=True)
def _home(environment: dict[str, str]) -> None:
    Path(environment["PARALLAX_HOME"]).mkdir()


def configured(environment: dict[str, str], text: str) -> list[str]:
    file = Path(environment["PARALLAX_HOME"]) / "parallax.toml"
    file.write_text(text, encoding="utf-8")
    return ["--config", str(file)]


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_it_answers_until_it_is_told_to_end(environment: dict[str, str], mode: str) -> None:
    fake = FakeSlack()
    await fake.start()
    port = free_port()
    section = (
        f'[adapters.slack]\nmode = "{mode}"\napi = "{fake.base}/api/"\nport = {port}\n'
        f'bot_token = "{TOKEN}"\napp_token = "{APP_TOKEN}"\nsigning_secret = "{SECRET}"\n'
    )
    process = await started(environment, "run", *configured(environment, section))
    try:
        if mode == "socket":
            await asyncio.wait_for(fake.connected.wait(), 30)
        else:
            fake.bot_address = f"http://127.0.0.1:{port}"
            async with asyncio.timeout(30):
                while True:
                    try:
                        _, writer = await asyncio.open_connection("127.0.0.1", port)
                        break
                    except OSError:
                        await asyncio.sleep(0.05)
                writer.close()
        await fake.send("slash_commands", fake.slash("/brief", "who Shoigu"))
        answer = await fake.wait_for(1)
        assert "Sergei Shoigu" in texts(answer.body)
        assert "Share" in shown(answer).buttons
        process.send_signal(signal.SIGTERM)
        code, _, err = await ended(process)
    finally:
        if process.returncode is None:
            process.kill()
        await fake.stop()
    assert code == 0, err
    assert "Traceback" not in err
    assert TOKEN not in err
    assert fake.refused == []


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ("", "No adapter is set up"),
        ("[adapters.fax]\n", "There is no adapter fax; choose from discord, slack."),
        ("[adapters.slack]\nmode = 'pigeon'\n", "adapters.slack.mode"),
        ("[adapters.discord]\nshards = 'many'\n", "adapters.discord.shards"),
    ],
)
async def test_what_can_not_run_is_one_sentence(
    environment: dict[str, str], section: str, told: str
) -> None:
    process = await started(environment, "run", *configured(environment, section))
    code, out, err = await ended(process)
    assert (code, out) == (1, "")
    assert told in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ("[adapters.slack]\n", "Slack needs app_token"),
        ("[adapters.discord]\n", "Discord needs the bot's token"),
        ("[adapters.slack]\nclient_id = '1'\nclient_secret = 'x'\n", "need mode http"),
    ],
)
async def test_what_lacks_a_token_ends_with_what_to_do(
    environment: dict[str, str], section: str, told: str
) -> None:
    process = await started(environment, "run", *configured(environment, section))
    code, _, err = await ended(process)
    assert code == 1
    assert told in err
    assert "Traceback" not in err


async def test_a_port_that_is_taken_is_one_sentence(environment: dict[str, str]) -> None:
    fake = FakeSlack()
    await fake.start()
    port = fake.base.rpartition(":")[2]
    section = (
        f'[adapters.slack]\nmode = "http"\napi = "{fake.base}/api/"\nport = {port}\n'
        f'bot_token = "{TOKEN}"\nsigning_secret = "{SECRET}"\n'
    )
    process = await started(environment, "run", *configured(environment, section))
    code, _, err = await ended(process)
    await fake.stop()
    assert code == 1
    assert "can't be listened on" in err


async def test_manifests_are_printed(environment: dict[str, str]) -> None:
    code, out, err = await ended(await started(environment, "manifest", "slack"))
    assert (code, err) == (0, "")
    assert json.loads(out)["features"]["slash_commands"][0]["command"] == "/brief"
    code, out, err = await ended(await started(environment, "manifest", "discord"))
    assert (code, err) == (0, "")
    assert "https://discord.com/oauth2/authorize" in out


@pytest.mark.parametrize("form", ["slack", "discord"])
async def test_a_preview_is_one_json_array(environment: dict[str, str], form: str) -> None:
    process = await started(environment, "ask", "/who Shoigu", "--as", form)
    code, out, err = await ended(process)
    assert (code, err) == (0, "")
    bodies = json.loads(out)
    assert isinstance(bodies, list)
    assert "Sergei Shoigu" in out


async def test_digests_are_listed_and_changed(environment: dict[str, str]) -> None:
    from bot.state.file import StateFile
    from bot.subscriptions.store import SubscriptionStore
    from tests.bot.subscriptions.examples import subscription

    code, out, err = await ended(await started(environment, "subscriptions", "list"))
    assert (code, out) == (0, "")
    assert "No digest is set up" in err
    file = StateFile(Path(environment["PARALLAX_HOME"]) / "state.sqlite")
    store = SubscriptionStore(file)
    store.add(subscription("k3f9x2", schedule="weekly mon 09:00"))
    store.add(subscription("m8w4t1", schedule="weekly tue 09:00", place="pier"))
    file.close()
    for arguments, told in (
        (("list",), "every Monday at 09:00, Europe/Berlin"),
        (("show", "k3f9x2"), "k3f9x2  memory harbour quay"),
        (("pause", "k3f9x2"), "paused"),
        (("pause", "m8w4t1"), "paused"),
        (("resume", "k3f9x2", "m8w4t1"), "m8w4t1  memory harbour pier"),
        (("end", "k3f9x2", "m8w4t1"), ""),
    ):
        code, out, err = await ended(await started(environment, "subscriptions", *arguments))
        assert (code, err) == (0, "")
        assert told in out
    code, _, err = await ended(await started(environment, "subscriptions", "show", "k3f9x2"))
    assert code == 1
    assert "There is no digest k3f9x2" in err
    code, _, err = await ended(await started(environment, "subscriptions", "pause"))
    assert code == 2
    added = ("add", "everything", "daily", "at", "9")
    code, _, err = await ended(await started(environment, "subscriptions", *added))
    assert code == 2
    where = ("--adapter", "slack", "--workspace", "T1", "--place", "C1")
    code, out, err = await ended(await started(environment, "subscriptions", *added, *where))
    assert (code, err) == (0, "")
    assert "a digest of everything · every day at 09:00, UTC" in out


async def test_a_preview_of_a_digest_is_posts(environment: dict[str, str]) -> None:
    process = await started(environment, "digest", "preview", "Shoigu", "--as", "slack")
    code, out, err = await ended(process)
    assert (code, err) == (0, "")
    assert "Sources" in out
    assert "Share" not in out
