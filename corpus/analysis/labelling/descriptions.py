"""Descriptions in place of a name: whom "the Russian defense minister" means."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.analysis.labelling.newcomers import Newcomers
from corpus.analysis.labelling.roles import is_kin, is_role
from corpus.analysis.syntax.phrases import function_words
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words
from corpus.model import Document

_PREPOSITION = re.compile(r"\s(?:of|for|at|in|on|to|with|from)\s|\s\(")
_STEM = 4
_AHEAD = 80
"""Characters ahead of a label that may say of what country or body it is."""
_RULING = {"leader": "rulers", "prem": "premiers"}
"""Stems of words for who leads a country, with the word list of the titles they may stand for."""
_MOST = 100
"""Labels with the same head that are looked at."""


@dataclass(frozen=True, slots=True)
class _Known:
    person: str
    stems: frozenset[str]
    ahead: frozenset[str]


class Descriptions:
    """Finds them by the labels that come with names, given as start, end and person."""

    def __init__(self, document: Document, known: Iterable[tuple[int, int, str]]) -> None:
        text = document.article.text
        self._known: dict[str, list[_Known]] = {}
        known = list(known)
        self._newcomers = Newcomers(text, [(start, end) for start, end, _ in known])
        for start, end, person in known:
            stems = list(_stems(_PREPOSITION.split(text[start:end], maxsplit=1)[0]))
            if stems:
                # What stands shortly ahead may say whose minister it is: "the Russian delegation
                # led by Defense Minister …".
                ahead = _stems(text[max(start - _AHEAD, 0) : start])
                one = _Known(person, frozenset(_stems(text[start:end])), frozenset(ahead))
                self._known.setdefault(stems[-1], []).append(one)
        self._mentions = [(m.span.start, m.person) for m in document.mentions]

    def in_unit(self, unit: Unit, named: dict[int, int]) -> Iterator[tuple[int, int, str]]:
        """Yield descriptions as words and the person meant; `named` are the words of names."""
        for index in range(1, len(unit)):
            if not is_role(unit.word(index)) or is_kin(unit.word(index)):
                continue
            if is_role(unit.word(index + 1)) or unit.capital(index + 1):
                continue
            first = _article(unit, index)
            if first is None or _goes_with_name(unit, index, named):
                continue
            person = self._meant(unit, first + 1, index + 1)
            if person is not None and not self._newcomers.is_meant(unit, first, index + 1):
                yield first, index + 1, person

    def _meant(self, unit: Unit, first: int, last: int) -> str | None:
        """Return who has a label with all the words, the last one named before where several do."""
        at = unit.tokens[first].start
        plain = set(_stems(" ".join(w.text for w in unit.tokens[first:last] if w.text.islower())))
        named = set(_stems(" ".join(unit.lower[first:last]))) - plain
        head = next(_stems(unit.word(last - 1)), "")
        fitting = {
            known.person
            for known in self._known.get(head, [])[-_MOST:]
            if plain <= known.stems and named <= known.stems | known.ahead
        }
        if not fitting and named:
            fitting = self._ruling(head, plain - {head}, named)
        if len(fitting) <= 1:
            return next(iter(fitting), None)
        place = bisect_left(self._mentions, (at, ""))
        for index in range(place - 1, max(place - 20, -1), -1):
            if self._mentions[index][1] in fitting:
                return self._mentions[index][1]
        return None

    def _ruling(self, head: str, plain: set[str], named: set[str]) -> set[str]:
        """Return whom "the Norlandic leader" or "premier" means, by any title of a ruler."""
        if head not in _RULING or plain:
            return set()
        return {
            known.person
            for ruler in words("roles", _RULING[head])
            for known in self._known.get(next(_stems(ruler)), [])[-_MOST:]
            if named <= known.stems and (ruler != "minister" or "prime" in known.stems)
        }


def _article(unit: Unit, role: int) -> int | None:
    for index in range(role - 1, max(role - 6, -1), -1):
        word = unit.word(index)
        if word == "the":
            return index
        if not word or not word[0].isalpha() or word in function_words("prepositions"):
            return None
    return None


def _goes_with_name(unit: Unit, role: int, named: dict[int, int]) -> bool:
    following = unit.word(role + 1)
    if following == "," and role + 2 in named:
        return unit.word(named[role + 2]) in (",", ".", "")
    return following in ("of", "for", "at")


def _stems(text: str) -> Iterator[str]:
    for word in text.lower().replace("’", "'").replace("'s", "").split():
        bare = word.strip(".,()'\"“”")
        if bare and bare not in ("the", "a", "an", "of"):
            yield bare[:_STEM] if bare[:1].isalpha() and len(bare) > _STEM + 2 else bare
