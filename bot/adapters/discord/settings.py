"""What may be set in the section [adapters.discord], or in PARALLAX_ADAPTERS__DISCORD__… ."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, Field, SecretStr, field_validator

from bot.errors import AdapterError
from bot.sections import read_section, several

_USER = re.compile(r"\d{15,21}")


class DiscordSettings(BaseModel, extra="forbid"):
    """Everything that may be set for Discord."""

    token: SecretStr | None = None
    """The bot's token; better the variable PARALLAX_ADAPTERS__DISCORD__TOKEN."""
    application_id: str | None = Field(default=None, pattern=r"^\d{15,21}$")
    """The application's id, for the invite link alone."""
    shards: int | None = Field(default=None, ge=1, le=1000)
    """How many connections; left out, as many as Discord recommends."""
    answers: Literal["auto", "private", "public"] = "auto"
    """Who sees answers: auto, the asker alone in a channel, everybody in a thread or a message."""
    administrators: frozenset[str] = frozenset()
    """Ids of the users who may correct what the index has, for everybody."""

    @field_validator("administrators", mode="before")
    @classmethod
    def _are_users(cls, value: object) -> frozenset[str]:
        return several(value, _USER, "ids of users, such as 900000000000000001")

    def needed_token(self) -> str:
        """Return the token; raises AdapterError where there is none."""
        token = self.token.get_secret_value().strip() if self.token else ""
        if not token:
            raise AdapterError(
                "Discord needs the bot's token: set PARALLAX_ADAPTERS__DISCORD__TOKEN, or token "
                "in [adapters.discord]; docs/discord.md says where to get one."
            )
        return token


def read_settings(section: Mapping[str, object]) -> DiscordSettings:
    """Return the settings; raises ConfigError with what is wrong."""
    return read_section(DiscordSettings, "adapters.discord", section)
