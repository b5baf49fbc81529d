"""Rules over tagged names: cut what is no part of a name, refuse what is no person.

Each rule speaks in general terms of the words around a name; the words come from lexicons.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from corpus.analysis.naming import lexicons
from corpus.analysis.naming.repairs import outside_titles, repaired
from corpus.analysis.naming.surroundings import person_behind
from corpus.model import Document, TaggedName, Token
from corpus.names import fold

_ENDOWED = frozenset(
    ["fellow", "fellows", "professor", "professorship", "chair", "lecturer", "lecture", "scholar"]
)
_NOT_IN_NAMES = frozenset("\"“”()[],;:'’‘…") | {"'s", "’s"}


def refine(document: Document, names: Sequence[TaggedName]) -> tuple[TaggedName, ...]:
    """Return the names, people's without titles and possessives, false people refused."""
    starts = [token.start for token in document.tokens]
    kept: list[TaggedName] = []
    for name in names:
        first = bisect_left(starts, name.start)
        last = bisect_left(starts, name.end)
        if name.kind in ("organisation", "other") and (
            reason := person_behind(document.tokens, first, last)
        ):
            kept.append(replace(name, kind="person", reason=reason))
            continue
        if name.kind != "person" and not _is_titled_person(name):
            kept.extend(repaired(document.article.text, name))
            continue
        for start, end in _pieces(document.tokens, first, last):
            if (judged := _judged(document, start, end, name)) is not None:
                kept.append(judged)
    return _without_namesakes(outside_titles(document.article.text, _apart(kept)))


def _apart(names: Sequence[TaggedName]) -> list[TaggedName]:
    """Return the names without overlaps: the first of two stays, unless the second holds it."""
    apart: list[TaggedName] = []
    for name in names:
        while apart and name.start <= apart[-1].start and apart[-1].end <= name.end:
            apart.pop()
        if not apart or apart[-1].end <= name.start:
            apart.append(name)
    return apart


def _without_namesakes(names: Sequence[TaggedName]) -> tuple[TaggedName, ...]:
    """Return the names, those of things called like people ("Hurricane Gloria") no people alone."""
    things = {
        name.text.split()[-1]
        for name in names
        if name.kind == "other" and name.reason.startswith(("by its", "named after", "a group"))
    }
    full = {
        word
        for name in names
        if name.kind == "person" and " " in name.text
        for word in name.text.split()
    }
    return tuple(
        replace(name, kind="other", reason="named after a person elsewhere")
        if name.kind == "person" and name.text in things - full
        else name
        for name in names
        if name.text in full or name.text.lower() not in lexicons.closed_words()
    )


def _is_titled_person(name: TaggedName) -> bool:
    """Return whether a name is a title before a first and a last word known as names."""
    first, *rest = name.text.split()
    return (
        len(rest) > 1
        and _is_title(first)
        and first.lower() not in lexicons.peoples()
        and _is_somebody(rest[0])
        and _is_somebody(rest[-1])
    )


