"""Noun phrases, found without a parser: where the words for a speaker begin and end."""

from functools import cache

from corpus.analysis.syntax.cues import cue_of
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words

_LONGEST = 30
"""Words that a phrase for a speaker has at most."""
_SETTING = 6
"""Words of "in a short news release" at most."""
_SETTING_LEADS = frozenset({"in", "at", "during", "on", "via", "through", "by"})
NOMINATIVES = frozenset({"he", "she", "they", "we", "i"})
"""Pronouns that are a whole subject."""
PUNCTUATION = frozenset(",;:.!?()[]{}–—-…\"“”„«»‘’'/*•|") | {"--", "..."}


@cache
def _stops() -> frozenset[str]:
    return (
        words("function-words", "auxiliaries")
        | words("function-words", "conjunctions") - {"and", "&"}
        | words("function-words", "subordinators")
        | {"said", "says", "told", "saying", "who", "according"}
    ) - {"'s"}


def function_words(key: str) -> frozenset[str]:
    """Return one closed class of words, such as `prepositions`."""
    return words("function-words", key)


def is_adverb(word: str) -> bool:
    """Say whether a word may stand between a subject and its verb."""
    return (
        word in function_words("adverbs")
        or (len(word) > 4 and word.endswith("ly") and word not in ("family", "italy", "assembly"))
    )  # fmt: skip


def before(unit: Unit, index: int) -> int:
    """Return the last place, at or before `index`, that is no adverb and no auxiliary."""
    skipped = function_words("auxiliaries")
    while index >= 0 and unit.free(index) and not unit.capital(index):
        word = unit.lower[index]
        if word != "'s" and (is_adverb(word) or word in skipped):
            index -= 1
        else:
            break
    return _before_moment(unit, index)


def _before_moment(unit: Unit, index: int) -> int:
    """Return the last place ahead of "on Tuesday" or "last night", where that ends at `index`."""
    first = index
    while first > 0 and unit.free(first) and unit.lower[first] in function_words("moments"):
        first -= 1
    if first == index:
        return _before_setting(unit, index)
    while first > 0 and unit.free(first) and unit.lower[first] in function_words("moment_leads"):
        first -= 1
    return _before_setting(unit, first)


def _before_setting(unit: Unit, index: int) -> int:
    """Return the last place ahead of "in a statement", where that ends at `index`."""
    if not unit.free(index) or unit.lower[index] not in function_words("settings"):
        return index
    for first in range(index - 1, max(index - _SETTING, 0), -1):
        if not unit.free(first) or unit.lower[first] in PUNCTUATION:
            return index
        if unit.lower[first] in _SETTING_LEADS:
            return first - 1
    return index


def before_plain(unit: Unit, index: int) -> int:
    """Return the last place, at or before `index`, that is no adverb."""
    while index > 0 and unit.free(index) and is_adverb(unit.lower[index]):
        index -= 1
    return index


def phrase_before(unit: Unit, end: int) -> tuple[int, int] | None:
    """Return the noun phrase whose last word is at `end`, as words, None where there is none."""
    first = _reach_back(unit, end)
    first = _without_opener(unit, first, end)
    return (first, end + 1) if first <= end and _has_letter(unit, first, end + 1) else None


def _reach_back(unit: Unit, end: int) -> int:
    index = end
    stops = _stops()
    closing = 0
    while index >= 0 and end - index < _LONGEST and unit.free(index):
        word = unit.lower[index]
        if word == ")":
            closing += 1
        elif word == "(" and closing:
            closing -= 1
        elif not closing and (
            (word in stops and not _is_namesake(unit, index))
            or _is_verb(unit, index)
            or _parts(unit, index)
        ):
            break
        index -= 1
    return index + 1


def _is_namesake(unit: Unit, index: int) -> bool:
    """Say whether an auxiliary is a name or a month: "a report in May", "the actor Will Smith"."""
    return index > 0 and unit.lower[index] in ("may", "will") and unit.capital(index)


def _is_verb(unit: Unit, index: int) -> bool:
    if unit.capital(index):
        return False
    cue = cue_of(unit.lower[index], unit.word(index + 1))
    if cue is None or cue.noun or cue.form == "base":
        return False
    # A participle before a noun ("the reported attack") is no verb of the sentence.
    return unit.word(index - 1) not in function_words("determiners") | {"'s"}


