"""From settings to a summariser: none where they name no model, or its client is missing."""

from __future__ import annotations

import logging
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from briefs.summarising.records import Bounds

if TYPE_CHECKING:
    from bot.settings import SummariserSettings
    from bot.summarising.client import ModelClient
    from bot.summarising.keeping import KeepingSummariser

log = logging.getLogger("parallax.summariser")

MISSING = (
    "The summariser needs its client, which is not installed, so digests go without; "
    "run: pip install 'parallax-bot[summariser]'"
)


def has_client() -> bool:
    """Whether the library that speaks to models is installed; it is not loaded for that."""
    return find_spec("openai") is not None


def summariser_of(settings: SummariserSettings) -> KeepingSummariser | None:
    """Return the summariser that is set; None where it is off or its client is not installed."""
    if not settings.endpoint or not settings.model:
        return None
    if not has_client():
        log.warning(MISSING)
        return None
    from bot.summarising.keeping import KeepingSummariser

    @cache
    def client() -> ModelClient:
        return _client(settings)

    return KeepingSummariser(
        settings.model,
        f"{settings.endpoint} {settings.answers}",
        lambda messages: client().ask(messages),
        Bounds(settings.characters, settings.lines),
        settings.per_hour,
    )


def _client(settings: SummariserSettings) -> ModelClient:
    """Return the client; it takes long to load, so whoever asks first waits for it in a thread."""
    from bot.summarising.client import ModelClient

    return ModelClient(
        settings.endpoint or "",
        settings.model or "",
        settings.key.get_secret_value().strip() if settings.key else "",
        seconds=settings.timeout,
        tokens=settings.tokens,
        answers=settings.answers,
    )
