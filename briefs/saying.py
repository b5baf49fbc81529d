"""`/search said:NAME WORDS`: what somebody is quoted or retold as saying with these words."""

import re
from collections.abc import Iterator, Sequence

from briefs.message import Block, Choice, Context, Line, Message, Paragraph
from briefs.parts.choices import notes, nothing_there
from briefs.parts.evidence import Evidence, bullets, compose, heading, left_out
from briefs.parts.quotations import (
    SharedQuote,
    beside,
    quote_blocks,
    share,
    speeches,
    statement_lines,
)
from briefs.parts.wording import count, listed, shortened
from briefs.query import Query
from corpus.index import Index
from corpus.match import find
from corpus.model import EntityKind, EntityRef, Quote, Statement
from corpus.romanisation import fold

_SAID = re.compile(
    r"(?<!\S)said:\s*(?:\"(?P<marked>[^\"]+)\"|“(?P<curly>[^”]+)”|(?P<plain>\S+))", re.IGNORECASE
)
_SPEAKERS: frozenset[EntityKind] = frozenset({"person", "organisation"})
_MOST_QUOTES = 10
_MOST_STATEMENTS = 10
_STEM = 6
"""Letters by which two forms of a word are told to be one: "sanctions" and "sanctioned"."""


def said_by(words: str) -> tuple[str, str] | None:
    """Return the speaker and the words of "said:putin sanctions", None without a "said:"."""
    asked = _SAID.search(words)
    if asked is None:
        return None
    speaker = asked["marked"] or asked["curly"] or asked["plain"]
    rest = f"{words[: asked.start()]} {words[asked.end() :]}"
    return speaker.strip(), " ".join(rest.split())


def said_brief(index: Index, query: Query, speaker: str, words: str) -> Message:
    """Return what a speaker said with all the words in it, direct speech first."""
    found = find(index, speaker, _SPEAKERS, query.scope)
    if found.best is None:
        return _who(index, query, speaker, words)
    entity = found.best.entity
    title = f"Said by {entity.name}: {words}" if words else f"Said by {entity.name}"
    quotes = [
        quote
        for quote in speeches(index.quotes(query.scope, speaker=entity.id))
        if _has(quote.text, words)
    ]
    evidence = Evidence(index, index.articles(query.scope))
    retold = [
        one
        for one in index.statements(query.scope, speaker=entity.id)
        if _has(evidence.text(one.span), words)
    ]
    statements = beside(retold, quotes)
    if not quotes and not statements:
        return _nothing(query, entity, title, words)
    shared = share(quotes)
    summary = _summary(evidence, shared, statements)
    blocks = (
        *notes(query),
        Paragraph((summary,)),
        *quote_blocks(evidence, shared, _MOST_QUOTES, with_speaker=False),
        *_rest(len(shared)),
        *_retold(evidence, statements),
    )
    return compose(evidence, title, blocks, f"{entity.name}: {summary.text}.")


def _has(text: str, words: str) -> bool:
    """Return whether a text holds all words, each in any of its forms."""
    spoken = {word[:_STEM] for word in fold(text).split()}
    return all(word[:_STEM] in spoken for word in fold(words).split())


def _summary(
    evidence: Evidence, shared: Sequence[SharedQuote], statements: Sequence[Statement]
) -> Line:
    said: list[Quote | Statement] = [quote for one in shared for quote in one.quotes]
    said += statements
    spans = tuple(one.span for one in said)
    parts = [count(len(shared), "quote")] if shared else []
    parts += [count(len(statements), "indirect statement")] if statements else []
    firsts = {span.article: span for span in reversed(spans)}
    return Line(" · ".join((*parts, listed(evidence.names_of(spans)))), tuple(firsts.values()))


def _rest(number: int) -> Iterator[Block]:
    if number > _MOST_QUOTES:
        yield Context((Line(left_out(number - _MOST_QUOTES, "add a word"), tone="quiet"),))


def _retold(evidence: Evidence, statements: Sequence[Statement]) -> Iterator[Block]:
    lines = statement_lines(evidence, statements, with_speaker=False)
    if listing := bullets(lines, _MOST_STATEMENTS, "add a word"):
        yield heading("Said, in the outlets’ words")
        yield listing


def _who(index: Index, query: Query, speaker: str, words: str) -> Message:
    """Offer those who may be meant where that is not clear."""
    found = find(index, speaker, _SPEAKERS, query.scope)
    near = found.rivals or found.suggestions
    options = [
        Choice(match.entity.name, f'/search said:"{match.entity.name}" {words}'.strip())
        for match in near
    ]
    title = f"Said by {shortened(speaker, 60)}"
    if found.rivals:
        return nothing_there(query, title, f"Several are called {speaker}: who is meant?", *options)
    return nothing_there(query, title, f"Nobody here is called {shortened(speaker, 60)}.", *options)


def _nothing(query: Query, entity: EntityRef, title: str, words: str) -> Message:
    where = " in this scope" if query.scope else ""
    with_words = f" with “{shortened(words, 60)}”" if words else ""
    text = f"No article{where} has words of {entity.name}{with_words}."
    return nothing_there(query, title, text, Choice("All quotes", f"/quotes {entity.name}"))
