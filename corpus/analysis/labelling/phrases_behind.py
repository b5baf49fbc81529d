"""Phrases for somebody that stand behind a name: "chairman of A and head of B"."""

from collections.abc import Iterator

from corpus.analysis.labelling.roles import is_role, is_saying_verb
from corpus.analysis.syntax.phrases import PUNCTUATION, function_words
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words

_LONGEST = 32
"""Words that a label has at most."""
_SHORTEST = 5
"""Letters from which an unknown word's ending tells a role."""
_ENDING_PHRASE = frozenset({"since", "until", "after", "before", "when", "where", "during"})


def phrases_after(unit: Unit, start: int) -> Iterator[tuple[int, int]]:
    """Yield the noun phrases for somebody that begin at a word: "chairman of A and head of B".

    Leading articles are left out; nothing is yielded where the phrase's head is no role.
    """
    end = _phrase_end(unit, start)
    parts = _coordinated(unit, start, end)
    skipped = function_words("articles") | {"also", "both", "then", "now", "our"}
    for number, (begin, last) in enumerate(parts):
        first = next((i for i in range(begin, last) if unit.word(i) not in skipped), last)
        one_of_many = unit.word(begin) in ("a", "an")
        if _headed_by_role(unit, first, last, by_ending=one_of_many):
            yield first, last
        elif number == 0:
            return


def _phrase_end(unit: Unit, start: int) -> int:
    index = start
    brackets = 0
    while index < min(len(unit), start + _LONGEST):
        word = unit.word(index)
        if word == "(":
            brackets += 1
        elif word == ")" and brackets:
            brackets -= 1
        elif not brackets and index > start and _ends_phrase(unit, index):
            break
        index += 1
    while index > start and unit.word(index - 1) in (
        function_words("prepositions") | {"and", "(", "-", "–", "—", "there", "here"}
    ):
        index -= 1
    return index


def _ends_phrase(unit: Unit, index: int) -> bool:
    word = unit.word(index)
    if word in ("'", "’", "&", "/") or (word == "-" and unit.word(index - 1).isdigit()):
        return False
    if word in PUNCTUATION or word in _ENDING_PHRASE:
        return True
    following = unit.word(index + 1)
    if word in ("in", "on") and (following[:1].isdigit() or following in function_words("times")):
        return True
    if word in function_words("auxiliaries") and word != "'s":
        return True
    if word in function_words("conjunctions") - {"and", "or"} or word in ("who", "whose"):
        return True
    if word.endswith("ing") and index + 1 < len(unit) and unit.word(index + 1) in PUNCTUATION:
        return False  # "a specialist in deep learning,"
    return is_saying_verb(word) and not unit.capital(index) and unit.word(index - 1) != "the"


def _coordinated(unit: Unit, start: int, end: int) -> list[tuple[int, int]]:
    """Return a phrase in parts where "and" joins two that each have a role as head."""
    parts = []
    first = start
    for index in range(start + 1, end - 1):
        if (
            unit.word(index) == "and"
            and _begins_role(unit, index + 1, end)
            and (
                _has_preposition(unit, first, index)
                or unit.word(index + 1) in function_words("articles")
            )
        ):
            parts.append((first, index))
            first = index + 1
    return [*parts, (first, end)]


def _begins_role(unit: Unit, start: int, end: int) -> bool:
    for index in range(start, min(start + 7, end)):
        if unit.word(index) in function_words("prepositions"):
            return index > start and is_role(unit.word(index - 1))
    return is_role(unit.word(end - 1)) and end - start <= 7


def _has_preposition(unit: Unit, first: int, last: int) -> bool:
    return any(unit.word(i) in function_words("prepositions") for i in range(first, last))


def _headed_by_role(unit: Unit, first: int, last: int, *, by_ending: bool = False) -> bool:
    head = last
    for index in range(first, last):
        word = unit.word(index)
        if word in function_words("prepositions") or word in ("(", ","):
            head = index
            break
    # "shook his head": no noun phrase has an article or a possessive in its midst.
    owned = function_words("articles") | function_words("possessives")
    if head <= first or any(unit.word(index) in owned for index in range(first + 1, head)):
        return False
    word = unit.word(head - 1)
    # "a 41-year-old roofer": behind a person's name, the ending tells.
    ending = by_ending and len(word) > _SHORTEST and word.endswith(("er", "or"))
    return is_role(word) or (ending and word not in words("roles", "not_roles"))
