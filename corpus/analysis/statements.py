"""Indirect speech."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from corpus.analysis.attribution.finding import attributions_in
from corpus.analysis.attribution.record import Attribution
from corpus.analysis.attribution.speakers import Speakers
from corpus.analysis.syntax.cues import cue_of
from corpus.analysis.syntax.phrases import function_words
from corpus.analysis.syntax.units import Unit, units_of
from corpus.lexicons import words
from corpus.model import Document, Span, Statement

_CHARGED = frozenset(
    {"deny", "admit", "demand", "allege", "condemn", "predict", "promise", "pledge", "urge"}
    | {"call-for", "appeal-for", "ask-for", "plead-for"}
)
"""Verbs whose object may be one word and still say what somebody claims."""
_SHORT = 5
"""Words of an object that is but a thing: "dismissed the letter"."""
_LEAD = 7
"""Words, the colon among them, that only lead to a quote."""
_NAME = 3
"""Words within which an object that is somebody has the name."""
_CIRCUMSTANCE = 5
"""Words of what only tells how or how often something was said, at most."""
_SETTING_LEADS = frozenset({"in", "at", "on", "during"})
"""Words that lead to where something was said: "confirmed the attack in a statement"."""
_BY_WHICH = frozenset({"by", "in", "at", "from", "during", "twice", "again"})
_WRITING = frozenset({"confirm", "write", "post", "text", "tweet", "blog", "submit", "read"})
_THING = frozenset({"it", "this", "that", "these", "those"})
_SOMEBODY = frozenset({"him", "her", "them", "me", "us"})
_FEWEST = 2
"""Words outside quote marks from which something is indirect speech."""


def find_statements(document: Document) -> Document:
    """Return the document with what is said in it without quote marks, or only partly in them.

    Spans hold what is said, without the words that introduce it. Quotes must have been found.
    """
    speakers = Speakers(document)
    text = document.article.text
    quotes = [
        (max(quote.span.start - 1, 0), min(quote.span.end + 1, len(text)))
        for quote in document.quotes
        if quote.kind == "speech" and not text[max(quote.span.start - 1, 0)].isspace()
    ]
    statements = _unrepeated(
        statement
        for unit in units_of(document, _disjoint(quotes))
        for attribution in attributions_in(unit, speakers)
        for statement in _statement(document, unit, attribution, speakers)
    )
    document = speakers.with_founded(document, {statement.speaker for statement in statements})
    described = {one.span: one for one in (*document.described, *speakers.descriptions())}
    return replace(
        document,
        statements=tuple(sorted(statements, key=lambda s: s.span)),
        described=tuple(described[span] for span in sorted(described)),
    )


def _unrepeated(statements: Iterable[Statement]) -> list[Statement]:
    """Return each statement once; "quoted him as saying" has two cues for one."""
    kept: dict[tuple[Span, str | None, str | None], Statement] = {}
    for one in statements:
        key = (one.span, one.speaker, one.speaker_text)
        if key not in kept or len(one.relays) > len(kept[key].relays):
            kept[key] = one
    return list(kept.values())


def _fewest(unit: Unit, attribution: Attribution) -> int:
    """Return how many words make a statement: "denied wrongdoing" is one, "denied it" none."""
    cue = cue_of(unit.word(attribution.cue), unit.word(attribution.cue + 1))
    said = unit.word(attribution.content[0])
    if any(unit.quote[index] >= 0 for index in range(*attribution.content)):
        return 1  # "said protectionism “harms others”"
    plain = said.isalpha() and said not in function_words("pronouns") | function_words(
        "determiners"
    )
    return 1 if cue is not None and cue.verb in _CHARGED and plain else _FEWEST


def _without_quote(unit: Unit, first: int, last: int) -> int:
    """Return where what is said ends ahead of a colon and a quote.

    "It could be longer: “…”" says something, "more bluntly: “…”" and "he said: “…”" don't.
    """
    quoted = next((index for index in range(first, last) if unit.quote[index] >= 0), last)
    if quoted == last or unit.word(quoted - 1) != ":" or quoted - first > _LEAD:
        return last
    clause = unit.word(first) in function_words("pronouns") | function_words("determiners")
    told = cue_of(unit.word(quoted - 2), "") is not None
    return quoted - 1 if clause and not told else first


def _without_tag(unit: Unit, first: int, last: int) -> int:
    """Return where what is said ends that begins with a quote: ahead of who says it, and how.

    "“It is time,” the group's head, Ola Berg, said"; "shouted “I am innocent” as he was led away".
    """
    number = unit.quote[first] if first < last else -1
    if number < 0:
        return last
    behind = unit.quotes[number][1]
    parted = unit.word(behind - 2) == "," or unit.word(behind) in ("as", "while", "when", "before")
    return behind if parted and behind < last else last


def _claims_nothing(unit: Unit, attribution: Attribution, speakers: Speakers) -> bool:
    """Say whether a verb only greets or names somebody, or takes what is but a thing."""
    cue = cue_of(unit.word(attribution.cue), unit.word(attribution.cue + 1))
    if cue is None:
        return False
    first, last = attribution.content
    if cue.verb in words("cues", "greeting"):
        return True
    if cue.verb in words("cues", "naming_only"):
        near = unit.stretch(first, min(first + _NAME, last)) if first < last else (0, 0)
        quoted = any(unit.quote[index] >= 0 for index in range(first, last))
        if cue.verb == "describe" and "as" not in unit.lower[first:last]:
            return True
        if unit.word(first) in _SOMEBODY:
            return True
        articles = function_words("articles")
        if cue.verb == "call" and not quoted and unit.word(first) not in _THING:
            # "called state regulators", but "called the plan a mistake"
            led = function_words("prepositions")
            return not any(
                unit.lower[index] in articles and unit.lower[index - 1] not in led
                for index in range(first + 1, last)
            )
        return quoted or bool(speakers.people_in(*near))
    if cue.form == "base" and last - first <= _FEWEST and unit.word(attribution.cue - 1) == "not":
        return cue.takes_object  # "did not admit wrongdoing"
    if not cue.takes_object or cue.verb in words("cues", "asking"):
        return False
    last = next((i for i in range(first, last) if unit.lower[i] in _SETTING_LEADS), last)
    if last - first > _SHORT:
        return False
    return unit.word(first) in function_words("determiners") and first > attribution.cue


def _is_circumstance(unit: Unit, attribution: Attribution) -> bool:
    """Say whether words tell how or how often only: "by telephone", "eleven times", "it again"."""
    first, last = attribution.content
    if first < attribution.cue or not 0 < last - first <= _CIRCUMSTANCE:
        return False
    begin = first + (unit.word(first) in function_words("pronouns"))
    return unit.word(begin) in _BY_WHICH or unit.word(last - 1) == "times"


def _is_thing_written(unit: Unit, attribution: Attribution) -> bool:
    """Say whether a thing was but written or confirmed: "she wrote a comedy about her aunt"."""
    cue = cue_of(unit.word(attribution.cue), unit.word(attribution.cue + 1))
    first, last = attribution.content
    if cue is None or cue.verb not in _WRITING or first <= attribution.cue:
        return False
    if unit.word(first - 1) == "that" or unit.word(first) in ("that", "there", "it", "he", "she"):
        return False
    if cue.verb == "confirm":
        last = next((i for i in range(first, last) if unit.lower[i] in _SETTING_LEADS), last)
    verbs = function_words("auxiliaries") | function_words("irregular_pasts")
    return not any(
        unit.quote[index] >= 0 or unit.lower[index] in verbs or unit.lower[index].endswith("ed")
        for index in range(first, last)
    )


def _disjoint(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(stretches, key=lambda s: (s[0], -s[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _statement(
    document: Document, unit: Unit, attribution: Attribution, speakers: Speakers
) -> Iterator[Statement]:
    first, last = attribution.content
    last = _without_quote(unit, first, last)
    last = _without_tag(unit, first, last)
    outside = (
        index
        for index in range(first, last)
        if unit.quote[index] < 0 and unit.tokens[index].text[0].isalnum()
    )
    source = attribution.source
    fewest = _fewest(unit, attribution)
    if source is None or _claims_nothing(unit, attribution, speakers):
        return
    if _is_thing_written(unit, attribution):
        return
    if len(list(islice(outside, fewest))) < fewest or _is_circumstance(unit, attribution):
        return
    start, end = unit.stretch(first, last)
    relays = tuple(dict.fromkeys(relay.name for relay in attribution.relays if relay.name))
    span = Span(document.article.id, start, end)
    if source.media and source.name == document.article.rewrites:
        yield Statement(span, relays=(*relays, source.name), paragraph=unit.paragraph)
    else:
        yield Statement(span, source.id, source.text, relays, unit.paragraph)
