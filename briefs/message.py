"""A Message and its blocks: what an answer says, apart from how any platform shows it.

Every line carries the spans it rests on; a renderer turns them into references to `sources`.
Text here is plain: renderers escape it, and no markup in it has a meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from corpus.model import Span

Tone = Literal["plain", "strong", "quiet", "warning"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text with the spans it rests on."""

    text: str
    spans: tuple[Span, ...] = ()
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Source:
    """An article that a message rests on, as a reader would name it."""

    article: str
    name: str
    """The display name of the outlet."""
    headline: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO 8601 day."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section."""

    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more lines of running text."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A name with its values; renderers put a short one on one row, values joined by a dot."""

    name: str
    values: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Names with values, aligned in two columns where there is room."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """Somebody's words, without quote marks, and who said them where and through whom."""

    quote: Line
    attribution: Line


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a comparison: its name and one cell a column; an empty cell says nothing."""

    name: str
    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Sources side by side, one a column."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """Lines of equal standing."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one line or one group of bars, as many as the chart has labels."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers to draw, with a line that says in words what the picture shows."""

    title: str
    kind: Literal["bar", "line"]
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    summary: Line

    @property
    def bars(self) -> tuple[tuple[str, float], ...]:
        """Every value with its name: its label and, where there are several, its series."""
        return tuple(
            (label if len(self.series) == 1 else f"{label} {series.name}", series.values[place])
            for place, label in enumerate(self.labels)
            for series in self.series
            if place < len(series.values)
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """A button or menu entry: `query` is the whole question that it asks, such as "/who id:x".

    `typed` is the same question as a person would type it, where that is another.
    """

    label: str
    query: str
    detail: str = ""
    id: str | None = None
    """The id of the entity chosen, where the choice is one."""
    typed: str = ""

    @property
    def hint(self) -> str:
        """What to type for it."""
        return self.typed or self.query


@dataclass(frozen=True, slots=True)
class Choices:
    """Ways to go on: "Which Kim?" (pick) or follow-up questions (follow_up)."""

    prompt: str
    options: tuple[Choice, ...]
    kind: Literal["pick", "follow_up"] = "follow_up"

    def need_words(self, room: int) -> bool:
        """Whether buttons with labels of so many characters leave something out."""
        return any(option.detail or len(option.label) > room for option in self.options)


@dataclass(frozen=True, slots=True)
class Divider:
    """A rule between parts."""


@dataclass(frozen=True, slots=True)
class Context:
    """Small print: scope, basis, what is not known."""

    lines: tuple[Line, ...]


Block = (
    Heading
    | Paragraph
    | Fields
    | QuoteBlock
    | Comparison
    | BulletList
    | Chart
    | Choices
    | Divider
    | Context
)


@dataclass(frozen=True, slots=True)
class Covered:
    """What a digest is about, shown in it or not: the next one knows by it what is new.

    `articles` are ids, and `facts` ids with how they stood then, such as "fact-3f2a shared".
    """

    articles: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """An answer: blocks in reading order, and the articles they rest on.

    `fallback_text` says the gist in one or two plain sentences, for notifications, screen readers
    and logs. `covered` is for who posts digests; no renderer shows it.
    """

    title: str
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...] = ()
    fallback_text: str = ""
    covered: Covered = Covered()
