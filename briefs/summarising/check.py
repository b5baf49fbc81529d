"""Whether the excerpts behind a line carry it: its names, numbers, dates, quotes, and its words.

The check reads English, as the analysis does. It rather leaves a true line out than lets one stand
that says what no source says. What it can't see is a false statement made of words that all stand
in the excerpts, a single word swapped for another that no list has, and a number that has lost its
"at least"; so the sources of each line are shown with it.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from briefs.summarising.figures import strange_figures
from briefs.summarising.manner import faults
from briefs.summarising.naming import (
    Carried,
    carried,
    known_elsewhere,
    strange_names,
    strange_words,
)
from briefs.summarising.quoting import strange_quotes
from briefs.summarising.records import DraftLine, Material, Passage
from briefs.summarising.sourcing import passes_for_fact, quotes_of_others
from briefs.summarising.turning import lost_turn
from briefs.summarising.words import is_content, normal, stems_of, words_of
from corpus.lexicons import lexicon
from corpus.lexicons import words as listed_words
from corpus.statistics import stem

MOST_CITED = 6
"""Excerpts that a line may cite: among more of them nearly anything can be found."""
_OWN_SHARE = 0.4
"""Share of the words that say something which may be the model's own."""
_LEAST_SHARED = 2
"""Words that say something which each excerpt must have in common with a line that cites it."""
_WEIGHTY = ("negations", "amounts", "moments", "addressing", "blame")


def objections(line: DraftLine, material: Material) -> list[str]:
    """Return why a line can't stand, in a few words each; empty where it can."""
    wrong = list(faults(line.text))
    passages = material.cited(line.numbers)
    if not passages:
        return [*wrong, "cites no excerpt" if not line.numbers else "cites what is not there"]
    if len(passages) > MOST_CITED:
        wrong.append("cites too much")
    return wrong or [*_unsupported(normal(line.text), passages, material)]


def _unsupported(line: str, passages: Sequence[Passage], material: Material) -> Iterator[str]:
    texts = [passage.text for passage in passages]
    held = carried(texts, [passage.source for passage in passages])
    yield from (f"name {name}" for name in strange_names(line, held))
    yield from (f"name {name}" for name in known_elsewhere(line, held, material.names))
    yield from (f"number {number}" for number in strange_figures(line, texts))
    yield from (f"quote {quote}" for quote in strange_quotes(line, texts))
    yield from (
        f"speaker of {quote}" for quote in quotes_of_others(line, passages, material.people)
    )
    yield from (f"word {word}" for word in strange_words(line, held))
    yield from (f"word {word}" for word in _weighty(line, held))
    yield from (f"word {word}" for word in _other_ways(line, held))
    yield from (f"without {word}" for word in lost_turn(line, texts))
    if passes_for_fact(line, passages):
        yield "without who says it"
    yield from _out_of_place(line, passages, held)


def _weighty(line: str, held: Carried) -> Iterator[str]:
    """Yield words that turn or weigh what is said and that no excerpt uses."""
    has_negation = not held.everything.isdisjoint(_weighty_words("negations")) or any(
        word.endswith("n't") for word in held.everything
    )
    for word in words_of(line):
        if word.folded.endswith("n't") or word.folded in _weighty_words("negations"):
            if not has_negation:
                yield word.text
        elif stem(word.folded) not in held.stems and any(
            stem(word.folded) in _weighty_stems(kind) for kind in _WEIGHTY
        ):
            yield word.text


def _other_ways(line: str, held: Carried) -> Iterator[str]:
    """Yield words of a line that say which way something went where no excerpt says it did."""
    ways = lexicon("summaries")["ways"]
    for word in words_of(line):
        groups = [one for one in map(_words_of_way, ways) if word.folded in one]
        if groups and all(held.everything.isdisjoint(group) for group in groups):
            yield word.text


@cache
def _words_of_way(name: str) -> frozenset[str]:
    return frozenset(lexicon("summaries")["ways"][name].split())


@cache
def _weighty_words(kind: str) -> frozenset[str]:
    return listed_words("summaries", kind)


@cache
def _weighty_stems(kind: str) -> frozenset[str]:
    return frozenset(map(stem, _weighty_words(kind)))


def _out_of_place(line: str, passages: Sequence[Passage], held: Carried) -> Iterator[str]:
    """Yield that too many words are the model's own, or that an excerpt has nothing to do with it.

    An excerpt of few words need only share what it has.
    """
    telling = [word for word in words_of(line) if is_content(word)]
    own = [word for word in telling if stem(word.folded) not in held.stems]
    if not telling or len(own) > _OWN_SHARE * len(telling):
        yield "too many words of its own"
    stems = stems_of(telling)
    for passage in passages:
        there = stems_of([w for w in words_of(normal(passage.text)) if is_content(w)])
        if len(stems & there) < min(_LEAST_SHARED, len(stems), len(there)):
            yield f"excerpt {passage.number} says nothing of it"
