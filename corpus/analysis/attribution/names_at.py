"""Names of people and organisations by their places in a text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from corpus.analysis.attribution.phrasing import Named
from corpus.analysis.labelling.roles import is_role
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words
from corpus.model import Document

_NEAR = 3
"""Names looked back for one that ends at a place."""
_TITLE = 5
"""Words of a title between the name it begins with and its bearer's."""


class NamesAt:
    """Finds the names of a document in a stretch; institutions without a name may be added."""

    def __init__(self, document: Document) -> None:
        self._text = document.article.text
        organisations = {e.id for e in document.entities if e.kind == "organisation"}
        named = [
            Named(m.span.start, m.span.end, m.person, m.text, person=True)
            for m in document.mentions
        ]
        named += [
            Named(m.span.start, m.span.end, m.entity, m.text, person=False)
            for m in document.entity_mentions
            if m.entity in organisations
        ]
        self._named = sorted(named, key=lambda name: (name.start, -name.end))
        self._starts = [name.start for name in self._named]
        self._people = frozenset(name.id for name in self._named if name.person)

    def is_person(self, key: str | None) -> bool:
        """Say whether an id is that of a person of the article."""
        return key in self._people

    def add(self, name: Named) -> None:
        """Add a name, unless it is there."""
        place = bisect_left(self._starts, name.start)
        if not any(other.id == name.id for other in self._named[place : place + 2]):
            self._named.insert(place, name)
            self._starts.insert(place, name.start)

    def within(self, start: int, end: int) -> list[Named]:
        """Return the names in a stretch, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [name for name in self._named[first:last] if name.end <= end]

    def people_in(self, start: int, end: int) -> list[str]:
        """Return the ids of the people named in a stretch, in order."""
        return [name.id for name in self.within(start, end) if name.person]

    def back_from(self, at: int, most: int) -> Iterator[Named]:
        """Yield the names that begin at a place or ahead of it, the nearest first."""
        place = bisect_right(self._starts, at) - 1
        for index in range(place, max(place - most, -1), -1):
            yield self._named[index]

    def before(self, at: int, most: int) -> list[Named]:
        """Return the last names that begin ahead of a place, in order."""
        place = bisect_left(self._starts, at)
        return self._named[max(place - most, 0) : place]

    def ending_at(self, end: int) -> Named | None:
        """Return the name that ends at a place, None where none does."""
        return next((name for name in self.back_from(end - 1, _NEAR) if name.end == end), None)

    def proper(self, start: int, end: int) -> list[Named]:
        """Return the names in a stretch that are not possessive: not Trump in "Trump's lawyer"."""
        kept = []
        for name in self.within(start, end):
            following = self._text[name.end : name.end + 2]
            if name.end < end and following in ("'s", "’s", "' ", "’ "):
                continue
            kept.append(name)
        return kept

    def subject(
        self, unit: Unit, before: int | None = None, *, person: bool = False
    ) -> Named | None:
        """Return the first name of a sentence that no preposition leads and that owns nothing.

        Only words ahead of `before` count; with `person`, only names of people.
        """
        end = unit.end if before is None else unit.tokens[min(before, len(unit) - 1)].start
        for name in self.within(unit.start, end):
            if person and not name.person:
                continue
            place = unit.words_of(name.start, name.end)
            if place is None or not unit.free(place[0]):
                continue
            first, last = place
            led = unit.word(first - 1) in words("function-words", "prepositions")
            if unit.word(last) != "'s" and not led:
                return self._titled_by(unit, name, last) or name
        return None

    def _titled_by(self, unit: Unit, name: Named, last: int) -> Named | None:
        """Return the person whose title a name begins: "Acme CEO Ola Berg"."""
        if name.person:
            return None
        index = last
        while index < min(last + _TITLE, len(unit)) and is_role(unit.lower[index]):
            index += 1
        if index == last or index >= len(unit):
            return None
        found = self.within(unit.tokens[index].start, unit.end)
        starts = bool(found) and found[0].start == unit.tokens[index].start
        return found[0] if starts and found[0].person else None
