"""`/timeline`: what happened when, oldest first, with who reports it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from briefs.message import (
    Block,
    Choice,
    Choices,
    Context,
    Field,
    Fields,
    Line,
    Message,
    Paragraph,
)
from briefs.parts.choices import Usage, notes, nothing_there, unanswered
from briefs.parts.evidence import Evidence, compose, left_out
from briefs.parts.excerpts import excerpt
from briefs.parts.focus import Focus, asked
from briefs.parts.narrowing import holding, places_of
from briefs.parts.wording import count, days, listed
from briefs.query import Query
from corpus.index import Index
from corpus.model import DateMention, EntityKind, Span

KINDS: frozenset[EntityKind] = frozenset({"story", "person", "topic", "outlet"})
USAGE = Usage(
    "timeline",
    "Lists what happened when, oldest first, and who reports it. “/timeline all” lists everything.",
    frozenset({"story", "person", "topic"}),
)
_MOST_DATES = 15
_MOST_IN_DATE = 3


def brief(index: Index, query: Query, now: datetime) -> Message:  # noqa: ARG001
    """Return the dates that articles give for a story, person or topic, oldest first."""
    focus = asked(index, query)
    if focus is None:
        return unanswered(index, query, USAGE)
    evidence = Evidence(index, focus.articles)
    dated = _by_period(evidence, focus)
    title = f"Timeline: {focus.name}"
    if not dated:
        where = "in this scope " if query.scope else ""
        about = f" for {focus.name}" if focus.id or focus.spans else ""
        text = f"No article {where}gives a date{about}."
        return nothing_there(query, title, text)
    periods = sorted(dated)
    shown = _shown(evidence, dated, periods)
    spans = [mention.span for period in shown for mention in dated[period]]
    summary = (
        f"{count(len(periods), 'date')} · {days(*periods[0])} to {days(*periods[-1])}"
        if len(periods) > 1
        else days(*periods[0])
    )
    firsts = {span.article: span for span in reversed(spans)}
    names = listed(evidence.names_of(spans))
    blocks = (
        *notes(query),
        Paragraph((Line(f"{summary} · {names}", tuple(firsts.values())),)),
        Fields(tuple(_field(evidence, period, dated[period]) for period in shown)),
        *_rest(len(periods) - len(shown)),
        *_further(query, focus),
    )
    return compose(evidence, title, blocks, f"{title}: {summary}, from {names}.")


Period = tuple[date, date]


def _by_period(evidence: Evidence, focus: Focus) -> dict[Period, list[DateMention]]:
    """Return the dates in sentences that name a person, or in paragraphs that have a topic."""
    dated: dict[Period, list[DateMention]] = {}
    named = places_of(focus.spans) if focus.kind == "person" else None
    for article in evidence.articles:
        for mention in evidence.document(article.id).dates:
            sentence = evidence.sentence(mention.span)
            around = Span(article.id, sentence.start, sentence.end)
            here = focus.covers(article.id, evidence.paragraph(mention.span))
            if here and (named is None or holding((around,), named)):
                dated.setdefault((mention.first, mention.last), []).append(mention)
    return dated


def _shown(
    evidence: Evidence, dated: dict[Period, list[DateMention]], periods: Sequence[Period]
) -> Sequence[Period]:
    """Return the periods to show: of too many those that most sources give, in order of time."""
    if len(periods) <= _MOST_DATES:
        return periods

    def standing(period: Period) -> tuple[int, int]:
        mentions = dated[period]
        return len(evidence.names_of(m.span for m in mentions)), len(mentions)

    return sorted(sorted(periods, key=standing, reverse=True)[:_MOST_DATES])


def _field(evidence: Evidence, period: Period, mentions: Sequence[DateMention]) -> Field:
    """Return a date with the sentences that give it, one a source before a source's second."""
    sentences: dict[tuple[str, int], Span] = {}
    for mention in mentions:
        key = (mention.span.article, evidence.sentence(mention.span).start)
        sentences.setdefault(key, mention.span)
    met: dict[str, int] = {}
    rounds = []
    for span in sentences.values():
        name = evidence.name(span.article)
        met[name] = met.get(name, 0) + 1
        rounds.append((met[name], span))
    ordered = [span for _, span in sorted(rounds, key=lambda one: one[0])]
    texts: dict[str, list[Span]] = {}
    for span in ordered:
        cut = excerpt(evidence, span)
        texts.setdefault(cut.text, []).append(cut.span)
    lines = [
        Line(f"{text} · {evidence.where(spans)}", tuple(spans))
        for text, spans in list(texts.items())[:_MOST_IN_DATE]
    ]
    if len(texts) > _MOST_IN_DATE:
        rest = [span for spans in list(texts.values())[_MOST_IN_DATE:] for span in spans]
        more = f"{left_out(len(texts) - _MOST_IN_DATE)} in {listed(evidence.names_of(rest))}"
        lines.append(Line(more, tuple(rest), "quiet"))
    return Field(days(*period), tuple(lines))


def _rest(number: int) -> Iterator[Block]:
    if number > 0:
        text = (
            f"{left_out(number)} that fewer articles give: narrow it with a name, outlet: or since:"
        )
        yield Context((Line(text, tone="quiet"),))


def _further(query: Query, focus: Focus) -> Iterator[Block]:
    if focus.id:
        subject = f"id:{focus.id}{query.filters}"
        command = "outlet" if focus.kind == "outlet" else "compare"
        yield Choices("More", (Choice("Compare outlets", f"/{command} {subject}"),))
