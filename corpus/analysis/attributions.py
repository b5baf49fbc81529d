"""Attributions: who says what, by the words that introduce it, before quotes are looked at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.analysis.contents import behind_hearer, content_after, is_trailing, starts_phrase
from corpus.analysis.cues import Cue, cue_forms, cue_of
from corpus.analysis.lexicons import words
from corpus.analysis.phrases import before, function_words, is_adverb, phrase_after
from corpus.analysis.roles import is_role
from corpus.analysis.speakers import Source, Speakers
from corpus.analysis.units import Unit

_APPOSITIONS = 5
_SUBORDINATING = {"while", "although", "though", "as", "when", "after", "before", "whereas"}
_AROUND = 20
"""Attributions on either side that may have to do with one."""
_REACH = 14
"""Words between "quoted" and "as saying" at most."""
_SAYS = {
    "say",
    "claim",
    "warn",
    "tell",
    "state",
    "urge",
    "accuse",
    "denounce",
    "allege",
    "demand",
    "announce",
}
_SAYING = {"saying", "telling", "writing", "stating", "adding", "warning", "claiming"}


@dataclass(slots=True)
class Attribution:
    """One cue with its source and what it introduces, in words of its unit.

    `first` to `last` are the words of source and cue; `content` is what is said. `relays` are the
    sources that pass it on, the nearest to the reader first.
    """

    first: int
    last: int
    cue: int
    source: Source | None
    content: tuple[int, int]
    trailing: bool = False
    relays: list[Source] = field(default_factory=list)
    participle: bool = False
    passes_on: bool = False
    """Whether its source reports what others say and stands for none of it itself."""

    def holds(self, word: int) -> bool:
        """Say whether a word of the unit is part of what is said."""
        return self.content[0] <= word < self.content[1]


def attributions_in(unit: Unit, speakers: Speakers) -> list[Attribution]:
    """Return the attributions of a unit in order of their cues, relays worked out."""
    found: list[Attribution] = []
    for index in range(len(unit)):
        if unit.free(index) and unit.lower[index][0].isalpha():
            for attribution in _at(unit, index, speakers, found):
                found.append(attribution)
                if attribution.source:
                    speakers.heard(attribution.source)
    _part(unit, found)
    for place, attribution in enumerate(found):
        _relay(attribution, found[max(place - _AROUND, 0) : place + _AROUND])
    return [attribution for attribution in found if not attribution.passes_on]


def _at(
    unit: Unit, index: int, speakers: Speakers, found: list[Attribution]
) -> Iterator[Attribution]:
    word = unit.lower[index]
    if word == "according" and unit.word(index + 1) == "to":
        yield from _according(unit, index, speakers)
    elif word in ("citing", "quoting"):
        yield from _citing(unit, index, speakers, found)
    elif word in ("quoted", "quotes", "cited", "cites") and (saying := _saying(unit, index)):
        yield from _quoted(unit, index, saying, speakers)
    elif word == "quoted" and unit.word(index + 1) in ("in", "from", "on"):
        yield from _merely_quoted(unit, index, speakers)
    elif (cue := cue_of(word, unit.word(index + 1))) and _is_cue(unit, index, cue):
        yield from _verb(unit, index, cue, speakers, found)


def _is_cue(unit: Unit, index: int, cue: Cue) -> bool:
    """Tell a cue verb from a noun, a name or a participle that stands before a noun."""
    previous = unit.word(index - 1)
    if unit.capital(index) and index and not unit.tokens[index].text.isupper():
        return False
    if previous in function_words("determiners") or previous == "'s":
        return previous in ("this", "that", "all", "some", "many", "both") and cue.verb == "say"
    if previous in function_words("prepositions") and cue.form != "participle":
        return False
    if cue.form == "base":
        return _is_plural_verb(unit, index)
    if cue.noun:
        return _acts(unit, index)
    return True


def _is_plural_verb(unit: Unit, index: int) -> bool:
    previous = unit.word(index - 1)
    if previous in ("they", "we", "you", "i", "who", "some", "many", "people", "police"):
        return True
    if previous == "not":
        previous = unit.word(index - 2)
    if previous in ("would", "will", "could", "might", "did", "does", "do"):
        return True
    return len(previous) > 4 and previous.endswith("s") and previous[-2] not in "su'"


def _acts(unit: Unit, index: int) -> bool:
    """Say whether a form such as "claims" has a subject before and an object after it."""
    following = unit.word(index + 1)
    if following in ("for", "on") and unit.word(index) in ("called", "calls", "calling"):
        return True
    starts = following in function_words("determiners") | function_words("pronouns") | {"that", ":"}
    return (starts or (not unit.free(index + 1) and index + 1 < len(unit))) and (
        unit.word(index - 1) not in function_words("prepositions") | function_words("determiners")
    )


def _verb(
    unit: Unit, index: int, cue: Cue, speakers: Speakers, found: list[Attribution]
) -> Iterator[Attribution]:
    last = index + (2 if cue.particle else 1)
    if _is_passive(unit, index, cue):
        return
    if cue.form == "participle" and unit.word(before_plain(unit, index - 1)) not in function_words(
        "be"
    ):
        yield from _participle(unit, index, last, cue, speakers, found)
        return
    if cue.inverted and _stands_inverted(unit, index):
        yield from _inverted(unit, index, last, speakers, found)
        return
    first, source = _subject(unit, index, speakers, found)
    if source is None or (cue.weak and not source.speaks):
        return
    trailing = is_trailing(unit, first, behind_hearer(unit, last, len(unit), cue))
    if trailing:
        start = _content_start(unit, first, found)
        content = (start, _stripped(unit, start, first))
    else:
        content = content_after(unit, last, cue)
    if content[0] < content[1]:
        yield Attribution(first, last, index, source, content, trailing)


def _inverted(
    unit: Unit, index: int, last: int, speakers: Speakers, found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield what stands ahead of "said the minister"."""
    phrase = phrase_after(unit, last)
    start = _content_start(unit, index, found)
    content = (start, _stripped(unit, start, index))
    if phrase and content[0] < content[1]:
        source = speakers.source(unit, *phrase)
        yield Attribution(index, phrase[1], index, source, content, trailing=True)


