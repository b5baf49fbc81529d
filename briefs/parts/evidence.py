"""What an answer rests on: articles under their display names, paragraphs, sentences, sources."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefs.message import (
    Block,
    BulletList,
    Chart,
    Choices,
    Comparison,
    Context,
    Fields,
    Heading,
    Line,
    Message,
    Paragraph,
    QuoteBlock,
    Source,
)
from briefs.parts.wording import shortened, unique
from corpus.index import Index
from corpus.model import Article, Document, Quote, Sentence, Span, Statement

_PRONOUNS = frozenset(
    ("he", "she", "they", "it", "we", "i", "who", "him", "her", "them", "this", "that", "one")
)
_MOST_LEADS = 20
UNNAMED = "unnamed"
"""What to type for sources that name no outlet."""
LONGEST_LINE = 200
"""Characters that a line of an answer should not exceed."""


@dataclass(slots=True)
class Evidence:
    """The articles of one answer, read once.

    Articles that state no outlet may share a display name; then they are numbered, "unnamed (2)",
    for two articles without an outlet are not one source.
    """

    index: Index
    articles: Sequence[Article]
    _names: dict[str, str] = field(default_factory=dict)
    _documents: dict[str, Document] = field(default_factory=dict)

    def __post_init__(self) -> None:
        met: Counter[str] = Counter()
        shared = Counter(article.display_name for article in self.articles)
        for article in self.articles:
            name = article.display_name
            met[name] += 1
            numbered = shared[name] > 1 and not (article.outlet or article.agency)
            self._names[article.id] = f"{name} ({met[name]})" if numbered else name

    def name(self, article: str) -> str:
        """Return how the source of an article is shown."""
        if article not in self._names:
            self._names[article] = self.index.article(article).display_name
        return self._names[article]

    @property
    def names(self) -> Sequence[str]:
        """Return the sources of all articles, each once, in order of publication."""
        return unique(self._names[article.id] for article in self.articles)

    def outlet(self, name: str) -> str:
        """Return what to type for a source: its outlet or agency, "unnamed" where it has none."""
        found = next((one for one in self.articles if self._names[one.id] == name), None)
        return (found.outlet or found.agency or UNNAMED) if found else name

    def document(self, article: str) -> Document:
        """Return an article with all that was found in it."""
        if article not in self._documents:
            self._documents[article] = self.index.document(article)
        return self._documents[article]

    def text(self, span: Span) -> str:
        """Return the words of a span, on one line."""
        return " ".join(self.document(span.article).article.text[span.start : span.end].split())

    def paragraph(self, span: Span) -> int:
        """Return the number of the paragraph that a span begins in."""
        return self.document(span.article).paragraph_at(span.start)

    def sentence(self, span: Span) -> Sentence:
        """Return the sentence that a span begins in; the span itself where none is known."""
        found = self.document(span.article).sentence_at(span.start)
        return found or Sentence(span.start, span.end, self.paragraph(span))

    def lead(self, article: str) -> tuple[Span, ...]:
        """Return the first sentence of an article, what a line about the whole of it rests on."""
        sentences = self.document(article).sentences
        return (Span(article, sentences[0].start, sentences[0].end),) if sentences else ()

    def leads(self, articles: Iterable[Article]) -> tuple[Span, ...]:
        """Return the leads of articles, of many the first twenty: a line about all of them."""
        first = list(articles)[:_MOST_LEADS]
        return tuple(span for article in first for span in self.lead(article.id))

    def names_of(self, spans: Iterable[Span]) -> Sequence[str]:
        """Return the sources of spans, each once, in order of publication."""
        order = {article.id: number for number, article in enumerate(self.articles)}
        articles = sorted(unique(s.article for s in spans), key=lambda a: order.get(a, len(order)))
        return unique(self.name(article) for article in articles)

    def where(self, spans: Iterable[Span]) -> str:
        """Return sources with paragraphs, such as "AP ¶4, Global Times ¶9"."""
        return ", ".join(
            unique(f"{self.name(span.article)} ¶{self.paragraph(span)}" for span in spans)
        )

    def grouped(self, spans: Iterable[Span]) -> dict[str, list[Span]]:
        """Return spans by source, the sources in order of publication."""
        by_name: dict[str, list[Span]] = {}
        for span in spans:
            by_name.setdefault(self.name(span.article), []).append(span)
        order = {name: number for number, name in enumerate(self.names)}
        return dict(sorted(by_name.items(), key=lambda item: order.get(item[0], len(order))))


def compose(
    evidence: Evidence, title: str, blocks: Iterable[Block | None], fallback_text: str
) -> Message:
    """Return a Message of the blocks that are there, with the sources that their lines rest on."""
    kept = tuple(block for block in blocks if block is not None)
    articles = {span.article for line in lines_of(kept) for span in line.spans}
    known = [article for article in evidence.articles if article.id in articles]
    missing = sorted(articles - {article.id for article in known})
    ordered = [*known, *(evidence.index.article(article) for article in missing)]
    return Message(
        shortened(title, 80),
        kept,
        tuple(_source(evidence, article) for article in ordered),
        shortened(fallback_text, 300),
    )


def _source(evidence: Evidence, article: Article) -> Source:
    day = article.day.isoformat() if article.day else None
    return Source(article.id, evidence.name(article.id), article.headline, article.url, day)


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """Iterate over every line of the blocks."""
    for block in blocks:
        match block:
            case Heading(line):
                yield line
            case Paragraph(lines) | BulletList(lines) | Context(lines):
                yield from lines
            case Fields(fields):
                yield from (line for field in fields for line in field.values)
            case QuoteBlock(quote, attribution):
                yield from (quote, attribution)
            case Comparison(_, rows):
                yield from (line for row in rows for cell in row.cells for line in cell)
            case Chart():
                yield block.summary
            case Choices():
                pass
            case _:
                pass


def heading(text: str) -> Heading:
    """Return the title of a section."""
    return Heading(Line(text, tone="strong"))


def in_a_row(lines: Iterable[Line]) -> Line:
    """Return short lines as one, which rests on all that they rest on."""
    parts = list(lines)
    spans = tuple(span for line in parts for span in line.spans)
    return Line(" · ".join(line.text for line in parts), spans)


def bullets(lines: Sequence[Line], limit: int, more: str = "") -> BulletList | None:
    """Return a list of at most `limit` lines; a longer one ends by saying how many it leaves out.

    `more` says where the rest is, such as "/quotes Shoigu".
    """
    if not lines:
        return None
    left = len(lines) - limit
    if left <= 0:
        return BulletList(tuple(lines))
    return BulletList((*lines[:limit], Line(left_out(left, more), tone="quiet")))


def left_out(number: int, more: str = "") -> str:
    """Return "and 7 more", with where to find them."""
    return f"and {number} more" + (f": {more}" if more else "")


def heard(index: Index, said: Quote | Statement) -> str:
    """Return who speaks: the name, else the article's own words for them, else "unclear"."""
    name = index.name_of(said.speaker) if said.speaker else None
    if name or not said.speaker_text:
        return name or "unclear"
    words = " ".join(said.speaker_text.split())
    return f"unclear (“{words}”)" if words.lower() in _PRONOUNS else words
