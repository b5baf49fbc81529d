"""An adapter without a platform: what is posted and sent stays in memory. For tests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.ports import Body, Core, Invocation, Limits, Receipt
from bot.rendering.markdown import parts
from bot.rendering.pages import pages

if TYPE_CHECKING:
    from briefs.message import Message


def create_adapter(core: Core, settings: Mapping[str, object]) -> MemoryAdapter:
    """Return an adapter in memory; `characters`, the longest body, may be set."""
    characters = settings.get("characters", 2000)
    return MemoryAdapter(core, Limits(characters if isinstance(characters, int) else None))


def _now() -> datetime:
    return datetime.now(UTC)


class MemoryAdapter:
    """Answers invocations with Markdown and keeps every body by its place."""

    name = "memory"

    def __init__(self, core: Core, limits: Limits, clock: Callable[[], datetime] = _now) -> None:
        self.limits = limits
        self.waiting: list[Invocation] = []
        """Questions that `run` will answer."""
        self.bodies: dict[str, list[Body]] = defaultdict(list)
        """What stands in each place, oldest first."""
        self._core = core
        self._clock = clock
        self._receipts: dict[tuple[str, str], Receipt] = {}

    def render(self, message: Message, question: str = "") -> Sequence[Body]:
        """Return the message as Markdown, split where it is too long."""
        del question
        return pages(parts(message), self.limits.characters)

    def post(self, invocation: Invocation) -> Sequence[Body]:
        """Return the bodies that answer an invocation, after they were kept at its place."""
        bodies = self.render(self._core.answer(invocation).message)
        self.bodies[invocation.place] += bodies
        return bodies

    async def run(self) -> None:
        """Answer every waiting question."""
        while self.waiting:
            self.post(self.waiting.pop(0))

    async def send(self, place: str, body: Body, nonce: str, workspace: str = "") -> Receipt:
        """Keep a body, once for each nonce."""
        del workspace
        if (place, nonce) not in self._receipts:
            self.bodies[place].append(body)
            number = str(len(self._receipts) + 1)
            self._receipts[place, nonce] = Receipt(self.name, place, number, self._clock())
        return self._receipts[place, nonce]

    async def find(
        self, place: str, body: Body, nonce: str, since: datetime, workspace: str = ""
    ) -> Receipt | None:
        """Return the receipt of what was kept under a nonce."""
        del body, since, workspace
        return self._receipts.get((place, nonce))

    async def edit(self, place: str, message: str, body: Body, workspace: str = "") -> None:
        """Put another body in the place of the one that was kept under a number."""
        del workspace
        keys = list(self._receipts)
        key = next(key for key in keys if self._receipts[key].message == message)
        own = [one for one in keys if one[0] == place]
        self.bodies[place][own.index(key)] = body
