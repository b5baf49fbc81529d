"""Bodies without their names: what "the ministry", "the company" or "a study by X" stands for."""

from collections import Counter
from collections.abc import Mapping

from corpus.analysis.attribution.names_at import NamesAt
from corpus.analysis.attribution.phrasing import Named, head_end
from corpus.analysis.attribution.relays import is_media
from corpus.analysis.naming.entities import is_institution
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words
from corpus.model import Document

_SHORT_WORD = 3
_STEM = 5
_KNOWN = 300
"""Names looked back for what a description means."""
_FAR_MORE = 2
"""How many times as often as others a firm must be named to be "the company"."""


class Bodies:
    """Finds the organisations of a document that phrases mean; `names` has names by id."""

    def __init__(self, document: Document, at: NamesAt, names: Mapping[str, str]) -> None:
        self._text = document.article.text
        self._own = frozenset({document.article.outlet, document.article.agency})
        self._at = at
        self._names = names

    def described(self, unit: Unit, first: int, last: int) -> str | None:
        """Return the organisation that a description such as "the ministry" means."""
        end = head_end(unit, first, last)
        head = unit.lower[end - 1]
        begin = unit.tokens[first].start
        if len(head) <= _SHORT_WORD or not unit.tokens[end - 1].text[0].isalpha():
            return None
        wanted = {word[:_STEM] for word in unit.lower[first : end - 1] if len(word) > _SHORT_WORD}
        best: tuple[int, int, str] | None = None
        for name in self._at.before(begin, _KNOWN):
            if name.person or head not in name.text.lower().partition(" of ")[0].split():
                continue
            around = self._text[max(name.start - 20, 0) : name.end].lower()
            score = sum(stem in around for stem in wanted)
            if best is None or (score, name.start) >= best[:2]:
                best = (score, name.start, name.id)
        if best is None or best[0] < len(wanted):
            return None
        return best[2]

    def firm(self, unit: Unit, first: int, last: int) -> str | None:
        """Return the firm for which "the company" or "the Lima-based lender" stands.

        That is the one the article has named most so far, twice as often as any other.
        """
        head = head_end(unit, first, last)
        if unit.lower[first] != "the" or unit.lower[head - 1] not in words("roles", "firms"):
            return None
        counts = Counter(
            name.id
            for name in self._at.before(unit.tokens[first].start, _KNOWN)
            if not name.person and self._may_be_firm(name)
        )
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < _FAR_MORE * ranked[1][1]):
            return None
        return ranked[0][0]

    def _may_be_firm(self, name: Named) -> bool:
        known = self._names.get(name.id, name.text)
        spelled = known.lower().split()
        return not (is_media(known) or any(map(is_institution, spelled[-1:])) or known in self._own)

    def author(self, unit: Unit, first: int, last: int) -> str | None:
        """Return who is named behind a finding as its author: "research by the Halden Trust"."""
        by = next((i for i in range(first + 1, last) if unit.lower[i] in ("by", "from")), last)
        if by >= last - 1 or unit.lower[by - 1] not in words("cues", "finders"):
            return None
        start, end = unit.stretch(by + 1, last)
        named = [name for name in self._at.proper(start, end) if name.end == end]
        return named[0].id if named else None
