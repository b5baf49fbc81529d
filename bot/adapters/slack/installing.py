"""Several workspaces: each installs the app and leaves a token, which is kept encrypted."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.adapters.slack.names import INSTALL_PATH, REDIRECT_PATH
from bot.adapters.slack.scopes import SCOPES
from bot.adapters.slack.settings import secret

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.adapters.slack.settings import SlackSettings
    from bot.state.installations import Installations

LASTS = timedelta(minutes=10)
ADAPTER = "slack"


class KeptInstallations(AsyncInstallationStore):
    """What workspaces gave us, in the state; one record a workspace."""

    def __init__(self, installations: Installations) -> None:
        self._installations = installations

    @property
    def logger(self) -> logging.Logger:
        """Return where it logs."""
        return logging.getLogger("parallax.slack")

    async def async_save(self, installation: Installation) -> None:
        """Keep what an installation gave."""
        workspace = _key(installation.enterprise_id, installation.team_id)
        data = {
            name: value
            for name, value in installation.to_dict().items()
            if isinstance(value, str | int | float | bool | list) or value is None
        }
        await asyncio.to_thread(self._installations.save, ADAPTER, workspace, data)

    async def async_save_bot(self, bot: Bot) -> None:
        """Keep a renewed bot token in what its workspace gave."""
        workspace = _key(bot.enterprise_id, bot.team_id)
        found = await asyncio.to_thread(self._installations.find, ADAPTER, workspace) or {}
        data = {**found, "bot_token": bot.bot_token, "bot_id": bot.bot_id}
        await asyncio.to_thread(self._installations.save, ADAPTER, workspace, data)

    async def async_find_bot(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        is_enterprise_install: bool | None = False,
    ) -> Bot | None:
        """Return the bot of a workspace, None where it has not installed us."""
        found = await self._found(enterprise_id, None if is_enterprise_install else team_id)
        return found.to_bot() if found else None

    async def async_find_installation(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None = None,
        is_enterprise_install: bool | None = False,
    ) -> Installation | None:
        """Return what a workspace gave, whoever asks."""
        del user_id
        return await self._found(enterprise_id, None if is_enterprise_install else team_id)

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Forget a workspace."""
        await self.async_delete_all(enterprise_id=enterprise_id, team_id=team_id)

    async def async_delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """Forget a workspace, unless one person alone left it."""
        if user_id is None:
            await self.async_delete_all(enterprise_id=enterprise_id, team_id=team_id)

    async def async_delete_all(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Forget a workspace."""
        workspace = _key(enterprise_id, team_id)
        await asyncio.to_thread(self._installations.remove, ADAPTER, workspace)

    async def _found(self, enterprise_id: str | None, team_id: str | None) -> Installation | None:
        workspace = _key(enterprise_id, team_id)
        found = await asyncio.to_thread(self._installations.find, ADAPTER, workspace)
        return _installation(found) if found else None


class KeptStates(AsyncOAuthStateStore):
    """The values that prove that an installation began here."""

    def __init__(self, installations: Installations) -> None:
        self._installations = installations

    @property
    def logger(self) -> logging.Logger:
        """Return where it logs."""
        return logging.getLogger("parallax.slack")

    async def async_issue(self, *args: Any, **kwargs: Any) -> str:
        """Return a new value."""
        del args, kwargs
        return await asyncio.to_thread(self._installations.begin, LASTS)

    async def async_consume(self, state: str) -> bool:
        """Whether a value is one of ours, comes back for the first time, and in time."""
        return await asyncio.to_thread(self._installations.complete, state)


def oauth_flow(
    settings: SlackSettings, installations: Installations, client: AsyncWebClient
) -> AsyncOAuthFlow:
    """Return the flow by which workspaces install the app."""
    return AsyncOAuthFlow(
        client=client,
        logger=logging.getLogger("parallax.slack"),
        settings=AsyncOAuthSettings(
            client_id=settings.client_id,
            client_secret=secret(settings.client_secret),
            scopes=list(SCOPES),
            install_path=INSTALL_PATH,
            redirect_uri_path=REDIRECT_PATH,
            redirect_uri=f"{settings.public_url}{REDIRECT_PATH}" if settings.public_url else None,
            installation_store=KeptInstallations(installations),
            state_store=KeptStates(installations),
            state_expiration_seconds=int(LASTS.total_seconds()),
        ),
    )


def _key(enterprise_id: str | None, team_id: str | None) -> str:
    return team_id or enterprise_id or ""


def _installation(data: dict[str, Any]) -> Installation:
    """Return what was kept as slack_sdk knows it."""
    known = Installation.__init__.__code__.co_varnames
    return Installation(**{name: value for name, value in data.items() if name in known})
