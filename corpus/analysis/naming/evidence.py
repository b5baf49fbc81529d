"""Why something is taken for a name: what the tagger, the rules and the lexicons say of it."""

from bisect import bisect_left
from collections.abc import Iterator

from corpus.analysis.naming import lexicons
from corpus.model import Document, TaggedName
from corpus.names import fold

_TAGGER = "tagger"


def evidence(document: Document, name: TaggedName) -> tuple[str, ...]:
    """Return what speaks for a name's being what it is, in short phrases, the strongest first.

    The document is one with tokens and tagged names.
    """
    return tuple(dict.fromkeys(_reasons(document, name)))


def _reasons(document: Document, name: TaggedName) -> Iterator[str]:
    if name.reason and name.reason != _TAGGER:
        yield name.reason
    if name.kind == "person":
        yield from _of_person(document, name)
    elif name.kind == "place" and name.text.lower() in lexicons.place_names():
        yield f"{name.text} is a known place"
    elif name.kind == "organisation":
        yield from _of_organisation(name)
    if name.reason == _TAGGER:
        yield "the tagger reads it so in its sentence"


def _of_person(document: Document, name: TaggedName) -> Iterator[str]:
    if title := _title_before(document, name):
        yield f"stands after the title “{title}”"
    words = name.text.split()
    for word in words:
        if fold(word) in lexicons.given_names():
            yield f"{word} is a known first name"
        elif fold(word) in lexicons.family_names():
            yield f"{word} is a known family name"
    if len(words) == 1 and (full := _full_name(document, name)):
        yield f"the article has {full.text} in ¶{document.paragraph_at(full.start)}"


def _of_organisation(name: TaggedName) -> Iterator[str]:
    for word in name.text.split():
        if word.lower() in lexicons.words("organisations", "organisation"):
            yield f"“{word}” is a word for an organisation"
        elif word.lower().rstrip(".") in lexicons.words("organisations", "company"):
            yield f"“{word}” ends a firm's name"
    if name.text.isupper() and len(name.text) > 1:
        yield "it is an acronym"


def _title_before(document: Document, name: TaggedName) -> str:
    """Return the words of a title right before a name, as they stand."""
    tokens = document.tokens
    position = bisect_left(tokens, name.start, key=lambda token: token.start)
    first = position
    known = lexicons.titles() | lexicons.title_parts() | lexicons.words("roles", "roles")
    while first and tokens[first - 1].sentence == tokens[position].sentence:
        if tokens[first - 1].text.lower().rstrip(".") not in known:
            break
        first -= 1
    if first == position or not _ends_a_title(tokens[position - 1].text.lower().rstrip(".")):
        return ""
    return document.article.text[tokens[first].start : tokens[position - 1].end]


def _ends_a_title(word: str) -> bool:
    return word in lexicons.titles() or word in lexicons.words("roles", "roles")


def _full_name(document: Document, name: TaggedName) -> TaggedName | None:
    word = fold(name.text)
    return next(
        (
            other
            for other in document.names
            if other.kind == "person" and " " in other.text and word in fold(other.text).split()
        ),
        None,
    )
