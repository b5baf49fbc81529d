"""What a line may look like: plain words of a statement, no link, no mention, no markup, no order.

Also which paragraphs are not shown to a model, because they speak to one.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from briefs.summarising.words import normal
from corpus.lexicons import lexicon

LONGEST = 220
"""Characters of a line; of a longer one it is not clear what it rests on."""
_FORBIDDEN = frozenset("<>[]{}`|\\^~*_=@#")
"""Marks of links, mentions and markup on one platform or another; no sentence needs them."""
_KEPT_KINDS = frozenset(("Lu", "Ll", "Lt", "Lo", "Lm", "Mn", "Mc", "Nd", "Po", "Pd", "Ps", "Pe"))
_KEPT_KINDS |= {"Pi", "Pf", "Sc"}
_LINK = re.compile(
    r"://|\bwww\.|\b(?:https?|ftp|mailto|javascript|data|tel|file):|(?<!\w)/\w"
    r"|[^\W\d_]{2,}\.[^\W\d_]{2,}|\b\d{1,3}(?:\.\d{1,3}){3}\b",
    re.IGNORECASE,
)


def faults(text: str) -> Iterator[str]:
    """Yield what is wrong with how a line looks, whatever its excerpts hold."""
    if len(text) > LONGEST:
        yield "too long"
        return
    if not any(letter.isalpha() for letter in text):
        yield "no words"
    plain = normal(text)
    odd = {letter for letter in text + plain if not _is_plain(letter)}
    if odd:
        yield f"characters {' '.join(sorted(map(ascii, odd)))}"
    if _LINK.search(plain):
        yield "a link or a command"
    if speaks_to_a_model(plain):
        yield "words to a model"


def _is_plain(letter: str) -> bool:
    if letter == " ":
        return True
    return letter not in _FORBIDDEN and unicodedata.category(letter) in _KEPT_KINDS


def speaks_to_a_model(text: str) -> bool:
    """Whether a text tells a language model what to do."""
    bare = "".join(one for one in normal(text) if unicodedata.category(one) != "Cf")
    lines = "\n".join(" ".join(line.split()) for line in bare.splitlines() if line.strip())
    return any(pattern.search(lines) for pattern in _machine())


@cache
def _machine() -> tuple[re.Pattern[str], ...]:
    patterns = lexicon("summaries")["machine"]["patterns"]
    return tuple(re.compile(pattern, re.IGNORECASE | re.MULTILINE) for pattern in patterns)
