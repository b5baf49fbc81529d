"""Descriptions of people: whom "the mayor", "its founder" or "the 22-year-old" means."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from corpus.analysis.attribution.phrasing import Named, head_end
from corpus.analysis.labelling.newcomers import Newcomers
from corpus.analysis.labelling.patterns import labelled
from corpus.analysis.labelling.roles import is_epithet, is_kin, is_rank, is_role
from corpus.analysis.naming.lexicons import peoples
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import lexicon, words
from corpus.model import Document, Mention, Span

DEFINITE = frozenset({"the", "its", "their", "his", "her", "this", "that"})
"""Words that begin a description of somebody known."""
_LONGEST = 4
"""Words of a description that nothing but its place explains."""
_NEXT = 2
"""Line breaks between a paragraph and the next at most."""
_PARAGRAPH = 3000
"""Characters looked back for who is named in a paragraph."""
_TELLING = frozenset({"told", "tells", "telling", "tell", "asked"})
_NATIONAL = 3
"""Words of "the Northern Irishman"."""
_FEW = 2
"""People near a description of whom one may be meant by it."""
_SENTENCES = 8
"""Sentences looked back for whom a description means."""


class DescribedPeople:
    """Finds the people behind the descriptions of a document, and remembers what it found."""

    def __init__(self, document: Document, within: Callable[[int, int], Sequence[Named]]) -> None:
        self._document = document
        self._text = document.article.text
        self._within = within
        self._spoke: tuple[int, str] | None = None
        self._descriptions: dict[tuple[int, int], str] | None = None
        self._labelled: set[str] = set()
        self._bearers: dict[str, dict[str, None]] = {}
        """Words of labels, in lower case, with the people they are given to."""
        self._resolved: dict[tuple[int, int], str] = {}
        self._newcomers = Newcomers("", ())

    def person(
        self, unit: Unit, first: int, last: int, spoke: tuple[int, str] | None
    ) -> str | None:
        """Return the person that a description such as "the defense minister" means, if any.

        `spoke` is where somebody last spoke, and who.
        """
        self._spoke = spoke
        person = self._meant(unit, first, last)
        if unit.word(first - 1) in _TELLING and spoke and spoke[1] == person:
            return None  # nobody tells himself
        if person is not None:
            start, end = unit.stretch(first + (unit.lower[first] != "the"), last)
            self._resolved[start, end] = person
        return person

    def mentions(self) -> tuple[Mention, ...]:
        """Return the descriptions that were found to stand for a person, in order."""
        article = self._document.article
        return tuple(
            Mention(Span(article.id, start, end), person, article.text[start:end])
            for (start, end), person in sorted(self._resolved.items())
        )

    def _meant(self, unit: Unit, first: int, last: int) -> str | None:
        head = unit.lower[head_end(unit, first, last) - 1]
        if unit.lower[first] in DEFINITE and _stands_for_name(unit, first, last):
            return self._spoken_of(unit)
        if unit.lower[first] not in DEFINITE or not is_role(head):
            return None
        if self._descriptions is None:
            labels = labelled(self._document)
            self._descriptions = {(label.start, label.end): label.person for label in labels}
            for label in labels:
                for word in self._text[label.start : label.end].lower().split():
                    self._bearers.setdefault(word, {}).setdefault(label.person)
            self._labelled = {label.person for label in labels}
            self._newcomers = Newcomers(self._text, self._descriptions)
        if self._newcomers.is_meant(unit, first, head_end(unit, first, last)):
            return None
        meant = self._descriptions.get(unit.stretch(first, last))
        if meant is not None or last - first > _LONGEST:
            return meant
        return self._bearer(unit, head) or self._nameless(unit, first, last)

    def _bearer(self, unit: Unit, head: str) -> str | None:
        """Return the one person whom the article gives a label with this word."""
        bearers = self._bearers.get(head, {})
        for other in lexicon("roles")["also"].get(head, ()) if not bearers else ():
            bearers = bearers or self._bearers.get(other, {})
        if len(bearers) == 1 and head not in words("roles", "many"):
            return next(iter(bearers))
        last = self._spoke
        return last[1] if last and last[1] in bearers and self._is_near(unit) else None

    def _nameless(self, unit: Unit, first: int, last: int) -> str | None:
        """Return who was spoken of where "the biologist" goes on with nothing known of her.

        At most one other may be named in this paragraph and the one before, and she may have no
        other office: a judge is no minister.
        """
        if last - first > _LONGEST or unit.lower[first] != "the":
            return None
        head, spoke = unit.lower[last - 1], self._spoke
        if last - first == 2 and spoke and not self._text.count("\n", spoke[0], unit.start):
            return self._without_office(spoke[1], head)
        if head in words("roles", "many") or is_kin(head):
            return None
        begin = self._text.rfind("\n", max(unit.start - _PARAGRAPH, 0), unit.start) + 1
        here = set(self._people_in(begin, unit.start))
        if len(here) == 1:
            return self._without_office(here.pop(), head)
        begin = self._text.rfind("\n", 0, max(unit.start - _NEXT, 0))
        begin = self._text.rfind("\n", 0, max(begin - _NEXT, 0)) if begin > 0 else 0
        near = set(self._people_in(max(begin, unit.start - _PARAGRAPH), unit.tokens[first].start))
        return self._without_office(self._spoken_of(unit), head) if 1 <= len(near) <= _FEW else None

    def _without_office(self, person: str | None, head: str) -> str | None:
        """Return a person, None for one who has an office where the noun is for another one."""
        called = {word for word, people in self._bearers.items() if person in people}
        office = head in words("roles", "offices") or head.endswith(("-elect", "-designate"))
        if office and head not in called:
            return None
        clashes = is_rank(head) and head not in called and any(map(is_rank, called))
        return None if clashes else person

    def _spoken_of(self, unit: Unit) -> str | None:
        """Return whom the last sentence that names somebody is about, at most a paragraph back."""
        sentences = self._document.sentences
        place = bisect_left(sentences, unit.start, key=lambda sentence: sentence.start)
        for sentence in reversed(sentences[max(place - _SENTENCES, 0) : place]):
            if unit.paragraph - sentence.paragraph > 1:
                return None
            people = [n for n in self._within(sentence.start, sentence.end) if n.person]
            if people:
                return people[0].id
            spoke = self._spoke
            if spoke and sentence.start <= spoke[0] < sentence.end:
                return spoke[1]
        return None

    def _is_near(self, unit: Unit) -> bool:
        """Say whether who spoke last did so in this paragraph or the one before."""
        spoke = self._spoke[0] if self._spoke else 0
        return self._text.count("\n", spoke, unit.start) <= _NEXT

    def _people_in(self, start: int, end: int) -> list[str]:
        return [name.id for name in self._within(start, end) if name.person]


def _stands_for_name(unit: Unit, first: int, last: int) -> bool:
    """Say whether a phrase is for a person just named: "the 22-year-old", "the Finn"."""
    head = unit.lower[last - 1]
    if last - first <= _NATIONAL and unit.capital(last - 1) and head in words("roles", "nationals"):
        return True
    if last - first == 2 and unit.capital(last - 1):
        return head in peoples() and not head.endswith("s")
    joined = "".join(unit.lower[first + 1 : last]).replace("–", "-")
    return is_epithet(joined) or is_epithet(head)
