"""What joins a platform to the core: a question that comes in, an answer that goes out.

An adapter is built by the function `create_adapter(core, settings)` of its module (or of an entry
point in `parallax.adapters`), which neither connects nor needs a token before `run`. The core is
synchronous and safe to call from several threads: an adapter with an event loop calls it in one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.command import Answer, Command
    from bot.kept import State
    from briefs.message import Message

Body = str | Mapping[str, object]
"""One message as a platform takes it: text, or the JSON object that its API is sent."""


@dataclass(frozen=True, slots=True)
class Invocation:
    """One question, from whatever platform.

    `command` is the name without its slash and `args` all that follows, as it was typed. `user`,
    `place` (a channel, a direct message, a terminal; a thread is "channel/thread") and `workspace`
    ("" in a conversation that belongs to none) are ids of the platform that
    `adapter` names; `name` is what the asker is called there. `private` says that only the asker
    sees the answer, `manages` that the platform lets the asker manage the workspace, `administers`
    that the adapter's settings name the asker as an administrator of this deployment.
    """

    command: str
    args: str = ""
    user: str = ""
    place: str = ""
    workspace: str = ""
    adapter: str = ""
    private: bool = False
    manages: bool = False
    name: str = ""
    administers: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What one body may hold at most; None sets no bound. Renderers split at them, never cut."""

    characters: int | None = None
    blocks: int | None = None
    choices: int | None = None
    posts_a_second: float | None = None
    """Messages that may be posted unasked, over all places."""
    seconds_a_post: float = 0.0
    """The pause between two messages posted unasked in one place."""
    nonce_seconds: float = 0.0
    """How long a repeat with the same nonce surely gives the message that is there already."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a platform took a body: its own id for the message, and when it did (UTC)."""

    adapter: str
    place: str
    message: str
    sent: datetime


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on with a line being typed: `text` replaces it from the offset `start`."""

    text: str
    start: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that a field may be given: `label` is shown, `value` is what the field then holds."""

    label: str
    value: str
    detail: str = ""


class Core(Protocol):
    """What adapters ask of the core; every method may be called from any thread."""

    def read(self, text: str) -> tuple[str, str]:
        """Return the command and the rest of a typed line; the slash may be missing."""
        ...

    def answer(self, invocation: Invocation) -> Answer:
        """Return the answer to a question; it never raises, errors are answers too."""
        ...

    def waits(self, command: str) -> bool:
        """Whether a command may last, or wait for another server, so that others go first."""
        ...

    def complete(self, text: str, limit: int = 10) -> Sequence[Completion]:
        """Return ways to go on with a line being typed: commands, then names."""
        ...

    def suggest(
        self, command: str, option: str, typed: str, limit: int = 25
    ) -> Sequence[Suggestion]:
        """Return names for a field of a command as it is being typed; none where none are known.

        An empty text gives the names most in the news.
        """
        ...

    def commands(self) -> Sequence[Command]:
        """Return every command, by name."""
        ...

    def report(self, error: BaseException) -> str:
        """Keep an unexpected error for whoever runs the bot and return a reference to it."""
        ...

    @property
    def state(self) -> State:
        """Return what is kept over a restart; each use may raise StateError."""
        ...


class Adapter(Protocol):
    """One platform."""

    @property
    def name(self) -> str:
        """Return its name, as `--as` and subscriptions spell it."""
        ...

    @property
    def limits(self) -> Limits:
        """Return what one of its messages may hold."""
        ...

    def render(self, message: Message, question: str = "") -> Sequence[Body]:
        """Return the bodies that say all of a message, each within the limits; pure.

        Where the message answers a question, typed such as "/who Shoigu", a platform with buttons
        makes them pages to turn; else they are posts, one after the other.
        """
        ...

    async def run(self) -> None:
        """Take questions and answer them until the platform or the user ends it.

        Raises AdapterError where the platform refuses us for good. Cancelling it ends it in order.
        """
        ...

    async def send(self, place: str, body: Body, nonce: str, workspace: str = "") -> Receipt:
        """Post a body unasked; `nonce` (25 characters at most) names it, to tell repeats.

        `place` is a channel, "channel/thread", or "@user" for a message to one person. It is tried
        once. Raises NotTakenError, UncertainError, PlaceGoneError or
        WorkspaceLostError where that fails.
        """
        ...

    async def find(
        self, place: str, body: Body, nonce: str, since: datetime, workspace: str = ""
    ) -> Receipt | None:
        """Return the receipt of what `send` posted since then, None where it certainly isn't there.

        Raises HistoryError where that can't be told.
        """
        ...

    async def edit(self, place: str, message: str, body: Body, workspace: str = "") -> None:
        """Put another body in the place of one that was posted; raises what `send` raises."""
        ...
