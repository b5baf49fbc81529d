"""Addresses that may become links."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

LONGEST_LINK = 1000


def web_link(url: str | None) -> str | None:
    """Return a web address in which no character ends a link, None where it isn't one.

    Only http and https, with a host; blanks, quotation marks, brackets and all that is not ASCII
    are percent-encoded.
    """
    if not url or len(url) > LONGEST_LINK:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return None
    return quote(url.strip(), safe=":/?#@!$&'*+,;=%~-._", errors="replace")
