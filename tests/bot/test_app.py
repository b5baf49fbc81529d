"""The application over real indexes: switching, threads, completion, the log."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.app import Application
from bot.cli import main
from bot.ports import Invocation


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in ("INDEX", "CONFIG"):
        monkeypatch.delenv(f"PARALLAX_{name}", raising=False)
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


def article(folder: Path, name: str, person: str) -> Path:
    folder.mkdir(exist_ok=True)
    text = (
        f"---\nheadline: Storm at the harbour of {name}\noutlet: The {name} Post\n"
        "date: 2024-05-04\n---\n"
        f"The harbour master {person} closed the port on Friday. {person} said the storm "
        f"would last. “Nobody sails before the wind drops,” {person} said.\n"
    )
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def build(folder: Path, out: Path) -> None:
    assert main(["index", "build", str(folder), "--out", str(out)]) == 0


def titles(application: Application, *questions: str) -> list[str]:
    found = []
    for question in questions:
        command, args = application.dispatcher.read(question)
        answer = application.dispatcher.answer(Invocation(command, args, adapter="terminal"))
        assert answer.failure is None
        found.append(answer.message.title)
    return found


def test_an_index_built_at_home_is_the_one_that_answers(home: Path, tmp_path: Path) -> None:
    build(article(tmp_path / "news", "Northport", "Maria Weber"), home / "index")
    assert titles(Application(), "/who Weber") == ["Maria Weber"]


def test_a_running_bot_answers_from_the_index_built_last(tmp_path: Path) -> None:
    out = tmp_path / "index"
    build(article(tmp_path / "one", "Northport", "Maria Weber"), out)
    application = Application(index=str(out))
    assert titles(application, "/who Maria Weber") == ["Maria Weber"]
    build(article(tmp_path / "two", "Southport", "Peter Collins"), out)
    assert titles(application, "/who Peter Collins") == ["Peter Collins"]


def test_a_running_bot_keeps_the_last_good_index(tmp_path: Path) -> None:
    out = tmp_path / "index"
    build(article(tmp_path / "one", "Northport", "Maria Weber"), out)
    application = Application(index=str(out))
    assert titles(application, "/who Maria Weber") == ["Maria Weber"]
    (out / "manifest.json").write_text("{", encoding="utf-8")
    assert titles(application, "/who Maria Weber") == ["Maria Weber"]
    (out / "manifest.json").unlink()
    assert titles(application, "/who Maria Weber") == ["Maria Weber"]


def test_many_threads_may_ask_at_once(tmp_path: Path) -> None:
    out = tmp_path / "index"
    build(article(tmp_path / "one", "Northport", "Maria Weber"), out)
    application = Application(index=str(out))
    questions = ["/who Maria Weber", "/story", "/search harbour", "/quotes all", "/help"] * 8
    alone = titles(application, *questions)
    with ThreadPoolExecutor(8) as threads:
        together = [
            future.result()[0]
            for future in [threads.submit(titles, application, one) for one in questions]
        ]
    assert together == alone


def test_names_complete_as_one_types(tmp_path: Path) -> None:
    out = tmp_path / "index"
    build(article(tmp_path / "one", "Northport", "Maria Weber"), out)
    complete = Application(index=str(out)).dispatcher.complete
    [found, *_] = complete("/who mar")
    assert (found.text, found.start, found.detail) == ("Maria Weber", 5, "person")
    [outlet] = complete("/who Maria outlet:north")
    assert (outlet.text, outlet.start) == ('outlet:"The Northport Post"', 11)
    assert complete("/frobnicate mar") == ()
    assert Application(index="/nowhere").dispatcher.complete("/who mar") == []


def test_an_unexpected_error_is_in_the_log_under_its_reference(home: Path) -> None:
    shown = Application().report(RuntimeError("the mast broke"))
    log = (home / "errors.log").read_text(encoding="utf-8")
    assert "the mast broke" in log
    assert shown.split()[0] in log
    assert str(home / "errors.log") in shown


def test_a_log_that_can_t_be_written_changes_nothing(home: Path) -> None:
    home.write_text("a file where the folder should be")
    assert Application().report(RuntimeError("the mast broke")).isalnum()
