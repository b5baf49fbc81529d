"""The language of a text."""

import re
from collections.abc import Callable
from functools import cache

_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
)
ENGLISH = "en"
_SAMPLE = 1500
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    ["the", "of", "and", "to", "is", "was", "that", "with", "from", "by", "he", "said"]
)
_SMALL_SHARE = 0.1
"""English news has about 0.2; French, Dutch and German text stay below 0.05."""
_SHORTEST = 60


def find_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, None where that can't be told."""
    sample = text[:_SAMPLE]
    letters = sum(1 for character in sample if character.isalpha())
    for code, script in _SCRIPTS:
        if letters and len(script.findall(sample)) * 3 > letters:
            return code
    if letters < _SHORTEST:
        return None
    classify = _classifier()
    found = str(classify(sample)[0]) if classify else None
    return ENGLISH if found and _sounds_english(sample) else found


def is_english(language: str | None) -> bool:
    """Return whether a text of this language code is read as English, as an unknown one is."""
    return language is None or language.lower().replace("_", "-").split("-")[0] == ENGLISH


def _sounds_english(text: str) -> bool:
    """Return whether a text has as many small English words as no other language has.

    Lists of foreign names in English text are otherwise taken for their language.
    """
    found = _WORD.findall(text.lower())
    return sum(word in _SMALL for word in found) > _SMALL_SHARE * len(found)


@cache
def _classifier() -> Callable[[str], tuple[str, float]] | None:
    """Return what tells languages apart, None where its model can't be unpacked.

    It is loaded when first needed, for that takes longer than most uses of this module, and it
    unpacks into the folder for temporary files, which a full or read-only disk refuses.
    """
    import py3langid  # type: ignore[import-untyped]

    classify: Callable[[str], tuple[str, float]] = py3langid.classify
    try:
        classify("")
    except OSError:
        return None
    return classify
