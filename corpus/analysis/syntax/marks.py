"""Quote marks: which open, which close, and what stands between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MARK = re.compile("``|''|[\"“”„‟«»‹›‘’‚‛'＂「」『』]")
_DOUBLE = {'"', "“", "”", "„", "‟", "＂", "``", "''"}
_SINGLE = {"'", "‘", "’", "‚", "‛"}
_CORNER = {"「": "」", "『": "』"}
_CLIPPED = re.compile(
    r"(?:\d0s|em|til|tis|twas|cause|n|bout|round|cos|ere|neath|tude|er)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands between two quote marks: offsets of the words, marks and outer blanks left out.

    `outer` is where the opening mark begins and `outer_end` where the closing one ends; `depth` is
    0 unless the quote stands within another; `closed` is False where the paragraph ends first.
    """

    start: int
    end: int
    outer: int
    outer_end: int
    depth: int
    closed: bool = True


@dataclass(slots=True)
class _Open:
    family: str
    mark: str
    at: int
    inside: int


def find_marked(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Marked]:
    """Return all that stands in quote marks, in order of its start, the outer before the inner.

    Curly, straight and mixed marks, single ones told from apostrophes, guillemets and low marks are
    known. What is not closed ends with its paragraph; single marks must be closed, unless the next
    paragraph opens with one again.
    """
    found: list[Marked] = []
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else len(text)
        found.extend(_in_paragraph(text, start, end, text[following : following + 1]))
    return sorted(found, key=lambda marked: (marked.start, -marked.end))


def _in_paragraph(text: str, start: int, end: int, following: str) -> Iterator[Marked]:
    marks = [match for match in _MARK.finditer(text, start, end) if not _inside_word(text, match)]
    opened: list[_Open] = []
    for index, mark in enumerate(marks):
        family = _family(mark.group())
        place = _place_of(opened, family)
        if place is not None and _closes(text, marks, index, opened[place], (start, end)):
            opening = opened[place]
            del opened[place:]
            yield from _marked(text, opening, mark.start(), mark.end(), len(opened))
        elif _opens(text, mark, start):
            if place is not None and family != "single" and not _continues(following):
                # The one before was never closed: it ends here at the latest.
                opening = opened[place]
                del opened[place:]
                if opening.mark != mark.group() or family != "double":
                    yield from _marked(text, opening, mark.start(), mark.start(), 0, closed=False)
            opened.append(_Open(family, mark.group(), mark.start(), mark.end()))
    for depth, opening in enumerate(opened):
        if opening.family != "single" or following in ("‘", "'"):
            yield from _marked(text, opening, end, end, depth, closed=False)
            break


def _marked(
    text: str, opening: _Open, end: int, outer_end: int, depth: int, *, closed: bool = True
) -> Iterator[Marked]:
    piece = text[opening.inside : end]
    start = opening.inside + len(piece) - len(piece.lstrip())
    end = opening.inside + len(piece.rstrip())
    if any(character.isalnum() for character in piece):
        yield Marked(start, end, opening.at, outer_end, depth, closed)


def _family(mark: str) -> str:
    if mark in _DOUBLE:
        return "double"
    if mark in _SINGLE:
        return "single"
    if mark in _CORNER or mark in _CORNER.values():
        return "corner"
    return "angle"


def _place_of(opened: list[_Open], family: str) -> int | None:
    for place in range(len(opened) - 1, max(len(opened) - 6, -1), -1):
        if opened[place].family == family:
            return place
    return None


def _continues(following: str) -> bool:
    return following != "" and following in '"“„«‘'


def _before(text: str, at: int, start: int) -> str:
    return text[at - 1] if at > start else " "


def _after(text: str, at: int) -> str:
    return text[at] if at < len(text) else " "


def _inside_word(text: str, mark: re.Match[str]) -> bool:
    """Say whether an apostrophe stands within a word, or a mark for inches behind a number."""
    before, after = _before(text, mark.start(), 0), _after(text, mark.end())
    if mark.group() in _SINGLE:
        return before.isalnum() and after.isalnum()
    return False


def _opens(text: str, mark: re.Match[str], start: int) -> bool:
    character = mark.group()
    before, after = _before(text, mark.start(), start), _after(text, mark.end())
    if character in ("“", "„", "‟", "«", "‹", "``") or character in _CORNER:
        return True
    free = not before.isalnum() and before not in ".,!?;:)]%"
    if character in ("‘", "‚", "‛"):
        return free and not _CLIPPED.match(text, mark.end())
    if character == "’":
        return False
    if character == "'":
        return free and after.isalnum() and not _CLIPPED.match(text, mark.end())
    return free and (not after.isspace() or character == '"')


def _closes(
    text: str, marks: list[re.Match[str]], index: int, opening: _Open, bounds: tuple[int, int]
) -> bool:
    mark = marks[index]
    character = mark.group()
    before = _before(text, mark.start(), bounds[0])
    after = _after(text, mark.end()) if mark.end() < bounds[1] else " "
    if mark.start() <= opening.inside:
        return False
    if _family(character) == "corner":
        return character == _CORNER.get(opening.mark)
    if character in ("“", "‟"):
        return opening.mark in ("„", "‟") or (not before.isspace() and not after.isalnum())
    if character in ("”", "''"):
        return True
    if character in ("«", "»", "‹", "›"):
        return character != opening.mark
    if character in _SINGLE:
        return _closes_single(text, marks, index, (before, after))
    return not before.isspace() or not after.isalnum()


def _closes_single(
    text: str, marks: list[re.Match[str]], index: int, around: tuple[str, str]
) -> bool:
    """Tell a closing single mark from the apostrophe of a plural: the officials' view."""
    before, after = around
    if marks[index].group() in ("‘", "‚", "‛") or before.isspace() or after.isalnum():
        return False
    possessive = before in "sxz" and after == " " and _after(text, marks[index].end() + 1).islower()
    if not possessive:
        return True
    following = next(
        (mark for mark in marks[index + 1 : index + 2] if mark.group() in ("'", "’")), None
    )
    return following is None or _opens(text, following, 0)
