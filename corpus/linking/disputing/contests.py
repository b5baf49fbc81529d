"""Wars, elections and other contests: which one a claim is about."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from corpus.lexicons import lexicon
from corpus.linking.claiming.claims import Claim
from corpus.model import Document

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@cache
def _named() -> re.Pattern[str]:
    nouns = "|".join(lexicon("contrasts")["contests"]["nouns"])
    return re.compile(
        rf"(?P<before>\b\d{{4}}(?:[-–]\d{{2,4}})?\s)?"
        rf"(?P<name>(?:[A-Z][\w.'’-]{{0,30}}\s){{1,4}}(?P<noun>(?i:{nouns})))\b"
        rf"(?P<after>\s\(?\d{{4}})?"
    )


@cache
def _plain() -> re.Pattern[str]:
    nouns = "|".join(lexicon("contrasts")["contests"]["nouns"])
    return re.compile(rf"\b(?P<noun>{nouns})\b(?P<place>\s(?:in|on|against)\s[A-Z]\w+)?", re.I)


class Contests:
    """The contests a story's articles name, and the years they tie to each."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._names: dict[str, Counter[str]] = {}
        self._years: defaultdict[str, set[str]] = defaultdict(set)
        self._documents = {document.article.id: document for document in documents}
        for document in documents:
            names = self._names[document.article.id] = Counter[str]()
            for found in _named().finditer(document.article.text):
                name = _fold(found["name"])
                names[name] += 1
                for side in (found["before"], found["after"]):
                    self._years[name].update(_YEAR.findall(side or "")[:1])

    def keys(self, claim: Claim) -> frozenset[str]:
        """Return names of the contests a claim is about, and the years tied to them.

        A bare "the war" is the one its article names most; one "in" another place is that
        place's own. A clause that names none is about that of its sentence.
        """
        own = self._keys_in(claim.text, claim.article.id)
        if own:
            return own
        document = self._documents[claim.article.id]
        sentence = document.sentences[claim.sentence]
        whole = document.article.text[sentence.start : sentence.end]
        return self._keys_in(whole, claim.article.id)

    def _keys_in(self, text: str, article: str) -> frozenset[str]:
        names = {_fold(found["name"]) for found in _named().finditer(text)}
        bare = [found for found in _plain().finditer(text) if _is_bare(text, found.start())]
        elsewhere = [found for found in bare if found["place"]]
        if bare and not elsewhere and not names:
            names.update(name for name, _ in self._names[article].most_common(1))
        years = {year for name in names for year in self._years[name]}
        if not elsewhere:
            years.update(_YEAR.findall(text))
        return frozenset(names | years)


def _fold(name: str) -> str:
    words = name.casefold().split()
    return " ".join(words[1:] if words[0] in ("the", "a", "this") else words)


def _is_bare(text: str, start: int) -> bool:
    """Return whether the noun at an offset has no name before it."""
    before = text[:start].split()
    return not (before and before[-1][0].isupper() and before[-1].lower() != "the")


def same_contest(keys: Sequence[frozenset[str]]) -> list[list[int]]:
    """Return positions grouped by contest: two are of one where they share a name or year."""
    groups: list[tuple[set[str], list[int]]] = []
    for position, mine in enumerate(keys):
        if not mine:
            continue
        joined = [group for group in groups if group[0] & mine]
        groups = [group for group in groups if not group[0] & mine]
        merged = set(mine).union(*(names for names, _ in joined))
        groups.append((merged, sorted([position, *(p for _, ps in joined for p in ps)])))
    return [positions for _, positions in groups]