def before_plain(unit: Unit, index: int) -> int:
    """Return the last place, at or before `index`, that is no adverb."""
    while index > 0 and unit.free(index) and is_adverb(unit.lower[index]):
        index -= 1
    return index


def _is_passive(unit: Unit, index: int, cue: Cue) -> bool:
    previous = unit.word(before_plain(unit, index - 1))
    if cue.form == "perfect":
        return previous not in function_words("have")
    if cue.form != "past":
        return False
    if previous in function_words("be") and cue.verb != "go":
        return True
    return unit.word(index + 1) == "by"


def _stands_inverted(unit: Unit, index: int) -> bool:
    previous = unit.word(index - 1)
    after_content = previous == "," or (index > 0 and not unit.free(index - 1))
    if not after_content or not starts_phrase(unit, index + 1):
        return False
    phrase = phrase_after(unit, index + 1)
    if phrase is None:
        return False
    # "X, a fellow at Y, said the US accused …": a verb follows, so the phrase is not our subject.
    following = unit.word(phrase[1])
    return (
        not following[:1].isalpha()
        or following in function_words("prepositions") | function_words("times")
        or following in ("who", "whose", "when", "while", "as")
        or is_adverb(following)
    )


def _participle(
    unit: Unit, index: int, last: int, cue: Cue, speakers: Speakers, found: list[Attribution]
) -> Iterator[Attribution]:
    """Yield what "saying …" introduces: its source is the sentence's, or the noun before it."""
    content = content_after(unit, last, cue)
    if content[0] >= content[1]:
        return
    previous = unit.word(index - 1)
    first = index
    source: Source | None
    if index == 0:
        source = _subject_behind(unit, content, speakers)
        content = (content[0], _comma_before_subject(unit, content, source))
    elif unit.free(index - 1) and previous[:1].isalpha() and not _leads_participle(previous):
        phrase = speakers.phrase_before(unit, index - 1)
        if phrase is None:
            return
        first, source = phrase[0], speakers.source(unit, *phrase)
        if source.id is None and not (source.speaks and cue.verb in _SAYS):
            return
    else:
        source = _same_subject(unit, index, speakers, found)
    if source is not None:
        yield Attribution(first, last, index, source, content, participle=True)


