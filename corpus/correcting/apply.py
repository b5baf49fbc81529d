"""Corrections put to work on articles before they are linked, and on what linking found."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.correcting.kinds import free_id, no_person
from corpus.correcting.log import Correction, Kind, standing
from corpus.linking.merging.identity import slug
from corpus.model import Coverage, Document, Person
from corpus.names import fold

BEFORE_LINKING: frozenset[Kind] = frozenset({"outlet"})
"""Kinds that say something of an article itself; facts, labels and stories rest on it."""


def name_outlets(
    documents: Iterable[Document], corrections: Sequence[Correction]
) -> list[Document]:
    """Return the articles, with the outlets that editors named; of one undone with its own again.

    `corrections` are all, those undone among them, for an index holds the outlet as it was put.
    """
    named: dict[str, Correction] = {}
    for one in corrections:
        if one.kind == "outlet" and (one.holds or one.subject not in named):
            named[one.subject] = one
    return [
        _with_outlet(document, named[document.article.id])
        if document.article.id in named
        else document
        for document in documents
    ]


def _with_outlet(document: Document, correction: Correction) -> Document:
    article = document.article
    if correction.holds:
        article = replace(article, outlet=correction.other, outlet_basis="stated")
    elif article.outlet == correction.other:
        basis = "stated" if correction.was else "absent"
        article = replace(article, outlet=correction.was or None, outlet_basis=basis)  # type: ignore[arg-type]
    return replace(document, article=article)


def corrected(
    coverage: Coverage, corrections: Sequence[Correction]
) -> tuple[Coverage, frozenset[str]]:
    """Return the coverage put right, and the ids of corrections that fit nothing in it.

    Those that were undone are passed over.
    """
    idle: set[str] = set()
    for one in standing(corrections):
        change = _CHANGES.get(one.kind)
        changed = change(coverage, one) if change else coverage
        if changed is None:
            idle.add(one.id)
        else:
            coverage = changed
    return coverage, frozenset(idle)


def _merged(coverage: Coverage, correction: Correction) -> Coverage | None:
    kept = _person(coverage, correction.subject)
    other = _person(coverage, correction.other)
    if kept is None or other is None:
        return None
    if kept.id == other.id:
        return coverage
    reason = f"{kept.reason}; the same as {other.name} by the word of {correction.by}"
    aliases = tuple(dict.fromkeys((*kept.aliases, *other.aliases)))
    whole = replace(kept, aliases=aliases, reason=reason)
    people = [whole if one.id == kept.id else one for one in coverage.people if one.id != other.id]
    return _with_ids(coverage, {other.id: whole.id}, people)


def _parted(coverage: Coverage, correction: Correction) -> Coverage | None:
    person = _person(coverage, correction.subject)
    articles = frozenset(correction.articles)
    if person is None:
        return None
    texts = [
        mention.text
        for document in coverage.documents
        if document.article.id in articles
        for mention in document.mentions
        if mention.person == person.id
    ]
    if not texts:
        return None
    own = _person(coverage, correction.other)
    taken = {one.id for one in coverage.people}
    key = own.id if own else free_id(slug(correction.other), taken)
    aliases = (correction.other, *(own.aliases if own else ()), *texts)
    new = Person(
        key,
        correction.other,
        tuple(dict.fromkeys(aliases)),
        f"not {person.name}, by the word of {correction.by}",
    )
    people = [*(one for one in coverage.people if one.id != key), new]
    return _with_ids(coverage, {person.id: key}, people, articles)


def _renamed(coverage: Coverage, correction: Correction) -> Coverage | None:
    wanted = fold(correction.subject)
    story = next(
        (
            one
            for one in coverage.stories
            if correction.subject == one.id or wanted in map(fold, (one.name, *one.aliases))
        ),
        None,
    )
    if story is None:
        return None
    aliases = tuple(dict.fromkeys((story.name, *story.aliases)))
    new = replace(story, name=correction.other, aliases=aliases)
    stories = tuple(new if one.id == story.id else one for one in coverage.stories)
    return replace(coverage, stories=stories)


def _rejected(coverage: Coverage, correction: Correction) -> Coverage | None:
    facts = tuple(fact for fact in coverage.facts if fact.id != correction.subject)
    return replace(coverage, facts=facts) if len(facts) < len(coverage.facts) else None


_CHANGES: Mapping[str, Callable[[Coverage, Correction], Coverage | None]] = {
    "merge": _merged,
    "split": _parted,
    "kind": no_person,
    "story": _renamed,
    "fact": _rejected,
}


def _person(coverage: Coverage, name: str) -> Person | None:
    """Return the person of a name, else of an alias, else of an id."""
    wanted = fold(name)
    tests: tuple[Callable[[Person], bool], ...] = (
        lambda person: fold(person.name) == wanted,
        lambda person: wanted in map(fold, person.aliases),
        lambda person: person.id == name,
    )
    for test in tests:
        if found := next((person for person in coverage.people if test(person)), None):
            return found
    return None


def _with_ids(
    coverage: Coverage,
    ids: Mapping[str, str],
    people: Sequence[Person],
    articles: frozenset[str] | None = None,
) -> Coverage:
    """Return the coverage with other ids of people, in all articles or in some."""
    known = {person.id: person for person in people}
    return replace(
        coverage,
        people=tuple(people),
        documents=tuple(
            _document(document, ids, known)
            if articles is None or document.article.id in articles
            else document
            for document in coverage.documents
        ),
        facts=coverage.facts
        if articles is not None
        else tuple(
            replace(fact, people=tuple(dict.fromkeys(ids.get(one, one) for one in fact.people)))
            for fact in coverage.facts
        ),
    )


def _document(document: Document, ids: Mapping[str, str], known: Mapping[str, Person]) -> Document:
    if all(one.id not in ids and known.get(one.id, one) == one for one in document.people):
        return document
    people = dict.fromkeys(ids.get(person.id, person.id) for person in document.people)
    before = {person.id: person for person in document.people}
    return replace(
        document,
        people=tuple(known.get(one) or before[one] for one in people),
        mentions=tuple(
            replace(one, person=ids.get(one.person, one.person)) for one in document.mentions
        ),
        labels=tuple(
            replace(one, person=ids.get(one.person, one.person)) for one in document.labels
        ),
        quotes=tuple(
            replace(one, speaker=ids.get(one.speaker or "", one.speaker)) for one in document.quotes
        ),
        statements=tuple(
            replace(one, speaker=ids.get(one.speaker or "", one.speaker))
            for one in document.statements
        ),
    )
