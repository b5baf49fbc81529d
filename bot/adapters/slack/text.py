"""The blocks of a message as rich text, in parts that may stand on different pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, assert_never

from bot.adapters.slack.blocks import LONGEST_BUTTON, Run, link, plain, run
from bot.rendering.links import web_link
from bot.rendering.pages import pages
from bot.rendering.references import Numbers, References, mark
from briefs.message import (
    BulletList,
    Chart,
    Choices,
    Comparison,
    Context,
    Divider,
    Field,
    Fields,
    Heading,
    Line,
    Message,
    Paragraph,
    QuoteBlock,
    Source,
)
from briefs.parts.wording import day

Kind = Literal["section", "bullet", "quote", "bars", "small", "rule"]

LONG_VALUE = 60
"""Characters from which on one of several values stands on a line of its own."""
NOTHING = "–"
BAR = 20
"""Characters of the longest bar of a chart that is made of text."""

_Body = (
    Paragraph | Fields | QuoteBlock | Comparison | BulletList | Chart | Choices | Divider | Context
)


@dataclass(frozen=True, slots=True)
class Part:
    """Text that stays together; `begins` says that it opens a section of the message.

    `chart` is the number of a chart, from 1, for which these bars stand until its picture does.
    """

    kind: Kind
    runs: tuple[Run, ...] = ()
    begins: bool = False
    chart: int | None = None

    @property
    def size(self) -> int:
        """How many characters it has."""
        return sum(len(one["text"]) for one in self.runs)


def parts(message: Message, *, links: bool = True) -> list[Part]:
    """Return what a message says, in reading order, without its title and buttons.

    The numbers of sources are `links` where they do not stand at the end of the same message.
    """
    return list(_Text(message, links=links).parts(message))


def source_parts(sources: Sequence[Source], *, brief: bool = False) -> list[Part]:
    """Return the list of sources, behind their numbers; a `brief` one is without headlines."""
    if brief:
        runs: list[Run] = []
        for number, source in enumerate(sources, start=1):
            runs += [run(" · ")] if runs else []
            runs += [run(f"{number} ", "bold"), *_name(source)]
        return [Part("section", tuple(runs))]
    return [
        Part("section", (run(f"{number} ", "bold"), *_source(source)))
        for number, source in enumerate(sources, start=1)
    ]


def _name(source: Source) -> Iterator[Run]:
    address = web_link(source.url)
    yield link(plain(source.name), address) if address else run(plain(source.name))


def _source(source: Source) -> Iterator[Run]:
    published = day(date.fromisoformat(source.published[:10])) if source.published else ""
    yield run(" · ".join(filter(None, (plain(source.name), published))))
    headline, address = plain(source.headline or ""), web_link(source.url)
    if address:
        yield run(" · ")
        yield link(headline or "the article", address)
    elif headline:
        yield run(f" · {headline}")


def split(part: Part, longest: int) -> Iterator[Part]:
    """Yield a part, or pieces of one that is too long, between words where that goes."""
    if part.size <= longest:
        yield part
        return
    runs: list[Run] = []
    begins, used = part.begins, 0
    for one in part.runs:
        for piece in pages([one["text"]], longest):
            if runs and used + len(piece) > longest:
                yield Part(part.kind, tuple(runs), begins, part.chart)
                runs, used, begins = [], 0, False
            runs.append({**one, "text": piece})
            used += len(piece)
    yield Part(part.kind, tuple(runs), begins, part.chart)


class _Text:
    """Writes the blocks of one message."""

    def __init__(self, message: Message, *, links: bool) -> None:
        self._references = References(message)
        self._links = {
            number: address
            for number, source in enumerate(message.sources, start=1)
            if links and (address := web_link(source.url))
        }
        self._charts = 0

    def parts(self, message: Message) -> Iterator[Part]:
        opening = False
        for block in message.blocks:
            if isinstance(block, Heading):
                opening = True
                heading = (run(plain(block.line.text), "bold"), *self._mark(block.line))
                yield Part("section", heading, begins=True)
                continue
            for part in self._block(block):
                apart = isinstance(block, Comparison | Chart | Choices) and not opening
                yield Part(part.kind, part.runs, part.begins or apart, part.chart)
                opening = True
            opening = False

    def _block(self, block: _Body) -> Iterator[Part]:
        match block:
            case Paragraph(lines) | Context(lines):
                write = self._small if isinstance(block, Context) else self._line
                yield from (write(line) for line in lines if line.text)
            case Fields(fields):
                for field in fields:
                    yield from self._field(field)
            case QuoteBlock(quote, attribution):
                numbers = self._references.of(quote, attribution)
                credit = run(f"\n— {plain(attribution.text)}", "italic")
                yield Part("quote", (run(f"“{plain(quote.text)}”"), credit, *self._marks(numbers)))
            case Comparison():
                yield from self._comparison(block)
            case BulletList(lines):
                yield from (Part("bullet", self._marked(line)) for line in lines)
            case Chart():
                yield from self._chart(block)
            case Choices():
                yield from self._choices(block)
            case Divider():
                yield Part("rule", begins=True)
            case _:
                assert_never(block)

    def _line(self, line: Line) -> Part:
        if line.tone == "quiet":
            return self._small(line)
        strong = ("bold",) if line.tone in ("strong", "warning") else ()
        return Part("section", (run(plain(line.text), *strong), *self._mark(line)))

    def _small(self, line: Line) -> Part:
        """Return a line of small print, in which marks are no links."""
        if line.tone == "warning":
            return self._line(line)
        text = f"{plain(line.text)} {mark(self._references.of(line))}".strip()
        return Part("small", (run(text),))

    def _field(self, field: Field) -> Iterator[Part]:
        """Yield a field on one line or, where its values are long, with a list of them."""
        name = run(plain(field.name), "bold")
        values = list(zip(field.values, self._references.of_values(field), strict=True))
        if len(values) > 1 and any(len(value.text) > LONG_VALUE for value, _ in values):
            yield Part("section", (name,))
            yield from (Part("bullet", self._marked(value)) for value in field.values)
            return
        runs = [name]
        for number, (value, numbers) in enumerate(values):
            runs += [run(" · " if number else "  "), run(plain(value.text)), *self._marks(numbers)]
        yield Part("section", tuple(runs))

    def _comparison(self, table: Comparison) -> Iterator[Part]:
        """Yield a table row by row: its name, then each column that says something."""
        heads = self._references.of_columns(table)
        for row in table.rows:
            yield Part("section", (run(plain(row.name), "italic"),))
            silent = []
            for name, head, cell in zip(table.columns, heads, row.cells, strict=True):
                if not cell:
                    silent.append(plain(name))
                    continue
                runs = [run(plain(name), "bold"), *self._marks(head), run("  ")]
                for number, line in enumerate(cell):
                    runs += [run(" · ")] if number else []
                    runs += [run(plain(line.text))] if head else self._marked(line)
                yield Part("bullet", tuple(runs))
            if silent:
                yield Part("small", (run(f"{NOTHING} for {' · '.join(silent)}"),))

    def _choices(self, choices: Choices) -> Iterator[Part]:
        """Yield what tells the options of a choice apart; follow-ups are buttons alone."""
        if choices.kind == "pick":
            yield Part("section", (run(plain(choices.prompt), "bold"),))
            for option in choices.options if choices.need_words(LONGEST_BUTTON) else ():
                detail = (run(f" · {plain(option.detail)}"),) if option.detail else ()
                yield Part("bullet", (run(plain(option.label), "bold"), *detail))

    def _chart(self, chart: Chart) -> Iterator[Part]:
        self._charts += 1
        yield Part("section", (run(plain(chart.title), "bold"),))
        yield Part("bars", (run("\n".join(_bars(chart)) or NOTHING),), chart=self._charts)
        yield Part("section", self._marked(chart.summary))

    def _marked(self, line: Line) -> tuple[Run, ...]:
        return (run(plain(line.text)), *self._mark(line))

    def _mark(self, line: Line) -> tuple[Run, ...]:
        return self._marks(self._references.of(line))

    def _marks(self, numbers: Numbers) -> tuple[Run, ...]:
        """Return a mark such as " [1, 3]"; where a source can be opened, its number leads there."""
        if not numbers:
            return ()
        if not any(number in self._links for number in numbers):
            return (run(f" {mark(numbers)}"),)
        runs = [run(" [")]
        for place, number in enumerate(numbers):
            runs += [run(", ")] if place else []
            address = self._links.get(number)
            runs.append(link(str(number), address) if address else run(str(number)))
        return (*runs, run("]"))


def _bars(chart: Chart) -> Iterator[str]:
    """Yield a row for each value: its name, a bar, the number."""
    rows = [(plain(name), value) for name, value in chart.bars]
    most = max((value for _, value in rows), default=0) or 1
    left = max((len(name) for name, _ in rows), default=0)
    for name, value in rows:
        yield f"{name:<{left}}  {'█' * max(round(BAR * value / most), 0)} {value:g}"
