"""Reads what a model answered: JSON of one strict form, or nothing."""

import re

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefs.summarising.records import Draft, DraftLine

_FENCED = re.compile(r"\s*```(?:json)?\s*\n(?P<inside>.*)\n\s*```\s*", re.DOTALL)


class _WrittenLine(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    text: str
    sources: list[int]


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    lines: list[_WrittenLine]


class _Said(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Said


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)


def content_of(body: bytes) -> str | None:
    """Return what the model says in a chat completion, None where the body is none."""
    try:
        return _Completion.model_validate_json(body).choices[0].message.content
    except ValidationError:
        return None


def draft_of(content: str) -> Draft | None:
    """Return the lines of an answer; None where it has another form, or no line.

    A fence of Markdown around the JSON is taken off, for models that know no other way.
    """
    fenced = _FENCED.fullmatch(content)
    try:
        written = _Written.model_validate_json(fenced["inside"] if fenced else content)
    except ValidationError:
        return None
    lines = (DraftLine(one.text, tuple(one.sources)) for one in written.lines)
    kept = tuple(line for line in lines if line.text.strip())
    return Draft(kept) if kept else None
