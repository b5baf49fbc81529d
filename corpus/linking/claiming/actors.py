"""Who and where a text speaks of: people, organisations and places under one key each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.linking.lexicon import fold_name, states
from corpus.model import Document
from corpus.statistics import Word, words

LONGEST_NAME = 6
"""Words of the longest name of a state."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Where somebody or something that can act is named, and its key over all articles."""

    start: int
    end: int
    key: str


def find_actors(document: Document) -> tuple[Actor, ...]:
    """Return the actors named in an article, by offset, none inside another.

    A state has one key whether its name, its people's or its capital stands there; keys of people
    and organisations are their ids.
    """
    text = document.article.text
    named = [
        Actor(mention.span.start, mention.span.end, mention.person) for mention in document.mentions
    ]
    found = list(words(text))
    national = [*_states(found), *_short_states(found)]
    others = [
        Actor(mention.span.start, mention.span.end, mention.entity)
        for mention in document.entity_mentions
    ]
    return _apart([*named, *national, *others])


def _states(found: Sequence[Word]) -> Iterator[Actor]:
    """Yield the states among words, the longest name first."""
    position = 0
    while position < len(found):
        length = _longest_state(found, position) if found[position].text[0].isupper() else 0
        if length:
            run = found[position : position + length]
            key = states()[" ".join(fold_name(word.text) for word in run)]
            yield Actor(run[0].start, run[-1].end, _state_key(key))
        position += length or 1


def _longest_state(found: Sequence[Word], position: int) -> int:
    folded = [fold_name(word.text) for word in found[position : position + LONGEST_NAME]]
    for length in range(len(folded), 0, -1):
        if " ".join(folded[:length]) in states():
            return length
    return 0


def _short_states(found: Sequence[Word]) -> Iterator[Actor]:
    """Yield "the North" where one state alone whose name begins so is in the article."""
    full = {actor.key for actor in _states(found)}
    for before, word in pairwise(found):
        side = fold_name(word.text)
        if side in ("north", "south", "east", "west") and word.text[0].isupper():
            meant = [key for key in full if key.startswith(f"@{side} ")]
            if before.text.lower() == "the" and len(meant) == 1:
                yield Actor(word.start, word.end, meant[0])


def _state_key(name: str) -> str:
    return f"@{name.lower()}"


def _apart(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return actors in order; of two that overlap the first given stays."""
    kept: list[Actor] = []
    taken: set[int] = set()
    for actor in actors:
        reach = range(actor.start, actor.end)
        if taken.isdisjoint(reach):
            kept.append(actor)
            taken.update(reach)
    return tuple(sorted(kept, key=lambda actor: actor.start))
