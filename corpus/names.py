"""Names of people: whether two of them are one person's.

With it comes all that is needed to compare names: their folding, their keys, their parts.
"""

from dataclasses import dataclass
from functools import lru_cache

from corpus.name_parts import (
    NameParts,
    called,
    given_name_groups,
    is_eastern_family,
    is_family_name_first,
    is_vietnamese,
    korean_family,
    korean_given,
    name_parts,
)
from corpus.romanisation import fold, romanised, skeleton, words

__all__ = [
    "POSSIBLY",
    "SAME",
    "Likeness",
    "NameParts",
    "called",
    "fold",
    "initials",
    "is_family_name_first",
    "may_be_called",
    "name_parts",
    "romanised",
    "same_person",
    "skeleton",
    "words",
]

SAME = 0.8
"""From this likeness on, two names are held to be one person's unless context speaks against it."""

POSSIBLY = 0.6
"""From this likeness on, two names are one person's if context speaks for it."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two names are one person's, 0 to 1, and why."""

    score: float
    reason: str


def initials(name: str) -> str:
    """Return the first letters of a name's folded words: "kju" for Kim Jong Un."""
    return "".join(word[0] for word in words(name))


@lru_cache(maxsize=262144)
def same_person(a: str, b: str) -> Likeness:
    """Return how likely two names are one person's, and why; the order of the two is no matter."""
    first, second = sorted((a, b))
    if fold(first) == fold(second):
        known = bool(fold(first))
        return Likeness(1.0 if known else 0.0, "same spelling" if known else "no name")
    parts, others = name_parts(first), name_parts(second)
    if not parts.family or not others.family:
        return _with_one_word(parts, others)
    if parts.suffix and others.suffix and parts.suffix != others.suffix:
        return Likeness(0.2, "different generations")
    if parts.family_first or others.family_first:
        return _family_first(parts, others)
    return _family_last(parts, others)


def _with_one_word(a: NameParts, b: NameParts) -> Likeness:
    """Compare two names of which one is a single word, which never settles the matter."""
    if not a.given or not b.given:
        return Likeness(0.0, "no name")
    word, other = (a.given[0], b) if not a.family else (b.given[0], a)
    if not other.family:
        score = _likeness_of_words(word, other.given[0])
        return Likeness(score * 0.9, "one word, another spelling") if score else _DIFFERENT
    if _likeness_of_families(word, other.family):
        return Likeness(0.5, "a family name alone")
    if any(_likeness_of_words(word, given) for given in other.given):
        return Likeness(0.45, "a given name alone")
    return _DIFFERENT


_DIFFERENT = Likeness(0.0, "different names")


def may_be_called(name: str, word: str) -> bool:
    """Return whether the bearer of a full name may be called by one word, in another spelling."""
    alone = name_parts(word).given[-1:]
    return bool(alone) and any(_likeness_of_families(alone[0], known) for known in called(name))


def _family_first(a: NameParts, b: NameParts) -> Likeness:
    """Compare names of which one at least is family-name-first: the given name must be equal."""
    if a.family_first != b.family_first:
        return _other_order(a, b)
    if "".join(a.given) == "".join(b.given):
        if a.family == b.family:
            return Likeness(0.98, "same family name and given name")
        score = 0.9 if korean_family(a.family) == korean_family(b.family) else 0.0
        return Likeness(score, "same given name, family name in another spelling")
    if is_vietnamese(a) and is_vietnamese(b) and a.family == b.family and _differ_in_middle(a, b):
        return Likeness(0.65, "a middle name dropped")
    same_family = korean_family(a.family) == korean_family(b.family)
    if same_family and len(a.given) > 1 and korean_given(a.given) == korean_given(b.given):
        return Likeness(0.85, "Korean name in another romanisation")
    return Likeness(0.1, "same family name, other given name") if same_family else _DIFFERENT


def _differ_in_middle(a: NameParts, b: NameParts) -> bool:
    """Return whether one name is the other without its middle names, as Vietnamese are called."""
    short, long = sorted((a.given, b.given), key=len)
    return len(short) == 1 < len(long) and short[0] == long[-1]


def _other_order(a: NameParts, b: NameParts) -> Likeness:
    """Compare a family-name-first name with one that isn't, as in "Heung-min Son"."""
    eastern, western = (a, b) if a.family_first else (b, a)
    if eastern.family == western.family:
        if "".join(eastern.given) == "".join(western.given):
            return Likeness(0.95, "same family name and given name, in the other order")
        if "".join(eastern.given) == "".join(western.given[1:]):
            return Likeness(0.7, "the same with another given name before")
    if "".join((*western.given, western.family)) == "".join((eastern.family, *eastern.given)):
        return Likeness(0.95, "the same letters, parted in another way")
    return _DIFFERENT


