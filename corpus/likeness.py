"""How like a query one spelling of a name is, compared word by word, and why in plain words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

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
SHORTEST_BEGINNING = 3
"""A shorter beginning of a word may be that of too many to mean one of them."""
SHORTEST_SOUNDING = 4
"""Words up to this length that sound alike but for one letter are different words, and those, too,
that begin with another letter."""
OUT_OF_ORDER = 0.94
"""What is left of a likeness where words of a name are exchanged and spelled otherwise, too."""

GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii"})
"""Words at a name's end that tell a father from a son, and that most leave out."""
_FEMININE = ("ova", "eva", "aya")
"""Endings that tell a Slavic woman's family name from a man's, who is somebody else."""
_ARABIC_ARTICLES = frozenset({"al", "el", "ul"})
_FUNCTION_WORDS = (
    "a an and as at be but by for from has he her his in is it of on or she so that the their them"
    " then they this to us was we were who will with"
)
_EMPTY = frozenset(_FUNCTION_WORDS.split())
"""Words that are names, and initials, only where they are spelled so."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like, 0 to 100, and why."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """A word of the query with the word of the name that it stands for; likeness 0 to 1.

    `place` and `other` are their numbers in the query and in the name.
    """

    asked: str
    named: str
    place: int
    other: int
    likeness: float = 1.0
    reason: str = ""


def compare(asked: Sequence[str], candidate: Candidate) -> Likeness:
    """Return how like a query, given in folded words, a spelling is.

    100 is the name in full, 90 and more a surname or most of a name, 70 and more a name that may
    be meant; below that, words of the query stand for nothing in the name.
    """
    name = candidate.folded.split()
    if list(asked) == name:
        return _in_full(name, candidate)
    if _are_of_two_generations(asked, name):
        return Likeness(compare(bare(asked), candidate).score * 0.6, PART)
    if sorted(asked) == sorted(name):
        first = candidate.family and asked[0] == candidate.family
        return Likeness(98.0, FAMILY_FIRST if first else REORDERED)
    if "".join(bare(asked)) == initials_of(name) and _EMPTY.isdisjoint(asked):
        return Likeness(88.0, INITIALS)
    if "".join(asked) == "".join(name):
        return Likeness(98.0, ANOTHER_SPELLING)
    asked = _parted_alike(asked, name)
    pairs = _paired(asked, name)
    if not pairs:
        return Likeness(0.0, "")
    paired = {pair.place for pair in pairs}
    left = [word for place, word in enumerate(asked) if place not in paired]
    if left:
        return _with_words_left(asked, left, pairs, candidate)
    return _all_paired(pairs, name, candidate)


def bare(words: Sequence[str]) -> Sequence[str]:
    """Return the words of a name without the one that tells generations apart."""
    return words[:-1] if len(words) > 1 and words[-1] in GENERATIONS else words


def _are_of_two_generations(asked: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether one is said to be the father and the other the son."""
    if len(asked) == 1 or len(name) == 1 or asked[-1] == name[-1]:
        return False
    return {asked[-1], name[-1]} <= GENERATIONS and not _likeness(asked[-1], name[-1])[0]


def initials_of(words: Sequence[str]) -> str:
    """Return the first letters of a name's words, empty for a single word."""
    kept = bare(words)
    return "".join(word[0] for word in kept) if len(kept) > 1 else ""


def _parted_alike(asked: Sequence[str], name: Sequence[str]) -> Sequence[str]:
    """Return the query with neighbouring words as one where the name has them so."""
    for place in range(len(asked) - 1):
        joined = asked[place] + asked[place + 1]
        if joined in name:
            return [*asked[:place], joined, *asked[place + 2 :]]
    return asked


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
    likeness = _mean(pairs) * (1 if _in_order(pairs) else OUT_OF_ORDER)
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

    Titles say nothing, nor does what stands before one; a given name may have another form; a
    name in full may be asked for with a middle name. Anything else is at most a suggestion.
    """
    titled = list(asked[: len(left)]) == left and left[-1] in _titles()
    if titled or all(word in _ARABIC_ARTICLES or word in _titles() for word in left):
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

    alias = candidate.alias.split()
    if candidate.folded.split()[-1] in GENERATIONS and asked[-1] not in GENERATIONS:
        alias = alias[:-1]
    return same_person(" ".join(asked).title(), " ".join(alias)).score >= SAME


@cache
def _titles() -> frozenset[str]:
    groups = lexicon("titles")["single"]
    return frozenset(word for group in groups.values() for word in group.split())


def _paired(asked: Sequence[str], name: Sequence[str]) -> list[_Pair]:
    """Return each word of the query with the word of the name most like it, none used twice."""
    left, free, pairs = dict(enumerate(asked)), dict(enumerate(name)), []
    for place, word in enumerate(asked):
        equal = next((other for other, own in free.items() if own == word), None)
        if equal is not None:
            del left[place], free[equal]
            pairs.append(_Pair(word, word, place, equal))
    possible = sorted(
        (
            (likeness, -place, -other, reason)
            for place, word in left.items()
            if word not in _EMPTY
            for other, own in free.items()
            for likeness, reason in (_likeness(word, own),)
            if likeness >= LEAST_LIKE
        ),
        reverse=True,
    )
    for likeness, minus_place, minus_other, reason in possible:
        place, other = -minus_place, -minus_other
        if place in left and other in free:
            pairs.append(_Pair(left.pop(place), free.pop(other), place, other, likeness, reason))
    return pairs


def _in_order(pairs: Sequence[_Pair]) -> bool:
    """Return whether words follow each other as in the name, which may begin at any of them."""
    others = [pair.other for pair in sorted(pairs, key=lambda pair: pair.place)]
    return sum(a > b for a, b in pairwise([*others, others[0]])) <= 1


@lru_cache(maxsize=8192)
def _likeness(asked: str, named: str) -> tuple[float, str]:
    """Return how like two different words are, 0 to 1, and why."""
    if asked in GENERATIONS and named in GENERATIONS:
        same = asked[0] + asked[-1] == named[0] + named[-1]
        return (0.97, ANOTHER_SPELLING) if same else (0.0, "")
    if asked.endswith(_FEMININE) and not named.endswith("a"):
        return 0.0, ""
    if len(asked) == 1 or len(named) == 1:
        return (0.93, INITIALS) if asked[0] == named[0] else (0.0, "")
    if named.startswith(asked):
        least = 0.8 if len(asked) >= SHORTEST_BEGINNING else 0.6
        return least + 0.15 * len(asked) / len(named), BEGINS
    from rapidfuzz.distance.OSA import distance  # slow to import, and often not needed

    longer = max(len(asked), len(named))
    wrong = distance(asked, named)
    if wrong > MOST_DIFFERENT * longer:
        return 0.0, ""
    spelled, other = romanised(asked), romanised(named)
    if spelled == other or {asked, named} <= _ARABIC_ARTICLES:
        return 0.97, ANOTHER_SPELLING
    few = wrong <= _allowed(asked, named)
    off = distance(spelled, other)
    if skeleton(asked) == skeleton(named) and (few or off <= _vowels_off(spelled, other)):
        return 0.9, ANOTHER_SPELLING
    if few and (longer > SHORTEST_SOUNDING or asked[0] == named[0]):
        return 1 - wrong / longer, OFF[wrong]
    if off == 1 and min(len(spelled), len(other)) > SHORTEST_SOUNDING:
        return 0.85, ANOTHER_SPELLING
    return 0.0, ""


def _vowels_off(spelled: str, other: str) -> int:
    """Return by how many letters two romanised words of the same consonants may differ."""
    return max(len(spelled), len(other)) // 3


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
