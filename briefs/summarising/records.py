"""What a summariser is given and gives back; whoever speaks to a model fills the protocol."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from corpus.model import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """An excerpt of an article, word for word, under the number by which a line cites it."""

    number: int
    source: str
    """The display name of the outlet."""
    day: date | None
    text: str
    span: Span
    said: tuple[tuple[str, str], ...] = ()
    """Quotes in it of which it is known whose words they are, each with the speaker's name."""
    claims: tuple[tuple[str, str], ...] = ()
    """What somebody says in it, word for word or not, each with who it is by; "" where unclear."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a summary may draw on.

    `names` are spellings of everybody and everything that these articles name, as
    `briefs.summarising.words` folds them; `people` are those of people.
    """

    subject: str
    passages: tuple[Passage, ...]
    names: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    def cited(self, numbers: Sequence[int]) -> tuple[Passage, ...] | None:
        """Return the passages of these numbers, each once; None where one is not there."""
        known = {passage.number: passage for passage in self.passages}
        if not all(number in known for number in numbers):
            return None
        return tuple(known[number] for number in dict.fromkeys(numbers))


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line as a model worded it, with the numbers that it cites; nobody has checked it yet."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """All lines that a model gave back."""

    lines: tuple[DraftLine, ...]


Reason = Literal["late", "unreachable", "unusable", "spent"]


@dataclass(frozen=True, slots=True)
class Unwritten:
    """That no draft came: in time, at all, in a form that can be read, or within what is allowed.

    It may come when it is asked for again later.
    """

    reason: Reason


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a model is shown and may say."""

    characters: int = 12_000
    """Of all excerpts together."""
    lines: int = 5
    """Shown at the most."""


class Summariser(Protocol):
    """Words a few lines from excerpts; safe to call from several threads."""

    @property
    def model(self) -> str:
        """Return the name of the model, as readers are told it."""
        ...

    @property
    def bounds(self) -> Bounds:
        """Return how much it is shown and may say."""
        ...

    def summarise(self, material: Material) -> Draft | Unwritten:
        """Return what the model words, within a bounded time; it never raises."""
        ...
