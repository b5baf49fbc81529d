"""When an article may fairly be said to leave something out."""

from collections.abc import Iterable

from corpus.model import Article, Fact


def left_out(fact: Fact, articles: Iterable[Article]) -> tuple[str, ...]:
    """Return the ids of those articles of a fact's story that could have had it and don't.

    Only an article published after the day it happened is named: never one that came before or
    on that day, and none where either day is unknown.
    """
    holders = {span.article for span in fact.spans}
    return tuple(
        article.id
        for article in articles
        if article.id not in holders
        and fact.happened is not None
        and article.day is not None
        and article.day > fact.happened
    )
