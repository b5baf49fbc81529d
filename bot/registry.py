"""Finds commands and adapters: modules of this package, then entry points of installed ones.

A command is a module in `bot/commands` that exports COMMAND, or an entry point in the group
`parallax.commands` that points at a Command. An adapter is a module or folder in `bot/adapters`
that exports `create_adapter(core, settings)`, or an entry point in `parallax.adapters` that
points at such a function. What ships here wins over an entry point of the same name.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from bot.command import Command
from bot.ports import Adapter, Core

CreateAdapter = Callable[[Core, Mapping[str, object]], Adapter]
MakeManifest = Callable[[Mapping[str, object], Sequence[Command]], str]
"""Takes the adapter's settings and all commands; returns what `parallax manifest` prints."""

_FOLDER = Path(__file__).parent


class CommandRegistry:
    """Every command there is, each imported when it is first asked for."""

    def __init__(self) -> None:
        self.broken: dict[str, str] = {}
        """Commands of installed packages that can't be loaded, and why; the others still answer."""
        self._found: dict[str, Command] = {}
        self._complete = False
        self._lock = threading.Lock()

    def find(self, name: str) -> Command | None:
        """Return the command of that name; only its own module is imported."""
        if name in self._found:
            return self._found[name]
        if name in module_names("commands"):
            command = _command_of(name)
            self._found[command.name] = command
            return command
        self.all()
        return self._found.get(name)

    def all(self) -> tuple[Command, ...]:
        """Return every command, by name."""
        with self._lock:
            if not self._complete:
                commands = self._installed()
                commands |= {name: _command_of(name) for name in module_names("commands")}
                self._found = commands
                self._complete = True
        return tuple(self._found[name] for name in sorted(self._found))

    def _installed(self) -> dict[str, Command]:
        commands = {}
        for name, entry_point in _entry_points("parallax.commands").items():
            try:
                command = entry_point.load()
            except Exception as error:
                self.broken[name] = f"{type(error).__name__}: {error}"
            else:
                commands[command.name] = command
        return commands


def adapter_names() -> tuple[str, ...]:
    """Return the names of all adapters, in order."""
    return tuple(sorted({*module_names("adapters"), *_entry_points("parallax.adapters")}))


def find_adapter(name: str) -> CreateAdapter | None:
    """Return the function that creates the adapter of that name, None where there is none."""
    if name in module_names("adapters"):
        return cast("CreateAdapter", import_module(f"bot.adapters.{name}").create_adapter)
    entry_point = _entry_points("parallax.adapters").get(name)
    return cast("CreateAdapter", entry_point.load()) if entry_point else None


def manifest_names() -> tuple[str, ...]:
    """Return the names of the adapters whose platform takes a manifest, in order."""
    folder = _FOLDER / "adapters"
    return tuple(n for n in adapter_names() if (folder / n / "manifest.py").is_file())


def find_manifest(name: str) -> MakeManifest | None:
    """Return what makes the manifest of that adapter, None where it has none."""
    if name not in manifest_names():
        return None
    return cast("MakeManifest", import_module(f"bot.adapters.{name}.manifest").manifest)


@cache
def module_names(folder: str) -> frozenset[str]:
    """Return the names of the modules and packages in a folder of the bot."""
    return frozenset(_module_names(_FOLDER / folder))


def _module_names(folder: Path) -> Iterator[str]:
    for path in folder.iterdir():
        is_module = path.suffix == ".py" or (path / "__init__.py").is_file()
        if is_module and not path.name.startswith("_"):
            yield path.stem


def _command_of(name: str) -> Command:
    return cast("Command", import_module(f"bot.commands.{name}").COMMAND)


def _entry_points(group: str) -> dict[str, Any]:
    from importlib.metadata import entry_points  # slow to import, and a plain question needs none

    return {entry_point.name: entry_point for entry_point in entry_points(group=group)}
