"""The words for a speaker: what they are made of and what speaks at all."""

from dataclasses import dataclass

from corpus.analysis.labelling.roles import is_role
from corpus.analysis.naming.entities import is_institution
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words

PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you"})


@dataclass(frozen=True, slots=True)
class Source:
    """The words for a speaker and whose they are; `id` is None where that is unclear."""

    start: int
    end: int
    text: str
    id: str | None = None
    media: bool = False
    """Whether it is an outlet or agency, which may pass on what others say."""
    name: str = ""
    """How an answer would name it as a relay."""
    speaks: bool = False
    """Whether it is somebody, not an event or a thing."""
    person: bool = False
    """Whether it is a person whom the article names."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a person or organisation at its place, in characters of the text."""

    start: int
    end: int
    id: str
    text: str
    person: bool


_FEWEST = 2
"""Words of a phrase of which the last may be a participle: "a study published"."""


def can_speak(unit: Unit, first: int, last: int) -> bool:
    """Say whether a phrase without a known name means somebody: "officials in Moscow"."""
    head = unit.lower[head_end(unit, first, last) - 1]
    if last - first == 1 and head in PRONOUNS:
        return head != "it"
    return head in words("roles", "speaking") or speaks_for(head) or is_institution(head)


def is_indefinite(text: str) -> bool:
    """Say whether words bring in one person without a name: "a resident of the town"."""
    first, _, rest = text.partition(" ")
    if first.lower() not in ("a", "an", "one", "another") or not rest:
        return False
    spelled = rest.lower().split()
    prepositions = words("function-words", "prepositions") | {"who", "in"}
    head = next((i for i, word in enumerate(spelled) if word in prepositions), len(spelled))
    noun = spelled[max(head - 1, 0)].strip(",.")
    return is_role(noun) or noun in words("roles", "voices") or noun in ("source", "man", "woman")


def is_body(text: str) -> bool:
    """Say whether words are for a body or paper without a name: "the inquiry", "a statement"."""
    head = text.lower().partition(" of ")[0].partition(" by ")[0].split()[-1].strip(",.")
    return (
        is_institution(head)
        or head in words("relays", "papers")
        or head in words("cues", "finders")
        or head in words("roles", "firms")
    )


def is_about(unit: Unit, first: int, name: int) -> bool:
    """Say whether words ahead of a person's name are for somebody else: "a lawyer for Ola Berg"."""
    if unit.word(name - 1) not in words("function-words", "prepositions") or name - 1 <= first:
        return False
    return any(
        speaks_for(word) or word in words("roles", "speaking") for word in unit.lower[first:name]
    )


def speaks_for(word: str) -> bool:
    """Say whether a word is a noun for people, one or several: "analysts at Berg"."""
    return word in words("roles", "voices") or is_role(word) or is_role(word.removesuffix("s"))


def media_words() -> frozenset[str]:
    """Return the words by which the name of a medium is known, in lower case."""
    return words("relays", "media")


def is_own_name(text: str) -> bool:
    """Say whether a short phrase with a capital may be shown as a name."""
    return len(text.split()) <= 5 and text[:1].isupper()


def head_end(unit: Unit, first: int, last: int) -> int:
    """Return where the head of a noun phrase ends: before its first preposition or comma.

    "A study published in Nature" and "a resident reached by phone" end before the participle.
    """
    end = last
    for index in range(first + 1, last):
        word = unit.lower[index]
        if word in words("function-words", "prepositions") or word in (",", "(", "who"):
            end = index
            break
    return end - (end - first > _FEWEST and unit.lower[end - 1] in words("cues", "participles"))
