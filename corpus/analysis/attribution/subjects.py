"""Subjects: whose words a cue verb introduces, by the words ahead of it."""

from collections.abc import Iterator, Sequence

from corpus.analysis.attribution.contents import starts_phrase
from corpus.analysis.attribution.phrasing import Source
from corpus.analysis.attribution.record import AROUND, Attribution, stripped
from corpus.analysis.attribution.speakers import Speakers
from corpus.analysis.labelling.roles import is_role
from corpus.analysis.syntax.cues import cue_forms
from corpus.analysis.syntax.phrases import before, function_words, is_adverb, phrase_after
from corpus.analysis.syntax.units import Unit

_AMONG = frozenset({"including", "among", "especially", "notably"})
_ROLE_REACH = 5
"""Words within which a sentence that begins with somebody's role has it."""
_CLAUSE = 16
"""Words of a clause with "who" between a subject and its verb at most."""
_APPOSITIONS = 5
"""Parts between commas looked at for a subject."""


def subject_of(
    unit: Unit, index: int, speakers: Speakers, found: list[Attribution]
) -> tuple[int, Source | None]:
    """Return where the words for the subject of a verb begin, and the subject."""
    end = before(unit, index - 1)
    if end < 0:
        return index, None
    word = unit.lower[end]
    relative = word in ("who", "which")
    if relative:
        end -= 2 if unit.word(end - 1) == "," else 1
        word = unit.word(end)
    elif word == ",":
        return _behind_apposition(unit, end, index, speakers)
    if word in ("and", "but", "or", "then") or not unit.free(end):
        return end + 1, same_subject(unit, index, speakers, found)
    phrase = speakers.phrase_before(unit, end) if end >= 0 else None
    if phrase is None:
        return index, None
    phrase = _nearest(unit, *phrase) if relative else _without_antecedent(unit, *phrase)
    source = speakers.source(unit, *phrase)
    if source.id is None and not source.speaks and not relative:
        # "A source who was not authorised to speak said": the subject stands ahead of "who".
        ahead = _ahead_of_relative(unit, phrase[0], speakers)
        if ahead is not None and (led := speakers.source(unit, *ahead)).speaks:
            return ahead[0], led
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


def _ahead_of_relative(unit: Unit, end: int, speakers: Speakers) -> tuple[int, int] | None:
    """Return the phrase ahead of the "who" of a clause that goes on up to a word, as words."""
    for index in range(end - 1, max(end - _CLAUSE, 0), -1):
        if unit.lower[index] in (".", ";", ":", ",") or not unit.free(index):
            return None
        if unit.lower[index] == "who":
            return speakers.phrase_before(unit, index - 1)
    return None


def _nearest(unit: Unit, first: int, last: int) -> tuple[int, int]:
    """Return the last noun phrase of one: that which "who" or "which" goes on from."""
    for index in range(last - 2, first, -1):
        if unit.word(index) in function_words("articles"):
            return index, last
    return first, last


def _without_antecedent(unit: Unit, first: int, last: int) -> tuple[int, int]:
    """Return the subject of a clause that hangs on a noun: "a move the opposition called"."""
    if unit.word(first) not in function_words("articles"):
        return first, last
    unparted = (
        function_words("prepositions") | function_words("determiners") | function_words("times")
    ) | {"and", "or", "half"}
    for index in range(last - 2, first + 1, -1):
        previous = unit.word(index - 1)
        if unit.word(index) in function_words("articles") and previous.isalpha():
            plain = previous not in unparted and not unit.capital(index - 1)
            return (index, last) if plain else (first, last)
    return first, last


def same_subject(
    unit: Unit, index: int, speakers: Speakers, found: Sequence[Attribution]
) -> Source | None:
    """Return the source of the attribution before, else what the sentence is about."""
    for attribution in reversed(found[-AROUND:]):
        if attribution.source and not attribution.trailing:
            return attribution.source
    return speakers.subject(unit, index) or speakers.lead(unit) or _role_ahead(unit, speakers)


def _role_ahead(unit: Unit, speakers: Speakers) -> Source | None:
    """Return whom a sentence begins with by a role: "The governor signed the bill, saying …"."""
    if unit.word(0) != "the" or not unit.free(0):
        return None
    role = next((i for i in range(1, min(_ROLE_REACH, len(unit))) if is_role(unit.word(i))), None)
    return speakers.source(unit, 0, role + 1) if role is not None else None


def _behind_apposition(
    unit: Unit, end: int, index: int, speakers: Speakers
) -> tuple[int, Source | None]:
    """Return the subject of "X, a fellow at Y, said": the first part that names somebody."""
    options: list[tuple[int, Source]] = []
    for start, stop in _parts_before(unit, end):
        phrase = speakers.phrase_before(unit, stop - 1)
        if unit.word(start) in _AMONG:
            continue  # "Critics, including X, said": X is but one of them
        if phrase is None or not (
            phrase[0] == start
            or (_is_opening(unit, start, phrase[0]) and not _is_led(unit, phrase[0]))
            # A title that is not known as one: "Zuma's lawyer, Adv. Dube, said".
            or all(unit.capital(i) or unit.word(i) == "." for i in range(start, phrase[0]))
        ):
            # "accused by Y of fraud", "who chairs the panel": no name for the subject.
            continue
        options.append((phrase[0], speakers.source(unit, *phrase)))
    named = [option for option in options if option[1].id is not None]
    if not options:
        return index, None
    people = [option for option in named if speakers.is_person(option[1].id)]
    # "Its leader, former minister Ola Berg, said": the name tells more than what stands for one.
    proper = [option for option in people if speakers.names_somebody(option[1])]
    return (proper or people or named or options)[-1]


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


def _is_led(unit: Unit, first: int) -> bool:
    """Say whether a preposition leads to a phrase: "In an interview with the Times"."""
    ahead = unit.word(first - 1)
    if ahead in function_words("determiners"):
        ahead = unit.word(first - 2)
    return ahead in function_words("prepositions")


def _leading() -> frozenset[str]:
    return (
        function_words("openers") | function_words("conjunctions") | function_words("subordinators")
    ) - {"who", "which", "whose"}


def _head(unit: Unit, first: int, last: int) -> int:
    for index in range(first + 1, last):
        if unit.word(index) in function_words("prepositions"):
            return index - 1
    return last - 1


def subject_behind(unit: Unit, content: tuple[int, int], speakers: Speakers) -> Source | None:
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


def without_subject(unit: Unit, content: tuple[int, int], source: Source | None) -> int:
    """Return where what is said ends, ahead of the subject that follows it."""
    if source is None:
        return content[1]
    for index in range(content[0], content[1]):
        if unit.tokens[index].start >= source.start:
            return stripped(unit, content[0], index)
    return content[1]


def named_behind(unit: Unit, source: Source, last: int, speakers: Speakers) -> tuple[Source, int]:
    """Return the name behind a description: "the official media, Xinhua News Agency,"."""
    if not speakers.names_somebody(source) and unit.word(last) == ",":
        phrase = phrase_after(unit, last + 1)
        if phrase and unit.word(phrase[1]) in (",", ".", ""):
            named = speakers.source(unit, *phrase)
            known = named.id is not None or named.media
            if known and (source.id is None or speakers.is_person(named.id)):
                return named, phrase[1]
    return source, last
