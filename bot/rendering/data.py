"""An answer as plain data, for `--json` and for programs."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, assert_never

from briefs.message import (
    Block,
    BulletList,
    Chart,
    Choice,
    Choices,
    Comparison,
    Context,
    Divider,
    Fields,
    Heading,
    Message,
    Paragraph,
    QuoteBlock,
)

if TYPE_CHECKING:
    from bot.command import Answer
    from corpus.model import Match

_SURROGATE = re.compile("[\ud800-\udfff]")

_ACTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff]")

Data = None | bool | int | float | str | list["Data"] | dict[str, "Data"]


def answer_data(answer: Answer) -> dict[str, Data]:
    """Return an answer as `--json` prints it."""
    return {
        "command": encodable(answer.command),
        "query": encodable(answer.query),
        "match": _match_data(answer.match) if answer.match else None,
        "choices": [_choice_data(choice) for choice in answer.choices],
        "message": message_data(answer.message),
    }


def message_data(message: Message) -> dict[str, Data]:
    """Return a message as data; each block says its `type`."""
    return {
        "title": encodable(message.title),
        "blocks": [{"type": block_type(block), **_fields(block)} for block in message.blocks],
        "sources": [_data(source) for source in message.sources],
        "fallback_text": encodable(message.fallback_text),
    }


def block_type(block: Block) -> str:
    """Return the name of a block's kind in data."""
    match block:
        case QuoteBlock():
            return "quote"
        case BulletList():
            return "list"
        case (
            Heading()
            | Paragraph()
            | Fields()
            | Comparison()
            | Chart()
            | Choices()
            | Divider()
            | Context()
        ):
            return type(block).__name__.lower()
        case _:
            assert_never(block)


def encodable(text: str) -> str:
    """Return the text with unpaired surrogates, which UTF-8 can't say, as U+FFFD."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def json_line(data: object) -> str:
    """Return data as one line of JSON in which no character acts on a terminal."""
    import json  # most questions don't need it

    line = json.dumps(data, ensure_ascii=False)
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def _choice_data(choice: Choice) -> dict[str, Data]:
    return {"id": choice.id, "name": encodable(choice.label)}


def _match_data(match: Match) -> dict[str, Data]:
    return {
        "id": match.entity.id,
        "name": match.entity.name,
        "score": match.score,
        "alias": match.alias,
        "reason": match.reason,
    }


def _fields(record: object) -> dict[str, Data]:
    if not is_dataclass(record):
        raise TypeError(f"{type(record).__name__} is no record")
    return {field.name: _data(getattr(record, field.name)) for field in fields(record)}


def _data(value: object) -> Data:
    if isinstance(value, str):
        return encodable(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, tuple | list):
        return [_data(item) for item in value]
    return _fields(value)
