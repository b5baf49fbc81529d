"""The phrase that names an event: what happened to whom, in words that most articles open with."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.lexicons import lexicon
from corpus.linking.claiming.claims import reporting
from corpus.linking.claiming.signature import GROUP_WEIGHT
from corpus.linking.lexicon import acts, groups, synonyms
from corpus.model import Document
from corpus.statistics import Word, is_common, weight, words

LONGEST = 7
"""Words of a phrase."""
OPENING = 6
"""Sentences of an article in which it says what it is about."""
ENOUGH = 60
"""Articles of a story that are looked at, so that a long one costs no more."""
TELLING = 2
"""Different telling words that a phrase must have."""
SMALL = 3
"""Letters of a common word that is no name even with a capital, such as "The" or "For"."""
SHARED = 0.4
"""Share of the articles that must open with the words of a phrase."""

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_JOINING = frozenset({"of", "the", "in", "at", "on", "for", "between", "over", "against", "s"})
"""Small words that a name of an event may hold."""
_DETERMINERS = (" the", " a", " an", "'s", "’s", " of", " its")
_NOUN = re.compile(r"(?:ing|ions?|ments?|ary|ances?|ences?|ures?|als?)$")
"""How a noun for an act ends that no verb is spelled like."""

Bag = frozenset[str]


def event_phrase(documents: Sequence[Document]) -> str | None:
    """Return the most telling phrase whose words most articles open with; None without one.

    The phrase stands as it is in a headline or a first sentence of one article; its words, in
    whatever order and whichever synonym, in the openings of nearly half of the articles, two at
    least. One that several write in one piece counts more.
    """
    chosen = documents[:ENOUGH]
    holders = _holders(chosen)
    spellings: defaultdict[Bag, Counter[str]] = defaultdict(Counter)
    for document in chosen:
        own = {pair for part in _headings(document) for pair in _phrases(part)}
        for bag, spelling in own:
            spellings[bag][spelling] += 1
    worth: dict[Bag, float] = {}
    for bag in spellings:
        support = len(set.intersection(*(holders[word] for word in bag)))
        if support >= max(SHARED * len(chosen), 2):
            in_one_piece = min(spellings[bag].total(), len(chosen))
            worth[bag] = support * _weight(bag) * (1 + math.log(in_one_piece))
    if not worth:
        return None
    best = max(worth, key=lambda bag: (worth[bag], sorted(bag)))
    return _with_articles(_plainest(spellings[best]), chosen)


@cache
def _naming_acts() -> frozenset[str]:
    """Return the acts that an event is known by: a sinking or a strike, not a question."""
    return acts() - frozenset(lexicon("synonyms")["passing"]["acts"])


def _weight(bag: Bag) -> float:
    return sum(GROUP_WEIGHT if word in groups() else weight(word) for word in bag)


def _headings(document: Document) -> list[str]:
    """Return the headline and the first sentence."""
    article = document.article
    first = document.sentences[0] if document.sentences else None
    lead = article.text[first.start : first.end] if first else ""
    return [part for part in (article.headline or "", lead) if part]


def _holders(documents: Sequence[Document]) -> defaultdict[str, set[int]]:
    """Return, for each telling word, in the openings of which articles it stands."""
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for number, document in enumerate(documents):
        opening = document.sentences[:OPENING]
        end = opening[-1].end if opening else 0
        for text in (document.article.headline or "", document.article.text[:end]):
            for word in words(text):
                holders[_feature(word)].add(number)
    return holders


def _feature(word: Word) -> str:
    """Return what a word counts as: its group of synonyms, its number, its stem."""
    ordinal = _ORDINAL.fullmatch(word.text.lower())
    if ordinal:
        return ordinal.group(1)
    number = lexicon("numbers")["cardinals"].get(word.text.lower())
    return str(number) if number else synonyms().get(word.stem, word.stem)


def _phrases(text: str) -> Iterator[tuple[Bag, str]]:
    """Yield the words and the spelling of every run of words that can name an event."""
    found = list(words(text))
    for start, first in enumerate(found):
        if not _can_open(found[start : start + 2]):
            continue
        for end in range(start + 1, min(start + LONGEST, len(found)) + 1):
            last = found[end - 1]
            if end - start > 1 and not _joined(text, found[end - 2], last):
                break
            if not (_is_telling(last) or last.text.lower() in _JOINING):
                break
            bag = frozenset(_feature(word) for word in found[start:end] if _is_telling(word))
            if _is_telling(last) and len(bag) >= TELLING and _names_an_act(text, found, start, end):
                yield bag, text[first.start : last.end]


def _names_an_act(text: str, found: Sequence[Word], start: int, end: int) -> bool:
    """Return whether a phrase holds an act as a noun, at the end of a group of nouns."""
    nouns = []
    for position in range(start, end):
        if synonyms().get(found[position].stem) not in _naming_acts():
            continue
        closes = position + 1 == end or found[position + 1].text.lower() in _JOINING
        determined = text[: found[position].start].lower().rstrip().endswith(_DETERMINERS)
        nominal = position > start or determined or _NOUN.search(found[position].text.lower())
        if position == start and not (closes and nominal):
            return False
        nouns.append(closes)
    return any(nouns)


def _can_open(found: Sequence[Word]) -> bool:
    """Return whether words can begin a name: "sinking of" does, "sinking ships" does not."""
    first, *after = found
    verbal = first.text.islower() and first.text.endswith("ing")
    return _is_telling(first) and (not verbal or [word.text for word in after] == ["of"])


def _joined(text: str, one: Word, other: Word) -> bool:
    return text[one.end : other.start].isspace()


def _is_telling(word: Word) -> bool:
    """Return whether a word may carry a name: no number but an ordinal or a year, no plain verb."""
    lower = word.text.lower()
    if lower[0].isdigit():
        return bool(_ORDINAL.fullmatch(lower) or _YEAR.fullmatch(lower))
    if lower in _counting() or word.stem in reporting():
        return False
    if word.text.islower() and lower.endswith("ed"):
        return False
    named = word.text[0].isupper() and len(lower) > SMALL
    return not is_common(word.stem) or word.stem in synonyms() or named


@cache
def _counting() -> frozenset[str]:
    lists = lexicon("numbers")
    return frozenset([*lists["cardinals"], *lists["scales"]])


def _plainest(spellings: Counter[str]) -> str:
    """Return the spelling with fewest words and capitals, then the usual one, capital in front."""
    best = min(
        spellings,
        key=lambda text: (
            len([word for word in text.split() if word.lower() not in _JOINING]),
            sum(map(str.isupper, text)),
            -text.count(" "),
            -spellings[text],
            text,
        ),
    )
    return best[:1].upper() + best[1:]


def _with_articles(phrase: str, documents: Sequence[Document]) -> str:
    """Return a phrase with the articles that headlines leave out, where the texts have them."""
    parts = phrase.split()
    written = " ".join(" ".join(document.article.text.split()) for document in documents)
    result: list[str] = []
    for position, part in enumerate(parts):
        after = " ".join(parts[position : position + 2])
        if result and result[-1].lower() in _JOINING - {"the", "s"} and part.lower() != "the":
            bare = len(re.findall(rf"(?<!the )\b{re.escape(after)}\b", written))
            if len(re.findall(rf"\bthe {re.escape(after)}\b", written)) > bare:
                result.append("the")
        result.append(part)
    return " ".join(result)
