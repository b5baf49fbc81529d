"""Every part of what is kept over a restart, over one database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from bot.state.access import AccessRules
from bot.state.database import Database
from bot.state.fingerprints import Fingerprints
from bot.state.installations import Installations
from bot.state.questions import Questions

if TYPE_CHECKING:
    from bot.state.vault import Vault
    from bot.subscriptions.delivery_store import DeliveryStore
    from bot.subscriptions.store import SubscriptionStore


def _now() -> datetime:
    return datetime.now(UTC)


class State:
    """Every part of what is kept; the database is opened, and made, when a part first needs it.

    `vault` is asked for at the first secret; each part raises StateError with what to do where
    the database can't be used.
    """

    def __init__(
        self, database: Database, vault: Callable[[], Vault], clock: Callable[[], datetime] = _now
    ) -> None:
        self.database = database
        self._vault = vault
        self._clock = clock

    @cached_property
    def questions(self) -> Questions:
        """Questions that are too long for a button."""
        return Questions(self.database, self._clock)

    @cached_property
    def fingerprints(self) -> Fingerprints:
        """What a platform was last told, so that it is told again only when that changed."""
        return Fingerprints(self.database, self._clock)

    @cached_property
    def access(self) -> AccessRules:
        """Which commands are on where, and who may do what."""
        return AccessRules(self.database, self._clock)

    @cached_property
    def subscriptions(self) -> SubscriptionStore:
        """Digests that people subscribed to."""
        from bot.subscriptions.store import SubscriptionStore

        return SubscriptionStore(self.database)

    @cached_property
    def deliveries(self) -> DeliveryStore:
        """What became of each digest."""
        from bot.subscriptions.delivery_store import DeliveryStore

        return DeliveryStore(self.database)

    @cached_property
    def installations(self) -> Installations:
        """The workspaces that installed us, with their tokens, encrypted."""
        return Installations(self.database, self._vault(), self._clock)
