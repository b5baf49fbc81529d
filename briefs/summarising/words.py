"""Words of a line or an excerpt as the check compares them: folded, with where sentences begin."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus import lexicons
from corpus.statistics import highest_weight, is_common, stem, weight

_WORD = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W_]+(?:['’][^\W\d_]+)*")
_ENDS = re.compile(r"[.!?:…]|\n")
_JOINS = re.compile(r"[ \t\u00a0]*[-‐‑–]?[ \t\u00a0]*")
_SHORT = 3
"""Letters up to which a capitalised word before a full stop may be an abbreviation, as in "Mr."."""
_NAMELIKE = 0.4
"""Share of the highest weight from which a word in small letters may still be a name."""
_QUOTING = "“”„«»\"‘’'()[] \t"


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `folded` is in lower case, without dots, accents and a possessive.

    `begins` says that a sentence begins with it, `joined` that nothing but blanks or a hyphen
    stands between it and the word before.
    """

    start: int
    end: int
    text: str
    folded: str
    begins: bool
    joined: bool

    @property
    def is_capital(self) -> bool:
        """Whether it has a capital letter, or letters of a script that knows none."""
        return any(letter.isupper() or letter.istitle() for letter in self.text) or any(
            unicodedata.category(letter) in ("Lo", "Lm") for letter in self.text
        )


def normal(text: str) -> str:
    """Return a text in compatibility form, so that look-alike letters of one kind are the same."""
    return unicodedata.normalize("NFKC", text)


def folded(word: str) -> str:
    """Return a word in lower case, without dots, accents and a possessive."""
    bare = word.replace("’", "'").casefold().removesuffix("'s").rstrip("'").replace(".", "")
    if bare.isascii():
        return bare
    parts = unicodedata.normalize("NFD", bare)
    return "".join(letter for letter in parts if unicodedata.category(letter) != "Mn")


@lru_cache(maxsize=1024)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words and numbers of a text in normal form, in order."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        short = bool(found) and len(found[-1].text) <= _SHORT and found[-1].text[:1].isupper()
        begins = not found or (bool(_ENDS.search(between)) and not (short and between == ". "))
        joined = bool(found) and (
            bool(_JOINS.fullmatch(between)) or (short and between in (". ", "."))
        )
        word = match.group()
        found.append(Word(match.start(), match.end(), word, folded(word), begins, joined))
        end = match.end()
    return tuple(found)


def opens(text: str, word: Word) -> bool:
    """Whether a capital is due where a word stands: a sentence or a quote begins there."""
    before = text[: word.start].rstrip(_QUOTING)
    return word.begins or not before or text[word.start - 1] in '“"«‘'


@cache
def small() -> frozenset[str]:
    """Words of closed classes, folded: they name nobody and say nothing of a subject."""
    return opening() | _class("auxiliaries")


@cache
def opening() -> frozenset[str]:
    """Those of them with which a statement may begin: "Will" there is somebody."""
    classes = ("determiners", "pronouns", "prepositions", "subordinators", "conjunctions")
    found = [_class(name) for name in (*classes, "openers", "minor")]
    return frozenset().union(*found) - _class("auxiliaries")


def _class(name: str) -> frozenset[str]:
    found = frozenset(folded(word) for word in lexicons.words("function-words", name))
    return found - number_words() - {""}


@cache
def number_words() -> frozenset[str]:
    """Words for numbers, which are looked at by value."""
    table = lexicons.lexicon("numbers")
    return frozenset({*table["cardinals"], *table["ordinals"], *table["scales"]})


@cache
def personal_names() -> frozenset[str]:
    """Given and family names of the lexicons, folded."""
    tables = (
        lexicons.lexicon("names-given")["given"],
        lexicons.lexicon("names-family")["family"],
    )
    return frozenset(folded(w) for table in tables for text in table.values() for w in text.split())


def is_rare(word: str) -> bool:
    """Whether a folded word is none that English prose often has, or is somebody's name.

    Verbs of saying are plain English, and so is a name that is a very common word, such as "said".
    """
    if word in small() or stem(word) in _saying():
        return False
    share = weight(stem(word)) / highest_weight()
    return share >= 1 or (share >= _NAMELIKE and word in personal_names())


def is_saying(word: str) -> bool:
    """Whether a folded word tells that something comes from somebody."""
    return stem(word) in _reporting()


@cache
def _reporting() -> frozenset[str]:
    verbs = lexicons.words("cues", "inverted") | lexicons.words("cues", "report")
    return frozenset(map(stem, verbs | lexicons.words("summaries", "sourcing") | {"said"}))


@cache
def _saying() -> frozenset[str]:
    return frozenset(map(stem, lexicons.words("cues", "clause"))) | {"said", "told"}


def is_content(word: Word) -> bool:
    """Whether a word says something of its subject, as "the" and "was" don't."""
    return word.folded not in small() and not is_common(stem(word.folded))


def stems_of(words: Sequence[Word]) -> frozenset[str]:
    """Return the stems of words."""
    return frozenset(stem(word.folded) for word in words)
