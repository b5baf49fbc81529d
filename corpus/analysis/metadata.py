"""A page → the article's record: what it states, what can be inferred, and what stays absent."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b

from corpus.analysis.clean import Page
from corpus.analysis.page.bylines import Byline
from corpus.analysis.page.datelines import Dateline, read_dateline
from corpus.analysis.page.headlines import SPEAKER
from corpus.analysis.page.language import find_language
from corpus.analysis.page.lines import ends_sentence
from corpus.analysis.page.published import find_published
from corpus.analysis.page.publisher import find_publisher
from corpus.model import Article, Basis
from corpus.outlets import make_outlet

_DECKS = 3
_RANK = {"author": 0, "contributor": 1, "editor": 2}


@dataclass(frozen=True, slots=True)
class Given:
    """What a source says of its article outright; it is kept as it is."""

    id: str | None = None
    source: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_basis: Basis = "stated"
    agency: str | None = None
    republisher: str | None = None
    rewrites: str | None = None
    headline: str | None = None
    byline: tuple[str, ...] = ()
    published: datetime | None = None
    published_basis: Basis = "stated"
    published_has_time: bool = False
    dateline: str | None = None
    language: str | None = None
    captions: tuple[str, ...] = field(default=())


def describe(page: Page, source: str, given: Given | None = None) -> Article:
    """Return the article of a page; its dateline is taken off the text."""
    paragraphs = list(page.paragraphs)
    number, dateline = _find_dateline(paragraphs)
    if dateline:
        rest = paragraphs[number][dateline.length :]
        paragraphs[number] = rest[:1].upper() + rest[1:]
    page = replace(page, paragraphs=tuple(paragraphs))
    return _describe(page, dateline, "\n\n".join(paragraphs), source, given or Given())


def describe_as_it_stands(text: str, source: str, given: Given) -> Article:
    """Return the article of a text that is taken character for character."""
    paragraphs = tuple(line for line in re.split(r"\s*\n\s*", text.strip()) if line)
    _, dateline = _find_dateline(paragraphs)
    return _describe(
        Page(given.headline, paragraphs, given.captions), dateline, text, source, given
    )


def identity(outlet: str | None, headline: str | None, text: str) -> str:
    """Return 16 hexadecimal digits that stand for an article by its outlet and what it says."""
    parts = "\0".join((outlet or "", headline or "", text))
    return blake2b(parts.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _find_dateline(paragraphs: Sequence[str]) -> tuple[int, Dateline | None]:
    """Return the dateline and its paragraph's place: the first, or one below a short deck."""
    speakers = sum(1 for paragraph in paragraphs if SPEAKER.match(paragraph)) > 1
    for number, paragraph in enumerate(paragraphs[:_DECKS]):
        if dateline := read_dateline(paragraph, speakers=speakers):
            return number, dateline
        if ends_sentence(paragraph):
            break
    return 0, None


def _describe(
    page: Page, dateline: Dateline | None, text: str, source: str, given: Given
) -> Article:
    article = Article(
        id="",
        source=given.source or source,
        text=text,
        url=given.url,
        headline=given.headline or page.headline,
        byline=given.byline or _names(page.bylines),
        dateline=given.dateline or (dateline.place if dateline else None),
        language=given.language or find_language(text),
        captions=given.captions or page.captions,
    )
    article = _with_publisher(article, page, dateline, given)
    article = _with_day(article, page, dateline, given)
    return replace(article, id=given.id or identity(article.outlet, article.headline, text))


def _names(bylines: Iterable[Byline]) -> tuple[str, ...]:
    """Return every name once: first who wrote, then who helped, then who edited."""
    ranked = sorted(bylines, key=lambda byline: _RANK[byline.role])
    return tuple(dict.fromkeys(name for byline in ranked for name in byline.names))


def _with_publisher(
    article: Article, page: Page, dateline: Dateline | None, given: Given
) -> Article:
    if given.outlet:
        return replace(
            article,
            outlet=given.outlet,
            outlet_basis=given.outlet_basis,
            agency=given.agency or _agency_of(dateline, given.outlet),
            republisher=given.republisher,
            rewrites=given.rewrites,
        )
    marks = [dateline.mark] if dateline and dateline.mark else []
    authors = (byline for byline in page.bylines if byline.role == "author")
    marks += [name for byline in authors for name in byline.publishers]
    marks = [given.agency] if given.agency else marks
    found = find_publisher(page.head, page.tail, page.paragraphs, marks, given.url)
    return replace(
        article,
        outlet=found.outlet,
        outlet_basis=found.outlet_basis,
        agency=given.agency or found.agency,
        republisher=given.republisher or found.republisher,
        rewrites=given.rewrites or found.rewrites,
    )


def _agency_of(dateline: Dateline | None, outlet: str) -> str | None:
    """Return the agency of a dateline's mark, where that isn't the outlet itself."""
    if not dateline or not dateline.mark:
        return None
    agency = make_outlet(dateline.mark, "agency")
    same = agency.id == make_outlet(outlet).id
    return agency.name if agency.kind == "agency" and not same else None


def _with_day(article: Article, page: Page, dateline: Dateline | None, given: Given) -> Article:
    if given.published:
        return replace(
            article,
            published=given.published,
            published_basis=given.published_basis,
            published_has_time=given.published_has_time,
        )
    found = find_published((*page.head, *page.tail), dateline, page.paragraphs, page.captions)
    return replace(
        article,
        published=found.when,
        published_basis=found.basis,
        published_has_time=found.has_time,
    )
