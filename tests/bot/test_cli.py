"""The command line as a process: what comes on which stream, and with which exit code."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def harbour(harbour_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the made-up event."""
    out = tmp_path_factory.mktemp("harbour") / "index"
    assert main(["index", "build", str(harbour_folder), "--out", str(out)]) == 0
    return out


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PARALLAX_", "COLUMNS"))}
    return {**kept, "PARALLAX_HOME": str(tmp_path / "home"), "XDG_CONFIG_HOME": str(tmp_path)}


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path) -> Run:
    def parallax(*arguments: str, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot.cli", *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**environment, **more},
            timeout=100,
            check=False,
        )

    return parallax


def one_sentence(text: str) -> bool:
    return text[:1].isupper() and text.count("\n") == 1 and "Traceback" not in text


@pytest.mark.parametrize("question", ["", "/", "/frobnicate the harbour", "/help", "x" * 10_000])
def test_what_needs_no_index_is_answered_without_one(run: Run, question: str) -> None:
    done = run("ask", question, "--index", "/nowhere")
    assert done.returncode == 0
    assert done.stdout.strip()
    assert done.stderr == ""


def test_nothing_found_is_an_answer(run: Run, harbour: Path) -> None:
    done = run("ask", "/who Zebulon Quux", "--index", str(harbour))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Zebulon Quux" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "/outlet", "--index", "/nowhere"],
        ["index", "info", "--index", "/nowhere"],
        ["index", "check", "--index", "/nowhere"],
        ["index", "export", "--index", "/nowhere"],
        ["index", "add", ".", "--index", "/nowhere"],
        ["index", "build", "/nowhere"],
        ["ask", "/outlet", "--config", "/nowhere.toml"],
    ],
)
def test_a_missing_place_is_one_sentence_that_names_it(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert "/nowhere" in done.stderr
    assert one_sentence(done.stderr)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "COMMAND"),
        (["web"], "web"),
        (["index"], "STEP"),
        (["index", "burn"], "burn"),
        (["index", "build"], "SOURCE"),
        (["ask", "/who x", "--as", "html"], "html"),
        (["ask", "/who x", "--as", "fax"], "slack"),
        (["manifest"], "PLATFORM"),
        (["manifest", "fax"], "discord, slack"),
        (["ask", "/who x", "--width", "wide"], "wide"),
        (["ask", "/who x", "--json", "--as", "markdown"], "--as"),
        (["chat", "--loud"], "--loud"),
    ],
)
def test_wrong_use_is_exit_2_and_one_sentence(run: Run, arguments: list[str], named: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert named in done.stderr
    assert one_sentence(done.stderr)


def test_help_and_version_need_nothing(run: Run) -> None:
    assert "COMMAND" in run("--help").stdout
    assert run("--version").stdout.startswith("parallax 0.")


def test_the_index_is_named_before_or_after_the_command(run: Run, harbour: Path) -> None:
    before = run("--index", str(harbour), "ask", "/outlet")
    after = run("ask", "/outlet", "--index", str(harbour))
    variable = run("ask", "/outlet", PARALLAX_INDEX=str(harbour))
    inner = run("index", "--index", str(harbour), "info")
    assert before.stdout == after.stdout == variable.stdout
    assert before.returncode == inner.returncode == 0
    assert str(harbour) in inner.stdout


def test_options_may_stand_before_the_question(run: Run, harbour: Path) -> None:
    first = run("ask", "--json", "--index", str(harbour), "/outlet")
    last = run("ask", "/outlet", "--json", "--index", str(harbour))
    assert first.stdout == last.stdout != ""


def test_json_is_one_object_of_the_documented_shape(run: Run, harbour: Path) -> None:
    answer = json.loads(run("ask", "/story", "--json", "--index", str(harbour)).stdout)
    assert list(answer) == ["command", "query", "match", "choices", "message"]
    assert answer["command"] == "story"
    unknown = json.loads(run("ask", "/storry", "--json").stdout)
    assert (unknown["match"], unknown["choices"]) == (None, [])


def test_markdown_is_markdown(run: Run, harbour: Path) -> None:
    shown = run("ask", "/quotes all", "--as", "markdown", "--index", str(harbour)).stdout
    assert shown.startswith("# ")
    assert "## Sources" in shown


def test_a_pipe_gets_no_colours_and_the_width_asked_for(run: Run, harbour: Path) -> None:
    shown = run("ask", "/story", "--width", "60", "--index", str(harbour)).stdout
    assert "\x1b" not in shown
    assert max(len(line) for line in shown.splitlines() if "://" not in line) <= 60


def test_output_that_takes_no_unicode_still_answers(run: Run, harbour: Path) -> None:
    done = run("ask", "/story", "--index", str(harbour), PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout


@pytest.mark.parametrize("damage", ["truncated", "garbage", "newer", "manifest"])
def test_a_damaged_index_is_one_sentence(
    run: Run, harbour: Path, tmp_path: Path, damage: str
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(harbour, broken)
    [segment] = broken.glob("*.sqlite")
    manifest = broken / "manifest.json"
    match damage:
        case "truncated":
            segment.write_bytes(segment.read_bytes()[:5000])
        case "garbage":
            segment.write_bytes(b"\x00" * segment.stat().st_size)
        case "newer":
            content = json.loads(manifest.read_text())
            manifest.write_text(json.dumps({**content, "schema": 999}))
        case _:
            manifest.write_text("{")
    done = run("ask", "/outlet", "--index", str(broken))
    assert (done.returncode, done.stdout) == (1, "")
    assert one_sentence(done.stderr)
    assert run("index", "check", "--index", str(broken)).returncode == 1
    assert run("doctor", "--index", str(broken)).returncode == 1


def test_a_build_names_what_it_skips_and_goes_on(
    run: Run, harbour_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 20)
    done = run(
        "index", "build", str(harbour_folder), str(tmp_path / "empty.txt"),
        str(tmp_path / "noise.txt"), "missing.txt", "--out", "out",
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "")
    *skipped, built = done.stderr.splitlines()
    for name in ("empty.txt", "noise.txt", "missing.txt"):
        assert any(line.startswith("Skipped ") and name in line for line in skipped)
    assert built.startswith("Built out: ")
    assert run("index", "check", "--index", "out").returncode == 0


def test_a_build_of_nothing_fails(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = run("index", "build", "empty.txt", "--out", "out")
    assert (done.returncode, done.stdout) == (1, "")
    assert "empty.txt" in done.stderr
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_export_is_json_lines(run: Run, harbour: Path) -> None:
    articles = run("index", "export", "--index", str(harbour)).stdout.splitlines()
    facts = run("index", "export", "--facts", "--index", str(harbour)).stdout.splitlines()
    assert {"id", "text", "people", "story"} <= set(json.loads(articles[0]))
    assert {"id", "status", "spans"} <= set(json.loads(facts[0]))


def test_chat_answers_what_is_piped(run: Run, harbour: Path) -> None:
    done = run("chat", "--index", str(harbour), stdin="/help who\n\n/quotes all\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.index("/who") < done.stdout.index("Sources")


def test_a_reader_that_leaves_early_is_no_error(
    environment: dict[str, str], harbour: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "bot.cli", "index", "export", "--index", str(harbour)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=tmp_path
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_an_interrupt_is_quiet(environment: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot.cli", "chat"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environment, cwd=tmp_path,
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"/help who\n")
        process.stdin.flush()
        assert process.stdout.readline()
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert errors == b""
    assert process.returncode == 130


def test_doctor_says_what_is_used(run: Run, harbour: Path) -> None:
    done = run("doctor", "--index", str(harbour))
    assert done.returncode == 0
    for words in (str(harbour), "terminal", "who", "Everything is in place."):
        assert words in done.stdout


def test_doctor_names_each_platform_that_is_set_up(run: Run, harbour: Path, tmp_path: Path) -> None:
    file = tmp_path / "set.toml"
    file.write_text("[adapters.slack]\nmode = 'pigeon'\n[adapters.discord]\n[adapters.fax]\n")
    done = run("doctor", "--index", str(harbour), "--config", str(file))
    assert done.returncode == 1
    for words in ("adapters.slack.mode", "discord", "set up", "no adapter of that name"):
        assert words in done.stdout
    (tmp_path / "home").mkdir(exist_ok=True)
    (tmp_path / "home" / "state.sqlite").write_bytes(b"rubbish that is no database" * 99)
    done = run("doctor", "--index", str(harbour))
    assert done.returncode == 1
    assert "is damaged" in done.stdout
