import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StateError
from bot.state.database import migrations, statements
from bot.state.file import StateFile, migrate
from bot.subscriptions.delivery_store import DeliveryStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "state.sqlite"


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        return int(found)


def used(path: Path) -> None:
    file = StateFile(path)
    try:
        with file.reading() as connection:
            connection.execute("SELECT count(*) FROM questions").fetchone()
    finally:
        file.close()


def test_it_is_made_at_first_use_for_its_owner_alone(path: Path) -> None:
    file = StateFile(path)
    assert not path.exists()
    with file.writing():
        pass
    assert path.stat().st_mode & 0o777 == 0o600
    assert version(path) == len(migrations())
    file.close()


def test_migrations_run_once_each(path: Path) -> None:
    used(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO questions VALUES ('#1', '/who x', '')")
        connection.commit()
    used(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT key FROM questions").fetchall() == [("#1",)]


def test_a_file_of_the_first_version_is_brought_up_to_date(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements(migrations()[0]):
            connection.execute(statement)
        connection.execute("PRAGMA user_version = 1")
        connection.execute("INSERT INTO questions VALUES ('#1', '/who x', '')")
        connection.commit()
    used(path)
    assert version(path) == len(migrations())
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT key FROM questions").fetchall() == [("#1",)]


def test_what_the_second_version_told_is_still_known(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        for script in migrations()[:2]:
            for statement in statements(script):
                connection.execute(statement)
        connection.execute("PRAGMA user_version = 2")
        connection.execute("INSERT INTO seen VALUES ('s1', 'article-1')")
        connection.commit()
    used(path)
    file = StateFile(path)
    told = DeliveryStore(file).known("s1", "2026-11-28T09:00")
    assert told == (frozenset({"article-1"}), frozenset())
    file.close()


def test_two_processes_that_start_at_once_migrate_once(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from bot.state.file import StateFile\n"
        "sys.stdin.readline()\n"
        "with StateFile(Path(sys.argv[1])).writing() as c:\n"
        "    c.execute(\"INSERT INTO fingerprints VALUES (?, 'v', '')\", (sys.argv[2],))\n"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path), name],
            stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            cwd=Path(__file__).parents[3],
        )
        for name in ("one", "two", "three")
    ]  # fmt: skip
    for process in started:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.communicate(timeout=60)[1] for process in started] == ["", "", ""]
    with closing(sqlite3.connect(path)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM fingerprints")}
    assert names == {"one", "two", "three"}


def test_a_newer_file_is_left_alone(path: Path) -> None:
    used(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(StateError, match="A newer Parallax wrote the state file"):
        used(path)
    assert version(path) == 999


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be read" * 40])
def test_a_damaged_file_is_one_sentence_and_stays(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StateError, match="is damaged; put a copy from a backup"):
        used(path)
    assert path.read_bytes() == content


def test_an_empty_file_is_a_new_one(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    used(path)
    assert version(path) == len(migrations())


def test_a_folder_in_its_place_is_one_sentence(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StateError, match=r"can't be used"):
        used(path)


def test_a_place_that_can_not_be_made_is_one_sentence() -> None:
    with pytest.raises(StateError, match="set PARALLAX_HOME to a folder of yours"):
        used(Path(os.devnull) / "state.sqlite")


def test_what_raises_midway_leaves_nothing_behind(path: Path) -> None:
    file = StateFile(path)

    def fail_midway() -> None:
        with file.writing() as connection:
            connection.execute("INSERT INTO questions VALUES ('#1', '/who x', '')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_midway()
    with file.reading() as connection:
        assert connection.execute("SELECT count(*) FROM questions").fetchone() == (0,)
    file.close()


def test_a_lock_of_another_process_is_waited_for_and_then_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.state.file.BUSY_SECONDS", 0.2)
    used(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StateError, match="is busy; try again in a moment"):
            used(path)
        other.execute("ROLLBACK")
    used(path)


def test_threads_share_one_file(path: Path) -> None:
    file = StateFile(path)

    def write(number: int) -> None:
        for part in range(20):
            with file.writing() as connection:
                connection.execute(
                    "INSERT INTO questions VALUES (?, '/who x', '')", (f"#{number}.{part}",)
                )

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    with file.reading() as connection:
        assert connection.execute("SELECT count(*) FROM questions").fetchone() == (80,)
    file.close()


def test_a_full_disk_loses_nothing_that_was_kept(path: Path) -> None:
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from bot.state.file import StateFile; from bot.errors import StateError\n"
        "file = StateFile(Path(sys.argv[1]))\n"
        "with file.writing() as c: c.execute(\"INSERT INTO questions VALUES ('#1', 'kept', '')\")\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try:\n"
        "    with file.writing() as c:\n"
        "        c.execute(\"INSERT INTO questions VALUES ('#2', ?, '')\", ('x' * 1_000_000,))\n"
        "except StateError as error: print(error.detail)\n"
        "with file.reading() as c: print(c.execute('SELECT key FROM questions').fetchall())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True, text=True, timeout=60, check=False, cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert "can't be used" in done.stdout, done.stderr
    assert "[('#1',)]" in done.stdout


def test_the_migrations_make_every_table() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert {"questions", "installations", "subscriptions", "deliveries"} <= tables
