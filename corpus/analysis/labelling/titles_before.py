"""Titles: the noun phrases for somebody that end ahead of a name."""

from corpus.analysis.labelling.roles import (
    closed_words,
    fields,
    is_kin,
    is_rank,
    is_role,
    is_saying_verb,
    role_words,
)
from corpus.analysis.naming.lexicons import place_names
from corpus.analysis.syntax.cues import cue_of
from corpus.analysis.syntax.phrases import PUNCTUATION, function_words, is_adverb
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words

_LEADING_VERBS = frozenset(
    {"to", "will", "would", "can", "could", "may", "might", "must", "should"}
)
"""Words behind which no noun stands but a verb: "to buy rival Acme"."""
_COMPOUND = 3
"""Plain nouns ahead of a role at most."""


def role_before(unit: Unit, end: int) -> tuple[int, int] | None:
    """Return the title that ends at word `end`, as words: "Russian Defense Minister"."""
    if not unit.capital(end) and unit.word(end) not in role_words():
        return _title_with_of(unit, end) or _by_ending(unit, end) or _head_of(unit, end)
    if not is_role(unit.word(end)):
        return _title_with_of(unit, end)
    return noun_phrase_to(unit, end), end + 1


def role_with_place(unit: Unit, end: int) -> tuple[int, int] | None:
    """Return the description that ends at word `end`: "China's ambassador to Chile"."""
    for index in range(end, max(end - 8, -1), -1):
        word = unit.word(index)
        if is_role(word) and (not unit.capital(index) or unit.word(index - 1) == "the"):
            follows = unit.word(index + 1) in function_words("prepositions")
            return (noun_phrase_to(unit, index), end + 1) if index == end or follows else None
        if word == "," and unit.capital(index - 1) and _is_place(unit, index + 1, end + 1):
            # "the mayor of Salem, Oregon"
            continue
        if word == "'" and unit.word(index - 1).endswith("s"):
            continue  # "the miners' union"
        if (
            word in PUNCTUATION
            or word in closed_words() - function_words("articles")
            or is_saying_verb(word)
        ):
            return None
    return None


def _is_place(unit: Unit, first: int, last: int) -> bool:
    return " ".join(unit.lower[first:last]) in place_names()


def _head_of(unit: Unit, end: int) -> tuple[int, int] | None:
    """Return a title such as "head of transport", in lower case."""
    for index in range(end - 1, max(end - 4, 0), -1):
        if unit.word(index) == "of" and is_role(unit.word(index - 1)):
            return (
                None if is_kin(unit.word(index - 1)) else (noun_phrase_to(unit, index - 1), end + 1)
            )
        if not _is_plain(unit, index):
            return None
    return None


def _by_ending(unit: Unit, end: int) -> tuple[int, int] | None:
    return (noun_phrase_to(unit, end), end + 1) if is_role(unit.word(end)) else None


def _title_with_of(unit: Unit, end: int) -> tuple[int, int] | None:
    """Return a title such as "Secretary of State" or "head of the Red Cross"."""
    index = end
    while index > max(end - 8, 0) and (
        unit.capital(index) or unit.word(index) in ("of", "the", "for", "and")
    ):
        word = unit.word(index)
        if word in ("of", "for") and index < end and is_role(unit.word(index - 1)):
            if is_kin(unit.word(index - 1)):
                return None
            return noun_phrase_to(unit, index - 1), end + 1
        index -= 1
    return None


def noun_phrase_to(unit: Unit, role: int) -> int:
    """Return where the noun phrase begins whose head is the role at a place."""
    first = role
    lowest = max(role - 10, 0)
    plain = 0
    while first > lowest:
        if not _modifies(unit, first - 1, first):
            plain += 1
            if plain > _COMPOUND or not _is_plain(unit, first - 1):
                break
        first -= 1
    determiner = _determiner(unit, first)
    if determiner is not None:
        first = determiner + 1
    while first < role and (
        unit.word(first) in ("and", "'s", "-") or unit.word(first) in function_words("openers")
    ):
        first += 1
    return first


