"""A name that was taken for a person's and is none: its mentions go to an organisation or place."""

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Literal, cast

from corpus.correcting.log import Correction
from corpus.linking.merging.entity_names import key_of
from corpus.linking.merging.identity import slug
from corpus.linking.merging.kinds import as_entity
from corpus.model import Coverage, Entity, Person
from corpus.names import fold

NOBODY = "nobody"
SORTS = ("organisation", "place", NOBODY)
"""What a name may be that is no person's."""


def no_person(coverage: Coverage, correction: Correction) -> Coverage | None:
    """Return the coverage without the people of a name; None where nobody goes by it.

    Only whose name for display it is, for a part of somebody's name may be it, too. What was said
    under it is the entity's; labels, which only people have, go.
    """
    people = people_named(coverage.people, correction.subject)
    if not people:
        return None
    gone = frozenset(person.id for person in people)
    entity = None if correction.other == NOBODY else _entity(coverage, people, correction)
    entities = coverage.entities
    if entity is not None:
        entities = (*(one for one in entities if one.id != entity.id), entity)
    return replace(
        coverage,
        people=tuple(person for person in coverage.people if person.id not in gone),
        entities=entities,
        documents=tuple(as_entity(document, gone, entity) for document in coverage.documents),
        facts=tuple(
            replace(fact, people=tuple(one for one in fact.people if one not in gone))
            if gone.intersection(fact.people)
            else fact
            for fact in coverage.facts
        ),
    )


def people_named(people: Sequence[Person], name: str) -> list[Person]:
    """Return the people whose name for display is this one, else the one of that id."""
    wanted = fold(name)
    found = [person for person in people if fold(person.name) == wanted]
    return found or [person for person in people if person.id == name]


def _entity(coverage: Coverage, people: Sequence[Person], correction: Correction) -> Entity:
    """Return what goes by the name already, with these spellings, too; else a new one.

    What an editor says it is, it is everywhere.
    """
    kind = cast('Literal["organisation", "place"]', correction.other)
    name = people[0].name
    keys = {key_of(alias) for person in people for alias in (person.name, *person.aliases)}
    alike = [
        one
        for one in coverage.entities
        if key_of(one.name) == key_of(name) or keys.intersection(map(key_of, one.aliases))
    ]
    spellings = [alias for person in people for alias in (person.name, *person.aliases)]
    if alike:
        known = min(alike, key=lambda one: (key_of(one.name) != key_of(name), one.kind != kind))
        aliases = dict.fromkeys((*known.aliases, *spellings))
        return replace(known, kind=kind, aliases=tuple(aliases))
    taken = {one.id for one in coverage.entities} | {one.id for one in coverage.people}
    fresh = free_id(f"{slug(name)}-{kind}", taken)  # not the person's, who may come back
    return Entity(fresh, kind, name, tuple(dict.fromkeys(spellings)))


def free_id(wanted: str, taken: Set[str]) -> str:
    """Return an id that nobody has: the wanted one, else that with a number."""
    free, number = wanted, 2
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free
