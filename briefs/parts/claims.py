"""Facts in answers: what several report, what only one has, where they disagree."""

from collections.abc import Iterable, Sequence

from briefs.message import Block, Context, Field, Fields, Line
from briefs.parts.evidence import Evidence, heard, left_out
from briefs.parts.excerpts import MOST_WORDS, shorten
from briefs.parts.narrowing import Places, holding, stands_in, telling
from briefs.parts.wording import listed, shortened
from corpus.model import Fact, FactKind, Span
from corpus.names import fold

_SHARPEST: tuple[FactKind, ...] = (
    "cause",
    "outcome",
    "rank",
    "number",
    "claim",
    "date",
    "event",
)
_QUESTIONS: dict[FactKind, str] = {
    "cause": "Who or what caused it",
    "outcome": "How it ended",
    "rank": "Rank or office",
    "number": "Numbers",
    "date": "When",
    "claim": "Claims",
    "event": "What happened",
}
_LONGEST_SIDE = 30
"""Words of a side, which alignment has cut already; longer ones are cut here."""
_LONGEST_SPEAKER = 5
"""Words of a speaker who is not known by name; more are likely to be part of a sentence."""
_MOST_SOURCES = 8


def disputed(facts: Iterable[Fact]) -> Sequence[Fact]:
    """Return the facts on which outlets disagree, the sharpest first.

    Those of which every outlet gives both sides, as with a claim and its denial, come last.
    """

    def sharpness(fact: Fact) -> tuple[bool, int, float, str]:
        both = len({frozenset(side.outlets) for side in fact.sides}) == 1
        return both, _SHARPEST.index(fact.kind), -fact.score, fact.id

    found = [fact for fact in facts if fact.status == "disputed" and len(fact.sides) > 1]
    return sorted(found, key=sharpness)


def shared(facts: Iterable[Fact]) -> Sequence[Fact]:
    """Return the facts that several outlets report, those of most outlets first."""
    found = [fact for fact in facts if fact.status == "shared" and len(set(fact.outlets)) > 1]
    return sorted(found, key=lambda fact: (-len(set(fact.outlets)), -fact.score, fact.id))


def alone(evidence: Evidence, facts: Iterable[Fact]) -> Sequence[Fact]:
    """Return the facts that only one outlet has, those about people first, then as they come."""

    def standing(fact: Fact) -> tuple[bool, int, str]:
        return not fact.people, min(map(evidence.paragraph, fact.spans), default=0), fact.id

    return sorted((fact for fact in facts if fact.status == "alone"), key=standing)


def fact_lines(
    evidence: Evidence, facts: Iterable[Fact], named: Places | None = None
) -> list[Line]:
    """Return facts as lines, those that read the same once; `named` is where a person is."""
    lines: dict[str, Line] = {}
    for fact in facts:
        line = fact_line(evidence, fact, holding(fact.spans, named or {}))
        lines.setdefault(fold(line.text.partition(" · ")[0]), line)
    return list(lines.values())


def fact_line(evidence: Evidence, fact: Fact, named: Sequence[Span] = ()) -> Line:
    """Return a fact in the words of one article, with the sources that report it.

    `named` are those of its spans that name the person an answer is about, if it is about one;
    sources that leave the name out are set apart.
    """
    spans = tuple(named) or fact.spans
    names = evidence.names_of(spans)
    others = [name for name in evidence.names_of(fact.spans) if name not in names]
    elsewhere = _elsewhere(evidence, fact)
    who = listed(names)
    if fact.status == "alone" and not others and not elsewhere:
        who = f"only {names[0]}" if len(names) == 1 else f"{who}, one text"
    parts = [claim_text(evidence, fact), *_said_by(evidence, fact.text, fact.spans), who]
    parts += [f"without the name: {listed(others)}"] if others else []
    parts += [f"elsewhere also {listed(elsewhere)}"] if elsewhere else []
    return Line(" · ".join(parts), fact.spans)


def _elsewhere(evidence: Evidence, fact: Fact) -> list[str]:
    """Return the sources that report a fact in articles outside of this answer."""
    here = {evidence.index.article(span.article).display_name for span in fact.spans}
    return [name for name in fact.outlets if name not in here]


def claim_text(evidence: Evidence, fact: Fact) -> str:
    """Return the words of a fact, cut to 25 where it is longer."""
    words = " ".join(fact.text.split())
    if fact.spans and not 0 < len(words.split()) <= MOST_WORDS:
        own = [span for span in fact.spans if stands_in(evidence, fact.text, (span,))]
        words = shorten(evidence, (own or fact.spans)[0]).text
    return tidy(shortened(words, 190))


