"""Cue verbs in a sentence: what each introduces and whose words that is."""

from collections.abc import Iterator, Sequence

from corpus.analysis.attribution.contents import (
    behind_hearer,
    content_after,
    end_of_relative,
    is_parenthesis,
    is_trailing,
    judged_from,
    starts_phrase,
)
from corpus.analysis.attribution.phrasing import Source
from corpus.analysis.attribution.record import Attribution, content_start, stripped
from corpus.analysis.attribution.speakers import Speakers
from corpus.analysis.attribution.subjects import (
    named_behind,
    same_subject,
    subject_behind,
    subject_of,
    without_subject,
)
from corpus.analysis.labelling.roles import is_role
from corpus.analysis.syntax.cues import Cue
from corpus.analysis.syntax.phrases import before_plain, function_words, is_adverb, phrase_after
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words

_SAYS = {
    "say", "claim", "warn", "tell", "state", "urge", "accuse", "denounce", "allege", "demand",
    "announce",
}  # fmt: skip
"""Verbs whose "-ing" may follow a noun that speaks: "a letter saying"."""


_MOMENT = 4
"""Words that may stand between "vowed" and its "to": "on Sunday"."""
_NO_CALLING = frozenset({"at", "off", "back"})
"""Words behind "called" that make a visit or the like of it."""
_MEANS = frozenset({"phone", "telephone", "email", "e-mail", "text", "letter", "fax", "video"})
_PLACED = frozenset({"at", "of", "in", "from", "with", "for"})
_NO_SAYING = frozenset({"before", "after", "without", "of", "from", "for", "than", "about"})
"""Prepositions behind which a participle only tells what somebody does: "before deciding"."""


def is_cue(unit: Unit, index: int, cue: Cue) -> bool:
    """Tell a cue verb from a noun, a name or a participle that stands before a noun."""
    previous = unit.word(index - 1)
    if cue.verb == "call" and unit.word(index + 1) in _NO_CALLING:
        return False
    if unit.capital(index) and index and not unit.tokens[index].text.isupper():
        return False
    if previous in function_words("determiners") or previous == "'s":
        return previous in ("this", "that", "all", "some", "many", "both") and cue.verb == "say"
    if previous in function_words("prepositions") and cue.form != "participle":
        return False
    if unit.word(index - 1) in ("which", "who") and _cites_in_passing(unit, index, cue):
        return False
    if cue.form == "participle" and previous in _NO_SAYING:
        return False
    if cue.verb == "find" and unit.word(index + 1) != "that" and previous in function_words("have"):
        return False  # "officers had found a bag": a thing, where a study "found buses are slow"
    if cue.form == "base":
        return _is_plural_verb(unit, index)
    if cue.noun:
        interposed = unit.word(index + 1) == "," and unit.capital(index - 1)
        return interposed or _acts(unit, index)
    return True


def _is_plural_verb(unit: Unit, index: int) -> bool:
    previous = unit.word(index - 1)
    if previous in ("they", "we", "you", "i", "who", "some", "many", "people", "police"):
        return True
    if previous == "not":
        previous = unit.word(index - 2)
    if previous in ("would", "will", "could", "might", "did", "does", "do"):
        return True
    if len(previous) > 4 and previous.endswith("s") and previous[-2] not in "su'":
        return True
    return unit.capital(index - 1) and _is_plural_phrase(unit, index - 1)


def _is_plural_phrase(unit: Unit, end: int) -> bool:
    """Say whether a plural stands ahead of a place: "researchers at Tarn University report"."""
    first = end
    while first > 0 and unit.capital(first):
        first -= 1
    first -= unit.word(first) == "the"
    noun = unit.word(first - 1)
    return unit.word(first) in _PLACED and noun.endswith("s") and is_role(noun.removesuffix("s"))


def _acts(unit: Unit, index: int) -> bool:
    """Say whether a form such as "claims" has a subject before and an object after it."""
    following = unit.word(index + 1)
    if following in ("for", "on") and unit.word(index) in ("called", "calls", "calling"):
        return True
    starts = following in function_words("determiners") | function_words("pronouns") | {"that", ":"}
    return (starts or (not unit.free(index + 1) and index + 1 < len(unit))) and (
        unit.word(index - 1) not in function_words("prepositions") | function_words("determiners")
    )


