"""A second pass over a document's names: what one sentence shows of a name holds in the others.

A surname alone is hard to tell from a firm or a town; the full name elsewhere in the article
settles it. Each rule is gated, for a tagger is mostly right where it is consistent.
"""

from collections import Counter, deque
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from corpus.analysis.naming import lexicons
from corpus.model import Document, TaggedName, Token
from corpus.names import fold, name_parts, words

Kind = Literal["person", "organisation", "place", "other"]

_SHORTEST_FIRST_NAME = 2
"""A first name alone has more letters than this to count without a tag of its own."""


def settle(document: Document, names: Sequence[TaggedName]) -> tuple[TaggedName, ...]:
    """Return the names, in order, with kinds made consistent and missed mentions added."""
    names = _joined(document.article.text, names)
    parts = _parts_of_people(names)
    kinds = _kinds_of_single_words(names)
    settled = [_settled(name, parts, kinds) for name in names]
    settled = _with(settled, _long_names_missed(document.article.text, document.tokens, settled))
    return tuple(_with(settled, _parts_missed(document.tokens, parts)))


def _joined(text: str, names: Sequence[TaggedName]) -> list[TaggedName]:
    """Return the names, a first name that is also a place ("Chad") joined to the rest after it."""
    joined: list[TaggedName] = []
    for name in names:
        before = joined[-1] if joined else None
        if (
            before
            and name.kind == "person"
            and before.kind == "place"
            and text[before.end : name.start] == " "
            and fold(before.text) in lexicons.given_names()
        ):
            whole = text[before.start : name.end]
            joined[-1] = replace(name, start=before.start, text=whole)
        else:
            joined.append(name)
    return joined


def _parts_of_people(names: Sequence[TaggedName]) -> dict[str, str]:
    """Return the words of full names of people, folded, each with such a name.

    Family names go before first names that are somebody else's family name.
    """
    families: dict[str, str] = {}
    others: dict[str, str] = {}
    for name in names:
        spelled = words(name.text)
        if name.kind == "person" and len(spelled) > 1:
            for word in (name_parts(name.text).family, spelled[-1]):
                families.setdefault(word, name.text)
            for word in spelled:
                if word not in lexicons.particles() and len(word) > _SHORTEST_FIRST_NAME:
                    others.setdefault(word, name.text)
    return {word: full for word, full in {**others, **families}.items() if len(word) > 1}


def _kinds_of_single_words(names: Sequence[TaggedName]) -> dict[str, Counter[str]]:
    kinds: dict[str, Counter[str]] = {}
    for name in names:
        if " " not in name.text:
            kinds.setdefault(name.text, Counter())[name.kind] += 1
    return kinds


def _settled(name: TaggedName, parts: dict[str, str], kinds: dict[str, Counter[str]]) -> TaggedName:
    if name.reason != "tagger":
        return name
    counts = kinds.get(name.text)
    if counts is None:
        return _settled_part(name, parts)
    folded, full = fold(name.text), parts.get(fold(name.text))
    lower = name.text.lower()
    if name.kind == "person":
        if full is None and lower in lexicons.place_names() and not _is_known(folded):
            return replace(name, kind="place", reason="a known place")
        if full is None and counts["organisation"] > 2 * counts["person"] and not _is_known(folded):
            return replace(name, kind="organisation", reason="elsewhere an organisation")
        return name
    if any(lower in known for known in _other_readings()):
        return name
    if full and (name.kind != "organisation" or counts["organisation"] <= counts["person"] + 1):
        return replace(name, kind="person", reason=f"a name of {full}")
    enough = 1 if _is_known(folded) else 2 * counts[name.kind]
    if not full and counts["person"] >= enough:
        return replace(name, kind="person", reason="elsewhere a person")
    return name


def _settled_part(name: TaggedName, parts: dict[str, str]) -> TaggedName:
    """Return "López Obrador" as a person where the article has Andrés Manuel López Obrador."""
    spelled = words(name.text)
    full = parts.get(spelled[-1]) if spelled else None
    if full is None or name.kind == "person" or f" {fold(name.text)}" not in fold(full):
        return name
    return replace(name, kind="person", reason=f"a name of {full}")


