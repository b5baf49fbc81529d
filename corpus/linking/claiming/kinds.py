"""What kind of fact a claim is, whether it says anything, and when it happened."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache

from corpus.lexicons import lexicon
from corpus.linking.claiming.claims import Claim, reporting
from corpus.linking.lexicon import acts, synonyms
from corpus.model import DateMention, FactKind
from corpus.statistics import words

_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did"
    r"|\w{2,30}ed|\w{1,30}n['’]t)\b",
    re.IGNORECASE,
)
"""Words that make a sentence of a clause; regular past forms stand for verbs in general."""
REPORT_REACH = 6
"""Words before a date within which a word of reporting makes it the day of the report."""
LEAST_WORDS = 5
LEAST_FEATURES = 3
"""Telling words, names and numbers below which a clause says too little to be a fact."""


@cache
def causal() -> re.Pattern[str]:
    """Return the pattern of phrases that name a cause."""
    return re.compile(
        rf"\b(?:{'|'.join(lexicon('contrasts')['cause']['phrases'])})\b", re.IGNORECASE
    )


@cache
def _outcomes() -> frozenset[str]:
    return frozenset(word for group in lexicon("contrasts")["outcome"].values() for word in group)


def kind_of(claim: Claim) -> FactKind:
    """Return what kind of fact a claim is; "claim" where somebody is reported to have said it."""
    if any(not number.ordinal and number.counted for number in claim.numbers):
        return "number"
    if causal().search(claim.text):
        return "cause"
    if any(word in _outcomes() for word in claim.text.lower().split()):
        return "outcome"
    if claim.attributed:
        return "claim"
    return "date" if claim.days and len(claim.text.split()) <= 2 * LEAST_WORDS else "event"


def says_something(claim: Claim) -> bool:
    """Return whether a clause is more than a heading, a question or a scrap of a sentence."""
    return (
        len(claim.text.split()) >= LEAST_WORDS
        and sum(claim.counts.values()) >= LEAST_FEATURES
        and not claim.text.endswith("?")
        and not _only_names_a_speaker(claim)
        and bool(claim.acts or claim.numbers or _FINITE.search(claim.text))
    )


def _only_names_a_speaker(claim: Claim) -> bool:
    """Return whether a short clause ends with "said" and leaves what is said to the next."""
    found = list(words(claim.article.text, claim.start, claim.end))
    return len(found) <= 2 * LEAST_WORDS and found[-1].stem in reporting()


def day_of(wording: Claim, claims: Sequence[Claim]) -> date | None:
    """Return the day on which what a wording says happened; None where no claim tells it.

    Days on which it was only reported don't count; a day that another claim gives does where the
    act of the wording is the one nearest to it. Of several, the one most claims give.
    """
    days = Counter(
        found.first
        for claim in claims
        for found in claim.dates
        if found.first == found.last
        and _tells_when(claim, found)
        and (claim is wording or _nearest_act(claim, found) in wording.acts)
    )
    return min(days, key=lambda day: (-days[day], day), default=None)


def _tells_when(claim: Claim, found: DateMention) -> bool:
    """Return whether a date says when something happened: not when somebody spoke or may act.

    Going back from the date, whichever comes first decides: a word of reporting, as in "said at a
    briefing on Wednesday", or an act. "Today" in somebody's words may be these days.
    """
    if claim.attributed and found.text.lower() == "today":
        return False
    text = claim.article.text
    if text[found.span.end : found.span.end + 2] in ("'s", "’s"):
        return False  # "over Friday's price"
    before = [word for word in words(text, claim.start, claim.end) if word.end <= found.span.start]
    if any(word.text.lower() in lexicon("claims")["supposing"] for word in before):
        return False
    for word in reversed(before[-REPORT_REACH:]):
        if word.stem in reporting():
            return False
        if synonyms().get(word.stem) in acts():
            break
    after = next(words(text, found.span.end, claim.end), None)
    joined = after and text[found.span.end : after.start].isspace()
    return not (after and joined and after.stem in reporting())


def _nearest_act(claim: Claim, found: DateMention) -> str | None:
    """Return the act that stands nearest to a date, in the same part of a clause."""
    text, at = claim.article.text, found.span.start
    nearest = min(
        (mark for mark in claim.marks if mark.feature in claim.acts),
        key=lambda mark: abs(mark.start - at),
        default=None,
    )
    if nearest is None or ";" in text[min(nearest.start, at) : max(nearest.start, at)]:
        return None
    return nearest.feature
