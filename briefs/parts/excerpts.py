"""Short excerpts of a sentence, cut where a reader would pause and never inside a quote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefs.parts.clauses import (
    Pause,
    Words,
    begins_with_a_subject,
    changes_meaning,
    dangles,
    has_verb,
    is_apposition,
    is_open,
    limits_a_record,
    main_clause,
    opening,
    pause_before,
    reports,
    starts_clause,
    words_of,
)
from briefs.parts.evidence import Evidence
from corpus.model import Quote, Span

MOST_WORDS = 20
_SLACK = 4
"""Words by which a sentence may be longer and still stand whole: cutting two gains nothing."""
_FEWEST_WORDS = 6
_LEAST_SHARE = {Pause.STOP: 0.35, Pause.CLAUSE: 0.45, Pause.PHRASE: 0.7}
"""Share of the words allowed that an excerpt cut at such a pause must have."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of an article, "…" where they are cut, and the span that they are."""

    text: str
    span: Span


def excerpt(
    evidence: Evidence, focus: Span, most_words: int = MOST_WORDS, *, lean: bool = False
) -> Excerpt:
    """Return the sentence around a span, or the clauses of it that fit into `most_words`.

    The span itself stays within, however long it is. A quote is kept whole or left out whole,
    unless it holds the span and is itself too long; then it is cut between words and closed.
    `lean` leaves out what stands before the subject, such as "On the same day", where the span
    is not in it.
    """
    sentence = evidence.sentence(focus)
    around = Span(focus.article, min(sentence.start, focus.start), max(sentence.end, focus.end))
    return _fit(evidence, around, focus, most_words, lean=lean)


def shorten(
    evidence: Evidence,
    span: Span,
    most_words: int = MOST_WORDS,
    *,
    holding: Span | None = None,
    lean: bool = False,
) -> Excerpt:
    """Return the words of a span, or as many of its clauses as fit into `most_words`.

    They are the first ones, or those with the span `holding` in them.
    """
    focus = holding or Span(span.article, span.start, span.start + 1)
    return _fit(evidence, span, focus, most_words, lean=lean)


def _fit(
    evidence: Evidence, around: Span, focus: Span, most_words: int, *, lean: bool = False
) -> Excerpt:
    document = evidence.document(focus.article)
    text = document.article.text
    words = words_of(text, around.start, around.end)
    if not words:
        return Excerpt(evidence.text(focus), focus)
    quotes = [q for q in document.quotes if q.span.end > around.start and q.span.start < around.end]
    head = next((i for i, (_, end) in enumerate(words.bounds) if end > focus.start), 0)
    tail = next((i for i, (_, end) in enumerate(words.bounds) if end >= focus.end), len(words) - 1)
    whole = focus.end <= around.start + 1
    last = len(words) - 1
    first = main_clause(words, last if whole else head) if lean else 0
    if last - first + 1 > most_words + _SLACK:
        if whole:
            first = head = tail = _said(words, most_words) or first
        first = _first(words, head, tail, first, most_words)
        last = _last(words, first, tail, most_words)
        first, last = _spare_quotes(words, quotes, focus, (first, last))
        while last > max(tail, first) and dangles(words, last):
            last -= 1
    return _cut(text, focus.article, words, (first, last), quotes)


def _said(words: Words, most: int) -> int:
    """Return where the main clause begins if the words before it would take too much room."""
    begins = main_clause(words, len(words) - 1)
    return begins if begins > most // 3 else 0


def _first(words: Words, head: int, tail: int, first: int, most: int) -> int:
    """Return the word to begin with: the first, the main clause's, or the nearest that fits."""
    for begins in (first, main_clause(words, head)):
        if tail - begins < most + _SLACK:
            return begins
    near = range(min(max(tail - most + 1, 1), head), head + 1)
    subjects = [i for i in near if starts_clause(words, i)]
    clauses = [
        i
        for i in near
        if pause_before(words, i) >= Pause.CLAUSE
        and not words.shown[i].endswith(",")
        and not is_apposition(words, i)
    ]
    phrases = [i for i in near if pause_before(words, i) and not is_apposition(words, i)]
    begins = min(subjects or clauses or phrases or [near.start])
    return begins + (begins < head and words.bare[begins] in ("and", "but", "or"))


