"""Fuzzy lookup: which person, organisation, place, outlet, topic or story a text means.

The index proposes spellings (`Index.candidates`); each is compared with the query word by word
(`corpus.likeness`); what is clearly best answers, close rivals become choices.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from corpus.index import Candidate, Index
from corpus.likeness import BEGINS, compare
from corpus.model import EVERYTHING, EntityKind, EntityRef, Lookup, Match, Scope
from corpus.romanisation import fold, words

NEAR = 70.0
"""A match with at least this score, 0 to 100, may be what is meant; below it is a suggestion."""
CLOSE = 4.0
"""Matches within this many points of the best are its rivals."""
DOMINANT = 10
"""An entity of so many times the weight of each rival is what people mean by a part name."""
CERTAIN = 98.0
"""From this score on, a match is its name in full, which no part of another name rivals."""

CANDIDATES = 256
PROMINENT = 400
"""How many of the most prominent names are considered where nothing is near."""
SUGGESTIONS = 3
MAX_RIVALS = 25
MAX_QUERY = 200
"""Characters of a query that a lookup reads."""
_ID = "id:"


@dataclass(frozen=True, slots=True)
class _Found:
    """A match, how much its entity is in the news, and its place in order of prominence."""

    match: Match
    weight: int
    place: int


def find(
    index: Index, query: str, kinds: Collection[EntityKind], scope: Scope = EVERYTHING
) -> Lookup:
    """Return what a query means among `kinds`, within a scope where it sets a bound.

    One clear best is `best`. Close ones are `rivals`, most prominent first. Where nothing is
    near, `suggestions` are the three nearest. `id:` before an id finds exactly that entity.
    """
    query = query.strip()[:MAX_QUERY]
    if query.startswith(_ID):
        return _by_id(index, query.removeprefix(_ID).strip(), kinds)
    asked = words(query)
    if not asked:
        return Lookup()
    found = _within(index, _compared(index, query, kinds), scope)
    near = [one for one in found if one.match.score >= NEAR]
    if near:
        return _decided(near)
    if len(found) < SUGGESTIONS:
        found += _within(index, _nearest(index, asked, kinds), scope)
    nearest = {one.match.entity: one.match for one in reversed(found)}
    return Lookup(suggestions=tuple(reversed(nearest.values()))[:SUGGESTIONS])


def complete(
    index: Index, prefix: str, kinds: Collection[EntityKind], limit: int = 25
) -> tuple[Match, ...]:
    """Return what a text being typed may become, most prominent first.

    An empty text gives the most prominent of all; one that no name begins with, what is near it.
    """
    prefix = prefix.strip()[:MAX_QUERY]
    begun = " ".join(words(prefix))
    spellings = index.beginning(prefix, kinds, limit * 4) if begun or not prefix else ()
    matches: dict[EntityRef, Match] = {}
    for one in spellings:
        score = 100.0 if one.folded == begun else 90.0
        matches.setdefault(one.entity, Match(one.entity, score, one.alias, BEGINS))
    if matches or not begun:
        return tuple(matches.values())[:limit]
    near = _ranked(words(prefix), index.candidates(prefix, kinds, CANDIDATES))
    return tuple(one.match for one in near if one.match.score >= NEAR)[:limit]


def _by_id(index: Index, id: str, kinds: Collection[EntityKind]) -> Lookup:
    entity = index.entry(id, kinds)
    return Lookup(Match(entity, 100.0, entity.name, "chosen by its id") if entity else None)


def _compared(index: Index, query: str, kinds: Collection[EntityKind]) -> list[_Found]:
    """Return what is like a query, or like a possessive's owner where it is nobody's full name."""
    found = _ranked(words(query), index.candidates(query, kinds, CANDIDATES))
    owner = " ".join(map(_owner, query.split()))
    if owner == query or (found and found[0].match.score >= CERTAIN):
        return found
    return _ranked(words(owner), index.candidates(owner, kinds, CANDIDATES))


def _owner(word: str) -> str:
    """Return a word without a possessive ending, such as "Xi" for "Xi's", else as it is."""
    bare = word.rstrip('?!.,;:"”')
    return bare[:-2] if len(bare) > 2 and bare[-2] in "'’`´" and bare[-1] in "sS" else word


def _ranked(asked: Sequence[str], candidates: Iterable[Candidate]) -> list[_Found]:
    """Return one find for each entity, by its best spelling, best first, then most prominent."""
    best: dict[EntityRef, _Found] = {}
    for candidate in candidates:
        likeness = compare(asked, candidate)
        entity = candidate.entity
        known = best.get(entity)
        if likeness.score > (known.match.score if known else 0):
            match = Match(entity, round(likeness.score, 1), candidate.alias, likeness.reason)
            best[entity] = _Found(match, candidate.weight, known.place if known else len(best))
    return sorted(best.values(), key=lambda found: (-found.match.score, found.place))


def _within(index: Index, found: list[_Found], scope: Scope) -> list[_Found]:
    if not scope or not found:
        return found
    present = index.within([one.match.entity for one in found], scope)
    return [one for one in found if one.match.entity in present]


def _decided(near: Sequence[_Found]) -> Lookup:
    """Return the best where it is clear, else all that are close to it, most prominent first."""
    top = near[0].match.score
    least = CERTAIN if top >= CERTAIN else top - CLOSE
    close = sorted((one for one in near if one.match.score >= least), key=lambda one: one.place)
    close = _without_doubles(close)
    if len(close) == 1:
        return Lookup(best=close[0].match)
    if top < CERTAIN and close[0].weight >= DOMINANT * max(close[1].weight, 1):
        return Lookup(best=close[0].match)
    return Lookup(rivals=tuple(one.match for one in close[:MAX_RIVALS]))


def _without_doubles(close: Sequence[_Found]) -> list[_Found]:
    """Return rivals that are different things, not one thing of two kinds.

    An outlet that others write of is an organisation, too. One story with a topic's word in its
    name is what that word means; where several have it, the topic is.
    """
    named = [(fold(one.match.entity.name), one.match.entity.kind) for one in close]
    kept = [
        one
        for one, (name, kind) in zip(close, named, strict=True)
        if kind != "organisation" or (name, "outlet") not in named
    ]
    stories = [one for one in kept if one.match.entity.kind == "story"]
    topics = [one for one in kept if one.match.entity.kind == "topic"]
    if len(topics) != 1 or not stories or topics[0].match.score >= CERTAIN:
        return kept
    doubles = topics if len(stories) == 1 else stories
    return [one for one in kept if one not in doubles]


def _nearest(index: Index, asked: Sequence[str], kinds: Collection[EntityKind]) -> list[_Found]:
    """Return prominent names in order of their likeness as a whole, none of them near."""
    from rapidfuzz import fuzz  # slow to import, and needed only where nothing was found

    query = " ".join(asked)
    found = [
        _Found(
            Match(
                one.entity,
                round(fuzz.WRatio(query, one.folded) / 2, 1),
                one.alias,
                "nearest in spelling",
            ),
            one.weight,
            place,
        )
        for place, one in enumerate(index.beginning("", kinds, PROMINENT))
    ]
    return sorted(found, key=lambda one: (-one.match.score, one.place))
