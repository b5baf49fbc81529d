"""Who is named in an article, and which mentions are the same person."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.analysis.naming.coreference import choose_bearer, same_name
from corpus.analysis.naming.entities import find_entities
from corpus.model import Document, Mention, Person, Span, TaggedName
from corpus.names import words

_IN_OWN_SCRIPT = re.compile(
    r" ?[(\[（](?:[A-Z][a-z]+: ?)?(?P<name>[^()\[\]（）\x00-\u024f,;]{1,30}"
    r"(?: [^()\[\]（）\x00-\u024f,;]{1,30}){0,4})[,;)\]）]"
)
"""A name in brackets, without any Latin letter, digit or comma."""
_START = 4
"""Letters of a word that two names must share to be compared at all."""


def find_people(document: Document) -> Document:
    """Return the document with its people, organisations and places, and where each is named.

    Ids (`p1`, `o1`, `l1` …) hold within the document. A surname or first name alone belongs to
    the person of that name who was last named in full; `Person.reason` tells what was merged.
    """
    names = [name for name in document.names if name.kind == "person"]
    people: list[Person] = []
    mentions: list[Mention] = []
    for number, named in enumerate(_by_bearer(document, names), start=1):
        key = f"p{number}"
        people.append(_person(key, named, _native(document.article.text, named)))
        mentions.extend(
            Mention(Span(document.article.id, name.start, name.end), key, name.text)
            for name in named
        )
    mentions.sort(key=lambda mention: mention.span.start)
    return find_entities(replace(document, people=tuple(people), mentions=tuple(mentions)))


def _by_bearer(document: Document, names: Sequence[TaggedName]) -> list[list[TaggedName]]:
    """Return the mentions of each person in order, people in the order of their first mention."""
    full = _with_full_names(name for name in names if len(words(name.text)) > 1)
    by_word = _numbers_by_word(full)
    mentions = [list(named) for named in full]
    alone: dict[str, list[TaggedName]] = {}
    for name in names:
        parts = words(name.text)
        if len(parts) > 1:
            continue
        named_so = {number: full[number] for number in by_word.get("".join(parts), ())}
        chosen = choose_bearer(document, name, named_so) if named_so else None
        if chosen is None:
            alone.setdefault("".join(parts) or name.text, []).append(name)
        else:
            mentions[chosen].append(name)
    mentions.extend(alone.values())
    for named in mentions:
        named.sort(key=lambda name: name.start)
    return sorted(mentions, key=lambda named: named[0].start)


def _numbers_by_word(full: Sequence[Sequence[TaggedName]]) -> dict[str, list[int]]:
    """Return for each word of a name the numbers of the people who have it."""
    found: dict[str, list[int]] = {}
    for number, named in enumerate(full):
        for word in {word for text in {name.text for name in named} for word in words(text)}:
            found.setdefault(word, []).append(number)
    return found


def _with_full_names(names: Iterable[TaggedName]) -> list[list[TaggedName]]:
    """Return the full mentions of each person; longer names come first, to gather shorter ones.

    Only names that share a word or the start of one are compared.
    """
    people: list[list[TaggedName]] = []
    by_text: dict[str, int] = {}
    by_start: dict[str, list[int]] = {}
    for name in sorted(names, key=lambda name: (-len(words(name.text)), name.start)):
        number = by_text.get(name.text)
        if number is None:
            starts = {word[:_START] for word in words(name.text)}
            near = sorted({other for start in starts for other in by_start.get(start, ())})
            number = next(
                (other for other in near if same_name(people[other][0].text, name.text)),
                len(people),
            )
            by_text[name.text] = number
            if number == len(people):
                people.append([])
                for start in starts:
                    by_start.setdefault(start, []).append(number)
        people[number].append(name)
    return people


def _native(text: str, mentions: Sequence[TaggedName]) -> tuple[str, ...]:
    """Return spellings in another script that the text gives behind a name: "(汪文斌)"."""
    found = (_IN_OWN_SCRIPT.match(text, name.end) for name in mentions)
    return tuple(dict.fromkeys(one["name"].strip() for one in found if one))


def _person(id: str, mentions: Sequence[TaggedName], native: tuple[str, ...]) -> Person:
    counts = Counter(name.text for name in mentions)
    aliases = tuple(text for text, _ in counts.most_common())
    best = max(aliases, key=lambda text: (len(words(text)), not text.isupper(), counts[text]))
    others = [text for text in (*aliases, *native) if text != best]
    reason = f"also as {', '.join(others)}" if others else mentions[0].reason
    return Person(id, best, tuple(dict.fromkeys((*aliases, *native))), reason)
