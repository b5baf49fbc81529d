"""Labels by pattern: titles before a name, phrases behind it, and what somebody is said to be."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.analysis.labelling.descriptions import Descriptions
from corpus.analysis.labelling.leads import described_in_lead
from corpus.analysis.labelling.phrases_behind import phrases_after
from corpus.analysis.labelling.roles import is_rank, is_role
from corpus.analysis.labelling.titles_before import role_before, role_with_place
from corpus.analysis.syntax.phrases import function_words, is_adverb
from corpus.analysis.syntax.units import Unit, units_of
from corpus.lexicons import lexicon, words
from corpus.model import Document, Mention, Token

_COPULAS = frozenset({"is", "was", "are", "were", "became", "remains", "remained", "becomes"})
_AS = frozenset({"serves", "served", "works", "worked", "serving", "working"})
_MADE = frozenset({"named", "elected", "re-elected", "reelected", "appointed", "crowned"})
_HAILING = frozenset({"from", "of"})
_HOME = 6
"""Words of "from Lima" behind a name at most, its comma among them."""
_LAST_AGE = 120
_OPENING = frozenset({"“", "‘", '"', "«", "'"})
_CLOSING = frozenset({"”", "’", '"', "»", "'"})
_LONGEST_NAME = 9
"""Words that a name in quote marks has at most, marks among them."""
_REACH = 8
_APPOSITION = 9
"""Words between a name and its "whom" at most."""
_BEEN = frozenset({"has", "had", "have", "been", "was", "is", "were", "once"})
"""Words between a naming verb and its "as" at most."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A phrase for a person, by its characters in the text."""

    start: int
    end: int
    person: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A mention by its words in a unit."""

    first: int
    last: int
    person: str


def labelled(document: Document) -> list[Labelled]:
    """Return what the article calls people, in order of the text, none twice."""
    if not document.mentions:
        return []
    beside = _beside_names(document)
    found, units = dict(beside.found), beside.units
    known = sorted(found.values(), key=lambda label: label.start)
    descriptions = Descriptions(document, [(k.start, k.end, k.person) for k in known])
    begun = [label.start for label in known]

    def is_free(start: int, end: int) -> bool:
        """Say whether no label stands there: "X, the mayor," is one of X, without its article."""
        near = known[max(bisect_left(begun, start) - 1, 0) : bisect_left(begun, end)]
        return not any(label.start < end and start < label.end for label in near)

    for one in document.described:
        start, end = one.span.start, one.span.end
        if is_free(start, end):
            found.setdefault((start, end), Labelled(start, end, one.person))
    for unit, places in units:
        for first, last, person in descriptions.in_unit(unit, {p.first: p.last for p in places}):
            start, end = unit.stretch(first, last)
            if is_free(start, end):
                found.setdefault((start, end), Labelled(start, end, person))
    return _outermost(sorted(found.values(), key=lambda label: (label.start, -label.end)))


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside the names of a document: the same for every step that asks for labels."""

    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    found: dict[tuple[int, int], Labelled]
    units: list[tuple[Unit, list[_Place]]]


_last: list[_Beside] = []


def _beside_names(document: Document) -> _Beside:
    """Return the labels beside names and the units they stand in; the last document's are kept."""
    for kept in _last[:1]:
        if kept.tokens is document.tokens and kept.mentions is document.mentions:
            return kept
    found: dict[tuple[int, int], Labelled] = {}
    units: list[tuple[Unit, list[_Place]]] = []
    for unit in units_of(document, ()):
        places = _places(unit, document.mentions)
        for place, (first, last) in _of_unit(unit, places):
            start, end = unit.stretch(first, last)
            found.setdefault((start, end), Labelled(start, end, place))
        units.append((unit, places))
    if lead := described_in_lead([unit for unit, _ in units], document.mentions):
        found.setdefault(lead[:2], Labelled(*lead))
    beside = _Beside(document.tokens, document.mentions, found, units)
    _last[:] = [beside]
    return beside


def _outermost(labels: list[Labelled]) -> list[Labelled]:
    """Return the labels without those inside another of the same person."""
    kept: list[Labelled] = []
    for label in labels:
        if not kept or label.start >= kept[-1].end or label.person != kept[-1].person:
            kept.append(label)
    return kept


def _places(unit: Unit, mentions: tuple[Mention, ...]) -> list[_Place]:
    low = bisect_left(mentions, unit.start, key=lambda m: m.span.start)
    high = bisect_left(mentions, unit.end, key=lambda m: m.span.start)
    return [
        _Place(*stretch, mention.person)
        for mention in mentions[low:high]
        if (stretch := unit.words_of(mention.span.start, mention.span.end))
    ]


