"""`parallax manifest slack`: what Slack must be told to make the app."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.adapters.slack.names import (
    EVENTS_PATH,
    PEOPLE,
    REDIRECT_PATH,
    SHORTCUT_ASK,
    SHORTCUT_WHO,
    direct,
)
from bot.adapters.slack.scopes import EVENTS, SCOPES
from bot.adapters.slack.settings import SlackSettings, read_settings

if TYPE_CHECKING:
    from bot.command import Command

PLACEHOLDER = "https://parallax.example"
LONGEST_DESCRIPTION = 2000


def manifest(settings: Mapping[str, object], commands: Sequence[Command]) -> str:
    """Return the manifest as JSON; raises ConfigError where the settings are wrong."""
    made = manifest_data(read_settings(settings), commands)
    return f"{json.dumps(made, indent=2, ensure_ascii=False)}\n"


def manifest_data(settings: SlackSettings, commands: Sequence[Command]) -> dict[str, Any]:
    """Return the manifest; without a public_url, mode http has a placeholder in its place."""
    by_http = settings.mode == "http"
    url = {"url": f"{settings.public_url or PLACEHOLDER}{EVENTS_PATH}"} if by_http else {}
    request = {"request_url": url["url"]} if by_http else {}
    options = {"message_menu_options_url": url["url"]} if by_http else {}
    shortcuts = [("Ask Parallax", "global", SHORTCUT_ASK, "Ask how outlets covered something.")]
    if any(one.name == PEOPLE for one in commands):
        who = "Find the people that this message names."
        shortcuts.append(("Who is in this?", "message", SHORTCUT_WHO, who))
    redirect = f"{settings.public_url or PLACEHOLDER}{REDIRECT_PATH}"
    return {
        "display_information": {
            "name": "Parallax",
            "description": "How different outlets covered the same event, line by line sourced.",
            "background_color": "#1f4e80",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Parallax", "always_online": True},
            "shortcuts": [
                {"name": name, "type": kind, "callback_id": callback, "description": description}
                for name, kind, callback, description in shortcuts
            ],
            "slash_commands": [*_slash_commands(settings, commands, url)],
        },
        "oauth_config": {
            "scopes": {"bot": sorted(SCOPES)},
            **({"redirect_urls": [redirect]} if settings.for_many else {}),
        },
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS), **request},
            "interactivity": {"is_enabled": True, **request, **options},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not by_http,
            "token_rotation_enabled": False,
        },
    }


def _slash_commands(
    settings: SlackSettings, commands: Sequence[Command], url: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return our own slash command, and those of commands whose names are free."""
    own = {
        "command": f"/{settings.command}",
        "description": "Ask Parallax: who, compare, topic, digest and more",
        "usage_hint": "who NAME · compare NAME · topic NAME",
        "should_escape": True,  # so that /configure learns whom a mention means
        **url,
    }
    return [
        own,
        *(
            {
                "command": f"/{one.name}",
                "description": one.summary[:LONGEST_DESCRIPTION],
                "usage_hint": one.usage.partition(" ")[2] or "…",
                "should_escape": False,
                **url,
            }
            for one in direct(commands)
        ),
    ]
