"""What holds for every answer: lines traced to articles, something to read without pictures."""

from collections.abc import Iterable, Iterator

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
from briefs.parts.evidence import lines_of
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


def sentences(message: Message) -> Iterator[Line]:
    """The lines that show words of articles, six or more, not names with counts or small print."""
    for block in message.blocks:
        if isinstance(block, Fields | BulletList | QuoteBlock):
            for line in lines_of((block,)):
                counted = line.text.endswith(")") or line.tone == "quiet"
                if not counted and len(_words(line)[0].split()) >= 6:
                    yield line


def stands_in_an_article(index: Index, line: Line) -> bool:
    """Whether the words a line shows are words of an article that it rests on."""
    articles = [index.article(span.article) for span in line.spans]
    places = [" ".join(f"{one.headline or ''} {one.text}".split()) for one in articles]
    return any(
        words in place or words[:1].lower() + words[1:] in place
        for words in _words(line)
        for place in places
    )


def _words(line: Line) -> tuple[str, str]:
    """The words shown, as they are and without the "Name: " or "AP leaves out: " before them."""
    head = line.text.partition(" · ")[0].partition(" ¶")[0]
    return _bare(head), _bare(head.partition(": ")[2] or head)


def _bare(text: str) -> str:
    return text.strip("…“” ").removesuffix("…").strip()