def _of_unit(unit: Unit, places: list[_Place]) -> Iterator[tuple[str, tuple[int, int]]]:
    for number, place in enumerate(places):
        after = places[number + 1] if number + 1 < len(places) else None
        for stretch in _ahead(unit, place):
            yield place.person, stretch
        for stretch in _behind(unit, place, after):
            yield place.person, stretch
        for stretch in (*_copula(unit, place, after), *_given(unit, place)):
            yield place.person, stretch
        if after is not None:
            yield from _respectively(unit, place, after)


def _ahead(unit: Unit, place: _Place) -> Iterator[tuple[int, int]]:
    """Yield the titles before a name: "Colonel", and "civil defence chief" ahead of that.

    Also what a comma parts from it: "a senior official, Li Hongzhong,".
    """
    end = place.first - 1
    while end > 0 and unit.word(end) in _honorifics():
        end -= 1
    if end < 0:
        return
    closed = function_words("prepositions") | function_words("articles") | {","}
    open_ = unit.word(end) not in closed
    title = role_before(unit, end) if open_ else None
    if title is None and end < place.first - 1 and is_role(unit.word(place.first - 1)):
        title = role_before(unit, place.first - 1)
    if title:
        yield from _parted(unit, *_distanced(unit, *title))
        end = title[0] - 1
        if unit.word(end) in function_words("articles"):
            end -= 1
    if end > 0 and unit.word(end) == "," and unit.word(place.last) in (",", ".", "", ")"):
        role = role_with_place(unit, end - 1)
        if role:
            yield role


def _distanced(unit: Unit, first: int, last: int) -> tuple[int, int]:
    """Return "self-styled “king”" for the words in quote marks alone, others as they are."""
    marked = unit.word(first - 1) in _OPENING and unit.word(last) in _CLOSING
    if marked and unit.word(first - 2) in words("cues", "distancing"):
        return first - 2, last + 1
    return first, last


