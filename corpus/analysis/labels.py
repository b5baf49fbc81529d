"""What an article calls a person."""

from dataclasses import replace

from corpus.analysis.labelling.patterns import labelled
from corpus.analysis.voice import Voices
from corpus.model import Document, Label, Span


def find_labels(document: Document) -> Document:
    """Return the document with the phrases it uses for people, each in own or attributed voice.

    A label is a title before a name, a phrase behind it, what somebody is said to be, or a
    description in place of a name. Leading articles are left out, except in a description that
    stands alone ("the Russian defense minister"). Quotes and statements must have been found.
    """
    article = document.article
    voices = Voices(document)
    return replace(
        document,
        labels=tuple(
            Label(
                Span(article.id, label.start, label.end),
                label.person,
                article.text[label.start : label.end],
                voices.at(label.start, label.end),
            )
            for label in labelled(document)
        ),
    )
