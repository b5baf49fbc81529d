"""What a question is about, wherever it stands: articles, and the paragraphs of them that count."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefs.query import Query, Subject
from corpus.index import Index
from corpus.model import Article, EntityKind, EntityRef, Fact, Scope, Span

_MOST_HITS = 50


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
        return Scope(scope.outlets, scope.since, scope.until, articles or frozenset({""}))


def focus_on(index: Index, query: Query, subject: Subject) -> Focus:
    """Return where a subject stands within the question's scope.

    A subject that is no name in the index is looked for in the text, word for word.
    """
    entity = subject.entity
    if entity is None:
        return _on_words(index, subject.text, query.scope)
    if entity.kind == "person":
        spans = tuple(mention.span for mention in index.mentions(entity.id, query.scope))
        return _on_spans(index, entity, spans)
    if entity.kind == "topic":
        return _on_topic(index, entity, query.scope)
    if entity.kind == "story":
        return _on_story(index, entity, query.scope)
    if entity.kind == "outlet":
        scope = Scope(frozenset({entity.id}), query.scope.since, query.scope.until)
        return Focus(entity.name, "outlet", tuple(index.articles(scope)), id=entity.id)
    return _on_entity(index, entity, query.scope)


def on_everything(index: Index, scope: Scope, name: str = "All articles") -> Focus:
    """Return everything within a scope."""
    return Focus(name, None, tuple(index.articles(scope)))


def facts_of(index: Index, focus: Focus, scope: Scope) -> list[Fact]:
    """Return the facts that a subject is part of."""
    narrowed = focus.scope(scope)
    if focus.kind == "person":
        return list(index.facts(narrowed, person=focus.id))
    if focus.kind == "story":
        return list(index.facts(narrowed, story=focus.id))
    facts = index.facts(narrowed)
    if focus.paragraphs is None:
        return list(facts)
    numbers = _paragraph_numbers(index, (span for fact in facts for span in fact.spans))
    return [fact for fact in facts if any(focus.covers(s.article, numbers[s]) for s in fact.spans)]


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
    narrowed = Scope(scope.outlets, scope.since, scope.until, wanted)
    return Focus(entity.name, "story", tuple(index.articles(narrowed)), id=entity.id)


def _on_entity(index: Index, entity: EntityRef, scope: Scope) -> Focus:
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