def _parted(unit: Unit, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield "civil defence chief" and "Colonel" of both, others as they are."""
    for index in range(first + 1, last):
        if unit.capital(index) and not unit.capital(index - 1) and is_rank(unit.word(index)):
            if is_role(unit.word(index - 1)):
                yield first, index
                yield index, last
                return
            break
    yield first, last


@cache
def _honorifics() -> frozenset[str]:
    titles = frozenset(lexicon("titles")["single"]["honorific"].split())
    return words("roles", "honorifics") | titles | {"(", "“", '"'}


def _behind(unit: Unit, place: _Place, after: _Place | None) -> Iterator[tuple[int, int]]:
    """Yield the phrases behind a name and a comma: "Li, vice chairman of the committee,"."""
    index = place.last
    if unit.word(index) == "(":
        while index < len(unit) and unit.word(index) != ")":
            index += 1
        index += 1
    if unit.word(index) not in (",", "-", "–", "—", "--"):
        return
    index += 1
    if unit.word(index).isdigit() and int(unit.word(index)[:4]) < _LAST_AGE:
        index += 1
        if unit.word(index) == ",":
            index += 1
    if unit.word(index) in _HAILING:
        # "Perez, from Lima, a father of three,"
        home = range(index + 2, min(index + _HOME, len(unit)))
        index = next((i + 1 for i in home if unit.word(i) == ","), index)
    if unit.word(index) in ("who", "whom", "whose", "which"):
        return
    for first, last in phrases_after(unit, index):
        if (
            after is not None
            and first <= after.first <= last
            and _is_name_of_other(unit, after, first, last)
        ):
            return
        yield first, last


def _is_name_of_other(unit: Unit, after: _Place, first: int, last: int) -> bool:
    """Say whether a phrase belongs to the name that follows: "Smith, President Biden and …"."""
    if after.first == last:
        return True
    if not unit.capital(first) and any(
        unit.word(index) in function_words("prepositions") for index in range(first, after.first)
    ):
        # "Smith, a cousin of President Biden"
        return False
    return is_role(unit.word(after.first - 1)) and unit.word(after.last) != "'s"


def _copula(unit: Unit, place: _Place, after: _Place | None) -> Iterator[tuple[int, int]]:
    """Yield what somebody is said to be: "Li is a member of the Politburo"."""
    index = place.last
    if unit.word(index) == "," and unit.word(index + 1) in {"who"} | _AS | _COPULAS:
        index += 1 + (unit.word(index + 1) == "who")
    elif unit.word(index) == "who":
        index += 1
    while unit.word(index) in function_words("adverbs") | {"has", "had", "been"}:
        index += 1
    behind = _behind_being(unit, index)
    if behind is None:
        return
    index = behind
    while unit.word(index) in function_words("adverbs") - {"not", "never"}:
        index += 1
    if unit.word(index) in ("not", "never") or not any(
        unit.word(i) in function_words("articles") or is_role(unit.word(i))
        for i in range(index, index + 3)
    ):
        return
    for first, last in phrases_after(unit, index):
        if after is None or not first <= after.first == last:
            yield first, last


def _behind_being(unit: Unit, index: int) -> int | None:
    """Return the place behind "is", "served as" or "was elected", None where there is none."""
    if unit.word(index) in _AS and unit.word(index + 1) == "as":
        return index + 2
    if unit.word(index) in _COPULAS:
        return index + 1 + (unit.word(index + 1) in _MADE)
    made = unit.word(index) in _MADE and unit.word(index - 1) == "been"
    return index + 1 if made else None


def _given(unit: Unit, place: _Place) -> Iterator[tuple[int, int]]:
    """Yield what somebody calls a person: "called her a traitor", "known as the king of sleep"."""
    index = _behind_naming(unit, place)
    if index is None:
        return
    if unit.word(index) in _OPENING:
        closed = range(index + 2, min(index + _LONGEST_NAME, len(unit)))
        end = next((i for i in closed if unit.word(i) in _CLOSING), None)
        if end is not None:
            yield index + 1 + (unit.word(index + 1) in function_words("articles")), end
        return
    skipped = index + (unit.word(index + 1) in _OPENING)
    if unit.word(index) in function_words("articles") and skipped > index:
        yield from _quoted_name(unit, skipped)
    elif unit.word(index) in function_words("articles"):
        yield from phrases_after(unit, index)


def _quoted_name(unit: Unit, opening: int) -> Iterator[tuple[int, int]]:
    """Yield what stands in quote marks behind an article: "the “Wonder Boy”"."""
    places = range(opening + 2, min(opening + _LONGEST_NAME, len(unit)))
    end = next((i for i in places if unit.word(i) in _CLOSING), None)
    if end is not None:
        yield opening + 1, end


def _behind_naming(unit: Unit, place: _Place) -> int | None:
    """Return the place behind the verb and object that give a person a name."""
    calling, describing = words("cues", "calling"), words("cues", "describing")
    before = unit.word(place.first - 1)
    if before in calling:
        return place.last
    if before in describing:
        return place.last + 1 if unit.word(place.last) == "as" else None
    start = _clause_behind(unit, place)
    relative = unit.word(start) == "whom"
    if unit.word(start) == "who":
        start += 1
        while unit.word(start) in _BEEN | function_words("adverbs"):
            start += 1
    # "described by Y as", not "described Y as".
    passive = unit.word(start) in describing | {"known"} and (
        unit.word(start + 1) in ("as", "by") or unit.word(start - 1) != unit.word(place.last - 1)
    )
    for index in range(start, min(start + _REACH, len(unit))):
        word = unit.word(index)
        if word in calling and (relative or place.last < index == start):
            return index + 1
        if word == "as" and (relative or passive):
            return index + 1
        if word == ",":
            return None
    return None


def _clause_behind(unit: Unit, place: _Place) -> int:
    """Return where a clause about a person begins: at "whom", or "seen" in ", long seen as"."""
    if (whom := _whom(unit, place)) is not None:
        return whom
    start = place.last + (unit.word(place.last) == ",")
    while start > place.last and (is_adverb(unit.word(start)) or unit.word(start) == "long"):
        start += 1
    return start


def _whom(unit: Unit, place: _Place) -> int | None:
    """Return the place of "whom" behind a name and what stands in apposition to it."""
    for index in range(place.last, min(place.last + _APPOSITION, len(unit))):
        if unit.word(index) == "whom":
            return index
        if unit.word(index) in (".", ";", ":") or (unit.capital(index) and index > place.last + 1):
            return None
    return None


def _respectively(
    unit: Unit, place: _Place, after: _Place
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield "A and B, respectively the father and son of C" as one label each."""
    if unit.lower[place.last : after.first] != ["and"]:
        return
    index = after.last + (unit.word(after.last) == ",")
    if unit.word(index) != "respectively":
        return
    index += 1
    if unit.word(index) in function_words("articles"):
        index += 1
    joint = next((i for i in range(index, min(index + 8, len(unit))) if unit.word(i) == "and"), -1)
    if joint < 0:
        return
    yield place.person, (index, joint)
    for _, last in phrases_after(unit, joint + 1):
        yield after.person, (joint + 1, last)
        return
