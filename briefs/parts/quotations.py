"""Quotes in answers: the same words in several outlets put together, speaker, place and relays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefs.message import Block, Line, QuoteBlock
from briefs.parts.clauses import has_verb, words_of
from briefs.parts.evidence import Evidence, heard
from briefs.parts.excerpts import shorten
from briefs.parts.wording import listed, shortened, unique
from corpus.model import Quote, Span, Statement
from corpus.romanisation import fold

_LONGEST = 180
_MOST_PLACES = 4
_FEWEST_SHARED_WORDS = 3
_WORDS_OF_CUE = 6
_ALIKE = 0.6
"""Share of the longer words of the shorter of two quotes that both have, if they are one."""
_FEWEST_ALIKE = 3
_STEM = 6
_SHORT_WORD = 3
_LONGEST_OTHER = 90
_PREPOSITIONS = frozenset(("of", "about", "against", "for", "on", "to", "with", "as", "into"))
_FEWEST_OWN_WORDS = 0.5
"""Share of a statement that must be outside of quotes for it to be told beside them."""


@dataclass(frozen=True, slots=True)
class SharedQuote:
    """The same words in one or more articles; the first of `quotes` is the fullest."""

    quotes: tuple[Quote, ...]
    others: tuple[Quote, ...] = ()
    """The same said in other words: as another outlet worded or translated it."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the words stand."""
        return tuple(quote.span for quote in (*self.quotes, *self.others))


def share(quotes: Sequence[Quote]) -> Sequence[SharedQuote]:
    """Return speeches in their order, those with the same words put together.

    Words are the same where they are equal but for case and punctuation, or where one is a part,
    of three words or more, of the other.
    """
    groups: list[list[Quote]] = []
    holding: dict[str, list[tuple[str, int]]] = {}  # words in a row → longer quotes that have them
    for quote in sorted(quotes, key=lambda quote: -len(quote.text)):
        key = f" {fold(quote.text)} "
        runs = _runs(key)
        same = (number for whole, number in holding.get(runs[0], ()) if key in whole)
        for number in same:
            if all(other.span.article != quote.span.article for other in groups[number]):
                groups[number].append(quote)
                break
        else:
            for run in set(runs):
                holding.setdefault(run, []).append((key, len(groups)))
            groups.append([quote])
    order = {quote.span: number for number, quote in enumerate(quotes)}
    shared = _with_wordings([SharedQuote(tuple(group)) for group in groups])
    return sorted(shared, key=lambda group: min(order[span] for span in group.spans))


def _with_wordings(shared: Sequence[SharedQuote]) -> list[SharedQuote]:
    """Return quotes, those of one speaker in different articles that share most words as one."""
    kept: list[SharedQuote] = []
    by_speaker: dict[str, list[int]] = {}
    for one in shared:
        first = one.quotes[0]
        alike = next(
            (n for n in by_speaker.get(first.speaker or "", ()) if _alike(kept[n], one)), None
        )
        if alike is not None:
            whole = kept[alike]
            kept[alike] = SharedQuote(whole.quotes, (*whole.others, *one.quotes))
            continue
        if first.speaker:
            by_speaker.setdefault(first.speaker, []).append(len(kept))
        kept.append(one)
    return kept


def _alike(one: SharedQuote, other: SharedQuote) -> bool:
    """Return whether two quotes of a speaker are the same said in other words."""
    articles = {span.article for span in one.spans}
    if any(span.article in articles for span in other.spans):
        return False
    first, second = _long_words(one.quotes[0].text), _long_words(other.quotes[0].text)
    common = len(first & second)
    return common >= _FEWEST_ALIKE and common >= _ALIKE * min(len(first), len(second))


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in fold(text).split() if len(word) > _SHORT_WORD)


def _runs(key: str) -> list[str]:
    """Return all runs of three words of a quote; a shorter one is its only run."""
    words = key.split()
    length = _FEWEST_SHARED_WORDS
    if len(words) < length:
        return [key]
    return [" ".join(words[start : start + length]) for start in range(len(words) - length + 1)]


def speeches(quotes: Iterable[Quote]) -> Sequence[Quote]:
    """Return what somebody said, without names and titles in quote marks."""
    return [quote for quote in quotes if quote.kind == "speech"]


def quoted_text(words: str) -> str:
    """Return the words of a quote, shortened, without what belongs to the sentence around it."""
    text = shortened(" ".join(words.split()).rstrip(" ,;"), _LONGEST)
    return text.removesuffix(".") if text[:1].islower() else text


