"""Facts in answers: what several outlets report, and what only one has."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from briefs.message import Block, Context, Field, Fields, Line
from briefs.parts.clauses import has_verb, words_of
from briefs.parts.evidence import Evidence, heard, left_out
from briefs.parts.excerpts import MOST_WORDS, excerpt, shorten
from briefs.parts.narrowing import Places, holding, stands_in
from briefs.parts.wording import listed, shortened
from corpus.model import Fact, Span
from corpus.romanisation import fold

_ABBREVIATED = re.compile(r"\b[^\W\d_]\.$")
_COMMA_IN_QUOTE = re.compile(r",([”\"’])$")
_RELATIVE = re.compile(r",\s+(?:who|whose|whom|which)\b[^,]*(?:,|$)")
_LEANING = re.compile(
    r"(?:he|she|it|they|this|that|these|those|his|her|its|their|such|both|the (?:same|latter|two"
    r"|former|report|move|statement|article)|also|but|yet|then|there|in addition)\b"
    r"(?! (?:first|second|thursday|friday|week|month|year|day|monday|tuesday|wednesday|saturday"
    r"|sunday)\b)",
    re.IGNORECASE,
)
_ENDING_OPEN = re.compile(
    r"\b(?:is|are|was|were) the (?:first|second|third|last|only one)\W*$", re.I
)
"""Of what, the sentence before says."""
_HALF = re.compile(
    r"(?:when|while|although|though|because|if|as|since|whether)\b[^,]*$"
    r"|according to [^“\"]*,[^,“\"]*\b(?:said|wrote|added|stated)(?: in \w+ \w+)?$",
    re.IGNORECASE,
)
"""A clause without its main one, and who says it without what."""
_MOST_SOURCES = 8
_WORDS_IN_BRIEF = 12
_ALIKE = "Named alike"
_LONGEST_IN_BRIEF = 120
WORDS_IN_LONG = 36
"""Words of a fact in an answer that is asked to be long."""
_SLACK = 4
_MOST_WORDS_AT_ALL = 30
"""Words of a claim that says nothing in fewer, such as one with a long opening."""
_LONGEST = 190
"""Characters of a claim, which words of an odd length may exceed."""


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
    evidence: Evidence,
    facts: Iterable[Fact],
    named: Places | None = None,
    *,
    whole: bool = False,
) -> list[Line]:
    """Return facts as lines, those that read the same once; `named` is where a person is.

    What is but a name with what it is comes last, as what it is, or not at all where sentences
    are to be `whole`.
    """
    lines: dict[str, Line] = {}
    names: dict[str, Line] = {}
    for fact in facts:
        line = fact_line(evidence, fact, holding(fact.spans, named or {}))
        words = line.text.partition(" · ")[0]
        if says_something(words) or fact.sides:
            lines.setdefault(fold(words), line)
        elif not whole:
            names.setdefault(fold(words), replace(line, text=f"{_ALIKE}: {line.text}"))
    return [*lines.values(), *names.values()]


def fact_line(
    evidence: Evidence, fact: Fact, named: Sequence[Span] = (), text: str | None = None
) -> Line:
    """Return a fact in the words of one article, with the sources that report it.

    `named` are those of its spans that name the person an answer is about, if it is about one;
    sources that leave the name out are set apart. `text` stands in for the fact's own words.
    """
    spans = tuple(named) or fact.spans
    names = evidence.names_of(spans)
    others = [name for name in evidence.names_of(fact.spans) if name not in names]
    elsewhere = _elsewhere(evidence, fact)
    who = _who(evidence, fact, names)
    if fact.status == "alone" and not others and not elsewhere:
        who = f"only {names[0]}" if len(names) == 1 else f"{who}, one text"
    words = claim_text(evidence, fact) if text is None else text
    parts = [words, *said_by(evidence, fact.text, fact.spans), who]
    parts += [f"without the name: {listed(others)}"] if others else []
    parts += [f"elsewhere also {listed(elsewhere)}"] if elsewhere else []
    return Line(" · ".join(parts), fact.spans)


def _who(evidence: Evidence, fact: Fact, names: Sequence[str]) -> str:
    """Return the sources of a fact, those that have it in words of their own behind the others."""
    if fact.status != "shared" or not fact.sides:
        return listed(names)
    own = evidence.names_of([s for s in fact.spans if stands_in(evidence, fact.text, (s,))])
    own = [name for name in own if name in names]
    reworded = [name for name in names if name not in own]
    if not own or not reworded:
        return listed(names)
    return f"{listed(own)}; in other words {listed(reworded)}"


def _elsewhere(evidence: Evidence, fact: Fact) -> list[str]:
    """Return the sources that report a fact in articles outside of this answer."""
    here = {evidence.index.article(span.article).display_name for span in fact.spans}
    return [name for name in fact.outlets if name not in here]


def claim_text(evidence: Evidence, fact: Fact, most_words: int = MOST_WORDS) -> str:
    """Return the words of a fact; of a longer one the clauses that fit into `most_words`.

    What one outlet alone has may begin earlier in its sentence; what several share may not, for
    the others do not say the rest.
    """
    words = " ".join(fact.text.split())
    whole = 0 < len(words.split()) <= most_words + _SLACK and "…" not in words
    own = [span for span in fact.spans if stands_in(evidence, fact.text, (span,))] or fact.spans
    reads = reads_on_its_own(words) and says_something(words)
    if whole and (reads or not own or fact.status != "alone"):
        return tidy(words)
    if not own:
        return tidy(shortened(words, _LONGEST))
    if whole:
        start = Span(own[0].article, own[0].start, own[0].start + 1)
        sentence = excerpt(evidence, start).text
        words = sentence if reads_on_its_own(sentence) else words
    else:
        words = shorten(evidence, own[0], most_words).text
        if not says_something(words):
            words = shorten(evidence, own[0], _MOST_WORDS_AT_ALL).text
    return tidy(shortened(words, _LONGEST))


def says_something(words: str) -> bool:
    """Whether words seem to have a verb, and are more than a name with what it is.

    What a name is may have a verb of its own: "Minister Vogt, who opened the bridge".
    """
    main = _RELATIVE.sub(" ", words, count=1)
    found = words_of(main, 0, len(main))
    return has_verb(found, 0, len(found) - 1)


def leans_on_what_went_before(words: str) -> bool:
    """Whether words mean little on their own: "The same goes for them", "When asked whether …"."""
    bare = words.lstrip("…“ ")
    return bool(_LEANING.match(bare) or _HALF.match(bare)) or _ENDING_OPEN.search(words) is not None


def reads_on_its_own(words: str) -> bool:
    """Whether words begin like a sentence, or with an article that can be made to."""
    return not words[:1].islower() or words.startswith(("the ", "a ", "an ", "its ", "their "))


def said_by(evidence: Evidence, text: str, spans: Sequence[Span]) -> list[str]:
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
    """Return words of an article without the full stop, a first article in upper case.

    "…" is where they begin within a sentence with any other word in lower case.
    """
    text = _COMMA_IN_QUOTE.sub(r"\1", text.strip().rstrip(",;"))
    text = text if text.endswith("..") or _ABBREVIATED.search(text) else text.removesuffix(".")
    text = text.replace("… ", "…").replace(" …", "…")
    if not text[:1].islower():
        return text
    return f"{text[0].upper()}{text[1:]}" if reads_on_its_own(text) else f"…{text}"


def only_one(evidence: Evidence, facts: Iterable[Fact], each: int) -> Sequence[Block]:
    """Return what only one outlet has, a field a source with at most `each` facts.

    How many more there are of each is said, and where they are.
    """
    return first_sources(own_fields(evidence, facts, each, brief=False), _MOST_SOURCES)


def first_sources(fields: Sequence[Field], most: int) -> Sequence[Block]:
    """Return fields of at most so many sources, and which others there are."""
    blocks: list[Block] = [Fields(tuple(fields[:most]))] if fields else []
    if len(fields) > most:
        names = listed([field.name for field in fields[most:]])
        blocks.append(Context((Line(f"also in {names}", tone="quiet"),)))
    return blocks


def own_fields(
    evidence: Evidence,
    facts: Iterable[Fact],
    each: int,
    *,
    brief: bool,
    most_words: int = MOST_WORDS,
) -> Sequence[Field]:
    """Return what each source has alone, in order of publication, at most `each` facts.

    What reads whole goes ahead of what had to be cut or leans on what went before. A `brief` one
    has shorter facts, and does not say how many more there are.
    """
    most_words = _WORDS_IN_BRIEF if brief else most_words
    by_source: dict[str, list[Fact]] = {}
    for fact in alone(evidence, facts):
        for name in evidence.names_of(fact.spans)[:1]:
            by_source.setdefault(name, []).append(fact)
    fields = []
    for name in evidence.names:
        own = by_source.get(name, [])
        lines = _told_once(own_line(evidence, fact, most_words) for fact in own)
        lines = sorted(lines, key=partial(_falls_short, brief=brief))[:each]
        if not brief and len(own) > each:
            more = f"/outlet {evidence.outlet(name)} long"
            lines.append(Line(left_out(len(own) - each, more), tone="quiet"))
        fields += [Field(name, tuple(lines))] if lines else []
    return fields


def best_first(lines: Iterable[Line]) -> list[Line]:
    """Return facts in their order, but those first that can be read out on their own."""
    return sorted(lines, key=partial(_falls_short, brief=True))


def _falls_short(line: Line, *, brief: bool) -> int:
    """Return how far a fact falls short of a sentence that can be read out on its own.

    0 is not at all; 1 leans on the sentence before, or is long for a brief answer; 2 was cut, or
    is no more than a name.
    """
    words = line.text.partition(" · ")[0]
    if "…" in words or not says_something(words):
        return 2
    return int(leans_on_what_went_before(words) or (brief and len(line.text) > _LONGEST_IN_BRIEF))


def _told_once(lines: Iterable[Line]) -> list[Line]:
    """Return lines without those that another one says in full."""
    told: dict[str, Line] = {}
    for line in lines:
        told.setdefault(fold(line.text.partition(" · ")[0]), line)
    ordered = sorted(told)
    longer = {one for one, other in pairwise(ordered) if other.startswith(f"{one} ")}
    return [line for words, line in told.items() if words not in longer]


def own_line(evidence: Evidence, fact: Fact, most_words: int = MOST_WORDS) -> Line:
    """Return a fact that one source has, naming those that carry its text as their own."""
    own, *copies = evidence.names_of(fact.spans)
    alike = [name for name in copies if _says_the_same(evidence, fact, own, name)]
    nearly = [name for name in copies if name not in alike]
    elsewhere = _elsewhere(evidence, fact)
    parts = [claim_text(evidence, fact, most_words), *said_by(evidence, fact.text, fact.spans)]
    parts += [f"same text in {listed(alike)}"] if alike else []
    parts += [f"nearly the same text in {listed(nearly)}"] if nearly else []
    parts += [f"elsewhere also {listed(elsewhere)}"] if elsewhere else []
    return Line(" · ".join(parts), fact.spans)


def _says_the_same(evidence: Evidence, fact: Fact, one: str, other: str) -> bool:
    """Return whether two sources have a fact in the same words, marks and capitals aside."""
    wordings = [
        {fold(evidence.text(span)) for span in fact.spans if name in evidence.names_of((span,))}
        for name in (one, other)
    ]
    return bool(wordings[0] & wordings[1])
