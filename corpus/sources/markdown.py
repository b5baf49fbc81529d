"""Markdown, with or without front matter (`key: value` lines between ---, or TOML between +++)."""

import re
import tomllib
from typing import Any

from corpus.analysis.clean import clean
from corpus.analysis.metadata import describe
from corpus.errors import NothingToReadError, UnreadableError
from corpus.model import Article
from corpus.sources.fields import read_fields

_FRONT = re.compile(
    r"\s*(?P<mark>---|\+\+\+)[ \t]*\n(?P<fields>.*?)\n(?P=mark)[ \t]*(?:\n|$)", re.DOTALL
)
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)\s*:(?:\s+(?P<value>.*))?$")
_ITEM = re.compile(r"\s+-\s+(?P<item>.+)$|-\s+(?P<first>.+)$")
_OTHER_NAMES = {
    **dict.fromkeys(("author", "authors", "by"), "byline"),
    "title": "headline",
    "date": "published",
    "place": "dateline",
    "lang": "language",
    "link": "url",
    "caption": "captions",
    "publisher": "outlet",
}
_HEADING = re.compile(r"#{1,6}\s+(?P<title>.+?)\s*#*$")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]\n]{0,500})\]\([^()\n]{0,1000}\)")
_LINK = re.compile(r"\[(?P<text>[^\[\]\n]{1,500})\]\([^()\s]{1,1000}(?:\s\"[^\"\n]{0,200}\")?\)")
_STRONG = re.compile(
    r"(?<!\w)(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<text>[^*_\n]{1,500})(?<=[^\s*_])(?P=mark)(?!\w)"
)
_RULE = re.compile(r"\s{0,3}(?:[-*_]\s*){3,}$")
_LIST_ITEM = re.compile(r"\s{0,8}(?:[-*+]|\d{1,3}[.)])\s+")
_QUOTED = re.compile(r"\s{0,3}(?:>\s?)+")


def has_front_matter(text: str) -> bool:
    """Whether a text begins with front matter."""
    match = _FRONT.match(text[:20000])
    return match is not None and (
        match["mark"] == "+++" or bool(_PAIR.match(match["fields"].strip().split("\n")[0]))
    )


def read_markdown(text: str, source: str) -> tuple[Article, list[str]]:
    """Return the article, and a sentence for each field of its front matter that was left out.

    Raises NothingToReadError where it has no text, UnreadableError where its TOML is broken.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    match = _FRONT.match(text) if has_front_matter(text) else None
    fields = _fields(match["mark"], match["fields"]) if match else {}
    given, wrong = read_fields(fields)
    headline, captions, body = _body(text[match.end() :] if match else text)
    page = clean(body, given.headline or headline, (*given.captions, *captions))
    if not page.paragraphs:
        raise NothingToReadError("It has no text below its front matter.")
    return describe(page, source, given), wrong


def _fields(mark: str, block: str) -> dict[str, Any]:
    if mark == "+++":
        try:
            fields = tomllib.loads(block)
        except tomllib.TOMLDecodeError as error:
            raise UnreadableError(f"Its front matter is not valid TOML: {error}.") from error
    else:
        fields = _pairs(block)
    return {_OTHER_NAMES.get(key.lower(), key.lower()): value for key, value in fields.items()}


def _pairs(block: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    key = ""
    for line in block.split("\n"):
        if key and (item := _ITEM.match(line)):
            known = fields.get(key)
            fields[key] = [
                *(known if isinstance(known, list) else []),
                _plain(item["item"] or item["first"]),
            ]
        elif pair := _PAIR.match(line):
            key = pair["key"].strip()
            fields[key] = _value(_OTHER_NAMES.get(key.lower(), key.lower()), pair["value"] or "")
    return fields


def _value(key: str, value: str) -> Any:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [plain for item in value[1:-1].split(",") if (plain := _plain(item))]
    if value.lower() in ("null", "none", "~", ""):
        return None
    if value == "false":
        return False
    if key == "byline" and not value.startswith(("'", '"')):
        return [name for part in re.split(r",| and |;", value) if (name := part.strip())]
    return _plain(value)


def _plain(value: str) -> str:
    value = value.strip()
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if quoted else value


def _body(text: str) -> tuple[str | None, list[str], str]:
    """Return the first heading, captions of pictures and the text without marks."""
    captions = [match["alt"] for match in _IMAGE.finditer(text) if len(match["alt"].split()) >= 4]
    headline: str | None = None
    blocks: list[str] = []
    for block in re.split(r"\n[ \t]*\n", _IMAGE.sub("", text)):
        for paragraph in _paragraphs(block):
            heading = _HEADING.match(paragraph)
            title = _unmarked(heading["title"] if heading else paragraph)
            if heading and headline is None and not blocks:
                headline = title
            elif title.strip():
                blocks.append(title)
    return headline, captions, "\n\n".join(blocks)


def _paragraphs(block: str) -> list[str]:
    """Join the lines of a block, as Markdown does; headings and list items stand alone."""
    joined: list[str] = []
    apart = True
    for line in block.split("\n"):
        bare = _QUOTED.sub("", line) if line.lstrip().startswith(">") else line
        if _RULE.match(bare) or not bare.strip():
            apart = True
            continue
        alone = bool(_HEADING.match(bare))
        item = _LIST_ITEM.match(bare)
        if apart or alone or item:
            joined.append(bare[item.end() :] if item else bare.strip())
        else:
            joined[-1] += " " + bare.strip()
        apart = alone
    return joined


def _unmarked(text: str) -> str:
    return _STRONG.sub(lambda match: match["text"], _LINK.sub(lambda match: match["text"], text))
