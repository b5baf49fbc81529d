"""An HTML page → its text and metadata. Runs in the sandbox's process: trafilatura can be slow."""

import json
import re
from collections.abc import Iterator
from typing import Any

_TIME = re.compile(
    r"""(?:article:published_time|og:published_time|parsely-pub-date|dc\.date\.issued)["']\s*"""
    r"""content\s*=\s*["'](?P<time>[^"']{8,40})["']""",
    re.IGNORECASE,
)
_HEAD = 400_000
_SITE = (
    '//meta[@property="og:site_name"]/@content',
    '//meta[@name="application-name"]/@content',
)
_LINKED = '//script[@type="application/ld+json"]/text()'


def extract(html: str) -> dict[str, Any]:
    """Return the text of a page (empty where it has none) and what its metadata say of it."""
    # The libraries take long to load; only the process that reads pages should pay for them.
    from trafilatura import bare_extraction, load_html

    tree = load_html(html)
    found = bare_extraction(html, with_metadata=True, include_comments=False, include_tables=False)
    if tree is None or found is None:
        return {"text": ""}
    page = found if isinstance(found, dict) else found.as_dict()
    linked = _linked_data(tree)
    time = _TIME.search(html[:_HEAD])
    authors = [name.strip() for name in (page.get("author") or "").split(";") if name.strip()]
    return {
        "text": page.get("text") or "",
        "headline": page.get("title"),
        "byline": authors or list(_names(linked.get("author"))),
        "outlet": _site_name(tree) or next(_names(linked.get("publisher")), None),
        "url": page.get("url"),
        "published": time["time"] if time else linked.get("datePublished"),
        "captions": [" ".join(node.itertext()) for node in tree.iter("figcaption")],
    }


def _site_name(tree: Any) -> str | None:
    """Return the publisher that a page names in its metadata, not one guessed from its address."""
    for path in _SITE:
        for name in tree.xpath(path):
            if text := " ".join(str(name).split()):
                return text
    return None


def _linked_data(tree: Any) -> dict[str, Any]:
    """Return the page's description of its article as linked data, empty where it has none."""
    for script in tree.xpath(_LINKED):
        try:
            content = json.loads(str(script))
        except (ValueError, RecursionError):
            continue
        for entry in _entries(content):
            if "headline" in entry or "datePublished" in entry:
                return entry
    return {}


def _entries(content: Any) -> Iterator[dict[str, Any]]:
    for entry in content if isinstance(content, list) else [content]:
        if isinstance(entry, dict):
            yield entry
            inner = entry.get("@graph")
            yield from (one for one in inner or () if isinstance(one, dict))


def _names(content: Any) -> Iterator[str]:
    """Yield the names in an author or publisher of linked data: a text, an object or a list."""
    for entry in content if isinstance(content, list) else [content]:
        name = entry.get("name") if isinstance(entry, dict) else entry
        if isinstance(name, str) and name.strip() and "://" not in name:
            yield " ".join(name.split())
