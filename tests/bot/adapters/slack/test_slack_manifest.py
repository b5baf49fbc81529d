"""The manifest that Slack is given, and names that it would refuse."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from bot.adapters.slack.manifest import manifest
from bot.adapters.slack.names import RESERVED, direct
from bot.adapters.slack.scopes import EVENTS, SCOPES
from bot.registry import CommandRegistry
from corpus.errors import ConfigError

COMMANDS = CommandRegistry().all()
SCHEMA = Path(__file__).resolve().parents[4].parent / "shared/reference/slack-manifest.schema.json"
SETTINGS: list[dict[str, object]] = [
    {},
    {"mode": "http", "public_url": "https://parallax.example"},
    {"mode": "http", "client_id": "1.2", "client_secret": "x", "command": "news"},
]


def made(settings: dict[str, object]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(manifest(settings, COMMANDS))
    return found


@pytest.mark.parametrize("settings", SETTINGS)
def test_it_is_what_the_schema_wants(settings: dict[str, object]) -> None:
    if not SCHEMA.is_file():
        pytest.skip(f"Slack's manifest schema is not in {SCHEMA.parent}")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert [one.message for one in Draft7Validator(schema).iter_errors(made(settings))] == []


@pytest.mark.parametrize("settings", SETTINGS)
def test_it_registers_no_name_of_slacks_own(settings: dict[str, object]) -> None:
    slash = made(settings)["features"]["slash_commands"]
    names = [one["command"] for one in slash]
    assert names[0] == f"/{settings.get('command', 'brief')}"
    assert {"/compare", "/digest", "/quotes"} <= set(names)
    assert not {name.removeprefix("/") for name in names} & RESERVED
    assert len(names) == len(set(names))
    assert all(len(one["description"]) <= 2000 and len(one["command"]) <= 32 for one in slash)
    assert [one.name for one in direct(COMMANDS)] == [name[1:] for name in names[1:]]


def test_socket_mode_needs_no_address_and_http_has_one() -> None:
    socket, http = made(SETTINGS[0]), made(SETTINGS[1])
    assert socket["settings"]["socket_mode_enabled"] is True
    assert "url" not in json.dumps(socket)
    assert http["settings"]["event_subscriptions"]["request_url"] == (
        "https://parallax.example/slack/events"
    )
    assert made(SETTINGS[2])["oauth_config"]["redirect_urls"] == [
        "https://parallax.example/slack/oauth_redirect"
    ]


def test_every_scope_and_event_is_asked_for_and_explained() -> None:
    found = made({})
    assert found["oauth_config"]["scopes"]["bot"] == sorted(SCOPES)
    assert tuple(found["settings"]["event_subscriptions"]["bot_events"]) == EVENTS
    docs = (Path(__file__).resolve().parents[4] / "docs" / "slack.md").read_text(encoding="utf-8")
    assert all(f"`{scope}`" in docs for scope in SCOPES)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"command": "who"}, "/who is Slack's own"),
        ({"command": "two words"}, "lower-case letters"),
        ({"mode": "fax"}, "adapters.slack.mode"),
        ({"public_url": "http://x"}, "adapters.slack.public_url"),
        ({"colour": 1}, "There is no setting adapters.slack.colour"),
        ({"port": "x", "bot_token": "xoxb-secret"}, "adapters.slack.port"),
    ],
)
def test_a_wrong_setting_is_named_and_no_secret_repeated(
    settings: dict[str, object], told: str
) -> None:
    with pytest.raises(ConfigError) as raised:
        manifest(settings, COMMANDS)
    assert told in raised.value.detail
    assert "secret" not in raised.value.detail
