"""The shorter wordings of a claim: what is left of a clause when its trimmings are left out.

A clause says more than another outlet has; its beginning often says just what both have. What is
left out only ever makes a claim weaker: nothing goes that says who reports it, denies it, or on
what condition it holds.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.lexicons import lexicon
from corpus.linking.claiming.claims import Claim, reporting
from corpus.linking.claiming.clauses import LEAST, QUOTED, TRAILING
from corpus.linking.lexicon import stems_in
from corpus.statistics import words

LEAST_AFTER = 3
"""Words of a statement after a phrase of time or place before it."""


def wordings(claim: Claim) -> list[Claim]:
    """Return a claim and the parts of it that can stand for it, the longest first."""
    quoted = QUOTED.finditer(claim.article.text, claim.start, claim.end)
    named = ((mark.start, mark.end) for mark in claim.marks)
    closed = sorted([*(found.span() for found in quoted), *named])
    starts = [claim.start, *_starts(claim)]
    ends = [claim.end, *_ends(claim)]
    stretches = {
        (start, end)
        for start in starts
        for end in ends
        if end > start and not _within(closed, start) and not _within(closed, end)
    }
    parts = [claim.part(start, end) for start, end in sorted(stretches, key=_longest)]
    return [part for part in parts if _can_stand(part)] if len(parts) > 1 else parts


def _within(closed: Sequence[tuple[int, int]], offset: int) -> bool:
    return any(first < offset < last for first, last in closed)


def _longest(stretch: tuple[int, int]) -> tuple[int, int]:
    return stretch[0] - stretch[1], stretch[0]


def _can_stand(part: Claim) -> bool:
    found = list(words(part.article.text, part.start, part.end))
    if len(found) < LEAST or found[0].text.lower() in lexicon("claims")["conditional"]:
        return False
    if found[0].text.lower() not in lexicon("claims")["leading"]:
        return True
    comma = part.article.text.find(", ", part.start, part.end)
    return comma >= 0 and sum(word.start > comma for word in found) > LEAST_AFTER


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(lexicon('claims')['opening'])})\s+", re.IGNORECASE)


@cache
def _closers() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?=(?:{'|'.join(lexicon('claims')['closing'])})\b)|,\s|\s[–—-]{{1,2}}\s|(?<=[”\"])\s",
        re.IGNORECASE,
    )


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{'|'.join(lexicon('claims')['leading'])})\b[^,“”\"\n]{{1,80}},\s", re.IGNORECASE
    )


def _starts(claim: Claim) -> Iterator[int]:
    """Yield where a clause within the clause begins: after a phrase of time, or of its own."""
    text = claim.article.text
    leading = _leading().match(text, claim.start, claim.end)
    if leading and not any(word.stem in _guards() for word in words(leading.group())):
        yield leading.end()
    if not claim.attributed:
        for found in _openers().finditer(text, claim.start, claim.end):
            yield found.end()


def _ends(claim: Claim) -> Iterator[int]:
    """Yield where the claim could end: before a phrase that only adds to it."""
    text = claim.article.text
    guarded = _last_guard(claim)
    for found in _closers().finditer(text, claim.start, claim.end):
        if found.start() < guarded or not _closes_on_noun(claim, found.start()):
            continue
        end = found.start()
        while end > claim.start and text[end - 1] in TRAILING:
            end -= 1
        yield end


def _last_guard(claim: Claim) -> int:
    """Return the end of the last word without which the claim would say more than it does."""
    found = words(claim.article.text, claim.start, claim.end)
    return max((word.end for word in found if word.stem in _guards()), default=claim.start)


@cache
def _guards() -> frozenset[str]:
    return stems_in("claims", "guarding") | reporting()


def _closes_on_noun(claim: Claim, end: int) -> bool:
    """Return whether the word before an offset can end a statement: no verb, no small word."""
    before = [word.text for word in words(claim.article.text, max(claim.start, end - 60), end)]
    if not before:
        return False
    word = before[-1]
    following = next(words(claim.article.text, end, claim.end), None)
    opener = following.text.lower() if following else ""
    if before[-2:-1] in (["a"], ["an"]) and opener == "for":
        return False  # "an occasion for", "a request for": what follows belongs to it
    if opener == "to" and before[-2:-1] not in (["with"], ["to"], ["in"], ["at"]):
        return False  # "asked him to go", "was able to"
    if word[0].isupper() or word[0].isdigit():
        return True
    return len(word) > 3 and not word.endswith(("ed", "ing")) and word not in _small()


@cache
def _small() -> frozenset[str]:
    return frozenset(lexicon("claims")["never_last"])
