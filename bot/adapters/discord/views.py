"""Our ready-made components in the form that discord.py sends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord


class ReadyView(discord.ui.LayoutView):
    """A view that is nothing but its components, as they are sent.

    Its buttons are heard by dynamic items, so discord.py need not keep it.
    """

    def __init__(self, body: Mapping[str, Any]) -> None:
        super().__init__(timeout=None)
        self._body = body

    def to_components(self) -> list[dict[str, Any]]:
        """Return the components."""
        return list(self._body["components"])

    def has_components_v2(self) -> bool:
        """Whether they are of version 2, as all of ours."""
        return True

    def is_dispatchable(self) -> bool:
        """Whether discord.py should keep it to hear its buttons."""
        return False
