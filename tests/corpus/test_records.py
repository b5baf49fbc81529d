"""Our records against those of the standard library: made alike, they act alike."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

import corpus.records

Decorator = Callable[..., Any]


def made_by(decorator: Decorator) -> dict[str, Any]:
    """The same three classes, made by one decorator."""

    @decorator(frozen=True, slots=True, order=True)
    class Place:
        article: str
        start: int
        end: int = 0

    @decorator(frozen=True, slots=True)
    class Named:
        place: Any
        names: tuple[str, ...] = ()
        notes: list[str] = dataclasses.field(default_factory=list)
        name: str = ""

        def __post_init__(self) -> None:
            if not self.name:
                object.__setattr__(self, "name", " ".join(self.names))

    @decorator(frozen=True, slots=True)
    class Nothing:
        pass

    return {"Place": Place, "Named": Named, "Nothing": Nothing}


OURS, THEIRS = made_by(corpus.records.dataclass), made_by(dataclasses.dataclass)


@corpus.records.dataclass(frozen=True, slots=True)
class Kept:
    """At the top of a module, where pickles find it."""

    name: str
    number: int = 7


EXAMPLES: list[Callable[[dict[str, Any]], object]] = [
    lambda c: repr(c["Place"]("a", 1)),
    lambda c: repr(c["Named"](c["Place"]("a", 1), ("b", "c"))),
    lambda c: repr(c["Nothing"]()),
    lambda c: c["Place"]("a", 1) == c["Place"]("a", 1, 0),
    lambda c: c["Place"]("a", 1) == c["Place"]("a", 2),
    lambda c: c["Place"]("a", 1) == "a",
    lambda c: c["Nothing"]() == c["Nothing"](),
    lambda c: len({c["Place"]("a", 1), c["Place"]("a", 1), c["Place"]("b", 1)}),
    lambda c: hash(c["Place"]("a", 1)) == hash(c["Place"]("a", 1)),
    lambda c: [p.start for p in sorted([c["Place"]("a", 2), c["Place"]("a", 1)])],
    lambda c: c["Place"]("a", 1) <= c["Place"]("a", 1),
    lambda c: repr(dataclasses.replace(c["Place"]("a", 1), end=9)),
    lambda c: dataclasses.asdict(c["Named"](c["Place"]("a", 1), notes=["n"])),
    lambda c: [f.name for f in dataclasses.fields(c["Named"])],
    lambda c: c["Place"].__match_args__,
    lambda c: c["Named"](1).notes is not c["Named"](1).notes,
    lambda c: repr(copy.deepcopy(c["Named"](c["Place"]("a", 1), notes=["n"]))),
    lambda c: hasattr(c["Place"]("a", 1), "__dict__"),
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_ours_act_as_those_of_the_standard_library(
    example: Callable[[dict[str, Any]], object],
) -> None:
    assert example(OURS) == example(THEIRS)


MISTAKES: list[Callable[[dict[str, Any]], object]] = [
    lambda c: c["Place"]("a"),
    lambda c: c["Place"]("a", 1, 2, 3),
    lambda c: c["Place"]("a", 1, color=2),
    lambda c: setattr(c["Place"]("a", 1), "start", 2),
    lambda c: delattr(c["Place"]("a", 1), "start"),
    lambda c: hash(c["Named"](1)),
    lambda c: c["Place"]("a", 1) < 3,
]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_ours_refuse_what_those_refuse(mistake: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(Exception) as theirs:  # noqa: PT011  which one is compared below
        mistake(THEIRS)
    with pytest.raises(theirs.type):
        mistake(OURS)


def test_a_record_survives_a_pickle() -> None:
    record = Kept("a", 3)
    assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301  our own bytes
    assert copy.copy(record) == record


def test_without_frozen_and_slots_it_is_the_standard_one() -> None:
    @corpus.records.dataclass(slots=True)
    class Open:
        a: int

    one = Open(1)
    one.a = 2
    assert one == Open(2)
