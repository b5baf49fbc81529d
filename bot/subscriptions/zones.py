"""Time zones as people name them."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from bot.subscriptions.when import WhenError

_AMBIGUOUS = {
    "est": "New York or Panama", "cst": "Chicago or Shanghai", "mst": "Denver or Phoenix",
    "pst": "Los Angeles or Manila", "ist": "Kolkata, Dublin or Jerusalem",
    "bst": "London or Dhaka", "ast": "Halifax or Riyadh", "wst": "Perth or Apia",
    "sst": "Pago Pago or Singapore", "gst": "Dubai", "amt": "Manaus or Yerevan",
    "aest": "Sydney or Brisbane", "aedt": "Sydney or Melbourne", "hst": "Honolulu",
    "ct": "Chicago or Shanghai", "mt": "Denver or Phoenix",
}  # fmt: skip
"""Abbreviations that stand for several zones, or for a fixed offset that people don't mean."""
_SHORT = {
    "utc": "UTC", "gmt": "UTC", "z": "UTC", "cet": "Europe/Berlin", "cest": "Europe/Berlin",
    "et": "America/New_York", "edt": "America/New_York", "pt": "America/Los_Angeles",
    "pdt": "America/Los_Angeles", "jst": "Asia/Tokyo", "kst": "Asia/Seoul",
    "hkt": "Asia/Hong_Kong", "msk": "Europe/Moscow", "nzst": "Pacific/Auckland",
    "nzdt": "Pacific/Auckland",
}  # fmt: skip
_CITIES = {
    "Asia/Shanghai": "beijing, shenzhen, guangzhou", "Asia/Tokyo": "osaka, kyoto",
    "Asia/Seoul": "busan", "Asia/Ho_Chi_Minh": "hanoi, ho chi minh city",
    "Asia/Kolkata": "delhi, new delhi, mumbai, bangalore, chennai", "Asia/Karachi": "islamabad",
    "Asia/Dubai": "abu dhabi", "Europe/Istanbul": "ankara", "Europe/Moscow": "st petersburg",
    "Europe/Berlin": "munich, hamburg, frankfurt, cologne", "Europe/Zurich": "geneva, bern",
    "Europe/Rome": "milan", "Europe/Madrid": "barcelona", "Europe/London": "edinburgh, manchester",
    "Europe/Amsterdam": "the hague", "Africa/Johannesburg": "cape town, pretoria",
    "America/New_York": "washington, washington dc, boston, miami, atlanta, nyc",
    "America/Chicago": "houston, dallas", "America/Toronto": "ottawa",
    "America/Los_Angeles": "san francisco, seattle, la",
    "America/Sao_Paulo": "rio de janeiro", "Australia/Sydney": "canberra",
}  # fmt: skip
"""Large cities that no zone is named after."""

_NO_PLACES = frozenset({"Factory", "localtime", "posixrules"})
"""Names that every machine understands differently, or none."""
_COUNTRIES = ("Brazil/", "Canada/", "Chile/", "Etc/", "Mexico/", "SystemV/", "US/")
"""Old names whose ends, such as East, are no cities; so are some of Australia's."""
_STATES = frozenset({"act", "lhi", "north", "nsw", "south", "west"})
_OFFSET = re.compile(r"(?:utc|gmt)? ?[+-] ?[0-9]{1,2}(?::?[0-9]{2})?")


def read_zone(text: str) -> str:
    """Return the IANA name of a zone: in any case, or by its city; raises WhenError else."""
    asked = _key(text[:200])
    known = _known()
    if asked in _AMBIGUOUS:
        raise WhenError(
            f"“{text[:40]}” means several zones; name a city, such as {_AMBIGUOUS[asked]}."
        )
    if found := _SHORT.get(asked) or known.get(asked):
        return found
    if _OFFSET.fullmatch(asked):
        raise WhenError(f"“{text[:40]}” knows no summer time; name a city, such as Berlin.")
    clear = known.keys() - _AMBIGUOUS.keys()
    near = dict.fromkeys(known[name] for name in get_close_matches(asked[:60], clear, 2, 0.7))
    meant = f"; did you mean {' or '.join(near)}?" if near else ""
    hint = meant or "; name a city such as Berlin, or a zone such as America/New_York."
    raise WhenError(f"There is no time zone “{text[:40]}”{hint}")


@cache
def _known() -> dict[str, str]:
    """Return the names of all zones, and of the cities in them.

    Where a city has an old name and a new one, such as America/Buenos_Aires, it is the longer.
    """
    names = sorted(available_timezones() - _NO_PLACES, key=lambda name: (name.count("/"), name))
    places = [name for name in names if "/" in name and not name.startswith(_COUNTRIES)]
    ends = {_key(name.rpartition("/")[2]): name for name in places}
    cities = {city: zone for city, zone in ends.items() if city not in _STATES}
    large = {city: zone for zone, listed in _CITIES.items() for city in listed.split(", ")}
    return large | cities | {_key(name): name for name in names}


def _key(text: str) -> str:
    """Return a name without case, accents, quotes and what else people write differently."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if one.isascii()).lower()
    plain = re.sub(r"[_\s]+|-(?![0-9])", " ", re.sub(r"[.\"']", "", plain))
    return re.sub(r" ?/ ?", "/", plain).strip()
