"""Corrections in words."""

from corpus.correcting.kinds import NOBODY
from corpus.correcting.log import Correction


def in_words(one: Correction) -> str:
    """Return what a correction says, such as "Mao Ning is Li Hongzhong"."""
    match one.kind:
        case "merge":
            return f"{one.other} is {one.subject}"
        case "split":
            return f"{one.subject} is {one.other} in {', '.join(one.articles)}"
        case "kind":
            return regarded(one.subject, one.other)
        case "outlet":
            return f"article {one.subject} is by {one.other}"
        case "story":
            return f"the story {one.subject} is called {one.other}"
        case _:
            return f"fact {one.subject} is none"


def regarded(name: str, sort: str) -> str:
    """Return what a name is that is no person's."""
    if sort == NOBODY:
        return f"{name} is nobody's name"
    return f"{name} is {'an' if sort == 'organisation' else 'a'} {sort}, no person"


def on_file(one: Correction) -> str:
    """Return a correction with who did it and when (UTC), and who has undone it."""
    line = f"{one.at:%Y-%m-%d %H:%M}  {one.by}: {in_words(one)}"
    if one.undone_at:
        line += f" · undone {one.undone_at:%Y-%m-%d %H:%M} by {one.undone_by}"
    return line