def _last(words: Words, first: int, tail: int, most: int) -> int:
    """Return the word to end with: before the best pause that leaves enough of the sentence."""
    before = 0 if first else opening(words)
    longest = max(most, before + most // 2) if before <= most else most
    furthest = min(len(words) - 1, max(first + longest - 1, tail))
    if furthest + _SLACK >= len(words) - 1:
        return len(words) - 1
    good = list(_good_ends(words, first, tail, most, furthest))
    if good:
        return next((number for number in good if has_verb(words, first, number)), good[0])
    while furthest > tail and dangles(words, furthest):
        furthest -= 1
    further = range(furthest, min(furthest + _SLACK + 1, len(words)))
    return next((i for i in further if pause_before(words, i + 1)), furthest)


def _good_ends(words: Words, first: int, tail: int, most: int, furthest: int) -> Iterator[int]:
    """Yield words to end with, those before the best pauses first, of them the last first."""
    for pause, share in _LEAST_SHARE.items():
        shortest = max(tail, first + max(round(most * share), _FEWEST_WORDS) - 1)
        for number in range(furthest, shortest - 1, -1):
            if pause_before(words, number + 1) >= pause and not _ends_badly(words, first, number):
                yield number


def _ends_badly(words: Words, first: int, last: int) -> bool:
    if is_open(words, first, last) or dangles(words, last):
        return True
    if limits_a_record(words, first, last):
        return True
    return first == 0 and last < opening(words) + _FEWEST_WORDS // 2


def _spare_quotes(
    words: Words, quotes: Sequence[Quote], focus: Span, window: tuple[int, int]
) -> tuple[int, int]:
    """Return the window moved so that it cuts no quote, where little is lost or gained by it."""
    first, last = window
    for quote in quotes:
        begin, finish = quote.span.start, quote.span.end
        inside = [
            i for i, (start, end) in enumerate(words.bounds) if end > begin and start < finish
        ]
        if not inside:
            continue
        opening, closing = inside[0], inside[-1]
        if opening <= last < closing:
            if closing - last <= _FEWEST_WORDS:
                last = closing
            elif opening - first >= _FEWEST_WORDS and words.bounds[opening - 1][1] >= focus.end:
                last = opening - 1
        if opening < first <= closing and first - opening <= _FEWEST_WORDS:
            first = opening
    return first, last


def _cut(
    text: str, article: str, words: Words, window: tuple[int, int], quotes: Sequence[Quote]
) -> Excerpt:
    """Return the words of a window, "…" where leaving out the rest is felt, cut quotes closed."""
    first, last = window
    start, end = words.bounds[first][0], words.bounds[last][1]
    whole_end = words.bounds[-1][1]
    while end > start + 1 and end < whole_end and text[end - 1] in ",;:–—( ":
        end -= 1
    before = "" if _reads_on_its_own(words, first) else "…"
    after = "" if last == len(words) - 1 or _ends_cleanly(words, first, last) else "…"
    if any(quote.span.start < start < quote.span.end for quote in quotes):
        before = "“…"
    inside = [quote for quote in quotes if quote.span.start < end < quote.span.end]
    if inside:
        after = "…”" if any(_cuts(text, end, quote) for quote in inside) else "”"
    shown = " ".join(text[start:end].split())
    return Excerpt(f"{before}{shown}{after}", Span(article, start, end))


def _cuts(text: str, end: int, quote: Quote) -> bool:
    """Whether words of a quote are left out, and not just its last full stop."""
    return any(letter.isalnum() for letter in text[end : quote.span.end])


def _reads_on_its_own(words: Words, first: int) -> bool:
    """Whether an excerpt may begin with a word without "…": nobody's words lose their speaker."""
    if first == 0:
        return True
    return begins_with_a_subject(words, first) and not reports(words.bare[:first])


def _ends_cleanly(words: Words, first: int, last: int) -> bool:
    """Whether an excerpt may end with a word without "…": what follows adds and turns nothing."""
    if pause_before(words, last + 1) < Pause.CLAUSE or is_open(words, first, last):
        return False
    if not has_verb(words, first, last) or limits_a_record(words, first, last):
        return False
    return not changes_meaning(words.bare[last + 1 :])
