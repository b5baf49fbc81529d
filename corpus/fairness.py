"""When an article may fairly be said to leave something out."""

import re
from collections.abc import Iterable
from datetime import timedelta

from corpus.model import Article, Fact

BACKGROUND = timedelta(days=14)
"""Time before the first article on a story from which what happened is background."""
STEM = 6
"""Letters of a word that are compared, so that its ending does not matter."""

_TELLING = re.compile(r"[^\W_]{4,}|\d+")


def left_out(fact: Fact, articles: Iterable[Article]) -> tuple[str, ...]:
    """Return the ids of those articles of a fact's story that could have had it and don't.

    Nobody is named for what has no known day, or is background: it happened long before the first
    article. Otherwise those are that appeared after that day and lack most of the fact's words,
    too; none whose own day is unknown.
    """
    candidates = tuple(articles)
    first = min((article.day for article in candidates if article.day), default=None)
    if fact.happened is None or first is None or fact.happened < first - BACKGROUND:
        return ()
    holders = {span.article for span in fact.spans}
    return tuple(
        article.id
        for article in candidates
        if article.id not in holders
        and article.day
        and article.day > fact.happened
        and not _has_most_words(fact, article)
    )


def _has_most_words(fact: Fact, article: Article) -> bool:
    """Return whether half of a fact's telling words are anywhere in an article."""
    wanted = _words(fact.text)
    there = _words(" ".join((article.headline or "", *article.captions, article.text)))
    return 2 * len(wanted & there) >= len(wanted)


def _words(text: str) -> set[str]:
    return {word.casefold()[:STEM] for word in _TELLING.findall(text)}
