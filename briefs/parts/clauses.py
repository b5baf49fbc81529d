"""Where a reader would pause in a sentence: what an excerpt may begin and end with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from corpus.lexicons import words as word_list

_WORD = re.compile(r"\S+")
_PAUSE = re.compile(r"[,;:–—]['\"”’]?$|^[–—-]$")
_STOP = re.compile(r"[;:–—]['\"”’]?$|^[–—-]$")
_BARE = re.compile(r"^\W+|\W+$")
_NUMBER = re.compile(r"\d+\W*$")
_SUBJECT = re.compile(r"[A-ZÀ-ÞА-Я“\"']|\d")
_LONGEST_IN_LIST = 2
_SHORTEST_CLAUSE = 5
_LONGEST_NAME = 3
_LONGEST_APPOSITION = 8
_NEAR = 3
"""Words at the start of a clause that may say who says something: "CNN reported"."""


def _words(key: str) -> frozenset[str]:
    return word_list("excerpts", key)


class Pause(IntEnum):
    """How well a sentence may be cut before a word."""

    NONE = 0
    PHRASE = 1
    """Before a preposition: what is left reads well and is less than the sentence says."""
    CLAUSE = 2
    """After a comma or before a joiner such as "while"."""
    STOP = 3
    """After a semicolon, a colon or a dash."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text, each with its offsets in the whole."""

    shown: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]
    bare: tuple[str, ...]
    """The words in lower case without punctuation."""

    def __len__(self) -> int:
        return len(self.shown)


def words_of(text: str, start: int, end: int) -> Words:
    """Return the words of `text[start:end]`, with offsets in the whole text."""
    found = [(m[0], (start + m.start(), start + m.end())) for m in _WORD.finditer(text[start:end])]
    shown = tuple(word for word, _ in found)
    bare = tuple(_BARE.sub("", word).lower() for word in shown)
    return Words(shown, tuple(bounds for _, bounds in found), bare)


def pause_before(words: Words, number: int) -> Pause:
    """Return how well the sentence may be cut before a word; never inside a date or a list."""
    if not 0 < number < len(words):
        return Pause.NONE
    before = words.shown[number - 1]
    if _STOP.search(before):
        return Pause.STOP
    if _PAUSE.search(before):
        inside = _NUMBER.match(words.shown[number]) or _in_list(words, number)
        return Pause.NONE if inside else Pause.CLAUSE
    word = words.bare[number]
    if word in ("after", "before") and words.bare[number - 1] in _words("times"):
        return Pause.NONE
    if word in _words("joiners") and words.bare[number - 1] not in _words("joiners") | _words(
        "prepositions"
    ):
        if word in ("and", "or"):
            return Pause.PHRASE if _goes_on(words, number + 1) else Pause.NONE
        return Pause.PHRASE if word == "as" else Pause.CLAUSE
    if word in _words("prepositions") and words.bare[number - 1] not in _words("joiners") | _words(
        "prepositions"
    ):
        return Pause.PHRASE
    return Pause.NONE


def _goes_on(words: Words, number: int) -> bool:
    """Whether a word after "and" begins more of a sentence, not of a noun: "and saluting"."""
    if number >= len(words):
        return False
    word = words.bare[number]
    return word.endswith(("ing", "ed")) or word in _words("verbs") | _words("subjects")


def _in_list(words: Words, number: int) -> bool:
    """Whether a word after a comma is one of a list: another comma or "and" follows it soon."""
    if words.bare[number] in _words("joiners") | _words("prepositions") | _words("reporting"):
        return False
    for ahead in range(number, min(number + _LONGEST_IN_LIST, len(words) - 1)):
        following = words.shown[ahead + 1]
        if words.bare[ahead + 1] in ("and", "or"):
            return True
        if words.shown[ahead].endswith(","):
            return not following[:1].islower() and _ends_soon(words, ahead + 1)
    return False


def _ends_soon(words: Words, number: int) -> bool:
    """Whether a list goes on after a comma: "China, Russia, Iran and", not "Kim, Senior Fellow"."""
    ahead = range(number, min(number + _LONGEST_IN_LIST + 1, len(words)))
    return any(words.bare[i] in ("and", "or") or words.shown[i].endswith(",") for i in ahead)


def begins_with_a_subject(words: Words, number: int) -> bool:
    """Whether a word may begin a sentence of its own: an article, a pronoun, a name, a number."""
    return (
        words.bare[number] in _words("subjects") or _SUBJECT.match(words.shown[number]) is not None
    )


