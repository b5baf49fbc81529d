"""From what Slack sends: who asks, where, and who would see an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.ports import Invocation


@dataclass(frozen=True, slots=True)
class Where:
    """A person at a place; `thread` is the time stamp of the thread's first message, or "".

    `hidden` says that what was pressed is seen by the presser alone; `name` is what the person is
    called, where Slack told that.
    """

    user: str
    channel: str
    workspace: str
    thread: str = ""
    hidden: bool = False
    name: str = ""

    @property
    def is_direct(self) -> bool:
        """Whether it is the conversation with the bot itself."""
        return self.channel.startswith("D")

    @property
    def is_own(self) -> bool:
        """Whether nobody else sees what stands there."""
        return self.hidden or self.is_direct

    @property
    def account(self) -> str:
        """The person's id within all of Slack."""
        return f"{self.workspace}/{self.user}"

    def asker(
        self, *, private: bool, manages: bool, name: str = "", administers: bool = False
    ) -> Invocation:
        """Return who asks, as the core knows people."""
        place = f"{self.channel}/{self.thread}" if self.thread else self.channel
        return Invocation(
            "",
            user=self.user,
            place=place or self.user,
            workspace=self.workspace,
            adapter="slack",
            private=private,
            manages=manages,
            name=name,
            administers=administers,
        )


def of_command(body: Mapping[str, Any]) -> Where:
    """Return where a slash command was typed."""
    return Where(
        body["user_id"],
        body.get("channel_id", ""),
        _workspace(body, body.get("team_id")),
        name=str(body.get("user_name") or ""),
    )


def of_event(body: Mapping[str, Any]) -> Where:
    """Return where a message stands; one that is in no thread begins one."""
    event = body["event"]
    channel = str(event["channel"])
    thread = event.get("thread_ts") or ("" if channel.startswith("D") else event["ts"])
    team = body.get("team_id") or event.get("team")
    return Where(str(event["user"]), channel, _workspace(body, team), str(thread))


def of_press(body: Mapping[str, Any]) -> Where:
    """Return where a button, a menu or a message's shortcut was used."""
    container = body.get("container") or {}
    message = body.get("message") or {}
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id") or ""
    thread = container.get("thread_ts") or message.get("thread_ts") or ""
    user = body["user"]
    return Where(
        user["id"],
        channel,
        _workspace(body, (body.get("team") or {}).get("id") or user.get("team_id")),
        str(thread),
        bool(container.get("is_ephemeral")),
        str(user.get("name") or user.get("username") or ""),
    )


def _workspace(body: Mapping[str, Any], team: str | None) -> str:
    enterprise = body.get("enterprise") or {}
    return str(team or body.get("enterprise_id") or enterprise.get("id") or "")
