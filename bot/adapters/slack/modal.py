"""The form to ask in, with names offered as one types: Slack completes no slash command."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.adapters.slack.blocks import shortened
from bot.command import Command, typed
from bot.ports import Suggestion

CALLBACK = "ask"
LONGEST_OPTION = 75
LONGEST_VALUE = 150
MOST_OPTIONS = 100
AS_TYPED = "typed:"
"""What the value of an option begins with that stands for the text as it was typed."""
_FILTERS = frozenset({"outlet", "since", "until"})
_GROUPS = {"person": "People", "topic": "Topics", "outlet": "Outlets", "story": "Stories"}


def modal(commands: Sequence[Command], where: Mapping[str, str], chosen: str = "who") -> Any:
    """Return the form; `where` comes back with it, at most 3000 characters as JSON."""
    asked = [one for one in commands if one.power == "ask" and one.name not in ("help", "people")]
    options = [_option(f"/{one.name} · {one.summary}", one.name) for one in asked]
    initial = next((one for one in options if one["value"] == chosen), options[0])
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": _text("Ask Parallax"),
        "submit": _text("Ask"),
        "close": _text("Cancel"),
        "private_metadata": json.dumps(dict(where)),
        "blocks": [
            _input("command", "What to ask", {
                "type": "static_select", "action_id": "command",
                "options": options[:MOST_OPTIONS], "initial_option": initial,
            }),
            _input("subject", "About whom or what", {
                "type": "external_select", "action_id": "subject", "min_query_length": 0,
                "placeholder": _text("A person, topic, story or outlet"),
            }, optional=True),
            _input("outlet", "Only this outlet", {
                "type": "external_select", "action_id": "outlet", "min_query_length": 0,
                "placeholder": _text("Any outlet"),
            }, optional=True),
            _input("since", "From", {"type": "datepicker", "action_id": "since"}, optional=True),
            _input("until", "Up to", {"type": "datepicker", "action_id": "until"}, optional=True),
        ],
    }  # fmt: skip


def offered(found: Sequence[Suggestion], text: str) -> dict[str, Any]:
    """Return names for a menu, in groups of a kind, and the text itself as it was typed."""
    groups: dict[str, list[Any]] = {}
    for one in found[: MOST_OPTIONS - 1]:
        value = one.value if len(one.value) <= LONGEST_VALUE else one.label[:LONGEST_VALUE]
        groups.setdefault(_GROUPS.get(one.detail, "Names"), []).append(_option(one.label, value))
    plain = " ".join(text.split())
    if plain:
        own = _option(f"“{plain}”", f"{AS_TYPED}{plain}"[:LONGEST_VALUE])
        groups.setdefault("As typed", []).append(own)
    return {
        "option_groups": [
            {"label": _text(name), "options": options} for name, options in groups.items()
        ]
    }


def question_of(view: Mapping[str, Any], commands: Sequence[Command]) -> str | dict[str, str]:
    """Return the question that a filled-in form asks, or what is wrong, by the block it is in."""
    given = view["state"]["values"]
    name = str(_value(given, "command", "selected_option"))
    command = next((one for one in commands if one.name == name), None)
    if command is None:
        return {"command": "This command is no longer there; choose another."}
    subject = str(_value(given, "subject", "selected_option") or "").removeprefix(AS_TYPED)
    since, until = (str(given[one][one].get("selected_date") or "") for one in ("since", "until"))
    if since and until and since > until:
        return {"until": "This day is before the first one; choose a later one."}
    fields = {
        "outlet": str(_value(given, "outlet", "selected_option") or "").removeprefix(AS_TYPED),
        "since": since,
        "until": until,
    }
    own = next((one for one in command.options if one.name not in _FILTERS), None)
    if own is not None:
        fields[own.name] = subject
    if own is not None and own.required and not subject:
        return {"subject": f"/{command.name} needs to know {own.summary}."}
    return f"/{command.name} {typed(command, fields)}".strip()


def _value(given: Mapping[str, Any], block: str, key: str) -> str | None:
    chosen = given[block][block].get(key)
    return chosen["value"] if chosen else None


def _input(block: str, label: str, element: Any, *, optional: bool = False) -> Any:
    return {
        "type": "input", "block_id": block, "label": _text(label), "element": element,
        "optional": optional,
    }  # fmt: skip


def _option(text: str, value: str) -> Any:
    return {"text": _text(shortened(text, LONGEST_OPTION)), "value": value}


def _text(text: str) -> Any:
    return {"type": "plain_text", "text": text, "emoji": False}
