"""Corrections on file: one JSON object a line, beside the index, only ever added to.

`news-index` has them in `news-index.corrections.jsonl`, which a build of the index leaves alone.
Undoing one adds a line, too, so that the file tells who did what and when. Whoever adds holds a
lock, so that two editors at once lose nothing; a last line that a crash has cut short counts as
never written.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import blake2s
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast, get_args

from corpus.errors import IndexBusyError, IndexFileError, IndexWriteError, UnknownIdError
from corpus.file_lock import file_lock

Kind = Literal["merge", "split", "kind", "outlet", "story", "fact"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_LONGEST_ID = 6
_LOCK_SECONDS = 10.0
"""How long others may hold the log; adding a line takes milliseconds."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that an editor has put right.

    `subject` is what it is about: a person's or story's name, an article's id, a fact's id.
    `other` is what it becomes: the name of the person who is the same, of the one split off, the
    outlet's or the story's name; for a name that is no person's, organisation, place or nobody.
    `articles` are the ids of those where a split holds.
    """

    id: str
    kind: Kind
    subject: str
    by: str
    at: datetime
    other: str = ""
    articles: tuple[str, ...] = ()
    was: str = ""
    """The outlet that an article had before."""
    undone_by: str = ""
    undone_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether nobody has undone it."""
        return self.undone_at is None


def corrections_file(index: Path) -> Path:
    """Return where the corrections of the index in a folder are kept."""
    return index.with_name(f"{index.name}.corrections.jsonl")


@dataclass(frozen=True, slots=True)
class Log:
    """What stands on file: the corrections, the oldest first, those undone among them."""

    corrections: tuple[Correction, ...] = ()
    added: tuple[str, ...] = ()
    """For each line the id of the correction that it adds; "" where it undoes one."""
    marks: tuple[str, ...] = ()
    """For each line a digest of all up to it, which tells whether an index has them at work."""

    @property
    def mark(self) -> str:
        """What stands for the whole log; "" where nothing was ever written down."""
        return self.marks[-1] if self.marks else ""


def read_log(index: Path) -> Log:
    """Return the log of an index's corrections.

    Raises IndexFileError where the file can't be read, naming the line.
    """
    path = corrections_file(index)
    try:
        *lines, last = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return Log()
    except OSError as error:
        raise IndexFileError(f"The corrections in {path} can't be read: {error}.") from error
    found: dict[str, Correction] = {}
    added: list[str] = []
    marks: list[str] = []
    digest = blake2s(digest_size=8)
    for number, line in enumerate([*lines, last if _is_whole(last) else b""], start=1):
        if not line.strip():
            continue
        try:
            added.append(_take(json.loads(line.decode("utf-8")), found))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise IndexFileError(
                f"Line {number} of the corrections in {path} can't be read; mend it or take it out."
            ) from error
        digest.update(line.strip() + b"\n")
        marks.append(digest.hexdigest())
    return Log(tuple(found.values()), tuple(added), tuple(marks))


def read_corrections(index: Path) -> list[Correction]:
    """Return the corrections of an index, the oldest first, those undone among them.

    Raises IndexFileError where the file can't be read, naming the line.
    """
    return list(read_log(index).corrections)


def standing(corrections: Sequence[Correction]) -> list[Correction]:
    """Return the corrections that nobody has undone."""
    return [one for one in corrections if one.holds]


def add_correction(
    index: Path,
    kind: Kind,
    subject: str,
    *,
    by: str,
    at: datetime,
    other: str = "",
    articles: Sequence[str] = (),
    was: str = "",
) -> Correction:
    """Add a correction to the file of an index and return it; the same twice is one.

    Raises IndexWriteError where it can't be written.
    """
    with _writing(index):
        log = read_log(index)
        for one in standing(log.corrections):
            if (one.kind, one.subject, one.other, one.articles) == (
                kind, subject, other, tuple(articles),
            ):  # fmt: skip
                return one
        mark = f"{kind}\0{subject}\0{other}\0{at.isoformat()}"
        key = _free(mark, {one.id for one in log.corrections})
        correction = Correction(key, kind, subject, by, at, other, tuple(articles), was)
        _append(index, {name: value for name, value in asdict(correction).items() if value})
        return correction


def undo_correction(index: Path, id: str, *, by: str, at: datetime) -> Correction:
    """Undo a correction and return it as it was; raises UnknownIdError where there is none."""
    with _writing(index):
        known = {one.id: one for one in standing(read_corrections(index))}
        if id not in known:
            raise UnknownIdError(f"No correction {id!r} holds; correct list shows those that do.")
        _append(index, {"undo": id, "by": by, "at": at})
        return known[id]


def _free(mark: str, taken: set[str]) -> str:
    """Return an id made from a mark, other than those that are taken."""
    number = 0
    while True:
        text = f"{mark}\0{number}" if number else mark
        key = blake2s(text.encode("utf-8", "replace"), digest_size=4).hexdigest()[:_LONGEST_ID]
        if key not in taken:
            return key
        number += 1


def _take(line: dict[str, Any], found: dict[str, Correction]) -> str:
    """Put what a line says among the corrections; return the id of one that it adds, else ""."""
    at = datetime.fromisoformat(line["at"])
    if "undo" in line:
        undone = asdict(found[line["undo"]]) | {"undone_by": str(line["by"]), "undone_at": at}
        found[line["undo"]] = Correction(**undone)
        return ""
    if line["kind"] not in KINDS:
        raise ValueError(line["kind"])
    found[line["id"]] = Correction(
        str(line["id"]),
        cast("Kind", line["kind"]),
        str(line["subject"]),
        str(line.get("by", "")),
        at,
        str(line.get("other", "")),
        tuple(map(str, line.get("articles", ()))),
        str(line.get("was", "")),
    )
    return str(line["id"])


@contextmanager
def _writing(index: Path) -> Iterator[None]:
    """Hold the log of an index's corrections, from reading it to adding to it."""
    path = corrections_file(index)
    lock = path.with_suffix(".lock")
    try:
        with file_lock(lock, seconds=_LOCK_SECONDS):
            yield
    except BlockingIOError:
        raise IndexBusyError(
            f"Somebody else holds the corrections in {path}; try again in a moment."
        ) from None
    except OSError as error:
        raise IndexWriteError(f"The correction can't be written to {path}: {error}.") from error


def _append(index: Path, fields: dict[str, Any]) -> None:
    """Add a line and see to it that it is on the disk; one that was cut short goes."""
    line = json.dumps(fields, ensure_ascii=False, default=lambda value: value.isoformat())
    with corrections_file(index).open("a+b") as file:
        _end_cleanly(file)
        file.write(f"{line}\n".encode("utf-8", "replace"))
        file.flush()
        os.fsync(file.fileno())


def _end_cleanly(file: BinaryIO) -> None:
    """End the last line, or take it away where a crash has cut it short."""
    file.seek(0)
    whole = file.read()
    start = whole.rfind(b"\n") + 1
    if start == len(whole):
        return
    if _is_whole(whole[start:]):
        file.write(b"\n")
    else:
        file.truncate(start)


def _is_whole(line: bytes) -> bool:
    """Whether a line without an end was written to its end, and not cut short by a crash."""
    try:
        json.loads(line.decode("utf-8"))
    except ValueError:
        return False
    return True
