"""Text made safe to print, and how wide it is on a terminal."""

import re
from collections.abc import Iterable

# As text, for hardly any answer holds one of these: `re` makes a pattern when it is first used.
_BLANKS = r"[\t\n\v\f\r\x85\u2028\u2029]+"
_INVISIBLE = r"[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff\U000e0000-\U000e007f]+"
_HARMFUL = (
    "["
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1: escape sequences begin with these
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # marks and overrides of writing direction
    "\ud800-\udfff"  # unpaired surrogates, which no encoding takes
    "\ufff9-\ufffb"  # interlinear annotation
    "]"
)
_ONE_CELL = re.compile(
    "["
    " -~\xa0-\u02ff\u0370-\u0482\u048a-\u058f"  # Latin, Greek, Cyrillic, Armenian
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20c0"  # dashes, quotation marks, currencies
    "\u2100-\u218b\u2190-\u2319\u2500-\u25fc"  # letter-like signs, arrows, lines, bars
    "]*"
)

_CLOSING = frozenset("、。，．：；！？」』）】》〉’”…,.;:!?)]}")


def safe(text: str) -> str:
    """Return the text on one line, without characters that act on a terminal or hide.

    Line breaks become blanks, zero-width characters go, and control characters, changes of
    writing direction and unpaired surrogates become U+FFFD.
    """
    if text.isprintable():
        return text
    text = re.sub(_INVISIBLE, "", re.sub(_BLANKS, " ", text))
    return re.sub(_HARMFUL, "\ufffd", text)


def cells(text: str) -> int:
    """Return how many columns a terminal needs for a text that is safe.

    Words count one by one: what would join a word before it, had it no blank between, does not.
    """
    if text.isascii() or _ONE_CELL.fullmatch(text):
        return len(text)
    from wcwidth import width  # slow to import, and most answers hold no wide character

    words = text.split(" ")
    return sum(map(width, words)) + len(words) - 1


def breaks_anywhere(text: str) -> bool:
    """Whether a text without blanks may be divided between any two characters, as Chinese is."""
    return cells(text) > len(text)


def chop(text: str, width: int) -> list[str]:
    """Return a text in pieces that need at most `width` columns each.

    What is shown as one character, such as a letter with its accent, is never divided; a single
    one that is wider stands alone. No piece begins with what closes, such as a full stop, where
    that can be helped.
    """
    pieces: list[str] = []
    piece: list[str] = []
    used = 0
    for character in _shown(text):
        wide = cells(character)
        if piece and used + wide > width:
            carried = [piece.pop()] if character[0] in _CLOSING and len(piece) > 1 else []
            pieces.append("".join(piece))
            piece, used = carried, sum(map(cells, carried))
        piece.append(character)
        used += wide
    return [*pieces, "".join(piece)]


def _shown(text: str) -> Iterable[str]:
    """Return the characters of a text as they are shown, accents with their letters."""
    if text.isascii() or _ONE_CELL.fullmatch(text):
        return text
    from wcwidth import iter_graphemes

    return iter_graphemes(text)
