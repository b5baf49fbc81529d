"""What people write to a bot, as a question, also where it holds no command."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches
from html import unescape

_MENTION = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>")
_REFERENCE = re.compile(r"<(?!@)[#!]?([^>|]*)\|([^>]*)>")
_ADDRESS = re.compile(r"<((?:https?|mailto):[^>|]*)>")
MOST_WORDS = 4
"""Words up to which a text without a command may be a name."""


def readable(text: str) -> str:
    """Return a text of Slack's as people wrote it: references by their names, nothing escaped.

    Mentions of people stay as they are, for who is meant stands in them alone.
    """
    named = _REFERENCE.sub(lambda found: found[2] or found[1], text)
    return unescape(_ADDRESS.sub(lambda found: found[1], named))


def question_of(text: str, commands: Collection[str]) -> str:
    """Return the question that a mention or a message asks.

    Without a command, a few words are somebody's name and more of them are looked for; what is
    like a command is taken for a slip of one, and the core says so.
    """
    asked = " ".join(readable(_MENTION.sub(" ", text, count=1)).split())
    if not asked:
        return "/help"
    first, _, rest = asked.partition(" ")
    name = first.removeprefix("/").lower()
    if name in commands:
        return f"/{name} {rest}".strip()
    if first.startswith("/") or (rest and get_close_matches(name, commands, n=1, cutoff=0.75)):
        return f"/{first.removeprefix('/')} {rest}".strip()
    return f"/{'who' if len(asked.split()) <= MOST_WORDS else 'search'} {asked}"