def starts_clause(words: Words, number: int) -> bool:
    """Whether a clause with a subject of its own begins with a word: "that the North won"."""
    before = words.bare[number - 1] if number else ""
    coordinated = before in ("and", "but") and pause_before(words, number - 1) >= Pause.CLAUSE
    fits = before == "that" or coordinated or pause_before(words, number) >= Pause.CLAUSE
    apposed = words.shown[number].endswith(",") or is_apposition(words, number)
    return fits and not apposed and begins_with_a_subject(words, number)


def is_apposition(words: Words, number: int) -> bool:
    """Whether words say who came before them: "Ana Ruiz, the mayor of the town, has opened it"."""
    ahead = range(number, min(number + _LONGEST_APPOSITION, len(words) - 1))
    end = next((i for i in ahead if words.shown[i].endswith(",")), None)
    if end is None or words.bare[number] not in _words("subjects"):
        return False
    following = words.bare[end + 1]
    return following in _words("verbs") or following.endswith("ed")


def main_clause(words: Words, furthest: int) -> int:
    """Return the first word of the main clause, at most `furthest`: after "On the same day, ".

    It is 0 where the sentence begins with its subject, or with who says it.
    """
    begins = opening(words)
    if begins > furthest or reports(words.bare[:begins]):
        return 0
    enough = len(words) - begins >= _SHORTEST_CLAUSE
    near = words.bare[begins : begins + _NEAR]
    told = (reports(near) and "that" not in words.bare[begins:]) or near[0] in _words("pronouns")
    return begins if enough and not told else 0


def opening(words: Words) -> int:
    """Return how many words stand before the subject of a sentence that begins with a phrase."""
    if not words:
        return 0
    if words.bare[0] in ("but", "and", "yet") and len(words) > 1:
        return int(begins_with_a_subject(words, 1))
    if words.bare[0] not in _words("openers") and not words.bare[0].endswith("ing"):
        return 0
    for number in range(1, len(words)):
        after_comma = words.shown[number - 1].endswith((",", ",”", ',"'))
        fits = begins_with_a_subject(words, number) and not _in_list(words, number)
        if after_comma and fits:
            return 0 if _in_apposition(words, number) else number
    return 0


def _in_apposition(words: Words, number: int) -> bool:
    """Whether a name after a comma may say who came before it: "led by a member, Ana Ruiz, "."""
    if not words.shown[number - 1][:1].islower():
        return False
    ahead = range(number, min(number + _LONGEST_NAME, len(words)))
    return any(words.shown[i].endswith(",") for i in ahead)


def has_verb(words: Words, first: int, last: int) -> bool:
    """Whether a stretch seems to say something: a rough guess at a finite verb after "that"."""
    bare = words.bare[first : last + 1]
    if "that" in bare:
        bare = bare[len(bare) - bare[::-1].index("that") :]
    return any(
        word in _words("verbs") or (word.endswith("ed") and following != "by")
        for word, following in pairwise((*bare, ""))
        if word != "led" or following != "by"
    )


def dangles(words: Words, number: int) -> bool:
    """Whether an excerpt would end badly with a word: an article, "said", half of a name."""
    word = words.bare[number]
    if words.shown[number][:1].isupper() and words.shown[number].isalpha():
        return number + 1 < len(words) and words.shown[number + 1][:1].isupper()
    if word in _words("subjects") | _words("prepositions") | _words("joiners") | _words("weak"):
        return True
    return word in _words("reporting")


def changes_meaning(rest: Sequence[str]) -> bool:
    """Whether words that are left out say who says it, or turn what was said."""
    return bool((_words("reporting") | _words("turning")).intersection(rest))


def limits_a_record(words: Words, first: int, last: int) -> bool:
    """Whether what follows says since when something is the first or largest: "since 1953"."""
    following = words.bare[last + 1] if last + 1 < len(words) else ""
    record = _words("records").intersection(words.bare[first : last + 1])
    return bool(record) and following in _words("limits")


def reports(words: Sequence[str]) -> bool:
    """Whether words say that somebody says something."""
    return bool(_words("reporting").intersection(words))


def is_open(words: Words, first: int, last: int) -> bool:
    """Whether a stretch ends inside "…, which …" that another comma has yet to close."""
    opened = [
        number
        for number in range(first + 1, last + 1)
        if words.bare[number] in _words("relatives") and words.shown[number - 1].endswith(",")
    ]
    return bool(opened) and not any(
        words.shown[number].endswith(",") for number in range(opened[-1], last)
    )
