"""Who occurs in which article, under which names, in which context."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.analysis.attribution.genders import Gender, Genders
from corpus.linking.similarity import cosine
from corpus.linking.vectors import Vectors
from corpus.model import Document, Person
from corpus.names import fold, name_parts


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One person of one article, before it is known who that is over all articles."""

    document: int
    """The position of the article."""
    person: Person
    spellings: Counter[str]
    """How often each spelling stands in the article."""
    labels: tuple[str, ...]
    gender: Gender | None = None
    """What titles and first names tell, None where they don't."""

    @property
    def full_names(self) -> tuple[str, ...]:
        """The spellings that hold a given and a family name, the one for display first."""
        ordered = dict.fromkeys((self.person.name, *self.spellings))
        return tuple(spelling for spelling in ordered if is_full(spelling))


def is_full(name: str) -> bool:
    """Return whether a name has a given and a family name."""
    return bool(name_parts(name).family)


def occurrences_of(documents: Sequence[Document]) -> list[Occurrence]:
    """Return every person of every article, in the order of the articles."""
    return [found for position in range(len(documents)) for found in _in(documents, position)]


def _in(documents: Sequence[Document], position: int) -> list[Occurrence]:
    document = documents[position]
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    labels: dict[str, list[str]] = defaultdict(list)
    for mention in document.mentions:
        spellings[mention.person][" ".join(mention.text.split())] += 1
    for label in document.labels:
        labels[label.person].append(label.text)
    genders = Genders(document)
    found = []
    for person in document.people:
        counts = spellings[person.id]
        for alias in (person.name, *person.aliases):
            counts.setdefault(alias, 0)
        names = Counter({text: number for text, number in counts.items() if fold(text)})
        names = names or Counter({person.name: 0})
        found.append(
            Occurrence(position, person, names, tuple(labels[person.id]), genders.of(person.id))
        )
    return found


class Contexts:
    """How alike the contexts are in which people occur; vectors are made when first needed."""

    def __init__(self, documents: Sequence[Document], vectors: Vectors | None = None) -> None:
        self._documents = documents
        self._vectors = vectors or Vectors()

    def time_of(self, document: int) -> tuple[str, str]:
        """Return what sorts articles by their day, the undated first, then by id."""
        article = self._documents[document].article
        return str(article.day or ""), article.id

    def likeness(
        self, ones: Sequence[int], others: Sequence[int], ignoring: Collection[str] = ()
    ) -> float:
        """Return the greatest cosine between an article of the ones and one of the others.

        What the stems to ignore, such as those of the name in question, add to it is left out.
        """
        return max(
            (
                self._likeness(one, other, ignoring)
                for one in ones[:_ENOUGH]
                for other in others[:_ENOUGH]
            ),
            default=0.0,
        )

    def _likeness(self, one: int, other: int, ignoring: Collection[str]) -> float:
        first, second = (self._vectors.of(self._documents[n]) for n in (one, other))
        shared = sum(first.get(stem, 0.0) * second.get(stem, 0.0) for stem in ignoring)
        return cosine(first, second) - shared

    def share_company(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        """Return whether two others or more, people or organisations, stand in articles of both."""
        return len(self._company(ones) & self._company(others)) > 2

    def _company(self, documents: Sequence[int]) -> set[str]:
        """Return the folded names of people and organisations in articles."""
        found: set[str] = set()
        for position in documents[:_ENOUGH]:
            document = self._documents[position]
            found.update(fold(person.name) for person in document.people)
            found.update(fold(e.name) for e in document.entities if e.kind == "organisation")
        return found


_ENOUGH = 40
"""Articles of one person that are looked at, so that much-named people cost no more."""


@dataclass
class Group:
    """The occurrences that are held to be one person, and how that was decided."""

    occurrences: list[Occurrence]
    reasons: list[str]

    @cached_property
    def documents(self) -> list[int]:
        """The positions of the articles, each once."""
        return sorted({occurrence.document for occurrence in self.occurrences})
