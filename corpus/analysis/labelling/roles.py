"""Roles: nouns for what somebody is."""

from functools import cache, lru_cache

from corpus.analysis.syntax.cues import cue_of
from corpus.analysis.syntax.phrases import function_words
from corpus.lexicons import lexicon, words

_GROUPS = ("political", "military", "police", "religious", "royal", "legal", "work")
_RANKED = ("political", "military", "police", "legal")
_SHORTEST = 5
"""Letters from which an unknown word's ending tells a role."""


@cache
def role_words() -> frozenset[str]:
    """Return the nouns that lexicons have, in lower case."""
    single = lexicon("titles")["single"]
    titles = {word for group in _GROUPS for word in single[group].split()}
    return words("roles", "roles") | words("roles", "kin") | titles


@lru_cache(maxsize=8192)
def is_role(word: str) -> bool:
    """Say whether a word in lower case is a noun for what somebody is."""
    word = word.removesuffix(".")
    if word in role_words():
        return True
    first, turned, last = word.partition("-turned-")
    if turned:
        return first in role_words() and last in role_words()
    first, _, rest = word.partition("-")
    if rest in words("roles", "hyphened"):
        return first in role_words()
    for hyphen in ("-", "–"):
        if hyphen in word and word.rsplit(hyphen, 1)[1] in role_words():
            return True  # "off-spinner", "ex-wife"
    if len(word) < _SHORTEST or word in words("roles", "not_roles") or not word.isalpha():
        return False
    return word.endswith(tuple(words("roles", "endings")))


def is_epithet(word: str) -> bool:
    """Say whether a word stands for a person just named: "22-year-old", "mum-of-two"."""
    return word.endswith("-year-old") or (
        word.startswith(("mother-of-", "father-of-", "mum-of-", "mom-of-", "dad-of-"))
    )


def is_kin(word: str) -> bool:
    """Say whether a word in lower case names a relation to somebody."""
    return word in words("roles", "kin")


@cache
def _titles() -> frozenset[str]:
    return frozenset(
        word for group in _RANKED for word in lexicon("titles")["single"][group].split()
    )


def is_rank(word: str) -> bool:
    """Say whether a word is a rank or office that may stand right before a name."""
    return word.removesuffix(".") in _titles()


@cache
def fields() -> frozenset[str]:
    """Return words for what ministries and the like are for: "trade", "forestry"."""
    return frozenset(lexicon("titles")["fields"]["words"].split())


@cache
def closed_words() -> frozenset[str]:
    """Return words of grammar that stand inside no phrase for somebody."""
    return (
        function_words("determiners")
        | function_words("pronouns")
        | function_words("conjunctions")
        | (function_words("auxiliaries") - {"'s"})
        | function_words("openers")
    ) - {"first", "second"}


def is_saying_verb(word: str) -> bool:
    """Say whether a word is a verb of saying, and no noun."""
    cue = cue_of(word, "")
    return cue is not None and not cue.noun and cue.form != "base"
