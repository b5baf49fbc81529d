"""How much of our annotated prose the analysis gets right: speakers, sources, labels, relays."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.analysis.pipeline import analyse
from corpus.model import Document, Quote, Statement
from corpus.names import SAME, fold, same_person
from tests.evaluation.annotated import Annotated, Saying, annotated
from tests.evaluation.scores import Figure

_WORD = re.compile(r"\w+")
_IDLE = frozenset({"the", "a", "an", "of", "for", "its", "his", "her", "their", "s", "in", "at"})
_ARTICLE = re.compile(r"^(?:the|an?|his|her|its|their)\s+", re.IGNORECASE)
LEAST_SHARED = 0.5
"""The share of the shorter of two spans that both must have to be the same saying."""


@dataclass
class Count:
    """What is right, what was found, what there is, and the mistakes for reading."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    mistakes: list[str] = field(default_factory=list)

    def figure(self) -> Figure:
        return Figure(
            self.right / max(self.found, 1), self.right / max(self.wanted, 1), self.wanted
        )


def measure_sayings(part: str) -> dict[str, Count]:
    """Speakers of quotes, sources of statements, labels, relays and terms of one part."""
    counts = {name: Count() for name in ("quotes", "statements", "labels", "relays", "terms")}
    for one in annotated(part):
        document = analyse(one.article)
        spoken = [quote for quote in document.quotes if quote.kind == "speech"]
        _count_sayings(counts["quotes"], document, spoken, one.quotes)
        _count_sayings(counts["statements"], document, document.statements, one.statements)
        _count_labels(counts["labels"], document, one)
        _count_relays(counts["relays"], document, one)
        _count_terms(counts["terms"], document, one)
    return counts


def _count_sayings(
    count: Count, document: Document, found: Sequence[Quote | Statement], wanted: Sequence[Saying]
) -> None:
    """Count sayings whose source is right; of those found, only ones that claim a source count."""
    used: set[int] = set()
    count.wanted += len([gold for gold in wanted if gold.speaker != "?"])
    for saying in found:
        if saying.speaker is None and not saying.speaker_text:
            continue
        number = _same(saying, wanted, used)
        if number is not None and wanted[number].speaker == "?":
            used.add(number)
            continue
        if number is not None and saying.speaker is None and wanted[number].speaker[0] != "~":
            continue  # nobody is named: what is shown is the article's own words for the speaker
        count.found += 1
        if number is not None:
            used.add(number)
            if is_source(document, saying, wanted[number].speaker):
                count.right += 1
                continue
        count.mistakes.append(
            f"{document.article.id} wrong: {_shown(document, saying.span.start, saying.span.end)}"
            f" ← {_named(document, saying)}"
            + (f" not {wanted[number].speaker}" if number is not None else " (nobody's)")
        )
    count.mistakes += [
        f"{document.article.id} missed: {_shown(document, gold.start, gold.end)} ← {gold.speaker}"
        for number, gold in enumerate(wanted)
        if number not in used and gold.speaker != "?"
    ]


def _same(saying: Quote | Statement, wanted: Sequence[Saying], used: set[int]) -> int | None:
    """The number of the marked saying that shares most with one found, None where none does."""
    best, most = None, 0.0
    for number, gold in enumerate(wanted):
        shared = min(saying.span.end, gold.end) - max(saying.span.start, gold.start)
        shorter = min(saying.span.end - saying.span.start, gold.end - gold.start)
        if number not in used and shared > most and shared >= LEAST_SHARED * shorter:
            best, most = number, float(shared)
    return best


def is_source(document: Document, saying: Quote | Statement, wanted: str) -> bool:
    """Whether a saying's source is the one marked: a name, or the words that describe it."""
    name = _named(document, saying)
    if not wanted.startswith("~"):
        return same_name(name, wanted) if saying.speaker else False
    described = set(_words(wanted))
    return bool(described & set(_words(f"{name} {saying.speaker_text or ''}")))


def same_name(name: str, wanted: str) -> bool:
    """Whether two names of one article stand for the same person or organisation."""
    ours, theirs = _words(name), _words(wanted)
    return (bool(ours and theirs) and (set(ours) <= set(theirs) or set(theirs) <= set(ours))) or (
        same_person(name, wanted).score >= SAME or _is_acronym(name, wanted)
    )


def _is_acronym(one: str, other: str) -> bool:
    """Whether a name is made of the first letters of another: KCNA."""
    short, long = sorted((one, other), key=len)
    capitals = "".join(word[0] for word in _WORD.findall(long) if word[0].isupper())
    return short.isupper() and len(short) > 1 and short == capitals


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if word not in _IDLE]


def _named(document: Document, saying: Quote | Statement) -> str:
    names = {person.id: person.name for person in document.people}
    names |= {entity.id: entity.name for entity in document.entities}
    return names.get(saying.speaker or "", saying.speaker_text or "")


def _shown(document: Document, start: int, end: int) -> str:
    words = document.article.text[start:end].split()
    return " ".join(words if len(words) < 9 else [*words[:4], "…", *words[-3:]])


def _count_labels(count: Count, document: Document, one: Annotated) -> None:
    names = {person.id: person.name for person in document.people}
    found = {(names[label.person], _bare(label.text)) for label in document.labels}
    wanted = {(person, _bare(text)) for person, text in one.labels}
    left = set(wanted)
    for person, text in sorted(found):
        match = next((w for w in left if w[1] == text and same_name(person, w[0])), None)
        count.found += 1
        if match:
            left.discard(match)
            count.right += 1
        else:
            count.mistakes.append(f"{document.article.id} wrong: {person} = {text!r}")
    count.wanted += len(wanted)
    count.mistakes += [
        f"{document.article.id} missed: {person} = {text!r}" for person, text in sorted(left)
    ]


def _bare(label: str) -> str:
    return _ARTICLE.sub("", label.strip()).lower()


def _count_relays(count: Count, document: Document, one: Annotated) -> None:
    spoken = [quote for quote in document.quotes if quote.kind == "speech"]
    pairs: Iterable[tuple[Sequence[Quote | Statement], Sequence[Saying]]] = (
        (spoken, one.quotes), (document.statements, one.statements),
    )  # fmt: skip
    for found, wanted in pairs:
        used: set[int] = set()
        for saying in found:
            number = _same(saying, wanted, used)
            theirs = list(wanted[number].relays) if number is not None else []
            if number is not None:
                used.add(number)
            for relay in saying.relays:
                match = next((t for t in theirs if same_name(relay, t)), None)
                count.found += 1
                if match:
                    theirs.remove(match)
                    count.right += 1
                else:
                    where = _shown(document, saying.span.start, saying.span.end)
                    count.mistakes.append(f"{document.article.id} wrong: {where} via {relay}")
        count.wanted += sum(len(gold.relays) for gold in wanted)


def _count_terms(count: Count, document: Document, one: Annotated) -> None:
    """Count the names for things and events that were marked; others found are no mistakes."""
    found = {(term.span.start, term.span.end) for term in document.terms}
    for start, end, _ in one.terms:
        count.wanted += 1
        if any(first < end and start < last for first, last in found):
            count.right += 1
            count.found += 1
        else:
            shown = _shown(document, start, end)
            count.mistakes.append(f"{document.article.id} missed: {shown}")


def sayings_errors(part: str) -> Iterator[str]:
    """A line for each mistake in one part."""
    for name, count in measure_sayings(part).items():
        yield from (f"{name} · {mistake}" for mistake in count.mistakes)
