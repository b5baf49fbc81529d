"""Speakers: whom of the article a phrase for a speaker means."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from corpus.analysis.lexicons import words
from corpus.analysis.relays import display_name, is_media
from corpus.analysis.units import Stretch, Unit
from corpus.model import Document

_VOICES = frozenset(
    """
    spokesperson spokesman spokeswoman spokespeople statement report reports website official
    officials representative press release communique communiqué announcement notice post tweet
    account officers officer readout letter filing dispatch bulletin
    """.split()
)
"""What speaks for an organisation: "a spokesperson for the ministry"."""
_SHORT_WORD = 3
_STEM = 5


@dataclass(frozen=True, slots=True)
class Source:
    """The words for a speaker and whose they are; `id` is None where that is unclear."""

    start: int
    end: int
    text: str
    id: str | None = None
    media: bool = False
    """Whether it is an outlet or agency, which may pass on what others say."""
    name: str = ""
    """How an answer would name it as a relay."""


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    id: str
    text: str
    person: bool


class Speakers:
    """Finds who in an article a phrase means: a name, a pronoun or a description."""

    def __init__(self, document: Document) -> None:
        self._text = document.article.text
        organisations = {e.id: e.name for e in document.entities if e.kind == "organisation"}
        self._names = organisations | {person.id: person.name for person in document.people}
        named = [
            _Named(m.span.start, m.span.end, m.person, m.text, True) for m in document.mentions
        ]
        named += [
            _Named(m.span.start, m.span.end, m.entity, m.text, False)
            for m in document.entity_mentions
            if m.entity in organisations
        ]
        self._named = sorted(named, key=lambda name: (name.start, -name.end))
        self._starts = [name.start for name in self._named]
        self._last_person: tuple[int, str] | None = None
        self._last_group: tuple[int, str] | None = None

    def people_in(self, start: int, end: int) -> list[str]:
        """Return the ids of the people named in a stretch, in order."""
        return [name.id for name in self._within(start, end) if name.person]

    def source(self, unit: Unit, first: int, last: int) -> Source:
        """Return whom the words from `first` up to, not including, `last` mean."""
        start, end = unit.stretch(first, last)
        text = self._text[start:end]
        id = self._resolved(unit, first, last)
        return Source(start, end, text, id, *self._as_relay(start, end, text))

    def heard(self, source: Source) -> None:
        """Note who spoke last, for the pronouns that follow."""
        if source.id is None:
            return
        if self._is_person(source.id):
            self._last_person = (source.start, source.id)
        else:
            self._last_group = (source.start, source.id)

    def subject(
        self, unit: Unit, before: int | None = None, *, person: bool = False
    ) -> Source | None:
        """Return who a sentence is about: the first name in it that no preposition leads.

        Only words ahead of `before` count; with `person`, only names of people.
        """
        start = unit.start
        end = unit.end if before is None else unit.tokens[min(before, len(unit) - 1)].start
        for name in self._within(start, end):
            if person and not name.person:
                continue
            first, last = _words_of(unit, name.start, name.end)
            if first is None or not unit.free(first):
                continue
            if unit.word(last) == "'s" or unit.word(first - 1) in words(
                "function-words", "prepositions"
            ):
                continue
            return self._made(name)
        return None

    def _made(self, name: _Named) -> Source:
        media, shown = self._as_relay(name.start, name.end, name.text)
        return Source(name.start, name.end, name.text, name.id, media, shown)

    def _as_relay(self, start: int, end: int, text: str) -> tuple[bool, str]:
        inner = [name for name in self._within(start, end) if not name.person]
        for name in inner:
            known = self._names.get(name.id, name.text)
            if is_media(name.text) or is_media(known):
                return True, display_name(name.text, known)
        if any(True for name in self._within(start, end) if name.person):
            return False, self._names.get(self._within(start, end)[0].id, text)
        if inner:
            return is_media(text), self._shown(inner, text)
        return is_media(text), display_name(text, text)

    def _shown(self, inner: list[_Named], text: str) -> str:
        # "Russia's Defense Ministry" says more than the bare name inside it.
        return text if len(inner) == 1 and _is_own_name(text) else self._names[inner[-1].id]

    def _is_person(self, id: str) -> bool:
        return any(name.id == id and name.person for name in self._named)

    def _within(self, start: int, end: int) -> list[_Named]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [name for name in self._named[first:last] if name.end <= end]

    def _resolved(self, unit: Unit, first: int, last: int) -> str | None:
        pronoun = self._pronoun(unit, first, last)
        if pronoun is not None:
            return pronoun or None
        head_end = _head_end(unit, first, last)
        in_head = self._proper(unit, *unit.stretch(first, head_end))
        people = [name for name in in_head if name.person]
        if people:
            return people[-1].id if head_end == last or len(people) == 1 else people[0].id
        if in_head:
            return in_head[-1].id
        start, end = unit.stretch(first, last)
        if _VOICES & set(unit.lower[first:head_end]):
            groups = [name for name in self._within(start, end) if not name.person]
            if groups:
                return groups[0].id
        return self._described(unit, first, last)

    def _proper(self, unit: Unit, start: int, end: int) -> list[_Named]:
        """Return the names in a stretch that are not possessive: not Trump in "Trump's lawyer"."""
        kept = []
        for name in self._within(start, end):
            following = self._text[name.end : name.end + 2]
            if name.end < end and following in ("'s", "’s", "' ", "’ "):
                continue
            kept.append(name)
        return kept

    def _pronoun(self, unit: Unit, first: int, last: int) -> str | None:
        """Return whom a pronoun means, empty where it is unclear, None where it is none."""
        word = unit.lower[first] if last - first == 1 else ""
        if word in ("he", "she"):
            return self._person_before(unit, first) or ""
        if word == "it":
            return self._last_group[1] if self._last_group else ""
        return "" if word in ("they", "we", "i", "you") else None

    def _person_before(self, unit: Unit, first: int) -> str | None:
        """Return the person a "he" means: the subject of its sentence, else who spoke last."""
        at = unit.tokens[first].start
        subject = self.subject(unit, first, person=True)
        if subject is not None:
            return subject.id
        place = bisect_right(self._starts, at) - 1
        nearest = next(
            (
                self._named[p]
                for p in range(place, max(place - 12, -1), -1)
                if self._named[p].person
            ),
            None,
        )
        if self._last_person and (
            nearest is None or self._subject_is_older(nearest, self._last_person[0], at)
        ):
            return self._last_person[1]
        return self._paragraph_subject(at) or (nearest.id if nearest else None)

    def _subject_is_older(self, nearest: _Named, spoke: int, at: int) -> bool:
        """Say whether who spoke last is still who is spoken of."""
        return nearest.start <= spoke or self._text.count("\n", spoke, at) <= 2  # noqa: PLR2004

    def _paragraph_subject(self, at: int) -> str | None:
        begin = self._text.rfind("\n", 0, at) + 1
        for name in self._within(begin, at):
            if name.person:
                return name.id
        return None

    def _described(self, unit: Unit, first: int, last: int) -> str | None:
        """Return the organisation that a description such as "the ministry" means."""
        end = _head_end(unit, first, last)
        head = unit.lower[end - 1]
        begin = unit.tokens[first].start
        if len(head) <= _SHORT_WORD or not unit.tokens[end - 1].text[0].isalpha():
            return None
        wanted = {word[:_STEM] for word in unit.lower[first : end - 1] if len(word) > _SHORT_WORD}
        best: tuple[int, int, str] | None = None
        for name in self._named:
            if name.start >= begin:
                break
            if name.person or head not in name.text.lower().split():
                continue
            around = self._text[max(name.start - 20, 0) : name.end].lower()
            score = sum(stem in around for stem in wanted)
            if best is None or (score, name.start) >= best[:2]:
                best = (score, name.start, name.id)
        if best is None or best[0] < len(wanted):
            return None
        return best[2]


def _is_own_name(text: str) -> bool:
    return len(text.split()) <= 5 and text[:1].isupper()  # noqa: PLR2004


def _head_end(unit: Unit, first: int, last: int) -> int:
    """Return where the head of a noun phrase ends: before its first preposition or comma."""
    for index in range(first + 1, last):
        word = unit.lower[index]
        if word in words("function-words", "prepositions") or word in (",", "(", "who"):
            return index
    return last


def _words_of(unit: Unit, start: int, end: int) -> tuple[int | None, int]:
    starts = [token.start for token in unit.tokens]
    first = bisect_left(starts, start)
    if first >= len(starts) or starts[first] != start:
        return None, 0
    return first, bisect_left(starts, end)


def stretch_words(unit: Unit, stretch: Stretch) -> tuple[int | None, int]:
    """Return the words of a unit that a stretch of the text covers."""
    return _words_of(unit, *stretch)
