"""Saved web pages."""

from corpus.analysis.clean import clean
from corpus.analysis.metadata import describe
from corpus.errors import NothingToReadError
from corpus.model import Article
from corpus.outlets import find_outlet
from corpus.sources.fields import read_fields
from corpus.sources.sandbox import Sandbox

EXTRACT = "corpus.sources.extraction:extract"
LONGEST_PAGE = 5 * 1024 * 1024
"""Characters; the largest news pages are a tenth of it."""


def read_page(html: str, source: str, sandbox: Sandbox) -> Article:
    """Return the article of a page.

    Raises NothingToReadError where it has none, UnreadableError where reading it takes too long.
    """
    found = sandbox.call(html)
    known = {key: found.get(key) for key in ("headline", "url", "byline", "published")}
    outlet = found.get("outlet")
    known["outlet"] = (
        (known_outlet.name if (known_outlet := find_outlet(outlet)) else outlet) if outlet else None
    )
    given, _ = read_fields(known)
    page = clean(
        found["text"], given.headline, [text for text in found.get("captions", ()) if text.strip()]
    )
    if not page.paragraphs:
        raise NothingToReadError("The page holds no article.")
    return describe(page, source, given)
