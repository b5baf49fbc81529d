"""What the tagger sees of each token. Training and tagging use the same code.

What depends on a word alone is worked out once a word and kept, for building features is the
dearer part of tagging.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.analysis.naming import lexicons
from corpus.analysis.naming.clusters import cluster
from corpus.names import fold


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """What is known of a word, or of one beside it.

    The same words give the same object as long as it is remembered, so that a model can keep
    what a group of features weighs under the group itself.
    """

    names: tuple[str, ...]


Row = list[Features]
"""All groups of features of one word in its sentence."""

_RUNS = re.compile(r"([^X.])\1+")
_INSIDE = frozenset(["of", "the", "for", "and", "&", "de", "la", "des", "du", "del", "do", "al"])
_LONGEST_RUN = 12
_CAPITALS = re.compile(r"X{2,}")


@cache
def _flag_sets() -> tuple[tuple[str, frozenset[str]], ...]:
    company = lexicons.words("organisations", "company")
    places = frozenset(word for name in lexicons.place_names() for word in name.split())
    countries = frozenset(word for name in lexicons.country_names() for word in name.split())
    return (
        ("T", lexicons.titles()),
        ("t", lexicons.title_parts()),
        ("C", countries - {"the", "of", "and"}),
        ("L", places - countries),
        ("N", lexicons.peoples()),
        ("O", lexicons.words("organisations", "organisation")),
        ("c", company),
        ("K", lexicons.words("organisations", "known")),
        ("b", lexicons.words("organisations", "thing_before")),
        ("a", lexicons.words("organisations", "thing_after")),
        ("d", lexicons.words("organisations", "calendar")),
        ("p", lexicons.particles()),
    )


@lru_cache(maxsize=65536)
def _flags(lower: str) -> str:
    return "".join(letter for letter, known in _flag_sets() if lower in known)


@lru_cache(maxsize=65536)
def _name_flags(lower: str) -> str:
    folded = fold(lower)
    parts = {folded, *folded.split()}
    given = "G" if parts & lexicons.given_names() else ""
    return given + ("F" if parts & lexicons.family_names() else "")


def is_known_name(word: str) -> bool:
    """Return whether a word is a first or family name that the lexicons have."""
    return bool(_name_flags(word.lower()))


def is_place_word(word: str) -> bool:
    """Return whether a word is part of a place's name that the lexicons have."""
    return not {"C", "L", "a"}.isdisjoint(_flags(word.lower()))


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """Return the pattern of a word: X capital, x small, 0 digit, marks as they are, runs cut.

    Capitals repeated are "XX", small letters repeated "x": "Xx" is Berlin, "XX" NATO, "X." an
    initial, "Xx-Xx" Jean-Claude, "X.X." U.S.
    """
    pattern = "".join(
        "X" if c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c for c in word
    )
    return _RUNS.sub(r"\1", _CAPITALS.sub("XX", pattern))[:8]


def _own(word: str, capitals: bool, blind: bool) -> Features:  # noqa: FBT001
    lower = word.lower()
    form = "CAPS" if capitals else shape(word)
    names = "" if blind else _name_flags(lower)
    flags = _flags(lower).replace("L", "") if blind else _flags(lower)
    found = [f"w={lower}", f"s={form}", f"fs={flags}{names}{form}"]
    found.extend(f"f={flag}" for flag in flags + names)
    if path := cluster(word):
        found.extend(f"k{depth}={number}" for depth, number in enumerate(path))
        found.append(f"k1s={path[1]}{form}")
    else:
        found.append("k=?")
    if len(lower) > 3 and lower[0].isalpha():
        found += (f"p3={lower[:3]}", f"e3={lower[-3:]}")
        if form != "x":
            found += (f"e2={lower[-2:]}", f"e4={lower[-4:]}")
    return Features(tuple(found))


def _near(word: str, offset: str, capitals: bool, blind: bool) -> Features:  # noqa: FBT001
    lower = word.lower()
    form = "CAPS" if capitals else shape(word)
    flags = _flags(lower).replace("L", "") if blind else _flags(lower) + _name_flags(lower)
    found: tuple[str, ...] = (f"{offset}w={lower}", f"{offset}s={form}", f"{offset}f={flags}")
    path = cluster(word)
    if path:
        found = (*found, f"{offset}k1={path[1]}", f"{offset}k3={path[3]}")
    return Features(found)


def _far(word: str, offset: str) -> Features:
    path = cluster(word)
    found = (f"{offset}k1={path[1]}",) if path else ()
    return Features((f"{offset}w={word.lower()}", f"{offset}s={shape(word)}", *found))


