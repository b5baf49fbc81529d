"""What a line being typed may go on with: commands first, then the names in the index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bot.ports import Completion
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from bot.dispatch import Commands
    from corpus.index import Index


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
    from corpus.match import complete as complete_name

    try:
        matches = complete_name(open_index(), typed, command.kinds, limit)
    except CorpusError:
        return ()
    start = len(text) - len(typed)
    return [Completion(m.entity.name, start, m.entity.kind) for m in matches]


def _command_names(typed: str, start: int, commands: Commands) -> list[Completion]:
    name = typed.removeprefix("/").lower()
    return [
        Completion(f"/{command.name}", start, command.summary)
        for command in commands.all()
        if command.name.startswith(name)
    ]
