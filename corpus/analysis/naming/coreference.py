"""Whose name it is, within one article: full names that are one, and names in part."""

from collections.abc import Mapping, Sequence

from corpus.model import Document, TaggedName
from corpus.names import SAME, name_parts, same_person, words

_KIN = frozenset(
    {
        "father", "mother", "grandfather", "grandmother", "grandson", "granddaughter", "son",
        "daughter", "brother", "sister", "wife", "husband", "widow", "uncle", "aunt", "nephew",
        "niece", "cousin", "late", "ancestor", "predecessor",
    }
)  # fmt: skip
_KIN_REACH = 5
"""How many words before a full name a word of kinship counts."""


def same_name(full: str, other: str) -> bool:
    """Return whether two names of several words are one person's, `full` the one with more words.

    Within one article a name that is part of a longer one ("Vaz Pinto" for Marta Vaz Pinto), or
    that has an initial where the longer one has the name, is the same person's.
    """
    if same_person(full, other).score >= SAME:
        return True
    long, short = words(full), words(other)
    if name_parts(full).family_first and short[0] == long[0]:
        return False
    if len(short) < len(long):
        return _is_part(long, short) and (short[-1] == long[-1] or short[0] != long[0])
    return (
        len(long) == len(short)
        and long[1:] == short[1:]
        and 1 in (len(long[0]), len(short[0]))
        and long[0][0] == short[0][0]
    )


def _is_part(long: Sequence[str], short: Sequence[str]) -> bool:
    remaining = iter(long)
    return all(word in remaining for word in short)


def choose_bearer(
    document: Document, name: TaggedName, bearers: Mapping[int, Sequence[TaggedName]]
) -> int | None:
    """Return which bearer a name of one word means, by number, None where it is none of them.

    Each bearer is given by its full mentions. Who has the word as family name goes before who has
    it as another part; among these, who was named in full last before, but one that the article
    only brings in as somebody's relative only if there is no other; failing that, who comes first
    after.
    """
    (word,) = words(name.text)
    ranked = [(_fit(word, full), number) for number, full in bearers.items()]
    best = max((fit for fit, _ in ranked), default=0)
    if not best:
        return None
    candidates = [number for fit, number in ranked if fit == best]
    if len(candidates) == 1:
        return candidates[0]
    independent = [number for number in candidates if not _is_relative(document, bearers[number])]
    return max(independent or candidates, key=lambda number: _nearness(name, bearers[number]))


def _fit(word: str, full: Sequence[TaggedName]) -> int:
    """Return how well a single word fits a person's full names: 0 not, 3 as the family name."""
    best = 0
    for text in {name.text for name in full}:
        parts = name_parts(text)
        spelled = words(text)
        if word == parts.family:
            return 3
        if word == spelled[-1]:
            best = max(best, 2)
        elif word in spelled:
            best = max(best, 1)
    return best


def _nearness(name: TaggedName, full: Sequence[TaggedName]) -> tuple[bool, int]:
    before = [other.start for other in full if other.start < name.start]
    return (True, max(before)) if before else (False, -full[0].start)


def _is_relative(document: Document, full: Sequence[TaggedName]) -> bool:
    return all(_follows_kin(document.article.text, name) for name in full)


def _follows_kin(text: str, name: TaggedName) -> bool:
    before = text[max(0, name.start - 60) : name.start].lower().split()[-_KIN_REACH:]
    return any(word.strip(",;:") in _KIN for word in before)
