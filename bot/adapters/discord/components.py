"""Discord's components (version 2), as the API takes them.

Numbers of kinds and limits: Discord, "Component Reference".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.adapters.discord.escape import label
from bot.press import Press, encode

Component = dict[str, Any]

IS_COMPONENTS_V2 = 1 << 15
EPHEMERAL = 1 << 6

MOST_COMPONENTS = 40
MOST_TEXT = 4000
"""Characters over all text displays of a message."""
MOST_IN_A_ROW = 5
MOST_OPTIONS = 25
LONGEST_ID = 100
LONGEST_LABEL = 80
LONGEST_OPTION = 100

ACCENT = 0x2F6FB0
"""The colour of the bar beside an answer."""

PRIMARY, SECONDARY = 1, 2
ACTION_ROW, BUTTON, SELECT, TEXT, GALLERY, SEPARATOR, CONTAINER = 1, 2, 3, 10, 12, 14, 17


def text(content: str) -> Component:
    """Return a text in Discord's markdown."""
    return {"type": TEXT, "content": content}


def separator() -> Component:
    """Return a thin rule."""
    return {"type": SEPARATOR, "divider": True, "spacing": 1}


def gallery(file: str, description: str) -> Component:
    """Return an attached picture with its alternative text."""
    item = {"media": {"url": f"attachment://{file}"}, "description": label(description, 1024)}
    return {"type": GALLERY, "items": [item]}


def container(components: Sequence[Component]) -> Component:
    """Return components in a frame."""
    return {"type": CONTAINER, "accent_color": ACCENT, "components": list(components)}


def row(components: Sequence[Component]) -> Component:
    """Return buttons side by side, or one menu."""
    return {"type": ACTION_ROW, "components": list(components)}


def button(name: str, press: Press, style: int = SECONDARY) -> Component:
    """Return a button that carries what pressing it does."""
    return {
        "type": BUTTON,
        "style": style,
        "label": label(name, LONGEST_LABEL),
        "custom_id": encode(press, LONGEST_ID),
    }


def place(number: int, total: int) -> Component:
    """Return what shows on which page of how many one is; it can't be pressed."""
    return {
        "type": BUTTON,
        "style": SECONDARY,
        "label": f"{number + 1} of {total}",
        "custom_id": "place",
        "disabled": True,
    }


def select(prompt: str, number: int, options: Sequence[tuple[str, str, str]]) -> Component:
    """Return a menu of labels, questions and details; `number` tells the menus of a message."""
    return {
        "type": SELECT,
        "custom_id": f"menu:{number}",
        "placeholder": label(prompt, 150),
        "options": [
            {
                "label": label(name, LONGEST_OPTION),
                "value": encode(Press("ask", question), LONGEST_ID),
                **({"description": label(detail, LONGEST_OPTION)} if detail else {}),
            }
            for name, question, detail in options
        ],
    }


def count(components: Sequence[Mapping[str, Any]]) -> int:
    """Return how many components these are, with those inside."""
    return sum(1 + count(one.get("components", ())) for one in components)


def buttons(body: Mapping[str, Any]) -> Iterator[Component]:
    """Yield the buttons of a body."""
    for component in body["components"]:
        if component["type"] == ACTION_ROW:
            yield from (one for one in component["components"] if one["type"] == BUTTON)