def said_by_verb(
    unit: Unit, index: int, cue: Cue, speakers: Speakers, found: list[Attribution]
) -> Iterator[Attribution]:
    """Yield what a cue verb introduces, ahead of it or behind it."""
    last = index + (2 if cue.particle else 1)
    if _is_passive(unit, index, cue):
        yield from _described_by(unit, index, speakers)
        return
    if cue.form == "participle" and unit.word(before_plain(unit, index - 1)) not in function_words(
        "be"
    ):
        yield from _participle(unit, index, last, cue, speakers, found)
        return
    if cue.inverted and _stands_inverted(unit, index):
        inverted = list(_inverted(unit, index, last, speakers, found))
        yield from inverted
        if inverted or not unit.free(index - 1):
            return
    first, source = subject_of(unit, index, speakers, found)
    if source is None or _judges_claim(unit, first) or not _may_say(unit, last, cue, source):
        return
    if unit.word(first - 1) == "as" and unit.word(first - 2) == ",":
        # "…, as Berg noted."
        first -= 1
    goes_on = cue.infinitive and "to" in unit.lower[last : last + _MOMENT]
    trailing = not goes_on and is_trailing(unit, first, behind_hearer(unit, last, len(unit), cue))
    if trailing:
        start = content_start(unit, first, found)
        content = (start, stripped(unit, start, first))
    else:
        content = _behind_verb(unit, first, last, cue, speakers)
    if trailing and is_parenthesis(unit, first, last):
        content = (start, content_after(unit, last, None)[1])
    cited = _cited_between(unit, first, index, speakers)
    source = speakers.answering(unit, index, cue, source)
    if content[0] < content[1]:
        *relays, source = [source, *cited]
        yield Attribution(first, last, index, source, content, trailing, relays)


def _may_say(unit: Unit, behind: int, cue: Cue, source: Source) -> bool:
    """Say whether a verb is one of saying with this subject; `behind` is the word after it."""
    if cue.weak and not source.speaks:
        return False
    if cue.verb == "read":
        return _is_paper(source)
    return cue.verb != "find" or unit.word(behind) == "that" or _inquires(source)


def _inquires(source: Source) -> bool:
    """Say whether what a source finds is a finding: a court or a study, no officer on patrol."""
    return not words("cues", "finders").isdisjoint(source.text.lower().split())


def _is_paper(source: Source) -> bool:
    """Say whether it is something that reads: "the statement", "a banner"."""
    head = source.text.lower().partition(" from ")[0].partition(" by ")[0].split()[-1]
    return head in words("relays", "papers") | words("cues", "inscribed")


def _described_by(unit: Unit, index: int, speakers: Speakers) -> Iterator[Attribution]:
    """Yield what follows "was described by X as", where words of it are in quote marks."""
    if unit.lower[index] not in words("cues", "describing") or unit.word(index + 1) != "by":
        return
    phrase = phrase_after(unit, index + 2)
    if phrase is None or unit.word(phrase[1]) != "as":
        return
    content = content_after(unit, phrase[1] + 1, None)
    if any(unit.quote[place] >= 0 for place in range(*content)):
        source = speakers.source(unit, *phrase)
        yield Attribution(index, phrase[1] + 1, index, source, content)


def _cites_in_passing(unit: Unit, index: int, cue: Cue) -> bool:
    """Say whether a clause only names a source: "Reuters, which quoted police, said …"."""
    phrase = phrase_after(unit, index + 1) if cue.report and unit.word(index - 2) == "," else None
    return phrase is not None and unit.word(phrase[1]) == ","


def _judges_claim(unit: Unit, first: int) -> bool:
    """Say whether a subject is in a clause about what was said: "…, a claim the rebels denied"."""
    return judged_from(unit, first - 1)


def _behind_verb(
    unit: Unit, first: int, last: int, cue: Cue, speakers: Speakers
) -> tuple[int, int]:
    """Return what a verb introduces behind it, as words; empty where it only befalls somebody."""
    begin, end = content_after(unit, last, cue)
    if cue.verb in words("cues", "of_things") and _is_of_person(unit, begin, speakers):
        return begin, begin
    if unit.word(first - 1) in ("who", "which", "that") and unit.free(first - 1):
        end = end_of_relative(unit, first - 1, (begin, end))
    elif unit.word(last - 2) == "who" and unit.free(last - 2):
        end = end_of_relative(unit, last - 2, (begin, end))
    return begin, end


