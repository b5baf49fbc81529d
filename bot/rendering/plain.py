"""Text made safe to print, and how wide it is on a terminal."""

import re

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
    """Return how many columns a terminal needs for a text that is safe."""
    if text.isascii() or _ONE_CELL.fullmatch(text):
        return len(text)
    from rich.cells import cell_len  # slow to import, and most answers hold no wide character

    return cell_len(text)


def chop(text: str, width: int) -> list[str]:
    """Return a text in pieces that need at most `width` columns each."""
    pieces, start, used = [], 0, 0
    for position, character in enumerate(text):
        wide = cells(character)
        if used + wide > width and position > start:
            pieces.append(text[start:position])
            start, used = position, 0
        used += wide
    return [*pieces, text[start:]]