def _family_last(a: NameParts, b: NameParts) -> Likeness:
    family = _likeness_of_families(a.family, b.family)
    if family:
        given, reason = _likeness_of_given(a.given, b.given)
        if given and a.suffix != b.suffix:
            return Likeness(family * given * 0.65, f"{reason}, one with a suffix")
        if given:
            return Likeness(family * given, reason)
    return _in_another_shape(a, b, family)


def _in_another_shape(a: NameParts, b: NameParts, family: float) -> Likeness:
    """Compare names whose ends differ: reversed, or with a second family name."""
    every, other = (*a.given, a.family), (*b.given, b.family)
    if len(every) > 1 and every == other[1:] + other[:1]:
        return Likeness(0.85, "same words, family name first in one")
    if len(every) == len(other) == 2 and _are_alike(every, other[::-1], least=0.97):
        return Likeness(0.82, "same names in another spelling, family name first in one")
    short, long = sorted((every, other), key=len)
    if 1 < len(short) < len(long):
        if _are_alike(short, long[: len(short)]):
            return Likeness(0.72, "one name is the beginning of the other")
        if _are_alike(short, long[-len(short) :]):
            return Likeness(0.72, "one name is the end of the other")
    return Likeness(0.1, "same family name, other given name") if family else _DIFFERENT


def _are_alike(a: tuple[str, ...], b: tuple[str, ...], least: float = 0.92) -> bool:
    return all(_likeness_of_words(word, other) >= least for word, other in zip(a, b, strict=True))


def _likeness_of_given(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[float, str]:
    """Return how alike the given and middle names are and why, 0 where they exclude each other."""
    first, reason = _likeness_of_first_names(a[0], b[0])
    if not first:
        if "".join(a) == "".join(b):
            return 0.97, "same name, parted in another way"
        return 0.0, ""
    middle, others = a[1:], b[1:]
    if not middle or not others:
        return (first, reason) if middle == others else (first * 0.95, f"{reason}, a middle name")
    if all(_fits(word, other) for word, other in zip(middle, others, strict=False)):
        return first * 0.98, reason
    if "".join(middle) == "".join(others):
        return first * 0.98, reason
    return 0.0, ""


def _fits(word: str, other: str) -> bool:
    """Return whether two middle names are one, or one is the initial of the other."""
    if min(len(word), len(other)) == 1:
        return word[0] == other[0]
    return _likeness_of_first_names(word, other)[0] > 0


def _likeness_of_first_names(a: str, b: str) -> tuple[float, str]:
    score = _likeness_of_words(a, b)
    if score:
        return score, "same names" if score == 1 else "same names in another spelling"
    if given_name_groups(a) & given_name_groups(b):
        return 0.86, "a short or foreign form of the given name"
    if _is_initial(a, b) or _is_initial(b, a):
        return 0.75, "an initial of the given name"
    return 0.0, ""


def _is_initial(initial: str, name: str) -> bool:
    """Return whether the first is one letter, or two or three as "jd", that may start the other."""
    if len(initial) == 1:
        return name.startswith(initial)
    return len(initial) <= 3 and not set("aeiouy") & set(initial) and name == initial[0]


@lru_cache(maxsize=262144)
def _likeness_of_words(a: str, b: str) -> float:
    """Return how likely two folded words are one name in two spellings, 0 where they are not."""
    if a == b:
        return 1.0
    plain, other = romanised(a), romanised(b)
    if plain == other:
        return 0.97
    if min(len(plain), len(other)) < 5 or not _share_skeleton(a, b, plain, other):
        return 0.0
    if (plain.endswith("a") != other.endswith("a")) and plain[-3:] != other[-3:]:
        # Petrova is not Petrov, nor Maria Mario.
        return 0.0
    return 0.92 if _edits(plain, other) <= (1 if len(plain) < 7 else 2) else 0.0


def _likeness_of_families(a: str, b: str) -> float:
    """Return how likely two family names are one: stricter, for Chan is not Chun.

    Transliterations of a family name differ in their vowels, hardly ever in their number.
    """
    if a != b and (is_eastern_family(a) or is_eastern_family(b)):
        return 0.0
    likeness = _likeness_of_words(a, b)
    same_length = len(romanised(a)) == len(romanised(b))
    return likeness if likeness >= 0.97 or same_length else 0.0


def _share_skeleton(a: str, b: str, plain: str, other: str) -> bool:
    return skeleton(a) == skeleton(b) or skeleton(plain) == skeleton(other)


def _edits(a: str, b: str) -> int:
    """Return the number of letters to change, add or leave out between two words."""
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != other))
    return row[-1]
