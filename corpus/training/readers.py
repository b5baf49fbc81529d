"""Readers of labelled text: public corpora in CoNLL format, and our own news prose.

All of them give documents of sentences of (word, tag) pairs with the tags of CoNLL-2003:
B- and I- before PER, ORG, LOC or MISC, and O.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.analysis.naming.lexicons import (
    given_names,
    peoples,
    place_names,
    title_parts,
    titles,
)
from corpus.analysis.sentences import split_sentences
from corpus.analysis.tokens import tokenize
from corpus.model import Article, Document

Labelled = list[tuple[str, str]]
Chunk = tuple[int, int, str]
"""First token, token after the last, kind."""

_RE3D_KINDS = {
    "Person": "PER", "Location": "LOC", "Organisation": "ORG", "Nationality": "MISC",
}  # fmt: skip
_WNUT_KINDS = {
    "person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG",
    "creative-work": "MISC", "product": "MISC",
}  # fmt: skip
_INSIDE = frozenset(["of", "the", "for", "and", "de", "la", "al", "-", "&", "'", "’"])
_NO_NAME = frozenset({"the", "a", "an", "this", "we", "they", "he", "she", "it", "i", "my", "our"})
_MARK = re.compile(r"\{([POLM]) ([^{}]+)\}")
_KINDS = {"P": "PER", "O": "ORG", "L": "LOC", "M": "MISC"}


def read_wikigold(path: Path) -> list[list[Labelled]]:
    """Return the documents of wikigold."""
    documents: list[list[Labelled]] = [[]]
    for sentence in _conll(path):
        if sentence[0][0] == "-DOCSTART-":
            documents.append([])
        else:
            documents[-1].append(tag(sentence, _without_titles(sentence)))
    return [document for document in documents if document]


def _without_titles(sentence: Labelled) -> Iterator[Chunk]:
    """Yield the chunks, people's without titles, which wikigold marks and CoNLL-2003 doesn't."""
    for start, end, kind in chunks(sentence):
        first = start
        while kind == "PER" and first < end - 1 and _is_rank(sentence[first][0]):
            first += 1
        yield first, end, kind


def _is_rank(word: str) -> bool:
    lower = word.lower().rstrip(".")
    return word == "." or (lower in titles() and lower not in given_names())


def read_re3d(path: Path) -> list[list[Labelled]]:
    """Return the sentences of one re3d file as one document.

    re3d marks whole noun phrases ("Iraqi President Fuad Masum", "members of the team"); what is
    kept of each is the name in it. A sentence where that is unclear is left out.
    """
    document = []
    for sentence in _conll(path):
        if len(sentence) < 2 or sentence[0][0].startswith("--"):
            continue
        found = [
            chunk
            for start, end, kind in chunks(sentence)
            if kind in _RE3D_KINDS
            for chunk in _name_in([word for word, _ in sentence], start, end, _RE3D_KINDS[kind])
        ]
        if all(kind for _, _, kind in found):
            document.append(tag(sentence, found))
    return [document]


def read_wnut(path: Path) -> list[list[Labelled]]:
    """Return the posts of WNUT17, ten a document; its kinds are those of CoNLL-2003, roughly."""
    posts = [
        [
            (word, label if label == "O" else f"{label[:2]}{_WNUT_KINDS[label[2:]]}")
            for word, label in sentence
        ]
        for sentence in _conll(path)
    ]
    return [posts[start : start + 10] for start in range(0, len(posts), 10)]


def read_news(path: Path) -> list[list[Labelled]]:
    """Return the articles of a file of our own prose.

    A line is a paragraph, `---` parts articles, `{P Anna Berg}` marks a person, O an organisation,
    L a place, M anything else that has a name.
    """
    articles = path.read_text("utf-8").split("\n---\n")
    return [_read_article(article) for article in articles if article.strip()]


def _read_article(marked: str) -> list[Labelled]:
    spans: list[tuple[int, int, str]] = []
    plain, end = "", 0
    for match in _MARK.finditer(marked):
        plain += marked[end : match.start()]
        spans.append((len(plain), len(plain) + len(match[2]), _KINDS[match[1]]))
        plain += match[2]
        end = match.end()
    plain += marked[end:]
    if "{" in plain:
        raise ValueError(f"A mark is not closed near {plain[plain.index('{') :][:60]!r}")
    document = tokenize(split_sentences(Document(Article(id="", source="", text=plain))))
    sentences: list[Labelled] = [[] for _ in document.sentences]
    marks = iter([*spans, (len(plain) + 1, len(plain) + 1, "")])
    start, stop, kind = next(marks)
    for token in document.tokens:
        while token.start >= stop:
            start, stop, kind = next(marks)
        label = "O"
        if token.start >= start:
            label = f"B-{kind}" if token.start == start else f"I-{kind}"
        sentences[token.sentence].append((token.text, label))
    return sentences


def chunks(sentence: Iterable[tuple[str, str]]) -> list[Chunk]:
    """Return the chunks of a tagged sentence, whether its tags are IOB1 or IOB2."""
    found: list[Chunk] = []
    previous = "O"
    for position, (_, label) in enumerate(sentence):
        kind = label[2:]
        if label != "O":
            if label[0] == "I" and previous[2:] == kind:
                found[-1] = (found[-1][0], position + 1, kind)
            else:
                found.append((position, position + 1, kind))
        previous = label
    return found


def tag(sentence: Labelled, found: Iterable[Chunk]) -> Labelled:
    """Return the sentence with the tags of these chunks."""
    labels = ["O"] * len(sentence)
    for start, end, kind in found:
        labels[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return [(word, label) for (word, _), label in zip(sentence, labels, strict=True)]


def _conll(path: Path) -> Iterator[Labelled]:
    sentence: Labelled = []
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            word, label = line.split()[0], line.split()[-1]
            sentence.append((word, label if label == "O" or label[:2] in ("B-", "I-") else "O"))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _name_in(sentence: list[str], start: int, end: int, kind: str) -> Iterator[Chunk]:
    """Yield the name inside a noun phrase, or a chunk without a kind where it is unclear."""
    phrase = sentence[start:end]
    capital = any(word[:1].isupper() for word in phrase)
    if kind == "PER" and {"for", "of"} & set(phrase):
        if capital:
            yield start, end, ""
        return
    if not capital:
        return
    first, last = _bare(sentence, start, end, without_titles=kind == "PER")
    if first < last:
        yield first, last, _kind_of(sentence[first:last], kind, cut_behind=last < end)


def _bare(sentence: list[str], start: int, end: int, *, without_titles: bool) -> tuple[int, int]:
    """Return where a phrase is without words in small letters, articles and titles around it."""
    while start < end and (
        not sentence[start][:1].isupper()
        or sentence[start].lower() in _NO_NAME
        or (without_titles and _is_title(sentence[start].lower()))
    ):
        start += 1
    while start < end and not sentence[end - 1][:1].isupper():
        end -= 1
    return start, end


def _kind_of(name: list[str], kind: str, *, cut_behind: bool) -> str:
    """Return the kind of a name, empty where it can't be told, as in "the Harker regime"."""
    place = " ".join(name).lower() in place_names()
    if not all(word[:1].isupper() or word in _INSIDE or word in ".,-" for word in name):
        return ""
    if kind == "ORG" and place:
        return "LOC"
    if kind == "ORG" and cut_behind and len(name) == 1 and name[0].istitle():
        return ""
    if kind == "PER" and any(_is_title(word.lower()) for word in name):
        return ""
    return kind


def _is_title(word: str) -> bool:
    known = titles() | title_parts() | peoples()
    return word in known or word.rstrip(".") in known
