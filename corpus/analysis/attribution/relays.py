"""Relays: outlets and agencies, which pass on what others say."""

import re
from functools import lru_cache

from corpus.lexicons import words
from corpus.outlets import find_outlet

_WORD = re.compile(r"[A-Za-z]+")
_LEAD = re.compile(r"^(?:the|a|an|its|their|his|her)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_AGENCY = re.compile(r"\s+(?:news agency|newspaper|newswire)$", re.IGNORECASE)
_LONGEST_NAME = 80


@lru_cache(maxsize=4096)
def is_media(text: str) -> bool:
    """Say whether words for a source are those of an outlet, agency or other news medium."""
    bare = _bare(text)
    if find_outlet(bare) is not None:
        return True
    found = [word.lower() for word in _WORD.findall(bare)]
    if not found or found[-1] in words("relays", "gatherings"):
        return False
    return any(word in words("relays", "media") for word in found)


@lru_cache(maxsize=4096)
def display_name(text: str, known: str) -> str:
    """Return how a relay is named: as the register of outlets does, else as the article does."""
    short = _BRACKETS.search(text)
    bare = _bare(text)
    for name in (bare, known, short.group(1) if short else "", _AGENCY.sub("", bare)):
        if name and (outlet := find_outlet(name)):
            return outlet.name
    return known if known != text else _bare(text)


def _bare(text: str) -> str:
    return _LEAD.sub("", _BRACKETS.sub("", text[:_LONGEST_NAME])).strip(" ,.’'“”\"")
