"""Each part of what is kept, over both databases."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.errors import StateError
from bot.kept import State
from bot.state.access import ALL_COMMANDS, EVERYONE, CommandRule
from bot.state.file import StateFile
from bot.state.vault import KEY_FILE, Vault, key_in

REPOSITORY = Path(__file__).parents[3]


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 27, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def key() -> str:
    return Fernet.generate_key().decode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.sqlite"


@pytest.fixture
def state(path: Path, key: str, clock: Clock) -> Iterator[State]:
    kept = State(StateFile(path), lambda: Vault(key), clock)
    yield kept
    kept.database.close()


def test_questions_are_found_by_their_keys(state: State, path: Path, key: str) -> None:
    from bot.state.questions import key_of

    long = "/compare id:70th-anniversary outlet:“Global Times”" * 5
    state.questions.keep([long, long, "/who x"])
    state.questions.keep([long])
    again = State(StateFile(path), lambda: Vault(key))
    assert again.questions.find(key_of(long)) == long
    assert again.questions.find("#forged") is None
    again.database.close()


def test_fingerprints_are_replaced(state: State) -> None:
    assert state.fingerprints.get("discord:1") is None
    state.fingerprints.keep("discord:1", "a")
    state.fingerprints.keep("discord:1", "b")
    assert state.fingerprints.get("discord:1") == "b"


def test_tokens_never_stand_in_the_file(state: State, path: Path) -> None:
    state.installations.save("slack", "T1", {"bot_token": "xoxb-very-secret", "scopes": ["a"]})
    assert state.installations.find("slack", "T1") == {
        "bot_token": "xoxb-very-secret", "scopes": ["a"],
    }  # fmt: skip
    state.database.close()
    for file in path.parent.glob("state.sqlite*"):
        assert b"very-secret" not in file.read_bytes()


def test_workspaces_are_kept_apart_and_forgotten(state: State) -> None:
    for team in ("T1", "T2"):
        state.installations.save("slack", team, {"bot_token": team})
    state.installations.save("slack", "T1", {"bot_token": "new"})
    assert state.installations.workspaces("slack") == ("T1", "T2")
    state.installations.remove("slack", "T2")
    assert state.installations.find("slack", "T2") is None
    assert state.installations.find("slack", "T1") == {"bot_token": "new"}


def test_another_key_opens_nothing_and_says_so(state: State, path: Path) -> None:
    state.installations.save("slack", "T1", {"bot_token": "x"})
    other = State(StateFile(path), lambda: Vault(Fernet.generate_key().decode()))
    with pytest.raises(StateError, match="the secret key is not the one"):
        other.installations.find("slack", "T1")
    other.database.close()


def test_a_key_can_be_changed_while_the_old_one_still_opens(
    state: State, path: Path, key: str
) -> None:
    state.installations.save("slack", "T1", {"bot_token": "x"})
    new = Fernet.generate_key().decode()
    both = State(StateFile(path), lambda: Vault(f"{new}, {key}"))
    assert both.installations.find("slack", "T1") == {"bot_token": "x"}
    both.installations.save("slack", "T1", {"bot_token": "x"})
    both.database.close()
    after = State(StateFile(path), lambda: Vault(new))
    assert after.installations.find("slack", "T1") == {"bot_token": "x"}
    after.database.close()


@pytest.mark.parametrize("key", ["", "short", "ключ"])
def test_a_wrong_key_is_one_sentence(key: str) -> None:
    with pytest.raises(StateError, match="32 bytes in URL-safe base64"):
        Vault(key)


def test_a_key_file_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from bot.state.vault import key_in;" \
        "sys.stdin.readline(); print(key_in(Path(sys.argv[1])))"  # fmt: skip
    folder = tmp_path / "home"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(folder)], text=True, cwd=REPOSITORY,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        for _ in range(3)
    ]  # fmt: skip
    keys = {process.communicate("go\n", timeout=60)[0] for process in started}
    assert len(keys) == 1
    assert keys == {f"{key_in(folder)}\n"}
    assert (folder / KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert [file.name for file in folder.iterdir()] == [KEY_FILE]


def test_an_installation_under_way_comes_back_once_and_in_time(state: State, clock: Clock) -> None:
    token = state.installations.begin(timedelta(minutes=10))
    late = state.installations.begin(timedelta(minutes=10))
    assert not state.installations.complete("forged")
    assert state.installations.complete(token)
    assert not state.installations.complete(token)
    clock.now += timedelta(minutes=11)
    assert not state.installations.complete(late)


def test_rules_and_powers_are_those_of_their_workspace(state: State) -> None:
    rules = state.access
    rules.set_rule("discord", "1", CommandRule("", ALL_COMMANDS, allowed=False), "ana")
    rules.set_rule("discord", "1", CommandRule("quay", "who", allowed=False), "ana")
    rules.set_rule("discord", "1", CommandRule("quay", "who", allowed=True), "bo")
    assert rules.rules("discord", "2") == ()
    assert [(one.place, one.command, one.allowed) for one in rules.rules("discord", "1")] == [
        ("", "*", False), ("quay", "who", True),
    ]  # fmt: skip
    rules.grant("discord", "1", "subscribe", "bo", "ana")
    rules.grant("discord", "1", "subscribe", EVERYONE, "ana")
    rules.grant("discord", "1", "subscribe", "bo", "ana")
    assert rules.holders("discord", "1", "subscribe") == {"bo", EVERYONE}
    rules.withdraw("discord", "1", "subscribe", "bo")
    assert rules.holders("discord", "1", "subscribe") == {EVERYONE}
    assert rules.holders("discord", "1", "configure") == frozenset()
