"""`parallax correct`: what an editor knows better, kept apart from the index."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.arguments import WRONG_USE, complain
from bot.editing import Done, Editing, login
from bot.rendering.plain import safe

if TYPE_CHECKING:
    from bot.app import Application
    from corpus.correcting.log import Correction

_NEEDED = {
    "merge": "two names: parallax correct merge NAME NAME",
    "split": "a name, --as and --in: parallax correct split Kim --in ARTICLE --as 'Kim Il Sung'",
    "kind": "a name and what it is: parallax correct kind NAME organisation|place|nobody",
    "outlet": "an article's id and an outlet: parallax correct outlet ARTICLE 'The Herald'",
    "story": "a story's name and another: parallax correct story NAME NEW-NAME",
    "fact": "a fact's id: parallax correct fact ID",
    "undo": "a correction's id: parallax correct undo ID",
    "list": "nothing more: parallax correct list",
}
_WORDS = {
    "merge": 2, "split": 1, "kind": 2, "outlet": 2, "story": 2, "fact": 1, "undo": 1, "list": 0,
}  # fmt: skip


def correct(application: Application, options: argparse.Namespace) -> int:
    """Take a correction down, undo one, or list them; the index is put right at once."""
    from bot.progress import Progress

    folder, by = application.index_folder, options.by or login()
    given = [" ".join(word.split()) for word in options.words]
    name = " ".join((options.name or "").split())
    if (
        len(given) != _WORDS[options.what]
        or "" in given
        or (options.what == "split" and not (name and options.articles))
    ):
        complain(f"parallax correct {options.what} takes {_NEEDED[options.what]}.")
        return WRONG_USE
    if options.what == "list":
        sys.stdout.write(_listed(Editing(folder, application.clock).all()))
        return 0
    with Progress(sys.stderr) as progress:
        editing = Editing(folder, application.clock, progress.update)
        if options.what == "undo":
            told = _undone(editing.undo(given[0], by))
        else:
            told = _corrected(editing, options, [*given, name], by)
    sys.stdout.write(f"{safe(told)}\n")
    return 0


def _corrected(
    editing: Editing,
    options: argparse.Namespace,
    words: Sequence[str],
    by: str,
) -> str:
    """Take down what the index says is meant, and return that in words."""
    from corpus.correcting.drafts import Wish, drafted
    from corpus.correcting.wording import in_words
    from corpus.storage.sqlite import open_index

    wish = Wish(options.what, words[0], words[1], tuple(options.articles))
    with open_index(editing.folder) as index:
        draft = drafted(index, wish)
    done = editing.add(draft, by)
    undo = f"undo it with: parallax correct undo {done.correction.id}"
    return f"Corrected: {in_words(done.correction)} · {undo}{_but(done)}"


def _undone(done: Done) -> str:
    from corpus.correcting.wording import in_words

    return f"Undone: {in_words(done.correction)}{_but(done)}"


def _but(done: Done) -> str:
    """Return what keeps a correction from being seen at once."""
    if done.waits:
        return " · another build is writing the index, and puts it to work when it is done"
    return " · it fits nothing in the index as that is now" if done.idle else ""


def _listed(corrections: Sequence[Correction]) -> str:
    from corpus.correcting.wording import on_file

    lines = [safe(f"{one.id}  {on_file(one)}") for one in corrections]
    return "".join(f"{line}\n" for line in lines or ["No corrections."])
