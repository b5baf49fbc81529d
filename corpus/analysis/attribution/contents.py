"""What a cue introduces: where the words that are said begin and end."""

from corpus.analysis.syntax.cues import Cue, cue_of
from corpus.analysis.syntax.phrases import (
    NOMINATIVES,
    PUNCTUATION,
    function_words,
    is_adverb,
    phrase_before,
)
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words

_LISTENERS = 4
"""Words of a plain noun phrase for who is told something, its article left out, at most."""
_LONGEST = 200
"""Words looked through for where an object ends."""
_REACH = 12
"""Words between a cue and its "that" at most: "said in a statement on Tuesday that"."""
_HEARERS = {"tell", "remind", "assure", "inform", "convince", "notify", "persuade", "warn", "ask"}
_PARTING = {"and", "but", "although", "though", "which", "while", "whereas", "who", "as"}
_SILENT = {"comment", "say", "answer", "respond", "speak", "elaborate", "reply", "discuss"}
_UNNAMED = {"named", "identified", "quoted"}
_INWARD = {"know", "think", "learn", "remember", "feel", "wonder", "decide"}
"""Verbs that with "of" and "about" tell nothing that was said."""
_CLAUSE_OPENERS = NOMINATIVES | {
    "the",
    "a",
    "an",
    "it",
    "you",
    "his",
    "her",
    "their",
    "its",
    "there",
}
_KNOWN_OF = {"of", "about"}
_END = {".", "!", "?", ";"}


def starts_phrase(unit: Unit, index: int) -> bool:
    """Say whether a noun phrase may begin at a word: a name, a pronoun, an article, a plural."""
    if not unit.free(index):
        return False
    word = unit.lower[index]
    if word in function_words("prepositions") | function_words("conjunctions"):
        return False
    if unit.capital(index) or word in function_words("determiners") | function_words("pronouns"):
        return True
    return word[0].isalpha() and not is_adverb(word) and word not in function_words("auxiliaries")


def is_trailing(unit: Unit, first: int, last: int) -> bool:
    """Say whether source and cue, words `first` to `last`, come behind what is said."""
    after = unit.word(last)
    if not _has_words_before(unit, first, 1 if after == "," else 3):
        return False
    if last >= len(unit) or (after in _END and unit.free(last)):
        return True
    if after == "," and unit.free(last):
        quoted_next = last + 1 < len(unit) and not unit.free(last + 1)
        return unit.word(last + 1) != "that" and not (quoted_next and unit.free(first - 1))
    if not unit.free(last):
        return False
    if after in function_words("times") or after in function_words("prepositions"):
        return not _has_that(unit, last) and not _leads_to_quote(unit, first, last)
    return after in ("as", "when", "while", "adding", "citing", "-", "–", "—") or (
        is_adverb(after) and last + 1 < len(unit) and unit.word(last + 1) in _END
    )


def _has_words_before(unit: Unit, first: int, fewest: int) -> bool:
    """Say whether a comma or a quote parts the source from enough words before it."""
    previous = first - 1
    if previous < 0:
        return False
    if not unit.free(previous):
        return True
    return (
        unit.lower[previous] in (",", "-", "–", "—")
        and previous >= fewest
        and not _is_opener(unit, previous)
    )


def _is_opener(unit: Unit, comma: int) -> bool:
    """Say whether what stands before a comma only opens the sentence: "On Tuesday,"."""
    openers = function_words("prepositions") | {"when", "while", "asked", "as", "according"}
    return unit.lower[0] in openers and "," not in unit.lower[:comma]


def _has_that(unit: Unit, start: int) -> bool:
    for index in range(start, min(start + _REACH, len(unit))):
        if unit.lower[index] == "that":
            return True
        if unit.lower[index] == "," or not unit.free(index):
            return False
    return False


def _leads_to_quote(unit: Unit, first: int, last: int) -> bool:
    """Say whether a quote follows, and none went before: "Xi wrote in the letter, “…”"."""
    if not unit.free(first - 1):
        return False
    for index in range(last, min(last + _REACH, len(unit) - 1)):
        if unit.lower[index] in (",", ":"):
            return not unit.free(index + 1)
        if not unit.free(index):
            return True
    return False


def content_after(unit: Unit, start: int, cue: Cue | None) -> tuple[int, int]:
    """Return what a cue that ends at `start` introduces behind it, as words; empty if nothing."""
    end = unit.sentence_end(start)
    begin = _begin(unit, start, end, cue)
    if cue is not None and not (begin > start and unit.word(begin - 1) == "that"):
        end = _clause_end(unit, begin, end, cue)
    end = next((index for index in range(begin, end) if judged_from(unit, index)), end)
    while end > begin and unit.free(end - 1) and unit.lower[end - 1] in (".", ",", ";", "!", "?"):
        end -= 1
    return begin, end


