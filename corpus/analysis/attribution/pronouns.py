"""Pronouns: whom "he", "she" or "it" means, by who spoke and whom sentences are about."""

from bisect import bisect_left

from corpus.analysis.attribution.described import DEFINITE
from corpus.analysis.attribution.genders import Genders
from corpus.analysis.attribution.names_at import NamesAt
from corpus.analysis.attribution.phrasing import Named, Source, is_body, is_indefinite
from corpus.analysis.labelling.roles import is_role
from corpus.analysis.syntax.units import Unit
from corpus.model import Document

_NEXT = 2
"""Line breaks between a paragraph and the next at most."""
_PARAGRAPH = 3000
"""Characters looked back for whom a pronoun means."""
_BACK = 12
"""Names looked back for whom a pronoun means."""
_OPENING = 5
"""Words of a title with which a sentence about somebody begins, at most."""
_TOLD = 40
"""Characters ahead of a name in which "told" may stand."""
_TELLING = frozenset({"told", "tells", "telling", "tell"})
_PEOPLE = frozenset({"he", "she", "his", "her", "him"})
_UNCLEAR = frozenset({"they", "their", "them", "we", "i", "you"})

_About = tuple[int, str, str]
"""Where a sentence that begins with a pronoun does so, whom it means, and the pronoun."""


