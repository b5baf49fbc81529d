"""Names for things and events."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from corpus.analysis.syntax.cues import cue_of
from corpus.analysis.syntax.phrases import PUNCTUATION, function_words, is_adverb
from corpus.analysis.syntax.units import Unit, units_of
from corpus.analysis.voice import Voices
from corpus.lexicons import words
from corpus.model import Article, Document, Span, Term

_DEMONYM = ("ian", "ean", "ese", "ish", "ans")
_LONGEST = 8
"""Words ahead of its head, or behind its "of", that a term has at most."""


def find_terms(document: Document) -> Document:
    """Return the document with the names it uses for things and events, in order of the text.

    Terms are what stands in quote marks as a name (voice attributed), what is called so, and noun
    phrases with a head such as "war" or an evaluative word such as "rogue", which say how somebody
    sees it. Heads and evaluative words are those of `config/lexicons`. Quotes and statements must
    have been found.
    """
    article = document.article
    voices = Voices(document)
    taken = sorted(
        (quote.span.start, quote.span.end)
        for quote in document.quotes
        if quote.kind == "term" and quote.text[-1] not in "!?"
    )
    terms = [_quoted(article, start, end) for start, end in taken]
    for unit in units_of(document, ()):
        for first, last in _phrases(unit, _people_in(document, unit)):
            start, end = unit.stretch(first, last)
            if not _overlaps(taken, start, end):
                span = Span(article.id, start, end)
                terms.append(Term(span, article.text[start:end], voices.at(start, end)))
    return replace(document, terms=tuple(sorted(terms, key=lambda term: term.span)))


def _quoted(article: Article, start: int, end: int) -> Term:
    text = article.text[start:end].rstrip(" .,;:")
    return Term(Span(article.id, start, start + len(text)), text, "attributed", quoted=True)


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    place = bisect_left(taken, (start, start))
    near = taken[max(place - 1, 0) : place + 1]
    return any(first < end and start < last for first, last in near)


def _people_in(document: Document, unit: Unit) -> set[int]:
    """Return the first characters of names of people in a unit."""
    low = bisect_left(document.mentions, unit.start, key=lambda m: m.span.start)
    high = bisect_left(document.mentions, unit.end, key=lambda m: m.span.start)
    return {mention.span.start for mention in document.mentions[low:high]}


def _phrases(unit: Unit, people: set[int]) -> Iterator[tuple[int, int]]:
    reached = 0
    for index in range(len(unit)):
        if index < reached:
            continue
        phrase = (
            _called(unit, index, people)
            or _around_head(unit, index, people)
            or _evaluated(unit, index)
        )
        if phrase and phrase[0] >= reached:
            yield phrase
            reached = phrase[1]


def _called(unit: Unit, index: int, people: set[int]) -> tuple[int, int] | None:
    """Return the name that follows "known as": "known as the War to Resist Aggression"."""
    word = unit.word(index)
    if not (
        (word == "as" and unit.word(index - 1) in words("cues", "naming"))
        or (word in words("cues", "naming") and word not in ("called", "named", "so-called"))
    ):
        return None
    first = index + 1
    if unit.word(first) == "the":
        first += 1
    last = _name_end(unit, first, people)
    return (first, last) if last > first + 1 else None


def _name_end(unit: Unit, first: int, people: set[int]) -> int:
    """Return where a capitalised name with small words in it ends."""
    index = last = first
    while index < min(len(unit), first + 2 * _LONGEST):
        if unit.capital(index) and unit.tokens[index].start not in people:
            last = index + 1
        elif unit.word(index) not in ("of", "the", "to", "and", "in", "for", "'s"):
            break
        index += 1
    return last


def _around_head(unit: Unit, index: int, people: set[int]) -> tuple[int, int] | None:
    """Return the term whose head stands at a word: "special military operation"."""
    if unit.word(index) not in words("terms", "heads"):
        return None
    # The last of several heads leads: "Korean War armistice".
    last = index + 1
    while unit.word(last) in words("terms", "heads") | words("terms", "tails"):
        last += 1
    if unit.capital(last - 1) and unit.capital(last):
        # Part of a longer name: the Liberation Army.
        return None
    first = _modified(unit, index, people)
    behind = _behind_of(unit, last, people)
    if first == index and behind == last:
        return None
    telling = any(_tells(unit, i) for i in range(first, index)) or behind > last
    return (first, behind) if telling else None


def _modified(unit: Unit, head: int, people: set[int]) -> int:
    first = head
    while first > max(head - _LONGEST, 0) and _modifies(unit, first - 1, people):
        first -= 1
    while first < head and unit.word(first) in ("'s", "and", "-"):
        first += 1
    return first


def _modifies(unit: Unit, index: int, people: set[int]) -> bool:
    word = unit.word(index)
    if not word or word in PUNCTUATION or is_adverb(word) or word in function_words("times"):
        return False
    if word == "'s":
        return unit.capital(index - 1) and unit.tokens[index - 1].start not in people
    if unit.tokens[index].start in people:
        return False
    if unit.capital(index):
        return index > 0 or word not in _closed()
    if word in _closed() or not word[0].isalnum():
        return False
    return (
        word in words("terms", "modifiers")
        or word in words("evaluative", "words")
        or word in words("terms", "heads")
        or "-" in word
        or (word[0].isdigit() and word[-1].isalpha())
    )


def _closed() -> frozenset[str]:
    return (
        function_words("determiners")
        | function_words("prepositions")
        | function_words("pronouns")
        | function_words("conjunctions")
        | function_words("auxiliaries")
        | function_words("openers")
    )


def _tells(unit: Unit, index: int) -> bool:
    """Say whether a modifier makes a noun a name or a judgement."""
    word = unit.word(index)
    return (
        unit.capital(index)
        or word in words("evaluative", "words")
        or word in words("terms", "modifiers")
        or "-" in word
    )


def _behind_of(unit: Unit, last: int, people: set[int]) -> int:
    """Return where a term ends that goes on with a name: "invasion of Ukraine"."""
    if unit.capital(last - 1) and unit.word(last) == "to" and unit.capital(last + 1):
        return _name_end(unit, last + 1, people)
    if unit.word(last) not in ("of", "on", "against", "in", "with"):
        return last
    index = last + 1
    if unit.word(index) == "the":
        index += 1
    first = index
    while (
        index < min(len(unit), first + _LONGEST)
        and unit.capital(index)
        and unit.tokens[index].start not in people
        and unit.word(index) not in function_words("times")
    ):
        index += 1
    while unit.word(index) in words("terms", "heads") and index > first:
        index += 1
    if unit.word(index) == "'s" or (
        unit.word(index - 1).endswith(_DEMONYM) and unit.word(index)[:1].islower()
    ):
        return last
    return index if index > first else last


def _evaluated(unit: Unit, index: int) -> tuple[int, int] | None:
    """Return an evaluative word with its noun: "rogue regime", "so-called republics"."""
    word = unit.word(index)
    if word not in words("evaluative", "words") or unit.word(index + 1) in _closed():
        return None
    last = index + 1
    limit = min(len(unit), index + 7)
    while last < limit and _goes_on(unit, last, index):
        last += 1
    if last == index + 1 or not unit.word(last - 1)[0].isalpha():
        return None
    if unit.word(last - 1) in ("and", "'s"):
        last -= 1
    return (index, last) if last > index + 1 else None


def _goes_on(unit: Unit, index: int, start: int) -> bool:
    word = unit.word(index)
    if word in PUNCTUATION or is_adverb(word):
        return False
    if word == "and":
        return unit.capital(index - 1) and unit.capital(index + 1)
    if word == "'s" or unit.word(index - 1) == "'s":
        return word not in _closed() - {"'s"} and index > start + 1
    if word in _closed() or word in function_words("times"):
        return False
    if unit.capital(index) or unit.word(index - 1) in words("evaluative", "words"):
        return True
    previous = index - 1
    if unit.capital(previous):
        return not word.endswith(("ed", "ing")) and cue_of(word, "") is None
    return previous == start or _is_modifier(unit, previous)


def _is_modifier(unit: Unit, index: int) -> bool:
    word = unit.word(index)
    return word in words("terms", "modifiers") or word in words("evaluative", "words")
