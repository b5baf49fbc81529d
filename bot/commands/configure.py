"""/configure: which commands are on here, and who may do more than ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from bot.access import ALWAYS_ON, is_on
from bot.command import Answer, Command, Context, Option, Power
from bot.state.access import ALL_COMMANDS, EVERYONE, WHOLE_WORKSPACE, CommandRule
from briefs.message import Context as SmallPrint
from briefs.message import Field, Fields, Line, Message, Paragraph

POWERS: tuple[Power, ...] = ("subscribe", "configure")
MANAGERS = "those who manage this workspace"

HOW = (
    "Say /configure turn off search, /configure turn on search everywhere, "
    "/configure let @ana subscribe, /configure let everyone subscribe or "
    "/configure stop @ana subscribe."
)
_TURN = re.compile(r"turn (on|off) /?(\S+)(?: (here|everywhere))?", re.IGNORECASE)
_LET = re.compile(r"(let|stop) (\S+) (subscribe|configure)", re.IGNORECASE)
_PERSON = re.compile(r"<@!?(\w{1,40})(?:\|[^>]*)?>|@?(\w{1,40})")


@dataclass(frozen=True, slots=True)
class Turn:
    """Turn a command, or all of them, on or off, here or everywhere."""

    command: str
    allowed: bool
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Let:
    """Give somebody a power, or take it."""

    holder: str
    power: Power
    granted: bool


def read(text: str) -> Turn | Let | None:
    """Return the change that a text asks for, None where it can't be read as one."""
    asked = " ".join(text.split()).rstrip(".!")
    if found := _TURN.fullmatch(asked):
        name = found[2].lower()
        command = ALL_COMMANDS if name in ("all", "everything") else name
        return Turn(command, found[1].lower() == "on", (found[3] or "").lower() == "everywhere")
    if found := _LET.fullmatch(asked):
        power = cast("Literal['subscribe', 'configure']", found[3].lower())
        holder = _holder(found[2])
        return Let(holder, power, found[1].lower() == "let") if holder else None
    return None


def _holder(text: str) -> str | None:
    """Return the id of a person as platforms write mentions, or EVERYONE."""
    if text.lower() in (EVERYONE, "everybody", "@everyone"):
        return EVERYONE
    found = _PERSON.fullmatch(text)
    return (found[1] or found[2]) if found else None


def run(context: Context, text: str) -> Answer:
    """Return what is set here, after the change that was asked for."""
    if not context.invocation.workspace:
        return _said(text, "Here every command is on, and you may do everything.")
    if not text:
        return Answer("configure", text, _settings(context), aside=True)
    change = read(text)
    match change:
        case Turn():
            done = _turn(context, change)
        case Let():
            done = _let(context, change)
        case None:
            return _said(text, f"That is no setting. {HOW}")
    return Answer("configure", text, _settings(context, done), aside=True)


def _turn(context: Context, change: Turn) -> str:
    """Turn a command on or off and return the sentence that says so."""
    asked = context.invocation
    names = [command.name for command in context.commands()]
    if change.command != ALL_COMMANDS and change.command not in names:
        from bot.dispatch import nearest

        near = nearest(change.command, names)
        meant = f"; did you mean /{near[0]}?" if near else "; /help lists the commands."
        return f"There is no command /{change.command}{meant}"
    if change.command in ALWAYS_ON and not change.allowed:
        return f"/{change.command} can't be turned off, so that nobody locks everybody out."
    place = WHOLE_WORKSPACE if change.everywhere else asked.place
    rule = CommandRule(place, change.command, change.allowed)
    context.access.set_rule(asked.adapter, asked.workspace, rule, asked.user)
    what = "Every command" if change.command == ALL_COMMANDS else f"/{change.command}"
    where = "everywhere" if change.everywhere else "here"
    return f"{what} is now {'on' if change.allowed else 'off'} {where}."


def _let(context: Context, change: Let) -> str:
    """Give or take a power and return the sentence that says so."""
    asked, access = context.invocation, context.access
    who = _shown(change.holder)
    if change.granted:
        access.grant(asked.adapter, asked.workspace, change.power, change.holder, asked.user)
        return f"{who} may now {change.power}."
    access.withdraw(asked.adapter, asked.workspace, change.power, change.holder)
    return f"{who} may no longer {change.power}, unless they manage this workspace."


def _settings(context: Context, done: str = "") -> Message:
    """Return what is set for this place and workspace."""
    asked = context.invocation
    rules = context.access.rules(asked.adapter, asked.workspace)
    off = [
        f"/{command.name}"
        for command in context.commands()
        if command.name not in ALWAYS_ON and not is_on(command.name, asked.place, rules)
    ]
    shown = f"Turned off here: {', '.join(off)}." if off else "Every command is on here."
    blocks = (
        *((Paragraph((Line(done, tone="strong"),)),) if done else ()),
        Paragraph((Line(shown),)),
        Fields(tuple(_powers(context))),
        SmallPrint((Line(HOW),)),
    )
    return Message("Settings", blocks, fallback_text=done or shown)


def _powers(context: Context) -> Iterator[Field]:
    """Yield who may do what."""
    asked = context.invocation
    for power in POWERS:
        held = sorted(context.access.holders(asked.adapter, asked.workspace, power))
        may = ["everyone"] if EVERYONE in held else [MANAGERS, *map(_shown, held)]
        yield Field(f"May {power}", tuple(map(Line, may)))


def _shown(holder: str) -> str:
    """Return somebody in words that ping nobody."""
    return "Everyone" if holder == EVERYONE else f"user {holder}"


def _said(text: str, sentence: str) -> Answer:
    message = Message("Settings", (Paragraph((Line(sentence),)),), fallback_text=sentence)
    return Answer("configure", text, message, aside=True)


COMMAND = Command(
    name="configure",
    summary="Which commands are on here, and who may set up digests and change settings.",
    usage="/configure [CHANGE]",
    run=run,
    options=(Option("change", "such as: turn off search, let everyone subscribe"),),
    examples=(
        "/configure",
        "/configure turn off search",
        "/configure turn on search everywhere",
        "/configure let everyone subscribe",
    ),
    power="configure",
)
