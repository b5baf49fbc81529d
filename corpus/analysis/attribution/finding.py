"""Attributions: who says what, by the words that introduce it."""

from collections.abc import Iterator
from functools import cache

from corpus.analysis.attribution.hearers import hearers, may_carry
from corpus.analysis.attribution.phrasing import Source
from corpus.analysis.attribution.record import AROUND, Attribution, stripped
from corpus.analysis.attribution.reports import (
    according,
    after_colon,
    carried,
    citing,
    merely_quoted,
    quoted,
    saying_after,
)
from corpus.analysis.attribution.speakers import Speakers
from corpus.analysis.attribution.verbs import is_cue, said_by_verb
from corpus.analysis.syntax.cues import cue_forms, cue_of
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words

_SUBORDINATING = {"while", "although", "though", "as", "when", "after", "before", "whereas"}
_JOINING = {"and", "but", "while", "whereas", "though", "although", ",", ";"}


def attributions_in(unit: Unit, speakers: Speakers) -> list[Attribution]:
    """Return the attributions of a unit in order of their cues, relays worked out."""
    found: list[Attribution] = []
    speakers.opened(unit)
    signs = _signs()
    for index, word in enumerate(unit.lower):
        if word in signs and unit.quote[index] < 0:
            for attribution in _at(unit, index, speakers, found):
                nested = any(
                    outer.source and outer.holds(attribution.cue) for outer in found[-AROUND:]
                )
                found.append(attribution)
                if attribution.source and not nested:
                    speakers.heard(attribution.source)
    carried = may_carry(unit)
    for attribution in found:
        if (source := attribution.source) is not None:
            attribution.relays += [
                one
                for one in hearers(unit, attribution, speakers, carried=carried)
                if not speakers.is_own(one) and not _same(one, source)
            ]
    _part(unit, found)
    for place, attribution in enumerate(found):
        _relay(attribution, found[max(place - AROUND, 0) : place + AROUND])
    kept = [attribution for attribution in found if not attribution.passes_on]
    for attribution in kept:
        speakers.goes_on(unit.paragraph, attribution)
    return kept


@cache
def _signs() -> frozenset[str]:
    """Return the words at which an attribution may be found, so that others are passed over."""
    passing = {":", "as", "according", "citing", "quoting", "quoted", "quotes", "cited", "cites"}
    return words("cues", "carriers").union(cue_forms(), passing)


def _at(
    unit: Unit, index: int, speakers: Speakers, found: list[Attribution]
) -> Iterator[Attribution]:
    word = unit.lower[index]
    if word == ":" and index + 1 < len(unit) and not any(a.holds(index + 1) for a in found[-3:]):
        yield from after_colon(unit, index, speakers)
    elif word == "according" and unit.word(index + 1) == "to":
        yield from according(unit, index, speakers)
    elif word == "as" and unit.word(index + 2) == "by" and cue_of(unit.word(index + 1), "by"):
        yield from according(unit, index + 1, speakers)
    elif word in ("citing", "quoting"):
        yield from citing(unit, index, speakers, found)
    elif word in ("quoted", "quotes", "cited", "cites") and (saying := saying_after(unit, index)):
        yield from quoted(unit, index, saying, speakers, found)
    elif word == "quoted" and unit.word(index + 1) in ("in", "from", "on"):
        yield from merely_quoted(unit, index, speakers)
    elif (cue := cue_of(word, unit.word(index + 1))) and is_cue(unit, index, cue):
        yield from said_by_verb(unit, index, cue, speakers, found)
    elif word in words("cues", "carriers"):
        yield from carried(unit, index, speakers)


def _part(unit: Unit, found: list[Attribution]) -> None:
    """End what is said where another attribution of the same rank begins."""
    for place, attribution in enumerate(found):
        for later in found[place + 1 : place + AROUND]:
            if not attribution.holds(later.first) or later.trailing:
                continue
            if _is_new_clause(unit, attribution, later):
                end = later.first
                while end > attribution.content[0] and unit.word(end - 1) in (
                    "and", "but", "while", "whereas", "though", "although", ",", ";",
                ):  # fmt: skip
                    end -= 1
                attribution.content = (attribution.content[0], end)
                break
    for place, attribution in enumerate(found):
        for later in found[place + 1 : place + AROUND]:
            if later.trailing and later.first > attribution.cue and attribution.holds(later.first):
                attribution.content = (
                    attribution.content[0],
                    stripped(unit, attribution.content[0], later.first),
                )


def _is_new_clause(unit: Unit, attribution: Attribution, later: Attribution) -> bool:
    same = attribution.source and later.source and attribution.source.start == later.source.start
    if same:
        return True
    previous = unit.word(later.first - 1)
    if previous in ("while", "whereas", ";") or (previous == "and" and later.participle):
        return True
    parted = previous == "," or not unit.free(later.first - 1)
    if parted and unit.word(attribution.first - 1) in _SUBORDINATING:
        return True
    if previous not in ("and", "but", "though", "although"):
        return False
    return unit.word(later.first - 2) == "," or not unit.free(later.first - 2)


def _relay(attribution: Attribution, found: list[Attribution]) -> None:
    outer = [
        other
        for other in found
        if other is not attribution
        and other.source is not None
        and not other.passes_on
        and other.holds(attribution.cue)
        and (attribution.source is None or other.source.start != attribution.source.start)
        and (attribution.source is None or not _same(other.source, attribution.source))
    ]
    outer.sort(key=lambda other: other.content[0] - other.content[1])
    chain = [
        relay
        for other in outer
        for relay in (*other.relays, other.source)
        if relay and (relay.media or relay.id is not None)
    ]
    attribution.relays = [*chain, *attribution.relays]


def _same(one: Source, other: Source) -> bool:
    return one.id is not None and one.id == other.id
