"""Naming a story: in plain words that its articles share, else by its most typical headline."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from corpus.analysis.naming.lexicons import peoples
from corpus.lexicons import words as lexicon_words
from corpus.linking.event_phrases import event_phrase
from corpus.model import Document
from corpus.statistics import Word, is_common, weight, words

LONGEST_PHRASE = 7
LONGEST_NAME = 70
"""Characters of a name."""
TELLING_WEIGHT = 3.0
"""Nats from which a plain word says what a story is about."""
TELLING = 2
"""Words a shared phrase must hold that say something of the subject."""


def names_of_story(documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the names of a story, the one to show first: what happened, in words most share.

    Where no such words make a name, it is the headline that shares most with the others, or the
    first words of a text. Another name is the most telling phrase of headlines and first sentences
    that most share, as it is most often spelled; a bare name is followed by the most telling word
    they share, as in "Lisbon: strike".
    """
    several = len(documents) > 1
    event = event_phrase(documents) if several else None
    shared = _shared_name(documents) if several else None
    names = (
        event if event and _is_noun_phrase(event) else None,
        _central(documents),
        event,
        shared,
    )
    found = dict.fromkeys(_trimmed(name) for name in names if name)
    return tuple(found) or (_trimmed(""),)


def _is_noun_phrase(name: str) -> bool:
    """Return whether a phrase names an event and is no piece of a sentence about it."""
    spelled = [word.text.lower() for word in words(name)]
    if not spelled or spelled[-1] in peoples() or spelled[-1].endswith("ed"):
        return False
    if spelled[-1] in lexicon_words("function-words", "irregular_pasts"):
        return False
    return lexicon_words("story-names", "verbs").isdisjoint(spelled)


def _shared_name(documents: Sequence[Document]) -> str | None:
    openings = [_opening(document) for document in documents]
    shared = _shared_phrase(openings)
    if shared is None:
        return None
    if not all(word.text[0].isupper() or _is_small(word) for word in words(shared)):
        return shared
    subject = _shared_word(openings, {word.stem for word in words(shared)})
    return f"{shared}: {subject}" if subject else shared


def _opening(document: Document) -> list[str]:
    article = document.article
    first = document.sentences[0] if document.sentences else None
    lead = article.text[first.start : first.end] if first else _first_line(article.text)
    return [part for part in (article.headline or "", lead) if part]


def _first_line(text: str) -> str:
    return text.lstrip().partition("\n")[0][:300]


def _phrases(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the stems and the spelling of every run of words that no punctuation breaks."""
    found = list(words(text))
    for start in range(len(found)):
        for end in range(start + 1, min(start + LONGEST_PHRASE, len(found)) + 1):
            run = found[start:end]
            if end - start > 1 and not _joined(text, run[-2], run[-1]):
                break
            content = [word for word in run if not _is_small(word)]
            if len(content) >= TELLING and not _is_small(run[0]) and not _is_small(run[-1]):
                yield tuple(word.stem for word in content), text[run[0].start : run[-1].end]


def _joined(text: str, one: Word, other: Word) -> bool:
    return text[one.end : other.start].isspace()


def _is_small(word: Word) -> bool:
    return is_common(word.stem) and not word.text[0].isdigit()


def _shared_phrase(openings: Sequence[Sequence[str]]) -> str | None:
    """Return the phrase with most weight times articles, among those in half of them or more."""
    holders: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    spellings: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for number, parts in enumerate(openings):
        for part in parts:
            for stems, spelling in _phrases(part):
                holders[stems].add(number)
                spellings[stems][spelling] += 1
    common = [stems for stems in holders if _is_shared(len(holders[stems]), openings)]
    if not common:
        return None
    best = max(
        common,
        key=lambda stems: (len(holders[stems]) * sum(map(weight, set(stems))), stems),
    )
    return _spelled(spellings[best])


def _is_shared(holders: int, openings: Sequence[Sequence[str]]) -> bool:
    """Return whether at least two articles hold something, and half of all."""
    return holders > 1 and holders * 2 >= len(openings)


def _shared_word(openings: Sequence[Sequence[str]], known: set[str]) -> str | None:
    """Return the most telling plain word of half of the openings or more, beside known ones."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for parts in openings:
        plain = {word.stem: word.text for part in parts for word in words(part) if _is_plain(word)}
        for stem, spelling in plain.items():
            spellings[stem][spelling] += 1
    common = [
        stem
        for stem, found in spellings.items()
        if stem not in known and _is_shared(found.total(), openings)
    ]
    if not common:
        return None
    best = max(common, key=lambda stem: (spellings[stem].total() * weight(stem), stem))
    return min(spellings[best], key=lambda text: (-spellings[best][text], len(text), text))


def _is_plain(word: Word) -> bool:
    """Return whether a word is neither small nor a name, a number or a day of the week."""
    return word.text.islower() and word.text.isalpha() and weight(word.stem) >= TELLING_WEIGHT


def _spelled(spellings: Counter[str]) -> str:
    """Return the usual spelling, with a capital at its start and not In Title Case if avoidable."""
    usual = min(
        spellings,
        key=lambda text: (-spellings[text], sum(map(str.isupper, text)), len(text), text),
    )
    return _trimmed(usual[:1].upper() + usual[1:])


def _central(documents: Sequence[Document]) -> str:
    """Return the headline that shares most with the others, or the first words of a text.

    One that judges, or quotes, comes after all that do neither: no outlet's view names a story.
    """
    headlines = sorted({document.article.headline for document in documents} - {None, ""}, key=str)
    if not headlines:
        return min((_first_line(document.article.text) for document in documents), default="")
    stems = [{word.stem for word in words(str(line)) if not _is_small(word)} for line in headlines]
    shares = [sum(len(mine & other) for other in stems) / (len(mine) + 1) for mine in stems]
    judging = [_judges(str(line)) for line in headlines]
    best = max(range(len(headlines)), key=lambda i: (not judging[i], shares[i], -i))
    return str(headlines[best])


def _judges(headline: str) -> bool:
    judging = lexicon_words("evaluative", "words")
    spelled = (word.text.lower() for word in words(headline))
    return any(mark in headline for mark in '"“”«»') or not judging.isdisjoint(spelled)


def _trimmed(text: str) -> str:
    """Return the text on one line, cut between words to the length of a name."""
    line = " ".join(text.split()) or "Untitled"
    if len(line) <= LONGEST_NAME:
        return line
    cut = line[:LONGEST_NAME].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return f"{cut} …"
