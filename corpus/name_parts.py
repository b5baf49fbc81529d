"""The parts of a person's name, and their order in languages that put the family name first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.lexicons import lexicon
from corpus.romanisation import romanised, words


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name in its folded parts; `family` is empty where there is one word alone.

    `given` holds every given and middle name, particles such as "van" or "bin" left out;
    `suffix` tells generations apart (jr, iii).
    """

    given: tuple[str, ...]
    family: str
    suffix: str = ""
    family_first: bool = False


_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii"}
_ABD = re.compile("^(?:abd[aeiou]l|abd [ae]l) ?(?=[a-z]{3})")

_PARTICLE_IN_FRONT = re.compile("[a-z]|(?:[Aa]l|[Ee]l|[Uu]l|[Aa]s|[Aa]sh)-")

_SYLLABLE = re.compile("[bcdfghjklmnpqrstvwxyz]{0,3}[aeiouy]{1,3}(?:n|ng|nh|m|k|p|t|c|ch|l|r|h|w)?")
_KOREAN_GIVEN = re.compile(
    "(?:(?:kk|tt|pp|ss|ch|sh|[gkndtrlmbpsjh])?(?:yae|yeo|wae|[aeiou]|ae|ya|eo|ye|wa|oe|yo|wo|we|wi"
    "|yu|eu|ui|oo|ee|ou|you)(?:ng|[kntlmpbg])?){2}"
)
# What no English or European word of two such syllables is likely to have.
_KOREAN_MARK = re.compile("eo|eu|ae|oo|ui|hy|ky|my|woo|yu")
_PINYIN = re.compile(
    "(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ian|iao|uai|uan|ang|eng|ong|ing|ia|ie"
    "|iu|in|ua|uo|ui|un|ue|ve|ai|ei|ao|ou|an|en|er|[aeiouv])){1,2}"
)


@cache
def _families(language: str) -> frozenset[str]:
    return frozenset(lexicon("family-names")[language].split())


@cache
def _first_spellings(table: str) -> dict[str, str]:
    """Return each spelling in a table with the first of its line, which stands for them all."""
    groups = [line.split() for line in lexicon("family-names")[table].split("\n") if line]
    return {spelling: group[0] for group in groups for spelling in group}


def is_eastern_family(word: str) -> bool:
    """Return whether a folded word is a Chinese or Korean family name."""
    return word in _families("chinese") or word in _families("korean")


def is_vietnamese(parts: NameParts) -> bool:
    """Return whether a name in its parts is Vietnamese and can't be Chinese or Korean."""
    vietnamese = parts.family in _families("vietnamese") and not is_eastern_family(parts.family)
    return parts.family_first and vietnamese


def korean_family(family: str) -> str:
    """Return one spelling for all romanisations of a Korean family name."""
    return _first_spellings("korean_families").get(family, family)


def korean_given(given: tuple[str, ...]) -> tuple[str, ...]:
    """Return one spelling for all romanisations of the syllables of a Korean given name."""
    table = _first_spellings("korean_syllables")
    return tuple(table.get(word, word) for word in given)


@cache
def _groups_of_given_names() -> dict[str, frozenset[int]]:
    """Return in which groups of interchangeable given names each one stands."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lexicon("nicknames")["short_forms"].split("\n")):
        for name in line.split():
            found.setdefault(romanised(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def given_name_groups(name: str) -> frozenset[int]:
    """Return the numbers of the groups of interchangeable given names that a folded one is in."""
    return _groups_of_given_names().get(romanised(name), frozenset())


@lru_cache(maxsize=65536)
def is_family_name_first(name: str) -> bool:
    """Return whether a name is Chinese, Korean or Vietnamese and starts with the family name."""
    first, *given = words(name) or ("",)
    if not given or len(given) > 3 or (len(given) == 1 and first in _families("particles")):
        return False
    if any(len(word) < 2 and word not in "aeiou" for word in given):
        return False
    return _is_chinese(first, given) or _is_korean(first, given) or _is_vietnamese(first, given)


def _is_chinese(first: str, given: list[str]) -> bool:
    if first not in _families("chinese") or len(given) > 2:
        return False
    if len(given) == 1:
        return _PINYIN.fullmatch(given[0]) is not None
    return _are_syllables(given)


def _is_korean(first: str, given: list[str]) -> bool:
    if first not in _families("korean") or len(given) > 2:
        return False
    if len(given) == 1 and _KOREAN_GIVEN.fullmatch(given[0]):
        return _KOREAN_MARK.search(given[0]) is not None
    return _are_syllables(given)


def _is_vietnamese(first: str, given: list[str]) -> bool:
    return first in _families("vietnamese") and _are_syllables(given)


def _are_syllables(given: list[str]) -> bool:
    return all(_SYLLABLE.fullmatch(word) for word in given)


@lru_cache(maxsize=65536)
def name_parts(name: str) -> NameParts:
    """Return a name in its parts."""
    if is_family_name_first(name):
        family, *given = words(name)
        return NameParts(tuple(given), family, family_first=True)
    found = _without_titles(words(name))
    suffix = _SUFFIXES.get(found[-1], "") if len(found) > 2 else ""
    found = _joined_initials(found[:-1] if suffix else found)
    found = _joined_abd(found)
    kept = _without_particles(name, found)
    if len(kept) < 2:
        return NameParts(tuple(kept), "", suffix)
    return NameParts(tuple(kept[:-1]), kept[-1], suffix)


@lru_cache(maxsize=65536)
def called(name: str) -> tuple[str, ...]:
    """Return the folded words by which a full name's bearer may be called alone.

    The family name; in Vietnamese names the last given name; in names of three words or more, as
    the Spanish have, the word before the last too, where it is no common given name.
    """
    parts = name_parts(name)
    if not parts.family:
        return ()
    if parts.family_first:
        vietnamese = parts.family in _families("vietnamese")
        return (parts.family, parts.given[-1]) if vietnamese else (parts.family,)
    before = parts.given[-1]
    double = len(parts.given) > 1 and len(before) > 1 and not given_name_groups(before)
    return (parts.family, before) if double else (parts.family,)


def _without_titles(found: Sequence[str]) -> list[str]:
    """Return the words without titles in front, as long as two are left."""
    titles = _families("titles_in_front")
    start = 0
    while len(found) - start > 2 and found[start] in titles:
        start += 1
    return list(found[start:])


def _without_particles(name: str, found: list[str]) -> list[str]:
    """Return the words without particles; one in front may be a given name, as in Ben or Al."""
    particles = _families("particles")
    in_front = particles
    if not _PARTICLE_IN_FRONT.match(name):
        in_front = particles - _families("particles_or_given_names")
    kept = [word for word in found[:1] if word not in in_front]
    middle = [word for word in found[1:-1] if word not in particles]
    return [*kept, *middle, *found[1:][-1:]] or found


def _joined_initials(found: list[str]) -> list[str]:
    """Return the words with single letters at the start as one: "j d vance" as "jd vance"."""
    length = 0
    while length < len(found) - 1 and len(found[length]) == 1:
        length += 1
    return ["".join(found[:length]), *found[length:]] if length > 1 else found


def _joined_abd(found: list[str]) -> list[str]:
    """Return the words with an Arabic "abdul" joined to the name that it belongs to."""
    if not any(word.startswith("abd") for word in found):
        return found
    result: list[str] = []
    for word in found:
        before = result[-1] if result else ""
        if before == "abd" and word in ("al", "el", "ul"):
            result[-1] = "abdul"
        elif before in ("abdul", "abdel", "abdal"):
            result[-1] = "abdul" + word
        else:
            result.append(_ABD.sub("abdul", word))
    return result
