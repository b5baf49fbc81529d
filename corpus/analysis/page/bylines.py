"""Bylines: who wrote, edited or helped, and for whom."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.analysis.page.stamps import find_stamps
from corpus.lexicons import lexicon
from corpus.names import fold
from corpus.outlets import find_outlet

Role = Literal["author", "contributor", "editor"]

_ROLES: tuple[tuple[Role, str], ...] = (
    ("contributor", "contributors"),
    ("editor", "editors"),
    ("author", "authors"),
)
_LONGEST = 300
_MAIL = re.compile(
    r"[\[(<]?\s*[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}\s*[\])>]?|@\w{2,30}"
)
_BRACKETS = re.compile(r"\[[^\[\]]{0,80}\]|\([^()]{0,80}\)")
_PIECES = re.compile(
    r"\s*(?:,|;|\||·|•|/|\band\b|&|\bwith\b|\by\b|\bund\b|\bet\b|\bdan\b|\boraz\b)\s*"
)
_PLACE = re.compile(r"\s+(?:in|from|at|for|reporting)\s+.*$")
_HELPED = re.compile(
    r"(?:(?:[\w.’']+ ){0,4}(?:writers?|reporters?|correspondents?|journalists?|staff) )?"
    r"(?P<names>.{3,200}?) (?:also )?contributed (?:to|reporting)\b.{0,80}"
)
_OUR = re.compile(
    r"^(?:(?:our|staff|special|senior|foreign|own) ){1,3}?"
    r"(?:reporter|correspondent|writer|journalist)s?\s+",
    re.IGNORECASE,
)
_STAMP_WORDS = frozenset({"published", "updated", "posted", "last", "first", "modified"})
_SMALL = frozenset({"of", "the", "and", "de", "la", "del", "di", "da", "for"})
_PARTICLES = frozenset(
    {
        *("al", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos"),
        *("du", "el", "ibn", "la", "le", "st", "ten", "ter", "van", "vom", "von", "y", "zu"),
    }
)


@dataclass(frozen=True, slots=True)
class Byline:
    """A line about those who made an article: their names, in which role, for which publishers."""

    role: Role
    names: tuple[str, ...]
    publishers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Lexicon:
    leads: tuple[tuple[Role, re.Pattern[str]], ...]
    roles: frozenset[str]
    publications: frozenset[str]


def read_bylines(line: str) -> list[Byline]:
    """Return what a line says of who made the article; empty where it is no byline."""
    if len(line) > _LONGEST:
        return []
    inner = line.strip("()_ ") if line.startswith(("(", "_")) else line
    parts = [part for part in inner.split(";") if part.strip()]
    found = [byline for part in parts if (byline := _read(part.strip()))]
    return found if len(found) == len(parts) else []


def read_bare_byline(line: str) -> Byline | None:
    """Return the names in a line that is nothing else, such as "Ana Ruiz and Li Na in Lagos".

    Such a line is a byline only right beside the day or another byline.
    """
    names, publishers, rest = _sort(line) if len(line) <= _LONGEST else ((), (), [line])
    return Byline("author", names, publishers) if names and not rest else None


def is_publication(name: str) -> bool:
    """Whether a name is that of a known outlet, or begins or ends as "Radio" or "Times" do."""
    known = find_outlet(name)
    words = name.removeprefix("The ").split()
    if known and (name in (known.name, *known.aliases) or _capitalised(words)):
        return True
    if not 2 <= len(words) <= 4 or not _capitalised(words):
        return False
    return not _lexicon().publications.isdisjoint((fold(words[0]), fold(words[-1])))


def _capitalised(words: list[str]) -> bool:
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words)


def _read(line: str) -> Byline | None:
    if helped := _HELPED.fullmatch(line):
        names, publishers, rest = _sort(helped["names"])
        return Byline("contributor", names, publishers) if names and not rest else None
    for role, lead in _lexicon().leads:
        if match := lead.match(line):
            return _introduced(role, line[match.end() :], colon=":" in match.group())
    if line.endswith("."):
        return None
    names, publishers, rest = _sort(line)
    if not names or not publishers or rest or line.find(publishers[0]) < line.find(names[0]):
        return None
    return Byline("author", names, publishers)


def _introduced(role: Role, rest: str, *, colon: bool) -> Byline | None:
    names, publishers, unknown = _sort(rest.removesuffix("."))
    ends_as_prose = rest.endswith(".") and role == "author" and not colon
    if unknown or ends_as_prose or not (names or publishers or _is_role(rest)):
        return None
    return Byline(role, names, publishers)


def _sort(text: str) -> tuple[tuple[str, ...], tuple[str, ...], list[str]]:
    """Sort the pieces of a byline into names, publishers and what is neither."""
    for stamp in reversed(find_stamps(text)):
        text = f"{text[: stamp.start]},{text[stamp.end :]}"
    text = _BRACKETS.sub(" ", _MAIL.sub(" ", text))
    names: list[str] = []
    publishers: list[str] = []
    unknown: list[str] = []
    for piece in _PIECES.split(text):
        bare = _PLACE.sub("", _OUR.sub("", piece.strip(" .:-–—"))).strip()
        if not bare or _is_role(bare):
            continue
        if is_publication(bare):
            publishers.append(bare)
        elif _is_name(bare):
            names.append(_cased(bare))
        elif not (names and _is_place(bare)):
            unknown.append(bare)
    return tuple(dict.fromkeys(names)), tuple(publishers), unknown


def _is_name(piece: str) -> bool:
    words = piece.split()
    if fold(words[0]) in _STAMP_WORDS:
        return False
    if not 2 <= len(words) <= 5 or any(c.isdigit() or c in ":/" for c in piece):
        return _is_wide_name(piece)
    if not _lexicon().roles.isdisjoint(fold(piece).split()):
        return False
    return words[-1][0].isupper() and all(
        word[0].isupper() or word.lower().split("-")[0] in _PARTICLES for word in words
    )


def _is_wide_name(piece: str) -> bool:
    """Names in scripts without capitals and blanks: two to four characters."""
    return 2 <= len(piece) <= 4 and all(
        "\u3400" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in piece
    )


def _is_role(piece: str) -> bool:
    words = fold(piece).split()
    return 0 < len(words) <= 5 and words[-1] in _lexicon().roles


def _is_place(piece: str) -> bool:
    words = piece.split()
    return len(words) <= 2 and all(word[0].isupper() for word in words)


def _cased(name: str) -> str:
    return name if name != name.upper() or len(name) < 4 else name.title().replace("’S", "’s")


@cache
def _lexicon() -> _Lexicon:
    table = lexicon("bylines")
    leads: list[tuple[Role, re.Pattern[str]]] = []
    for role, key in _ROLES:
        leads.append((role, _lead(table[key], r"(?:\s*[:：]\s*|\s+)")))
        leads.append((role, _lead(table[f"{key}_titled"], r"\s*[:：]\s*")))
    return _Lexicon(tuple(leads), frozenset(table["roles"]), frozenset(table["publications"]))


def _lead(phrases: list[str], gap: str) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    words = "|".join(re.escape(phrase) for phrase in ordered)
    return re.compile(rf"(?:exclusive:?\s+)?(?:{words}){gap}(?=\S)", re.IGNORECASE)
