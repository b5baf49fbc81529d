"""Which names some article gives to two people, told without a list of all pairs of names."""

from collections.abc import Mapping, Set
from itertools import product
from typing import Generic, TypeVar

Node = TypeVar("Node", str, int)


class Strangers(Generic[Node]):
    """Tells nodes, each known by its names in articles, that are two people in some article.

    A list of pairs would grow with the square of the people of one article.
    """

    def __init__(
        self,
        names: Mapping[Node, Mapping[int, Set[str]]],
        excepted: Set[tuple[str, str]] = frozenset(),
    ) -> None:
        """Take the names of each node by article; `excepted` are sorted pairs that are one's."""
        self._names: dict[Node, dict[int, set[str]]] = {
            node: {article: set(found) for article, found in by_article.items()}
            for node, by_article in names.items()
        }
        self._excepted = excepted

    def apart(self, one: Node, other: Node) -> bool:
        """Return whether an article gives a name of the one and a name of the other to two."""
        few, many = sorted((self._names.get(one, {}), self._names.get(other, {})), key=len)
        return any(
            mine != theirs and (min(mine, theirs), max(mine, theirs)) not in self._excepted
            for article in few.keys() & many.keys()
            for mine, theirs in product(few[article], many[article])
        )

    def join(self, kept: Node, joined: Node) -> None:
        """Give the names of one node to another, the smaller to the larger."""
        few, many = sorted((self._names.pop(kept, {}), self._names.pop(joined, {})), key=len)
        for article, names in few.items():
            many.setdefault(article, set()).update(names)
        self._names[kept] = many
