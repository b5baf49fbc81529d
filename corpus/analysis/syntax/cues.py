"""Cue verbs: the words that introduce what somebody says."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.lexicons import lexicon, ordered_words, words

Form = Literal["base", "present", "past", "participle", "perfect"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a cue verb and what may follow it."""

    verb: str
    form: Form
    particle: str
    """The word that must follow: "out" of "pointed out"; empty for most."""
    clause: bool
    bare: bool
    infinitive: bool
    takes_object: bool
    inverted: bool
    report: bool
    weak: bool
    """Whether events and things are its subject as well."""
    noun: bool
    """Whether the form is a noun at least as often."""


@cache
def cue_forms() -> dict[str, tuple[Cue, ...]]:
    """Return every cue form in lower case with what it is, those with a particle first."""
    verbs = dict.fromkeys(
        verb
        for key in ("clause", "infinitive", "object", "report")
        for verb in ordered_words("cues", key)
    )
    forms: dict[str, dict[str, Cue]] = {}
    for verb in verbs:
        stem, _, particle = verb.partition("-")
        for form, spelling in _spellings(stem):
            forms.setdefault(spelling, {}).setdefault(
                particle, _cue(verb, form, spelling, particle)
            )
    return {
        spelling: tuple(cue for _, cue in sorted(cues.items(), reverse=True))
        for spelling, cues in forms.items()
    }


def cue_of(word: str, following: str) -> Cue | None:
    """Return the cue that a word in lower case is ahead of the word that follows, if it is one."""
    for cue in cue_forms().get(word, ()):
        if cue.particle in ("", following):
            return cue
    return None


def _cue(verb: str, form: Form, spelling: str, particle: str) -> Cue:
    return Cue(
        verb,
        form,
        particle,
        clause=verb in words("cues", "clause"),
        bare=verb in words("cues", "bare"),
        infinitive=verb in words("cues", "infinitive"),
        takes_object=verb in words("cues", "object"),
        inverted=verb in words("cues", "inverted") and form in ("present", "past"),
        report=verb in words("cues", "report"),
        weak=verb in words("cues", "weak"),
        noun=spelling in words("cues", "nouns") and spelling != "said",
    )


def _spellings(verb: str) -> tuple[tuple[Form, str], ...]:
    irregular = lexicon("cues")["irregular"].get(verb)
    if irregular:
        present, past, perfect, participle = irregular
    else:
        present, past, participle = _regular(verb)
        perfect = past
    return (
        ("present", present),
        ("past", past),
        ("past" if perfect == past else "perfect", perfect),
        ("participle", participle),
        ("base", verb),
    )


def _regular(verb: str) -> tuple[str, str, str]:
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    if verb.endswith(("s", "sh", "ch", "x")):
        return f"{verb}es", f"{verb}ed", f"{verb}ing"
    return f"{verb}s", f"{verb}ed", f"{verb}ing"
