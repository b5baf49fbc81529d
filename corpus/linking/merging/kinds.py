"""What a name of one word is over all articles: no person where most say it is a firm or place."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from corpus.analysis.labelling.roles import is_rank
from corpus.analysis.naming.lexicons import family_names, given_names
from corpus.model import Document, Entity, EntityMention, Person
from corpus.names import fold


def as_entity(document: Document, gone: Set[str], entity: Entity | None) -> Document:
    """Return an article without people, in whose place an entity may stand.

    What was said under their names is the entity's; labels, which only people have, go.
    """
    touched = any(person.id in gone for person in document.people)
    here = [one for one in document.entities if entity is None or one.id != entity.id]
    if entity is not None and (touched or len(here) < len(document.entities)):
        here.append(entity)
    if not touched:
        return replace(document, entities=tuple(here)) if entity else document
    moved = [
        EntityMention(mention.span, entity.id, mention.text)
        for mention in document.mentions
        if entity is not None and mention.person in gone
    ]
    mentions = sorted((*document.entity_mentions, *moved), key=lambda one: one.span)
    speaker = entity.id if entity else None
    return replace(
        document,
        people=tuple(person for person in document.people if person.id not in gone),
        mentions=tuple(one for one in document.mentions if one.person not in gone),
        described=tuple(one for one in document.described if one.person not in gone),
        entities=tuple(here),
        entity_mentions=tuple(mentions),
        labels=tuple(one for one in document.labels if one.person not in gone),
        quotes=tuple(
            replace(one, speaker=speaker) if one.speaker in gone else one for one in document.quotes
        ),
        statements=tuple(
            replace(one, speaker=speaker) if one.speaker in gone else one
            for one in document.statements
        ),
    )


def without_false_people(documents: Sequence[Document]) -> list[Document]:
    """Return analysed articles, not yet merged, with names of one word what most articles hold.

    A tagger that sees one sentence takes many a firm for a person: surnames are the most frequent
    of unknown words. Such a name stays a person's where an article has it as part of a full name,
    a lexicon knows it, or a rank stands with it; and where no article that has it as a firm or
    place names anything else that this one does.
    """
    in_full = {
        word
        for document in documents
        for person in document.people
        for word in fold(person.name).split()
        if " " in person.name
    }
    entities = _entities(documents)
    people = Counter(name for document in documents for name, _ in _single(document))
    names = [_names(document) for document in documents]
    settled: list[Document] = []
    for position, document in enumerate(documents):
        for name, person in _single(document):
            others = {at: one for at, one in entities.get(name, {}).items() if at != position}
            if (
                len(others) <= people[name]
                or name in in_full
                or not _may_be_thing(document, person)
            ):
                continue
            if not any(names[position] & names[at] - {name} for at in others):
                continue
            entity = _entity_here(document, next(iter(others.values())), person)
            document = as_entity(document, {person.id}, entity)  # noqa: PLW2901
        settled.append(document)
    return settled


def _entities(documents: Sequence[Document]) -> dict[str, dict[int, Entity]]:
    """Return the firms and places, by the folded first word of their names and by article."""
    found: dict[str, dict[int, Entity]] = defaultdict(dict)
    for position, document in enumerate(documents):
        for entity in document.entities:
            first, *more = fold(entity.name).split() or [""]
            if not more or entity.kind == "organisation":
                found[first].setdefault(position, entity)
    return found


def _single(document: Document) -> Iterator[tuple[str, Person]]:
    for person in document.people:
        if " " not in person.name:
            yield fold(person.name), person


def _names(document: Document) -> set[str]:
    people = {fold(person.name) for person in document.people}
    return people | {fold(entity.name) for entity in document.entities}


def _may_be_thing(document: Document, person: Person) -> bool:
    name = fold(person.name)
    if name in given_names() or name in family_names():
        return False
    labels = (label.text.lower() for label in document.labels if label.person == person.id)
    return not any(is_rank(word) for label in labels for word in label.split())


def _entity_here(document: Document, like: Entity, person: Person) -> Entity:
    """Return the entity of that name in an article, made if there is none."""
    known = next((e for e in document.entities if fold(e.name) == fold(person.name)), None)
    if known is not None:
        return known
    letter = "o" if like.kind == "organisation" else "l"
    taken = {entity.id for entity in document.entities}
    number = next(n for n in range(len(taken) + 1) if f"{letter}x{n}" not in taken)
    return Entity(f"{letter}x{number}", like.kind, person.name, (person.name,))
