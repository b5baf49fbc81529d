"""The App Home: a box to ask in, the stories of late, and the last answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.adapters.slack import blocks as b
from bot.errors import StateError
from bot.ports import Core, Suggestion
from bot.press import Press
from bot.subscriptions.when import in_words, stored

ASKED = "home-question"
OPEN = "home-form"
MOST_STORIES = 5
MOST_DIGESTS = 20
MOST_BLOCKS = 100


def home(
    stories: Sequence[Suggestion],
    command: str,
    answer: Mapping[str, Any] | None = None,
    subscriptions: Sequence[str] = (),
) -> dict[str, Any]:
    """Return the view; `answer` is the body of what was asked last."""
    shown = [b.divider(), *answer["blocks"]] if answer else []
    blocks = [*_asking(command), *shown, *_stories(stories), *_digests(subscriptions, command)]
    return {"type": "home", "blocks": blocks[:MOST_BLOCKS]}


def digests_of(core: Core, user: str) -> list[str]:
    """Return the digests that somebody set up, a line each; blocks."""
    try:
        there = core.state.subscriptions.everything()
    except StateError as error:
        core.report(error)
        return []
    return [
        f"{one.id} · {one.query or 'everything'} · {in_words(stored(one.schedule))}, {one.timezone}"
        for one in there
        if (one.adapter, one.created_by) == ("slack", user)
    ]


def _asking(command: str) -> list[b.Block]:
    box = {
        "type": "plain_text_input",
        "action_id": ASKED,
        "placeholder": _plain("who Shoigu · compare armistice · digest last week"),
        "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]},
        "max_length": 1000,
    }
    form = {"type": "button", "action_id": OPEN, "text": _plain("Choose from names")}
    return [
        b.header("How did outlets cover it?"),
        {
            "type": "input", "block_id": ASKED, "dispatch_action": True,
            "label": _plain("Ask"), "element": box,
        },
        b.actions([form, b.button("All commands", Press("ask", "/help"), 90)]),
        b.small([f"In any channel: /{command} who NAME, or mention Parallax."]),
    ]  # fmt: skip


def _stories(stories: Sequence[Suggestion]) -> list[b.Block]:
    if not stories:
        return []
    heading = b.rich_text([{"type": "rich_text_section", "elements": [b.run("Stories", "bold")]}])
    buttons = [
        b.button(story.label, Press("ask", f"/story {story.value}"), 100 + number)
        for number, story in enumerate(stories[:MOST_STORIES])
    ]
    return [b.divider(), heading, b.actions(buttons)]


def _digests(subscriptions: Sequence[str], command: str) -> list[b.Block]:
    heading = b.rich_text([{"type": "rich_text_section", "elements": [b.run("Digests", "bold")]}])
    if not subscriptions:
        text = f"You have set up no digest; /{command} subscribe everything daily at 9 does."
        return [b.divider(), heading, b.small([text])]
    items = [
        {"type": "rich_text_section", "elements": [b.run(b.plain(one))]} for one in subscriptions
    ]
    items = items[:MOST_DIGESTS]
    listed = b.rich_text([{"type": "rich_text_list", "style": "bullet", "elements": items}])
    return [b.divider(), heading, listed]


def _plain(text: str) -> Any:
    return {"type": "plain_text", "text": text, "emoji": False}
