"""Leads that bring in somebody whom the next paragraph names.

"A care home manager who stole from residents has been jailed. / Lorraine Pettifer, 48, used …".
"""

from collections.abc import Sequence

from corpus.analysis.labelling.roles import is_kin, is_role
from corpus.analysis.labelling.titles_before import noun_phrase_to
from corpus.analysis.syntax.phrases import function_words
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words
from corpus.model import Mention

_OLDEST = 120
_HUMAN = frozenset({"man", "woman", "boy", "girl", "teenager"})
"""Nouns for somebody that are roles nowhere else."""


def described_in_lead(
    units: Sequence[Unit], mentions: Sequence[Mention]
) -> tuple[int, int, str] | None:
    """Return the phrase of the lead for whom the second paragraph begins with, and who that is.

    As characters of the text. None unless the lead names nobody, has one such phrase alone, and
    the name comes with an age: other leads speak of judges and prosecutors as well.
    """
    if not units or not mentions:
        return None
    lead = [unit for unit in units if unit.paragraph == units[0].paragraph]
    behind = next((unit for unit in units if unit.paragraph != units[0].paragraph), None)
    first = mentions[0]
    if behind is None or first.span.start != behind.start or " " not in first.text:
        return None
    place = behind.words_of(first.span.start, first.span.end)
    if place is None or not _has_age(behind, place[1]):
        return None
    found = [(unit, *phrase) for unit in lead for phrase in _individuals(unit)]
    if len(found) != 1:
        return None
    unit, begin, end = found[0]
    return *unit.stretch(begin, end), first.person


def _has_age(unit: Unit, index: int) -> bool:
    age = unit.word(index + 1)
    return (
        unit.word(index) == ","
        and age.isascii()
        and age.isdigit()
        and int(age[:4]) < _OLDEST
        and unit.word(index + 2) in (",", ".")
    )


def _individuals(unit: Unit) -> list[tuple[int, int]]:
    """Return the phrases of a unit that bring in one person each, articles left out, as words."""
    found = []
    for index in range(1, len(unit)):
        word = unit.lower[index]
        if not unit.free(index) or unit.capital(index) or is_kin(word):
            continue
        if not (is_role(word) or word in _HUMAN):
            continue
        following = unit.word(index + 1)
        if is_role(following) or following in _HUMAN:
            continue
        first = noun_phrase_to(unit, index)
        if word in words("roles", "officials") and first == index == 1:
            continue
        if unit.word(first - 1) in ("a", "an") and following not in function_words("possessives"):
            found.append((first, index + 1))
    return found
