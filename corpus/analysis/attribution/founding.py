"""Institutions that an article only describes, made its organisations where they speak."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from corpus.analysis.attribution.institutions import family, institution_in
from corpus.analysis.syntax.units import Unit
from corpus.model import Document, Entity, EntityMention, Span

_RECENT = 200
"""Phrases looked back for one that means the same."""


@dataclass(frozen=True, slots=True)
class _Institution:
    id: str
    words: frozenset[str]
    start: int
    end: int
    text: str


class Founded:
    """Collects them: phrases of one family, such as Chile's and the Chilean navy, are one."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: list[_Institution] = []
        self._by_place: dict[tuple[int, int], str] = {}
        numbers = (e.id[1:] for e in document.entities if e.kind == "organisation")
        self._number = max((int(n) for n in numbers if n.isdecimal()), default=0)

    def institution(self, unit: Unit, first: int, last: int) -> tuple[str, int, int] | None:
        """Return the id of the institution in a phrase for a speaker, with its characters."""
        place = institution_in(unit, first, last)
        if place is None:
            return None
        start, end = unit.stretch(*place)
        known = self._by_place.get((start, end))
        if known is None:
            known = self._known(family(unit, *place)) or self._new_id()
            text = self._document.article.text[start:end]
            self._found.append(_Institution(known, family(unit, *place), start, end, text))
            self._by_place[start, end] = known
        return known, start, end

    def _known(self, wanted: frozenset[str]) -> str | None:
        for other in reversed(self._found[-_RECENT:]):
            if wanted == other.words or (len(wanted) > 1 and wanted < other.words):
                return other.id
        return None

    def _new_id(self) -> str:
        self._number += 1
        return f"o{self._number}"

    def added(self, document: Document, speaking: Collection[str | None]) -> Document:
        """Return the document with those that speak among its organisations."""
        kept = [one for one in self._found if one.id in speaking]
        if not kept:
            return document
        names: dict[str, dict[str, None]] = {}
        for one in kept:
            names.setdefault(one.id, {})[one.text] = None
        entities = [
            Entity(key, "organisation", max(texts, key=len), tuple(texts))
            for key, texts in names.items()
        ]
        article = document.article.id
        mentions = [EntityMention(Span(article, i.start, i.end), i.id, i.text) for i in kept]
        every = sorted((*document.entity_mentions, *mentions), key=lambda m: m.span)
        return replace(
            document, entities=(*document.entities, *entities), entity_mentions=tuple(every)
        )
