"""Lines of a page that are not the article: menus, prompts, share lines, copyright."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.analysis.page.lines import ends_sentence, word_count
from corpus.lexicons import lexicon
from corpus.names import fold

_LONGEST_LINE = 600
_LONGEST_START = 25
_LONGEST_EDGE = 40
_LONGEST_SENTENCE = 12


@dataclass(frozen=True, slots=True)
class _Lexicon:
    interface_words: frozenset[str]
    section_words: frozenset[str]
    phrases: frozenset[str]
    starts: re.Pattern[str]
    markers: re.Pattern[str]
    edges: re.Pattern[str]
    patterns: re.Pattern[str]


def is_clutter(line: str) -> bool:
    """Whether a line is no part of an article, wherever it stands."""
    if len(line) > _LONGEST_LINE:
        return False
    lexicon = _lexicon()
    folded = fold(line)
    if folded in lexicon.phrases or lexicon.patterns.fullmatch(line):
        return True
    words = folded.split()
    if 0 < len(words) <= 15 and all(w in lexicon.interface_words or w.isdigit() for w in words):
        return any(not word.isdigit() for word in words) and not line.endswith(".")
    longest = _LONGEST_SENTENCE if ends_sentence(line) else _LONGEST_START
    begins = lexicon.starts.match(folded) or lexicon.markers.match(folded)
    return len(words) <= longest and bool(begins)


def is_menu(line: str) -> bool:
    """Whether a line is made of nothing but names of sections and words of an interface."""
    lexicon = _lexicon()
    words = fold(line).split()
    return bool(words) and all(
        word in lexicon.section_words or word in lexicon.interface_words for word in words
    )


def introduces_links(line: str) -> bool:
    """Whether a line is nothing but the heading of links to other pages."""
    return len(line) <= _LONGEST_LINE and bool(_lexicon().markers.fullmatch(fold(line)))


def is_edge_clutter(line: str) -> bool:
    """Whether a line is no part of an article if it stands before its first or after its last."""
    if is_clutter(line):
        return True
    if len(line) > _LONGEST_LINE:
        return False
    if is_menu(line):
        return True
    lexicon = _lexicon()
    folded = fold(line)
    words = folded.split()
    if len(words) <= _LONGEST_START and lexicon.starts.match(folded):
        return True
    return word_count(line) <= _LONGEST_EDGE and bool(lexicon.edges.search(folded))


@cache
def _lexicon() -> _Lexicon:
    table = lexicon("boilerplate")
    return _Lexicon(
        interface_words=frozenset(table["interface_words"]),
        section_words=frozenset(w for name in table["section_words"] for w in name.split()),
        phrases=frozenset(table["phrases"]),
        starts=re.compile(_any_of(table["starts"])),
        markers=re.compile(_any_of(table["markers"])),
        edges=re.compile(_any_of(table["edges"])),
        patterns=re.compile("|".join(f"(?:{p})" for p in table["patterns"]), re.IGNORECASE),
    )


def _any_of(phrases: list[str]) -> str:
    return r"\b(?:" + "|".join(re.escape(phrase) for phrase in phrases) + r")\b"
