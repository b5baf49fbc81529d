"""Picture captions and photo credits among the lines of a page."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.analysis.page.lines import ends_sentence, word_count
from corpus.lexicons import lexicon

_LONGEST = 1500
_LONGEST_CREDIT = 120
_CREDIT_WITHIN = 260
"""Characters at the end of a line in which a credit stands."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    starts: tuple[re.Pattern[str], ...]
    ends: tuple[re.Pattern[str], ...]
    credit: re.Pattern[str]


_WHERE = re.compile(
    r"\b(?:photographed|pictured) (?:on|in|at|by|with|here|during)\b", re.IGNORECASE
)


def is_caption(line: str) -> bool:
    """Whether a line describes a picture."""
    if len(line) > _LONGEST:
        return False
    if any(pattern.match(line) for pattern in _patterns().starts):
        return True
    tail = line[-_CREDIT_WITHIN:]
    if any(pattern.search(tail) for pattern in _patterns().ends):
        return word_count(line) >= 3
    return bool(_WHERE.search(line)) and not ends_sentence(line)


def is_credit(line: str) -> bool:
    """Whether a line is nothing but the name of a picture's source."""
    return len(line) <= _LONGEST_CREDIT and bool(_patterns().credit.fullmatch(line))


@cache
def _patterns() -> _Patterns:
    words = lexicon("captions")
    source, picture, credit, taken, bracketed = (
        "(?:" + "|".join(re.escape(word) for word in words[key]) + ")"
        for key in ("sources", "pictures", "credits", "taken", "in_brackets")
    )
    return _Patterns(
        starts=(
            _ignoring_case(rf"in this (?:\w+ ){{0,3}}{picture}\b.{{0,120}}?\b{taken}\b"),
            _ignoring_case(rf"this (?:[\w-]+ ){{0,3}}{picture}\b.{{0,120}}?\b(?:{taken}|shows?)\b"),
            _ignoring_case(r"(?:an? )?file (?:photo|picture|image)\b"),
            _ignoring_case(r"(?:photo|picture|image|caption|pictured)\s*:\s"),
            _ignoring_case(r"(?:image|media|video|photo) caption\s*[,:]\s"),
            re.compile(r"FILE(?: PHOTO)?\s*[-–—:]"),
        ),
        ends=(
            _ignoring_case(rf"\([^()]{{0,120}}\b(?:{bracketed}|via \w+)\b[^()]{{0,80}}\)\W?$"),
            re.compile(r"[.!?\w]\s*\([A-Z][^()/]{1,60}/\s?[A-Z][^()]{1,80}\)$"),
            re.compile(r"[^.!?\"”]\s\[[A-Z][A-Z0-9 .,/&'-]{1,40}\]$"),
            re.compile(rf"\s\[[^\[\]]{{0,60}}\b(?:{source}|(?i:{bracketed}))\b[^\[\]]{{0,30}}\]$"),
            re.compile(r"\bCredit\s?(?:\.\.\.|…|:)\s?[^.:?!]{2,100}$"),
            _ignoring_case(rf"\b{credit}(?: credit)?\s*(?:[:/]|by\s|©)\s*[^.:?!]{{2,100}}$"),
            re.compile(rf"\b{source}\s?/\s?[A-Z][^.:]{{1,50}}$"),
            re.compile(rf"\w\.?\s[|/–—-]\s?{source}$"),
        ),
        credit=re.compile(
            rf"(?:(?i:{credit})(?: credit| source)?\s*(?:[:/,]|by\s)\s*)?(?:[^.:/]{{2,40}}/\s?)?"
            rf"\(?(?i:{source})(?: (?:photo|images?))?(?:\s?/\s?[^.:]{{1,50}})?\)?"
        ),
    )


def _ignoring_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
