"""Text that Discord shows as it is: nothing in it formats, links, pings or hides."""

from __future__ import annotations

import re

from bot.rendering.pages import pages
from bot.rendering.plain import safe

_ACTIVE = re.compile(r"[\\`*_~|<>\[\]@]|:(?=\S)")
"""What has a meaning anywhere in a line.

A backslash takes the meaning from any mark that is neither letter, digit nor blank (Discord,
"Markdown Text 101"). A colon begins the address of a link, an emoji's name, and ends both.
"""
_ACTIVE_FIRST = re.compile(r"#{1,3}(?= )|-#(?= )|[-+](?= )|\d{1,9}(?=\. )")
"""What has a meaning where a line begins: a heading, small print, an item of a list."""


def escape(text: str) -> str:
    """Return a text on one line that Discord shows as it is; linear in its length."""
    plain = " ".join(safe(text).split())
    return _begun(_ACTIVE.sub(lambda found: f"\\{found[0]}", plain))


def _begun(escaped: str) -> str:
    """Return escaped text that means nothing where it begins a line, either."""
    first = _ACTIVE_FIRST.match(escaped)
    if not first:
        return escaped
    if first[0].isdigit():
        return f"{first[0]}\\{escaped[first.end() :]}"
    return f"\\{escaped}"


def split(line: str, longest: int) -> list[str]:
    """Return a line of our markdown in pieces, between words where that goes, nothing lost.

    No piece ends between a backslash and the mark it escapes, or begins with one that has a
    meaning there.
    """
    if len(line) <= longest:
        return [line]
    pieces: list[str] = []
    carried = ""
    for piece in pages([line], longest - 2):
        whole = carried + piece
        slashes = len(whole) - len(whole.rstrip("\\"))
        carried = "\\" if slashes % 2 else ""
        whole = whole[: len(whole) - len(carried)]
        pieces.append(_begun(whole) if pieces else whole)
    return pieces


def label(text: str, longest: int) -> str:
    """Return a text for a field in which no markup has a meaning, such as a button's label."""
    plain = " ".join(safe(text).split()) or "…"
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rstrip()}…"
