"""`parallax run` and `parallax manifest`: what answers on chat platforms, and how to set it up."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from bot.arguments import WRONG_USE, complain
from bot.registry import adapter_names, find_manifest, manifest_names
from bot.rendering.plain import safe
from corpus.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app import Application
    from bot.ports import Adapter
    from bot.subscriptions.desk import Desk
    from bot.subscriptions.model import Subscription

NOT_STARTED = frozenset({"memory", "terminal"})
"""Adapters that no platform stands behind."""

FAILED = 1


def run(application: Application, options: argparse.Namespace) -> int:
    """Answer on every platform that is set up, until the process is asked to end."""
    import asyncio
    import logging

    from bot.digests import Digests
    from bot.serving import serve

    adapters = chosen(application, options.adapters)
    logging.basicConfig(
        level=logging.DEBUG if options.verbose else logging.INFO,
        format="%(asctime)s %(levelname)-7s %(name)s: %(message)s",
    )
    digests = Digests(application.dispatcher.posted, application.state, adapters)
    served = serve(adapters, application.report, {"digests": digests})
    return 0 if asyncio.run(served) else FAILED


def chosen(application: Application, names: list[str]) -> dict[str, Adapter]:
    """Return the adapters to start: those named, else all that have a section in the settings.

    Raises ConfigError where there is none, or one is not known or lacks a setting.
    """
    known = [name for name in adapter_names() if name not in NOT_STARTED]
    configured = application.settings.adapters if application.settings else {}
    wanted = names or [name for name in configured if name not in NOT_STARTED]
    if not wanted:
        raise ConfigError(
            "No adapter is set up: give the settings file a section such as [adapters.discord] or "
            "[adapters.slack], or name one; docs/discord.md and docs/slack.md say how."
        )
    adapters = {}
    for name in dict.fromkeys(wanted):
        adapter = application.adapter(name) if name in known else None
        if adapter is None:
            raise ConfigError(
                f"There is no adapter {name}; choose from {', '.join(known) or 'none'}."
            )
        adapters[name] = adapter
    return adapters


def manifest(application: Application, options: argparse.Namespace) -> int:
    """Print what a platform must be told about the app."""
    make = find_manifest(options.platform)
    if make is None:
        complain(
            f"There is no manifest for {options.platform}; choose from "
            f"{', '.join(manifest_names())}."
        )
        return WRONG_USE
    settings = application.settings.adapters if application.settings else {}
    sys.stdout.write(make(settings.get(options.platform, {}), application.dispatcher.commands()))
    return 0


def preview(application: Application, options: argparse.Namespace) -> int:
    """Print the digest that would be posted now."""
    from bot.forms import is_form, write_posts

    form = options.form or "terminal"
    if not is_form(form) or form == "json":
        complain(f"Digests don't come as {form}; choose from {', '.join(adapter_names())}.")
        return WRONG_USE
    answer = application.dispatcher.posted("digest", " ".join(options.question))
    write_posts(application, answer, form)
    return 0


def subscriptions(application: Application, options: argparse.Namespace) -> int:
    """List the digests that are set up, on whatever platform, or change one."""
    from bot.schedule import LocalCalendar
    from bot.subscriptions.desk import Desk

    state = application.state
    desk = Desk(state.subscriptions, state.deliveries, LocalCalendar(), application.clock)
    if options.step == "list":
        return _list(desk, state.subscriptions.everything())
    if options.step == "add":
        return _add(application, options)
    if not options.id:
        complain(f"Say which digest to {options.step}; parallax subscriptions list shows them.")
        return WRONG_USE
    for one in [_named(application, which) for which in options.id]:
        _step(desk, options.step, one)
    return 0


def _named(application: Application, id: str) -> Subscription:
    from bot.errors import StateError

    one = application.state.subscriptions.get(id)
    if one is None:
        raise StateError(f"There is no digest {id}; list shows those that there are.")
    return one


def _step(desk: Desk, step: str, one: Subscription) -> None:
    """Change a digest, and show what it is now and what became of its last ones."""
    match step:
        case "pause":
            one = desk.paused(one)
        case "resume":
            one = desk.resumed(one)
        case "end":
            desk.removed(one)
            return
    _list(desk, [one])
    for record in desk.records(one):
        detail = f" · {record.detail}" if record.detail else ""
        sys.stdout.write(f"  {record.due:%Y-%m-%d %H:%M} UTC  {record.state}{safe(detail)}\n")


def _add(application: Application, options: argparse.Namespace) -> int:
    """Set a digest up as somebody who manages that workspace would."""
    from bot.adapters.terminal import TerminalAdapter
    from bot.ports import Invocation

    if options.adapter not in adapter_names() or not options.place:
        complain("Say where it goes: --adapter slack or discord, --workspace ID and --place ID.")
        return WRONG_USE
    asked = Invocation(
        "subscribe",
        " ".join(options.id),
        user="command line",
        place=options.place,
        workspace=options.workspace,
        adapter=options.adapter,
        manages=True,
    )
    TerminalAdapter(application.dispatcher).show(application.dispatcher.answer(asked).message)
    return 0


def _list(desk: Desk, found: Sequence[Subscription]) -> int:
    from bot.subscriptions_shown import one_line

    for one in found:
        where = " ".join(filter(None, (one.adapter, one.workspace, one.place)))
        due = f" · next {one.next_due:%Y-%m-%d %H:%M} UTC" if one.next_due else ""
        sys.stdout.write(f"{one.id}  {safe(where)}  {safe(one_line(desk, one))}{due}\n")
    if not found:
        complain("No digest is set up; in Discord or Slack say /subscribe everything daily at 9.")
    return 0
