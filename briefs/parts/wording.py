"""How answers word dates, counts and lists."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

ENGLISH = "en"
_language: ContextVar[str] = ContextVar("language of dates", default=ENGLISH)

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = timedelta(days=6)
"""How long ago a day may be to go by its name alone."""

_DANGLING = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "but",
        "that",
        "as",
        "is",
        "are",
        "was",
        "were",
        "its",
        "their",
        "his",
        "her",
        "they",
        "we",
        "he",
        "she",
        "it",
        "this",
        "these",
        "who",
        "which",
    ]
)


@contextmanager
def dates_in(language: str) -> Iterator[None]:
    """Let dates be worded in a language (such as "de"), in whatever is made within."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def is_language(code: str) -> bool:
    """Whether dates can be worded in a language of that code."""
    from babel import UnknownLocaleError
    from babel.core import Locale

    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError, TypeError):
        return False
    return True


def _foreign(value: date, form: str) -> str | None:
    """Return a date as another language has it, None where it is English that is wanted."""
    language = _language.get()
    if language == ENGLISH:
        return None
    from babel.dates import format_date  # slow to import, and hardly ever needed

    return format_date(value, form, language)


def day(value: date) -> str:
    """Return a day as "27 Jul 2023", or as the language that is set has it."""
    if foreign := _foreign(value, "medium"):
        return foreign
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime, now: datetime) -> str:
    """Return a local time as "Tuesday 09:00", or with its date where that is six days ago."""
    if now - value > _NAMED:
        return f"{day(value.date())}, {value:%H:%M}"
    return f"{_foreign(value.date(), 'EEEE') or WEEKDAYS[value.weekday()]} {value:%H:%M}"


def days(first: date | None, last: date | None) -> str:
    """Return a period as "25–30 Jul 2023", or "since …", "until …" and "" where an end is open."""
    if first is None or last is None:
        if first:
            return f"since {day(first)}"
        return f"until {day(last)}" if last else ""
    if first == last:
        return day(first)
    if whole := _whole(first, last):
        return whole
    if _language.get() != ENGLISH:
        return f"{day(first)} – {day(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def _whole(first: date, last: date) -> str:
    """Return whole months and years as "Apr 1950", "1950" and "1950–1953", else ""."""
    ends_month = last == date.max or (last + timedelta(days=1)).day == 1
    if first.day != 1 or not ends_month:
        return ""
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return _foreign(first, "MMM y") or f"{MONTHS[first.month - 1]} {first.year}"
    return ""


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun, such as "1 article" or "5 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def joined(items: Iterable[str], last: str = "and") -> str:
    """Return items as "A, B and C"; with semicolons where an item holds a comma."""
    *front, end = list(items) or [""]
    comma = "; " if any("," in item for item in (*front, end)) else ", "
    return f"{comma.join(front)} {last} {end}" if front else end


def listed(items: Sequence[str], limit: int = 5) -> str:
    """Return items as "A, B and C", a long list as "A, B, C, D, E and 3 more"."""
    if len(items) <= limit + 1:
        return joined(items)
    return joined([*items[:limit], f"{len(items) - limit} more"])


def in_articles(number: int, of: int) -> str:
    """Return how many of the articles have something, such as "in all 5 articles"."""
    if number == of:
        return f"in all {of} articles" if of > 2 else f"in {count(of, 'article')}"
    return f"in {number} of {count(of, 'article')}"


def shortened(text: str, limit: int) -> str:
    """Return a text of at most `limit` characters, cut between words and marked with "…".

    It does not end with a word that leads on to the next, such as "of the".
    """
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    words = cut.split(" ")[:-1] or [cut]
    while len(words) > 1 and words[-1].lower() in _DANGLING:
        words.pop()
    return " ".join(words).rstrip(" ,;:–-") + "…"


def spoken(text: str) -> str:
    """Return what stands between dots as one would say it, with commas."""
    return text.replace(" · ", ", ")


def ended(text: str) -> str:
    """Return a text with a full stop, where it has no other end."""
    return text if text.endswith(("…", "…”", ".", "?", "!", ".”", "”.")) else f"{text}."


def unique(items: Iterable[str]) -> Sequence[str]:
    """Return items without repeats, in order."""
    return tuple(dict.fromkeys(items))
