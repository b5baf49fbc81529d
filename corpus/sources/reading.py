"""Sources → articles: folders and files of any kind that is read, and what of them is skipped."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.analysis.metadata import identity
from corpus.analysis.page.lines import printable
from corpus.errors import SourceError, UnreadableError
from corpus.model import Article
from corpus.sources.decoding import decode
from corpus.sources.html import EXTRACT, LONGEST_PAGE, read_page
from corpus.sources.jsonl import read_lines, read_object
from corpus.sources.markdown import has_front_matter, read_markdown
from corpus.sources.sandbox import Sandbox
from corpus.sources.text import read_text

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of a file that is one article; JSON Lines may be of any size."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--[^>]{0,2000}-->\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE,
)
_FEED = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_TAG = re.compile(r"<(?:p|div|article|span|a|h1)\b[^<>]{0,300}>", re.IGNORECASE)
_SAMPLE = 8192


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that wasn't read, or not in full, and one sentence that says why."""

    source: str
    detail: str


@dataclass(slots=True)
class _Seen:
    """The articles read so far: none comes twice, and no id stands for two."""

    by_id: dict[str, tuple[str, str]] = field(default_factory=dict)
    by_identity: dict[str, str] = field(default_factory=dict)

    def check(self, article: Article) -> Article | Skipped:
        same = identity(article.outlet, article.headline, article.text)
        known = self.by_id.get(article.id)
        if known and known[0] != same:
            return Skipped(
                article.source,
                f"Its id {article.id} already stands for another article, that of {known[1]};"
                " give each article an id of its own.",
            )
        first = known[1] if known else self.by_identity.get(same) if article.id == same else None
        if first:
            return Skipped(article.source, f"It is the same article as {first}.")
        self.by_id[article.id] = (same, article.source)
        self.by_identity.setdefault(same, article.source)
        return article


def read_sources(sources: Iterable[str | Path]) -> Iterator[Article | Skipped]:
    """Yield the article of every file in the sources, and for what can't be read why not.

    A source is a folder (read with all folders in it, in order of names, hidden files left out) or
    a file; addresses aren't read yet. An article that comes twice is skipped the second time.
    """
    seen = _Seen()
    with Sandbox(EXTRACT) as sandbox:
        for source in sources:
            for read in _read_source(str(source), sandbox):
                # A file's name may hold bytes that no text can, which no index could store.
                found = replace(read, source=printable(read.source))
                yield seen.check(found) if isinstance(found, Article) else found


def _read_source(source: str, sandbox: Sandbox) -> Iterator[Article | Skipped]:
    if _ADDRESS.match(source):
        yield Skipped(source, "Addresses aren't read yet; save the page and give its file.")
        return
    path = Path(source)
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
    except (OSError, ValueError):
        is_folder = is_file = False
    if is_folder:
        yield from _read_folder(path, sandbox)
    elif is_file:
        yield from _read_file(path, sandbox)
    else:
        yield Skipped(source, "There is no such file or folder; check the path.")


def _read_folder(folder: Path, sandbox: Sandbox) -> Iterator[Article | Skipped]:
    read = False
    for path in _files(folder):
        for found in _read_file(path, sandbox) if isinstance(path, Path) else (path,):
            read = read or isinstance(found, Article)
            yield found
    if not read:
        yield Skipped(str(folder), "The folder holds no article that can be read.")


def _files(folder: Path) -> Iterator[Path | Skipped]:
    failed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and path.is_file():
                yield path
    for error in failed:
        yield Skipped(str(error.filename), f"The folder can't be opened ({error.strerror}).")


def _read_file(path: Path, sandbox: Sandbox) -> Iterator[Article | Skipped]:
    try:
        with path.open("rb") as file:
            start = file.read(_SAMPLE)
        if _is_json_lines(path, start):
            yield from _read_json_lines(path)
        else:
            yield from _read_whole(path, sandbox)
    except SourceError as error:
        yield Skipped(str(path), error.detail)
    except OSError as error:
        yield Skipped(str(path), f"It can't be opened ({error.strerror}).")


def _is_json_lines(path: Path, start: bytes) -> bool:
    """Whether a file is JSON Lines: its ending says so, or its first line is an object."""
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        return bool(start.strip())
    line, newline, _ = start.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return not newline and len(start) == _SAMPLE and b'"text"' in start


def _read_json_lines(path: Path) -> Iterator[Article | Skipped]:
    for found in read_lines(path, str(path)):
        if isinstance(found, Article):
            yield found
        else:
            number, detail = found
            yield Skipped(f"{path}:{number}", detail)


def _read_whole(path: Path, sandbox: Sandbox) -> Iterator[Article | Skipped]:
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise UnreadableError(
            f"It is {size // 1024**2} MB; one article may have {LARGEST_FILE // 1024**2}."
        )
    data = path.read_bytes()
    text = decode(data, page=bool(_TAG.search(data[:_SAMPLE].decode("latin-1"))))
    wrong: list[str] = []
    if path.suffix.lower() == ".json" or text.lstrip()[:2] in ("[{", '{"', "{\n"):
        yield from _read_json(text, path)
        return
    if _FEED.match(text[:_SAMPLE]):
        raise UnreadableError(
            "It is a feed, which isn't read yet; save its pages and give their files."
        )
    if _is_page(text, path):
        article = _read_page(text, path, sandbox)
    elif has_front_matter(text) or path.suffix.lower() in (".md", ".markdown"):
        article, wrong = read_markdown(text, str(path))
    else:
        article = read_text(text, str(path))
    yield article
    yield from (Skipped(str(path), detail) for detail in wrong)


def _is_page(text: str, path: Path) -> bool:
    start = text[:_SAMPLE].lstrip("\ufeff")
    if _HTML.match(start):
        return True
    tags = len(_TAG.findall(start))
    return tags >= 1 if path.suffix.lower() in (".html", ".htm", ".xhtml") else tags >= 5


def _read_page(text: str, path: Path, sandbox: Sandbox) -> Article:
    if len(text) > LONGEST_PAGE:
        raise UnreadableError(f"The page is longer than {LONGEST_PAGE // 1024**2} MB.")
    return read_page(text, str(path), sandbox)


def _read_json(text: str, path: Path) -> Iterator[Article | Skipped]:
    """Read a JSON file that is one object, or a list of them."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("It looks like JSON but isn't valid.") from error
    several = isinstance(content, list)
    for number, fields in enumerate(content if several else [content], start=1):
        try:
            article, wrong = read_object(fields, str(path))
        except SourceError as error:
            yield Skipped(f"{path}:{number}" if several else str(path), error.detail)
            continue
        yield article
        yield from (Skipped(str(path), detail) for detail in wrong)
