"""An HTML page → its text and metadata. Runs in the sandbox's process: trafilatura can be slow."""

import re
from typing import Any

_TIME = re.compile(
    r"""(?:article:published_time|datePublished|og:published_time|parsely-pub-date|dc\.date\.issued)["']\s*"""
    r"""(?:content\s*=|:)\s*["'](?P<time>[^"']{8,40})["']""",
    re.IGNORECASE,
)
_HEAD = 400_000


def extract(html: str) -> dict[str, Any]:
    """Return the text of a page (empty where it has none) and what its metadata say of it."""
    # The libraries take long to load; only the process that reads pages should pay for them.
    from trafilatura import bare_extraction, load_html

    tree = load_html(html)
    found = bare_extraction(html, with_metadata=True, include_comments=False, include_tables=False)
    if tree is None or found is None:
        return {"text": ""}
    page = found if isinstance(found, dict) else found.as_dict()
    time = _TIME.search(html[:_HEAD])
    return {
        "text": page.get("text") or "",
        "headline": page.get("title"),
        "byline": [name.strip() for name in (page.get("author") or "").split(";") if name.strip()],
        "outlet": _site_name(tree),
        "url": page.get("url"),
        "published": time["time"] if time else None,
        "day": page.get("date"),
        "captions": [" ".join(node.itertext()) for node in tree.iter("figcaption")],
    }


def _site_name(tree: Any) -> str | None:
    """Return the publisher that a page names in its metadata, not one guessed from its address."""
    for path in (
        '//meta[@property="og:site_name"]/@content',
        '//meta[@name="application-name"]/@content',
    ):
        for name in tree.xpath(path):
            if text := " ".join(str(name).split()):
                return text
    return None
