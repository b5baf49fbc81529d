"""Speakers: whom of the article a phrase for a speaker means."""

from collections.abc import Collection
from dataclasses import replace

from corpus.analysis.attribution.bodies import Bodies
from corpus.analysis.attribution.described import DEFINITE, DescribedPeople
from corpus.analysis.attribution.founding import Founded
from corpus.analysis.attribution.institutions import (
    behind_owner,
    spoken_for,
)
from corpus.analysis.attribution.names_at import NamesAt
from corpus.analysis.attribution.phrasing import (
    PRONOUNS,
    Named,
    Source,
    can_speak,
    head_end,
    is_about,
    is_own_name,
    media_words,
    speaks_for,
)
from corpus.analysis.attribution.pronouns import Pronouns
from corpus.analysis.attribution.record import Attribution
from corpus.analysis.attribution.relays import display_name, is_media
from corpus.analysis.labelling.roles import is_kin, is_role
from corpus.analysis.labelling.titles_before import role_before
from corpus.analysis.naming.entities import is_institution
from corpus.analysis.syntax.cues import Cue
from corpus.analysis.syntax.phrases import phrase_after, phrase_before
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import lexicon, words
from corpus.model import Document, Mention

_SHORT_LEAD = 5
_BELONGING = frozenset({"of", "at", "from", "with"})
"""Prepositions that lead from a person's name to whom he works for."""
_ANSWERS = frozenset({"answer", "reply", "respond"})
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})


