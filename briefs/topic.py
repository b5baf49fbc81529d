"""`/topic`: what outlets write about a matter: sentences, terms, people, facts."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from briefs.message import (
    Block,
    Choice,
    Choices,
    Context,
    Field,
    Fields,
    Line,
    Message,
    Paragraph,
)
from briefs.parts.choices import Usage, notes, nothing_there, unanswered
from briefs.parts.claims import fact_lines, only_one, shared, tidy
from briefs.parts.disagreeing import disputed, disputes
from briefs.parts.evidence import (
    UNNAMED,
    Evidence,
    bullets,
    compose,
    heading,
    in_a_row,
    left_out,
    lines_of,
)
from briefs.parts.excerpts import excerpt
from briefs.parts.focus import Focus, focus_on
from briefs.parts.going_on import on_focus, to_type
from briefs.parts.naming import fold_terms, term_line
from briefs.parts.narrowing import facts_of, within
from briefs.parts.wording import days, in_articles, listed, shortened, spoken
from briefs.query import Query
from corpus.index import Index
from corpus.model import EntityKind, Span

KINDS: frozenset[EntityKind] = frozenset({"topic"})
USAGE = Usage(
    "topic",
    "Shows what each outlet writes about a matter: its sentences, its terms, "
    "the people it names, the facts.",
    KINDS,
)
_MOST_SENTENCES = 2
_MOST_OF_ONE = 20
"""Sentences of the one source that a question narrows to."""
_MOST_SOURCES = 8
_MOST_TERMS = 8
_MOST_PEOPLE = 6
_MOST_FACTS = 5
_MOST_DISPUTES = 3
_MOST_ALONE = 2


def brief(index: Index, query: Query, now: datetime) -> Message:  # noqa: ARG001
    """Return what articles write about a topic; words that are none are looked for in the text."""
    if not query.words or query.lookup.rivals:
        return unanswered(index, query, USAGE)
    focus = focus_on(index, query, query.subject)
    if not focus.articles:
        if focus.kind is None:
            return unanswered(index, query, USAGE)
        text = f"No article in this scope is about {focus.name}."
        again = Choice("Without the filter", f"/topic id:{focus.id}")
        return nothing_there(query, focus.name, text, again)
    evidence = Evidence(index, focus.articles)
    summary = _summary(index, evidence, query, focus)
    sentences = tuple(_sentences(evidence, focus, to_type(index, focus, "topic")))
    blocks = (
        *notes(query),
        Paragraph((summary,)),
        *sentences,
        *_terms(evidence, focus),
        *_people(evidence, focus),
        *_facts(evidence, query, focus, frozenset(lines_of(sentences))),
        _further(index, query, focus),
    )
    title = shortened(focus.name[:1].upper() + focus.name[1:], 60)
    return compose(evidence, title, blocks, f"{title}: {spoken(summary.text)}.")


def _summary(index: Index, evidence: Evidence, query: Query, focus: Focus) -> Line:
    articles = focus.articles
    total = len(index.articles(query.scope)) if query.scope else index.info().articles
    dated = [article.day for article in articles if article.day]
    parts = (
        "found by its words in the text" if focus.kind is None else "",
        in_articles(len(articles), total),
        days(min(dated, default=None), max(dated, default=None)),
        listed(evidence.names),
    )
    firsts = {span.article: span for span in reversed(focus.spans)}
    spans = tuple(firsts[article.id] for article in articles if article.id in firsts)
    return Line(" · ".join(filter(None, parts)), spans or evidence.lead(articles[0].id))


def _sentences(evidence: Evidence, focus: Focus, about: str) -> Iterator[Block]:
    """Yield the sentences of each source that carry the topic, those with most of it first.

    `about` is the question, to be narrowed to one source.
    """
    fields = []
    for name, spans in evidence.grouped(focus.spans).items():
        chosen = _telling(evidence, spans)
        most = _MOST_OF_ONE if len(evidence.names) == 1 else _MOST_SENTENCES
        lines = []
        for span in chosen[:most]:
            cut = excerpt(evidence, span)
            lines.append(Line(f"{tidy(cut.text)} ¶{evidence.paragraph(span)}", (cut.span,)))
        if len(chosen) > most:
            own = evidence.outlet(name)
            narrower = len(evidence.names) > 1 and own != UNNAMED
            more = f'{about} outlet:"{own}"' if narrower else ""
            lines.append(Line(left_out(len(chosen) - most, more), tone="quiet"))
        fields.append(Field(name, tuple(lines)))
    if not fields:
        return
    yield heading("In each outlet")
    yield Fields(tuple(fields[:_MOST_SOURCES]))
    if len(fields) > _MOST_SOURCES:
        yield Context((Line(left_out(len(fields) - _MOST_SOURCES), tone="quiet"),))


def _telling(evidence: Evidence, spans: Sequence[Span]) -> list[Span]:
    """Return the first span of each sentence, sentences with most of the topic first."""
    firsts: dict[tuple[str, int], Span] = {}
    weight: Counter[tuple[str, int]] = Counter()
    for span in spans:
        key = (span.article, evidence.sentence(span).start)
        firsts.setdefault(key, span)
        weight[key] += 1
    return [firsts[key] for key in sorted(firsts, key=lambda key: (-weight[key], key[1]))]


def _terms(evidence: Evidence, focus: Focus) -> Iterator[Block]:
    uses = fold_terms(
        term
        for article in evidence.articles
        for term in evidence.document(article.id).terms
        if focus.covers(article.id, evidence.paragraph(term.span))
    )
    if not uses:
        return
    lines = []
    for use in uses[:_MOST_TERMS]:
        line = term_line(use)
        lines.append(Line(f"{line.text} · {listed(evidence.names_of(use.spans))}", use.spans))
    if len(uses) > _MOST_TERMS:
        more = left_out(len(uses) - _MOST_TERMS, f"/terms {focus.name}")
        lines.append(Line(more, tone="quiet"))
    yield heading("Terms used")
    yield from filter(None, (bullets(lines, len(lines)),))


def _people(evidence: Evidence, focus: Focus) -> Iterator[Block]:
    places: dict[str, list[Span]] = {}
    for article in evidence.articles:
        for mention in evidence.document(article.id).mentions:
            if focus.covers(article.id, evidence.paragraph(mention.span)):
                places.setdefault(mention.person, []).append(mention.span)
    if not places:
        return
    ordered = sorted(places, key=lambda one: (-len(evidence.names_of(places[one])), one))
    lines = []
    for person in ordered[:_MOST_PEOPLE]:
        articles = len({span.article for span in places[person]})
        name = evidence.index.name_of(person) or person
        lines.append(Line(f"{name} ({articles})", tuple(places[person])))
    if len(ordered) > _MOST_PEOPLE:
        lines.append(Line(left_out(len(ordered) - _MOST_PEOPLE), tone="quiet"))
    yield heading("Named with it")
    yield Paragraph((in_a_row(lines),))


def _facts(
    evidence: Evidence, query: Query, focus: Focus, shown: Collection[Line]
) -> Iterator[Block]:
    """Yield the facts on a topic, of what only one has without the sentences shown before."""
    facts = within(evidence, facts_of(evidence, focus, query.scope))
    told = {(span.article, evidence.sentence(span).start) for line in shown for span in line.spans}
    more = f"/compare {focus.name}"
    if listing := bullets(fact_lines(evidence, shared(facts)), _MOST_FACTS, more):
        yield heading("Reported by several")
        yield listing
    if quarrels := disputed(facts):
        yield heading("Where outlets differ")
        yield from disputes(evidence, quarrels, _MOST_DISPUTES, more)
    untold = [
        fact
        for fact in facts
        if not any((one.article, evidence.sentence(one).start) in told for one in fact.spans)
    ]
    if own := only_one(evidence, untold, _MOST_ALONE):
        yield heading("Only one has")
        yield from own


def _further(index: Index, query: Query, focus: Focus) -> Choices:
    ways = (("Compare outlets", "compare"), ("Quotes", "quotes"), ("Timeline", "timeline"))
    return on_focus(index, focus, query.filters, ways)
