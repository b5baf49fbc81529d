"""What holds for every answer: lines traced to articles, something to read without pictures."""

from collections.abc import Iterable, Iterator

from briefs.evidence import lines_of
from briefs.message import (
    BulletList,
    Choice,
    Choices,
    Comparison,
    Fields,
    Line,
    Message,
    QuoteBlock,
)
from corpus.index import Index

STRUCTURAL = ("and ", "By name alone", "also in ")
"""How lines begin that say something about the answer, not about an article."""


def said(message: Message) -> str:
    """Every line of a message with the names of its fields, columns and choices."""
    return "\n".join(_said(message))


def _said(message: Message) -> Iterator[str]:
    yield message.title
    for block in message.blocks:
        if isinstance(block, Fields):
            yield from (field.name for field in block.fields)
        if isinstance(block, Comparison):
            yield from (*block.columns, *(row.name for row in block.rows))
        if isinstance(block, Choices):
            yield from (option.label for option in block.options)
    yield from (line.text for line in lines_of(message.blocks))
    yield from (source.name for source in message.sources)


def picks(message: Message) -> list[Choice]:
    return [
        option
        for block in message.blocks
        if isinstance(block, Choices) and block.kind == "pick"
        for option in block.options
    ]


def follow_ups(message: Message) -> list[Choice]:
    return [
        option
        for block in message.blocks
        if isinstance(block, Choices) and block.kind == "follow_up"
        for option in block.options
    ]


def check(index: Index, message: Message) -> None:
    """Assert that a message can be traced: spans valid, facts never without one, sources named."""
    assert message.title
    assert message.fallback_text.strip()
    named = {source.article for source in message.sources}
    for line in lines_of(message.blocks):
        assert line.text.strip()
        for span in line.spans:
            assert index.article(span.article).text[span.start : span.end].strip()
            assert span.article in named
    for line in _stating(message):
        assert line.spans or line.text.startswith(STRUCTURAL), line.text


def _stating(message: Message) -> Iterable[Line]:
    for block in message.blocks:
        if isinstance(block, Fields | BulletList | QuoteBlock | Comparison):
            yield from lines_of((block,))
