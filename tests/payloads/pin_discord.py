"""Writes the part of Discord's API description that our bodies are checked against.

python -m tests.payloads.pin_discord ../shared/reference/discord-openapi.json.gz
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

PINNED = Path(__file__).parent / "discord" / "schemas.json"
ROOTS = (
    "ApplicationCommandAutocompleteCallbackRequest",
    "ApplicationCommandUpdateRequest",
    "CreateMessageInteractionCallbackRequest",
    "IncomingWebhookRequestPartial",
    "IncomingWebhookUpdateRequestPartial",
    "MessageCreateRequest",
    "MessageEditRequestPartial",
    "UpdateMessageInteractionCallbackRequest",
)
"""The bodies that we send."""
NOT_SHOWN = frozenset({"description", "title", "x-discord-union", "example"})


def pinned(original: Path) -> dict[str, Any]:
    """The schemas that the roots lead to, without their prose."""
    with gzip.open(original) as file:
        whole: dict[str, Any] = json.load(file)["components"]["schemas"]
    found: dict[str, Any] = {}
    waiting = [name for name in ROOTS if name in whole]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = _bare(whole[name])
            waiting += _named(found[name])
    return dict(sorted(found.items()))


def _bare(schema: Any) -> Any:
    if isinstance(schema, dict):
        properties = schema.get("properties")
        kept = {
            key: _bare(value)
            for key, value in schema.items()
            if key not in NOT_SHOWN and key != "properties"
        }
        if isinstance(properties, dict):
            kept["properties"] = {name: _bare(value) for name, value in properties.items()}
        return kept
    return [_bare(one) for one in schema] if isinstance(schema, list) else schema


def _named(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["$ref"].rpartition("/")[2]] if isinstance(schema.get("$ref"), str) else []
        return own + [name for value in schema.values() for name in _named(value)]
    return [name for one in schema for name in _named(one)] if isinstance(schema, list) else []


if __name__ == "__main__":
    text = json.dumps(pinned(Path(sys.argv[1])), indent=1, sort_keys=True)
    PINNED.write_text(f"{text}\n", encoding="utf-8")
