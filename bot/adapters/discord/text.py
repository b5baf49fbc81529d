"""The blocks of a message as Discord's markdown, in parts that may stand on different pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from bot.adapters.discord.components import LONGEST_LABEL
from bot.adapters.discord.escape import escape
from bot.rendering.links import web_link
from bot.rendering.references import Numbers, References, mark
from briefs.message import (
    Block,
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

LONG_VALUE = 60
"""Characters from which on one of several values stands on a line of its own."""
IN_A_LINE = 4
"""Sources in a line of a brief list."""
NOTHING = "–"
BAR = 12
"""Characters of the longest bar of a chart that is made of text."""


_Body = (
    Paragraph | Fields | QuoteBlock | Comparison | BulletList | Chart | Choices | Divider | Context
)
"""Every block but a heading, which opens the one after it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that belong together; `begins` says that they open a section of the message.

    `chart` is the number of a chart, from 1, whose picture stands before the lines.
    """

    lines: tuple[str, ...]
    begins: bool = False
    chart: int | None = None


def parts(message: Message, *, pictures: bool) -> list[Part]:
    """Return what a message says, in reading order, without its title and buttons.

    Charts are `pictures`, or bars made of text where nothing can be attached.
    """
    return list(_Text(References(message), pictures=pictures).parts(message.blocks))


def source_lines(sources: Sequence[Source], *, brief: bool = False) -> list[str]:
    """Return the list of sources behind their numbers, a line each.

    A `brief` list has names alone, some in a line.
    """
    if brief:
        names = [f"**{number}** {_name(source)}" for number, source in enumerate(sources, start=1)]
        return [" · ".join(names[start : start + IN_A_LINE])
                for start in range(0, len(names), IN_A_LINE)]  # fmt: skip
    return [
        f"**{number}** {' · '.join(_source(source))}"
        for number, source in enumerate(sources, start=1)
    ]


def _name(source: Source) -> str:
    name, address = escape(source.name), web_link(source.url)
    return f"[{name}](<{address}>)" if address else name


def _source(source: Source) -> Iterator[str]:
    yield escape(source.name)
    if source.published:
        yield day(date.fromisoformat(source.published[:10]))
    headline, link = escape(source.headline or ""), web_link(source.url)
    if link:
        yield f"[{headline or 'the article'}](<{link}>)"
    elif headline:
        yield headline


class _Text:
    """Writes the blocks of one message."""

    def __init__(self, references: References, *, pictures: bool) -> None:
        self._references = references
        self._pictures = pictures
        self._charts = 0

    def parts(self, blocks: Sequence[Block]) -> Iterator[Part]:
        heading = ""
        for block in blocks:
            if isinstance(block, Heading):
                heading = f"### {self._marked(block.line)}"
                continue
            for number, lines in enumerate(self._lines(block)):
                opening = (heading,) if heading and not number else ()
                chart = None
                if isinstance(block, Chart) and self._pictures:
                    self._charts += 1
                    chart = self._charts
                yield Part((*opening, *lines), bool(opening) or isinstance(block, Divider), chart)
                heading = "" if opening else heading
        if heading:
            yield Part((heading,), begins=True)

    def _lines(self, block: _Body) -> Iterator[Sequence[str]]:
        """Yield groups of lines that should stay together."""
        match block:
            case Paragraph(lines) | Context(lines):
                quiet = isinstance(block, Context)
                yield tuple(self._line(line, quiet=quiet) for line in lines if line.text)
            case Fields(fields):
                yield from (self._field(field) for field in fields)
            case QuoteBlock(quote, attribution):
                numbers = self._references.of(quote, attribution)
                credit = _with(escape(attribution.text), numbers)
                yield (f"> “{escape(quote.text)}”", f"-# — {credit}")
            case Comparison():
                yield from self._comparison(block)
            case BulletList(lines):
                yield from ((f"- {self._marked(line)}",) for line in lines)
            case Chart(title=title, summary=summary):
                bars = () if self._pictures else _bars(block)
                yield (f"**{escape(title)}**", *bars, self._line(summary))
            case Choices():
                yield from self._choices(block)
            case Divider():
                yield ()
            case _:
                assert_never(block)

    def _choices(self, choices: Choices) -> Iterator[Sequence[str]]:
        """Yield what tells the options of a choice apart; follow-ups are buttons alone."""
        if choices.kind == "pick":
            yield (f"**{escape(choices.prompt)}**",)
            for option in choices.options if choices.need_words(LONGEST_LABEL) else ():
                detail = f" · {escape(option.detail)}" if option.detail else ""
                yield (f"- **{escape(option.label)}**{detail}",)

    def _field(self, field: Field) -> Sequence[str]:
        """Return a field on one line or, where its values are long, with a list of them."""
        name = f"**{escape(field.name)}**"
        values = list(zip(field.values, self._references.of_values(field), strict=True))
        if len(values) > 1 and any(len(value.text) > LONG_VALUE for value, _ in values):
            return (name, *(f"- {self._marked(value)}" for value in field.values))
        joined = " · ".join(_with(escape(value.text), numbers) for value, numbers in values)
        return (f"{name}  {joined}",) if joined else (name,)

    def _comparison(self, table: Comparison) -> Iterator[Sequence[str]]:
        """Yield a table row by row: its name, then each column that says something."""
        heads = self._references.of_columns(table)
        columns = [
            _with(escape(name), numbers) for name, numbers in zip(table.columns, heads, strict=True)
        ]
        for row in table.rows:
            lines, silent = [], []
            for name, column, head, cell in zip(
                table.columns, columns, heads, row.cells, strict=True
            ):
                values = [self._marked(line) if not head else escape(line.text) for line in cell]
                if values:
                    lines.append(f"- **{column}**  {' · '.join(values)}")
                else:
                    silent.append(escape(name))
            if silent:
                lines.append(f"-# {NOTHING} for {' · '.join(silent)}")
            yield (f"__{escape(row.name)}__", *lines)

    def _line(self, line: Line, *, quiet: bool = False) -> str:
        text = self._marked(line)
        if line.tone in ("strong", "warning"):
            return f"**{text}**"
        return f"-# {text}" if quiet or line.tone == "quiet" else text

    def _marked(self, line: Line) -> str:
        return _with(escape(line.text), self._references.of(line))


def _with(text: str, numbers: Numbers) -> str:
    """Return a text with its mark, the brackets of which make no link."""
    return f"{text} {escape(mark(numbers))}".strip() if numbers else text


def _bars(chart: Chart) -> Iterator[str]:
    """Yield a row of blocks for each value."""
    values = chart.bars
    most = max((value for _, value in values), default=0) or 1
    for name, value in values:
        yield f"{'▇' * max(round(BAR * value / most), 0)} {value:g} · {escape(name)}".strip()
