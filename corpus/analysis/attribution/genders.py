"""Whether "he" or "she" can mean a person, by titles, roles and common first names."""

from functools import cache
from typing import Literal

from corpus.lexicons import words
from corpus.model import Document

Gender = Literal["male", "female"]
_AHEAD = 30
"""Characters ahead of a name in which a title stands."""
_MENTIONS = 10
"""Mentions of a person that are looked at for a title."""
_PRONOUNS: dict[str, Gender] = {
    "he": "male", "his": "male", "him": "male", "she": "female", "her": "female",
}  # fmt: skip


class Genders:
    """Looks it up for the people of a document, where the text or the name tells."""

    def __init__(self, document: Document) -> None:
        self._text = document.article.text
        self._places: dict[str, list[tuple[int, int]]] = {}
        for mention in document.mentions:
            span = mention.span
            self._places.setdefault(mention.person, []).append((span.start, span.end))
        self._names = {person.id: person.name for person in document.people}
        self._known: dict[str, Gender | None] = {}

    def fits(self, person: str, pronoun: str) -> bool:
        """Say whether a pronoun can mean a person; what is not known fits."""
        if pronoun not in _PRONOUNS:
            return True
        return self.of(person) in (None, _PRONOUNS[pronoun])

    def of(self, person: str) -> Gender | None:
        """Return what a title or first name tells of a person, None where neither does."""
        if person not in self._known:
            self._known[person] = self._told(person)
        return self._known[person]

    def _told(self, person: str) -> Gender | None:
        for start, _ in self._places.get(person, ())[:_MENTIONS]:
            ahead = self._text[max(start - _AHEAD, 0) : start].split()
            if ahead and (gender := _signs().get(ahead[-1].lower())):
                return gender
        first = self._names.get(person, "").split()[:1]
        return _signs().get(first[0].lower()) if first else None


@cache
def _signs() -> dict[str, Gender]:
    """Return words that tell, in lower case, with what they tell."""
    found: dict[str, Gender] = dict.fromkeys(words("genders", "male"), "male")
    return found | dict.fromkeys(words("genders", "female"), "female")