def _pieces(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of name tokens in a span, without titles and marks."""
    start = first
    for position in range(first, last + 1):
        if position == last or tokens[position].text in _NOT_IN_NAMES:
            trimmed = _trimmed(tokens, start, position)
            if trimmed[0] < trimmed[1]:
                yield trimmed
            start = position + 1


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    start = _after_titles(tokens, start, end)
    particles = lexicons.particles()
    while start < end and tokens[start].text.islower() and tokens[start].text not in particles:
        start += 1
    while start < end and tokens[end - 1].text.islower():
        end -= 1
    return start, end


def _after_titles(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the name begins after titles such as "Deputy Prime Minister"."""
    parts = lexicons.title_parts()
    for position in range(start, end - 1):
        word = tokens[position].text
        if _is_title(word):
            start = position + 1
        elif word.lower() not in parts:
            break
    return start


def _is_title(word: str) -> bool:
    lower = word.lower().rstrip(".")
    if lower in lexicons.given_names() and not word.endswith("."):
        return False
    return (
        lower in lexicons.titles()
        or lower in lexicons.peoples()
        or lower.removeprefix("ex-") in lexicons.titles()
    )


def _judged(document: Document, start: int, end: int, name: TaggedName) -> TaggedName | None:
    tokens = document.tokens
    words = [token.text for token in tokens[start:end]]
    first, last = tokens[start].start, tokens[end - 1].end
    judged = replace(
        name, start=first, end=last, text=document.article.text[first:last], kind="person"
    )
    if _is_no_name(words):
        return None
    if kind := _kind_of_thing(words):
        return replace(
            judged, kind=kind, reason=f"by its word {words[-1 if kind != 'other' else 0]}"
        )
    if reason := _refusal(tokens, start, end):
        return replace(judged, kind="other", reason=reason)
    return judged


def _kind_of_thing(words: Sequence[str]) -> Literal["organisation", "place", "other", ""]:
    """Return what a name of several words is by its first or last one, empty for a person's."""
    if len(words) < 2:
        return ""
    first, last = words[0].lower(), words[-1].lower()
    if first in lexicons.words("organisations", "thing_before") and not _is_somebody(first):
        return "other"
    if first in lexicons.words("organisations", "first") and not _is_somebody(first):
        return "organisation"
    if _is_somebody(last):
        return ""
    if last in lexicons.words("organisations", "thing_after"):
        return "place"
    heads = lexicons.words("organisations", "organisation")
    if last in heads or last in lexicons.words("organisations", "company"):
        return "organisation"
    return ""


def _is_somebody(word: str) -> bool:
    folded = fold(word)
    return folded in lexicons.given_names() or folded in lexicons.family_names()


def _is_no_name(words: Sequence[str]) -> bool:
    lower = [word.lower() for word in words]
    if not any(word[0].isalpha() for word in words) or any(
        character.isdigit() for word in words for character in word
    ):
        return True
    if len(words) == 1 and (len(words[0].rstrip(".")) < 2 or words[0].islower()):
        return True
    if len(words) == 1 and lower[0] in lexicons.words("function-words", "pronouns"):
        return True  # though "She" and "He" are family names, alone they hardly ever stand for one
    return all(word in _nobody() or _is_bare_title(word) for word in lower)


@cache
def _nobody() -> frozenset[str]:
    """Return words that are nobody's name, in lower case, unless they are a name as well."""
    names = frozenset(word for word in lexicons.closed_words() if not _is_somebody(word))
    return lexicons.peoples() | names


def _is_bare_title(word: str) -> bool:
    return word.rstrip(".") in lexicons.titles() and not _is_somebody(word)


def _refusal(tokens: Sequence[Token], start: int, end: int) -> str:
    """Return why a span is nobody's name, empty where nothing speaks against it."""
    single = end - start == 1
    before = tokens[start - 1] if start else None
    following = [token.text for token in tokens[end : end + 3]]
    if (
        before
        and before.sentence == tokens[start].sentence
        and before.text[:1].isupper()
        and before.text.lower() in lexicons.words("organisations", "thing_before")
    ):
        return f"named after a person: {before.text}"
    if (
        following
        and following[0].istitle()
        and following[0].lower() in lexicons.words("organisations", "thing_after")
    ):
        return f"named after a person: {following[0]}"
    if _is_slogan(tokens, start, end):
        return "a phrase with a country in it"
    if single:
        return _refusal_of_one_word(tokens, start, following)
    return ""


def _refusal_of_one_word(tokens: Sequence[Token], start: int, following: Sequence[str]) -> str:
    groups = lexicons.words("organisations", "group_after")
    article = start > 0 and tokens[start - 1].text.lower() in ("the", "both", "two", "three")
    for position, word in enumerate(following[:2]):
        if word in groups and (position == 0 or (article and following[0].islower())):
            return f"a group: {word}"
        if word in _ENDOWED and (position == 0 or following[0].islower()):
            return f"named after a person: {word}"
    surname = tokens[start].text
    if article and surname.endswith("s") and fold(surname[:-1]) in lexicons.family_names():
        return "a family"
    return ""


def _is_slogan(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether a span of several words ends in a country and starts with no first name."""
    if end - start < 2:
        return False
    first, last = fold(tokens[start].text), tokens[end - 1].text
    return (
        last.lower() in lexicons.place_names() | {"korea": "Korea"}
        and fold(last) not in lexicons.family_names() | lexicons.given_names()
        and first not in lexicons.given_names() | lexicons.family_names()
    )
