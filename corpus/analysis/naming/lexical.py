"""What the lexicons settle whatever the tagger saw: missed countries, towns, firms.

These rules hold for names that the tagger alone has judged.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.analysis.naming import lexicons
from corpus.model import Document, TaggedName, Token
from corpus.names import fold

_WITHIN = frozenset({"in", "near", "outside", "around", "across", "throughout", "inside"})
"""Before a town's name these show that the town is meant, and not a club that is called by it."""
_HALVES = frozenset({"North", "South"})
_SHORTEST = 3
"""Letters that a country's name has more of, for shorter ones are other words as well."""
_PARTNERS = re.compile(r" (?:&|and) (?:Sons|Co|Brothers|Bros|Daughters|Partners|Associates)\b\.?")


def apply_lexicons(document: Document, names: Sequence[TaggedName]) -> list[TaggedName]:
    """Return the names, towns and firms put right, and countries that were missed among them."""
    text = document.article.text
    settled = [
        _place(document, _firm(text, whole))
        for name in names
        if (whole := _without_tail(text, name)) is not None
    ]
    places = _missed_places(document, settled)
    return sorted([*settled, *places], key=lambda name: name.start)


def _without_tail(text: str, name: TaggedName) -> TaggedName | None:
    """Return an organisation or place without small words at its end, None if it has no others."""
    if name.kind not in ("organisation", "place"):
        return name
    words = name.text.split(" ")
    while words and words[-1].islower():
        words.pop()
    if not words:
        return None
    end = name.start + len(" ".join(words))
    if end == name.end:
        return name
    tail = text[end : name.end].split()[0]
    kind = "other" if tail in lexicons.words("organisations", "group_after") else name.kind
    return replace(name, end=end, text=text[name.start : end], kind=kind)


def _firm(text: str, name: TaggedName) -> TaggedName:
    """Return "K. C. Holt & Sons" for the person before "& Sons"."""
    partners = _PARTNERS.match(text, name.end)
    if name.kind == "other" or not partners:
        return name
    end = partners.end()
    return replace(
        name, end=end, text=text[name.start : end], kind="organisation", reason="a firm's name"
    )


def _place(document: Document, name: TaggedName) -> TaggedName:
    """Return a country for what was taken for an organisation, a town where only one can be."""
    lower = name.text.lower()
    if name.kind != "organisation" or lower not in lexicons.place_names():
        return name
    position = bisect_left(document.tokens, name.start, key=lambda token: token.start)
    before = document.tokens[position - 1].text.lower() if position else ""
    if before in _WITHIN or lower in lexicons.regions():
        return replace(name, kind="place", reason="a known place")
    return name


def _missed_places(document: Document, names: Sequence[TaggedName]) -> Iterator[TaggedName]:
    """Yield countries of one word, and "the North" of a Korea, that are outside of any name."""
    following = iter(names)
    name = next(following, None)
    halves = _halves(names)
    for position, token in enumerate(document.tokens):
        while name and name.end <= token.start:
            name = next(following, None)
        if not token.text.istitle() or (name and name.start < token.end):
            continue
        if _stands_beside_capitals(document.tokens, position):
            continue
        if _is_country(token.text):
            yield TaggedName(token.start, token.end, token.text, "place", "a known country")
        elif halves.get(token.text) and _follows_article(document.tokens, position):
            reason = f"short for {halves[token.text]}"
            yield TaggedName(token.start, token.end, token.text, "place", reason)


def _halves(names: Sequence[TaggedName]) -> dict[str, str]:
    """Return "North" with the country of the document that is called so."""
    halves: dict[str, str] = {}
    for name in names:
        first, _, rest = name.text.partition(" ")
        known = name.kind == "place" and name.text.lower() in lexicons.country_names()
        if known and rest and first in _HALVES:
            halves.setdefault(first, name.text)
    return halves


def _follows_article(tokens: Sequence[Token], position: int) -> bool:
    return position > 0 and tokens[position - 1].text.lower() == "the"


def _is_country(word: str) -> bool:
    return (
        len(word) > _SHORTEST
        and word.lower() in lexicons.country_names()
        and word.lower() not in lexicons.closed_words()
        and fold(word) not in lexicons.given_names()
    )


def _stands_beside_capitals(tokens: Sequence[Token], position: int) -> bool:
    number = tokens[position].sentence
    return any(
        0 <= beside < len(tokens)
        and tokens[beside].sentence == number
        and tokens[beside].text[:1].isupper()
        and (beside > position or not _begins_sentence(tokens, beside))
        for beside in (position - 1, position + 1)
    )


def _begins_sentence(tokens: Sequence[Token], position: int) -> bool:
    return position == 0 or tokens[position - 1].sentence != tokens[position].sentence
