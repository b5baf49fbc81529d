"""Documents whose names are given, so that what is built on names is tested by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.analysis.labels import find_labels
from corpus.analysis.quotes import find_quotes
from corpus.analysis.sentences import split_sentences
from corpus.analysis.statements import find_statements
from corpus.analysis.terms import find_terms
from corpus.analysis.tokens import tokenize
from corpus.model import (
    Article,
    Document,
    Entity,
    EntityMention,
    Mention,
    Person,
    Span,
)


def written(
    text: str, people: Sequence[str] = (), organisations: Sequence[str] = (), rewrites: str = ""
) -> Document:
    """Return a document with people and organisations where their names stand, nothing else.

    Ids are the names; a surname alone means who has it.
    """
    article = Article(id="a", source="a.txt", text=text, rewrites=rewrites or None)
    document = tokenize(split_sentences(Document(article)))
    surnames = {name.split()[-1]: name for name in people} | {name: name for name in people}
    return replace(
        document,
        people=tuple(Person(name, name) for name in people),
        mentions=tuple(
            Mention(Span("a", start, end), surnames[text[start:end]], text[start:end])
            for start, end in _places(text, surnames)
        ),
        entities=tuple(Entity(name, "organisation", name) for name in organisations),
        entity_mentions=tuple(
            EntityMention(Span("a", start, end), text[start:end], text[start:end])
            for start, end in _places(text, organisations)
        ),
    )


def _places(text: str, names: "Sequence[str] | dict[str, str]") -> Iterator[tuple[int, int]]:
    if names:
        longest_first = sorted(map(re.escape, names), key=len, reverse=True)
        for match in re.finditer(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", text):
            yield match.span()


def heard(
    text: str, people: Sequence[str] = (), organisations: Sequence[str] = (), rewrites: str = ""
) -> Document:
    """Return such a document with quotes, statements, labels and terms found."""
    document = written(text, people, organisations, rewrites)
    return find_terms(find_labels(find_statements(find_quotes(document))))
