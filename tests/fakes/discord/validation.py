"""Whether Discord would take a body: by its API description, and by the rules that leaves out."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from referencing import Registry
from referencing.jsonschema import DRAFT202012

PINNED = Path(__file__).parents[2] / "payloads" / "discord" / "schemas.json"
COMMAND_NAME = re.compile(r"[-_'\w]{1,32}")
OF_THE_LIBRARY = frozenset({"nsfw", "tts"})
"""Keys that discord.py sends by itself, and the description leaves out for these bodies."""
COMPONENTS_V2 = 1 << 15
SUPPRESS_EMBEDS = 1 << 2


class RefusedBodyError(AssertionError):
    """Discord would not take this."""


def check(schema: str, body: Any) -> None:
    """Raise RefusedBodyError where the API description does not allow a body."""
    problems = list(_validator(schema).iter_errors(_ours(body)))
    if problems:
        deepest = max(problems, key=lambda one: len(one.path))
        place = "/".join(map(str, deepest.path))
        raise RefusedBodyError(f"{schema}: {place}: {_deepest(deepest).message[:500]}")


def _ours(body: Any) -> Any:
    """A body without what discord.py adds; it numbers attachments, where text is described."""
    if not isinstance(body, dict):
        return body
    own = {key: value for key, value in body.items() if key not in OF_THE_LIBRARY}
    if own.get("attachments"):
        own["attachments"] = [{**one, "id": str(one["id"])} for one in own["attachments"]]
    return own


def _deepest(error: Any) -> Any:
    while error.context:
        error = max(error.context, key=lambda one: len(one.path))
    return error


@cache
def _validator(schema: str) -> Draft202012Validator:
    schemas = json.loads(PINNED.read_text(encoding="utf-8"))
    whole = {"components": {"schemas": {name: _closed(one) for name, one in schemas.items()}}}
    registry: Registry[Any] = Registry().with_resource(
        "urn:discord", DRAFT202012.create_resource(whole)
    )
    reference = {"$ref": f"urn:discord#/components/schemas/{schema}"}
    return Draft202012Validator(reference, registry=registry)


def _closed(schema: Any) -> Any:
    """A schema that allows no key it doesn't name; Discord ignores such keys, so they are slips."""
    if isinstance(schema, list):
        return [_closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    if "$ref" in closed and str(closed["$ref"]).startswith("#/"):
        closed["$ref"] = f"urn:discord{closed['$ref']}"
    if closed.get("type") == "object" and "properties" in closed:
        closed.setdefault("additionalProperties", False)
    return closed


def check_message(body: Mapping[str, Any], files: Sequence[str] = ()) -> None:
    """Raise RefusedBodyError where a message breaks a rule that the description leaves out."""
    if body.get("allowed_mentions") != {"parse": []}:
        raise RefusedBodyError(f"it may ping: {body.get('allowed_mentions')}")
    components = list(walk(body.get("components") or ()))
    flags = body.get("flags") or 0
    if not flags & COMPONENTS_V2:
        if any(one["type"] > 8 for one in components):
            raise RefusedBodyError("components of version 2 without their flag")
        if not flags & SUPPRESS_EMBEDS:
            raise RefusedBodyError("it may unfurl")
    elif body.get("content") or body.get("embeds") or body.get("poll"):
        raise RefusedBodyError("content beside components of version 2")
    if len(components) > 40:
        raise RefusedBodyError(f"{len(components)} components")
    if (text := sum(len(one.get("content", "")) for one in components)) > 4000:
        raise RefusedBodyError(f"{text} characters of text")
    if len(body.get("content") or "") > 2000:
        raise RefusedBodyError("content over 2000 characters")
    if sum(_size(embed) for embed in body.get("embeds") or ()) > 6000:
        raise RefusedBodyError("embeds over 6000 characters")
    ids = Counter(one["custom_id"] for one in components if one.get("custom_id"))
    if twice := [one for one, count in ids.items() if count > 1]:
        raise RefusedBodyError(f"the same custom_id twice: {twice}")
    shown = {
        item["media"]["url"].removeprefix("attachment://")
        for one in components
        for item in one.get("items", ())
    }
    if missing := shown - set(files):
        raise RefusedBodyError(f"pictures that are not attached: {missing}")


def walk(components: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Every component, with those inside."""
    for one in components:
        yield one
        yield from walk(one.get("components") or ())
        if one.get("accessory"):
            yield one["accessory"]


def _size(embed: Mapping[str, Any]) -> int:
    fields = sum(len(one["name"]) + len(one["value"]) for one in embed.get("fields", ()))
    author, footer = embed.get("author") or {}, embed.get("footer") or {}
    texts = (embed.get("title"), embed.get("description"), author.get("name"), footer.get("text"))
    return fields + sum(len(text or "") for text in texts)


def check_commands(commands: Sequence[Mapping[str, Any]]) -> None:
    """Raise RefusedBodyError where Discord would not register these commands."""
    for command in commands:
        check("ApplicationCommandUpdateRequest", command)
        if command.get("type", 1) != 1:
            continue
        if not COMMAND_NAME.fullmatch(command["name"]) or not command["name"].islower():
            raise RefusedBodyError(f"a command called {command['name']!r}")
        needed = [bool(option.get("required")) for option in command.get("options", ())]
        if needed != sorted(needed, reverse=True):
            raise RefusedBodyError(f"/{command['name']}: an optional field before a required one")
        if len(needed) > 25:
            raise RefusedBodyError(f"/{command['name']}: too many fields")
    kinds = Counter(command.get("type", 1) for command in commands)
    if kinds[1] > 100 or kinds[2] > 15 or kinds[3] > 15:
        raise RefusedBodyError(f"too many commands: {kinds}")
