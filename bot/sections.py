"""Reads an adapter's section of the settings file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from corpus.errors import ConfigError

Section = TypeVar("Section", bound=BaseModel)


def read_section(model: type[Section], name: str, section: Mapping[str, object]) -> Section:
    """Return a section as its model; raises ConfigError for the first thing that is wrong.

    The value itself is never repeated, for it may be a secret.
    """
    try:
        return model.model_validate(dict(section))
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        place = ".".join([name, *map(str, first["loc"])])
        if first["type"] == "extra_forbidden":
            raise ConfigError(
                f"There is no setting {place}; take it out or mend its name."
            ) from None
        reason = first["msg"].removeprefix("Value error, ")
        raise ConfigError(f"The setting {place} is wrong: {reason}; mend it.") from None


def several(value: object, one: re.Pattern[str], expected: str) -> frozenset[str]:
    """Return the members of a list, or of a text with commas between, as variables hold them.

    Raises ValueError with what was expected where one of them doesn't have that form.
    """
    given = value.split(",") if isinstance(value, str) else value
    members = given if isinstance(given, list | tuple | set | frozenset) else [given]
    found = frozenset(text for text in (str(member).strip() for member in members) if text)
    if not all(one.fullmatch(text) for text in found):
        raise ValueError(f"expected {expected}")
    return found
