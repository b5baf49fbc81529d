"""`/search`: articles that hold the words, with the place; names in headlines and bylines, too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from briefs.message import Block, Choice, Context, Field, Fields, Line, Message, Paragraph
from briefs.parts.choices import Usage, how_to_ask, notes, nothing_there
from briefs.parts.claims import tidy
from briefs.parts.evidence import Evidence, compose, left_out
from briefs.parts.excerpts import excerpt
from briefs.parts.going_on import going_on
from briefs.parts.wording import count, day, joined, listed, shortened
from briefs.query import Query
from briefs.saying import said_brief, said_by
from corpus.index import Index
from corpus.model import Article, EntityKind, Hit, Span
from corpus.romanisation import fold

KINDS: frozenset[EntityKind] = frozenset({"person", "topic", "story", "outlet"})
USAGE = Usage(
    "search",
    "Finds articles that hold the words in their text, headline, byline or captions; “said:putin "
    "sanctions” what somebody said with them.",
    KINDS,
)
_MOST_ARTICLES = 10
_MOST_HITS = 50
_MOST_PLACES = 2
_LONGEST_CAPTION = 140


def brief(index: Index, query: Query, now: datetime) -> Message:  # noqa: ARG001
    """Return the articles that hold the words, best first, each with where they stand."""
    if not query.words:
        return how_to_ask(index, query, USAGE)
    if asked := said_by(query.words):
        return said_brief(index, query, *asked)
    hits = index.search(query.words, query.scope, _MOST_HITS)
    words = shortened(query.words, 60)
    title = f"Search: {words}"
    if not hits:
        where = " in this scope" if query.scope else ""
        text = f"No article{where} holds “{words}”."
        again = [Choice("Without the filter", f"/search {query.words}")] if query.scope else []
        return nothing_there(query, title, text, *again)
    by_article: dict[str, list[Hit]] = {}
    for hit in hits:
        by_article.setdefault(hit.article, []).append(hit)
    order = {article.id: number for number, article in enumerate(index.articles(query.scope))}
    ids = sorted(by_article, key=lambda one: order.get(one, len(order)))
    evidence = Evidence(index, [index.article(article) for article in ids])
    found = f"{count(len(by_article), 'article')} · {listed(evidence.names)}"
    shown = list(by_article.items())[:_MOST_ARTICLES]
    spans = tuple(span for article, _ in shown for span in evidence.lead(article))
    blocks = (
        *notes(query),
        Paragraph((Line(found, spans),)),
        Fields(tuple(_field(evidence, query, article, own) for article, own in shown)),
        *_rest(len(by_article) - len(shown)),
        *_known(index, query),
    )
    return compose(evidence, title, blocks, f"The words “{words}”: {found}.")


def _field(evidence: Evidence, query: Query, article: str, hits: Sequence[Hit]) -> Field:
    one = evidence.index.article(article)
    name = evidence.name(article)
    label = f"{name} · {day(one.day)}" if one.day else name
    return Field(label, tuple(_lines(evidence, query, one, hits)))


def _lines(
    evidence: Evidence, query: Query, article: Article, hits: Sequence[Hit]
) -> Iterator[Line]:
    lead = evidence.lead(article.id)
    if article.headline:
        yield Line(shortened(article.headline, 120), lead, "strong")
    places = {hit.where for hit in hits}
    if "byline" in places and article.byline:
        yield Line(f"by {joined(article.byline)}", lead)
    if "caption" in places:
        caption = _caption(article, query.words)
        if caption:
            yield Line(f"picture: {caption}", lead)
    spans = _one_a_sentence(evidence, [span for hit in hits for span in hit.spans])
    for span in spans[:_MOST_PLACES]:
        cut = excerpt(evidence, span)
        yield Line(f"{tidy(cut.text)} ¶{evidence.paragraph(span)}", (cut.span,))
    if len(spans) > _MOST_PLACES:
        rest = tuple(spans[_MOST_PLACES:])
        yield Line(f"{left_out(len(rest))} in this article", rest, "quiet")


def _one_a_sentence(evidence: Evidence, spans: Sequence[Span]) -> list[Span]:
    """Return one place a sentence, sentences with most of the words first."""
    by_sentence: dict[int, list[Span]] = {}
    for span in spans:
        by_sentence.setdefault(evidence.sentence(span).start, []).append(span)

    def standing(found: Sequence[Span]) -> tuple[int, int]:
        return -len({fold(evidence.text(span)) for span in found}), found[0].start

    return [found[0] for found in sorted(by_sentence.values(), key=standing)]


def _caption(article: Article, words: str) -> str:
    """Return the caption that has most of the words, shortened."""
    wanted = set(fold(words).split())

    def shared(caption: str) -> int:
        return len(wanted & set(fold(caption).split()))

    best = max(article.captions, key=shared, default="")
    return shortened(" ".join(re.split(r"\s+", best)), _LONGEST_CAPTION)


def _rest(number: int) -> Iterator[Block]:
    if number > 0:
        text = f"{left_out(number)}: add a word, outlet: or since: to narrow it."
        yield Context((Line(text, tone="quiet"),))


def _known(index: Index, query: Query) -> Iterator[Block]:
    """Offer the answer on the person, topic, story or outlet that the words name, if one."""
    entity = query.subject.entity
    if entity is None:
        return
    commands = {"person": "who", "topic": "topic", "story": "story", "outlet": "outlet"}
    command = commands.get(entity.kind, "compare")
    further = going_on(index, entity, "", [(shortened(entity.name, 75), command)])
    yield replace(further, prompt="See")
