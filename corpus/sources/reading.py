"""Sources → articles: folders and files of any kind that is read, and what of them is skipped."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.analysis.metadata import identity
from corpus.analysis.page.lines import printable
from corpus.errors import NothingToReadError, SourceError, UnreadableError
from corpus.model import Article
from corpus.sources.decoding import decode, is_wide
from corpus.sources.html import EXTRACT, LONGEST_PAGE, read_page
from corpus.sources.jsonl import read_lines, read_object
from corpus.sources.markdown import has_front_matter, read_markdown
from corpus.sources.sandbox import Sandbox
from corpus.sources.text import read_text

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of a file that is one article; JSON Lines may be of any size."""

LONGEST_ARTICLE = 1_000_000
"""Characters; most books are shorter, and no article comes near."""

_TOO_LONG = (
    f"It is longer than {LONGEST_ARTICLE:,} characters, so no single article; split it into some."
)
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
    """Something that wasn't read, and one sentence that says why.

    With `in_part` it was read, but for what the sentence names.
    """

    source: str
    detail: str
    in_part: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """An article and the place it was read from: a file, or a line or an entry of one."""

    article: Article
    place: str


@dataclass(slots=True)
class _Seen:
    """The articles read so far: none comes twice, and no id stands for two."""

    by_id: dict[str, tuple[str, str]] = field(default_factory=dict)
    by_identity: dict[str, str] = field(default_factory=dict)

    def check(self, article: Article, place: str) -> Article | Skipped:
        """Return the article, or what it was read already as; `place` is where it stands."""
        same = identity(article.outlet, article.headline, article.text)
        known = self.by_id.get(article.id)
        if known and known[0] != same:
            return Skipped(
                place,
                f"Its id {article.id} already stands for another article, that of {known[1]};"
                " give each article an id of its own.",
            )
        first = known[1] if known else self.by_identity.get(same) if article.id == same else None
        if first:
            return Skipped(place, f"It is the same article as {first}.")
        self.by_id[article.id] = (same, place)
        self.by_identity.setdefault(same, place)
        return article


def read_sources(sources: Iterable[str | Path]) -> Iterator[Article | Skipped]:
    """Yield the article of every file in the sources, and for what can't be read why not.

    A source is a folder (read with all folders in it, in order of names, hidden files left out) or
    a file; addresses aren't read yet. An article that comes twice is skipped the second time.
    """
    seen = _Seen()
    with Sandbox(EXTRACT) as sandbox:
        for source in sources:
            for found in _read_source(str(source), sandbox):
                # A file's name may hold bytes that no text can, which no index could store.
                if isinstance(found, Skipped):
                    yield replace(found, source=printable(found.source))
                elif len(found.article.text) > LONGEST_ARTICLE:
                    yield Skipped(printable(found.place), _TOO_LONG)
                else:
                    article = replace(found.article, source=printable(found.article.source))
                    yield seen.check(article, printable(found.place))


def _read_source(source: str, sandbox: Sandbox) -> Iterator[_Read | Skipped]:
    if _ADDRESS.match(source):
        yield Skipped(source, "Addresses aren't read yet; save the page and give its file.")
        return
    path = Path(source)
    try:
        is_folder, exists = path.is_dir(), os.path.lexists(path)
    except (OSError, ValueError):
        is_folder = exists = False
    if is_folder:
        yield from _read_folder(path, sandbox)
    elif exists:
        yield from _read_file(path, sandbox)
    else:
        yield Skipped(source, "There is no such file or folder; check the path.")


def _read_folder(folder: Path, sandbox: Sandbox) -> Iterator[_Read | Skipped]:
    read = False
    for path in _files(folder):
        for found in _read_file(path, sandbox) if isinstance(path, Path) else (path,):
            read = read or isinstance(found, _Read)
            yield found
    if not read:
        yield Skipped(str(folder), "The folder holds no article that can be read.")


def _files(folder: Path) -> Iterator[Path | Skipped]:
    failed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for linked in (path for name in folders if (path := Path(parent, name)).is_symlink()):
            yield Skipped(
                str(linked), "It is a link to a folder, which isn't followed; name that folder."
            )
        yield from (Path(parent, name) for name in sorted(names) if not name.startswith("."))
    for error in failed:
        yield Skipped(str(error.filename), f"The folder can't be opened ({error.strerror}).")


def _read_file(path: Path, sandbox: Sandbox) -> Iterator[_Read | Skipped]:
    try:
        _refuse_odd(path)
        with path.open("rb") as file:
            start = file.read(_SAMPLE)
        if _is_json_lines(path, start):
            yield from _read_json_lines(path, start)
        else:
            yield from _read_whole(path, sandbox)
    except SourceError as error:
        yield Skipped(str(path), error.detail)
    except OSError as error:
        yield Skipped(str(path), f"It can't be opened ({error.strerror}).")


def _refuse_odd(path: Path) -> None:
    """Raise for what is no file: reading a pipe or a device may never end."""
    if not path.exists():
        raise UnreadableError("It is a link to what isn't there; mend the link or take it away.")
    if not path.is_file():
        raise UnreadableError("It is a pipe or a device, not a file; save what it gives as one.")


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


def _read_json_lines(path: Path, start: bytes) -> Iterator[_Read | Skipped]:
    if is_wide(start):
        raise UnreadableError("It is JSON Lines in UTF-16 or UTF-32; save it as UTF-8.")
    for number, found in read_lines(path, str(path)):
        place = f"{path}:{number}"
        if isinstance(found, Article):
            yield _Read(found, place)
        else:
            yield Skipped(place, found.detail, found.in_part)


def _read_whole(path: Path, sandbox: Sandbox) -> Iterator[_Read | Skipped]:
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
    elif len(text) > LONGEST_ARTICLE:
        raise UnreadableError(_TOO_LONG)
    elif has_front_matter(text) or path.suffix.lower() in (".md", ".markdown"):
        article, wrong = read_markdown(text, str(path))
    else:
        article = read_text(text, str(path))
    yield _Read(article, str(path))
    yield from (Skipped(str(path), detail, in_part=True) for detail in wrong)


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


def _read_json(text: str, path: Path) -> Iterator[_Read | Skipped]:
    """Read a JSON file that is one object, or a list of them."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("It looks like JSON but isn't valid.") from error
    several = isinstance(content, list)
    if not content:
        raise NothingToReadError("It holds no article.")
    for number, fields in enumerate(content if several else [content], start=1):
        place = f"{path}:{number}" if several else str(path)
        try:
            article, wrong = read_object(fields, str(path))
        except SourceError as error:
            yield Skipped(place, error.detail)
            continue
        yield _Read(article, place)
        yield from (Skipped(place, detail, in_part=True) for detail in wrong)