def _same_subject(
    unit: Unit, index: int, speakers: Speakers, found: Sequence[Attribution]
) -> Source | None:
    """Return the source of the attribution before, else what the sentence is about."""
    for attribution in reversed(found[-_AROUND:]):
        if attribution.source and not attribution.trailing:
            return attribution.source
    return speakers.subject(unit, index) or speakers.lead(unit)


def _leads_participle(word: str) -> bool:
    return word in function_words("conjunctions") | function_words("prepositions")


def _subject_behind(unit: Unit, content: tuple[int, int], speakers: Speakers) -> Source | None:
    """Return the subject of the main clause that follows "Saying …,"."""
    for index in range(content[0], content[1]):
        if unit.word(index) == "," and starts_phrase(unit, index + 1):
            phrase = phrase_after(unit, index + 1)
            if phrase and _is_verb_like(unit, phrase[1]):
                source = speakers.source(unit, *phrase)
                if source.speaks:
                    return source
    return None


def _is_verb_like(unit: Unit, index: int) -> bool:
    word = unit.word(index)
    return word in cue_forms() or word in function_words("auxiliaries") or word.endswith("ed")


def _comma_before_subject(unit: Unit, content: tuple[int, int], source: Source | None) -> int:
    if source is None:
        return content[1]
    for index in range(content[0], content[1]):
        if unit.tokens[index].start >= source.start:
            return _stripped(unit, content[0], index)
    return content[1]


def _subject(
    unit: Unit, index: int, speakers: Speakers, found: list[Attribution]
) -> tuple[int, Source | None]:
    """Return where the words for the subject of a verb begin, and the subject."""
    end = before(unit, index - 1)
    if end < 0:
        return index, None
    word = unit.lower[end]
    if word in ("who", "which"):
        end -= 2 if unit.word(end - 1) == "," else 1
        word = unit.word(end)
    elif word == ",":
        return _behind_apposition(unit, end, index, speakers)
    if word in ("and", "but", "or", "then") or not unit.free(end):
        return end + 1, _same_subject(unit, index, speakers, found)
    phrase = speakers.phrase_before(unit, end) if end >= 0 else None
    if phrase is None:
        return index, None
    source = speakers.source(unit, *phrase)
    if (
        source.id is None
        and unit.word(phrase[0] - 1) == ","
        and is_role(unit.word(_head(unit, *phrase)))
    ):
        # The comma that closes an apposition is often left out: "X, a fellow at Y said".
        first, named = _behind_apposition(unit, end + 1, index, speakers)
        if named is not None and named.id is not None:
            return first, named
    return phrase[0], source


def _behind_apposition(
    unit: Unit, end: int, index: int, speakers: Speakers
) -> tuple[int, Source | None]:
    """Return the subject of "X, a fellow at Y, said": the first part that names somebody."""
    options: list[tuple[int, Source]] = []
    for start, stop in _parts_before(unit, end):
        phrase = speakers.phrase_before(unit, stop - 1)
        if phrase is None or (phrase[0] != start and not _is_opening(unit, start, phrase[0])):
            # "accused by Y of fraud", "who chairs the panel": no name for the subject.
            continue
        options.append((phrase[0], speakers.source(unit, *phrase)))
    named = [option for option in options if option[1].id is not None]
    if not options:
        return index, None
    return (named or options)[-1]


