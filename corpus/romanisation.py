"""Spelling: any script as ASCII words, and keys that join the transliterations of a word.

Everything here is pure and light, for a question uses it as well as a build.
"""

import re
from functools import cache, lru_cache
from unicodedata import combining, normalize

from corpus.lexicons import lexicon

_APOSTROPHES = "'`´’‘ʼʻʿʾ′″״׳"
_NO_APOSTROPHES = str.maketrans("", "", _APOSTROPHES)
_PLAIN_MARKS = str.maketrans(dict.fromkeys("–—“”„«»…", " ") | dict.fromkeys(_APOSTROPHES))
_FIRST_AFTER_LATIN = "\u0250"
_FURTHER_LATIN = frozenset(map(chr, range(0x1E00, 0x1F00)))
_FIRST_EAST_ASIAN = "㐀"
_NAME_IN_CHARACTERS = "[㐀-鿿豈-﫿]{2,4}|[가-힣]{2,4}"


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return a name in lower-case ASCII letters and digits, words joined by one blank.

    Accents and apostrophes go, hyphens part words. A Chinese or Korean name in its own script
    is parted as English-language news parts it: family name first, then the given name.
    """
    if not name.isascii():
        if max(name) >= _FIRST_EAST_ASIAN:
            name = re.sub(_NAME_IN_CHARACTERS, _part, name)
        name = _in_ascii(name.translate(_PLAIN_MARKS))
    plain = name.lower().translate(_NO_APOSTROPHES)
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def _in_ascii(name: str) -> str:
    """Return a text in ASCII letters; one in Latin letters with accents only loses these."""
    if all(c < _FIRST_AFTER_LATIN or c in _FURTHER_LATIN for c in name):
        plain = "".join(c for c in normalize("NFKD", name) if not combining(c))
        if plain.isascii():
            return plain
    from anyascii import anyascii  # slow to import, and few questions need it

    return anyascii(name)


def words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(fold(name).split())


@cache
def family_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Return the Chinese and the Korean family names in their own characters."""
    names = lexicon("family-names")
    chinese = {*"".join(names["han"].split()), *names["han_pairs"].split()}
    korean = {*names["hangul"], *names["hangul_pairs"].split()}
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
    plain = _in_ascii(characters).lower()
    return _KOREAN_FAMILIES.get(plain, plain)


Rule = tuple[str, str, str]
"""Parts of a word, parted by blanks, of which it must hold one; a pattern; what to put for it.

The parts spare words a pattern, and questions, which know few words, the making of it: `re` makes
a pattern when it is first used. Without a pattern the parts themselves are replaced.
"""

# Each rule is tried in turn over the whole word. Sources: the transliteration tables of Russian,
# Ukrainian and Arabic into English, French and German.
_ROMANISATION: tuple[Rule, ...] = (
    ("shch chtch schtsch stsch", "", "sh"),
    ("tsch tch", "", "ch"),
    ("dzh dsch dj", "", "j"),
    ("sch", "", "sh"),
    ("je ye", "^je(?=[wlg])|^ye", "e"),
    ("kh", "", "h"),
    ("dh", "", "d"),
    ("th", "", "t"),
    ("ph", "", "f"),
    ("gu gh", "gu(?=[ei])|gh", "g"),
    ("q ck", "", "k"),
    ("c", "c(?=[aoulrk]|$)", "k"),
    ("x", "(?<=.)x", "ks"),
    ("c tz", "tz|cz|c(?=[eiy])", "ts"),
    ("w", "", "v"),
    ("off ov", "off$|ov$", "ov"),
    ("hov", "(?<=[csz]h)ov$", "ev"),
    ("enka", "enka$", "enko"),
    ("ah eh", "[ae]h$", "a"),
    ("ae oe ue", "(?<=[bcdfghklmnprstvz])([aou])e(?=[bcdfghklmnprstvz])", r"\1"),
    ("ou oo", "", "u"),
    ("ee", "", "i"),
    (
        "ai ei aj ej ay ey",
        "(?<=[ae])[ijy](?=[ijy]|$|[^aeiouy])|(?<=[ae])[iy]",
        "y",
    ),
    ("ey", "", "ay"),
    ("i y ij yj", "(?:iy|yy|ij|yj|ii|ie|y|i)$", "i"),
    ("y", "(?<=[bcdfghklmnprstvz])y(?=[bcdfghklmnprstvz])", "i"),
    ("oi ui ii oj uj ij oy uy iy", "(?<=[oui])[ijy](?![aeiou])", "y"),
    ("i", "iy?(?=[aeou])", "y"),
    ("ts", "", "z"),
)

# From sounds to one letter each. A vowel at the start leaves an "a", later ones leave nothing.
_CONSONANTS: tuple[Rule, ...] = (
    ("shch chtch schtsch stsch tsch tch dsch dzh sch sh ch zh dj ts tz cz", "", "s"),
    ("kh gh ck", "", "k"),
    ("x", "^x", "s"),
    ("x", "", "ks"),
    ("c", "c(?=[eiy])", "s"),
    ("q g c", "", "k"),
    ("dh", "", "d"),
    ("th", "", "t"),
    ("ph v w", "", "f"),
    ("j y i", "^(?:j(?=[ei][lvfg])|y|i)(?=[aeiou])", "a"),
    ("j", "(?<=[aeiouy])j(?![aeiou])", ""),
    ("z j", "", "s"),
    ("h", "(?<=.)h", ""),
    ("a e i o u y", "^[aeiouy]+", "A"),
    ("a e i o u y", "[aeiouy]+", "-"),
)


def _applied(rules: tuple[Rule, ...], word: str) -> str:
    for parts, pattern, replacement in rules:
        for part in parts.split():
            if part not in word:
                continue
            if pattern:
                word = re.sub(pattern, replacement, word)
                break
            word = word.replace(part, replacement)
    return word


def _single(word: str) -> str:
    """Return a word with each letter once where it is doubled."""
    return "".join(c for c, before in zip(word, " " + word, strict=False) if c != before)


@lru_cache(maxsize=65536)
def romanised(word: str) -> str:
    """Return a folded word in one spelling for its common transliterations (kh/h, ou/u, ey/ei)."""
    return _single(_applied(_ROMANISATION, word))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word as one key for its transliteration variants.

    It is empty only for an empty word; words of the same key need not be the same name.
    """
    return _single(_applied(_CONSONANTS, word)).replace("-", "").lower() or word