def _other_readings() -> tuple[Container[str], ...]:
    """Return words that a name in full elsewhere makes no person of: places, peoples, "He"."""
    return lexicons.place_names(), lexicons.peoples(), lexicons.closed_words()


def _is_known(folded: str) -> bool:
    return folded in lexicons.given_names() or folded in lexicons.family_names()


def _long_names_missed(
    text: str, tokens: Sequence[Token], names: Sequence[TaggedName]
) -> Iterator[TaggedName]:
    """Yield further places of names of several words that were mostly tagged alike elsewhere.

    For people once is enough, whatever else the name was taken for.
    """
    by_first: dict[str, list[tuple[str, Kind]]] = {}
    for full, kind in _kinds_of_long_names(names).items():
        by_first.setdefault(full.split()[0], []).append((full, kind))
    for alike in by_first.values():
        alike.sort(key=lambda known: len(known[0]), reverse=True)
    taken = {(name.start, name.end, name.kind) for name in names}
    for token in tokens:
        for full, kind in by_first.get(token.text, ()):
            end = token.start + len(full)
            if text.startswith(full, token.start) and not _goes_on(text, end, kind):
                if (token.start, end, kind) not in taken:
                    yield TaggedName(token.start, end, full, kind, "named in full elsewhere")
                break


def _goes_on(text: str, end: int, kind: Kind) -> bool:
    """Return whether what looks like a whole name is but the start of a longer word or name."""
    following = text[end : end + 2]
    return following[:1].isalnum() or (
        kind == "place" and following[:1] == " " and following[1:].isupper()
    )


def _kinds_of_long_names(names: Sequence[TaggedName]) -> dict[str, Kind]:
    """Return names of several words, countries among them, each with the kind it mostly has."""
    kinds: dict[str, Counter[Kind]] = {}
    for name in names:
        if " " in name.text:
            kinds.setdefault(name.text, Counter())[name.kind] += 1
    known: dict[str, Kind] = dict.fromkeys(lexicons.long_country_names(), "place")
    for full, counts in kinds.items():
        kind, count = counts.most_common(1)[0]
        if counts["person"]:
            known[full] = "person"
        elif kind != "other" and 2 * count > counts.total():
            known[full] = kind
    return known


def _parts_missed(tokens: Sequence[Token], parts: dict[str, str]) -> Iterator[TaggedName]:
    """Yield untagged words that are part of the name of somebody named in full."""
    for position, token in enumerate(tokens):
        if not token.text[:1].isupper() or len(token.text) < 2:
            continue
        full = parts.get(fold(token.text))
        if full is None or _stands_in_a_name(tokens, position):
            continue
        lower = token.text.lower()
        if not any(lower in known for known in _other_readings()):
            yield TaggedName(token.start, token.end, token.text, "person", f"a name of {full}")


def _stands_in_a_name(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a capitalised word beside this one, other than a title, makes a name of it."""
    number = tokens[position].sentence
    for beside in (position - 1, position + 1):
        if not 0 <= beside < len(tokens) or tokens[beside].sentence != number:
            continue
        word = tokens[beside].text
        first = beside == 0 or tokens[beside - 1].sentence != number
        title = beside < position and word.lower().rstrip(".") in lexicons.titles()
        if word[:1].isupper() and not title and not first:
            return True
    return False


def _with(names: Sequence[TaggedName], more: Iterator[TaggedName]) -> list[TaggedName]:
    """Return names and more of them, in order and without overlaps.

    A new name takes the place of what the tagger held for a place or thing, not of a person, an
    organisation or what a rule has judged.
    """
    merged: list[TaggedName] = []
    waiting = deque(names)
    for new in more:
        while waiting and waiting[0].end <= new.start:
            merged.append(waiting.popleft())
        clashing: list[TaggedName] = []
        while waiting and waiting[0].start < new.end:
            clashing.append(waiting.popleft())
        if all(_gives_way(name) for name in clashing) and not (
            merged and merged[-1].end > new.start
        ):
            merged.append(new)
        else:
            waiting.extendleft(reversed(clashing))
    return [*merged, *waiting]


def _gives_way(name: TaggedName) -> bool:
    return name.kind in ("place", "other") and name.reason == "tagger"
