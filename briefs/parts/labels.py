"""What outlets call people: labels by source, told apart by voice, repeats folded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefs.message import Field, Line
from briefs.parts.evidence import Evidence
from briefs.parts.wording import shortened
from corpus.index import Index
from corpus.model import EVERYTHING, Label, Quote, Scope, Span, Statement, Voice
from corpus.romanisation import fold

_ARTICLES = ("the ", "a ", "an ")
_LONGEST_HEADLINE = 110


@dataclass(frozen=True, slots=True)
class FoldedLabel:
    """A label as one source uses it, upper case and articles apart, with all its places."""

    text: str
    voice: Voice
    spans: tuple[Span, ...]


def folded(text: str) -> str:
    """Return what two labels share that differ in upper case or a leading article alone."""
    plain = fold(text)
    return next((plain.removeprefix(a) for a in _ARTICLES if plain.startswith(a)), plain)


def fold_labels(labels: Iterable[Label]) -> Sequence[FoldedLabel]:
    """Return labels without repeats: own voice first, then the longest.

    A label used in both voices is listed once, as the outlet's own.
    """
    groups: dict[str, list[Label]] = {}
    for label in labels:
        groups.setdefault(folded(label.text) or label.text, []).append(label)
    found = [_merged(group) for group in groups.values()]
    return sorted(found, key=lambda label: (label.voice != "own", -len(label.text), label.text))


def _merged(group: Sequence[Label]) -> FoldedLabel:
    own = [label for label in group if label.voice == "own"]
    first = (own or group)[0]
    return FoldedLabel(first.text, first.voice, tuple(label.span for label in group))


def label_fields(evidence: Evidence, labels: Iterable[Label]) -> tuple[Field, ...]:
    """Return what each source calls a person, a field a source."""
    by_source: dict[str, list[Label]] = {}
    for label in labels:
        by_source.setdefault(evidence.name(label.span.article), []).append(label)
    return tuple(
        Field(name, tuple(label_line(evidence, label) for label in fold_labels(by_source[name])))
        for name in evidence.names
        if name in by_source
    )


def label_line(evidence: Evidence, label: FoldedLabel) -> Line:
    """Return a label, with whose words it is where the outlet only passes it on."""
    text = shortened(" ".join(label.text.split()), 120)
    if label.voice == "own":
        return Line(text, label.spans)
    whose = _words_of(evidence, label.spans[0])
    return Line(f"“{text}” ({whose})" if whose else f"“{text}” (attributed)", label.spans)


def _words_of(evidence: Evidence, span: Span) -> str:
    """Return whose words a span is part of: the speaker of the quote or statement around it."""
    document = evidence.document(span.article)
    heard: tuple[Quote | Statement, ...] = (*document.quotes, *document.statements)
    for said in heard:
        if said.span.start <= span.start and span.end <= said.span.end:
            name = evidence.index.name_of(said.speaker) if said.speaker else None
            return name or said.speaker_text or ""
    return ""


def headline_label(index: Index, person: str, scope: Scope = EVERYTHING) -> str:
    """Return the one label that tells best who somebody is, "" where none is known.

    It is the longest that at least two articles use in their own voice, else the most used.
    """
    groups: dict[str, list[Label]] = {}
    for label in index.labels(person, scope):
        if label.voice == "own":
            groups.setdefault(folded(label.text), []).append(label)
    if not groups:
        return ""

    def standing(group: Sequence[Label]) -> tuple[bool, int, int]:
        articles = len({label.span.article for label in group})
        length = len(group[0].text)
        return (True, length, articles) if articles > 1 else (False, len(group), length)

    best = max(groups.values(), key=standing)
    text = max((" ".join(label.text.split()) for label in best), key=_capitals)
    return shortened(_without_article(text), _LONGEST_HEADLINE)


def _capitals(text: str) -> tuple[bool, str]:
    return (not text.lower().startswith(_ARTICLES), text)


def _without_article(text: str) -> str:
    start = next((len(a) for a in _ARTICLES if text.lower().startswith(a)), 0)
    return text[start:][:1].upper() + text[start:][1:]
