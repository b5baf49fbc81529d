"""Words that turn a statement, such as "not" and "denied": a line may neither add nor lose one."""

from collections.abc import Iterator, Sequence
from functools import cache

from briefs.summarising.words import Word, is_content, normal, stems_of, words_of
from corpus.lexicons import words as listed_words

_REACH = 3
"""Words that say something within which a word such as "denied" has what it turns; "not" has it at
once."""


def lost_turn(line: str, texts: Sequence[str]) -> Iterator[str]:
    """Yield a word that turns what a line says in its source and that the line leaves out.

    Its source is the sentence with most words in common with it. Such a word counts where the line
    has what it turns; the line may have another word of the kind in its place. Of several such
    sentences, one that has no more of them than the line is enough.
    """
    own = words_of(line)
    stems = stems_of([word for word in own if is_content(word)])
    allowed = sum(1 for word in own if _turns(word))
    sentences = [one for text in texts for one in _sentences(words_of(normal(text)))]
    best = [(len(stems & stems_of(sentence)), sentence) for sentence in sentences]
    most = max((common for common, _ in best), default=0)
    found = [_turning_in(sentence, stems) for common, sentence in best if common == most > 0]
    if found and all(len(turning) > allowed for turning in found):
        yield found[0][0].text


def _sentences(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    begun = 0
    for place, word in enumerate(words):
        if word.begins and place > begun:
            yield words[begun:place]
            begun = place
    if words:
        yield words[begun:]


def _turning_in(sentence: Sequence[Word], stems: frozenset[str]) -> list[Word]:
    """Return the words of a sentence that turn what stands in a line with these stems."""
    found = []
    for place, word in enumerate(sentence):
        if not _turns(word):
            continue
        telling = [other for other in sentence[place + 1 :] if is_content(other)]
        reach = telling[: 1 if word.folded in _plain() else _REACH]
        if not telling or stems & stems_of(reach):
            found.append(word)
    return found


def _turns(word: Word) -> bool:
    """Whether a word turns what is said, or leaves it open whether it is so."""
    return word.folded in _plain() or word.folded in _doubting()


@cache
def _plain() -> frozenset[str]:
    contracted = {word for word in listed_words("function-words", "auxiliaries") if "n't" in word}
    return listed_words("summaries", "not") | contracted


@cache
def _doubting() -> frozenset[str]:
    return listed_words("summaries", "negations") | listed_words("summaries", "doubts")
