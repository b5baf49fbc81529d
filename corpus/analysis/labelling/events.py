"""Names for events, acts and powers: "special military operation", "invasion of Ukraine"."""

from functools import cache

from corpus.analysis.naming.lexicons import peoples, place_names
from corpus.analysis.syntax.phrases import PUNCTUATION, function_words, is_adverb
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words

LONGEST = 8
"""Words ahead of its head, or behind its "of", that a term has at most."""
_DEMONYM = ("ian", "ean", "ese", "ish", "ans")
_LINKS = frozenset({"of", "on", "against", "in", "with"})
_PARTICLES = frozenset(
    {"de", "del", "della", "di", "da", "dos", "du", "la", "le", "van", "von", "der"}
)
_POWERS = frozenset({"regime", "junta", "dictatorship", "autocracy", "governments"})


@cache
def heads() -> frozenset[str]:
    """Return all nouns that may head such a name, in lower case."""
    keys = ("events", "acts", "blows", "local", "named")
    return frozenset().union(*(words("terms", key) for key in keys))


def event_at(unit: Unit, index: int, people: set[int]) -> tuple[int, int] | None:
    """Return the name whose head stands at a word, as words; `people` are where their names begin.

    An event is named by a name or a telling word beside it, an act by a judging word or in
    capitals only, an accident by what it befell.
    """
    word = unit.lower[index]
    last = _behind_heads(unit, index)
    if unit.capital(last - 1) and unit.capital(last) and unit.word(last) not in _closed():
        # Part of a longer name: the Liberation Army.
        return None
    if not unit.capital(index) and unit.word(last) in words("terms", "compounds"):
        return None
    first = _modified(unit, index, people)
    behind = _behind_link(unit, last, people)
    if word in words("terms", "events"):
        named = first < index and any(_tells(unit, i) for i in range(first, index))
        return (first, behind) if named or behind > last else None
    if first < index and (_judged_or_capital(unit, first, index) or _is_local(unit, first, index)):
        return first, behind
    if word in words("terms", "blows") and behind > last and unit.word(last) == "of":
        return (first, behind) if not _is_place(unit, last + 1, behind) else None
    return None


def _behind_heads(unit: Unit, index: int) -> int:
    """Return the place behind the last of several heads, which leads: "Korean War armistice"."""
    last = index + 1
    following = words("terms", "events") | words("terms", "tails")
    while unit.word(last) in following and unit.word(last - 1) not in function_words("articles"):
        last += 1
    return last


def _judged_or_capital(unit: Unit, first: int, head: int) -> bool:
    judging = words("evaluative", "words")
    if any(unit.lower[i] in judging for i in range(first, head)):
        return True
    return (
        unit.lower[head] in words("terms", "named")
        and unit.capital(head)
        and unit.capital(head - 1)
        and (head - 1 > 0 or unit.lower[0] not in function_words("times"))
        and unit.lower[head - 1] not in words("terms", "unnamed") | function_words("times")
    )


def _is_local(unit: Unit, first: int, head: int) -> bool:
    """Say whether a blow is called after its place, not after whose it is: "the Paris attacks"."""
    return (
        unit.lower[head] in words("terms", "local")
        and unit.capital(head - 1)
        and not (unit.lower[head - 1] in peoples() or unit.lower[head - 1].endswith(_DEMONYM))
        and not unit.tokens[head - 1].text.isupper()
        # Without such a word ahead it may be a verb: "Norland attacks".
        and unit.word(first - 1) in function_words("determiners") | function_words("prepositions")
    )


def _modified(unit: Unit, head: int, people: set[int]) -> int:
    first = head
    power = unit.lower[head] in _POWERS
    while first > max(head - LONGEST, 0) and _modifies(unit, first - 1, people, power=power):
        first -= 1
    while first < head and unit.word(first) in ("'s", "and", "-"):
        first += 1
    return first


def _modifies(unit: Unit, index: int, people: set[int], *, power: bool) -> bool:
    word = unit.lower[index]
    if word in PUNCTUATION or is_adverb(word) or word in function_words("times"):
        return False
    someone = unit.tokens[index].start in people
    if word == "'s":
        return unit.capital(index - 1) and unit.tokens[index - 1].start not in people
    if someone:
        # "the Putin regime", but not whose war somebody fought.
        return power and unit.word(index + 1) != "'s"
    if unit.capital(index):
        return word not in _closed()
    if word in _closed() or not word[0].isalnum():
        return False
    return word in _modifying() or "-" in word or (word[0].isdigit() and word[-1].isalpha())


@cache
def _modifying() -> frozenset[str]:
    return (
        words("terms", "modifiers")
        | words("terms", "telling")
        | words("evaluative", "words")
        | words("terms", "events")
    )


@cache
def _closed() -> frozenset[str]:
    keys = ("determiners", "prepositions", "pronouns", "conjunctions", "auxiliaries", "openers")
    return frozenset().union(*(function_words(key) for key in keys))


def _tells(unit: Unit, index: int) -> bool:
    """Say whether a modifier makes a noun a name or a judgement."""
    word = unit.lower[index]
    if unit.capital(index):
        # At the beginning of a sentence a capital tells nothing.
        return index > 0 or word not in words("terms", "modifiers")
    return word in words("evaluative", "words") or word in words("terms", "telling")


def _is_place(unit: Unit, first: int, last: int) -> bool:
    bare = unit.lower[first:last]
    return " ".join(bare[1:] if bare[:1] == ["the"] else bare) in place_names()


def _behind_link(unit: Unit, last: int, people: set[int]) -> int:
    """Return where a name ends that goes on with another: "invasion of Ukraine"."""
    if unit.capital(last - 1) and unit.word(last) == "to" and unit.capital(last + 1):
        return name_end(unit, last + 1, people)
    if unit.word(last) not in _LINKS:
        return last
    index = last + 1
    if unit.word(index) == "the":
        index += 1
    first = index
    while (
        index < min(len(unit), first + LONGEST)
        and unit.capital(index)
        and unit.tokens[index].start not in people
        and unit.lower[index] not in function_words("times")
    ):
        index += 1
        if unit.word(index) in _PARTICLES and unit.capital(index + 1):
            # "the Estrella del Sur"
            index += 1
    while index > first and unit.word(index) in words("terms", "events"):
        index += 1
    if unit.word(index) == "'s" or _goes_on_small(unit, index):
        return last
    return index if index > first else last


def _goes_on_small(unit: Unit, index: int) -> bool:
    """Say whether a people's name is followed by the noun it modifies: "of Ukrainian towns"."""
    return (
        unit.word(index - 1).endswith(_DEMONYM)
        and unit.word(index)[:1].islower()
        and (unit.word(index) not in _closed())
    )


def name_end(unit: Unit, first: int, people: set[int]) -> int:
    """Return where a capitalised name with small words in it ends."""
    index = last = first
    while index < min(len(unit), first + 2 * LONGEST):
        if unit.capital(index) and unit.tokens[index].start not in people:
            last = index + 1
        elif unit.word(index) not in ("of", "the", "to", "and", "in", "for", "'s"):
            break
        index += 1
    return last
