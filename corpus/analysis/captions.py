"""Picture captions and photo credits among the lines of a page."""

import re

from corpus.analysis.lines import ends_sentence, word_count

_LONGEST = 1500
_PICTURE = r"(?:photo|photograph|picture|image|screen ?(?:grab|shot)|frame ?grab|video (?:grab|still)|still)"
_SOURCES = r"(?:AP|AFP|EPA|EFE|Reuters|REUTERS|Getty|Getty Images|Xinhua|TASS|Sputnik|Yonhap|KCNA|ANSA|dpa|DPA|Kyodo|Anadolu|Shutterstock|iStock|VCG|IANS|PTI|ANI|Bloomberg)"

_STARTS = (
    re.compile(
        rf"in this (?:\w+ ){{0,3}}{_PICTURE}\b.{{0,120}}?\b(?:provided|taken|released|distributed|"
        r"obtained|supplied|issued|posted|grabbed|made available|made from|from video)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"this (?:[\w-]+ ){{0,3}}{_PICTURE}\b.{{0,120}}?\b(?:released|provided|taken|shows?|"
        r"distributed|obtained|supplied|issued|posted|made available)\b",
        re.IGNORECASE,
    ),
    re.compile(r"(?:an? )?file (?:photo|picture|image)\b", re.IGNORECASE),
    re.compile(
        r"FILE(?: PHOTO)?\s*[-–—:]|(?:photo|picture|image|caption|pictured)\s*:\s", re.IGNORECASE
    ),
)
_ENDS = (
    re.compile(
        r"\([^()]{0,120}\b(?:photos?|images?|via [A-Z]\w+|getty|shutterstock|handout|courtesy|credit|"
        r"file|pool)\b[^()]{0,80}\)\W?$",
        re.IGNORECASE,
    ),
    re.compile(r"[.!?\w]\s*\([A-Z][^()/]{1,60}/\s?[A-Z][^()]{1,80}\)$"),
    re.compile(r"[^.!?\"”]\s\[[A-Z][A-Z0-9 .,/&'-]{1,40}\]$"),
    re.compile(
        r"\b(?:photo|photograph|picture|image|foto|illustration|graphic)s?(?: credit)?\s*(?:[:/]|by\s|©)"
        r"\s*[^.:]{2,60}(?:/[^.:]{2,40})?$",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_SOURCES}\s?/\s?[A-Z][^.:]{{1,50}}$"),
    re.compile(rf"\w\.?\s[|/–—-]\s?{_SOURCES}$"),
)
_TAKEN = re.compile(
    r"\b(?:photographed|pictured) (?:on|in|at|by|with|here|during)\b", re.IGNORECASE
)
_CREDIT = re.compile(
    rf"(?:(?:photos?|image|picture|video|credits?)(?: credit)?\s*(?:[:/]|by\s)\s*)?\(?{_SOURCES}"
    rf"(?: (?:photo|images?))?(?:\s?/\s?[^.:]{{1,50}})?\)?",
)


def is_caption(line: str) -> bool:
    """Whether a line describes a picture."""
    if len(line) > _LONGEST:
        return False
    if any(pattern.match(line) for pattern in _STARTS):
        return True
    tail = line[-260:]
    if any(pattern.search(tail) for pattern in _ENDS):
        return word_count(line) >= 3
    return bool(_TAKEN.search(line)) and not ends_sentence(line)


def is_credit(line: str) -> bool:
    """Whether a line is nothing but the name of a picture's source."""
    return len(line) <= 120 and bool(_CREDIT.fullmatch(line))
