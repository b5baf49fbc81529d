"""Numbers and dates in a line, by value: each must stand in an excerpt behind it, with its unit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefs.summarising.words import Word, is_content, normal, words_of
from corpus.lexicons import lexicon
from corpus.statistics import stem

_CHUNK = re.compile(r"\S*\d\S*")
_EDGES = "“”„«»\"‘’'()[]{},;:.!?…*_"
_CLEAN = re.compile(
    r"(?P<sign>[$€£]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?"
    r"(?P<after>st|nd|rd|th|k|m|bn|tn|%)?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d+)[-‐‑–—](\d+)")
_LETTERS = {"k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12}
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_PARTS = ("cardinals", "ordinals", "scales")
_NO_NUMBER = re.compile(
    r"\b(?:no one|one another|one-sided)\b"
    r"|\b(?:the|this|that|another|each|which)(?:\s+[^\W\d_]+)?\s+one\b(?=\s*(?:[.,;:]|$))",
    re.IGNORECASE,
)
"""Where "one" counts nothing, such as "the Chinese one"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number; `sign` is %, $, € or £ where it has one. `odd` is what can't be read as a value."""

    start: int
    end: int
    value: float = 0.0
    ordinal: bool = False
    sign: str = ""
    odd: str = ""

    @property
    def key(self) -> tuple[float, bool, str, str]:
        """What must be the same for two numbers to be the same."""
        return self.value, self.ordinal, self.sign, self.odd


@dataclass(frozen=True, slots=True)
class Day:
    """A date as written; what it does not say is 0."""

    start: int
    end: int
    day: int
    month: int
    year: int

    def is_said_by(self, other: "Day") -> bool:
        """Whether another date says all that this one says."""
        return (
            self.day in (0, other.day)
            and self.month == other.month
            and self.year in (0, other.year)
        )


def strange_figures(line: str, texts: Sequence[str]) -> Iterator[str]:
    """Yield numbers and dates of a line, in normal form, that no excerpt carries.

    What a number counts, the next word that says something, must stand in an excerpt, too.
    """
    plain = [normal(text) for text in texts]
    dates = [date for text in plain for date in days_of(text)]
    figures = {figure.key for text in plain for figure in figures_of(text, days_of(text))}
    figures |= {(float(date.year), False, "", "") for date in dates if date.year}
    stems = {stem(word.folded) for text in plain for word in words_of(text)}
    own = days_of(line)
    for date in own:
        if not any(date.is_said_by(other) for other in dates):
            yield line[date.start : date.end]
    for figure in figures_of(line, own):
        if figure.key not in figures:
            yield line[figure.start : figure.end]
        elif (counted := _counted(line, figure)) and not (
            stem(counted.folded) in stems or (figure.sign and counted.folded in _units())
        ):
            yield line[figure.start : counted.end]


def _counted(line: str, figure: Figure) -> Word | None:
    """Return the first word after a number that says what it counts, None at a pause."""
    for word in words_of(line):
        if word.start >= figure.end:
            between = line[figure.end : word.start]
            return word if not between.strip(" -") and is_content(word) else None
    return None


def figures_of(text: str, dates: Sequence[Day]) -> tuple[Figure, ...]:
    """Return the numbers of a text outside its dates, digits and words alike."""
    taken = [(date.start, date.end) for date in dates]
    digits = list(_in_digits(text, taken))
    taken += [(figure.start, figure.end) for figure in digits]
    found = [*digits, *_in_words(text, taken)]
    return tuple(sorted(found, key=lambda figure: figure.start))


def _in_digits(text: str, taken: list[tuple[int, int]]) -> Iterator[Figure]:
    for chunk in _CHUNK.finditer(text):
        bare = chunk.group().rstrip(_EDGES).lstrip(_EDGES)
        start = chunk.start() + chunk.group().index(bare)
        end = start + len(bare)
        if any(first < end and start < last for first, last in taken):
            continue
        clean = _CLEAN.fullmatch(bare.removesuffix("'s").removesuffix("’s"))
        if clean is None:
            yield Figure(start, end, odd=bare.casefold())
            if ends := _RANGE.fullmatch(bare):
                yield from (Figure(start, end, float(value)) for value in ends.groups())
            continue
        after = (clean["after"] or "").lower()
        value = float(clean["digits"].replace(",", "") + (clean["part"] or ""))
        value *= _LETTERS.get(after, 1)
        words = [word for word in words_of(text) if word.start >= end]
        end, value = _scaled(text, end, value, words)
        sign = clean["sign"] or ("%" if after == "%" else _unit_after(text, end))
        yield Figure(start, end, value, after in _ORDINAL, sign)


