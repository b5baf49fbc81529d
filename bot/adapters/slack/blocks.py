"""Slack's blocks, as the API takes them.

Text of articles and people stands in `rich_text` and `plain_text`, in which Slack reads no markup;
its markup has no way to write an asterisk or a backtick that means nothing. Limits: Slack, "Block
Kit reference"; the blocks of a message are refused from some 13,000 characters on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.press import Press, encode
from bot.rendering.plain import safe

Block = dict[str, Any]
Run = dict[str, Any]
"""A piece of text in one style."""

MOST_BLOCKS = 50
LONGEST_TEXT = 3000
LONGEST_HEADER = 150
LONGEST_BUTTON = 75
LONGEST_VALUE = 2000
MOST_SMALL = 10
MOST_BUTTONS = 25

PRESS = "press"
"""What the action ids of our buttons begin with."""


def plain(text: str) -> str:
    """Return a text on one line, as it is shown where Slack reads no markup."""
    return " ".join(safe(text).split())


def shortened(text: str, longest: int) -> str:
    """Return a text that fits a field, with a mark where the rest of it is missing."""
    whole = plain(text) or "…"
    return whole if len(whole) <= longest else f"{whole[: longest - 1].rstrip()}…"


def fallback(text: str) -> str:
    """Return a text for notifications and screen readers, in which nothing pings or links.

    Escaped as Slack asks ("Formatting text": & < >); the message says that it holds no markup.
    """
    whole = shortened(text, LONGEST_TEXT)
    return whole.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run(text: str, *styles: str) -> Run:
    """Return a piece of text, such as `run("AP", "bold")`."""
    if styles:
        return {"type": "text", "text": text, "style": dict.fromkeys(styles, True)}
    return {"type": "text", "text": text}


def link(text: str, url: str) -> Run:
    """Return a piece of text that leads to a web address."""
    return {"type": "link", "url": url, "text": text}


def header(text: str) -> Block:
    """Return a large title."""
    title = {"type": "plain_text", "text": shortened(text, LONGEST_HEADER), "emoji": False}
    return {"type": "header", "text": title}


def small(lines: Iterable[str]) -> Block:
    """Return small print, at most ten lines."""
    elements = [{"type": "plain_text", "text": line, "emoji": False} for line in lines]
    return {"type": "context", "elements": elements}


def rich_text(elements: Sequence[Any]) -> Block:
    """Return sections, lists and quotes of rich text."""
    return {"type": "rich_text", "elements": list(elements)}


def divider() -> Block:
    """Return a rule."""
    return {"type": "divider"}


def actions(buttons: Sequence[Block]) -> Block:
    """Return buttons side by side."""
    return {"type": "actions", "elements": list(buttons)}


def button(name: str, press: Press, number: int, *, primary: bool = False) -> Block:
    """Return a button that carries what pressing it does; `number` tells those of a message."""
    own: Block = {
        "type": "button",
        "text": {"type": "plain_text", "text": shortened(name, LONGEST_BUTTON), "emoji": False},
        "action_id": f"{PRESS}-{number}",
        "value": encode(press, LONGEST_VALUE),
    }
    return {**own, "style": "primary"} if primary else own
