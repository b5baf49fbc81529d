"""Whose words a line tells: no quote in another's mouth, no claim as a fact."""

import re
from collections.abc import Iterator, Sequence

from briefs.summarising.quoting import is_part, quoted
from briefs.summarising.records import Passage
from briefs.summarising.words import is_content, is_saying, normal, stems_of, words_of

_CLAIMED_SHARE = 0.75
"""Share of the words in common from which a line tells what somebody says."""
_ASIDE = re.compile(r"[,–—()]")
_LONGEST_ASIDE = 4


def quotes_of_others(
    line: str, passages: Sequence[Passage], people: frozenset[str]
) -> Iterator[str]:
    """Yield quotes that a line with somebody's name has, and that are known to be another's."""
    bare = line
    quotes = quoted(line)
    for quote in quotes:
        bare = bare.replace(quote, " ")
    named = f" {' '.join(word.folded for word in words_of(bare))} "
    if not any(f" {name} " in named for name in people):
        return
    for quote in quotes:
        speakers = [
            {word.folded for word in words_of(normal(speaker))}
            for passage in passages
            for words, speaker in passage.said
            if is_part(quote, words)
        ]
        if speakers and not any(speaker & set(named.split()) for speaker in speakers):
            yield quote


def passes_for_fact(line: str, passages: Sequence[Passage]) -> bool:
    """Whether a line tells as a fact what every excerpt behind it has from somebody."""
    if quoted(line) or any(map(_names_who_says_it, _ASIDE.split(line))):
        return False
    words = words_of(line)
    saying = stems_of([word for word in words if is_saying(word.folded)])
    telling = stems_of([word for word in words if is_content(word)])
    return all(_is_claimed(telling, saying, passage) for passage in passages)


def _names_who_says_it(aside: str) -> bool:
    """Whether a few words between commas say from whom the rest comes: "she said"."""
    words = words_of(aside)
    if words and words[0].folded == "according":
        return True
    return len(words) <= _LONGEST_ASIDE and any(is_saying(word.folded) for word in words)


def _is_claimed(telling: frozenset[str], saying: frozenset[str], passage: Passage) -> bool:
    """Whether what a line takes from an excerpt is somebody's claim, and it says so nowhere.

    Of a claim within a claim, the inner one counts: who passed it on may be left out.
    """
    shared = telling & stems_of(words_of(normal(passage.text)))
    for claim, speaker in passage.claims:
        if any(other != claim and other in claim for other, _ in passage.claims):
            continue
        claimed = stems_of(words_of(normal(claim)))
        by = stems_of([word for word in words_of(normal(speaker)) if is_content(word)])
        is_named = saying - claimed or by & (shared - claimed)
        if len(shared & claimed) > _CLAIMED_SHARE * len(shared) and not is_named:
            return True
    return False
