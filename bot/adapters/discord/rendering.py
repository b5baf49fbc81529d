"""A Message as the bodies that Discord's API takes: pages to turn, or posts in a row. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.adapters.discord import components as c
from bot.adapters.discord.escape import escape, label, split
from bot.adapters.discord.text import Part, parts, source_lines
from bot.press import Press
from bot.rendering.plain import safe
from briefs.message import Chart, Choice, Choices, Message

PAGE = 3000
"""Characters of a page: some two screens of a phone; a message could hold 4000."""
POST = 3800
"""The same of what is posted unasked, which should be one message."""
SECTIONS = 12
"""Sections of a page, so that its components stay far below what a message may hold."""
LONGEST_LINE = 1000
"""Characters of a line that stays whole; a longer one is split between words."""
LONGEST_TITLE = 200
MOST_FOLLOW_UPS = 18
"""Components for what can be asked next; with more, all of it is in menus."""
MOST_MENUS = 3

Body = dict[str, Any]


def answer(message: Message, question: str, *, share: bool = True) -> list[Body]:
    """Return the pages of an answer, each with its buttons; sources are a press away."""
    texts = _pages(message, parts(message, pictures=True), PAGE)
    charts = _charts(message)
    return [
        _body(
            message,
            page,
            charts,
            [
                *_follow_ups(message),
                *_navigation(message, question, number, len(texts), share=share),
            ],
        )
        for number, page in enumerate(texts)
    ]


def posts(message: Message) -> list[Body]:
    """Return the messages that say all of a message, its sources at the end.

    Sources have no headlines where that makes it one message.
    """
    said = parts(message, pictures=False)
    texts = _pages(message, [*said, *_sources(message)], POST)
    if len(texts) > 1 and message.sources:
        brief = _pages(message, [*said, *_sources(message, brief=True)], POST)
        texts = brief if len(brief) == 1 else texts
    charts = _charts(message)
    last = len(texts) - 1
    return [
        _body(message, page, charts, list(_follow_ups(message)) if number == last else [])
        for number, page in enumerate(texts)
    ]


def sources(message: Message) -> list[Body]:
    """Return messages that list the sources, without buttons."""
    return posts(Message(message.title, (), message.sources, message.fallback_text))


def without_share(body: Mapping[str, Any]) -> Body:
    """Return a body without the button that posts it for all."""
    rows = []
    for component in body["components"]:
        if component["type"] == c.ACTION_ROW:
            kept = [one for one in component["components"] if not _is_share(one)]
            rows += [{**component, "components": kept}] if kept else []
        else:
            rows.append(component)
    return {**body, "components": rows}


def shared_by(body: Mapping[str, Any], name: str) -> Body:
    """Return a body without that button, under a line that says who shared it."""
    line = c.text(f"-# Shared by {escape(label(name, 100))}")
    return {**body, "components": [line, *without_share(body)["components"]]}


def _is_share(component: Mapping[str, Any]) -> bool:
    return str(component.get("custom_id", "")).startswith("share:")


def charts_in(body: Mapping[str, Any]) -> list[int]:
    """Return the numbers, from 1, of the charts whose pictures a body shows."""
    return [
        int(inner["items"][0]["media"]["url"].removeprefix("attachment://chart-")[:-4])
        for component in body["components"]
        for inner in component.get("components", ())
        if inner["type"] == c.GALLERY
    ]


def _charts(message: Message) -> list[Chart]:
    return [block for block in message.blocks if isinstance(block, Chart)]


def _body(
    message: Message, page: Sequence[Part], charts: Sequence[Chart], rows: list[c.Component]
) -> Body:
    return {
        "flags": c.IS_COMPONENTS_V2,
        "allowed_mentions": {"parse": []},
        "components": [
            c.container(list(_inside(page, charts)) or [c.text(_title(message))]),
            *rows,
        ],
    }


def _inside(page: Sequence[Part], charts: Sequence[Chart]) -> Iterator[c.Component]:
    """Yield the parts of a page, those of a section as one text."""
    lines: list[str] = []
    for part in page:
        if part.chart is not None or part.begins:
            yield from _text(lines)
            lines = []
        if part.chart is not None:
            from briefs.charts import alternative_text

            shown = alternative_text(charts[part.chart - 1])
            yield c.gallery(f"chart-{part.chart}.png", shown)
        lines += part.lines
    yield from _text(lines)


def _text(lines: Sequence[str]) -> Iterator[c.Component]:
    if content := "\n".join(lines).strip():
        yield c.text(content)


def _title(message: Message) -> str:
    return f"## {escape(label(message.title, LONGEST_TITLE))}"


def _whole_title(message: Message) -> Iterator[Part]:
    """Yield a title that is too long for a heading, so that nothing of it is lost."""
    if len(" ".join(safe(message.title).split())) > LONGEST_TITLE:
        yield Part((escape(message.title),))


def _sources(message: Message, *, brief: bool = False) -> Iterator[Part]:
    if message.sources:
        first, *rest = source_lines(message.sources, brief=brief)
        yield Part(("### Sources", first), begins=True)
        yield from (Part((line,)) for line in rest)


def _pages(message: Message, said: Sequence[Part], longest: int) -> list[list[Part]]:
    """Return the parts of each page; each begins with the title, and no part is lost."""
    whole = [*_whole_title(message), *said, *_unlisted(message)]
    filled: list[list[Part]] = [[Part((_title(message),))]]
    used, sections = len(_title(message)), 0
    for part in (short for long in whole for short in _short(long)):
        size = sum(len(line) + 1 for line in part.lines)
        opens = part.begins or part.chart is not None
        if len(filled[-1]) > 1 and (used + size > longest or (opens and sections >= SECTIONS)):
            again = f"-# {escape(label(message.title, LONGEST_TITLE))}"
            filled.append([Part((again,))])
            used, sections = len(again), 0
        filled[-1].append(part)
        used += size
        sections += opens
    return filled


def _short(part: Part) -> Iterator[Part]:
    """Yield a part, or pieces of one that is too long to stay together."""
    lines = [piece for line in part.lines for piece in split(line, LONGEST_LINE)]
    if sum(len(line) + 1 for line in lines) <= LONGEST_LINE:
        yield Part(tuple(lines), part.begins, part.chart)
        return
    for number, line in enumerate(lines):
        yield Part((line,), part.begins and not number, None if number else part.chart)


def _choices(message: Message) -> list[Choices]:
    """Return what can be asked next, each question once, as Discord takes no button twice."""
    found: list[Choices] = []
    known: set[str] = set()
    for block in message.blocks:
        if isinstance(block, Choices):
            options = tuple(
                {one.query: one for one in block.options if one.query not in known}.values()
            )
            known |= {one.query for one in options}
            found += [replace(block, options=options)] if options else []
    return found


def _follow_ups(message: Message) -> list[c.Component]:
    """Return rows of what can be asked next: buttons where few, menus where many."""
    blocks = _choices(message)
    rows: list[c.Component] = []
    for block in blocks:
        if len(block.options) <= c.MOST_IN_A_ROW:
            rows.append(c.row([_button(one, pick=block.kind == "pick") for one in block.options]))
        else:
            rows += _menus(block.prompt, block.options, len(rows))
    if c.count(rows) <= MOST_FOLLOW_UPS:
        return rows
    options = [option for block in blocks for option in block.options]
    return _menus("Go on", options, 0)[:MOST_MENUS]


def _menus(prompt: str, options: Sequence[Choice], first: int) -> list[c.Component]:
    entries = [(one.label, one.query, one.detail) for one in options]
    return [
        c.row([c.select(prompt, first + number, entries[start : start + c.MOST_OPTIONS])])
        for number, start in enumerate(range(0, len(entries), c.MOST_OPTIONS))
    ]


def _unlisted(message: Message) -> Iterator[Part]:
    """Yield what to type for each question that no button or menu has room for."""
    options = [option for block in _choices(message) for option in block.options]
    for option in options[MOST_MENUS * c.MOST_OPTIONS :]:
        yield Part((f"- {escape(option.label)} · {escape(option.hint)}",))


def _button(option: Choice, *, pick: bool) -> c.Component:
    return c.button(option.label, Press("pick" if pick else "ask", option.query))


def _navigation(
    message: Message, question: str, number: int, total: int, *, share: bool
) -> Iterator[c.Component]:
    """Yield the row that turns pages, shows the sources, and posts the answer for all."""
    found: list[c.Component] = []
    if total > 1:
        if number:
            found.append(c.button("Previous", Press("page", question, number - 1)))
        found.append(c.place(number, total))
        if number < total - 1:
            found.append(c.button("Next", Press("page", question, number + 1)))
    if message.sources:
        name = f"{len(message.sources)} sources" if len(message.sources) > 1 else "1 source"
        found.append(c.button(name, Press("sources", question, number)))
    if share:
        found.append(c.button("Share", Press("share", question, number), c.PRIMARY))
    if found:
        yield c.row(found)