def _is_plain(unit: Unit, index: int) -> bool:
    """Say whether a word may be a noun or adjective ahead of another noun, and is no verb."""
    word = unit.lower[index]
    return (
        unit.free(index)
        and word.isalpha()
        and word not in closed_words() | function_words("prepositions") | function_words("times")
        and word not in function_words("irregular_pasts") | function_words("subordinators")
        and not word.endswith(("ed", "ly"))
        and (not word.endswith("s") or _begins_near(unit, index))
        and (index == 0 or not unit.capital(index))
        and cue_of(word, unit.word(index + 1)) is None
        and unit.word(index - 1) not in _LEADING_VERBS
    )


def _begins_near(unit: Unit, index: int) -> bool:
    """Say whether a noun phrase begins at a word or at one of the two ahead of it."""
    for start in range(index, max(index - 3, -1), -1):
        if _begins_phrase(unit, start):
            return True
        word = unit.word(start - 1)
        if (
            not word.isalpha()
            or word in closed_words()
            or word in function_words("irregular_pasts")
        ):
            return False
    return False


def _begins_phrase(unit: Unit, index: int) -> bool:
    """Say whether a noun phrase begins at a word, by what stands ahead of it."""
    word = unit.word(index - 1)
    return (
        index == 0
        or word in PUNCTUATION
        or word in function_words("prepositions") | function_words("determiners") | {"and"}
        or (not unit.capital(index - 1) and is_saying_verb(word))
    )


def _owns(unit: Unit, index: int) -> bool:
    """Say whether a mark is the possessive of a plural: "the veterans' leader"."""
    return (
        unit.word(index) in ("'", "’")
        and unit.word(index - 1).endswith("s")
        and unit.word(index - 2) in function_words("determiners")
    )


def _modifies(unit: Unit, index: int, first: int) -> bool:
    word = unit.word(index)
    if word in PUNCTUATION or not word or _owns(unit, index + 1):
        return _owns(unit, index) or _owns(unit, index + 1)
    if word == "'s":
        return (
            unit.capital(index - 1)
            or _begins_phrase(unit, index - 1)
            or (
                unit.word(index - 2) in function_words("determiners")
                or is_role(unit.word(index - 1))
            )
        )
    if unit.word(index + 1) == "'s" and unit.word(index - 1) in function_words("determiners"):
        return word not in closed_words()
    if word in ("and", "&", "-", "–", "/"):
        return word != "and" or _joins(unit, index, first)
    if word in function_words("times") or word in function_words("prepositions"):
        return False
    if word in closed_words():
        return False
    if index == 0 and (is_adverb(word) or word.endswith("ing")):
        return False
    if unit.capital(index):
        return not is_role(word) or not unit.capital(first) or index > 0 or is_rank(word)
    if word in words("roles", "modifiers") or is_role(word):
        return True
    acting = word.endswith("ing") and not word.endswith(("-winning", "-serving", "-leading"))
    return "-" in word and not acting and word[0].isalpha()


def _joins(unit: Unit, index: int, first: int) -> bool:
    """Say whether "and" joins two roles, or fields: "Trade and Industry Minister"."""
    ahead, behind = unit.word(index - 1), unit.word(index + 1)
    if ahead in fields() and behind in fields():
        return True
    return is_role(ahead) and is_role(unit.word(first))


def _determiner(unit: Unit, first: int) -> int | None:
    """Return an article a few plain words ahead: what stands between belongs to the phrase."""
    for index in range(first - 1, max(first - 5, -1), -1):
        word = unit.word(index)
        if word in function_words("articles") or word in function_words("possessives"):
            return index
        if word in PUNCTUATION or word in function_words("prepositions") or word in closed_words():
            return None
        if word == "'s" or is_saying_verb(word):
            return None
    return None