def _is_of_person(unit: Unit, start: int, speakers: Speakers) -> bool:
    """Say whether what a verb takes is somebody: "dismissed the minister Ola Berg"."""
    if unit.word(start) in ("him", "them", "me", "us"):
        return unit.word(start + 1) != "as"
    phrase = phrase_after(unit, start)
    if phrase is None or unit.word(phrase[1]) == "as":
        return False
    return speakers.is_person(speakers.source(unit, *phrase).id)


def _cited_between(unit: Unit, first: int, cue: int, speakers: Speakers) -> list[Source]:
    """Return who is cited between subject and verb, the outermost first.

    "Reuters, citing two officials, said", "the station, citing Reuters, which quoted police, said".
    """
    cited: list[Source] = []
    for index in range(first + 1, cue):
        citing = unit.lower[index] in ("citing", "quoting") and unit.word(index - 1) == ","
        deeper = cited and unit.lower[index] in ("cited", "quoted", "citing", "quoting")
        if (citing or deeper) and (phrase := phrase_after(unit, index + 1)):
            cited.append(speakers.source(unit, *phrase))
    return cited


def _inverted(
    unit: Unit, index: int, last: int, speakers: Speakers, found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield what stands ahead of "said the minister"."""
    phrase = phrase_after(unit, last)
    start = content_start(unit, index, found)
    content = (start, stripped(unit, start, index))
    if phrase and content[0] < content[1]:
        source, behind = named_behind(unit, speakers.source(unit, *phrase), phrase[1], speakers)
        if not (source.speaks or source.id) and source.text.islower():
            return  # "… demanded loyalty", "Ola Berg, a nurse, said the emphasis on it was odd"
        if unit.lower[index] in ("read", "reads") and not _is_paper(source):
            return
        yield Attribution(index, behind, index, source, content, trailing=True)


def _is_passive(unit: Unit, index: int, cue: Cue) -> bool:
    previous = unit.word(before_plain(unit, index - 1))
    if cue.form == "perfect":
        return previous not in function_words("have")
    if cue.form != "past":
        return False
    if cue.verb == "accuse" and unit.word(index + 1) == "of":
        return True
    if previous in function_words("be") and cue.verb != "go":
        return True
    # "accused by Y of fraud", but "Berg said by phone".
    if unit.word(index + 1) == "by" and unit.word(index + 2) in _MEANS:
        return False
    named = unit.capital(index - 1) or unit.word(index - 1) in function_words("pronouns")
    return unit.word(index + 1) == "by" and not (named and cue.verb in _SAYS)


def _stands_inverted(unit: Unit, index: int) -> bool:
    previous = unit.word(index - 1)
    after_content = previous == "," or (index > 0 and not unit.free(index - 1))
    if not after_content or not starts_phrase(unit, index + 1):
        return False
    if unit.word(index + 1) in function_words("times") | function_words("moment_leads"):
        return False
    phrase = phrase_after(unit, index + 1)
    if phrase is None:
        return False
    # "X, a fellow at Y, said the US accused …": a verb follows, so the phrase is not our subject.
    following = unit.word(phrase[1])
    if phrase[1] < len(unit) and not unit.free(phrase[1]):
        return not unit.free(index - 1)
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
        source = subject_behind(unit, content, speakers)
        content = (content[0], without_subject(unit, content, source))
    elif unit.free(index - 1) and previous[:1].isalpha() and not _leads_participle(previous):
        phrase = speakers.phrase_before(unit, index - 1)
        if phrase is None:
            return
        first, source = phrase[0], speakers.source(unit, *phrase)
        if source.id is None and unit.word(phrase[1] - 1) in words("relays", "papers"):
            # "They issued a joint statement calling it …"
            source = same_subject(unit, index, speakers, found) or source
        if source.id is None and not (source.speaks and cue.verb in _SAYS):
            return
    else:
        source = same_subject(unit, index, speakers, found)
    if source is not None:
        yield Attribution(first, last, index, source, content, participle=True)


def _leads_participle(word: str) -> bool:
    return word in function_words("conjunctions") | function_words("prepositions")
