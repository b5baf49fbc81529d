"""Names: folding, romanisation, nicknames, family-name order. Pure functions."""

from functools import lru_cache

from anyascii import anyascii


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return a name in lower-case ASCII letters and digits, words joined by one blank."""
    plain = anyascii(name).lower()
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())
