"""An index as plain objects, one an article or one a fact, ready to be written as JSON Lines.

What `export_articles` gives can be read in again: ids, dates and text stay.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from corpus.index import Index
from corpus.model import (
    Article,
    Document,
    EntityMention,
    Fact,
    Mention,
    Quote,
    Span,
    Statement,
)

Fields = dict[str, Any]


def export_articles(index: Index) -> Iterator[Fields]:
    """Yield every article with all that was found in it, in order of publication.

    Offsets are characters of `text`; ids are the same over the whole index.
    """
    stories = {article: story.id for story in index.stories() for article in story.articles}
    for article in index.articles():
        document = index.document(article.id)
        yield {
            **_article(article),
            "people": _people(document),
            "quotes": [_quote(quote) for quote in document.quotes],
            "statements": [_statement(statement) for statement in document.statements],
            "organisations": _entities(document, "organisation"),
            "places": _entities(document, "place"),
            "terms": [
                {**_place(term.span), "text": term.text, "voice": term.voice}
                for term in document.terms
            ],
            "topics": list(document.topics),
            "story": stories.get(article.id),
        }


def export_facts(index: Index) -> Iterator[Fields]:
    """Yield every fact, surest first."""
    for fact in index.facts():
        yield _fact(fact)


def _article(article: Article) -> Fields:
    return {
        "id": article.id,
        "source": article.source,
        "url": article.url,
        "outlet": article.outlet,
        "outlet_basis": article.outlet_basis,
        "agency": article.agency,
        "republisher": article.republisher,
        "headline": article.headline,
        "byline": list(article.byline),
        "published": _published(article),
        "published_basis": article.published_basis,
        "dateline": article.dateline,
        "language": article.language,
        "captions": list(article.captions),
        "text": article.text,
    }


def _published(article: Article) -> str | None:
    """Return the day, with time and offset where the time is known."""
    if article.published is None:
        return None
    if not article.published_has_time:
        return article.published.date().isoformat()
    return article.published.isoformat(timespec="seconds")


def _people(document: Document) -> list[Fields]:
    mentions = _by_owner((mention.person, mention) for mention in document.mentions)
    labels: dict[str, list[Fields]] = defaultdict(list)
    for label in document.labels:
        labels[label.person].append(
            {**_place(label.span), "text": label.text, "voice": label.voice}
        )
    return [
        {
            "id": person.id,
            "name": person.name,
            "mentions": mentions[person.id],
            "labels": labels[person.id],
        }
        for person in document.people
    ]


def _entities(document: Document, kind: str) -> list[Fields]:
    """Return organisations or places where they are named.

    One that an article only describes ("the ministry", "Russia's defense ministry"), and which
    stands here because it speaks, has no mentions: its words are in `speaker_text`.
    """
    mentions = _by_owner(
        (mention.entity, mention)
        for mention in document.entity_mentions
        if not _only_describes(mention.text)
    )
    return [
        {"id": entity.id, "name": entity.name, "mentions": mentions[entity.id]}
        for entity in document.entities
        if entity.kind == kind
    ]


def _only_describes(text: str) -> bool:
    *before, last = text.split() or [""]
    return bool(before) and last.islower()


def _by_owner(
    mentions: Iterable[tuple[str, Mention | EntityMention]],
) -> defaultdict[str, list[Fields]]:
    found: defaultdict[str, list[Fields]] = defaultdict(list)
    for owner, mention in mentions:
        found[owner].append({**_place(mention.span), "text": mention.text})
    return found


def _quote(quote: Quote) -> Fields:
    return {
        **_place(quote.span),
        "text": quote.text,
        "kind": quote.kind,
        "speaker": quote.speaker,
        "speaker_text": quote.speaker_text,
        "relays": list(quote.relays),
        "paragraph": quote.paragraph,
    }


def _statement(statement: Statement) -> Fields:
    return {
        **_place(statement.span),
        "speaker": statement.speaker,
        "speaker_text": statement.speaker_text,
    }


def _fact(fact: Fact) -> Fields:
    return {
        "id": fact.id,
        "text": fact.text,
        "status": fact.status,
        "kind": fact.kind,
        "score": fact.score,
        "outlets": list(fact.outlets),
        "sides": [
            {"text": side.text, "outlets": list(side.outlets), "spans": _spans(side.spans)}
            for side in fact.sides
        ],
        "spans": _spans(fact.spans),
    }


def _spans(spans: Sequence[Span]) -> list[Fields]:
    return [{"article": span.article, **_place(span)} for span in spans]


def _place(span: Span) -> Fields:
    return {"start": span.start, "end": span.end}
