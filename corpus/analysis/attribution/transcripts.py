"""Transcripts: paragraphs that begin with who speaks, "Q:", "SARAFIAN:" or "Host:"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.analysis.labelling.patterns import labelled
from corpus.lexicons import words
from corpus.model import Document, Quote, Span
from corpus.names import fold

_TURN = re.compile(r"(?P<label>[A-Z][\w.'’-]{0,24}(?: [A-Z][\w.'’-]{0,24}){0,3}) ?: +(?=\S)")
_FEWEST = 3
"""Turns that make a transcript, one speaker of them at least twice."""
_ASKING = frozenset({"q", "question", "interviewer"})
_ANSWERING = frozenset({"a", "answer"})
_AROUND = 60
"""Characters ahead of a name that may say that its bearer asks the questions."""


def turns(document: Document) -> Iterator[Quote]:
    """Yield what each speaker of a transcript says, a quote a turn; nothing where it is none."""
    found = list(_labelled(document))
    counts = Counter(label for label, _, _, _ in found)
    if len(found) < _FEWEST or max(counts.values()) < 2:
        return
    cast = _Cast(document, found[0][1])
    for label, number, start, end in found:
        span = Span(document.article.id, start, end)
        text = document.article.text[start:end]
        yield Quote(span, text, "speech", cast.speaker(label), label, paragraph=number + 1)


def _labelled(document: Document) -> Iterator[tuple[str, int, int, int]]:
    """Yield each turn: its label, the number of its paragraph, and where its words stand."""
    text = document.article.text
    for number, (start, end) in enumerate(document.paragraphs):
        turn = _TURN.match(text, start, end)
        if turn and text[turn.end()] not in "\"“'‘«":
            yield turn["label"], number, turn.end(), end


class _Cast:
    """Who is behind the labels: by the name, or by who asks and who answers."""

    def __init__(self, document: Document, first: int) -> None:
        self._document = document
        self._names = {
            person.id: frozenset(fold(f"{person.name} {' '.join(person.aliases)}").split())
            for person in document.people
        }
        self._labels: dict[str, frozenset[str]] = {}
        for label in labelled(document):
            called = document.article.text[label.start : label.end].lower().split()
            self._labels[label.person] = self._labels.get(label.person, frozenset()) | {*called}
        ahead = document.paragraphs[first][0]
        introduced = dict.fromkeys(
            mention.person for mention in document.mentions if mention.span.start < ahead
        )
        self._asking = [person for person in introduced if self._asks(person)]
        self._answering = [person for person in introduced if person not in self._asking]

    def speaker(self, label: str) -> str | None:
        """Return the person of a label, None where the article does not tell."""
        lower = fold(label).rstrip(".")
        if lower in _ASKING:
            return self._asking[0] if self._asking else None
        if lower in _ANSWERING:
            return self._answering[0] if self._answering else None
        parts = lower.split()
        named: Sequence[str] = [
            person for person, known in self._names.items() if parts[-1].strip(".") in known
        ]
        if not named:
            named = [person for person in self._names if lower in self._roles(person)]
        if len(named) > 1:
            named = [person for person in named if set(parts) <= self._names[person]]
        return named[0] if len(named) == 1 else None

    def _roles(self, person: str) -> frozenset[str]:
        """Return the words of what the article calls a person, in lower case."""
        return self._labels.get(person, frozenset())

    def _asks(self, person: str) -> bool:
        """Say whether a person is introduced as one who asks: "our reporter Ana Gil"."""
        text = self._document.article.text
        for mention in self._document.mentions:
            if mention.person == person:
                around = text[max(0, mention.span.start - _AROUND) : mention.span.start]
                last = re.split(r"[.;\n]", around)[-1].lower().split()[-3:]
                return bool(words("roles", "asking") & set(last))
        return False
