"""Numbers in a clause: their value, what they count, and whether two of them can both be true."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.lexicons import lexicon
from corpus.linking.lexicon import synonyms
from corpus.statistics import Word, is_common, stem, words

_DIGITS = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)(st|nd|rd|th)?")
_COMPOUND = re.compile(r"\w[-–]$")
"""What stands before a number that is part of a name or a range: "Covid-19", "1950-53"."""
_CLOCK = re.compile(
    r"(?<![\d.:])(?P<hour>[01]?\d|2[0-3])(?::(?P<minute>[0-5]\d)(?![\d:])"
    r"|\.(?P<minute_2>[0-5]\d)(?=\s?[ap]\.?m\b))"
)
"""A time of day: "4:52", "4.52 a.m."."""
_PERCENT = re.compile(r"\s?%|\s(?:percent|per\s?cent|pct)\b")
_UNITS = frozenset(
    {"peopl", "year", "month", "week", "day", "hour", "minut", "second", "time", "dollar", "euro"}
)
"""Stems of common words that say what is counted."""
_OF_CURRENCY = 2
"""Words behind a sum within which its currency is named: "3 million Danish kroner"."""
_TENS = 10
_DEFINITE = frozenset({"the", "these", "those", "both"})
MANY = 3
"""Up to this many, "the two" says who, not how many."""
REACH = 3
"""Words after a number within which what it counts is looked for."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: `ordinal` for "first", `hedge` for "at least" and the like.

    `counted` are stems (or names of synonym groups) of what it counts.
    """

    start: int
    end: int
    value: float
    ordinal: bool
    hedge: str
    counted: frozenset[str]

    @property
    def key(self) -> str:
        """Return the value as a feature, apart for ordinals."""
        return f"{self.value:g}{'.' if self.ordinal else ''}"


@cache
def _spelled() -> dict[str, tuple[float, bool]]:
    lists = lexicon("numbers")
    cardinals = {word: (float(value), False) for word, value in lists["cardinals"].items()}
    ordinals = {word: (float(value), True) for word, value in lists["ordinals"].items()}
    return cardinals | ordinals


@cache
def _hedges() -> dict[str, str]:
    return {word: kind for kind, group in lexicon("numbers")["hedges"].items() for word in group}


def find_numbers(
    text: str, start: int, end: int, dates: Sequence[tuple[int, int]] = ()
) -> Iterator[Number]:
    """Yield the numbers of `text[start:end]`, digits or words, without those inside dates."""
    found = list(words(text, start, end))
    for position, word in enumerate(found):
        if any(first <= word.start < last for first, last in dates):
            continue
        if _COMPOUND.search(text, max(start, word.start - 2), word.start):
            continue
        if clock := _CLOCK.match(text, word.start, end):
            hour = int(clock["hour"]) + int(clock["minute"] or clock["minute_2"]) / 100
            counted = frozenset({"clock"})
            yield Number(word.start, clock.end(), hour, ordinal=False, hedge="", counted=counted)
            continue
        spelled = _spelled_out(word.text)
        read = spelled[:2] if spelled else _value(word.text)
        if read is None or _inside_clock(text, word.start, start):
            continue
        value, ordinal = read
        if not ordinal and value <= MANY and position and found[position - 1].stem in _DEFINITE:
            continue
        after = found[position + 1 : position + 1 + REACH]
        if spelled and spelled[2]:
            counted = frozenset({synonyms().get(spelled[2], spelled[2])})
            yield Number(word.start, word.end, value, ordinal, _hedge(found, position), counted)
            continue
        if after and (scale := lexicon("numbers")["scales"].get(after[0].text.lower())):
            value, after = value * scale, after[1:]
        yield Number(
            word.start,
            word.end,
            value,
            ordinal,
            _hedge(found, position),
            _counted(text, word, after),
        )


def _spelled_out(word: str) -> tuple[float, bool, str] | None:
    """Return the value of "forty-three", and of "thirty-day" also the stem of what it counts."""
    first, hyphen, rest = word.lower().partition("-")
    tens = _spelled().get(first)
    if not hyphen or tens is None or tens[1]:
        return None
    ones = _spelled().get(rest)
    if ones is not None:
        compound = tens[0] >= _TENS and tens[0] % _TENS == 0 and ones[0] < _TENS
        return (tens[0] + ones[0], ones[1], "") if compound else None
    return (tens[0], False, stem(rest)) if rest.isalpha() else None


def _inside_clock(text: str, at: int, start: int) -> bool:
    """Return whether a number is the minutes of a time of day."""
    return bool(_CLOCK.match(text, max(at - 3, start)) or _CLOCK.match(text, max(at - 2, start)))


def _value(word: str) -> tuple[float, bool] | None:
    """Return the value of a number and whether it is ordinal; None for a year or no number."""
    digits = _DIGITS.fullmatch(word)
    if not digits:
        return _spelled().get(word.lower())
    value = float(digits.group(1).replace(",", ""))
    year = 1000 <= value <= 2100 and len(word) == 4
    return None if year else (value, bool(digits.group(2)))


def _hedge(found: Sequence[Word], position: int) -> str:
    before = [word.text.lower() for word in found[max(position - 2, 0) : position]]
    for phrase in (" ".join(before), *before[-1:]):
        if phrase in _hedges():
            return _hedges()[phrase]
    return ""


def _counted(text: str, number: Word, after: Sequence[Word]) -> frozenset[str]:
    """Return what is counted: the words after, up to the first that closes the phrase."""
    if _PERCENT.match(text, number.end):
        return frozenset({"percent"})
    currency = _currency(text, number, after)
    counted: list[str] = ["money", currency] if currency else []
    previous = number.end
    for word in after:
        if not text[previous : word.start].replace("-", " ").isspace() or _value(word.text):
            break
        group = synonyms().get(word.stem, word.stem)
        if is_common(word.stem) and group == word.stem and word.stem not in _UNITS:
            break
        counted.append(group)
        previous = word.end
    return frozenset(counted)


def _currency(text: str, number: Word, after: Sequence[Word]) -> str:
    """Return the currency of a sum, empty where it is none: "$3 million", "3 million euros"."""
    symbol = text[max(number.start - 1, 0) : number.start]
    known = lexicon("numbers")["currencies"]
    if symbol in known["symbols"]:
        return str(known["symbols"][symbol])
    spelled = (word.text.lower() for word in after[:_OF_CURRENCY])
    return next((known["words"][word] for word in spelled if word in known["words"]), "")


@cache
def units_of_measure() -> frozenset[str]:
    """Return what is measured and not counted: shares, sums, times, in stems."""
    currencies = set(lexicon("numbers")["currencies"]["words"].values())
    return frozenset(_UNITS - {"peopl"} | currencies | {"percent", "money", "clock"})


def differ(one: Number, other: Number) -> bool:
    """Return whether two numbers can't both be true of one thing.

    "At least 19" and 21 can; "about 100" and 104 can; "first" and "second" can't.
    """
    if one.ordinal != other.ordinal or one.value == other.value:
        return False
    low, high = sorted((one, other), key=lambda number: number.value)
    if low.hedge == "least" or high.hedge == "most":
        return False
    about = "about" in (one.hedge, other.hedge)
    return not (about and high.value <= low.value * 1.15)
