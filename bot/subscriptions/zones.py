"""Time zones as people name them."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from bot.subscriptions.when import WhenError

_AMBIGUOUS = frozenset({"est", "cst", "ist", "bst", "mst", "pst", "ast", "wst", "sst", "gst"})
"""Abbreviations that stand for several zones, or for a fixed offset that people don't mean."""
_SHORT = {"utc": "UTC", "gmt": "UTC", "z": "UTC", "cet": "Europe/Berlin", "et": "America/New_York"}


@cache
def _known() -> dict[str, str]:
    """Return the names of all zones, and of the cities in them that are named once."""
    names = sorted(available_timezones())
    cities: dict[str, list[str]] = {}
    for name in names:
        if "/" in name and not name.startswith(("Etc/", "US/", "SystemV/")):
            cities.setdefault(name.rpartition("/")[2].replace("_", " ").lower(), []).append(name)
    single = {city: found[0] for city, found in cities.items() if len(found) == 1}
    return single | {name.replace("_", " ").lower(): name for name in names}


def read_zone(text: str) -> str:
    """Return the IANA name of a zone: in any case, or by its city; raises WhenError else."""
    asked = " ".join(text.replace("_", " ").split()).lower()
    if asked in _SHORT:
        return _SHORT[asked]
    known = _known()
    if asked in known and asked not in _AMBIGUOUS:
        return known[asked]
    if asked in _AMBIGUOUS:
        raise WhenError(f"“{text[:40]}” means several zones; name a city, such as New York.")
    near = get_close_matches(asked[:60], known, n=2, cutoff=0.7)
    meant = f"; did you mean {' or '.join(known[name] for name in near)}?" if near else ""
    hint = meant or "; name a city such as Berlin, or a zone such as America/New_York."
    raise WhenError(f"There is no time zone “{text[:40]}”{hint}")
