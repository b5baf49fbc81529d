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
_SAMPLE = 1500
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
    return str(classify(sample)[0]) if classify else None


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
