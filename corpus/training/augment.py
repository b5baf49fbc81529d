"""More sentences out of labelled ones: other people's names, capitals, title case.

Names of many cultures take the place of those in the text, so that the tagger learns the words
around a name and not the name. All choices follow from the text itself, so that training is
deterministic.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from corpus.analysis.naming.lexicons import particles, peoples, place_names, titles, words
from corpus.lexicons import lexicon
from corpus.training.readers import Labelled, chunks, tag

_CAPITALS_SHARE = 0.03
_TITLE_CASE_SHARE = 0.03
_MADE_UP_SHARE = 0.35
_KNOWN_PLACES_KEPT = 0.6
_SMALL = frozenset(
    {
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "off", "on",
        "or", "over", "the", "to", "up", "with",
    }
)  # fmt: skip


def variants(documents: Iterable[Sequence[Labelled]]) -> Iterator[list[Labelled]]:
    """Yield each document as it is, then with other names of people, some lines in capitals."""
    for number, document in enumerate(documents):
        yield list(document)
        chance = random.Random(number)  # noqa: S311
        if any(label != "O" for sentence in document for _, label in sentence):
            yield _renamed(document, chance)
        cased = [line for line in (_recased(sentence, chance) for sentence in document) if line]
        if cased:
            yield cased


def _renamed(document: Sequence[Labelled], chance: random.Random) -> list[Labelled]:
    """Return the document with other names in it, each word of a name changed everywhere alike."""
    changed: dict[str, list[str]] = {}
    return [_renamed_sentence(sentence, changed, chance) for sentence in document]


def _renamed_sentence(
    sentence: Labelled, changed: dict[str, list[str]], chance: random.Random
) -> Labelled:
    out: Labelled = []
    position = 0
    for start, end, kind in chunks(sentence):
        out += sentence[position:start]
        name = [word for word, _ in sentence[start:end]]
        if kind == "PER":
            name = _other_name(name, changed, chance)
        elif kind in ("ORG", "LOC"):
            name = [_other_word(word, changed, chance) for word in name]
        out += tag([(word, "O") for word in name], [(0, len(name), kind)])
        position = end
    return out + sentence[position:]


def _other_word(word: str, changed: dict[str, list[str]], chance: random.Random) -> str:
    """Return another word for the proper part of an organisation's or place's name."""
    lower = word.lower()
    if not word.istitle() or len(word) < 4 or lower in _common_words():
        return word
    if lower in place_names() and chance.random() < _KNOWN_PLACES_KEPT:
        return word
    if word not in changed:
        changed[word] = [_proper_word(chance)]
    return changed[word][-1]


def _proper_word(chance: random.Random) -> str:
    """Return a word that a firm, a club or a town may be called by."""
    draw = chance.random()
    if draw < 0.3:
        cities: list[str] = lexicon("places")["words"]["cities"].split()
        return chance.choice(cities)
    family: list[str] = chance.choice(sorted(lexicon("names-family")["family"].items()))[1].split()
    return chance.choice(family) if draw < 0.55 else _made_up(chance.choice(family), chance)


@cache
def _common_words() -> frozenset[str]:
    return frozenset().union(
        peoples(), titles(), *(words("organisations", key) for key in lexicon("organisations"))
    )


def _other_name(name: list[str], changed: dict[str, list[str]], chance: random.Random) -> list[str]:
    known = changed.get(name[-1])
    if known is None:
        known = changed[name[-1]] = _invent(chance)
        for word in name[:-1]:
            changed.setdefault(word, known[:1])
    if len(name) == 1:
        return known[-1:] if known[0] != known[-1] and len(known) > 1 else known
    if name[0].endswith(".") and len(name[0]) == 2:
        return [f"{known[0][0]}.", *known[1:]] if len(known) > 1 else [name[0], *known]
    return known


def _invent(chance: random.Random) -> list[str]:
    """Return a name of some culture, at times with made-up words, particles and initials."""
    given, family = lexicon("names-given")["given"], lexicon("names-family")
    culture = chance.choice(sorted(family["family"]))
    first = chance.choice(given.get(culture, given["southeast_asian"]).split())
    last = chance.choice(family["family"][culture].split())
    if chance.random() < _MADE_UP_SHARE:
        first, last = _made_up(first, chance), _made_up(last, chance)
    if culture in family["family_first"]:
        return [last, *(first.split("-") if chance.random() < 0.4 else [first])]
    form = chance.random()
    if form < 0.06:
        return [first, f"{chance.choice('ABCDEFGHJKLMNPRSTW')}.", last]
    if form < 0.12 and culture in ("spanish", "portuguese"):
        return [first, last, chance.choice(family["family"][culture].split())]
    if form < 0.10:
        return [first, chance.choice(sorted(particles())), last]
    if form < 0.13:
        return [first, f"{last}-{chance.choice(family['family'][culture].split())}"]
    return [first, last]


def _made_up(name: str, chance: random.Random) -> str:
    """Return a name that no list has: the start of this one with the end of another."""
    culture = chance.choice(sorted(lexicon("names-family")["family"]))
    other: str = chance.choice(lexicon("names-family")["family"][culture].split())
    cut = max(2, len(name) // 2)
    return name[:cut] + other[len(other) // 2 :].lower()


def _recased(sentence: Labelled, chance: random.Random) -> Labelled | None:
    """Return a sentence as a headline would print it, None for most."""
    draw = chance.random()
    if len(sentence) < 4 or draw > _CAPITALS_SHARE + _TITLE_CASE_SHARE:
        return None
    if draw < _CAPITALS_SHARE:
        return [(word.upper(), label) for word, label in sentence]
    return [
        (word if word in _SMALL or not word.islower() else word.capitalize(), label)
        for word, label in sentence
    ]
