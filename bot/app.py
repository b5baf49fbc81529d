"""The composition root: joins settings, index, commands and adapters."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.dispatch import Dispatcher
from bot.locations import index_folder, new_index_folder, settings_file, state_folder
from bot.registry import CommandRegistry, find_adapter
from bot.throttle import Rate, Throttle
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from bot.command import Command
    from bot.editing import Editing
    from bot.kept import State
    from bot.ports import Adapter, Invocation
    from bot.settings import Settings
    from bot.state.database import Database
    from bot.state.vault import Vault
    from briefs.summarising.records import Summariser
    from corpus.index import Index

_NO_SETTINGS = frozenset(
    {"PARALLAX_HOME", "PARALLAX_CONFIG", "PARALLAX_INDEX", "PARALLAX_ARTICLES"}
)
"""Variables that are read where they are needed, without the settings."""

RATES = (Rate(20, 10), Rate(120, 40), Rate(600, 200))
"""Questions of one asker, in one place, in one workspace; as in settings.py, which takes long to
load."""

STATE_FILE = "state.sqlite"


class Application:
    """One run of Parallax: `config` and `index` are what the command line named."""

    def __init__(self, config: str | None = None, index: str | None = None) -> None:
        self._config = config
        self._index = index

    @cached_property
    def settings_file(self) -> Path | None:
        """The settings file in use."""
        return settings_file(self._config)

    @cached_property
    def settings(self) -> Settings | None:
        """The settings; None where there is neither a file nor a variable to read."""
        if self.settings_file is None and not any(
            name.startswith("PARALLAX_") and name not in _NO_SETTINGS for name in os.environ
        ):
            return None
        from bot.settings import load_settings

        return load_settings(self.settings_file)

    @property
    def index_folder(self) -> Path | None:
        """The folder of the index that answers; None where the shipped abstracts do."""
        return index_folder(self._index, self._configured_index)

    @property
    def new_index_folder(self) -> Path:
        """Where an index is built that isn't told where."""
        return new_index_folder(self._index, self._configured_index)

    @property
    def _configured_index(self) -> Path | None:
        return self.settings.index if self.settings else None

    @cached_property
    def open_index(self) -> CurrentIndex:
        """What opens the index and keeps it open."""
        return CurrentIndex(self)

    @cached_property
    def dispatcher(self) -> Dispatcher:
        """The core, with the index opened at the first question that needs it."""
        rates = self.settings.rate.rates() if self.settings else RATES
        return Dispatcher(
            CommandRegistry(),
            self.open_index,
            _now,
            self.report,
            lambda: self.state,
            Throttle(rates, time.monotonic),
            self._refusal,
            self._editing,
            lambda: self.summariser,
        )

    @cached_property
    def summariser(self) -> Summariser | None:
        """What words digests; None where the settings name no language model."""
        settings = self.settings.summariser if self.settings else None
        if settings is None or not settings.model:
            return None
        from bot.summarising.setting_up import summariser_of

        return summariser_of(settings)

    def _refusal(self, invocation: Invocation, command: Command) -> str | None:
        """Return the sentence that refuses a question, None to let it pass."""
        from bot.access import refusal

        return refusal(invocation, command, self.state.access)

    def _editing(self) -> Editing:
        """Return what may be done with corrections of the index in use."""
        from bot.editing import Editing

        return Editing(self.index_folder, _now)

    @cached_property
    def state(self) -> State:
        """What is kept over a restart: on the server that is set, else in the state folder."""
        from bot.kept import State

        return State(self.state_database, self._vault)

    @cached_property
    def state_database(self) -> Database:
        """Where state is kept; nothing is opened yet."""
        if self.settings and self.settings.state:
            from bot.state.server import StateServer

            return StateServer(self.settings.state.get_secret_value())
        from bot.state.file import StateFile

        return StateFile(state_folder() / STATE_FILE)

    def _vault(self) -> Vault:
        from bot.state.vault import Vault, key_in

        secret = self.settings.secret_key if self.settings else None
        return Vault(secret.get_secret_value() if secret else key_in(state_folder()))

    def clock(self) -> datetime:
        """Return the time (UTC)."""
        return _now()

    def adapter(self, name: str, **settings: object) -> Adapter | None:
        """Return the adapter of that name with its settings; None where there is none."""
        create = find_adapter(name)
        if create is None:
            return None
        configured: Mapping[str, object] = (
            self.settings.adapters.get(name, {}) if self.settings else {}
        )
        return create(self.dispatcher, {**configured, **settings})

    def report(self, error: BaseException) -> str:
        """Write an unexpected error to the log in the state folder; return its reference."""
        import traceback
        from secrets import token_hex

        reference = token_hex(3)
        trace = "".join(traceback.format_exception(error))
        try:
            log = state_folder() / "errors.log"
            log.parent.mkdir(parents=True, exist_ok=True)
            with log.open("a", encoding="utf-8", errors="replace") as file:
                file.write(f"{_now().isoformat()} {reference}\n{trace}\n")
        except (OSError, CorpusError):
            return reference
        return f"{reference} ({log})"


class CurrentIndex:
    """Opens the index in use, and again when a build has switched it.

    A switched index that can't be opened leaves the last good one in use.
    """

    def __init__(self, application: Application) -> None:
        self._application = application
        self._lock = threading.Lock()
        self._opened: tuple[object, Index] | None = None

    def __call__(self) -> Index:
        """Return the index; raises IndexFileError where none was ever opened."""
        with self._lock:
            folder = self._application.index_folder
            stamp = _stamp(folder)
            if self._opened is None or self._opened[0] != stamp:
                self._opened = (stamp, self._open(folder))
            return self._opened[1]

    def _open(self, folder: Path | None) -> Index:
        from corpus.storage.sqlite import open_index

        try:
            return open_index(existing_index(folder))
        except CorpusError:
            if self._opened is None:
                raise
            return self._opened[1]


def existing_index(folder: Path | None) -> Path:
    """Return the folder of an index, for None that of the shipped abstracts, built if need be."""
    if folder is not None:
        return folder
    from corpus.shipped import shipped_index

    return shipped_index(state_folder())


def _stamp(folder: Path | None) -> object:
    """Return what changes when an index is switched."""
    if folder is None:
        return None
    try:
        status = (folder / "manifest.json").stat()
    except OSError:
        return None
    return (str(folder), status.st_ino, status.st_mtime_ns)


def _now() -> datetime:
    return datetime.now(UTC)
