"""/subscribe: have a digest posted here by a schedule."""

from __future__ import annotations

import re
from typing import cast, get_args

from bot.command import Answer, Command, Context, Option
from bot.subscriptions.desk import Wish
from bot.subscriptions.model import Length, WhenEmpty
from bot.subscriptions.when import EXAMPLES, WhenError, WhenRefusedError, read_when
from bot.subscriptions.zones import read_zone
from bot.subscriptions_shown import known_language, one_line, said
from briefs.digest import KINDS
from briefs.message import BulletList, Choice, Choices, Line, Message, Paragraph
from briefs.message import Context as SmallPrint

USUAL_ZONE = "UTC"
HOW = f"Say what and when, such as /subscribe everything every day at 9. When: {EXAMPLES}."
_KEYED = re.compile(
    r'\b(when|zone|empty|length|language):(?:"([^"]*)"|“([^”]*)”|(\S+))', re.IGNORECASE
)
_EVERYTHING = frozenset({"everything", "everything new", "all", "news"})
_EMPTY: tuple[WhenEmpty, ...] = get_args(WhenEmpty)


def run(context: Context, text: str) -> Answer:
    """Return the subscription that was set up, said back with its next times."""
    asked = context.invocation
    if not context.digests_can_be_posted:
        return said(
            "subscribe", text, "Digests are posted in Discord and Slack; subscribe there, in the "
            "channel where they should come.",
        )  # fmt: skip
    if not text:
        return said(
            "subscribe",
            text,
            f"Say what and when, such as /subscribe everything every day at 9. When: {EXAMPLES}.",
        )
    wish = _wish(context, text)
    made = context.desk.subscribe(wish, asked.adapter, asked.workspace, asked.place, asked.user)
    times = [f"{when:%A, %d %B %Y, %H:%M}" for when in context.desk.coming(made)]
    lines = (Line(f"Set up: {one_line(context.desk, made)}", tone="strong"),)
    message = Message(
        "Digest set up",
        (
            Paragraph(lines),
            Paragraph((Line("It comes next on"),)),
            BulletList(tuple(map(Line, times))),
            SmallPrint((Line(f"Its id is {made.id}. /unsubscribe {made.id} ends it."),)),
            Choices(
                "More",
                (
                    Choice("Preview", f"/subscriptions {made.id} preview"),
                    Choice("All digests here", "/subscriptions"),
                ),
            ),
        ),
        fallback_text=f"{lines[0].text} Next on {times[0]}.",
    )
    return Answer("subscribe", text, message)


def _wish(context: Context, text: str) -> Wish:
    """Return what was typed, raises WhenError where no time is in it."""
    given = {
        found[1].lower(): next(filter(None, found.groups()[1:]), "")
        for found in _KEYED.finditer(text)
    }
    plain = " ".join(_KEYED.sub(" ", text).split())
    query, when = _split(plain) if "when" not in given else (plain, given["when"])
    asked = context.invocation
    zone = given.get("zone")
    usual = context.desk.usual_zone(asked.adapter, asked.workspace) or USUAL_ZONE
    empty = given.get("empty", "line").lower()
    if empty not in _EMPTY:
        raise WhenError(f"“empty:” is silent, line or spotlight, not {empty[:20]}.")
    length = given.get("length", "short").lower()
    if length not in get_args(Length):
        raise WhenError(f"“length:” is short or long, not {length[:20]}.")
    return Wish(
        "" if query.lower() in _EVERYTHING else query,
        read_when(when),
        read_zone(zone) if zone else usual,
        cast("WhenEmpty", empty),
        cast("Length", length),
        known_language(given.get("language", "en")),
    )


def _split(text: str) -> tuple[str, str]:
    """Return what a digest is about and when it comes: the longest end that is a time.

    An end that is a time no digest can come at, such as every other Monday, is told at once;
    else its own end, Monday, would be taken for it.
    """
    words = text.split()
    for place in range(len(words)):
        when = " ".join(words[place:])
        try:
            read_when(when)
        except WhenRefusedError:
            raise
        except WhenError:
            continue
        return " ".join(words[:place]), when
    read_when(text)  # says what is wrong
    return text, ""


COMMAND = Command(
    name="subscribe",
    summary="Have a digest posted here, every day at nine or whenever you say.",
    usage="/subscribe WHAT WHEN [zone:CITY] [empty:silent]",
    run=run,
    options=(
        Option("subject", "a story, topic, person, or everything", required=True, completes=True),
        Option("when", "such as: every day at 9, weekdays 08:30", key="when"),
        Option("zone", "a time zone or its city, such as Berlin", key="zone"),
        Option("empty", "without news: silent, line or spotlight", key="empty"),
        Option("length", "short, or long with the outlets side by side", key="length"),
        Option("language", "the language of dates, such as de", key="language"),
    ),
    examples=(
        "/subscribe everything every day at 9",
        "/subscribe nuclear weekdays 08:30 zone:Berlin",
        "/subscribe Shoigu mondays empty:silent",
    ),
    kinds=KINDS,
    power="subscribe",
)
