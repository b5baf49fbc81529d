"""A Message as the bodies that Slack's API takes: pages to turn, or posts in a row. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from bot.adapters.slack import blocks as b
from bot.adapters.slack.text import Part, parts, source_parts, split
from bot.press import Act, Press
from briefs.message import Choices, Message

PAGE = 2800
"""Characters of a page: some two screens; Slack refuses blocks of some 13,000, their structure
counted."""
MOST_BLOCKS = 40
"""Blocks of a page without its buttons."""
POST = 3800
"""The same of what is posted unasked, which should be one message."""
MOST_JSON = 12_000
"""Characters of a page as it is sent, with its buttons."""
MOST_NAVIGATION = 900
"""Characters of the buttons that turn pages, as they are sent."""
WEIGHT_OF_TITLE = 700
WEIGHT_OF_PART = 70
"""Characters that a part takes beside its runs, as it is sent."""
MOST_FOLLOW_UPS = 30
"""Buttons for what can be asked next; what goes beyond is written out."""
LONGEST_PART = 1000
LONGEST_SECTION = 2500
"""Characters of one block of rich text."""

Body = dict[str, Any]


def answer(message: Message, question: str, *, share: bool = True) -> list[Body]:
    """Return the pages of an answer, each with its buttons; sources are a press away."""
    follow_ups = list(_follow_ups(message))
    room = MOST_JSON - MOST_NAVIGATION - _weight(follow_ups)
    found = _pages(message, parts(message), PAGE, room)
    return [
        _body(
            message,
            [
                *page,
                *follow_ups,
                *_navigation(message, question, number, len(found), share=share),
            ],
        )
        for number, page in enumerate(found)
    ]


def posts(message: Message) -> list[Body]:
    """Return the messages that say all of a message, its sources at the end.

    Sources have no headlines where that makes it one message.
    """
    follow_ups = list(_follow_ups(message))
    room = MOST_JSON - _weight(follow_ups)
    said = parts(message, links=not message.sources)
    found = _pages(message, [*said, *_sources(message)], POST, room)
    if len(found) > 1 and message.sources:
        brief = _pages(message, [*said, *_sources(message, brief=True)], POST, room)
        found = brief if len(brief) == 1 else found
    last = len(found) - 1
    return [
        _body(message, [*page, *(follow_ups if number == last else ())])
        for number, page in enumerate(found)
    ]


def _sources(message: Message, *, brief: bool = False) -> list[Part]:
    if not message.sources:
        return []
    title = Part("section", (b.run("Sources", "bold"),), begins=True)
    return [title, *source_parts(message.sources, brief=brief)]


def _weight(blocks: object) -> int:
    """Return how many characters something has as it is sent."""
    return len(json.dumps(blocks, ensure_ascii=False))


def sources(message: Message) -> list[Body]:
    """Return messages that list the sources, without buttons."""
    return posts(Message(message.title, (), message.sources, message.fallback_text))


def without(body: Mapping[str, Any], act: str) -> Body:
    """Return a body without the buttons that do one thing, such as "share"."""
    kept = []
    for block in body["blocks"]:
        if block["type"] != "actions":
            kept.append(block)
            continue
        buttons = [one for one in block["elements"] if not one["value"].startswith(f"{act}:")]
        kept += [{**block, "elements": buttons}] if buttons else []
    return {**body, "blocks": kept}


def shared_by(body: Mapping[str, Any], name: str) -> Body:
    """Return a body without the button that shares it, under a line that says who did."""
    line = b.small([f"Shared by {b.shortened(name, 100)}"])
    return {**body, "blocks": [line, *without(body, "share")["blocks"]]}


def _body(message: Message, blocks: Sequence[b.Block]) -> Body:
    return {
        "text": b.fallback(message.fallback_text or message.title),
        "blocks": list(blocks),
        "mrkdwn": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _pages(message: Message, said: Sequence[Part], longest: int, room: int) -> list[list[b.Block]]:
    """Return the blocks of each page; each begins with the title, and no part is lost.

    A page has at most `longest` characters to read, and `room` as it is sent.
    """
    whole = [*_whole_title(message), *said, *_unlisted(message)]
    filled: list[list[Part]] = [[]]
    used = opened = 0
    weight = WEIGHT_OF_TITLE
    for part in (short for long in whole for short in split(long, LONGEST_PART)):
        heavy = WEIGHT_OF_PART + _weight(part.runs)
        opens = part.begins or part.kind in ("small", "rule", "bars")
        if filled[-1] and (
            used + part.size > longest or weight + heavy > room or (opens and opened >= MOST_BLOCKS)
        ):
            filled.append([])
            used = opened = 0
            weight = WEIGHT_OF_TITLE
        filled[-1].append(part)
        used += part.size
        weight += heavy
        opened += 2 if opens else 0
    return [
        [b.header(message.title) if not number else b.small([b.shortened(message.title, 300)]),
         *_blocks(page)]
        for number, page in enumerate(filled)
    ]  # fmt: skip


def _whole_title(message: Message) -> Iterator[Part]:
    """Yield a title that is too long for a header, so that nothing of it is lost."""
    if len(b.plain(message.title)) > b.LONGEST_HEADER:
        yield Part("section", (b.run(b.plain(message.title)),))


def _blocks(page: Sequence[Part]) -> Iterator[b.Block]:
    """Yield the parts of a page as blocks: what belongs together in one block of rich text."""
    waiting: list[Part] = []
    smalls: list[str] = []
    size = 0
    for part in page:
        if part.kind == "small":
            yield from _rich(waiting)
            waiting, size = [], 0
            if len(smalls) == b.MOST_SMALL:
                yield b.small(smalls)
                smalls = []
            smalls += [text for one in part.runs if (text := one["text"].strip())]
            continue
        if smalls:
            yield b.small(smalls)
            smalls = []
        if part.begins or part.chart or size + part.size > LONGEST_SECTION:
            yield from _rich(waiting)
            waiting, size = [], 0
        if part.kind == "rule":
            yield b.divider()
            continue
        waiting.append(part)
        size += part.size
    yield from _rich(waiting)
    if smalls:
        yield b.small(smalls)


def _rich(waiting: Sequence[Part]) -> Iterator[b.Block]:
    """Yield one block of rich text; items in a row are one list, and lines one section."""
    elements: list[dict[str, Any]] = []
    for part in waiting:
        runs = [one for one in part.runs if one["text"]]  # Slack refuses empty ones
        if not runs:
            continue
        last = elements[-1] if elements else None
        match part.kind:
            case "bullet":
                item = {"type": "rich_text_section", "elements": runs}
                if last and last["type"] == "rich_text_list":
                    last["elements"].append(item)
                else:
                    new = {"type": "rich_text_list", "style": "bullet", "elements": [item]}
                    elements.append(new)
            case "quote":
                elements.append({"type": "rich_text_quote", "elements": runs})
            case "bars":
                elements.append({"type": "rich_text_preformatted", "elements": runs})
            case _:
                if last and last["type"] == "rich_text_section":
                    last["elements"] += [b.run("\n"), *runs]
                else:
                    elements.append({"type": "rich_text_section", "elements": runs})
    if elements:
        number = next((part.chart for part in waiting if part.chart), None)
        block = b.rich_text(elements)
        yield {**block, "block_id": f"chart-{number}"} if number else block


def _follow_ups(message: Message) -> Iterator[b.Block]:
    """Yield rows of buttons for what can be asked next, a row for each choice there is."""
    left, numbers = MOST_FOLLOW_UPS, count(10)
    for block in message.blocks:
        if not isinstance(block, Choices):
            continue
        act: Act = "pick" if block.kind == "pick" else "ask"
        options = block.options[:left]
        left -= len(options)
        buttons = [b.button(one.label, Press(act, one.query), next(numbers)) for one in options]
        for start in range(0, len(buttons), b.MOST_BUTTONS):
            yield b.actions(buttons[start : start + b.MOST_BUTTONS])


def _unlisted(message: Message) -> Iterator[Part]:
    """Yield what to type for each question that no button has room for."""
    options = [
        option for block in message.blocks if isinstance(block, Choices) for option in block.options
    ]
    for option in options[MOST_FOLLOW_UPS:]:
        yield Part("bullet", (b.run(f"{b.plain(option.label)} · {b.plain(option.hint)}"),))


def _navigation(
    message: Message, question: str, number: int, total: int, *, share: bool
) -> Iterator[b.Block]:
    """Yield the row that turns pages, shows the sources, and posts the answer for all."""
    found: list[b.Block] = []
    if total > 1:
        yield b.small([f"Page {number + 1} of {total}"])
        if number:
            found.append(b.button("Previous", Press("page", question, number - 1), 0))
        if number < total - 1:
            found.append(b.button("Next", Press("page", question, number + 1), 1))
    if message.sources:
        name = f"{len(message.sources)} sources" if len(message.sources) > 1 else "1 source"
        found.append(b.button(name, Press("sources", question, number), 2))
    if share:
        found.append(b.button("Share", Press("share", question, number), 3, primary=True))
    if found:
        yield b.actions(found)
