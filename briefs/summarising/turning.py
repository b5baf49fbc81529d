"""Words that turn a statement, such as "not" and "denied": a line may neither add nor lose one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefs.summarising.words import Word, is_content, normal, stems_of, words_of
from corpus.lexicons import words as listed_words
from corpus.statistics import stem

_PAUSE = re.compile(r"[,;:()–—]")

_LEAST = 2
"""Words that a clause must have in common with a line to be where it comes from."""


def lost_turn(line: str, texts: Sequence[str]) -> Iterator[str]:
    """Yield the word that turns what a line says, where the sentence it comes from has one.

    That is the sentence with most words in common with the line, and of it the clauses with two or
    more of them; the word must stand ahead of one. Of several such sentences, one without it is
    enough.
    """
    own = words_of(line)
    if any(turns(word) for word in own):
        return
    stems = stems_of([word for word in own if is_content(word)])
    best: list[tuple[int, str]] = []
    for text in map(normal, texts):
        for sentence in _sentences(words_of(text)):
            shared = [stem(word.folded) in stems for word in sentence]
            common = len(
                {stem(w.folded) for w, is_shared in zip(sentence, shared, strict=True) if is_shared}
            )
            if common:
                best.append((common, _turn_in(text, sentence, shared)))
    most = max((common for common, _ in best), default=0)
    found = [word for common, word in best if common == most]
    if found and all(found):
        yield found[0]


def turns(word: Word) -> bool:
    """Whether a word turns what is said, or leaves it open whether it is so."""
    return word.folded.endswith("n't") or word.folded in _turning()


@cache
def _turning() -> frozenset[str]:
    return listed_words("summaries", "negations") | listed_words("summaries", "doubts")


def _sentences(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    begun = 0
    for place, word in enumerate(words):
        if word.begins and place > begun:
            yield words[begun:place]
            begun = place
    if words:
        yield words[begun:]


def _turn_in(text: str, sentence: Sequence[Word], shared: Sequence[bool]) -> str:
    """Return the first word that turns a clause that a line has words of, "" where none does."""
    for first, end in _clauses(text, sentence):
        places = [place for place in range(first, end) if shared[place]]
        if len(places) < min(_LEAST, sum(shared)):
            continue
        for word in sentence[first : places[-1] + 1]:
            if turns(word):
                return word.text
    return ""


def _clauses(text: str, sentence: Sequence[Word]) -> Iterator[tuple[int, int]]:
    begun = 0
    for place in range(1, len(sentence)):
        if _PAUSE.search(text[sentence[place - 1].end : sentence[place].start]):
            yield begun, place
            begun = place
    yield begun, len(sentence)
