"""How like a query one spelling of a name is, compared word by word, and why in plain words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.index import Candidate
from corpus.lexicons import lexicon
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
MOST_DIFFERENT = 0.6
"""Words with a larger share of their letters off are not even transliterations of each other."""
SHORTEST_EDITED = 3
SHORTEST_EDITED_TWICE = 6
"""Words from these lengths on may have one letter off, or two."""


_ARABIC_ARTICLES = frozenset({"al", "el", "ul"})


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
    if all(word in _ARABIC_ARTICLES or word in _titles() for word in left):
        rest = [word for word in asked if word not in left]
        likeness = compare(rest, candidate)
        return Likeness(likeness.score * 0.98, likeness.reason)
    name = candidate.folded.split()
    if candidate.entity.kind == "person" and len(name) > 1:
        if any(pair.likeness == 1 for pair in pairs) and _same_person(asked, candidate):
            return Likeness(90.0, NICKNAME)
        if len(pairs) == len(name) and len(left) < len(pairs):
            return Likeness(84.0 * _mean(pairs), LONGER)
    if (joined := _joined_likeness(asked, name)) >= LEAST_LIKE:
        return Likeness(95.0 * joined, ANOTHER_SPELLING)
    share = sum(len(pair.asked) for pair in pairs) / sum(map(len, asked))
    return Likeness(65.0 * share * _mean(pairs), _joined({PART: None}))


def _joined_likeness(asked: Sequence[str], name: Sequence[str]) -> float:
    """Return how like two names are, 0 to 1, whose words may be parted otherwise."""
    return _likeness("".join(asked), "".join(name))[0] if len(asked) != len(name) else 0.0


def _same_person(asked: Sequence[str], candidate: Candidate) -> bool:
    from corpus.names import SAME, same_person  # reads lexicons, which few questions need

    return same_person(" ".join(asked).title(), candidate.alias).score >= SAME


@cache
def _titles() -> frozenset[str]:
    groups = lexicon("titles")["single"]
    return frozenset(word for group in groups.values() for word in group.split())


def _paired(asked: Sequence[str], name: Sequence[str]) -> list[_Pair]:
    """Return each word of the query with the word of the name most like it, none used twice."""
    left, free, pairs = list(asked), list(name), []
    for word in asked:
        if word in free:
            left.remove(word)
            free.remove(word)
            pairs.append(_Pair(word, word, 1.0))
    possible = sorted(
        (
            (likeness, -place, -other, reason)
            for place, word in enumerate(left)
            for other, own in enumerate(free)
            for likeness, reason in (_likeness(word, own),)
            if likeness >= LEAST_LIKE
        ),
        reverse=True,
    )
    used: set[int] = set()
    taken: set[int] = set()
    for likeness, place, other, reason in possible:
        if place not in used and other not in taken:
            used.add(place)
            taken.add(other)
            pairs.append(_Pair(left[-place], free[-other], likeness, reason))
    return pairs


def _likeness(asked: str, named: str) -> tuple[float, str]:
    """Return how like two different words are, 0 to 1, and why."""
    if len(asked) == 1 or len(named) == 1:
        return (0.93, INITIALS) if asked[0] == named[0] else (0.0, "")
    if named.startswith(asked):
        return 0.8 + 0.15 * len(asked) / len(named), BEGINS
    from rapidfuzz.distance.OSA import distance  # slow to import, and often not needed

    longer = max(len(asked), len(named))
    wrong = distance(asked, named)
    if wrong > MOST_DIFFERENT * longer:
        return 0.0, ""
    if romanised(asked) == romanised(named) or {asked, named} <= _ARABIC_ARTICLES:
        return 0.97, ANOTHER_SPELLING
    few = wrong <= _allowed(asked, named)
    if skeleton(asked) == skeleton(named) and (few or len(skeleton(asked)) > 2):
        return 0.9, ANOTHER_SPELLING
    if few:
        return 1 - wrong / longer, OFF[wrong]
    spelled, other = romanised(asked), romanised(named)
    if distance(spelled, other) <= min(1, _allowed(spelled, other)):
        return 0.85, ANOTHER_SPELLING
    return 0.0, ""


def _allowed(asked: str, named: str) -> int:
    """Return how many letters may be wrong, missing, added, or swapped with the next."""
    shorter, longer = sorted((len(asked), len(named)))
    if longer < SHORTEST_EDITED:
        return 0
    return 1 if shorter < SHORTEST_EDITED_TWICE else 2


def is_near(asked: str, named: str) -> bool:
    """Return whether two words may be one, misspelled."""
    return asked == named or _likeness(asked, named)[0] >= LEAST_LIKE


def _mean(pairs: Sequence[_Pair]) -> float:
    """Return the mean likeness of pairs, a word weighing as much as it has letters."""
    weight = sum(len(pair.asked) for pair in pairs)
    return sum(pair.likeness * len(pair.asked) for pair in pairs) / weight


def _joined(reasons: Iterable[str]) -> str:
    return ", ".join(reasons)
