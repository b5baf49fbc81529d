"""Saved web pages."""

import re

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

_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—-]{2,60})$")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")


def read_page(html: str, source: str, sandbox: Sandbox) -> Article:
    """Return the article of a page.

    Raises NothingToReadError where it has none, UnreadableError where reading it takes too long.
    """
    found = sandbox.call(html)
    given, _ = read_fields(
        {
            "headline": _headline(found.get("headline"), found.get("outlet")),
            "outlet": _outlet(found.get("outlet")),
            **{key: found.get(key) for key in ("url", "byline", "published")},
        }
    )
    captions = [caption for caption in found.get("captions", ()) if caption.strip()]
    page = clean(found["text"], given.headline, captions)
    if not page.paragraphs:
        raise NothingToReadError("The page holds no article.")
    return describe(page, source, given)


def _outlet(site: str | None) -> str | None:
    """Return the outlet that a site's name stands for; a bare domain that is none is no name."""
    known = find_outlet(site) if site else None
    if known:
        return known.name
    return None if site and _DOMAIN.fullmatch(site) else site


def _headline(title: str | None, site: str | None) -> str | None:
    """Return a page's title without the name of its site at the end."""
    suffix = _SUFFIX.search(title) if title else None
    if title and suffix and (suffix["site"] == site or find_outlet(suffix["site"])):
        return title[: suffix.start()]
    return title
