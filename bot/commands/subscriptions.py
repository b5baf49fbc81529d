"""/subscriptions: the digests that are posted here, what became of them, and how to change one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import cast, get_args
from zoneinfo import ZoneInfo

from bot.command import Answer, Command, Context, Option
from bot.subscriptions.model import Length, Record, Subscription, WhenEmpty
from bot.subscriptions.when import read_when, stored
from bot.subscriptions.zones import read_zone
from bot.subscriptions_shown import known_language, may_change, one_line, said
from briefs.message import Block, BulletList, Choice, Choices, Heading, Line, Message, Paragraph
from briefs.message import Context as SmallPrint

HOW = (
    "Say /subscriptions ID, and behind it pause, resume, preview, correct, at WHEN, zone CITY, "
    "length long, language de, or empty silent, line or spotlight."
)
_MOST = 20
_BECAME = {
    "planned": "is about to be made",
    "rendered": "waits to be sent",
    "sending": "is being sent",
    "verifying": "is being looked for, for nobody knows whether it arrived",
    "correcting": "is being put right in place",
    "sent": "was posted",
    "unknown": "may have been posted; nobody can tell, and it was not risked twice",
    "skipped": "was not posted",
    "dead": "could not be posted",
}


def run(context: Context, text: str) -> Answer:
    """Return the digests here, one of them with its history, or what was changed."""
    asked = context.invocation
    which, _, rest = text.partition(" ")
    if not which:
        return Answer("subscriptions", text, _all(context), aside=True)
    one = context.desk.found(asked.adapter, asked.workspace, which)
    name, _, value = rest.strip().partition(" ")
    if not name or name == "why":
        return Answer("subscriptions", text, _one(context, one), aside=True)
    if name == "preview":
        from bot.commands.digest import run as digest

        return digest(context, f"{one.query} length:{one.length}".strip())
    if name == "correct":
        return _corrected(context, one, text)
    change = CHANGES.get(name.lower())
    if change is None:
        return said("subscriptions", text, f"“{name[:20]}” can't be done with a digest. {HOW}")
    if refusal := may_change(asked, one):
        return said("subscriptions", text, refusal)
    changed = change(context, one, value.strip())
    return Answer("subscriptions", text, _one(context, changed, "Changed."), aside=True)


def _corrected(context: Context, one: Subscription, text: str) -> Answer:
    """Return that the last digest is put right where it stands."""
    if refusal := may_change(context.invocation, one):
        return said("subscriptions", text, refusal)
    if not context.desk.corrected(one):
        return said(
            "subscriptions", text, "No digest of it was posted yet that could be put right."
        )
    return said("subscriptions", text, "The last one is made anew, and put right where it stands.")


def _at(context: Context, one: Subscription, value: str) -> Subscription:
    return context.desk.moved(one, str(read_when(value)), one.timezone)


def _zone(context: Context, one: Subscription, value: str) -> Subscription:
    return context.desk.moved(one, str(stored(one.schedule)), read_zone(value))


def _empty(context: Context, one: Subscription, value: str) -> Subscription:
    from bot.subscriptions.when import WhenError

    if value not in get_args(WhenEmpty):
        raise WhenError("Without news a digest is silent, line or spotlight; say one of these.")
    return context.desk.quietened(one, cast("WhenEmpty", value))


def _length(context: Context, one: Subscription, value: str) -> Subscription:
    from bot.subscriptions.when import WhenError

    if value not in get_args(Length):
        raise WhenError("A digest is short, or long with the outlets side by side; say which.")
    return context.desk.resized(one, cast("Length", value))


CHANGES: Mapping[str, Callable[[Context, Subscription, str], Subscription]] = {
    "pause": lambda context, one, _: context.desk.paused(one),
    "resume": lambda context, one, _: context.desk.resumed(one),
    "at": _at,
    "zone": _zone,
    "empty": _empty,
    "length": _length,
    "language": lambda context, one, value: context.desk.reworded(one, known_language(value)),
}


def _all(context: Context) -> Message:
    """Return the digests of a place, and how many there are elsewhere in the workspace."""
    asked, desk = context.invocation, context.desk
    there = desk.listed(asked.adapter, asked.workspace)
    here = [one for one in there if one.place == asked.place]
    elsewhere = len(there) - len(here)
    if not here:
        text = "No digest is posted here. Set one up with /subscribe everything every day at 9."
        blocks: tuple[Block, ...] = (Paragraph((Line(text),)),)
    else:
        text = f"{len(here)} {'digest is' if len(here) == 1 else 'digests are'} posted here."
        lines = tuple(Line(f"{one.id} · {one_line(desk, one)}") for one in here[:_MOST])
        options = tuple(Choice(one.id, f"/subscriptions {one.id}") for one in here[:_MOST])
        blocks = (Paragraph((Line(text),)), BulletList(lines), Choices("More", options))
    rest = (SmallPrint((Line(f"and {elsewhere} elsewhere in this workspace."),)),)
    return Message("Digests", (*blocks, *(rest if elsewhere else ())), fallback_text=text)


def _one(context: Context, one: Subscription, done: str = "") -> Message:
    """Return one digest: when it comes next, and what became of the last ones."""
    desk = context.desk
    zone = ZoneInfo(one.timezone)
    blocks: list[Block] = []
    if done:
        blocks.append(Paragraph((Line(done, tone="strong"),)))
    blocks.append(Paragraph((Line(one_line(desk, one)),)))
    coming = [Line(f"{when:%A, %d %B %Y, %H:%M}") for when in desk.coming(one)]
    if coming:
        blocks += [Heading(Line("It comes next on")), BulletList(tuple(coming))]
    records = desk.records(one)
    told = tuple(_told(record, zone) for record in records)
    blocks.append(Heading(Line("What became of the last ones")))
    blocks.append(BulletList(told or (Line("Nothing yet: its first time has not come."),)))
    pause = "resume" if one.status != "active" else "pause"
    blocks.append(
        Choices(
            "More",
            (
                Choice("Preview", f"/subscriptions {one.id} preview"),
                Choice(pause.capitalize(), f"/subscriptions {one.id} {pause}"),
                Choice("End it", f"/unsubscribe {one.id}"),
            ),
        )
    )
    blocks.append(SmallPrint((Line(HOW),)))
    gist = f"{done} {one.id}: {one_line(desk, one)}".strip()
    return Message(f"Digest {one.id}", tuple(blocks), fallback_text=gist)


def _told(record: Record, zone: ZoneInfo) -> Line:
    """Return what became of one part of a digest."""
    due = record.due.astimezone(zone)
    part = f", part {record.part + 1} of {record.parts}" if record.parts > 1 else ""
    pieces = list(_pieces(record, zone))
    return Line(f"{due:%d %b %Y, %H:%M}{part} {'; '.join(pieces)}")


def _pieces(record: Record, zone: ZoneInfo) -> Iterator[str]:
    changed: datetime = record.changed.astimezone(zone)
    when = f" at {changed:%H:%M}" if record.state == "sent" else ""
    yield f"{_BECAME[record.state]}{when}"
    if record.detail:
        yield record.detail.rstrip(".")
    if record.attempts > 1:
        yield f"{record.attempts} tries"
    if record.flagged and record.state == "sent":
        yield "it may have arrived twice, for nobody could tell"


COMMAND = Command(
    name="subscriptions",
    summary="The digests that are posted here, why one did or didn't come, and how to change it.",
    usage="/subscriptions [ID [CHANGE]]",
    run=run,
    options=(
        Option("id", "which digest; all of them without it"),
        Option("change", "pause, resume, preview, at WHEN, zone CITY, empty silent"),
    ),
    examples=(
        "/subscriptions",
        "/subscriptions k3f9x2 why",
        "/subscriptions k3f9x2 at weekdays 08:30",
    ),
)
