"""An organisation whose reports others pass on, such as a news agency: who cites it, for what."""

from collections.abc import Iterator

from briefs.message import Block, Choice, Line, Message, Paragraph
from briefs.parts.choices import notes, nothing_there
from briefs.parts.evidence import Evidence, bullets, compose, heading, heard
from briefs.parts.excerpts import shorten
from briefs.parts.going_on import going_on
from briefs.parts.quotations import beside, quoted_text
from briefs.parts.wording import count, days, listed, unique
from briefs.parts.wording import spoken as said_aloud
from briefs.query import Query
from corpus.index import Index
from corpus.model import EntityRef, Quote, Statement
from corpus.romanisation import fold

_MOST = 6

Said = Quote | Statement


def cited(index: Index, query: Query, entity: EntityRef) -> Message:
    """Return where articles cite an organisation that has none of its own here."""
    names = {fold(name) for name in (entity.name, *index.entity(entity.id).aliases)}
    spoken: list[Said] = []
    relayed: list[Said] = []
    for article in index.articles(query.scope):
        document = index.document(article.id)
        speeches = [quote for quote in document.quotes if quote.kind == "speech"]
        heard_here: tuple[Said, ...] = (*speeches, *document.statements)
        for said in heard_here:
            if said.speaker == entity.id:
                spoken.append(said)
            elif names.intersection(map(fold, said.relays)):
                relayed.append(said)
    if not spoken and not relayed:
        text = f"No article here is by {entity.name}, and none cites it."
        return nothing_there(
            query, entity.name, text, Choice("Search", f"/search {entity.name}{query.filters}")
        )
    everything = [*spoken, *relayed]
    articles = [index.article(one) for one in unique(said.span.article for said in everything)]
    evidence = Evidence(index, articles)
    dated = [article.day for article in articles if article.day]
    period = days(min(dated, default=None), max(dated, default=None))
    parts = ("no article of its own here", f"cited by {listed(evidence.names)}", period)
    summary = " · ".join(filter(None, parts))
    firsts = {said.span.article: said.span for said in reversed(everything)}
    blocks = (
        *notes(query),
        Paragraph((Line(summary, tuple(firsts.values())),)),
        *_section(evidence, "It says", spoken, with_speaker=False),
        *_section(evidence, "It passes on", relayed, with_speaker=True),
        going_on(index, entity, query.filters, [("Quotes", "quotes")]),
    )
    gist = f"{entity.name}: {said_aloud(summary)}, {count(len(everything), 'time')}."
    return compose(evidence, entity.name, blocks, gist)


def _section(
    evidence: Evidence, title: str, said: list[Said], *, with_speaker: bool
) -> Iterator[Block]:
    lines = []
    quotes = [one for one in said if isinstance(one, Quote)]
    retold = beside([one for one in said if isinstance(one, Statement)], quotes)
    heard_in_all: tuple[Said, ...] = (*quotes, *retold)
    for one in heard_in_all:
        if isinstance(one, Quote):
            text = f"“{quoted_text(one.text)}”"
        else:
            text = shorten(evidence, one.span).text
        who = f"{heard(evidence.index, one)}: " if with_speaker else ""
        lines.append(Line(f"{who}{text} · {evidence.where([one.span])}", (one.span,)))
    if listing := bullets(lines, _MOST, "narrow it with outlet: or since:"):
        yield heading(title)
        yield listing
