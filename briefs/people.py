"""`/people`: which people of the articles a text names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefs.message import Block, BulletList, Choice, Choices, Context, Line, Message, Paragraph
from briefs.parts.labels import headline_label
from briefs.parts.namings import Naming, namings
from briefs.parts.wording import count, joined, listed, shortened
from corpus.index import Index

_MOST = 15
_TITLE = "Who is in this?"
_USAGE = "Finds the people whom a text names, among those in the articles: /people and the text."


def brief(index: Index, text: str) -> Message:
    """Return whom a text names, in order, each with who they are in the news."""
    if not text.strip():
        return Message("/people", (Paragraph((Line(_USAGE),)),), fallback_text=_USAGE)
    found, whole = namings(index, text)
    if not found:
        nobody = "It names nobody who is in these articles."
        blocks: tuple[Block, ...] = (Paragraph((Line(nobody),)), *_partly(whole=whole))
        return Message(_TITLE, blocks, fallback_text=nobody)
    names = [naming.person.name for naming in found]
    intro = f"{count(len(found), 'person', 'people')} of these articles: {listed(names, _MOST)}."
    return Message(
        _TITLE,
        (
            BulletList(tuple(_line(index, naming) for naming in found[:_MOST])),
            *_rest(names[_MOST:]),
            *_partly(whole=whole),
            Choices("More", tuple(_choice(naming) for naming in found[:_MOST])),
        ),
        fallback_text=shortened(intro, 300),
    )


def _line(index: Index, naming: Naming) -> Line:
    """Return who somebody is: name, what the text calls them, a label, how often in the news."""
    person = naming.person
    articles = {mention.span.article for mention in index.mentions(person.id)}
    called = f"“{naming.text}”" if naming.text != person.name else ""
    parts = (
        person.name,
        called,
        headline_label(index, person.id),
        f"in {count(len(articles), 'article')}",
    )
    return Line(" · ".join(part for part in parts if part))


def _choice(naming: Naming) -> Choice:
    person = naming.person
    name = shortened(person.name, 75)
    return Choice(name, f"/who id:{person.id}", id=person.id, typed=f"/who {person.name}")


def _rest(names: Sequence[str]) -> Iterator[Block]:
    if names:
        yield Context((Line(f"and {joined(names)}", tone="quiet"),))


def _partly(*, whole: bool) -> Iterator[Block]:
    if not whole:
        text = "The text holds more names than are looked up at once; give a part of it."
        yield Context((Line(text, tone="warning"),))
