"""Repairs of tagged organisations and places: marks cut off, possessors split off, tails joined."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.analysis.naming.lexicons import place_names, words
from corpus.model import TaggedName

_MARK = re.compile(r"\s*[\[\](){}<>|\"“”]\s*")
_POSSESSOR = re.compile(r"(.{1,60}?)(?:'s|’s) ")
_TAIL = re.compile(r" of [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}")


def repaired(text: str, name: TaggedName) -> Iterator[TaggedName]:
    """Yield the name without what a tagger tends to take in besides, in up to two pieces.

    "Belmar [Norland]" is Belmar; "France's Interior Ministry" is a place and an organisation;
    "Workers' Party" before "of Norland" goes on to the end of it.
    """
    name = _cut(text, name)
    owner = _POSSESSOR.match(name.text)
    if owner and owner[1].lower() in place_names():
        middle = name.start + owner.end()
        yield replace(name, end=name.start + len(owner[1]), text=owner[1], kind="place")
        name = replace(name, start=middle, text=text[middle : name.end])
    if name.text:
        yield _joined(text, name)


def _cut(text: str, name: TaggedName) -> TaggedName:
    mark = _MARK.search(name.text)
    end = name.start + mark.start() if mark and mark.start() else name.end
    for ending in ("'s", "’s"):
        if text[name.start : end].endswith(ending) and end - name.start > len(ending):
            end = name.start + len(text[name.start : end - len(ending)].rstrip())
    return replace(name, end=end, text=text[name.start : end])


def _joined(text: str, name: TaggedName) -> TaggedName:
    last = name.text.rsplit(" ", 1)[-1].lower()
    if name.kind != "organisation" or last not in words("organisations", "organisation"):
        return name
    tail = _TAIL.match(text, name.end)
    if not tail:
        return name
    return replace(name, end=tail.end(), text=text[name.start : tail.end()])
