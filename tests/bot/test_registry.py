import subprocess
import sys
from pathlib import Path

import pytest

from bot.app import Application
from bot.cli import main
from bot.command import FILTERS, Option, typed
from bot.dispatch import read_line
from bot.ports import Invocation
from bot.reference import reference
from bot.registry import CommandRegistry, adapter_names, find_adapter, module_names

ALL = CommandRegistry().all()
REPOSITORY = Path(__file__).resolve().parents[2]


def test_the_documented_commands_are_there() -> None:
    names = (
        "compare configure correct digest heard help outlet people quotes search story "
        "subscribe subscriptions terms timeline topic unsubscribe who"
    )
    assert [command.name for command in ALL] == names.split()


def test_a_command_is_named_as_its_file_is() -> None:
    assert {command.name for command in ALL} == set(module_names("commands"))


@pytest.mark.parametrize("command", ALL, ids=lambda command: command.name)
def test_a_command_explains_itself(command: object) -> None:
    from bot.command import Command

    assert isinstance(command, Command)
    assert command.summary.endswith(".")
    assert len(command.summary) <= 100, "Discord takes descriptions of 100 characters"
    assert command.usage.startswith(f"/{command.name}")
    assert command.examples
    assert all(read_line(example)[0] == command.name for example in command.examples)
    required = [option.required for option in command.options]
    assert required == sorted(required, reverse=True), "required options come first"


def test_one_question_imports_one_command() -> None:
    code = (
        "import sys; from bot.registry import CommandRegistry;"
        "assert CommandRegistry().find('who').name == 'who';"
        "print([m for m in sys.modules if m.startswith('bot.commands.')],"
        "[m for m in ('asyncio', 'rich', 'pydantic', 'importlib.metadata') if m in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY
    ).stdout
    assert shown.strip() == "['bot.commands.who'] []"


def test_installed_packages_add_commands_and_a_broken_one_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "weather.py").write_text(
        "from bot.command import Command\n"
        "from briefs.message import Message\n"
        "from bot.command import Answer\n"
        "def run(context, text):\n"
        "    return Answer('weather', text, Message('Rain', ()))\n"
        "COMMAND = Command('weather', 'Rain or sun.', '/weather', run)\n"
    )
    information = tmp_path / "weather-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: weather\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text(
        "[parallax.commands]\nweather = weather:COMMAND\ntides = tides:COMMAND\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    registry = CommandRegistry()
    weather = registry.find("weather")
    assert weather is not None
    assert weather.summary == "Rain or sun."
    assert registry.find("who") is not None
    assert registry.find("tides") is None
    assert "tides" in registry.broken["tides"]


def test_adapters_are_found_by_name() -> None:
    assert {"memory", "terminal"} <= set(adapter_names())
    assert find_adapter("memory") is not None
    assert find_adapter("carrier-pigeon") is None


def test_the_page_about_commands_is_the_one_they_write() -> None:
    page = (REPOSITORY / "docs" / "commands.md").read_text(encoding="utf-8")
    assert page == reference(ALL), "run `make docs`"


def test_fields_of_a_platform_become_what_one_would_type() -> None:
    who = CommandRegistry().find("who")
    assert who is not None
    values = {"outlet": "Global Times", "name": " Sergei  Shoigu ", "since": "monday", "until": ""}
    assert typed(who, values) == 'Sergei Shoigu outlet:"Global Times" since:monday'
    assert typed(who, {}) == ""


def test_filters_are_options_with_keys() -> None:
    assert [option.key for option in FILTERS] == ["outlet", "since", "until"]
    assert Option("name", "x").key is None


@pytest.fixture(scope="module")
def abstracts(abstracts_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the abstracts that ship with Parallax."""
    out = tmp_path_factory.mktemp("abstracts") / "index"
    assert main(["index", "build", str(abstracts_folder), "--out", str(out)]) == 0
    return out


@pytest.mark.parametrize("example", [example for command in ALL for example in command.examples])
def test_every_example_is_understood(abstracts: Path, example: str) -> None:
    dispatcher = Application(index=str(abstracts)).dispatcher
    name, args = dispatcher.read(example)
    answer = dispatcher.answer(Invocation(name, args, adapter="terminal"))
    assert answer.failure is None
    assert answer.command == name
    assert name == "help" or not answer.message.title.startswith("/")
    if name != "correct":  # whose examples are about nobody who is in the news
        assert not answer.choices, "an example has one clear meaning"
