"""How like a query one spelling of a name is, compared word by word, and why in plain words."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.data import data_path
from corpus.index import Candidate
from corpus.romanisation import fold, romanised, skeleton

EXACT = "spelled exactly"
REORDERED = "words in another order"
FAMILY_FIRST = "family name first"
SURNAME = "surname"
WORD = "a word for it"
PART = "part of the name"
INITIALS = "initials"
ANOTHER_SPELLING = "another spelling"
BEGINS = "begins with"
OFF = {1: "one letter off", 2: "two letters off"}
LONGER = "with more words"
NICKNAME = "another form of the name"

LEAST_LIKE = 0.6
"""Two words less alike than this, 0 to 1, have nothing to do with each other."""
SHORTEST_BEGINNING = 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like, 0 to 100, and why."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """A word of the query with the word of the name that it stands for; likeness 0 to 1."""

    asked: str
    named: str
    likeness: float
    reason: str = ""


def compare(asked: Sequence[str], candidate: Candidate) -> Likeness:
    """Return how like a query, given in folded words, a spelling is.

    100 is the name in full, 90 and more a surname or most of a name, 70 and more a name that may
    be meant; below that, words of the query stand for nothing in the name.
    """
    name = candidate.folded.split()
    if list(asked) == name:
        return _in_full(name, candidate)
    if sorted(asked) == sorted(name):
        first = candidate.family and asked[0] == candidate.family
        return Likeness(98.0, FAMILY_FIRST if first else REORDERED)
    if len(name) > 1 and "".join(asked) == "".join(word[0] for word in name):
        return Likeness(88.0, INITIALS)
    if "".join(asked) == "".join(name):
        return Likeness(98.0, ANOTHER_SPELLING)
    pairs = _paired(asked, name)
    if not pairs:
        return Likeness(0.0, "")
    left = [word for word in asked if all(pair.asked != word for pair in pairs)]
    if left:
        return _with_words_left(asked, left, pairs, candidate)
    return _all_paired(pairs, name, candidate)


def _in_full(name: Sequence[str], candidate: Candidate) -> Likeness:
    """Return the likeness of a spelling that is the query: a lone surname is not a full name."""
    shown = candidate.entity.name.split()
    if candidate.entity.kind == "person" and len(name) == 1 and len(shown) > 1:
        return Likeness(92.0, SURNAME)
    if candidate.entity.kind == "topic" and fold(candidate.entity.name) != candidate.folded:
        return Likeness(91.0, WORD)
    return Likeness(100.0, EXACT)


def _all_paired(pairs: Sequence[_Pair], name: Sequence[str], candidate: Candidate) -> Likeness:
    """Return the likeness where each word of the query stands for one of the name."""
    likeness = _mean(pairs)
    reasons = dict.fromkeys(pair.reason for pair in pairs if pair.reason)
    if len(pairs) == len(name):
        lone = len(name) == 1 and len(candidate.entity.name.split()) > 1
        whole = 92.0 if lone and candidate.entity.kind == "person" else 97.0
        return Likeness(whole * likeness, _joined(reasons))
    named = {pair.named for pair in pairs}
    if len(pairs) > 1:
        return Likeness(94.0 * likeness, _joined(reasons or {PART: None}))
    if candidate.family in named:
        return Likeness(92.0 * likeness, _joined({SURNAME: None, **reasons}))
    most = 86.0 if candidate.entity.kind == "person" else 90.0
    return Likeness(most * likeness, _joined(reasons or {PART: None}))


def _with_words_left(
    asked: Sequence[str], left: Sequence[str], pairs: Sequence[_Pair], candidate: Candidate
) -> Likeness:
    """Return the likeness where words of the query stand for nothing in the name.

    Titles say nothing; a given name may have another form; a name in full may be asked for with
    a middle name. Anything else is at most a suggestion.
    """
    if all(word in _titles() for word in left):
        rest = [word for word in asked if word not in left]
        likeness = compare(rest, candidate)
        return Likeness(likeness.score * 0.98, likeness.reason)
    name = candidate.folded.split()
    if candidate.entity.kind == "person" and len(name) > 1:
        if _same_person(asked, candidate):
            return Likeness(90.0, NICKNAME)
        if len(pairs) == len(name) and len(left) < len(pairs):
            return Likeness(84.0 * _mean(pairs), LONGER)
    share = sum(len(pair.asked) for pair in pairs) / sum(map(len, asked))
    return Likeness(65.0 * share * _mean(pairs), _joined({PART: None}))


def _same_person(asked: Sequence[str], candidate: Candidate) -> bool:
    from corpus.names import SAME, same_person  # reads lexicons, which few questions need

    return same_person(" ".join(asked).title(), candidate.alias).score >= SAME


@cache
def _titles() -> frozenset[str]:
    with data_path("config", "lexicons", "titles.toml").open("rb") as file:
        groups = tomllib.load(file)["single"]
    return frozenset(word for group in groups.values() for word in group.split())


def _paired(asked: Sequence[str], name: Sequence[str]) -> list[_Pair]:
    """Return each word of the query with the word of the name most like it, none used twice."""
    possible = [
        (likeness, -place, -other, reason)
        for place, word in enumerate(asked)
        for other, own in enumerate(name)
        for likeness, reason in (_likeness(word, own),)
        if likeness >= LEAST_LIKE
    ]
    pairs: list[_Pair] = []
    used: set[int] = set()
    taken: set[int] = set()
    for likeness, place, other, reason in sorted(possible, reverse=True):
        if place not in used and other not in taken:
            used.add(place)
            taken.add(other)
            pairs.append(_Pair(asked[-place], name[-other], likeness, reason))
    return pairs


def _likeness(asked: str, named: str) -> tuple[float, str]:
    """Return how like two words are, 0 to 1, and why where they are not equal."""
    if asked == named:
        return 1.0, ""
    if len(asked) == 1 or len(named) == 1:
        return (0.93, INITIALS) if asked[0] == named[0] else (0.0, "")
    if named.startswith(asked) and len(asked) >= SHORTEST_BEGINNING:
        return 0.8 + 0.15 * len(asked) / len(named), BEGINS
    if asked[0] == named[0] or skeleton(asked)[:1] == skeleton(named)[:1]:
        if romanised(asked) == romanised(named):
            return 0.97, ANOTHER_SPELLING
        if len(skeleton(asked)) > 2 and skeleton(asked) == skeleton(named):
            return 0.9, ANOTHER_SPELLING
    return _misspelled(asked, named)


def _misspelled(asked: str, named: str) -> tuple[float, str]:
    wrong = _letters_off(asked, named)
    if wrong is not None:
        return 1 - wrong / max(len(asked), len(named)), OFF[wrong]
    if _letters_off(romanised(asked), romanised(named)) == 1:
        return 0.85, ANOTHER_SPELLING
    return 0.0, ""


def is_near(asked: str, named: str) -> bool:
    """Return whether two words may be the same one, misspelled."""
    return asked == named or _misspelled(asked, named)[0] > 0


def _letters_off(asked: str, named: str) -> int | None:
    """Return how many letters two different words are apart, None where they are too far apart.

    One letter wrong, missing, added, or swapped with the next is allowed in words of three to
    five letters, two in longer ones.
    """
    shorter = min(len(asked), len(named))
    allowed = 0 if shorter < 2 else 1 if shorter < 6 else 2
    if abs(len(asked) - len(named)) > allowed or max(len(asked), len(named)) < 3:
        return None
    from rapidfuzz.distance.OSA import distance  # slow to import, and often not needed

    wrong = distance(asked, named, score_cutoff=allowed)
    return wrong if wrong <= allowed else None


def _mean(pairs: Sequence[_Pair]) -> float:
    """Return the mean likeness of pairs, a word weighing as much as it has letters."""
    weight = sum(len(pair.asked) for pair in pairs)
    return sum(pair.likeness * len(pair.asked) for pair in pairs) / weight


def _joined(reasons: Iterable[str]) -> str:
    return ", ".join(reasons)
