"""`parallax correct`: what an editor knows better, kept apart from the index."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.arguments import WRONG_USE, complain
from bot.rendering.plain import safe

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Application
    from corpus.correcting.log import Correction, Kind
    from corpus.model import EntityKind
    from corpus.storage.reader import SqliteIndex

_NEEDED = {
    "merge": "two names: parallax correct merge NAME NAME",
    "split": "a name, --as and --in: parallax correct split Kim --in ARTICLE --as 'Kim Il Sung'",
    "outlet": "an article's id and an outlet: parallax correct outlet ARTICLE 'The Herald'",
    "story": "a story's name and another: parallax correct story NAME NEW-NAME",
    "fact": "a fact's id: parallax correct fact ID",
    "undo": "a correction's id: parallax correct undo ID",
    "list": "nothing more: parallax correct list",
}
_WORDS = {"merge": 2, "split": 1, "outlet": 2, "story": 2, "fact": 1, "undo": 1, "list": 0}


def correct(application: Application, options: argparse.Namespace) -> int:
    """Take a correction down, undo one, or list them; the index is linked again at once."""
    from corpus.correcting.log import add_correction, read_corrections, undo_correction

    folder = application.index_folder
    if folder is None:
        complain(
            "The abstracts that ship with Parallax can't be corrected; build an index of your own:"
            " parallax index build FOLDER"
        )
        return 1
    given = [" ".join(word.split()) for word in options.words]
    options.words, options.name = given, " ".join((options.name or "").split())
    if (
        len(given) != _WORDS[options.what]
        or "" in given
        or (options.what == "split" and not (options.name and options.articles))
    ):
        complain(f"parallax correct {options.what} takes {_NEEDED[options.what]}.")
        return WRONG_USE
    if options.what == "list":
        _show(read_corrections(folder))
        return 0
    by, at = options.by or _editor(), application.clock()
    if options.what == "undo":
        undone = undo_correction(folder, options.words[0], by=by, at=at)
        return _done(folder, f"Undone: {_told(undone)}")
    checked = _checked(folder, options)
    if isinstance(checked, str):
        complain(checked)
        return 1
    kind: Kind = options.what
    subject, other, articles, was = checked
    added = add_correction(
        folder, kind, subject, by=by, at=at, other=other, articles=articles, was=was
    )
    return _done(
        folder, f"Corrected: {_told(added)} · undo it with: parallax correct undo {added.id}"
    )


_Checked = tuple[str, str, Sequence[str], str]


def _checked(folder: Path, options: argparse.Namespace) -> _Checked | str:
    """Return what to take down, or the sentence that says what is wrong with it."""
    from corpus.storage.sqlite import open_index

    first, *more = options.words
    with open_index(folder) as index:
        match options.what:
            case "merge":
                names = [_found(index, name, "person") for name in (first, *more)]
                if None in names:
                    return _nobody((first, *more)[names.index(None)])
                if names[0] == names[1]:
                    return f"{names[0]} is one person here already."
                return str(names[0]), str(names[1]), (), ""
            case "split":
                name = _found(index, first, "person")
                known = {article.id for article in index.articles()}
                unknown = [one for one in options.articles if one not in known]
                if name is None or unknown:
                    return _nobody(first) if name is None else _no_article(unknown[0])
                return name, options.name, options.articles, ""
            case "outlet":
                article = next((one for one in index.articles() if one.id == first), None)
                if article is None:
                    return _no_article(first)
                return first, more[0], (), article.outlet or ""
            case "story":
                story = _found(index, first, "story")
                return (story, more[0], (), "") if story else f"There is no story {first!r} here."
            case _:
                if all(fact.id != first for fact in index.facts()):
                    return f"There is no fact {first!r}; parallax index export --facts has the ids."
                return first, "", (), ""


def _found(index: SqliteIndex, name: str, kind: EntityKind) -> str | None:
    """Return the name of what is clearly meant, None where nothing or too much is."""
    from corpus.match import find

    best = find(index, name, (kind,)).best
    return best.entity.name if best else None


def _nobody(name: str) -> str:
    return f"Nobody here is clearly meant by {name!r}; give the name as /who shows it."


def _no_article(article: str) -> str:
    return f"There is no article {article!r}; parallax index export has the ids."


def _done(folder: Path, told: str) -> int:
    from bot.progress import Progress
    from corpus.build import relink

    with Progress(sys.stderr) as progress:
        relink(folder, progress.update)
    sys.stdout.write(f"{safe(told)}\n")
    return 0


def _show(corrections: Sequence[Correction]) -> None:
    if not corrections:
        sys.stdout.write("No corrections.\n")
    for one in corrections:
        line = f"{one.id}  {one.at:%Y-%m-%d %H:%M}  {one.by}: {_told(one)}"
        if one.undone_at:
            line += f" · undone {one.undone_at:%Y-%m-%d %H:%M} by {one.undone_by}"
        sys.stdout.write(f"{safe(line)}\n")


def _told(one: Correction) -> str:
    match one.kind:
        case "merge":
            return f"{one.other} is {one.subject}"
        case "split":
            return f"{one.subject} is {one.other} in {', '.join(one.articles)}"
        case "outlet":
            return f"article {one.subject} is by {one.other}"
        case "story":
            return f"the story {one.subject} is called {one.other}"
        case _:
            return f"fact {one.subject} is none"


def _editor() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"