def seen_forms(sentences: Iterable[Sequence[str]]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a document seen in lower case, and those capitalised inside a sentence.

    They tell whether a capital at the start of a sentence means anything.
    """
    lower: set[str] = set()
    capital: set[str] = set()
    for sentence in sentences:
        if _in_capitals(sentence):
            continue
        for position, word in enumerate(sentence):
            if word.islower():
                lower.add(word)
            elif position and word[:1].isupper() and sentence[position - 1] not in _OPENING:
                capital.add(word.lower())
    return frozenset(lower), frozenset(capital)


_OPENING = frozenset("\"“”'‘’«(:[—–-")


def _in_capitals(sentence: Sequence[str]) -> bool:
    wordy = [word for word in sentence if len(word) > 1 and word.isalpha()]
    return len(wordy) > 2 and all(word.isupper() for word in wordy)


def sentence_features(
    sentence: Sequence[str],
    seen: tuple[frozenset[str], frozenset[str]],
    blind: frozenset[str] = frozenset(),
) -> list[Row]:
    """Return the groups of features of every token of a sentence.

    `seen` comes from `seen_forms` of the whole document. Words in `blind` are treated as unknown
    to the lexicons of names and places; training uses it, so that unlisted names are found.
    """
    capitals = _in_capitals(sentence)
    last = len(sentence) - 1
    words = [_word(word, capitals, word in blind) for word in sentence]
    heads = _heads(sentence)
    rows = []
    for position, word in enumerate(words):
        row = [word.own]
        before = after = ""
        if position:
            previous = words[position - 1]
            before = previous.form
            row += (previous.before, _after_word(previous.lower, word.form))
            if position > 1:
                row.append(words[position - 2].far_before)
        if position < last:
            following = words[position + 1]
            after = following.form
            row += (following.after, _before_word(word.form, following.lower))
            if position + 1 < last:
                row.append(words[position + 2].far_after)
        row.append(_three_shapes(before or "^", word.form, after or "$"))
        if word.capital:
            row.append(_start_evidence(word.lower, position, sentence, seen))
        if head := heads.get(position):
            row.append(_one("rl", head))
        rows.append(row)
    return rows


class _Word(NamedTuple):
    """All that depends on a word alone: its groups of features where it stands, and beside it."""

    own: Features
    before: Features
    after: Features
    far_before: Features
    far_after: Features
    form: str
    lower: str
    capital: bool


@lru_cache(maxsize=65536)
def _word(word: str, capitals: bool, blind: bool) -> _Word:  # noqa: FBT001
    return _Word(
        _own(word, capitals, blind),
        _near(word, "-1", capitals, blind),
        _near(word, "+1", capitals, blind),
        _far(word, "-2"),
        _far(word, "+2"),
        "CAPS" if capitals else shape(word),
        word.lower(),
        word[:1].isupper(),
    )


@lru_cache(maxsize=65536)
def _after_word(previous: str, form: str) -> Features:
    return Features((f"-1w|s={previous}|{form}",))


@lru_cache(maxsize=65536)
def _before_word(form: str, following: str) -> Features:
    return Features((f"s|+1w={form}|{following}",))


@lru_cache(maxsize=65536)
def _one(key: str, value: str) -> Features:
    return Features((f"{key}={value}",))


@lru_cache(maxsize=65536)
def _three_shapes(before: str, form: str, after: str) -> Features:
    return Features((f"sss={before}|{form}|{after}",))


def _heads(sentence: Sequence[str]) -> dict[int, str]:
    """Return the last word of each run of capitalised words, at the positions of all its words.

    Small words such as "of" stand inside a run, so that the first word of "Bank of Norland and
    Belmar Trust" already knows of the trust.
    """
    heads: dict[int, str] = {}
    start = 0
    while start < len(sentence):
        end = position = start
        while position < min(start + _LONGEST_RUN, len(sentence)):
            if sentence[position][:1].isupper():
                end = position + 1
            elif position == start or sentence[position] not in _INSIDE:
                break
            position += 1
        if end - start > 1:
            heads.update(dict.fromkeys(range(start, end), sentence[end - 1].lower()))
        start = max(end, start + 1)
    return heads


def _start_evidence(
    lower: str,
    position: int,
    sentence: Sequence[str],
    seen: tuple[frozenset[str], frozenset[str]],
) -> Features:
    start = position == 0 or sentence[position - 1] in _OPENING
    return _START[start, lower in seen[0], lower in seen[1]]


_START = {
    (start, small, capital): Features((f"start={start:d}{'l' * small}{'c' * capital}",))
    for start in (False, True)
    for small in (False, True)
    for capital in (False, True)
}
