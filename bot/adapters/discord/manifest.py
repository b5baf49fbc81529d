"""`parallax manifest discord`: the invite link, and what to set in Discord's developer portal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bot.adapters.discord.settings import read_settings

if TYPE_CHECKING:
    from bot.command import Command

PERMISSIONS = {
    "View Channels": (1 << 10, "to know the channel that a digest goes to"),
    "Send Messages": (1 << 11, "to post digests"),
    "Send Messages in Threads": (1 << 38, "to post digests in a thread"),
    "Attach Files": (1 << 15, "to post a digest's charts"),
    "Read Message History": (1 << 16, "to see whether a digest arrived before it is sent again"),
}
"""What the bot asks for, with the bit of each (Discord, "Permissions"), and why.

Answers to slash commands need none of them.
"""

NEEDED = sum(bit for bit, _ in PERMISSIONS.values())


def manifest(settings: Mapping[str, object], commands: Sequence[Command]) -> str:
    """Return a page to follow; raises ConfigError where the settings are wrong."""
    application = read_settings(settings).application_id
    server, person = (_invite(application or "APPLICATION_ID", kind) for kind in (0, 1))
    known = "" if application else (
        "\nAPPLICATION_ID stands on the page General Information; set application_id in\n"
        "[adapters.discord] to have it filled in here.\n"
    )  # fmt: skip
    wanted = "\n".join(f"  {name:<26} {why}" for name, (_, why) in PERMISSIONS.items())
    names = ", ".join(f"/{command.name}" for command in commands)
    return f"""\
Invite Parallax to a server:
  {server}
Install it for yourself, in every server and message:
  {person}
{known}
In https://discord.com/developers/applications, under your application:
  Installation   tick Guild Install and User Install
  Bot            Reset Token, and set it as PARALLAX_ADAPTERS__DISCORD__TOKEN
  Bot            leave every privileged intent off: Parallax reads no messages

Permissions (number {NEEDED}), none of which an answer to a command needs:
{wanted}

Commands, which the bot registers by itself when it starts:
  {names}
"""


def _invite(application: str, kind: int) -> str:
    """Return the link that installs the app: 0 in a server, 1 for a person."""
    scopes = "bot applications.commands" if kind == 0 else "applications.commands"
    query = {"client_id": application, "integration_type": kind, "scope": scopes}
    if kind == 0:
        query["permissions"] = NEEDED
    return f"https://discord.com/oauth2/authorize?{urlencode(query)}"