def _parts_before(unit: Unit, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between commas ahead of a word, the nearest first."""
    stop = end
    for _ in range(_APPOSITIONS):
        start = stop
        while start > 0 and unit.free(start - 1) and unit.lower[start - 1] not in (",", ":", ";"):
            start -= 1
        if start < stop:
            yield start, stop
        if start == 0 or unit.word(start - 1) != "," or not unit.free(start - 1):
            return
        stop = start - 1


def _is_opening(unit: Unit, start: int, first: int) -> bool:
    """Say whether words ahead of a phrase only lead to it: "But", "After the vote"."""
    word = unit.word(start)
    return start == 0 or word in _leading() or (first - start == 1 and is_adverb(word))


def _leading() -> frozenset[str]:
    return (
        function_words("openers") | function_words("conjunctions") | function_words("subordinators")
    ) - {"who", "which", "whose"}


def _head(unit: Unit, first: int, last: int) -> int:
    for index in range(first + 1, last):
        if unit.word(index) in function_words("prepositions"):
            return index - 1
    return last - 1


def _according(unit: Unit, index: int, speakers: Speakers) -> Iterator[Attribution]:
    phrase = phrase_after(unit, index + 2)
    if phrase is None:
        return
    source = speakers.source(unit, *phrase)
    last = phrase[1]
    if _few_words(unit, 0, index):
        source, last = _named_behind(unit, source, last, speakers)
        start = last
        while start < len(unit) and unit.free(start) and not unit.lower[start][0].isalnum():
            start += 1
        # "on Tuesday" may stand between the source and the comma.
        comma = next((i for i in range(last, min(last + 6, len(unit))) if unit.lower[i] == ","), -1)
        start = max(start, comma + 1)
        content = (start, _stripped(unit, start, len(unit)))
    else:
        content = (0, _stripped(unit, 0, index))
    if content[0] < content[1]:
        yield Attribution(index, last, index, source, content, trailing=content[0] < index)


def _few_words(unit: Unit, first: int, last: int) -> bool:
    return all(
        unit.lower[i] in function_words("openers") or unit.lower[i] in (",", "in", "is")
        for i in range(first, last)
    )


def _named_behind(unit: Unit, source: Source, last: int, speakers: Speakers) -> tuple[Source, int]:
    """Return the name behind a description: "the official media, Xinhua News Agency,"."""
    if source.id is None and unit.word(last) == ",":
        phrase = phrase_after(unit, last + 1)
        if phrase and unit.word(phrase[1]) == ",":
            named = speakers.source(unit, *phrase)
            if named.id is not None or named.media:
                return named, phrase[1]
    return source, last


def _citing(
    unit: Unit, index: int, speakers: Speakers, found: list[Attribution]
) -> Iterator[Attribution]:
    """Yield the source behind a report: "CNN reported, citing KCNA"."""
    phrase = phrase_after(unit, index + 1)
    outer = next((a for a in reversed(found) if a.source is not None), None)
    if phrase is None or outer is None or outer.source is None:
        return
    source = speakers.source(unit, *phrase)
    if source.id is None and not source.media and not _is_origin(unit, *phrase):
        return
    outer.passes_on = True
    yield Attribution(
        index, phrase[1], index, source, outer.content, outer.trailing,
        relays=[*outer.relays, outer.source],
    )  # fmt: skip


def _is_origin(unit: Unit, first: int, last: int) -> bool:
    return any(unit.lower[i] in words("relays", "origins") for i in range(first, last))


def _saying(unit: Unit, index: int) -> int | None:
    for place in range(index + 1, min(index + _REACH, len(unit) - 1)):
        if unit.lower[place] == "as" and unit.lower[place + 1] in _SAYING:
            return place
    return None


def _quoted(unit: Unit, index: int, saying: int, speakers: Speakers) -> Iterator[Attribution]:
    """Yield what "CNN quoted Panda as saying" passes on: Panda's words, CNN the relay."""
    end = before(unit, index - 1)
    phrase = speakers.phrase_before(unit, end) if end >= 0 else None
    passive = unit.word(before_plain(unit, index - 1)) in function_words("be")
    named = phrase_after(unit, index + 1) if saying > index + 1 else None
    relay: Source | None = None
    if named and unit.lower[index + 1] != "by" and not passive:
        source = speakers.source(unit, named[0], min(named[1], saying))
        relay = speakers.source(unit, *phrase) if phrase else None
    elif phrase:
        source = speakers.source(unit, *phrase)
        by = phrase_after(unit, index + 2) if unit.word(index + 1) == "by" else None
        relay = speakers.source(unit, by[0], min(by[1], saying)) if by else None
    else:
        return
    first = phrase[0] if phrase else index
    last = saying + 2
    trailing = is_trailing(unit, first, last)
    content = (0, _stripped(unit, 0, first)) if trailing else content_after(unit, last, None)
    if content[0] < content[1]:
        relays = [relay] if relay else []
        yield Attribution(first, last, index, source, content, trailing, relays)


def _merely_quoted(unit: Unit, index: int, speakers: Speakers) -> Iterator[Attribution]:
    """Yield what "the paper quoted from a statement" passes on, whoever said it."""
    phrase = speakers.phrase_before(unit, index - 1) if unit.free(index - 1) else None
    if phrase and is_trailing(unit, phrase[0], index + 1):
        relay = speakers.source(unit, *phrase)
        content = (0, _stripped(unit, 0, phrase[0]))
        yield Attribution(phrase[0], index + 1, index, None, content, trailing=True, relays=[relay])


def _content_start(unit: Unit, first: int, found: Sequence[Attribution]) -> int:
    """Return where the words before a trailing tag begin: behind the tag before it."""
    before = (a.last for a in reversed(found[-_AROUND:]) if a.trailing and a.last <= first)
    start = next(before, 0)
    while start < first and unit.free(start) and not unit.lower[start][0].isalnum():
        start += 1
    return start


def _stripped(unit: Unit, first: int, last: int) -> int:
    """Return where words end without the punctuation that closes them."""
    while (
        last > first
        and unit.free(last - 1)
        and unit.lower[last - 1] in (",", ".", ";", ":", "-", "–", "—")
    ):
        last -= 1
    return last


def _part(unit: Unit, found: list[Attribution]) -> None:
    """End what is said where another attribution of the same rank begins."""
    for place, attribution in enumerate(found):
        for later in found[place + 1 : place + _AROUND]:
            if not attribution.holds(later.first) or later.trailing:
                continue
            if _is_new_clause(unit, attribution, later):
                end = later.first
                while end > attribution.content[0] and unit.word(end - 1) in (
                    "and", "but", "while", "whereas", "though", "although", ",", ";",
                ):  # fmt: skip
                    end -= 1
                attribution.content = (attribution.content[0], end)
                break
    for place, attribution in enumerate(found):
        for later in found[place + 1 : place + _AROUND]:
            if later.trailing and later.first > attribution.cue and attribution.holds(later.first):
                attribution.content = (
                    attribution.content[0],
                    _stripped(unit, attribution.content[0], later.first),
                )


def _is_new_clause(unit: Unit, attribution: Attribution, later: Attribution) -> bool:
    same = attribution.source and later.source and attribution.source.start == later.source.start
    if same:
        return True
    previous = unit.word(later.first - 1)
    if previous in ("while", "whereas", ";") or (previous == "and" and later.participle):
        return True
    parted = previous == "," or not unit.free(later.first - 1)
    if parted and unit.word(attribution.first - 1) in _SUBORDINATING:
        return True
    return previous in ("and", "but", "though", "although") and unit.word(later.first - 2) == ","


def _relay(attribution: Attribution, found: list[Attribution]) -> None:
    outer = [
        other
        for other in found
        if other is not attribution
        and other.source is not None
        and not other.passes_on
        and other.holds(attribution.cue)
        and (attribution.source is None or other.source.start != attribution.source.start)
        and (attribution.source is None or not _same(other.source, attribution.source))
    ]
    outer.sort(key=lambda other: other.content[0] - other.content[1])
    chain = [
        relay
        for other in outer
        for relay in (*other.relays, other.source)
        if relay and (relay.media or relay.id is not None)
    ]
    attribution.relays = [*chain, *attribution.relays]


def _same(one: Source, other: Source) -> bool:
    return one.id is not None and one.id == other.id
