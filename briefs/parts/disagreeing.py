"""Where outlets disagree: what a dispute is about, and its sides, each with who holds it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefs.message import Block, Context, Field, Fields, Line
from briefs.parts.claims import said_by, tidy
from briefs.parts.clauses import words_of
from briefs.parts.evidence import Evidence, heard, left_out
from briefs.parts.excerpts import excerpt, shorten
from briefs.parts.narrowing import holding, places_of, telling
from briefs.parts.wording import joined, listed, unique
from corpus.lexicons import lexicon
from corpus.model import Fact, FactKind, Side, Span

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
    "cause": "What caused it",
    "outcome": "How it ended",
    "rank": "Rank or office",
    "number": "How many",
    "date": "When",
    "claim": "What is claimed",
    "event": "What happened",
}
_BEGINNING = re.compile(
    r"\b(?:start|began|begin|begun|launch|invade|invasion|attack|provok|fired first)", re.IGNORECASE
)
_DENYING = re.compile(r"\b(?:den(?:y|ies|ied)|reject|dismiss|disput)", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
_NUMERAL = re.compile(r"(?<![\w-])\d[\d,.]*\d(?![\w-])|(?<![\w-])\d(?![\w-])")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_DATE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b"
    r"|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
)
_SLACK = 2
_MOST_SIDES = 6
WORDS_OF_SIDE = 18
_SHORT = 5
"""Letters of a word that is too short to lose its ending."""
_LONGEST_SPEAKER = 5
"""Words of a speaker who is not known by name; more are likely to be part of a sentence."""


def disputed(facts: Iterable[Fact]) -> Sequence[Fact]:
    """Return the facts on which outlets disagree, the sharpest first.

    Those of which every outlet gives both sides, as with a claim and its denial, come last.
    """

    def sharpness(fact: Fact) -> tuple[bool, int, float, str]:
        both = len({frozenset(side.outlets) for side in fact.sides}) == 1
        return both, _SHARPEST.index(fact.kind), -fact.score, fact.id

    found = [fact for fact in facts if fact.status == "disputed" and len(fact.sides) > 1]
    return sorted(found, key=sharpness)


def disputes(
    evidence: Evidence,
    facts: Sequence[Fact],
    limit: int,
    more: str,
    most_sides: int = _MOST_SIDES,
    most_words: int = WORDS_OF_SIDE,
) -> Sequence[Block]:
    """Return at most `limit` disputed facts with their sides; `more` says where the rest are."""
    blocks: list[Block] = []
    if facts:
        fields = [dispute_field(evidence, fact, most_words) for fact in facts[:limit]]
        blocks.append(Fields(tuple(_at_most(field, most_sides) for field in fields)))
    if len(facts) > limit:
        rest = Line(left_out(len(facts) - limit, more), tone="quiet")
        blocks.append(Context((rest,)))
    return blocks


def _at_most(field: Field, most: int) -> Field:
    rest = field.values[most:]
    if len(rest) < 2:  # one more takes no more room than to say so
        return field
    spans = tuple(span for line in rest for span in line.spans)
    return Field(field.name, (*field.values[:most], Line(left_out(len(rest)), spans, "quiet")))


def dispute_field(evidence: Evidence, fact: Fact, most_words: int = WORDS_OF_SIDE) -> Field:
    """Return a disputed fact: what it is about, then each side in its own words."""
    return Field(question_of(evidence, fact), tuple(_side_lines(evidence, fact, most_words)))


def question_of(evidence: Evidence, fact: Fact) -> str:
    """Return what a dispute is about in a few words, such as "Who started it" or "19, 21 or 27"."""
    texts = [side.text for side in fact.sides]
    match fact.kind:
        case "cause" if sum(bool(_BEGINNING.search(text)) for text in texts) > 1:
            return "Who started it"
        case "rank" if name := _whose(evidence, fact):
            return f"{name}’s rank"
        case "claim" | "event" if _DENYING.search(texts[-1]):
            return "Claimed and denied"
        case "number":
            return _numbers(texts, _measure(texts)) or _measure(texts) or _QUESTIONS["number"]
        case _:
            return _QUESTIONS[fact.kind]


def _whose(evidence: Evidence, fact: Fact) -> str:
    """Return who every side of a dispute names, "" where that is nobody or not one person."""
    found = [
        evidence.index.name_of(person)
        for person in fact.people
        if all(
            holding(side.spans, places_of(m.span for m in evidence.index.mentions(person)))
            for side in fact.sides
        )
    ]
    return found[0] or "" if len(found) == 1 else ""


def _measure(texts: Sequence[str]) -> str:
    """Return what all sides measure: "Turnout", empty where that is not known."""
    for measure in lexicon("measures").values():
        signs = [sign.replace("-", " ") for sign in measure["signs"]]
        if all(any(_has(text, sign) for sign in signs) for text in texts):
            return str(measure["label"])
    return ""


def _has(text: str, sign: str) -> bool:
    """Return whether a text has a word that begins like a sign, "killed" like "kill"."""
    stem = sign if len(sign) < _SHORT else sign.removesuffix("e").removesuffix("y")
    return re.search(rf"\b{re.escape(stem)}", text, re.IGNORECASE) is not None


def _numbers(texts: Sequence[str], measure: str = "") -> str:
    """Return the numbers in which sides differ: "First or second", "Turnout: 58 or 61"."""
    for pattern, before in ((_ORDINAL, ""), (_NUMERAL, f"{measure or 'How many'}: ")):
        found = [
            {m[0].lower() for m in pattern.finditer(_DATE.sub("", text)) if not _YEAR.match(m[0])}
            for text in texts
        ]
        common = set.intersection(*found) if found else set()
        own = [sorted(numbers - common)[0] for numbers in found if numbers - common]
        if len(set(own)) > 1 and len(own) == len(texts):
            shown = joined(sorted(set(own), key=_size), "or")
            return f"{before}{shown}" if before else shown.capitalize()
    return ""


def _size(number: str) -> tuple[float, str]:
    digits = "".join(one for one in number if one.isdecimal())
    return (float(digits) if digits else 0.0, number)


def _side_lines(evidence: Evidence, fact: Fact, most_words: int) -> Iterator[Line]:
    for side in fact.sides:
        spans = side.spans or fact.spans
        text = tidy(_side_text(evidence, side, most_words))
        parts = (text, *said_by(evidence, side.text, spans), _who_holds(evidence, spans, text))
        yield Line(" · ".join(filter(None, parts)), spans)


def _side_text(evidence: Evidence, side: Side, most_words: int) -> str:
    """Return the words of a side, of a long one the clauses that it turns on.

    What a side turns on stands before the middle of the words that alignment cut around it; at
    the end where the sentence ends there.
    """
    text = " ".join(side.text.split())
    if (len(text.split()) <= most_words + _SLACK and "…" not in text) or not side.spans:
        return text
    span = next((one for one in side.spans if text.strip(" ….") in evidence.text(one)), None)
    if span is None:
        return text
    words = words_of(evidence.document(span.article).article.text, span.start, span.end).bounds
    sentence = evidence.sentence(span)
    begun, ended = span.start > sentence.start, span.end >= sentence.end
    turn = words[-1 if begun and ended else len(words) * 2 // 5] if words else None
    if turn and begun:
        return excerpt(evidence, Span(span.article, *turn), most_words).text
    return shorten(evidence, span, most_words).text


def _who_holds(evidence: Evidence, spans: Sequence[Span], text: str) -> str:
    """Return the sources of one side; one that only passes it on with whose words they are.

    Where the text shown names them already, they are not named twice. Those that take this side
    without these words are set apart.
    """
    names: list[str] = []
    others: list[str] = []
    for name, own in evidence.grouped(spans).items():
        whose = [_reported_from(evidence, span) for span in own]
        shown = telling(f"{text} {name}")
        cited = all(whose) and not any(shown & telling(one) for one in whose)
        cited = cited and not _DENYING.search(text)  # who denies it is in the words themselves
        these = any(_holds_words(evidence, span.article, text) for span in own)
        (names if these else others).append(f"{name} (citing {whose[0]})" if cited else name)
    if not names or not others:
        return listed(unique([*names, *others]))
    return f"{listed(unique(names))}; in other words {listed(unique(others))}"


def _holds_words(evidence: Evidence, article: str, text: str) -> bool:
    words = text.strip(" ….").casefold()
    return words in " ".join(evidence.document(article).article.text.split()).casefold()


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
