"""Corrections on file: one JSON object a line, beside the index, only ever added to.

`news-index` has them in `news-index.corrections.jsonl`, which a build of the index leaves alone.
Undoing one adds a line, too, so that the file tells who did what and when.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import blake2s
from pathlib import Path
from typing import Any, Literal, cast, get_args

from corpus.errors import IndexFileError, IndexWriteError, UnknownIdError

Kind = Literal["merge", "split", "outlet", "story", "fact"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_LONGEST_ID = 6


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that an editor has put right.

    `subject` is what it is about: a person's or story's name, an article's id, a fact's id.
    `other` is what it becomes: the name of the person who is the same, of the one split off, the
    outlet's or the story's name. `articles` are the ids of those where a split holds.
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


def read_corrections(index: Path) -> list[Correction]:
    """Return the corrections of an index, the oldest first, those undone among them.

    Raises IndexFileError where the file can't be read, naming the line.
    """
    path = corrections_file(index)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise IndexFileError(f"The corrections in {path} can't be read: {error}.") from error
    found: dict[str, Correction] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            _take(json.loads(line), found)
        except (ValueError, KeyError, TypeError) as error:
            raise IndexFileError(
                f"Line {number} of the corrections in {path} can't be read; mend it or take it out."
            ) from error
    return list(found.values())


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
    """Add a correction to the file of an index and return it; the same twice is one."""
    for one in standing(read_corrections(index)):
        if (one.kind, one.subject, one.other, one.articles) == (
            kind, subject, other, tuple(articles),
        ):  # fmt: skip
            return one
    mark = f"{kind}\0{subject}\0{other}\0{at.isoformat()}"
    key = blake2s(mark.encode("utf-8", "replace"), digest_size=4).hexdigest()[:_LONGEST_ID]
    correction = Correction(key, kind, subject, by, at, other, tuple(articles), was)
    _append(index, {name: value for name, value in asdict(correction).items() if value})
    return correction


def undo_correction(index: Path, id: str, *, by: str, at: datetime) -> Correction:
    """Undo a correction and return it as it was; raises UnknownIdError where there is none."""
    known = {one.id: one for one in standing(read_corrections(index))}
    if id not in known:
        raise UnknownIdError(
            f"No correction {id!r} holds; parallax correct list shows those that do."
        )
    _append(index, {"undo": id, "by": by, "at": at})
    return known[id]


def _take(line: dict[str, Any], found: dict[str, Correction]) -> None:
    at = datetime.fromisoformat(line["at"])
    if "undo" in line:
        undone = asdict(found[line["undo"]]) | {"undone_by": str(line["by"]), "undone_at": at}
        found[line["undo"]] = Correction(**undone)
        return
    if line["kind"] not in KINDS:
        raise ValueError(line["kind"])
    found[line["id"]] = Correction(
        str(line["id"]),
        cast("Kind", line["kind"]),
        str(line["subject"]),
        str(line["by"]),
        at,
        str(line.get("other", "")),
        tuple(map(str, line.get("articles", ()))),
        str(line.get("was", "")),
    )


def _append(index: Path, fields: dict[str, Any]) -> None:
    """Add a line and see to it that it is on the disk."""
    path = corrections_file(index)
    line = json.dumps(fields, ensure_ascii=False, default=lambda value: value.isoformat())
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise IndexWriteError(f"The correction can't be written to {path}: {error}.") from error
