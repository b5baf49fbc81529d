"""Names on which Slack and we must agree: slash commands, shortcuts, addresses."""

from __future__ import annotations

from collections.abc import Iterable

from bot.command import Command

RESERVED = frozenset({
    "apps", "archive", "away", "call", "collapse", "dm", "dnd", "expand", "feed", "feedback",
    "invite", "join", "kick", "leave", "msg", "mute", "open", "pro", "prefs", "remind", "remove",
    "rename", "search", "shortcuts", "shrug", "star", "status", "topic", "who", "me",
})  # fmt: skip
"""Slack's own commands (Slack Help, "Use shortcuts to take actions in Slack"); a manifest that
registers one is refused whole."""

COMMON = frozenset({"help", "outlet", "people", "configure", "story", "terms", "timeline"})
"""Names that other apps and people may expect something else of; they are reached behind ours."""


SHORTCUT_ASK = "ask_parallax"
SHORTCUT_WHO = "who_is_in_this"
PEOPLE = "people"
"""The command that finds people in a text, for the shortcut of a message."""

EVENTS_PATH = "/slack/events"
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"


def direct(commands: Iterable[Command]) -> list[Command]:
    """Return the commands that get a slash command of their own."""
    return [one for one in commands if one.name not in RESERVED and one.name not in COMMON]
