"""Scores of a tagger on labelled documents: exact spans, as CoNLL-2003 counts them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.analysis.tagger import KINDS, CrfTagger, Labeller, named_in
from corpus.model import Article, Document, Token
from corpus.training.readers import Labelled, chunks


@dataclass(frozen=True, slots=True)
class Score:
    """How many spans were right, how many were found, how many there are."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right, 0 to 1."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found, 0 to 1."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.found + self.wanted
        return 2 * self.right / both if both else 0.0


def evaluate(
    model: Labeller, documents: Iterable[list[Labelled]], *, rules: bool = True
) -> dict[str, Score]:
    """Return the score for each kind of name: PER, ORG, LOC and MISC.

    With `rules` it is that of the whole step, without them that of the model alone.
    """
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    tagger = CrfTagger(model)
    for labelled in documents:
        document, true = as_document(labelled)
        names = named_in(document, tagger) if rules else tagger.tag(document)
        guessed = {(name.start, name.end, name.kind) for name in names}
        right.update(kind for _, _, kind in guessed & true)
        found.update(kind for _, _, kind in guessed)
        wanted.update(kind for _, _, kind in true)
    return {short: Score(right[kind], found[kind], wanted[kind]) for short, kind in KINDS.items()}


def as_document(labelled: Sequence[Labelled]) -> tuple[Document, set[tuple[int, int, str]]]:
    """Return a labelled document with the tokens it has, joined by blanks, and its true names."""
    tokens: list[Token] = []
    true: set[tuple[int, int, str]] = set()
    offset = 0
    for number, sentence in enumerate(labelled):
        first = len(tokens)
        for word, _ in sentence:
            tokens.append(Token(offset, offset + len(word), word, number))
            offset += len(word) + 1
        for start, end, kind in chunks(sentence):
            span = tokens[first + start].start, tokens[first + end - 1].end
            true.add((*span, KINDS[kind]))
    text = " ".join(token.text for token in tokens)
    return Document(Article(id="", source="", text=text), tokens=tuple(tokens)), true


def table(name: str, scores: Mapping[str, Score]) -> str:
    """Return one line of figures a set of documents."""
    cells = (
        f"{kind} {score.f1:.3f} (P {score.precision:.2f} R {score.recall:.2f}, {score.wanted})"
        for kind, score in scores.items()
    )
    return f"{name:<10} " + " · ".join(cells)
