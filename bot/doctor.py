"""What this installation uses, and what it lacks."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as package_version
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.locations import state_folder
from bot.progress import counted
from bot.registry import CommandRegistry, adapter_names
from bot.rendering.plain import safe
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from bot.app import Application

_DISTRIBUTION = "parallax-bot"


def version() -> str:
    """Return the version of Parallax, "unknown" where it runs without being installed."""
    try:
        return package_version(_DISTRIBUTION)
    except PackageNotFoundError:
        return "unknown"


def examine(application: Application) -> tuple[list[str], bool]:
    """Return what is used, a line each, and whether all of it works."""
    rows = [
        *_program(),
        *_places(application),
        *_kept(application),
        *_platforms(application),
        *_summariser(application),
        *_index(application),
    ]
    width = max(len(name) for name, _, _ in rows)
    lines = [f"{name:<{width}}  {safe(value)}" for name, value, _ in rows]
    healthy = all(works for _, _, works in rows)
    return [
        *lines,
        "Everything is in place." if healthy else "Something is missing, see above.",
    ], healthy


Row = tuple[str, str, bool]


def _program() -> Iterator[Row]:
    yield "parallax", version(), True
    yield "python", platform.python_version(), True
    has_fts = _has_fts()
    note = "" if has_fts else ", without FTS5: install a Python whose SQLite has it"
    yield "sqlite", f"{sqlite3.sqlite_version}{note}", has_fts
    registry = CommandRegistry()
    yield "commands", ", ".join(command.name for command in registry.all()), True
    for name, reason in registry.broken.items():
        yield "", f"the command {name} can't be loaded: {reason}", False
    yield "adapters", ", ".join(adapter_names()), True


def _has_fts() -> bool:
    with closing(sqlite3.connect(":memory:")) as database:
        found = database.execute(
            "SELECT count(*) FROM pragma_compile_options WHERE compile_options = 'ENABLE_FTS5'"
        )
        return bool(found.fetchone()[0])


def _places(application: Application) -> Iterator[Row]:
    try:
        yield "state", _state(state_folder()), True
    except CorpusError as error:
        yield "state", error.detail, False
    file = application.settings_file
    try:
        settings = application.settings
    except CorpusError as error:
        yield "settings", error.detail, False
        return
    named = str(file) if file else "none (every setting has its usual value)"
    yield "settings", named if file or not settings else "from PARALLAX_… variables", True


def _kept(application: Application) -> Iterator[Row]:
    """Yield what keeps the state, where it was ever used; looking makes no file."""
    try:
        database = application.state_database
    except CorpusError:
        return  # that there is no place for it, or no settings, is told of already
    path = getattr(database, "path", None)
    if path is not None and not path.exists():
        return
    try:
        with database.reading() as connection:
            connection.execute("SELECT count(*) FROM questions").fetchone()
    except CorpusError as error:
        yield "kept in", error.detail, False
        return
    yield "kept in", str(path) if path is not None else "a PostgreSQL database", True


def _platforms(application: Application) -> Iterator[Row]:
    """Yield each platform that is set up, and what is wrong with its settings; connects to none."""
    try:
        sections = application.settings.adapters if application.settings else {}
    except CorpusError:
        return  # the settings themselves are told of
    for name in sections:
        try:
            adapter = application.adapter(name)
        except CorpusError as error:
            yield name, error.detail, False
            continue
        yield (
            name,
            "set up; parallax run starts it" if adapter else "there is no adapter of that name",
            adapter is not None,
        )


def _summariser(application: Application) -> Iterator[Row]:
    """Yield which language model words digests, if any; asks it nothing and shows no key."""
    try:
        settings = application.settings.summariser if application.settings else None
    except CorpusError:
        return  # the settings themselves are told of
    if settings is None or not settings.endpoint:
        yield "summariser", "off; digests are in the articles' own words", True
        return
    from bot.summarising.setting_up import MISSING, has_client

    address = urlsplit(settings.endpoint)
    notes = ["with a key" if settings.key else "without a key"]
    notes += ["unencrypted"] if address.scheme == "http" else []
    yield (
        "summariser",
        f"{settings.model} at {address.netloc}, {', '.join(notes)}; articles are sent there",
        True,
    )
    if not has_client():
        yield "", MISSING, False


def _state(folder: Path) -> str:
    """Return the folder, and what is lost where it can't be written to."""
    there = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    if there.is_dir() and os.access(there, os.W_OK):
        return str(folder)
    return (
        f"{folder}, which can't be written to: no history and no log of errors is kept;"
        " set PARALLAX_HOME to a folder of yours"
    )


def _index(application: Application) -> Iterator[Row]:
    try:
        folder = application.index_folder
        yield "index", str(folder) if folder else "the abstracts that ship with Parallax", True
        info = application.open_index().info()
    except CorpusError as error:
        yield "", error.detail, False
        return
    yield (
        "",
        f"{counted(info.articles, 'article')}, {counted(info.people, 'person', 'people')}, "
        f"{counted(info.stories, 'story', 'stories')}, {counted(info.facts, 'fact')}, "
        f"built {info.built:%Y-%m-%d %H:%M} UTC by {info.version}",
        True,
    )
    yield from _corrections(folder)


def _corrections(folder: Path | None) -> Iterator[Row]:
    """Yield how many corrections there are, and whether all of them are at work."""
    from corpus.correcting.log import read_corrections, standing
    from corpus.relinking import pending

    try:
        found = standing(read_corrections(folder)) if folder else []
        waits = folder is not None and pending(folder)
    except CorpusError as error:
        yield "corrections", error.detail, False
        return
    if found or waits:
        late = "; some are not at work yet: the next one, or a build, sees to it" if waits else ""
        yield "corrections", f"{counted(len(found), 'correction')} in force{late}", True
