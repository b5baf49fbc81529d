"""Whether Slack would take a body: by slack_sdk's own models, and by the limits they leave out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

MOST_BLOCKS = {"message": 50, "modal": 100, "home": 100}
LONGEST_BLOCKS = 13_000
"""Characters of all blocks as JSON, from which on messages were seen to be refused."""
RICH_ELEMENTS = frozenset({"rich_text_section", "rich_text_list", "rich_text_quote",
                           "rich_text_preformatted"})  # fmt: skip
STYLES = frozenset({"bold", "italic", "strike", "code"})


class RefusedBodyError(AssertionError):
    """Slack would not take this."""


def check_message(body: Mapping[str, Any]) -> None:
    """Raise RefusedBodyError where a message breaks a rule, or may unfurl, ping or format."""
    text = body.get("text")
    if not isinstance(text, str) or not text.strip():
        raise RefusedBodyError("no text for notifications and screen readers")
    if len(text) > 4000:
        raise RefusedBodyError(f"text of {len(text)} characters")
    if set("<>") & set(text):
        raise RefusedBodyError(f"text that may ping or link: {text[:80]}")
    for name in ("unfurl_links", "unfurl_media"):
        if body.get(name) is not False:
            raise RefusedBodyError(f"it may unfurl: {name}")
    if body.get("mrkdwn") is not False:
        raise RefusedBodyError("its text may format")
    check_blocks(body.get("blocks") or [], "message")


def check_view(view: Mapping[str, Any]) -> None:
    """Raise RefusedBodyError where a modal or an App Home breaks a rule."""
    try:
        View(**{str(key): value for key, value in view.items()}).validate_json()
    except SlackObjectFormationError as error:
        raise RefusedBodyError(f"view: {error}") from error
    if len(view.get("private_metadata") or "") > 3000:
        raise RefusedBodyError("private_metadata is too long")
    check_blocks(view["blocks"], view["type"])


def check_blocks(blocks: Sequence[Mapping[str, Any]], where: str) -> None:
    """Raise RefusedBodyError for the first block that Slack would refuse."""
    if len(blocks) > MOST_BLOCKS[where]:
        raise RefusedBodyError(f"{len(blocks)} blocks")
    if where == "message" and len(json.dumps(list(blocks), ensure_ascii=False)) > LONGEST_BLOCKS:
        raise RefusedBodyError("its blocks are too long together")
    ids = Counter(one["block_id"] for one in blocks if one.get("block_id"))
    if any(count > 1 for count in ids.values()):
        raise RefusedBodyError(f"the same block_id twice: {ids}")
    for block in blocks:
        _check_block(block)


def _check_block(block: Mapping[str, Any]) -> None:
    parsed = Block.parse(dict(block))
    if parsed is None:
        raise RefusedBodyError(f"an unknown block: {block['type']}")
    try:
        parsed.validate_json()
    except SlackObjectFormationError as error:
        raise RefusedBodyError(f"{block['type']}: {error}") from error
    if len(block.get("block_id") or "") > 255:
        raise RefusedBodyError("a block_id is too long")
    if block["type"] == "rich_text":
        for element in block["elements"]:
            _check_rich(element)
    for text in _texts(block):
        _check_text(text)
    elements = [*(block.get("elements") or ()), *filter(None, [block.get("element")])]
    actions = Counter(one["action_id"] for one in elements if one.get("action_id"))
    if any(count > 1 for count in actions.values()):
        raise RefusedBodyError(f"the same action_id twice: {actions}")
    for one in elements:
        _check_element(one)
    for field in block.get("fields") or ():
        if len(field["text"]) > 2000:
            raise RefusedBodyError("a field is too long")


def _check_element(element: Mapping[str, Any]) -> None:
    if len(str(element.get("action_id", ""))) > 255:
        raise RefusedBodyError("an action_id is too long")
    if element["type"] == "button":
        if len(element.get("value", "")) > 2000:
            raise RefusedBodyError("a button's value is too long")
        if len(element["text"]["text"]) > 75:
            raise RefusedBodyError("a button's text is too long")
    for option in element.get("options") or ():
        check_option(option)


def check_option(option: Mapping[str, Any]) -> None:
    """Raise RefusedBodyError where an option of a menu is too long or says nothing."""
    if not option["text"]["text"].strip() or len(option["text"]["text"]) > 75:
        raise RefusedBodyError(f"an option's text: {option['text']['text'][:100]!r}")
    if not option["value"] or len(option["value"]) > 150:
        raise RefusedBodyError("an option's value is too long or empty")


def check_options(answer: Mapping[str, Any]) -> None:
    """Raise RefusedBodyError where what is offered in a menu breaks a rule."""
    groups = answer.get("option_groups") or []
    if len(groups) > 100:
        raise RefusedBodyError("too many groups of options")
    for group in groups:
        _check_text(group["label"])
        if not group["options"] or len(group["options"]) > 100:
            raise RefusedBodyError("a group with no option, or with too many")
        for option in group["options"]:
            check_option(option)


def _check_rich(element: Mapping[str, Any]) -> None:
    if element["type"] not in RICH_ELEMENTS:
        raise RefusedBodyError(f"no element of rich text: {element['type']}")
    if not element["elements"]:
        raise RefusedBodyError(f"an empty {element['type']}")
    for one in element["elements"]:
        if element["type"] == "rich_text_list":
            if one["type"] != "rich_text_section":
                raise RefusedBodyError("an item of a list is a section")
            _check_rich(one)
            continue
        if one["type"] not in ("text", "link"):
            raise RefusedBodyError(f"{one['type']} in rich text")
        if not one["text"]:
            raise RefusedBodyError("an empty text in rich text")
        if set(one.get("style") or ()) - STYLES:
            raise RefusedBodyError(f"a style of rich text: {one['style']}")
        if one["type"] == "link" and not one["url"].startswith(("http://", "https://")):
            raise RefusedBodyError(f"a link to {one['url'][:80]}")


def _texts(block: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every text object of a block."""
    if isinstance(block, dict):
        if block.get("type") in ("plain_text", "mrkdwn"):
            yield block
        for value in block.values():
            yield from _texts(value)
    elif isinstance(block, list):
        for one in block:
            yield from _texts(one)


def _check_text(text: Mapping[str, Any]) -> None:
    if not text["text"].strip():
        raise RefusedBodyError("an empty text")
    if len(text["text"]) > 3000:
        raise RefusedBodyError("a text is too long")
    if text["type"] == "mrkdwn" and text.get("verbatim") is not True:
        raise RefusedBodyError("markup that Slack may turn into links and pings")
    if text["type"] == "plain_text" and text.get("emoji") is not False:
        raise RefusedBodyError("a text in which names of emoji are read")
