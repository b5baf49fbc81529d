"""What somebody subscribed to, and the deliveries that come of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

WhenEmpty = Literal["silent", "line", "spotlight"]
"""What a digest without news does: nothing, one line that says so, or a look at what is there."""

Length = Literal["short", "long"]

Status = Literal["active", "paused", "stopped"]
"""Paused by somebody; stopped because the place is gone or refuses us."""

State = Literal[
    "planned",
    "rendered",
    "sending",
    "verifying",
    "correcting",
    "sent",
    "unknown",
    "skipped",
    "dead",
]
"""Where one part of a digest stands.

planned    its slot has come; nothing is made yet
rendered   what will be sent is kept, and never made again
sending    bytes may have left
verifying  nobody knows whether it arrived; the platform is asked before anything is sent again
correcting it stands there, and is about to be put right in place
sent       the platform has it, under the id kept
unknown    it may have arrived, nobody can tell, and the subscription says not to risk a second
skipped    there was nothing new, and the subscription stays silent then
dead       the place is gone or refuses us
"""

OPEN: tuple[State, ...] = ("planned", "rendered", "sending", "verifying", "correcting")
ENDED: tuple[State, ...] = ("sent", "unknown", "skipped", "dead")


@dataclass(frozen=True, slots=True)
class Subscription:
    """A digest that is posted at a place by a schedule.

    `query` is what would be typed after /digest; `schedule` the stored form of a schedule;
    `timezone` an IANA name. `next_key` and `next_due` are its next slot, `last_key` and `last_due`
    the last one that was planned. `reason` says why it is not active.
    """

    id: str
    adapter: str
    workspace: str
    place: str
    query: str
    schedule: str
    timezone: str
    when_empty: WhenEmpty
    created_by: str
    created: datetime
    length: Length = "short"
    language: str = "en"
    status: Status = "active"
    reason: str = ""
    next_key: str | None = None
    next_due: datetime | None = None
    last_key: str | None = None
    last_due: datetime | None = None
    risk_twice: bool = True
    """Where nobody can tell whether a digest arrived: send it again, flagged, rather than not."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A planned moment: `key` names it for ever, `due` is when it comes (UTC)."""

    key: str
    due: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """The slot of a subscription that has come, and what comes after.

    `missed` slots before it passed unserved while nothing ran; `since` is the last slot served.
    """

    subscription: str
    slot: Slot
    then: Slot | None
    missed: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One part of a digest, claimed by `owner` for its `attempt` (a fence: the highest holds).

    `body` is what will be sent, as JSON; `nonce` tells a repeat from a new message where the
    platform can. Instants in seconds since 1970, by the database's clock: the lease ends at
    `lease_until`, and the first byte may have left at `first_sent`.
    """

    subscription: str
    slot: str
    part: int
    parts: int
    state: State
    adapter: str
    workspace: str
    place: str
    due: datetime
    owner: str
    attempt: int
    lease_until: float
    claimed: float
    missed: int = 0
    since: datetime | None = None
    body: str = ""
    nonce: str = ""
    first_sent: float | None = None
    flagged: bool = False
    risk_twice: bool = True
    message: str = ""
    """The platform's id of what stands there already, where it is to be corrected."""

    @property
    def key(self) -> tuple[str, str, int]:
        """What names it in the store."""
        return self.subscription, self.slot, self.part


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one part of a digest, for whoever asks why it did or didn't come."""

    slot: str
    part: int
    parts: int
    state: State
    due: datetime
    changed: datetime
    attempts: int
    message: str
    detail: str
    flagged: bool
