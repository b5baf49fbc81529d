"""A Message as Markdown (CommonMark with tables), everything in it escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import assert_never

from bot.rendering.plain import safe
from bot.rendering.references import Numbers, References, mark
from briefs.message import (
    Block,
    BulletList,
    Chart,
    Choice,
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

_ACTIVE = re.compile(r"[\\`*_\[\]{}<>|~&#@$!]|://|(?<=www)\.", re.IGNORECASE)
"""What has a meaning inside a line, links that need no brackets among it."""
_ACTIVE_FIRST = re.compile(r"[-+=]|\d{1,9}(?=[.)])")
"""What has a meaning where a line begins."""
LONG_VALUE = 50
"""Characters from which on one of several values of a field stands on a line of its own."""
NOTHING = "–"
"""What stands where a source says nothing."""
MOST_COLUMNS = 6
LONGEST_IN_CELL = 100
FULLEST_CELL = 200
"""Characters of one text, and of all texts, in a cell of a table; with more it is a list."""
_LINK = re.compile(r"https?://[^\s<>\\]+", re.IGNORECASE)


def markdown(message: Message) -> str:
    """Return the whole message as one text."""
    return "\n\n".join(parts(message)) + "\n"


def parts(message: Message) -> list[str]:
    """Return the message in parts that may stand in separate texts, in reading order."""
    references = References(message)
    blocks = [_block(block, references) for block in message.blocks]
    title = f"# {escape(message.title)}" if message.title.strip() else ""
    return [part for part in (title, *blocks, _sources(message.sources)) if part]


def escape(text: str) -> str:
    """Return a text on one line that Markdown shows as it is; linear in its length."""
    plain = " ".join(safe(text).split())
    first = _ACTIVE_FIRST.match(plain)
    escaped = _ACTIVE.sub(lambda found: f"\\{found[0]}", plain)
    if not first:
        return escaped
    if first[0].isdigit():
        return f"{first[0]}\\{escaped[first.end() :]}"
    return f"\\{escaped}"


def _block(block: Block, references: References) -> str:
    match block:
        case Heading(line):
            return f"## {_marked(escape(line.text), references.of(line))}"
        case Paragraph(lines) | Context(lines):
            around = "*" if isinstance(block, Context) else ""
            texts = [_line(line, references) for line in lines]
            return "  \n".join(f"{around}{text}{around}" for text in texts if text)
        case Fields(fields):
            return "\n".join(_field(field, references) for field in fields)
        case QuoteBlock(quote, attribution):
            numbers = references.of(quote, attribution)
            credit = _marked(escape(attribution.text), numbers)
            return f"> “{escape(quote.text)}”\n>\n> — {credit}"
        case Comparison():
            return _comparison(block, references)
        case BulletList(lines):
            return "\n".join(f"- {_line(line, references)}" for line in lines)
        case Chart():
            return _chart(block, references)
        case Choices(prompt, options):
            rows = [_choice(option) for option in options]
            return "\n".join([f"**{escape(prompt)}**\n", *rows])
        case Divider():
            return "---"
        case _:
            assert_never(block)


def _choice(option: Choice) -> str:
    parts = dict.fromkeys((option.label, option.detail, option.hint))
    return f"- {' · '.join(escape(part) for part in parts if part)}"


def _line(line: Line, references: References) -> str:
    text = _marked(escape(line.text), references.of(line))
    return f"**{text}**" if line.tone in ("strong", "warning") and text else text


def _marked(text: str, numbers: Numbers) -> str:
    return f"{text} {escape(mark(numbers))}".strip() if numbers else text


def _field(field: Field, references: References) -> str:
    """Return a field on one line or, where several values are long, with a list of them."""
    name = f"- **{escape(field.name)}**:"
    if len(field.values) > 1 and any(len(value.text) > LONG_VALUE for value in field.values):
        return "\n".join([name, *(f"  - {_line(value, references)}" for value in field.values)])
    values = zip(field.values, references.of_values(field), strict=True)
    return f"{name} {' · '.join(_marked(escape(value.text), own) for value, own in values)}"


def _comparison(table: Comparison, references: References) -> str:
    """Return a table where its cells are short, else its rows one after the other."""
    heads = references.of_columns(table)
    columns = [_marked(escape(name), own) for name, own in zip(table.columns, heads, strict=True)]
    rows = [
        (
            escape(row.name),
            [
                [_line(line, references) if not head else escape(line.text) for line in cell]
                for cell, head in zip(row.cells, heads, strict=True)
            ],
        )
        for row in table.rows
    ]
    if _is_narrow(table):
        cells = [[name, *("<br>".join(cell) or NOTHING for cell in own)] for name, own in rows]
        return "\n".join(_table_rows(["", *columns], cells))
    return "\n\n".join("\n".join(_listed(name, columns, own)) for name, own in rows)


def _is_narrow(table: Comparison) -> bool:
    """Whether a table can be read as one: few columns, and in no cell more than a few words."""
    cells = [cell for row in table.rows for cell in row.cells]
    longest = max((len(line.text) for cell in cells for line in cell), default=0)
    fullest = max((sum(len(line.text) for line in cell) for cell in cells), default=0)
    few = len(table.columns) <= MOST_COLUMNS
    return few and longest <= LONGEST_IN_CELL and fullest <= FULLEST_CELL


def _listed(name: str, columns: Sequence[str], cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a row of a table as a list: its name, then each column that says something."""
    if name:
        yield f"**{name}**\n"
    silent = []
    for column, values in zip(columns, cells, strict=True):
        if not values:
            silent.append(column)
        elif len(values) == 1:
            yield f"- {column}: {values[0]}"
        else:
            yield from (f"- {column}:", *(f"  - {value}" for value in values))
    if silent:
        yield f"- {NOTHING} for {' · '.join(silent)}"


def _chart(chart: Chart, references: References) -> str:
    rows = [
        [escape(label), *(f"{series.values[position]:g}" for series in chart.series)]
        for position, label in enumerate(chart.labels)
    ]
    names = ["", *(escape(series.name) for series in chart.series)]
    table = "\n".join(_table_rows(names, rows))
    summary = _line(chart.summary, references)
    return f"**{escape(chart.title)}**\n\n{table}\n\n{summary}"


def _table_rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(row)} |"


def _sources(sources: Sequence[Source]) -> str:
    if not sources:
        return ""
    lines = [f"{number}. {_source(source)}" for number, source in enumerate(sources, start=1)]
    return "\n".join(["## Sources\n", *lines])


def _source(source: Source) -> str:
    headline = escape(source.headline or "")
    link = safe(source.url or "")
    if _LINK.fullmatch(link):
        headline = f"[{headline or escape(source.name)}](<{link}>)"
    published = day(date.fromisoformat(source.published[:10])) if source.published else ""
    return " · ".join(filter(None, (escape(source.name), published, headline)))
