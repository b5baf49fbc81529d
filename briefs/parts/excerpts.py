"""Short excerpts of a sentence, cut where a reader would pause and never inside a quote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefs.parts.evidence import Evidence
from corpus.model import Quote, Span

MOST_WORDS = 25
_WORD = re.compile(r"\S+")
_PAUSE = re.compile(r"[,;:–—)]['\"”’]?$")
_JOINER = re.compile(
    r"(?:and|but|or|which|who|whom|whose|that|while|where|when|because|after|before|although"
    r"|though|as|since|until|unless|despite|including)$",
    re.IGNORECASE,
)
_FEWEST_WORDS = 6
_FULL_ENOUGH = 0.8
"""Share of the words that an excerpt may have and a cut between clauses must leave."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of an article, "…" where they are cut, and the span that they are."""

    text: str
    span: Span


def excerpt(evidence: Evidence, focus: Span, most_words: int = MOST_WORDS) -> Excerpt:
    """Return the sentence around a span, or the clauses of it that fit into `most_words`.

    The span itself stays within, however long it is. A quote is kept whole or left out whole,
    unless it holds the span and is itself too long; then it is cut between words and closed.
    """
    sentence = evidence.sentence(focus)
    around = Span(focus.article, min(sentence.start, focus.start), max(sentence.end, focus.end))
    return _fit(evidence, around, focus, most_words)


def shorten(evidence: Evidence, span: Span, most_words: int = MOST_WORDS) -> Excerpt:
    """Return the words of a span, or as many of its first clauses as fit into `most_words`."""
    return _fit(evidence, span, Span(span.article, span.start, span.start + 1), most_words)


def _fit(evidence: Evidence, around: Span, focus: Span, most_words: int) -> Excerpt:
    document = evidence.document(focus.article)
    text = document.article.text
    words = [
        (around.start + found.start(), around.start + found.end())
        for found in _WORD.finditer(text[around.start : around.end])
    ]
    if not words:
        return Excerpt(evidence.text(focus), focus)
    first, last = 0, len(words) - 1
    quotes = [q for q in document.quotes if q.span.end > around.start and q.span.start < around.end]
    if len(words) > most_words:
        window = _window(text, words, focus, most_words)
        first, last = _spare_quotes(words, quotes, focus, window)
    shown = Span(focus.article, words[first][0], words[last][1])
    return _cut(text, shown, (words[0][0], words[-1][1]), quotes)


def _window(text: str, words: Sequence[tuple[int, int]], focus: Span, most: int) -> tuple[int, int]:
    """Return the first and last word of the clauses to show."""
    head = next((i for i, (_, end) in enumerate(words) if end > focus.start), 0)
    tail = next((i for i, (_, end) in enumerate(words) if end >= focus.end), len(words) - 1)
    first = 0
    if tail >= most:
        begins = [i for i in range(1, head + 1) if _begins_clause(text, words, i)]
        near = [i for i in begins if tail - i < most]
        full = near and tail - near[0] >= most // 2
        first = near[0] if full else min(head, tail - most + 1)
    furthest = min(len(words) - 1, max(first + most - 1, tail))
    shortest = max(tail, first + round(most * _FULL_ENOUGH) - 1)
    ends = [
        number
        for number in range(min(shortest, furthest), furthest + 1)
        if number == len(words) - 1 or _begins_clause(text, words, number + 1)
    ]
    return first, ends[-1] if ends else furthest


def _begins_clause(text: str, words: Sequence[tuple[int, int]], number: int) -> bool:
    before, word = words[number - 1], words[number]
    if _PAUSE.search(text[before[0] : before[1]]):
        return True
    return _JOINER.match(text[word[0] : word[1]]) is not None


def _spare_quotes(
    words: Sequence[tuple[int, int]],
    quotes: Sequence[Quote],
    focus: Span,
    window: tuple[int, int],
) -> tuple[int, int]:
    """Return the window moved so that it cuts no quote, where little is lost or gained by it."""
    first, last = window
    for quote in quotes:
        begin, finish = quote.span.start, quote.span.end
        inside = [i for i, (start, end) in enumerate(words) if end > begin and start < finish]
        if not inside:
            continue
        opening, closing = inside[0], inside[-1]
        if opening <= last < closing:
            if closing - last <= _FEWEST_WORDS:
                last = closing
            elif opening - first >= _FEWEST_WORDS and words[opening - 1][1] >= focus.end:
                last = opening - 1
        if opening < first <= closing and first - opening <= _FEWEST_WORDS:
            first = opening
    return first, last


def _cut(text: str, span: Span, whole: tuple[int, int], quotes: Sequence[Quote]) -> Excerpt:
    """Return the words of a span with "…" where the text goes on, a cut quote closed again."""
    end = span.end
    while end > span.start + 1 and end < whole[1] and text[end - 1] in ",;:–—( ":
        end -= 1
    before = "…" if span.start > whole[0] else ""
    after = "…" if end < whole[1] else ""
    if any(quote.span.start < span.start < quote.span.end for quote in quotes):
        before = "“…"
    if any(quote.span.start < end < quote.span.end for quote in quotes):
        after = "…”"
    words = " ".join(text[span.start : end].split())
    return Excerpt(f"{before}{words}{after}", Span(span.article, span.start, end))