def _without_opener(unit: Unit, first: int, end: int) -> int:
    """Return where the subject begins behind "But", "On Tuesday" or "In a statement"."""
    times, openers = function_words("times"), function_words("openers")
    while first < end:
        word = unit.lower[first]
        opens = word in openers or (is_adverb(word) and not unit.capital(first + 1))
        # A live blog puts the hour ahead: "14:05 The fire service says …".
        opens = opens or (word[0].isdigit() and unit.word(first + 1) in function_words("articles"))
        if opens or (word in times and _is_name_start(unit, first + 1)):
            first += 1
        elif word in function_words("prepositions"):
            return _behind_preposition(unit, first, end)
        else:
            break
    return first


def _is_name_start(unit: Unit, index: int) -> bool:
    return unit.capital(index) or unit.word(index) in (
        function_words("determiners") | function_words("pronouns")
    )


def _behind_preposition(unit: Unit, first: int, end: int) -> int:
    """Return where the last noun phrase begins that no preposition leads."""
    determiners, prepositions = function_words("determiners"), function_words("prepositions")
    if unit.lower[end] in function_words("pronouns"):
        return end
    best = end
    for index in range(end, first, -1):
        word, previous = unit.lower[index], unit.lower[index - 1]
        if word in prepositions or word in ("'s", "and"):
            continue
        if word in determiners and previous not in prepositions:
            return index
        # The preposition itself may begin the sentence: "In Ola Berg's view".
        if unit.capital(index) and not (index - 1 > first and unit.capital(index - 1)):
            best = index
            if previous not in prepositions and previous not in determiners:
                return index
    # "In a statement 14 organisations said"
    return best - (best - 1 > first and unit.lower[best - 1].isdigit())


def _has_letter(unit: Unit, first: int, last: int) -> bool:
    return any(unit.tokens[index].text[0].isalnum() for index in range(first, last))


def phrase_after(unit: Unit, start: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins at `start`, as words, None where there is none."""
    if unit.word(start) in NOMINATIVES and unit.free(start):
        return start, start + 1
    index, seen_noun = start, False
    while index < len(unit) and index - start < _LONGEST and unit.free(index):
        if not _goes_on(unit, index, seen_noun=seen_noun):
            break
        seen_noun = seen_noun or unit.lower[index] not in function_words("determiners")
        index += 1
    while index > start and unit.lower[index - 1] in (
        function_words("prepositions") | {"and", "'s", "the", "a"}
    ):
        index -= 1
    return (start, index) if index > start and _has_letter(unit, start, index) else None


def _goes_on(unit: Unit, index: int, *, seen_noun: bool) -> bool:
    word = unit.lower[index]
    if word in _stops() or word in function_words("times") or _is_verb(unit, index):
        return False
    if word in PUNCTUATION:
        if is_glued(unit, index):
            return True
        # An abbreviation may follow in brackets: "the Workers' Party (WPK)".
        return (word == "(" and _is_abbreviation(unit, index + 1, ")")) or (
            word == ")" and _is_abbreviation(unit, index - 1, ")")
        )
    if word == "and":
        return seen_noun and unit.capital(index + 1) and not unit.capital(0)
    if word in function_words("prepositions"):
        following = unit.word(index + 1)
        return (
            seen_noun
            and word in function_words("inner_prepositions") - {"to", "on"}
            and following not in function_words("times")
            and not following[:1].isdigit()
            and (word != "in" or unit.capital(index + 1) or following == "the")
        )
    if index > 0 and seen_noun and word in function_words("articles"):
        return unit.lower[index - 1] in function_words("prepositions")
    return word not in function_words("pronouns") or not seen_noun


def _parts(unit: Unit, index: int) -> bool:
    word = unit.lower[index]
    if word not in PUNCTUATION or is_glued(unit, index):
        return False
    # "workers' unions"
    possessive = word == "'" and unit.word(index - 1).endswith("s")
    return not (possessive and unit.tokens[index - 1].end == unit.tokens[index].start)


def is_glued(unit: Unit, index: int) -> bool:
    """Say whether a hyphen stands within a word that was parted: "22-year-old"."""
    return (
        unit.lower[index] == "-"
        and 0 < index < len(unit) - 1
        and unit.tokens[index - 1].end == unit.tokens[index].start
        and unit.tokens[index].end == unit.tokens[index + 1].start
    )


def _is_abbreviation(unit: Unit, index: int, _closing: str) -> bool:
    return 0 <= index < len(unit) and unit.tokens[index].text.isupper()
