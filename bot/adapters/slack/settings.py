"""What may be set in the section [adapters.slack], or in PARALLAX_ADAPTERS__SLACK__… ."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, Field, SecretStr, field_validator

from bot.adapters.slack.names import RESERVED
from bot.errors import AdapterError
from bot.sections import read_section, several

_VARIABLE = "PARALLAX_ADAPTERS__SLACK__"
_USER = re.compile(r"[TE][A-Z0-9]{2,20}/[UW][A-Z0-9]{2,20}")
_COMMAND = re.compile(r"[a-z0-9_-]{1,31}")


class SlackSettings(BaseModel, extra="forbid"):
    """Everything that may be set for Slack."""

    mode: Literal["socket", "http"] = "socket"
    """How Slack reaches us: by a connection that we open, or by requests to a public address."""
    bot_token: SecretStr | None = None
    """xoxb-…, of the one workspace; with client_id each workspace brings its own."""
    app_token: SecretStr | None = None
    """xapp-…, for mode socket."""
    signing_secret: SecretStr | None = None
    """What requests are signed with, for mode http."""
    client_id: str | None = None
    """Of the app, so that several workspaces can install it; needs mode http."""
    client_secret: SecretStr | None = None
    """What goes with client_id."""
    host: str = "127.0.0.1"
    """Where to listen, for mode http."""
    port: int = Field(default=3000, ge=0, le=65535)
    """The port to listen on; 0 lets the system choose."""
    public_url: str | None = Field(default=None, pattern=r"^https://[^\s/]+(/[^\s?#]*)?$")
    """The address under which Slack reaches host and port, for the manifest."""
    command: str = "brief"
    """The slash command behind which all commands are, for Slack reserves /who and others."""
    answers: Literal["auto", "private", "public"] = "auto"
    """Who sees answers to slash commands: auto and private, the asker alone in a channel."""
    administrators: frozenset[str] = frozenset()
    """Who may correct what the index has, for everybody, each as WORKSPACE/USER: a user's id is
    only told from others within its workspace."""
    api: str = "https://slack.com/api/"
    """Slack's API; another address only for tests."""

    @field_validator("administrators", mode="before")
    @classmethod
    def _are_users(cls, value: object) -> frozenset[str]:
        return several(value, _USER, "WORKSPACE/USER of each, such as T0123ABCD/U0456EFGH")

    @field_validator("command")
    @classmethod
    def _is_free(cls, value: str) -> str:
        name = value.removeprefix("/")
        if not _COMMAND.fullmatch(name):
            raise ValueError("expected lower-case letters, digits, - and _, such as brief")
        if name in RESERVED:
            raise ValueError(f"/{name} is Slack's own; choose another name")
        return name

    @property
    def for_many(self) -> bool:
        """Whether several workspaces may install the app."""
        return bool(self.client_id and self.client_secret)

    def check(self) -> None:
        """Raise AdapterError where something that running needs is missing."""
        if self.for_many and self.mode != "http":
            raise AdapterError(
                "Several workspaces need mode http in [adapters.slack], for Slack sends people "
                "back to an address of ours; set mode, or leave client_id out."
            )
        needed = ["app_token" if self.mode == "socket" else "signing_secret"]
        if not self.for_many:
            needed.append("bot_token")
        for name in needed:
            if not secret(getattr(self, name)):
                raise AdapterError(
                    f"Slack needs {name}: set {_VARIABLE}{name.upper()}, or {name} in "
                    "[adapters.slack]; docs/slack.md says where to get it."
                )


def secret(value: SecretStr | None) -> str | None:
    """Return what a secret holds, without blanks around it."""
    return value.get_secret_value().strip() if value else None


def read_settings(section: Mapping[str, object]) -> SlackSettings:
    """Return the settings; raises ConfigError with what is wrong."""
    return read_section(SlackSettings, "adapters.slack", section)
