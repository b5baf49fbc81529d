"""What the lexicons settle whatever the tagger saw: countries missed, towns where one can be, firms.

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
_PARTNERS = re.compile(r" (?:&|and) (?:Sons|Co|Brothers|Bros|Daughters|Partners|Associates)\b\.?")


def apply_lexicons(document: Document, names: Sequence[TaggedName]) -> list[TaggedName]:
    """Return the names, towns and firms put right, and countries that were missed among them."""
    settled = [_firm(document.article.text, name) for name in names]
    settled = [_town(document, name) for name in settled]
    missed = _countries_missed(document.tokens, settled)
    return sorted([*settled, *missed], key=lambda name: name.start)


def _firm(text: str, name: TaggedName) -> TaggedName:
    """Return "K. C. Holt & Sons" for the person before "& Sons"."""
    partners = _PARTNERS.match(text, name.end)
    if name.kind == "other" or not partners:
        return name
    end = partners.end()
    return replace(
        name, end=end, text=text[name.start : end], kind="organisation", reason="a firm's name"
    )


def _town(document: Document, name: TaggedName) -> TaggedName:
    if name.kind != "organisation" or name.text.lower() not in lexicons.place_names():
        return name
    position = bisect_left(document.tokens, name.start, key=lambda token: token.start)
    before = document.tokens[position - 1].text.lower() if position else ""
    return replace(name, kind="place", reason="a known place") if before in _WITHIN else name


def _countries_missed(
    tokens: Sequence[Token], names: Sequence[TaggedName]
) -> Iterator[TaggedName]:
    """Yield countries of one word that stand alone, outside of any name."""
    ends = iter([*names])
    name = next(ends, None)
    for position, token in enumerate(tokens):
        while name and name.end <= token.start:
            name = next(ends, None)
        if name and name.start < token.end:
            continue
        if _is_country(token.text) and not _stands_beside_capitals(tokens, position):
            yield TaggedName(token.start, token.end, token.text, "place", "a known country")


def _is_country(word: str) -> bool:
    return (
        word.istitle()
        and len(word) > 3
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
        for beside in (position - 1, position + 1)
    )
