"""Spelling: any script as ASCII words, and keys that join the transliterations of a word.

Everything here is pure and light, for a question uses it as well as a build.
"""

import re
import tomllib
from functools import cache, lru_cache

from anyascii import anyascii

from corpus.data import data_path

_APOSTROPHES = re.compile("['`´’‘ʼʻʿʾ′״׳]")
_EAST_ASIAN = re.compile("[㐀-鿿豈-﫿가-힣]")
_NAME_IN_CHARACTERS = re.compile("[㐀-鿿豈-﫿]{2,4}|[가-힣]{2,4}")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return a name in lower-case ASCII letters and digits, words joined by one blank.

    Accents and apostrophes go, hyphens part words. A Chinese or Korean name in its own script
    is parted as English-language news parts it: family name first, then the given name.
    """
    if not name.isascii():
        if _EAST_ASIAN.search(name):
            name = _NAME_IN_CHARACTERS.sub(_part, name)
        name = anyascii(_APOSTROPHES.sub("", name))
    plain = _APOSTROPHES.sub("", name.lower())
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(fold(name).split())


@cache
def family_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Return the Chinese and the Korean family names in their own characters."""
    with data_path("config", "lexicons", "family-names.toml").open("rb") as file:
        lexicon = tomllib.load(file)
    chinese = {*"".join(lexicon["han"].split()), *lexicon["han_pairs"].split()}
    korean = {*lexicon["hangul"], *lexicon["hangul_pairs"].split()}
    return frozenset(chinese), frozenset(korean)


def _part(match: re.Match[str]) -> str:
    """Return a name in characters with blanks where its romanised form has them."""
    text = match.group()
    chinese, korean = family_characters()
    families = korean if text[0] >= "가" and text[0] <= "힣" else chinese
    length = 2 if text[:2] in families and len(text) > 2 else 1
    if text[:length] not in families or len(text) - length > 2:
        return text
    given = text[length:]
    if families is korean:
        return f"{_korean_family(text[:length])} {' '.join(given)}"
    return f"{text[:length]} {given}"


# The Revised Romanisation, which anyascii gives, is not how these are written in the news.
_KOREAN_FAMILIES = {"gim": "kim", "i": "lee", "bag": "park", "jeong": "jung", "coe": "choi"}


def _korean_family(characters: str) -> str:
    plain = anyascii(characters).lower()
    return _KOREAN_FAMILIES.get(plain, plain)


# Each rule is tried in turn over the whole word. Sources: the transliteration tables of Russian,
# Ukrainian and Arabic into English, French and German.
_ROMANISATION = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("shch|chtch|schtsch|stsch", "sh"),
        ("tsch|tch", "ch"),
        ("dzh|dsch|dj", "j"),
        ("sch", "sh"),
        ("^je(?=[wlg])|^ye", "e"),
        ("kh", "h"),
        ("dh", "d"),
        ("th", "t"),
        ("ph", "f"),
        ("gu(?=[ei])|gh", "g"),
        ("q", "k"),
        ("ck", "k"),
        ("c(?=[aoulrk]|$)", "k"),
        ("(?<=.)x", "ks"),
        ("tz|cz|c(?=[eiy])", "ts"),
        ("w", "v"),
        ("off$|ow$", "ov"),
        ("(?<=[csz]h)ov$", "ev"),
        ("enka$", "enko"),
        ("[ae]h$", "a"),
        ("(?<=[bcdfghklmnprstvz])([aou])e(?=[bcdfghklmnprstvz])", r"\1"),
        ("ou|oo", "u"),
        ("ee", "i"),
        ("(?<=[ae])[ijy](?=[ijy]|$|[^aeiouy])|(?<=[ae])[iy]", "y"),
        ("ey", "ay"),
        ("(?:iy|yy|ij|yj|ii|ie|y|i)$", "i"),
        ("(?<=[bcdfghklmnprstvz])y(?=[bcdfghklmnprstvz])", "i"),
        ("(?<=[oui])[ijy](?![aeiou])", "y"),
        ("iy?(?=[aeou])", "y"),
        ("ts", "z"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65536)
def romanised(word: str) -> str:
    """Return a folded word in one spelling for its common transliterations (kh/h, ou/u, ey/ei)."""
    for pattern, replacement in _ROMANISATION:
        word = pattern.sub(replacement, word)
    return word


# From sounds to one letter each. A vowel at the start leaves an "a", later ones leave nothing.
_CONSONANTS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("shch|chtch|schtsch|stsch|tsch|tch|dsch|dzh|sch|sh|ch|zh|dj|ts|tz|cz", "s"),
        ("kh|gh|ck", "k"),
        ("^x", "s"),
        ("x", "ks"),
        ("c(?=[eiy])", "s"),
        ("[qgc]", "k"),
        ("dh", "d"),
        ("th", "t"),
        ("ph|[vw]", "f"),
        ("^(?:j(?=[ei][lvfg])|y|i)(?=[aeiou])", "a"),
        ("(?<=[aeiouy])j(?![aeiou])", ""),
        ("[zj]", "s"),
        ("(?<=.)h", ""),
        ("^[aeiouy]+", "A"),
        ("[aeiouy]+", "-"),
        (r"([b-z])\1+", r"\1"),
        ("-", ""),
    )
)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word as one key for its transliteration variants.

    It is empty only for an empty word; words of the same key need not be the same name.
    """
    key = word
    for pattern, replacement in _CONSONANTS:
        key = pattern.sub(replacement, key)
    return key.lower() or word