def judged_from(unit: Unit, comma: int) -> bool:
    """Say whether a clause about what was said begins at a comma: ", a claim rebels denied"."""
    return (
        unit.word(comma) == ","
        and unit.free(comma)
        and unit.word(comma + 1) in ("a", "an")
        and unit.word(comma + 2) in words("cues", "carriers")
        and unit.word(comma + 3) not in (",", ".", "")
    )


def _clause_end(unit: Unit, begin: int, end: int, cue: Cue) -> int:
    """Return where the object of a verb ends that takes no clause: "denied it, although …"."""
    if cue.clause and not cue.takes_object:
        return end
    for index in range(begin, min(end - 1, begin + _LONGEST)):
        parted = unit.lower[index] == "," and unit.free(index) and unit.free(index + 1)
        if parted and unit.lower[index + 1] in _PARTING:
            return index
    return end


def end_of_relative(unit: Unit, relative: int, content: tuple[int, int]) -> int:
    """Return where a clause ends that is said of a subject, ahead of the verb of that subject.

    In "A man who police say robbed a bank has left" that is ahead of "has"; a clause that begins
    with a subject of its own, or that is said of an object, goes on to its end.
    """
    start, end = content
    phrase = phrase_before(unit, relative - 1 - (unit.word(relative - 1) == ","))
    if phrase is None or phrase[0] > 1:
        return end
    if not _is_finite(unit, start):
        # "A woman who says she was attacked told jurors": the main verb is one of saying.
        return next((i for i in range(start + 2, end) if unit.free(i) and _says(unit, i)), end)
    auxiliaries = function_words("auxiliaries") - {"'s", "being", "been", "having", "be"}
    index = start + 1
    while unit.word(index) in function_words("auxiliaries"):
        index += 1
    for place in range(index, end):
        if unit.word(place) in function_words("conjunctions") | {"who", "which"}:
            return end
        if unit.free(place) and (unit.lower[place] in auxiliaries or _says(unit, place)):
            return place - (unit.word(place - 1) == ",")
    return end


def _says(unit: Unit, index: int) -> bool:
    """Say whether a verb of saying stands at a word whose subject is not right ahead of it."""
    cue = cue_of(unit.lower[index], unit.word(index + 1))
    return (
        cue is not None
        and cue.form == "past"
        and not cue.noun
        and unit.word(index - 1) not in function_words("pronouns") | NOMINATIVES
        and not unit.capital(index - 1)
    )


def _is_finite(unit: Unit, index: int) -> bool:
    """Say whether a clause without a subject may begin at a word: with its verb."""
    return unit.free(index) and not (
        unit.capital(index)
        or unit.word(index) in function_words("determiners") | function_words("pronouns")
        or (
            unit.word(index).endswith("s") and unit.word(index + 1) in function_words("auxiliaries")
        )
    )


def _begin(unit: Unit, start: int, end: int, cue: Cue | None) -> int:
    clause = cue is None or cue.clause or cue.infinitive
    if clause and (that := _that(unit, start, end, cue)) is not None:
        return that + 1
    start = behind_hearer(unit, start, end, cue)
    start = _behind_setting(unit, start, end)
    if unit.word(start) == "that" and _is_relative(unit, start):
        return end
    while (
        start < end and unit.free(start) and unit.lower[start] in (",", ":", "that", "-", "–", "—")
    ):
        start += 1
    if start >= end or not unit.free(start):
        return start
    return start if _introduces(unit, start, cue) else end


def _introduces(unit: Unit, start: int, cue: Cue | None) -> bool:
    """Say whether the words at `start` can be what the cue introduces."""
    word = unit.lower[start]
    if word == "to" and unit.word(start + 1) in _SILENT:
        return False
    if unit.lower[start : start + 2] == ["to", "be"] and unit.word(start + 2) in _UNNAMED:
        return False
    if cue is not None and cue.verb == "claim" and (word[0].isdigit() or word == "lives"):
        return False
    if cue is not None and cue.verb in _INWARD and word in _KNOWN_OF:
        return False
    if cue is None or cue.bare or cue.takes_object or cue.verb in words("cues", "asking"):
        return word != "so"
    if cue.clause and word[0].isdigit():
        return True
    if cue.infinitive and "to" in unit.lower[start : start + _REACH]:
        return True
    return word in function_words("conjunctions") | function_words("pronouns") | function_words(
        "determiners"
    ) or unit.capital(start)


def _that(unit: Unit, start: int, end: int, cue: Cue | None) -> int | None:
    """Return the place of the "that" which belongs to a cue, None where none does."""
    inserted = False
    told = cue is not None and cue.verb in _HEARERS
    if not told and unit.free(start) and unit.word(start) in _CLAUSE_OPENERS:
        return None  # "said she rejected that view": the clause has begun
    for index in range(start, min(start + _REACH, end)):
        word = unit.lower[index]
        if not unit.free(index) or (word == ":" and index > start):
            return None
        if word == "that" and index > start and _is_relative(unit, index):
            return None
        if word == "that":
            return index if not inserted or unit.word(index - 1) == "," else None
        if word == "to" and cue is not None and cue.infinitive:
            return None
        # "said, without evidence, that": what stands between commas is passed over.
        inserted = inserted or (word == "," and index > start)
    return None


