"""Plain text, as dumped from a web page with all its clutter."""

from corpus.analysis.clean import clean
from corpus.analysis.metadata import describe
from corpus.errors import NothingToReadError
from corpus.model import Article


def read_text(text: str, source: str) -> Article:
    """Return the article in a dump; raises NothingToReadError where nothing of it is one."""
    page = clean(text)
    if not page.paragraphs:
        raise NothingToReadError("It holds no article, only what stands around one.")
    return describe(page, source)
