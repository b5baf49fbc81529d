"""What a line being typed may go on with: commands first, then the names in the index."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from bot.ports import Completion, Suggestion
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from bot.command import Command, Commands
    from corpus.index import Index
    from corpus.model import EntityKind

_OUTLET = re.compile(r'\boutlet:"?([^":]*)$')


def complete(
    text: str, commands: Commands, open_index: Callable[[], Index], limit: int
) -> Sequence[Completion]:
    """Return at most `limit` completions; none where the index can't be opened."""
    line = text.lstrip()
    start = len(text) - len(line)
    name, blank, typed = line.partition(" ")
    if not blank:
        return _command_names(name, start, commands)[:limit]
    command = commands.find(name.removeprefix("/").lower())
    typed = typed.lstrip()
    if command is None or not command.kinds or not typed:
        return ()
    if filter_ := _OUTLET.search(typed):
        at = len(text) - len(filter_[0])
        return [
            Completion(f'outlet:"{name}"' if " " in name else f"outlet:{name}", at, kind)
            for name, kind in _names(filter_[1], {"outlet"}, open_index, limit)
        ]
    at = len(text) - len(typed)
    return [
        Completion(name, at, kind) for name, kind in _names(typed, command.kinds, open_index, limit)
    ]


def suggest(
    command: Command, option: str, typed: str, open_index: Callable[[], Index], limit: int
) -> Sequence[Suggestion]:
    """Return names for one field of a command; none where it takes none, or there is no index.

    A suggestion's value is the id of what it names, which stays clear, or an outlet's name.
    """
    from corpus.match import complete as complete_name

    field = next((one for one in command.options if one.name == option), None)
    if field is None or not (field.completes or field.name == "outlet"):
        return ()
    kinds: Collection[EntityKind] = command.kinds if field.completes else {"outlet"}
    try:
        matches = complete_name(open_index(), typed, kinds, limit)
    except CorpusError:
        return ()
    return [
        Suggestion(
            match.entity.name,
            f"id:{match.entity.id}" if field.completes else match.entity.name,
            match.entity.kind,
        )
        for match in matches
    ]


def _names(
    typed: str, kinds: Collection[EntityKind], open_index: Callable[[], Index], limit: int
) -> Iterator[tuple[str, str]]:
    """Yield names that begin as typed, each with its kind; none where there is no index."""
    from corpus.match import complete as complete_name

    try:
        matches = complete_name(open_index(), typed, kinds, limit)
    except CorpusError:
        return
    yield from ((match.entity.name, match.entity.kind) for match in matches)


def _command_names(typed: str, start: int, commands: Commands) -> list[Completion]:
    name = typed.removeprefix("/").lower()
    return [
        Completion(f"/{command.name}", start, command.summary)
        for command in commands.all()
        if command.name.startswith(name)
    ]