class Pronouns:
    """Follows who speaks and who is spoken of, sentence by sentence."""

    def __init__(self, document: Document, names: NamesAt) -> None:
        self._sentences = document.sentences
        self._text = document.article.text
        self._names = names
        self._genders = Genders(document)
        self.spoke: tuple[int, str] | None = None
        """Where the last person who spoke is named, and who that is."""
        self._group: tuple[int, str] | None = None
        self._previous: Unit | None = None
        self._current: Unit | None = None
        self._about: tuple[_About | None, _About | None] = (None, None)
        """Whom the sentence before goes on about, and the one that is read."""
        self._nameless: Source | None = None
        """Who spoke last of those without a name: "a resident"."""
        self._body: Source | None = None
        """What spoke last of what has no name: "the inquiry"."""

    def heard(self, source: Source) -> None:
        """Note who spoke."""
        if source.id is None:
            if is_indefinite(source.text):
                self._nameless = source
            elif is_body(source.text):
                self._body = source
        elif self._names.is_person(source.id):
            self.spoke = (source.start, source.id)
        else:
            self.named_group(source.start, source.id)

    def named_group(self, start: int, key: str) -> None:
        """Note an organisation that a sentence is about, or that spoke, unless a later one is."""
        if self._group is None or start >= self._group[0]:
            self._group = (start, key)

    def begun(self, unit: Unit, first: int) -> None:
        """Note that a sentence begins, and whom it goes on about where its subject is a pronoun.

        `first` is the place of its subject: "She never married".
        """
        self._previous, self._current = self._current, unit
        about = None
        if unit.word(first) in ("he", "she") and unit.free(first):
            about = self._person(unit, first, unit.word(first))
        self._about = (
            self._about[1],
            (unit.start, about, unit.word(first)) if about else None,
        )

    def meant(self, unit: Unit, first: int) -> str | None:
        """Return the id a pronoun means, empty where it is unclear, None where it is no pronoun."""
        word = unit.lower[first]
        if word in _PEOPLE:
            return self._person(unit, first, word) or ""
        if word == "it":
            return self._group[1] if self._group else ""
        return "" if word in _UNCLEAR else None

    def nameless(self, unit: Unit, first: int) -> Source | None:
        """Return who spoke last where that has no name: "a resident" for he, "the inquiry" for it.

        It spoke in this paragraph or the one before, and nobody with a name has been since.
        """
        word = unit.lower[first]
        if word not in ("he", "she", "it"):
            return None
        one, other = (self._body, self._group) if word == "it" else (self._nameless, self.spoke)
        if one is None or (other is not None and other[0] > one.start):
            return None
        if self._text.count("\n", one.start, unit.start) > _NEXT:
            return None
        named = word != "it" and bool(self._names.people_in(one.end, unit.start))
        return None if named else one

    def _person(self, unit: Unit, first: int, pronoun: str) -> str | None:
        """Return the person a "he" means: the subject of its sentence, else who spoke last."""
        at = unit.tokens[first].start
        fits = self._genders.fits
        # "Noting that Xi had come, he said …": that is not Xi.
        behind = unit.lower[0].endswith("ing") and "," in unit.lower[:first]
        subject = None if behind else self._names.subject(unit, first, person=True)
        if subject is not None and fits(subject.id, pronoun):
            return subject.id
        last, about = self.spoke, self._about[1] or self._about[0]
        if about and about[2] == pronoun and not (last and last[0] > about[0]):
            return about[1]
        if last and (before := self._subject_before(unit, last[0])) and fits(before, pronoun):
            return before
        if (only := self._only_here(at)) and fits(only.id, pronoun) and not self._is_told(only):
            return only.id
        near = self._names.back_from(at, _BACK)
        nearest = next(
            (n for n in near if n.person and fits(n.id, pronoun) and not self._is_told(n)), None
        )
        if (
            last
            and fits(last[1], pronoun)
            and (nearest is None or self._is_spoken_of(nearest, last[0], at))
        ):
            return last[1]
        begun = self._paragraph_subject(at, pronoun)
        return begun or (nearest.id if nearest else None)

    def _only_here(self, at: int) -> Named | None:
        """Return the one person whom this paragraph has named, where nobody has spoken in it."""
        begin = self._text.rfind("\n", max(at - _PARAGRAPH, 0), at) + 1
        here = [name for name in self._names.within(begin, at) if name.person]
        spoken = self.spoke is not None and self.spoke[0] >= begin
        return here[-1] if len({name.id for name in here}) == 1 and not spoken else None

    def _is_told(self, name: Named) -> bool:
        """Say whether somebody is only told something: "told CNN's Ola Berg"."""
        ahead = self._text[max(name.start - _TOLD, 0) : name.start].lower().split()
        if ahead and ahead[-1].endswith(("'s", "’s")):
            ahead.pop()
        return bool(ahead) and ahead[-1] in _TELLING

    def _subject_before(self, unit: Unit, spoke: int) -> str | None:
        """Return the person whom the sentence before, in the same paragraph, is about.

        None where it begins with anything but a name and its title, or where somebody spoke in it.
        """
        place = bisect_left(self._sentences, unit.start, key=lambda sentence: sentence.start) - 1
        if place < 0 or self._sentences[place].paragraph != unit.paragraph:
            return None
        start, end = self._sentences[place].start, self._sentences[place].end
        name = next((name for name in self._names.within(start, end) if name.person), None)
        if name is None or spoke >= start:
            return None
        if self._text[name.end : name.end + 2] in ("'s", "’s"):
            return self._relative_before()
        ahead = self._text[start : name.start].split()
        return name.id if len(ahead) <= _OPENING and _is_title(ahead) else None

    def _relative_before(self) -> str | None:
        """Return whom the sentence before is about that begins with "Berg's sister, Ada Lund,"."""
        previous = self._previous
        about = self._names.subject(previous, person=True) if previous is not None else None
        parted = about is not None and self._text[about.end : about.end + 1] == ","
        return about.id if about is not None and parted else None

    def _is_spoken_of(self, nearest: Named, spoke: int, at: int) -> bool:
        """Say whether who spoke last is still who is spoken of."""
        near = at - spoke < _PARAGRAPH and self._text.count("\n", spoke, at) <= _NEXT
        return nearest.start <= spoke or near

    def _paragraph_subject(self, at: int, pronoun: str) -> str | None:
        begin = self._text.rfind("\n", max(at - _PARAGRAPH, 0), at) + 1
        for name in self._names.within(begin, at):
            if name.person and self._genders.fits(name.id, pronoun):
                return name.id
        return None


def _is_title(ahead: list[str]) -> bool:
    """Say whether the words ahead of a name are its title, or a description and a comma."""
    if all(word[0].isupper() or is_role(word.lower()) for word in ahead):
        return True
    # "The pharmacy minister, Hannah Berg, will give evidence."
    described = ahead[0].lower() in DEFINITE and ahead[-1].endswith(",")
    return described and is_role(ahead[-1][:-1].lower())
