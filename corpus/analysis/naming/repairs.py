"""Repairs of tagged organisations and places: marks cut off, possessors split off, tails joined."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.analysis.naming.lexicons import place_names, words
from corpus.model import TaggedName

_MARK = re.compile(r"\s*[\[\](){}<>|\"“”]\s*")
_POSSESSOR = re.compile(r"(.{1,60}?) ?['’]s ")
_ENDING = re.compile(r"(?:['’]?s|an?) ")
_LED = re.compile(r"\S{1,40}-(?:led|backed|based|born|run|controlled|allied|funded) ")
_REPUBLIC = re.compile(r"(?:[A-Z][\w'’-]{0,30} ){0,3}Republic of (?:the )?$")
_LONGEST_BEGINNING = 120
"""Characters before a name in which its beginning is looked for."""
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{8,120})[”\"]")
_SHORT = 3
"""Letters of a word that titles spell small."""
_BELONGING = "People|Workers|Women|Men|Children|Farmers|Teachers|Veterans"
_FOLK = re.compile(rf"(?:[A-Z][\w-]{{1,30}} ){{0,2}}(?:{_BELONGING}) ?['’]s? $")
_OWNER = re.compile(rf"(.{{1,80}}?\b(?!(?:{_BELONGING})\b)[\w-]+) ?['’]s ")
_YEARLY = re.compile(r"[^ ]+-(?:19|20)\d\d$")
_MOST = 0.8
"""The share of a title from which on a name in it is what the title is."""
_TAIL = re.compile(r" of [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}")


def repaired(text: str, name: TaggedName) -> Iterator[TaggedName]:
    """Yield the name without what a tagger tends to take in besides, in up to two pieces.

    "Belmar [Norland]" is Belmar; "France's Interior Ministry" is a place and an organisation;
    "Workers' Party" before "of Norland" goes on to the end of it.
    """
    name = _cut(text, _without_ending(name))
    owner = _POSSESSOR.match(name.text)
    if owner and owner[1].lower() in place_names():
        middle = name.start + owner.end()
        yield replace(name, end=name.start + len(owner[1]), text=owner[1], kind="place")
        name = replace(name, start=middle, text=text[middle : name.end])
    if name.kind == "organisation" and _YEARLY.match(name.text):
        name = replace(name, kind="other", reason="called after its year")
    if name.text:
        yield from _apart_from_owner(_joined(text, _with_beginning(text, name)))


def _with_beginning(text: str, name: TaggedName) -> TaggedName:
    """Return "People's Republic of Norland" for Norland, "People's Army" for Army, as it stands."""
    if name.kind == "organisation":
        beginning = _FOLK
    elif name.kind == "place" and name.text.lower() in place_names():
        beginning = _REPUBLIC
    else:
        return name
    start = max(0, name.start - _LONGEST_BEGINNING)
    line = text.rfind("\n", start, name.start) + 1
    found = beginning.search(text, max(line, start), name.start)
    if not found:
        return name
    first = found.start() + (4 if found[0].startswith("The ") else 0)
    return replace(name, start=first, text=text[first : name.end])


def _apart_from_owner(name: TaggedName) -> Iterator[TaggedName]:
    """Yield "Free Army" and "Legal Office" of "Free Army's Legal Office", of others the whole."""
    owner = _OWNER.match(name.text) if name.kind == "organisation" else None
    if not owner or not _is_body(owner[1]):
        yield name
        return
    yield replace(name, end=name.start + len(owner[1]), text=owner[1])
    if _is_body(name.text[owner.end() :]):
        yield replace(name, start=name.start + owner.end(), text=name.text[owner.end() :])


def _is_body(name: str) -> bool:
    """Return whether a name of several words ends like an organisation's."""
    first, *rest = name.lower().split()
    return bool(first and rest) and rest[-1] in words("organisations", "organisation")


def _without_ending(name: TaggedName) -> TaggedName:
    """Return a name without the "’s" or the article before it, where a tagger took that in."""
    ending = _ENDING.match(name.text)
    if not ending:
        return name
    return replace(name, start=name.start + ending.end(), text=name.text[ending.end() :])


def _cut(text: str, name: TaggedName) -> TaggedName:
    if led := _LED.match(name.text):
        name = replace(name, start=name.start + led.end(), text=name.text[led.end() :])
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


def outside_titles(text: str, names: Iterable[TaggedName]) -> list[TaggedName]:
    """Return the names, organisations that are but a part of a title in quote marks none any more.

    "War to Aid Norland" is such a title: its longer words all begin with capitals.
    """
    titles = [quoted.span(1) for quoted in _QUOTED.finditer(text) if _is_title(quoted[1])]
    starts = [start for start, _ in titles]
    return [
        replace(name, kind="other", reason="part of a title in quote marks")
        if name.kind == "organisation" and _is_part(name, titles, bisect_right(starts, name.start))
        else name
        for name in names
    ]


def _is_title(quoted: str) -> bool:
    long = [word for word in quoted.split() if len(word) > _SHORT]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _is_part(name: TaggedName, titles: Sequence[tuple[int, int]], following: int) -> bool:
    start, end = titles[following - 1] if following else (0, 0)
    return name.end <= end and name.end - name.start < _MOST * (end - start)
