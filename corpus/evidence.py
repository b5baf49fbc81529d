"""Why a name of an index is a person, an organisation or a place, mention by mention."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.analysis.naming.evidence import evidence
from corpus.model import Article, Document, TaggedName
from corpus.names import same_person
from corpus.storage.reader import SqliteIndex


@dataclass(frozen=True, slots=True)
class Reasons:
    """One spelling in one article: how often, where first, what it was taken for, and why."""

    article: Article
    text: str
    times: int
    paragraph: int
    kind: str
    reasons: tuple[str, ...]


def reasons(index: SqliteIndex, entity: str) -> Iterator[Reasons]:
    """Yield what spoke for each spelling of an entity, article by article."""
    for before in index.analysed():
        linked = index.document(before.article.id)
        found = _mentions(linked, entity)
        names = {name.start: name for name in before.names}
        first: dict[str, tuple[int, TaggedName]] = {}
        counts: dict[str, int] = {}
        for start, text in found.items():
            counts[text] = counts.get(text, 0) + 1
            if name := names.get(start):
                first.setdefault(text, (start, name))
        for text, (start, name) in first.items():
            yield Reasons(
                before.article,
                text,
                counts[text],
                before.paragraph_at(start),
                name.kind,
                evidence(before, name),
            )


def spelling_reason(name: str, spelling: str) -> str:
    """Return why a spelling is taken for a person's of that name, empty for the name itself."""
    return "" if name == spelling else same_person(name, spelling).reason


def _mentions(document: Document, entity: str) -> Mapping[int, str]:
    """Return where an entity is named in a document, with the words there."""
    people = {m.span.start: m.text for m in document.mentions if m.person == entity}
    others = {m.span.start: m.text for m in document.entity_mentions if m.entity == entity}
    return dict(sorted({**people, **others}.items()))
