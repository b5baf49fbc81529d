"""Who may do what: which commands are on in a place, who may subscribe and configure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.state.access import ALL_COMMANDS, EVERYONE, WHOLE_WORKSPACE

if TYPE_CHECKING:
    from bot.command import Command, Power
    from bot.ports import Invocation
    from bot.state.access import AccessRules, CommandRule

ALWAYS_ON = frozenset({"help", "configure"})
"""Commands that can't be turned off, so that nobody locks everybody out."""

_MAY = {"subscribe": "set up digests", "configure": "change these settings"}
_ADMINISTRATORS = (
    "Only administrators of this Parallax may correct what it has; whoever runs it names them as "
    "administrators in [adapters.{adapter}] of its settings."
)


def refusal(invocation: Invocation, command: Command, rules: AccessRules) -> str | None:
    """Return the sentence that refuses a question by what is kept, None to let it pass."""
    if command.name not in ALWAYS_ON and not is_on(
        command.name, invocation.place, rules.rules(invocation.adapter, invocation.workspace)
    ):
        return (
            f"/{command.name} is turned off here; ask in another channel, or ask whoever manages "
            f"Parallax here to say /configure turn on {command.name}."
        )
    if command.power == "ask" or may(invocation, command.power, rules):
        return None
    if command.power == "correct":
        return _ADMINISTRATORS.format(adapter=invocation.adapter)
    return (
        f"Only those who manage this workspace, or whom they let, may {_MAY[command.power]}; "
        f"they can say /configure let @you {command.power}."
    )


def is_on(command: str, place: str, rules: Iterable[CommandRule]) -> bool:
    """Whether a command is on at a place: the nearest rule wins, without one it is on.

    A rule for the place is nearer than one for the workspace, one for the command nearer than one
    for all. A place within a place ("channel/thread") follows the rules of the channel.
    """
    allowed = {(rule.place, rule.command): rule.allowed for rule in rules}
    for where in (place, place.partition("/")[0], WHOLE_WORKSPACE):
        for name in (command, ALL_COMMANDS):
            if (where, name) in allowed:
                return allowed[where, name]
    return True


def may(invocation: Invocation, power: Power, rules: AccessRules) -> bool:
    """Whether the asker has a power: managers have all, others what they were given.

    In a private conversation, which has no managers, everybody has it for themselves. To correct
    is for administrators of the deployment: it holds in every workspace, so none can give it.
    """
    if power == "correct":
        return invocation.administers
    if invocation.manages or not invocation.workspace:
        return True
    holders = rules.holders(invocation.adapter, invocation.workspace, power)
    return bool({invocation.user, EVERYONE} & holders)
