"""Organisations and places of an article, each under one name."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from corpus.analysis.naming.lexicons import peoples, place_names, words
from corpus.model import Document, Entity, EntityMention, Span, TaggedName

_SMALL = frozenset(["of", "the", "for", "and", "in", "on", "to", "&", "de", "la", "des", "du"])
_LEADING = re.compile(r"(?:^|[^\w])((?:[A-Z]\w+ )?[A-Z][\w-]+) $")
_AHEAD = 40
_ACRONYM = re.compile(r"[A-Z][A-Z.&-]{1,9}$")


def find_entities(document: Document) -> Document:
    """Return the document with its organisations (`o1` …) and places (`l1` …).

    An acronym in brackets after a name, or with the initials of one, is the same organisation;
    spellings of a country are one place.
    """
    entities: list[Entity] = []
    mentions: list[EntityMention] = []
    for kind, prefix in (("organisation", "o"), ("place", "l")):
        names = [name for name in _settled(document.names) if name.kind == kind]
        short = place_names() if kind == "place" else _acronyms(document.article.text, names)
        owners = _owners(document.article.text, names) if kind == "organisation" else {}
        groups = _grouped(names, short, owners)
        for number, (key, group) in enumerate(groups.items(), start=1):
            entities.append(_entity(f"{prefix}{number}", kind, key, group))
            mentions.extend(
                EntityMention(
                    Span(document.article.id, name.start, name.end), f"{prefix}{number}", name.text
                )
                for name in group
            )
    mentions.sort(key=lambda mention: mention.span.start)
    return replace(document, entities=tuple(entities), entity_mentions=tuple(mentions))


def _settled(names: Sequence[TaggedName]) -> Iterable[TaggedName]:
    """Yield organisations and places, countries always as places, peoples never."""
    for name in names:
        lower = _bare(name.text).lower()
        if name.kind not in ("organisation", "place") or lower in peoples():
            continue
        yield replace(name, kind="place") if lower in place_names() else name


def _bare(text: str) -> str:
    plain = re.sub(r"\s+", " ", text).replace("’", "'").strip(" '\"“”").removesuffix("'s")
    return plain[4:] if plain[:4].lower() == "the " else plain


def _owners(text: str, names: Sequence[TaggedName]) -> dict[int, str]:
    """Return "Chinese Foreign Ministry" for the place of a ministry's name that a people leads.

    Where the article has one such of a name, the bare name elsewhere in it stands for the same.
    """
    owned: dict[int, str] = {}
    by_name: dict[str, set[str]] = {}
    for name in names:
        if is_institution(name.text.split()[-1].lower()):
            ahead = _LEADING.search(text[max(0, name.start - _AHEAD) : name.start])
            if ahead and ahead[1].lower() in peoples():
                owned[name.start] = f"{ahead[1]} {name.text}"
                by_name.setdefault(name.text, set()).add(owned[name.start])
    for name in names:
        known = by_name.get(name.text, ())
        if len(known) == 1:
            owned.setdefault(name.start, next(iter(known)))
    return owned


def is_institution(word: str) -> bool:
    """Return whether a word in lower case is a noun for an institution, such as "ministry"."""
    return word in words("institutions", "heads")


def _grouped(
    names: Sequence[TaggedName], shown_names: Mapping[str, str], owners: Mapping[int, str]
) -> dict[str, list[TaggedName]]:
    """Return the names by the one name of what they stand for."""
    groups: dict[str, list[TaggedName]] = {}
    spelled: dict[str, str] = {}
    for name in names:
        bare = _bare(name.text)
        shown = owners.get(name.start) or shown_names.get(bare.lower(), bare)
        key = spelled.setdefault(shown.lower(), shown)
        groups.setdefault(key, []).append(name)
    return groups


def _acronyms(text: str, names: Sequence[TaggedName]) -> dict[str, str]:
    """Return each acronym, in lower case, with the name that the article gives for it."""
    found: dict[str, str] = {}
    for name, following in pairwise(names):
        between = text[name.end : following.start]
        if between.strip("'’s\"” ") == "(" and _ACRONYM.match(following.text):
            found[following.text.lower()] = _bare(name.text)
    by_initials = {_initials(_bare(name.text)): _bare(name.text) for name in reversed(names)}
    for name in names:
        letters = name.text.replace(".", "")
        if _ACRONYM.match(name.text) and letters in by_initials:
            found.setdefault(name.text.lower(), by_initials[letters])
    return found


def _initials(name: str) -> str:
    """Return the letters that a name of several words may go by: an acronym in it counts whole."""
    parts = [word for word in re.split(r"[\s-]+", name) if word and word.lower() not in _SMALL]
    if len(parts) < 2:
        return ""
    return "".join(word.replace(".", "") if _ACRONYM.match(word) else word[0] for word in parts)


def _entity(id: str, kind: str, shown: str, group: Sequence[TaggedName]) -> Entity:
    aliases = Counter(_bare(name.text) for name in group)
    sort: Literal["organisation", "place"] = "place" if kind == "place" else "organisation"
    return Entity(id, sort, shown, tuple(text for text, _ in aliases.most_common()))
