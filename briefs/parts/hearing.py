"""Who is heard: speakers of quotes and indirect statements, most heard first."""

from collections import Counter

from briefs.message import Line
from briefs.parts.evidence import Evidence, heard, left_out
from briefs.parts.focus import Focus
from briefs.parts.wording import count
from corpus.model import Quote, Span, Statement


def heard_lines(evidence: Evidence, limit: int, focus: Focus | None = None) -> tuple[Line, ...]:
    """Return speakers with how often they are quoted and how often retold, unclear ones last.

    `focus` narrows to what stands in its paragraphs.
    """
    quoted: Counter[str] = Counter()
    spans: dict[str, list[Span]] = {}
    unclear: list[Span] = []
    for article in evidence.articles:
        document = evidence.document(article.id)
        speeches = [quote for quote in document.quotes if quote.kind == "speech"]
        everything: tuple[Quote | Statement, ...] = (*speeches, *document.statements)
        for said in everything:
            if focus and not focus.covers(article.id, evidence.paragraph(said.span)):
                continue
            name = heard(evidence.index, said)
            if name.startswith("unclear"):
                unclear.append(said.span)
                continue
            quoted[name] += isinstance(said, Quote)
            spans.setdefault(name, []).append(said.span)
    ordered = sorted(spans, key=lambda name: (-quoted[name], -len(spans[name]), name))
    lines = [_line(name, quoted[name], spans[name]) for name in ordered[:limit]]
    if len(ordered) > limit:
        lines.append(Line(left_out(len(ordered) - limit), tone="quiet"))
    if unclear:
        lines.append(Line(f"{len(unclear)} unclear", tuple(unclear), "quiet"))
    return tuple(lines)


def _line(name: str, quotes: int, spans: list[Span]) -> Line:
    indirect = len(spans) - quotes
    parts = [count(quotes, "quote")] if quotes else []
    parts += [f"{indirect} indirect"] if indirect else []
    return Line(f"{name} ({', '.join(parts)})", tuple(spans))
