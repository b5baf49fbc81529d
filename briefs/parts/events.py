"""What happened when: the clauses that a date places, those of one event put together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefs.parts.claims import leans_on_what_went_before, tidy
from briefs.parts.clauses import opening, reports, words_of
from briefs.parts.evidence import Evidence
from briefs.parts.excerpts import excerpt, shorten
from briefs.parts.focus import Focus
from briefs.parts.narrowing import holding, places_of, telling
from corpus.model import DateMention, Span

Period = tuple[date, date]

_MOST_WORDS = 16
_MOST_WORDS_AT_ALL = 24
_LONGEST_OPENING = 6
"""Words before the subject that say nothing but the date, which stands beside the event."""
_LONGEST_VAGUE = timedelta(days=31)
_LONGEST = timedelta(days=2 * 366)
_VAGUE = re.compile(
    r"\b(?:ago|past|recent|coming|decades?|centur(?:y|ies)|years|months|weeks|\d{3}0s)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b[12]\d{3}\b")
_FEWEST_COMMON = 3


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a period, in the words of one article."""

    text: str
    spans: tuple[Span, ...]
    """The clauses of every article that report it."""


def events_of(evidence: Evidence, focus: Focus) -> dict[Period, list[Event]]:
    """Return what happened by period; of a period first what most sources report.

    It is what sentences that name a person say, or paragraphs that have a topic.
    """
    dated: dict[Period, list[DateMention]] = {}
    named = places_of(focus.spans) if focus.kind == "person" else None
    for article in evidence.articles:
        for mention in evidence.document(article.id).dates:
            sentence = evidence.sentence(mention.span)
            around = Span(article.id, sentence.start, sentence.end)
            here = focus.covers(article.id, evidence.paragraph(mention.span))
            wanted = here and (named is None or holding((around,), named))
            if wanted and places_an_event(mention) and not _only_said(evidence, mention):
                dated.setdefault((mention.first, mention.last), []).append(mention)
    return {period: _merged(evidence, mentions) for period, mentions in dated.items()}


def places_an_event(mention: DateMention) -> bool:
    """Whether a date says when something was, not how long ago or for how long."""
    length = mention.last - mention.first
    if _VAGUE.search(mention.text) and length > _LONGEST_VAGUE:
        return False
    return length <= _LONGEST or _YEAR.search(mention.text) is not None


def _only_said(evidence: Evidence, mention: DateMention) -> bool:
    """Whether a date is when somebody said so, in a sentence that dates what they said, too."""
    document = evidence.document(mention.span.article)
    sentence = evidence.sentence(mention.span)
    if not _dates_the_saying(evidence, mention.span):
        return False
    inside = [
        other
        for other in document.dates
        if sentence.start <= other.span.start < sentence.end and other.span != mention.span
    ]
    return any(map(places_an_event, inside))


def _merged(evidence: Evidence, mentions: Sequence[DateMention]) -> list[Event]:
    """Return events with their sources, one a sentence; alike ones of several sources are one."""
    sentences: dict[tuple[str, int], Span] = {}
    for mention in mentions:
        key = (mention.span.article, evidence.sentence(mention.span).start)
        sentences.setdefault(key, mention.span)
    groups: list[list[tuple[str, Span]]] = []
    for span in sentences.values():
        clause, place = _clause(evidence, span)
        for group in groups:
            if _alike(evidence, place, [other for _, other in group]):
                group.append((clause, place))
                break
        else:
            groups.append([(clause, place)])
    events = [
        Event(min((text for text, _ in group), key=_roughness), tuple(span for _, span in group))
        for group in groups
    ]
    return sorted(
        events,
        key=lambda event: (-len(evidence.names_of(event.spans)), _reads_badly(event.text)),
    )


def _reads_badly(text: str) -> bool:
    return text.startswith("…") or leans_on_what_went_before(text)


def _clause(evidence: Evidence, date_span: Span) -> tuple[str, Span]:
    """Return the dated clause, without an opening such as "On Wednesday"."""
    sentence = evidence.sentence(date_span)
    text = evidence.document(date_span.article).article.text
    words = words_of(text, sentence.start, sentence.end)
    begins = opening(words)
    opens = 0 < begins <= _LONGEST_OPENING and date_span.end <= words.bounds[begins][0]
    if opens or _dates_the_saying(evidence, date_span):
        start = words.bounds[begins if opens else 0][0]
        cut = shorten(evidence, Span(date_span.article, start, sentence.end), _MOST_WORDS)
    else:
        cut = excerpt(evidence, date_span, _MOST_WORDS, lean=True)
        if cut.text.startswith(("…", "“…")):
            cut = excerpt(evidence, date_span, _MOST_WORDS_AT_ALL, lean=True)
    return tidy(cut.text), cut.span


def _dates_the_saying(evidence: Evidence, date_span: Span) -> bool:
    """Whether a date is when somebody said so: "the ministry said on Tuesday"."""
    sentence = evidence.sentence(date_span)
    text = evidence.document(date_span.article).article.text
    before = words_of(text, sentence.start, date_span.start).bare
    return reports([word for word in before[-2:] if word != "on"])


def _alike(evidence: Evidence, place: Span, others: Sequence[Span]) -> bool:
    """Whether a clause of one source tells what clauses of others tell: half of their words."""
    if any(other.article == place.article for other in others):
        return False
    words = telling(evidence.text(place))
    for other in others:
        there = telling(evidence.text(other))
        common = len(words & there)
        if common >= _FEWEST_COMMON and 2 * common >= min(len(words), len(there)):
            return True
    return False


def _roughness(text: str) -> tuple[int, int]:
    """Return how badly a clause reads: by its cuts, then by its length."""
    return text.count("…"), len(text)
