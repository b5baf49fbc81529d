"""Who is heard: speakers of quotes and indirect statements, most heard first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefs.message import Line
from briefs.parts.evidence import Evidence, heard, left_out
from briefs.parts.focus import Focus
from briefs.parts.wording import count
from corpus.model import Article, Quote, Span, Statement

_UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: how often in quotes, and where in quotes or retold."""

    name: str
    quotes: int
    spans: tuple[Span, ...]


def speakers(
    evidence: Evidence, focus: Focus | None = None, articles: Iterable[Article] | None = None
) -> Sequence[Speaker]:
    """Return who speaks in articles, all of the evidence if none are given, most quoted first.

    `focus` narrows to what stands in its paragraphs. Those whom nobody could tell are left out.
    """
    return [one for one in _heard(evidence, focus, articles) if one.name != _UNCLEAR]


def heard_lines(
    evidence: Evidence,
    limit: int,
    focus: Focus | None = None,
    articles: Iterable[Article] | None = None,
    more: str = "",
) -> tuple[Line, ...]:
    """Return speakers with how often they are quoted and how often retold, unclear ones last.

    `more` says where those beyond the limit are.
    """
    found = _heard(evidence, focus, articles)
    ordered = [one for one in found if one.name != _UNCLEAR]
    lines = [_line(one) for one in ordered[:limit]]
    if len(ordered) > limit:
        lines.append(Line(left_out(len(ordered) - limit, more), tone="quiet"))
    unclear = next((one for one in found if one.name == _UNCLEAR), None)
    if unclear:
        lines.append(Line(f"{len(unclear.spans)} unclear", unclear.spans, "quiet"))
    return tuple(lines)


def _heard(
    evidence: Evidence, focus: Focus | None, articles: Iterable[Article] | None
) -> list[Speaker]:
    quoted: dict[str, int] = {}
    spans: dict[str, list[Span]] = {}
    for article in evidence.articles if articles is None else articles:
        document = evidence.document(article.id)
        speeches = [quote for quote in document.quotes if quote.kind == "speech"]
        everything: tuple[Quote | Statement, ...] = (*speeches, *document.statements)
        for said in everything:
            if focus and not focus.covers(article.id, evidence.paragraph(said.span)):
                continue
            name = heard(evidence.index, said)
            name = _UNCLEAR if name.startswith(_UNCLEAR) else name
            quoted[name] = quoted.get(name, 0) + isinstance(said, Quote)
            spans.setdefault(name, []).append(said.span)
    ordered = sorted(spans, key=lambda name: (-quoted[name], -len(spans[name]), name))
    return [Speaker(name, quoted[name], tuple(spans[name])) for name in ordered]


def _line(speaker: Speaker) -> Line:
    indirect = len(speaker.spans) - speaker.quotes
    parts = [count(speaker.quotes, "quote")] if speaker.quotes else []
    parts += [f"{indirect} indirect"] if indirect else []
    return Line(f"{speaker.name} ({', '.join(parts)})", speaker.spans)