def _scaled(text: str, end: int, value: float, words: Sequence[Word]) -> tuple[int, float]:
    """Return where a number ends, and its value, with "million" and the like behind it."""
    for word in words:
        scale = _table("scales").get(word.folded)
        if scale is None or text[end : word.start].strip(" -"):
            break
        end, value = word.end, value * scale
    return end, value


def _unit_after(text: str, end: int) -> str:
    following = next((word for word in words_of(text) if word.start >= end), None)
    if following is None or text[end : following.start].strip(" -"):
        return "%" if text[end:].lstrip()[:1] == "%" else ""
    if following.folded == "per" and text[following.end :].lstrip().startswith("cent"):
        return "%"
    return _units().get(following.folded, "")


def _in_words(text: str, taken: list[tuple[int, int]]) -> Iterator[Figure]:
    """Yield numbers that are written out: "twenty-one", "two hundred and five thousand"."""
    skipped = [*taken, *(match.span() for match in _NO_NUMBER.finditer(text))]
    row: list[Word] = []
    for word in words_of(text):
        free = not any(first <= word.start < last for first, last in skipped)
        between = text[row[-1].end : word.start].strip(" -‐‑") if row else ""
        part = free and any(word.folded in _table(name) for name in _PARTS)
        if row and (not part or between not in ("", "and")):
            if free and word.folded == "and" and not between and row[-1].folded in _table("scales"):
                continue
            yield _read(text, row)
            row = []
        if part:
            row.append(word)
    if row:
        yield _read(text, row)


def _read(text: str, row: Sequence[Word]) -> Figure:
    total = current = 0.0
    ordinal = False
    for word in row:
        if scale := _table("scales").get(word.folded):
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        else:
            ordinal = ordinal or word.folded in _table("ordinals")
            current += _table("cardinals").get(word.folded, 0) or _table("ordinals").get(
                word.folded, 0
            )
    end = row[-1].end
    return Figure(row[0].start, end, total + current, ordinal, _unit_after(text, end))


@cache
def _table(name: str) -> dict[str, float]:
    """Return words for numbers; ordinals are made of cardinals where the lexicon lacks them."""
    table = {word: float(value) for word, value in lexicon("numbers")[name].items()}
    table.pop("dozen", None)
    if name == "scales":
        return {**table, "dozen": 12.0}
    if name == "ordinals":
        numbers = {**_table("cardinals"), **_table("scales")}
        made = {f"{w[:-1]}ie" if w.endswith("y") else w: value for w, value in numbers.items()}
        return {f"{word}th": value for word, value in made.items()} | {"twelfth": 12.0} | table
    return table


@cache
def _units() -> dict[str, str]:
    return {w: sign for sign, words in lexicon("summaries")["units"].items() for w in words}


@cache
def _months() -> dict[str, int]:
    """English names of months and their first three letters, as the lexicon begins each list."""
    months = lexicon("months")["months"]
    return {name: int(month) for month, names in months.items() for name in names[:2]} | {"sept": 9}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted((name.capitalize() for name in _months()), key=len, reverse=True))
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s*[-–]\s*(?P<to>\d{1,2})(?:st|nd|rd|th)?)?"
    month = rf"(?P<month>{names})\b\.?"
    year = r"(?P<year>\d{4})\b"
    return (
        re.compile(rf"\b{day}\s+(?:of\s+)?{month}(?:,?\s+{year})?"),
        re.compile(rf"\b{month}\s+{day}\b(?:,?\s+{year})?"),
        re.compile(rf"\b{month},?\s+(?:of\s+)?{year}"),
        re.compile(r"\b(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)\b"),
    )


def days_of(text: str) -> tuple[Day, ...]:
    """Return the dates of a text that name a month with a day or a year, the first reading each."""
    found: list[Day] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(one.start < end and start < one.end for one in found):
                continue
            named = match.groupdict()
            month = int(named.get("number") or 0) or _months()[named["month"].lower()]
            year = int(named.get("year") or 0)
            days = [named[key] for key in ("day", "to") if named.get(key)] or ["0"]
            found += [Day(start, end, int(day), month, year) for day in days]
    return tuple(found)
