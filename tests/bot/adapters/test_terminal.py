import io
import re
import sys
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from bot.adapters.terminal import TerminalAdapter, create_adapter
from bot.adapters.terminal.chat import NameCompleter, picks_of
from bot.adapters.terminal.screen import screen_width, show, shows_colours
from bot.rendering.layout import lay_out
from bot.testing.contract import AdapterContract
from bot.testing.examples import EVERY_BLOCK, core
from briefs.message import Message


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def uncoloured(screen: Screen) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", screen.getvalue())


@pytest.fixture(autouse=True)
def colourful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


class TestTerminal(AdapterContract):
    @pytest.fixture
    def adapter(self) -> TerminalAdapter:
        return TerminalAdapter(core(), width=80)


def test_colours_are_for_those_who_look() -> None:
    rows = lay_out(EVERY_BLOCK, 80)
    screen, file = Screen(), io.StringIO()
    show(rows, screen)
    show(rows, file)
    assert "\x1b[" in screen.getvalue()
    assert "\x1b" not in file.getvalue()


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_whoever_wants_no_colours_gets_none(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    screen = Screen()
    show(lay_out(EVERY_BLOCK, 80), screen)
    assert not shows_colours(screen)
    assert "\x1b" not in screen.getvalue()


def test_a_screen_shows_the_same_text_as_a_file() -> None:
    rows = lay_out(EVERY_BLOCK, 80)
    screen, file = Screen(), io.StringIO()
    show(rows, screen)
    show(rows, file)
    assert uncoloured(screen) == file.getvalue()


def test_markup_in_a_message_means_nothing() -> None:
    screen = Screen()
    show(lay_out(Message("[link=https://evil.example]x[/link] :boom:", ()), 80), screen)
    assert uncoloured(screen) == "[link=https://evil.example]x[/link] :boom:\n"
    assert "\x1b]8" not in screen.getvalue()


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("300", 120), ("x", 80), ("0", 80)])
def test_the_width_is_that_of_the_screen(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert screen_width(io.StringIO()) == width


async def test_piped_questions_are_answered_line_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("echo one\n\n/ECHO two\nexit\necho three\n"))
    await create_adapter(core(), {"width": 80}).run()
    assert capsys.readouterr().out == "Echo\none\n\nEcho\ntwo\n\n"


def test_numbers_stand_for_the_choices_shown() -> None:
    assert picks_of(EVERY_BLOCK) == [
        "/who id:p1",
        "/who id:p2",
        "/quotes id:p1",
        "/help",
    ]


def test_completion_replaces_what_was_typed() -> None:
    completer = NameCompleter(core())
    found = list(completer.get_completions(Document("/ec"), CompleteEvent()))
    assert [(one.text, one.start_position) for one in found] == [("/echo", -3)]


def test_history_is_kept_where_it_can_be(tmp_path: Path) -> None:
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    from bot.adapters.terminal.chat import _history

    blocked = tmp_path / "file"
    blocked.touch()
    assert isinstance(_history(tmp_path / "state" / "history"), FileHistory)
    assert isinstance(_history(blocked / "history"), InMemoryHistory)
