"""What an article is about, by the words and phrases of `config/topics.toml`."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.data import tables
from corpus.errors import ConfigError
from corpus.model import Document, Topic
from corpus.statistics import highest_weight, stem, weight

_WORD = re.compile(r"[^\W_]+")
_STRONG = 3.0
_WEAK = 0.7
"""How much a strong word or phrase tells, and another."""
_PHRASE = 0.8
"""How telling a phrase is, where the most telling word is 1."""
_NAMING = 1.7
"""How much more a word tells that stands in the topic's name."""
_HEADLINE = 2
"""How often a word of the headline counts."""
_ENOUGH = 3.5
"""The least strength of a topic."""
_NEAR_STRONGEST = 0.3
"""The least strength of a topic, as a share of that of the strongest."""
_MOST = 8
"""Topics that an article has at most."""
_USUAL = 400
"""Words of a usual article."""
_SHORT = 150
"""Words below which shorter articles need no less."""

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word or phrase that speaks for a topic, and how much."""

    topic: str
    stems: Stems
    strength: float
    strong: bool


def find_topics(document: Document) -> Document:
    """Return the document with the ids of its topics, the strongest first.

    Each word or phrase of a topic that the article holds adds to its strength: more where it is
    strong, rare in general English and repeated (by the square root). A topic needs a strong one
    and another, or a strong one thrice. Longer articles need more.
    """
    stems = [stem(word) for word in _words(document.article.text)]
    headline = [stem(word) for word in _words(document.article.headline or "")]
    counts = _matches(stems)
    for entry, number in _matches(headline).items():
        counts[entry] += _HEADLINE * number
    strengths = _strengths(counts, len(stems))
    ranked = sorted(strengths, key=lambda topic: (-strengths[topic], topic))
    least = max(_ENOUGH, _NEAR_STRONGEST * max(strengths.values(), default=0.0))
    found = [topic for topic in ranked if strengths[topic] >= least][:_MOST]
    return replace(document, topics=tuple(found))


def topics_of(documents: Sequence[Document]) -> tuple[Topic, ...]:
    """Return the topics that the documents have, in the order of the register."""
    present = {topic for document in documents for topic in document.topics}
    return tuple(topic for topic in known_topics() if topic.id in present)


@cache
def known_topics() -> tuple[Topic, ...]:
    """Return every topic of the register; raises ConfigError where it is damaged."""
    return tuple(
        Topic(
            id=str(table["id"]),
            name=str(table["name"]),
            words=tuple(word.strip("'") for word in (*table["strong"], *table["words"])),
            aliases=tuple(table["aliases"]),
        )
        for table in _tables()
    )


@cache
def _tables() -> tuple[Mapping[str, list[str]], ...]:
    try:
        topics = tables("config", "topics.toml")["topic"]
        return tuple({key: topic[key] for key in _KEYS} for topic in topics)
    except KeyError as error:
        raise ConfigError(f"A topic in topics.toml has no {error}.") from error


_KEYS = ("id", "name", "strong", "words", "aliases")


def _words(text: str) -> Iterator[str]:
    return (match.group() for match in _WORD.finditer(text))


@cache
def _entries() -> Mapping[str, tuple[_Entry, ...]]:
    """Return the entries by their first stem, the longest first."""
    found: dict[str, dict[tuple[str, Stems], _Entry]] = defaultdict(dict)
    for table in _tables():
        topic = str(table["id"])
        naming = {stem(word) for word in _words(str(table["name"]))}
        for word in (*table["strong"], *table["words"]):
            stems = tuple(stem(part) for part in _words(word))
            strong = word in table["strong"]
            telling = _PHRASE if len(stems) > 1 else weight(stems[0]) / highest_weight()
            telling *= _NAMING if naming.issuperset(stems) else 1
            entry = _Entry(topic, stems, telling * (_STRONG if strong else _WEAK), strong)
            found[stems[0]].setdefault((topic, stems), entry)
    return {first: tuple(sorted(e.values(), key=_longest)) for first, e in found.items()}


def _longest(entry: _Entry) -> tuple[int, str]:
    return -len(entry.stems), entry.topic


def _matches(stems: Sequence[str]) -> Counter[_Entry]:
    """Return how often each entry stands in a text."""
    entries = _entries()
    counts: Counter[_Entry] = Counter()
    for position, first in enumerate(stems):
        for entry in entries.get(first, ()):
            length = len(entry.stems)
            if length == 1 or tuple(stems[position : position + length]) == entry.stems:
                counts[entry] += 1
    return counts


def _strengths(counts: Mapping[_Entry, int], length: int) -> dict[str, float]:
    """Return the strength of each topic that has evidence enough, for a text of so many words."""
    sums: dict[str, float] = defaultdict(float)
    strong: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for entry, number in counts.items():
        sums[entry.topic] += entry.strength * math.sqrt(number)
        kinds[entry.topic] += 1
        strong[entry.topic] += number if entry.strong else 0
    longer = math.sqrt(max(length, _SHORT) / _USUAL)
    return {
        topic: value / longer
        for topic, value in sums.items()
        if strong[topic] and (kinds[topic] > 1 or strong[topic] > 2)
    }