def _is_relative(unit: Unit, that: int) -> bool:
    """Say whether a verb follows "that": "told the paper in an interview that aired on Monday"."""
    following = unit.word(that + 1)
    if following in function_words("auxiliaries"):
        return True
    behind = unit.word(that + 2)
    ends = behind in function_words("prepositions") | function_words("times") | {"."}
    return following.endswith("ed") and ends


def behind_hearer(unit: Unit, start: int, end: int, cue: Cue | None) -> int:
    """Return the place behind who is told: "told the paper", "told reporters"."""
    if cue is None or cue.verb not in _HEARERS:
        return start
    index = start
    if unit.word(index) in function_words("pronouns") | {"him", "them", "me", "us", "her"}:
        return index + 1
    if unit.word(index) in function_words("determiners"):
        index += 1
        while index < end and unit.free(index) and unit.capital(index):
            index += 1
        if unit.capital(index - 1):
            return index
        return _behind_listeners(unit, index, end)
    while (
        index < end
        and unit.free(index)
        # "CNN's Jake Lonergan"
        and (unit.capital(index) or (unit.lower[index] == "'s" and unit.capital(index + 1)))
    ):
        index += 1
    if index == start:
        # "told public broadcaster ERT"
        noun = next((i for i in range(start, start + 3) if unit.word(i) in _listening()), None)
        if noun is not None and all(not _ends(unit, i) for i in range(start, noun)):
            return _behind_listeners(unit, noun, end)
    if index == start and _is_hearer(unit.word(index)):
        index += 1
    return index


def _listening() -> frozenset[str]:
    return words("relays", "media") | words("relays", "stations")


def _behind_listeners(unit: Unit, noun: int, end: int) -> int:
    """Return the place behind a noun phrase for listeners, its article left out.

    "the bereaved families", "the station Radio Lake", "a news briefing".
    """
    index = noun + 1
    if unit.word(noun) in _listening():
        while index < end and unit.free(index) and unit.capital(index):
            index += 1
        if index > noun + 1:
            return index
    while index < min(end, noun + _LISTENERS) and unit.free(index) and not _ends(unit, index):
        index += 1
    verb = unit.word(index) in function_words("auxiliaries") or unit.capital(index)
    return noun + 1 if verb or index == noun + _LISTENERS else index


def _ends(unit: Unit, index: int) -> bool:
    """Say whether a word can be no part of a plain noun phrase."""
    word = unit.lower[index]
    return (
        unit.capital(index)
        or word in PUNCTUATION
        or word == "that"
        or any(
            word in function_words(kind)
            for kind in (
                "prepositions", "determiners", "pronouns", "conjunctions", "auxiliaries", "times",
            )
        )
    )  # fmt: skip


def _is_hearer(word: str) -> bool:
    """Say whether a bare noun may be who is told something: "reporters", "police"."""
    return word.endswith("s") or word in words("roles", "speaking")


def _behind_setting(unit: Unit, start: int, end: int) -> int:
    """Skip when and where something is said: "on Tuesday", "in a statement"."""
    index = start
    while index < end and unit.free(index):
        word = unit.lower[index]
        if word in function_words("times") or (is_adverb(word) and not unit.capital(index)):
            index += 1
        elif word in ("in", "on", "at", "during", "to", "via", "after", "through", "last", "from"):
            behind = _behind_noun(unit, index + 1, end)
            if behind is None:
                return index
            index = behind
        else:
            break
    return index


def _behind_noun(unit: Unit, start: int, end: int) -> int | None:
    """Return the place behind a short noun phrase, None where no such follows."""
    index = start
    if unit.word(index) in function_words("determiners"):
        index += 1
        limit = index + 4
        while index < min(end, limit) and unit.free(index) and not _parts(unit, index):
            index += 1
        return index
    if unit.capital(index) or unit.word(index) in function_words("times"):
        while (
            index < end
            and unit.free(index)
            and (unit.capital(index) or unit.lower[index] in function_words("times"))
        ):
            index += 1
        return index
    return None


def _parts(unit: Unit, index: int) -> bool:
    word = unit.lower[index]
    return (
        unit.capital(index)
        or word in function_words("prepositions") | function_words("determiners")
        or word in function_words("pronouns") | function_words("conjunctions")
        or not word[0].isalnum()
    )


def is_parenthesis(unit: Unit, first: int, last: int) -> bool:
    """Say whether a tag stands in the middle of what is said: "The port, he said, is open"."""
    following = unit.word(last + 1)
    return (
        unit.word(first - 1) == ","
        and unit.word(last) == ","
        and unit.free(last)
        and following[:1].isalpha()
        and not following.endswith("ing")
        and following not in function_words("conjunctions") | {"who", "after", "before", "in", "on"}
    )