def quote_block(evidence: Evidence, shared: SharedQuote, *, with_speaker: bool) -> QuoteBlock:
    """Return words with where they stand and through whom they came.

    The attribution reads "AP ¶4 ← Russia's Defense Ministry"; `with_speaker` puts the name first.
    """
    first = shared.quotes[0]
    text = quoted_text(first.text)
    places = [_place(evidence, quote) for quote in shared.quotes]
    attribution = listed(unique(places), _MOST_PLACES)
    for other in shared.others[:_MOST_PLACES]:
        words = shortened(quoted_text(other.text), _LONGEST_OTHER)
        attribution += f" · worded “{words}” in {_place(evidence, other)}"
    if with_speaker:
        attribution = f"{heard(evidence.index, first)} · {attribution}"
    return QuoteBlock(Line(text, shared.spans), Line(attribution, shared.spans, "quiet"))


def _place(evidence: Evidence, quote: Quote) -> str:
    source = evidence.name(quote.span.article)
    paragraph = quote.paragraph or evidence.paragraph(quote.span)
    return " ← ".join((f"{source} ¶{paragraph}", *through(quote, source)))


def through(said: Quote | Statement, source: str) -> Sequence[str]:
    """Return who passed the words on, without the source itself."""
    return [relay for relay in unique(said.relays) if fold(relay) != fold(source)]


def quote_blocks(
    evidence: Evidence, shared: Sequence[SharedQuote], limit: int, *, with_speaker: bool
) -> list[Block]:
    """Return at most `limit` quotes."""
    return [quote_block(evidence, one, with_speaker=with_speaker) for one in shared[:limit]]


def beside(statements: Sequence[Statement], quotes: Sequence[Quote]) -> list[Statement]:
    """Return the statements that say more than a quote, or another statement, in the same place."""
    quoted: dict[str, list[Span]] = {}
    for quote in quotes:
        quoted.setdefault(quote.span.article, []).append(quote.span)
    told: dict[str, list[Span]] = {}
    for one in statements:
        told.setdefault(one.span.article, []).append(one.span)
    return [
        one
        for one in statements
        if _own_share(one.span, quoted.get(one.span.article, ())) > _FEWEST_OWN_WORDS
        and not any(
            _inside(one.span, other) for other in told[one.span.article] if other != one.span
        )
    ]


def _inside(part: Span, whole: Span) -> bool:
    return part.article == whole.article and whole.start <= part.start < part.end <= whole.end


def _own_share(span: Span, quoted: Sequence[Span]) -> float:
    """Return how much of a span, 0 to 1, is outside of quotes."""
    inside = sum(quote.end - quote.start for quote in quoted if _inside(quote, span))
    return 1 - inside / max(span.end - span.start, 1)


def statement_text(evidence: Evidence, statement: Statement) -> str:
    """Return what somebody is reported to have said, from the verb on: "pledged cooperation"."""
    text = evidence.document(statement.span.article).article.text
    sentence = evidence.sentence(statement.span)
    words = words_of(text, sentence.start, statement.span.start)
    speaker = set(fold(statement.speaker_text or "").split())
    for number in range(len(words) - 1, max(len(words) - 2 - _WORDS_OF_CUE, -1), -1):
        before = words.shown[number]
        if fold(before) in speaker | {"and", "but"} or before.endswith(","):
            start = words.bounds[number + 1][0] if number + 1 < len(words) else statement.span.start
            whole = Span(statement.span.article, start, statement.span.end)
            return shorten(evidence, whole).text
    return shorten(evidence, statement.span).text


def statement_lines(
    evidence: Evidence, statements: Sequence[Statement], *, with_speaker: bool
) -> list[Line]:
    """Return what somebody is reported to have said, in the articles' words, with its places.

    The same words in several articles stand once; `with_speaker` puts the name first.
    """
    groups: dict[str, list[Statement]] = {}
    for statement in statements:
        if with_speaker:
            text = f"{heard(evidence.index, statement)}: {_said(evidence, statement)}"
        else:
            text = statement_text(evidence, statement)
        groups.setdefault(text, []).append(statement)
    return [_statement_line(evidence, text, group) for text, group in groups.items()]


def _said(evidence: Evidence, statement: Statement) -> str:
    """Return what somebody is reported to have said; with the verb where it means little without.

    So it is not "of an invitation", but "spoke of an invitation".
    """
    said = shorten(evidence, statement.span).text.removeprefix("that ")
    words = words_of(said, 0, len(said))
    whole = has_verb(words, 0, len(words) - 1) and words.bare[0] not in _PREPOSITIONS
    return said if whole else statement_text(evidence, statement)


def _statement_line(evidence: Evidence, text: str, group: Sequence[Statement]) -> Line:
    places = []
    for statement in group:
        source = evidence.name(statement.span.article)
        place = f"{source} ¶{statement.paragraph or evidence.paragraph(statement.span)}"
        places.append(" ← ".join((place, *through(statement, source))))
    where = listed(unique(places), _MOST_PLACES)
    return Line(f"{text} · {where}", tuple(statement.span for statement in group))
