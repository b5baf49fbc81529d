"""`/who`: who somebody is in the news, and how each outlet shows them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from briefs.message import (
    Block,
    BulletList,
    Choice,
    Choices,
    Context,
    Fields,
    Line,
    Message,
    Paragraph,
)
from briefs.parts.choices import Usage, notes, nothing_there, unanswered
from briefs.parts.evidence import Evidence, bullets, compose, heading, in_a_row, left_out
from briefs.parts.going_on import going_on
from briefs.parts.labels import headline_label, label_fields
from briefs.parts.narrowing import places_of
from briefs.parts.quotations import (
    beside,
    quote_blocks,
    share,
    speeches,
    statement_lines,
)
from briefs.parts.reported import reported_of
from briefs.parts.wording import count, days, ended, in_articles, listed, spoken
from briefs.query import Query
from corpus.index import Index
from corpus.model import EntityKind, EntityRef, Mention, Person, Span

KINDS: frozenset[EntityKind] = frozenset({"person"})
USAGE = Usage(
    "who",
    "Shows who somebody is in the news: what each outlet calls them, what they said, "
    "what is reported of them.",
    KINDS,
)
_MOST_SPELLINGS = 4
_MOST_PLACES = 20
_MOST_SOURCES = 12
_MOST_QUOTES = 3
_MOST_STATEMENTS = 3
_MOST_COMPANIONS = 6


def brief(index: Index, query: Query, now: datetime) -> Message:  # noqa: ARG001
    """Return who a person is: labels, quotes, facts and company, each with its sources."""
    entity = query.subject.entity
    if entity is None or not query.words:
        return unanswered(index, query, USAGE)
    person = index.person(entity.id)
    mentions = index.mentions(person.id, query.scope)
    if not mentions:
        text = f"No article in this scope names {person.name}."
        again = Choice("Without the filter", f"/who id:{person.id}")
        return nothing_there(query, person.name, text, again)
    articles = dict.fromkeys(mention.span.article for mention in mentions)
    evidence = Evidence(index, [index.article(article) for article in articles])
    facts = index.facts(query.scope, person=person.id)
    named = places_of(mention.span for mention in mentions)
    said = [
        *(quote.span for quote in index.quotes(query.scope, speaker=person.id)),
        *(statement.span for statement in index.statements(query.scope, speaker=person.id)),
    ]
    summary = tuple(_summary(evidence, query, person, mentions))
    blocks = (
        *notes(query),
        Paragraph(summary),
        *_labels(evidence, query, person),
        *_words(evidence, query, person),
        *reported_of(evidence, facts, named, said, f"/compare {person.name}"),
        *_company(evidence, person),
        *_statements(evidence, query, person),
        _further(index, query, person),
    )
    return compose(evidence, person.name, blocks, _gist(person, summary[0], blocks))


def _gist(person: Person, summary: Line, blocks: Sequence[Block]) -> str:
    """Return who it is, and what is reported first."""
    text = f"{person.name}: {spoken(summary.text)}."
    reported = next((block.lines[0] for block in blocks if isinstance(block, BulletList)), None)
    return f"{text} Reported: {ended(reported.text.partition(' · ')[0])}" if reported else text


def _summary(
    evidence: Evidence, query: Query, person: Person, mentions: Sequence[Mention]
) -> Iterator[Line]:
    """Yield who it is and how much in the news, then other spellings with who uses them."""
    index, articles = evidence.index, evidence.articles
    dated = [article.day for article in articles if article.day]
    total = len(index.articles(query.scope)) if query.scope else index.info().articles
    parts = (
        headline_label(index, person.id, query.scope),
        in_articles(len(articles), total),
        count(len(mentions), "mention"),
        days(min(dated, default=None), max(dated, default=None)),
    )
    yield Line(" · ".join(filter(None, parts)), _first_in_each(mentions))
    by_spelling: dict[str, list[Span]] = {}
    for mention in mentions:
        text = " ".join(mention.text.split())
        if len(text.split()) > 1 and text != person.name:
            by_spelling.setdefault(text, []).append(mention.span)
    if by_spelling:
        also = [
            f"“{spelling}” ({listed(evidence.names_of(spans), 3)})"
            for spelling, spans in by_spelling.items()
        ]
        spans = tuple(span for found in by_spelling.values() for span in found[:1])
        yield Line(f"also {listed(also, _MOST_SPELLINGS)}", spans, "quiet")


def _first_in_each(mentions: Sequence[Mention]) -> tuple[Span, ...]:
    firsts: dict[str, Span] = {}
    for mention in mentions:
        firsts.setdefault(mention.span.article, mention.span)
    return tuple(firsts.values())[:_MOST_PLACES]


def _labels(evidence: Evidence, query: Query, person: Person) -> Iterator[Block]:
    fields = label_fields(evidence, evidence.index.labels(person.id, query.scope))
    if not fields:
        return
    yield heading("What each outlet calls them")
    yield Fields(fields[:_MOST_SOURCES])
    labelled = {field.name for field in fields}
    if len(fields) > _MOST_SOURCES:
        names = listed([field.name for field in fields[_MOST_SOURCES:]])
        more = f"{left_out(len(fields) - _MOST_SOURCES)}: {names}. Choose some with outlet:NAME."
        yield Context((Line(more, tone="quiet"),))
    if silent := [name for name in evidence.names if name not in labelled]:
        yield Context((Line(f"By name alone: {listed(silent)}", tone="quiet"),))


def _words(evidence: Evidence, query: Query, person: Person) -> Iterator[Block]:
    quotes = share(speeches(evidence.index.quotes(query.scope, speaker=person.id)))
    if not quotes:
        return
    yield heading("In their words")
    short_first = sorted(quotes, key=lambda one: len(one.quotes[0].text))
    yield from quote_blocks(evidence, short_first, _MOST_QUOTES, with_speaker=False)
    if len(quotes) > _MOST_QUOTES:
        more = left_out(len(quotes) - _MOST_QUOTES, f"/quotes {person.name}")
        yield Context((Line(more, tone="quiet"),))


def _statements(evidence: Evidence, query: Query, person: Person) -> Iterator[Block]:
    statements = evidence.index.statements(query.scope, speaker=person.id)
    told = beside(statements, evidence.index.quotes(query.scope, speaker=person.id))
    lines = statement_lines(evidence, told, with_speaker=False)
    if listing := bullets(lines, _MOST_STATEMENTS, f"/quotes {person.name}"):
        yield heading("Said, in the outlets’ words")
        yield listing


def _company(evidence: Evidence, person: Person) -> Iterator[Block]:
    lines = list(_companions(evidence, person))
    rest = len(lines) - _MOST_COMPANIONS
    shown = lines[:_MOST_COMPANIONS]
    if rest > 0:
        shown.append(Line(left_out(rest), tone="quiet"))
    if shown:
        yield heading("Seen with")
        yield Paragraph((in_a_row(shown),))


def _companions(evidence: Evidence, person: Person) -> Iterator[Line]:
    """Yield who else is named, those in the same paragraphs first, with how many articles."""
    together: Counter[str] = Counter()
    places: dict[str, list[Mention]] = {}
    for article in evidence.articles:
        document = evidence.document(article.id)
        numbered = [(document.paragraph_at(m.span.start), m) for m in document.mentions]
        own = {number for number, mention in numbered if mention.person == person.id}
        for number, mention in numbered:
            if mention.person != person.id:
                places.setdefault(mention.person, []).append(mention)
                together[mention.person] += number in own
    for other in sorted(places, key=lambda one: (-together[one], -len(places[one]), one)):
        spans = _first_in_each(places[other])
        yield Line(f"{evidence.index.name_of(other) or other} ({len(spans)})", spans)


def _further(index: Index, query: Query, person: Person) -> Choices:
    ways = (("Quotes", "quotes"), ("Compare outlets", "compare"), ("Timeline", "timeline"))
    return going_on(index, EntityRef(person.id, "person", person.name), query.filters, ways)
