"""What a question is about, wherever it stands: articles, and the paragraphs of them that count."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from briefs.query import Query, Subject
from corpus.index import Index
from corpus.model import Article, EntityKind, EntityRef, Scope, Span

_MOST_HITS = 50
_ALL = frozenset({"all", "everything", "*"})


@dataclass(frozen=True, slots=True)
class Focus:
    """The articles that have a subject, and where in them it is.

    `paragraphs` gives numbers of paragraphs by article; an article that is missing there counts as
    a whole.
    """

    name: str
    kind: EntityKind | None
    """None for words that are no name or topic of the index."""
    articles: tuple[Article, ...]
    spans: tuple[Span, ...] = ()
    """Where it is named."""
    paragraphs: Mapping[str, frozenset[int]] | None = None
    id: str | None = None

    def covers(self, article: str, paragraph: int) -> bool:
        """Return whether a paragraph is about the subject."""
        if self.paragraphs is None:
            return any(article == one.id for one in self.articles)
        return paragraph in self.paragraphs.get(article, ())

    def scope(self, scope: Scope) -> Scope:
        """Return a scope narrowed to the articles that have the subject."""
        articles = frozenset(article.id for article in self.articles)
        return replace(scope, articles=articles or frozenset({""}))


def focus_on(index: Index, query: Query, subject: Subject) -> Focus:
    """Return where a subject stands within the question's scope.

    A subject that is no name in the index is looked for in the text, word for word.
    """
    if subject.entity is None:
        return _on_words(index, subject.text, query.scope)
    return on_entity(index, subject.entity, query.scope)


def on_entity(index: Index, entity: EntityRef, scope: Scope) -> Focus:
    """Return where something that the index knows stands within a scope."""
    match entity.kind:
        case "person":
            spans = tuple(mention.span for mention in index.mentions(entity.id, scope))
            return _on_spans(index, entity, spans)
        case "topic":
            return _on_topic(index, entity, scope)
        case "story":
            return _on_story(index, entity, scope)
        case "outlet":
            own = replace(scope, outlets=frozenset({entity.id}))
            return Focus(entity.name, "outlet", tuple(index.articles(own)), id=entity.id)
        case "organisation" | "place":
            return _on_named(index, entity, scope)
        case _:
            assert_never(entity.kind)


def asked(index: Index, query: Query) -> Focus | None:
    """Return what a question is on, None where that is unclear or nowhere in the index.

    "all", or a filter without a name, asks about everything within the scope.
    """
    if query.words.lower() in _ALL or (not query.words and query.scope):
        return Focus("all articles", None, tuple(index.articles(query.scope)))
    if not query.words or query.lookup.rivals:
        return None
    focus = focus_on(index, query, query.subject)
    return focus if focus.articles or focus.id else None


def _on_spans(index: Index, entity: EntityRef, spans: tuple[Span, ...]) -> Focus:
    numbers = _paragraph_numbers(index, spans)
    paragraphs: dict[str, set[int]] = {}
    for span in spans:
        paragraphs.setdefault(span.article, set()).add(numbers[span])
    articles = tuple(index.article(article) for article in paragraphs)
    frozen = {article: frozenset(found) for article, found in paragraphs.items()}
    return Focus(entity.name, entity.kind, articles, spans, frozen, entity.id)


def _paragraph_numbers(index: Index, spans: Iterable[Span]) -> dict[Span, int]:
    by_article: dict[str, list[Span]] = {}
    for span in spans:
        by_article.setdefault(span.article, []).append(span)
    return {
        span: document.paragraph_at(span.start)
        for article, found in by_article.items()
        for document in (index.document(article),)
        for span in found
    }


def _on_topic(index: Index, entity: EntityRef, scope: Scope) -> Focus:
    topic = index.topic(entity.id)
    articles = next((p.articles for p in index.topics(scope) if p.entity.id == entity.id), ())
    pattern = _pattern((*topic.words, *topic.aliases, topic.name))
    spans = tuple(
        Span(article, found.start(), found.end())
        for article in articles
        for found in pattern.finditer(index.article(article).text)
    )
    focus = _on_spans(index, entity, spans)
    if not spans:
        whole = tuple(index.article(article) for article in articles)
        return Focus(entity.name, entity.kind, whole, id=entity.id)
    return focus


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for words and what grows out of them: "sanction" finds "sanctioned"."""
    ordered = sorted({word.strip() for word in words if word.strip()}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\w*", re.IGNORECASE)


def _on_story(index: Index, entity: EntityRef, scope: Scope) -> Focus:
    wanted = frozenset(index.story(entity.id).articles)
    articles = tuple(index.articles(replace(scope, articles=wanted)))
    return Focus(entity.name, "story", articles, id=entity.id)


def _on_named(index: Index, entity: EntityRef, scope: Scope) -> Focus:
    spans = tuple(
        mention.span
        for article in index.articles(scope)
        for mention in index.document(article.id).entity_mentions
        if mention.entity == entity.id
    )
    return _on_spans(index, entity, spans)


def _on_words(index: Index, words: str, scope: Scope) -> Focus:
    hits = index.search(words, scope, _MOST_HITS)
    spans = sorted({span for hit in hits if hit.where == "text" for span in hit.spans})
    focus = _on_spans(index, EntityRef("", "topic", words), tuple(spans))
    order = {article.id: n for n, article in enumerate(index.articles(scope))}
    articles = sorted(focus.articles, key=lambda article: order.get(article.id, len(order)))
    return Focus(words, None, tuple(articles), focus.spans, focus.paragraphs)