def _said_by(evidence: Evidence, text: str, spans: Sequence[Span]) -> list[str]:
    """Return whose words a claim is, where it is mostly a quote: nobody's words pass for a fact."""
    own = [span for span in spans if stands_in(evidence, text, (span,))] or spans
    for span in own[:1]:
        for quote in evidence.document(span.article).quotes:
            common = min(span.end, quote.span.end) - max(span.start, quote.span.start)
            if quote.kind == "speech" and 2 * common > span.end - span.start:
                name = heard(evidence.index, quote)
                if set(fold(name).split()) & set(fold(text).split()):
                    return []
                return ["speaker unclear" if name.startswith("unclear") else f"said by {name}"]
    return []


def tidy(text: str) -> str:
    """Return words of an article without the full stop; "…" where they begin within a sentence."""
    text = text.strip().rstrip(",;")
    text = text.removesuffix(".") if not text.endswith("..") else text
    text = text.replace("… ", "…").replace(" …", "…")
    return f"…{text}" if text[:1].islower() else text


def dispute_field(evidence: Evidence, fact: Fact) -> Field:
    """Return a disputed fact: what it is about, then each side in its own words."""
    return Field(_QUESTIONS[fact.kind], tuple(_side_lines(evidence, fact)))


def _side_lines(evidence: Evidence, fact: Fact) -> Iterable[Line]:
    for side in fact.sides:
        spans = side.spans or fact.spans
        text = " ".join(side.text.split())
        if len(text.split()) > _LONGEST_SIDE and spans:
            text = shorten(evidence, spans[0]).text
        text = tidy(text)
        parts = (text, *_said_by(evidence, side.text, spans), _who_holds(evidence, spans, text))
        yield Line(" · ".join(filter(None, parts)), spans)


def _who_holds(evidence: Evidence, spans: Sequence[Span], text: str) -> str:
    """Return the sources of one side; one that only passes it on with whose words they are.

    Where the text shown names them already, they are not named twice.
    """
    names = []
    for name, own in evidence.grouped(spans).items():
        whose = [_reported_from(evidence, span) for span in own]
        shown = telling(f"{text} {name}")
        cited = all(whose) and not any(shown & telling(one) for one in whose)
        names.append(f"{name} (citing {whose[0]})" if cited else name)
    return listed(names)


def _reported_from(evidence: Evidence, span: Span) -> str:
    """Return who says what a span says, where it is mostly indirect speech of somebody known."""
    for statement in evidence.document(span.article).statements:
        common = min(span.end, statement.span.end) - max(span.start, statement.span.start)
        if 2 * common > span.end - span.start:
            words = " ".join((statement.speaker_text or "").split())
            name = words if len(words.split()) > 1 else heard(evidence.index, statement)
            short = len(name.split()) <= _LONGEST_SPEAKER and not name.startswith("unclear")
            return name if short else ""
    return ""


def disputes(evidence: Evidence, facts: Sequence[Fact], limit: int, more: str) -> Sequence[Block]:
    """Return at most `limit` disputed facts with their sides; `more` says where the rest are."""
    blocks: list[Block] = []
    if facts:
        blocks.append(Fields(tuple(dispute_field(evidence, fact) for fact in facts[:limit])))
    if len(facts) > limit:
        rest = Line(left_out(len(facts) - limit, more), tone="quiet")
        blocks.append(Context((rest,)))
    return blocks


def only_one(
    evidence: Evidence, facts: Iterable[Fact], each: int, more: str = ""
) -> Sequence[Block]:
    """Return what only one outlet has, a field a source with at most `each` facts."""
    by_source: dict[str, list[Fact]] = {}
    for fact in alone(evidence, facts):
        for name in evidence.names_of(fact.spans)[:1]:
            by_source.setdefault(name, []).append(fact)
    fields = []
    for name in evidence.names:
        own = by_source.get(name, [])
        lines = [own_line(evidence, fact) for fact in own[:each]]
        if len(own) > each:
            lines.append(Line(left_out(len(own) - each, more), tone="quiet"))
        fields += [Field(name, tuple(lines))] if lines else []
    blocks: list[Block] = [Fields(tuple(fields[:_MOST_SOURCES]))] if fields else []
    if len(fields) > _MOST_SOURCES:
        names = listed([field.name for field in fields[_MOST_SOURCES:]])
        blocks.append(Context((Line(f"also in {names}", tone="quiet"),)))
    return blocks


def own_line(evidence: Evidence, fact: Fact) -> Line:
    """Return a fact that one source has, naming those that carry its text as their own."""
    copies = evidence.names_of(fact.spans)[1:]
    elsewhere = _elsewhere(evidence, fact)
    parts = [claim_text(evidence, fact), *_said_by(evidence, fact.text, fact.spans)]
    parts += [f"same text in {listed(copies)}"] if copies else []
    parts += [f"elsewhere also {listed(elsewhere)}"] if elsewhere else []
    return Line(" · ".join(parts), fact.spans)
