"""What a source says of its article in fields: JSON keys, front matter, metadata of a page."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, cast

from corpus.analysis.metadata import Given
from corpus.analysis.page.lines import printable
from corpus.analysis.page.stamps import find_stamps
from corpus.model import Basis

_TEXTS = (
    *("id", "source", "url", "outlet", "agency", "republisher", "rewrites", "headline"),
    *("dateline", "language"),
)
_LISTS = ("byline", "captions")
_BASES = ("stated", "inferred", "absent")
_LONGEST = 2000


def read_fields(fields: Mapping[str, Any]) -> tuple[Given, list[str]]:
    """Return what the fields give, and one sentence for each that isn't what it should be."""
    given: dict[str, Any] = {}
    wrong: list[str] = []
    for key in _TEXTS:
        _read_text(key, fields.get(key), given, wrong)
    for key in _LISTS:
        _read_list(key, fields.get(key), given, wrong)
    if fields.get("published") not in (None, ""):
        if stamp := parse_time(fields["published"]):
            given["published"], given["published_has_time"] = stamp
        else:
            wrong.append("Its published is not a date such as 2023-07-27, so it was left out.")
    given["outlet_basis"] = _basis(fields.get("outlet_basis"))
    given["published_basis"] = _basis(fields.get("published_basis"))
    if fields.get("published_has_time") is False:
        given["published_has_time"] = False
    return Given(**given), wrong


def _read_text(key: str, value: Any, given: dict[str, Any], wrong: list[str]) -> None:
    if isinstance(value, str | int) and not isinstance(value, bool):
        if text := " ".join(printable(str(value)).split())[:_LONGEST]:
            given[key] = text
    elif value is not None:
        wrong.append(f"Its {key} is not text, so it was left out.")


def _read_list(key: str, value: Any, given: dict[str, Any], wrong: list[str]) -> None:
    names = _list(value)
    if names is None:
        wrong.append(f"Its {key} is not a list of texts, so it was left out.")
    elif names:
        given[key] = names


def parse_time(value: Any) -> tuple[datetime, bool] | None:
    """Return a time in UTC and whether it has a time of day, None where the value is no date."""
    text = str(value).strip()[:80]
    try:
        when = datetime.fromisoformat(text)
        when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):
        stamps = find_stamps(text)
        return (stamps[0].when, stamps[0].has_time) if stamps else None
    return when, len(text) > len("2023-07-27")


def _list(value: Any) -> tuple[str, ...] | None:
    if value is None:
        return ()
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list | tuple) or not all(isinstance(item, str) for item in values):
        return None
    return tuple(text for item in values if (text := " ".join(printable(item).split())[:_LONGEST]))


def _basis(value: Any) -> Basis:
    """Return how a value is known; one that is given without a basis counts as stated."""
    return cast("Basis", value) if value in _BASES[:2] else "stated"
