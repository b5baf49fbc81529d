"""When an article may fairly be said to leave something out."""

from collections.abc import Iterable

from corpus.model import Article, Fact


def left_out(fact: Fact, articles: Iterable[Article]) -> tuple[str, ...]:
    """Return the ids of those articles of a fact's story that could have had it and don't.

    Only an article published after the day it happened is named; where the day is not known,
    after the day of the earliest article that has it. None is named whose own day is unknown.
    """
    candidates = tuple(articles)
    holders = {span.article for span in fact.spans}
    told = (article.day for article in candidates if article.id in holders and article.day)
    known = fact.happened or min(told, default=None)
    return tuple(
        article.id
        for article in candidates
        if article.id not in holders and known and article.day and article.day > known
    )
