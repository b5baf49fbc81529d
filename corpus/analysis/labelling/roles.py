"""Roles: nouns for what somebody is, and the noun phrases that such nouns head."""

from collections.abc import Iterator
from functools import cache, lru_cache

from corpus.analysis.naming.lexicons import place_names
from corpus.analysis.syntax.cues import cue_of
from corpus.analysis.syntax.phrases import PUNCTUATION, function_words, is_adverb
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import lexicon, words

_GROUPS = ("political", "military", "police", "religious", "royal", "legal", "work")
_RANKED = ("political", "military", "police", "legal")
_LONGEST = 32
"""Words that a label has at most."""
_LEADING_VERBS = frozenset(
    {"to", "will", "would", "can", "could", "may", "might", "must", "should"}
)
"""Words behind which no noun stands but a verb: "to buy rival Acme"."""
_COMPOUND = 3
"""Plain nouns ahead of a role at most."""
_SHORTEST = 5
"""Letters from which an unknown word's ending tells a role."""
_ENDING_PHRASE = frozenset({"since", "until", "after", "before", "when", "where", "during"})


@cache
def _roles() -> frozenset[str]:
    single = lexicon("titles")["single"]
    titles = {word for group in _GROUPS for word in single[group].split()}
    return words("roles", "roles") | words("roles", "kin") | titles


@lru_cache(maxsize=8192)
def is_role(word: str) -> bool:
    """Say whether a word in lower case is a noun for what somebody is."""
    word = word.removesuffix(".")
    if word in _roles():
        return True
    first, turned, last = word.partition("-turned-")
    if turned:
        return first in _roles() and last in _roles()
    first, _, rest = word.partition("-")
    if rest in words("roles", "hyphened"):
        return first in _roles()
    for hyphen in ("-", "–"):
        if hyphen in word and word.rsplit(hyphen, 1)[1] in _roles():
            return True  # "off-spinner", "ex-wife"
    if len(word) < _SHORTEST or word in words("roles", "not_roles") or not word.isalpha():
        return False
    return word.endswith(tuple(words("roles", "endings")))


def is_epithet(word: str) -> bool:
    """Say whether a word stands for a person just named: "22-year-old", "mum-of-two"."""
    return word.endswith("-year-old") or (
        word.startswith(("mother-of-", "father-of-", "mum-of-", "mom-of-", "dad-of-"))
    )


def is_kin(word: str) -> bool:
    """Say whether a word in lower case names a relation to somebody."""
    return word in words("roles", "kin")


def role_before(unit: Unit, end: int) -> tuple[int, int] | None:
    """Return the title that ends at word `end`, as words: "Russian Defense Minister"."""
    if not unit.capital(end) and unit.word(end) not in _roles():
        return _title_with_of(unit, end) or _by_ending(unit, end) or _head_of(unit, end)
    if not is_role(unit.word(end)):
        return _title_with_of(unit, end)
    return _modified(unit, end), end + 1


def role_with_place(unit: Unit, end: int) -> tuple[int, int] | None:
    """Return the description that ends at word `end`: "China's ambassador to Chile"."""
    for index in range(end, max(end - 8, -1), -1):
        word = unit.word(index)
        if is_role(word) and (not unit.capital(index) or unit.word(index - 1) == "the"):
            follows = unit.word(index + 1) in function_words("prepositions")
            return (_modified(unit, index), end + 1) if index == end or follows else None
        if word == "," and unit.capital(index - 1) and _is_place(unit, index + 1, end + 1):
            # "the mayor of Salem, Oregon"
            continue
        if word == "'" and unit.word(index - 1).endswith("s"):
            continue  # "the miners' union"
        if word in PUNCTUATION or word in _closed() - function_words("articles") or _is_verb(word):
            return None
    return None


def _is_place(unit: Unit, first: int, last: int) -> bool:
    return " ".join(unit.lower[first:last]) in place_names()


def _head_of(unit: Unit, end: int) -> tuple[int, int] | None:
    """Return a title such as "head of transport", in lower case."""
    for index in range(end - 1, max(end - 4, 0), -1):
        if unit.word(index) == "of" and is_role(unit.word(index - 1)):
            return None if is_kin(unit.word(index - 1)) else (_modified(unit, index - 1), end + 1)
        if not _is_plain(unit, index):
            return None
    return None


def _by_ending(unit: Unit, end: int) -> tuple[int, int] | None:
    return (_modified(unit, end), end + 1) if is_role(unit.word(end)) else None


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
            return _modified(unit, index - 1), end + 1
        index -= 1
    return None


def _modified(unit: Unit, role: int) -> int:
    """Return where a noun phrase begins whose head is the role at that place."""
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
        and word not in _closed() | function_words("prepositions") | function_words("times")
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
        if not word.isalpha() or word in _closed() or word in function_words("irregular_pasts"):
            return False
    return False


def _begins_phrase(unit: Unit, index: int) -> bool:
    """Say whether a noun phrase begins at a word, by what stands ahead of it."""
    word = unit.word(index - 1)
    return (
        index == 0
        or word in PUNCTUATION
        or word in function_words("prepositions") | function_words("determiners") | {"and"}
        or (not unit.capital(index - 1) and _is_verb(word))
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
        return word not in _closed()
    if word in ("and", "&") and _joins_fields(unit, index):
        return True
    if word in ("and", "&", "-", "–", "/"):
        return word != "and" or (is_role(unit.word(index - 1)) and is_role(unit.word(first)))
    if word in function_words("times") or word in function_words("prepositions"):
        return False
    if word in _closed():
        return False
    if index == 0 and (is_adverb(word) or word.endswith("ing")):
        return False
    if unit.capital(index):
        return not is_role(word) or not unit.capital(first) or index > 0 or _is_title(word)
    if word in words("roles", "modifiers") or is_role(word):
        return True
    acting = word.endswith("ing") and not word.endswith(("-winning", "-serving", "-leading"))
    return "-" in word and not acting and word[0].isalpha()


def _joins_fields(unit: Unit, index: int) -> bool:
    """Say whether "and" stands between what a ministry is for: "Trade and Industry Minister"."""
    fields = frozenset(lexicon("titles")["fields"]["words"].split())
    return unit.word(index - 1) in fields and unit.word(index + 1) in fields


@cache
def _titles() -> frozenset[str]:
    return frozenset(
        word for group in _RANKED for word in lexicon("titles")["single"][group].split()
    )


def is_rank(word: str) -> bool:
    """Say whether a word is a rank or office that may stand right before a name."""
    return word in _titles()


def _is_title(word: str) -> bool:
    """Say whether a word may begin a title that ends with another: "Detective Sergeant"."""
    return word.removesuffix(".") in _titles()


@cache
def _closed() -> frozenset[str]:
    return (
        function_words("determiners")
        | function_words("pronouns")
        | function_words("conjunctions")
        | (function_words("auxiliaries") - {"'s"})
        | function_words("openers")
    ) - {"first", "second"}


def _determiner(unit: Unit, first: int) -> int | None:
    """Return an article a few plain words ahead: what stands between belongs to the phrase."""
    for index in range(first - 1, max(first - 5, -1), -1):
        word = unit.word(index)
        if word in function_words("articles") or word in function_words("possessives"):
            return index
        if word in PUNCTUATION or word in function_words("prepositions") or word in _closed():
            return None
        if word == "'s" or _is_verb(word):
            return None
    return None


def _is_verb(word: str) -> bool:
    cue = cue_of(word, "")
    return cue is not None and not cue.noun and cue.form != "base"


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
    return _is_verb(word) and not unit.capital(index) and unit.word(index - 1) != "the"


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