class Speakers:
    """Finds who in an article a phrase means: a name, a pronoun or a description."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._own = frozenset({document.article.outlet, document.article.agency})
        self._text = document.article.text
        organisations = {e.id: e.name for e in document.entities if e.kind == "organisation"}
        self._names = organisations | {person.id: person.name for person in document.people}
        self._at = NamesAt(document)
        self._pronouns = Pronouns(document, self._at)
        self._bodies = Bodies(document, self._at, self._names)
        self._told: tuple[int, str, list[Source]] = (0, "", [])
        """The paragraph in which somebody last told a medium something, who, and which medium."""
        self._asked: tuple[int, Source, Source] | None = None
        """The paragraph in which somebody last asked another something, and both."""
        self._opened: list[tuple[Unit, int]] = []
        """Sentences that have begun, with the place of their subject, not looked at yet."""
        self._founded = Founded(document)
        self._described_people = DescribedPeople(document, self._at.within)

    def with_founded(self, document: Document, speaking: Collection[str | None]) -> Document:
        """Return the document with the institutions among its speakers as organisations."""
        return self._founded.added(document, speaking)

    def people_in(self, start: int, end: int) -> list[str]:
        """Return the ids of the people named in a stretch, in order."""
        return self._at.people_in(start, end)

    def heard(self, source: Source) -> None:
        """Note who spoke, for the pronouns that follow."""
        self._pronouns.heard(source)

    def goes_on(self, paragraph: int, attribution: Attribution) -> None:
        """Let who heard somebody earlier in a paragraph have heard what he goes on to say, too."""
        source = attribution.source
        if source is None:
            return
        one = source.id or source.text.lower()
        if attribution.relays:
            self._told = (paragraph, one, attribution.relays[-1:])
        elif self._told[:2] == (paragraph, one):
            attribution.relays = [relay for relay in self._told[2] if not self.is_own(relay)]

    def answering(self, unit: Unit, index: int, cue: Cue, source: Source) -> Source:
        """Return who speaks with a verb at a word: whoever was just asked where "she answered"."""
        if cue.verb == "ask":
            told = phrase_after(unit, index + 1)
            asked = self.source(unit, *told) if told else None
            self._asked = (unit.paragraph, source, asked) if asked and asked.speaks else None
        elif cue.verb in _ANSWERS and self._asked and source.text.lower() in PRONOUNS:
            paragraph, asker, asked = self._asked
            if unit.paragraph - paragraph <= 1 and asker.id == source.id:
                return replace(asked, start=source.start, end=source.end)
        return source

    def opened(self, unit: Unit) -> None:
        """Note that a sentence begins, and whom or what it is about, for pronouns that follow."""
        first = _subject_start(unit)
        self._pronouns.begun(unit, first)
        self._opened.append((unit, first))

    def _look_back_for_it(self) -> None:
        """Note the organisation that the last sentence with one for a subject is about.

        Only an "it" asks for that, so that most sentences are never looked at.
        """
        while self._opened:
            unit, first = self._opened.pop()
            phrase = phrase_after(unit, first) if unit.free(first) else None
            if phrase is None or phrase[1] - phrase[0] > _SHORT_LEAD + 1:
                continue
            head = head_end(unit, *phrase)
            named = self._at.ending_at(unit.tokens[head - 1].end)
            if named is None and not is_institution(unit.lower[head - 1]):
                continue
            source = self.source(unit, *phrase)
            if source.id is not None and not self.is_person(source.id):
                self._pronouns.named_group(source.start, source.id)
                self._opened.clear()

    def source(self, unit: Unit, first: int, last: int) -> Source:
        """Return whom the words from `first` up to, not including, `last` mean."""
        while last - first > 1 and unit.lower[last - 1] in _REFLEXIVES:
            last -= 1
        start, end = unit.stretch(first, last)
        text = self._text[start:end]
        if last - first == 1 and unit.lower[first] == "it":
            self._look_back_for_it()
        nameless = self._pronouns.nameless(unit, first) if last - first == 1 else None
        if nameless is not None:
            return replace(nameless, start=start, end=end)
        speaker = self._resolved(unit, first, last)
        media, name = self._as_relay(start, end, text)
        if speaker is not None and last - first == 1 and unit.lower[first] in PRONOUNS:
            name = self._names[speaker]
        speaks = media or speaker is not None or can_speak(unit, first, last)
        return Source(start, end, text, speaker, media, name, speaks, self.is_person(speaker))

    def is_own(self, source: Source) -> bool:
        """Say whether a source is the article's own outlet or agency, which passes nothing on."""
        return source.name in self._own or source.text.lower() in lexicon("relays")["own"]

    def names_one(self, unit: Unit, phrase: tuple[int, int]) -> bool:
        """Say whether a phrase names a person."""
        return bool(self.people_in(*unit.stretch(*phrase)))

    def names_somebody(self, source: Source) -> bool:
        """Say whether the words for a source hold a person's name that is no possessor."""
        return any(name.person for name in self._at.proper(source.start, source.end))

    def phrase_before(self, unit: Unit, end: int) -> tuple[int, int] | None:
        """Return the words of the subject whose last word is at `end`.

        Where that is a name, the phrase is the name with its title: what stands ahead of it
        belongs to another phrase.
        """
        phrase = phrase_before(unit, end)
        if phrase is None or unit.lower[end] in PRONOUNS:
            return (end, end + 1) if phrase else None
        name = self._at.ending_at(unit.tokens[end].end)
        if name is None:
            return phrase
        place = unit.words_of(name.start, name.end)
        if place is None or (place[0] < phrase[0] and not name.person):
            return phrase
        first = place[0]
        if name.person:
            titled = self._titled(unit, first, phrase) if first > phrase[0] else first
            return (phrase[0] if is_about(unit, phrase[0], titled) else titled), end + 1
        if any(speaks_for(word) for word in unit.lower[phrase[0] : first]):
            return phrase
        for index in range(first - 1, phrase[0] - 1, -1):
            if unit.lower[index] in words("function-words", "prepositions"):
                return self._belonging(unit, index, phrase) or (index + 1, end + 1)
        return phrase

    def _belonging(
        self, unit: Unit, preposition: int, phrase: tuple[int, int]
    ) -> tuple[int, int] | None:
        """Return the words for somebody of an organisation: "Tim Berg of Acme"."""
        name = self._at.ending_at(unit.tokens[preposition - 1].end)
        place = unit.words_of(name.start, name.end) if name is not None and name.person else None
        if place is None or place[0] < phrase[0] or unit.lower[preposition] not in _BELONGING:
            return None
        first = self._titled(unit, place[0], phrase)
        led = unit.word(first - 1) in words("function-words", "prepositions")
        return None if led else (first, phrase[1])

    def _titled(self, unit: Unit, first: int, phrase: tuple[int, int]) -> int:
        while first > phrase[0] and unit.lower[first - 1] in words("roles", "honorifics"):
            first -= 1
        role = role_before(unit, first - 1) if first > phrase[0] else None
        start = max(role[0], phrase[0]) if role else first
        if start > phrase[0] and unit.lower[start - 1] in words("function-words", "determiners"):
            start -= 1
        if start - 1 > phrase[0] and unit.lower[start - 1] == "and":
            other = self._at.ending_at(unit.tokens[start - 2].end)
            if other is not None and other.person:
                place = unit.words_of(other.start, other.end)
                return place[0] if place else start
        return start

    def described(self, unit: Unit) -> Source | None:
        """Return whom a sentence begins with by a description or pronoun: "The mayor left"."""
        if unit.word(0) in ("he", "she") and unit.free(0):
            pronoun = self.source(unit, 0, 1)
            return pronoun if pronoun.person else None
        if unit.word(0) not in DEFINITE or not unit.free(0):
            return None
        phrase = phrase_after(unit, 0)
        source = self.source(unit, *phrase) if phrase else None
        return source if source is not None and source.person else None

    def lead(self, unit: Unit) -> Source | None:
        """Return what a sentence begins with, where that is a short noun phrase with a capital."""
        first = _subject_start(unit)
        for index in range(first + 1, min(first + _SHORT_LEAD, len(unit))):
            if is_institution(unit.lower[index]) and unit.free(index):
                source = self.source(unit, first, behind_owner(unit, index + 1))
                if source.id is not None:
                    return source
        phrase = phrase_after(unit, first) if unit.free(first) else None
        if phrase is None or phrase[1] - phrase[0] > _SHORT_LEAD or not unit.capital(phrase[1] - 1):
            return None
        return self.source(unit, *phrase)

    def subject(
        self, unit: Unit, before: int | None = None, *, person: bool = False
    ) -> Source | None:
        """Return who a sentence is about: the first name in it that no preposition leads.

        Only words ahead of `before` count; with `person`, only names of people.
        """
        name = self._at.subject(unit, before, person=person)
        return self._made(name) if name is not None else None

    def presented(self, unit: Unit) -> Source | None:
        """Return the first person that a sentence names: "That was Mina Roy, a nurse"."""
        people = (name for name in self._at.within(unit.start, unit.end) if name.person)
        name = next(people, None)
        return self._made(name) if name else None

    def _made(self, name: Named) -> Source:
        media, shown = self._as_relay(name.start, name.end, name.text)
        return Source(name.start, name.end, name.text, name.id, media, shown, speaks=True)

    def _as_relay(self, start: int, end: int, text: str) -> tuple[bool, str]:
        inner = [name for name in self._at.within(start, end) if not name.person]
        for name in inner:
            known = self._names.get(name.id, name.text)
            if is_media(name.text) or is_media(known):
                return True, display_name(name.text, known)
        people = self.people_in(start, end)
        if people:
            return False, self._names.get(people[0], text)
        if inner:
            return is_media(text), self._shown(inner, text)
        return is_media(text), display_name(text, text)

    def _shown(self, inner: list[Named], text: str) -> str:
        # "Russia's Defense Ministry" says more than the bare name inside it.
        return text if len(inner) == 1 and is_own_name(text) else self._names[inner[-1].id]

    def is_person(self, speaker: str | None) -> bool:
        """Say whether an id is that of a person of the article."""
        return self._at.is_person(speaker)

    def _resolved(self, unit: Unit, first: int, last: int) -> str | None:
        pronoun = self._pronouns.meant(unit, first) if last - first == 1 else None
        if pronoun is not None:
            return pronoun or None
        if unit.lower[first] == "the" and unit.lower[last - 1] in words("roles", "nationals"):
            # "the Northern Irishman", though a tagger may take that for a name
            return self._described_people.person(unit, first, last, self._pronouns.spoke)
        behind_head = head_end(unit, first, last)
        head = unit.stretch(first, behind_head)
        # Who only modifies the head doesn't speak: "Stone supporters", "an Acme worker".
        ending = [name for name in self._at.proper(*head) if self._ends_with(name, head[1])]
        if ending:
            return next((name.id for name in ending if name.person), ending[-1].id)
        start, end = unit.stretch(first, last)
        if titled := self._named_last(unit, first, last):
            return titled
        if words("roles", "voices") & set(unit.lower[first:behind_head]):
            groups = [name for name in self._at.within(start, end) if not name.person]
            # "a report by the Party's official media" is no report by the Party.
            if groups and (groups[0].end >= end or unit.lower[last - 1] not in media_words()):
                return groups[0].id
        if author := self._bodies.author(unit, first, last):
            return author
        return (
            self._bodies.described(unit, first, last)
            or self._bodies.firm(unit, first, last)
            or self._described_people.person(unit, first, last, self._pronouns.spoke)
            or self._institution(unit, first, last)
        )

    def _named_last(self, unit: Unit, first: int, last: int) -> str | None:
        """Return the person with whose name a title ends: "Governor of the Lake Ola Berg"."""
        name = self._at.ending_at(unit.tokens[last - 1].end)
        place = unit.words_of(name.start, name.end) if name is not None and name.person else None
        if name is None or place is None or place[0] <= first:
            return None
        if unit.capital(first):
            title = role_before(unit, place[0] - 1)
            return name.id if title is not None and title[0] <= first + 1 else None
        # "head of transport Ulrich Berg", but "a friend of Ola Berg", "aide of president Ola Berg"
        ahead = unit.lower[first : place[0]]
        plain = ahead[-1] not in words("function-words", "prepositions") and not is_role(ahead[-1])
        headed = is_role(ahead[0]) and not is_kin(ahead[0]) and ahead[1:2] == ["of"]
        return name.id if headed and plain else None

    def _institution(self, unit: Unit, first: int, last: int) -> str | None:
        """Return the institution that a phrase such as "Chile's navy" means, made if it is new."""
        found = self._founded.institution(unit, first, last)
        if found is None:
            inner = spoken_for(unit, first, last)
            return self._bodies.described(unit, *inner) if inner else None
        key, start, end = found
        text = self._text[start:end]
        self._names.setdefault(key, text)
        self._at.add(Named(start, end, key, text, person=False))
        return key

    def _ends_with(self, name: Named, end: int) -> bool:
        """Say whether a phrase ends with a name, or with a part of it that was not recognised."""
        rest = self._text[name.end : end].split()
        return not rest or (len(rest) == 1 and rest[0][0].isupper())

    def descriptions(self) -> tuple[Mention, ...]:
        """Return the descriptions that were found to stand for a person, in order."""
        return self._described_people.mentions()


def _subject_start(unit: Unit) -> int:
    """Return the place of the first word of a sentence behind "But" and the like."""
    first = 0
    while unit.word(first) in words("function-words", "openers") | {","}:
        first += 1
    return first
