"""When there is no one answer yet: what a command does, "Which Kim?", the nearest names."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefs.message import Choice, Choices, Context, Line, Message, Paragraph
from briefs.parts.labels import headline_label
from briefs.parts.wording import count, days, joined, shortened
from briefs.query import Query, Subject
from corpus.errors import UnknownIdError
from corpus.index import Index
from corpus.model import EntityKind, Match

_NEAREST = 3
_MOST_PICKS = 6
_KINDS: tuple[EntityKind, ...] = ("person", "topic", "story", "outlet", "organisation", "place")


@dataclass(frozen=True, slots=True)
class Usage:
    """A command as a user meets it: its name, what it does, and what it can be asked about."""

    command: str
    does: str
    """A sentence that begins with a verb: "Shows who somebody is in the news.\""""
    kinds: frozenset[EntityKind]


def unanswered(index: Index, query: Query, usage: Usage, subject: Subject | None = None) -> Message:
    """Return what to say where a question has no one clear subject.

    That is what the command does, the choice between several names, or the nearest names.
    `subject` is the unclear one where the question has several.
    """
    if not query.words:
        return how_to_ask(index, query, usage)
    subject = subject or query.subject
    if subject.lookup.rivals:
        return _which(index, query, subject, usage)
    return _nearest(index, query, subject, usage)


def how_to_ask(index: Index, query: Query, usage: Usage) -> Message:
    """Return what a command does, with two examples from this index."""
    examples = tuple(
        Choice(f"/{usage.command} {name}", f"/{usage.command} {name}")
        for name in examples_of(index, usage.kinds)
    )
    blocks = (
        *notes(query),
        Paragraph((Line(usage.does),)),
        *((Choices("For example", examples),) if examples else ()),
    )
    shown = joined((example.query for example in examples), "or")
    return Message(
        f"/{usage.command}",
        blocks,
        fallback_text=usage.does + (f" For example {shown}." if shown else ""),
    )


def examples_of(index: Index, kinds: frozenset[EntityKind], number: int = 2) -> Sequence[str]:
    """Return names in the news to try a command with, of different kinds first."""
    by_kind = [
        [presence.entity.name for presence in index.people()[:number]] if "person" in kinds else [],
        [presence.entity.name for presence in index.topics()[:number]] if "topic" in kinds else [],
        [outlet.name for outlet in index.outlets()[:number]] if "outlet" in kinds else [],
        [story.name for story in index.stories()[:number]] if "story" in kinds else [],
    ]
    first = [names[0] for names in by_kind if names]
    rest = [name for names in by_kind for name in names[1:]]
    return tuple(dict.fromkeys(shortened(name, 60) for name in (*first, *rest)))[:number]


def notes(query: Query) -> tuple[Context, ...]:
    """Return the small print of a question: its scope, and what of it could not be read."""
    lines = [Line(problem, tone="warning") for problem in query.problems]
    if query.scope_text:
        lines.append(Line(f"Only {query.scope_text}", tone="quiet"))
    return (Context(tuple(lines)),) if lines else ()


def nothing_there(query: Query, title: str, text: str, *options: Choice) -> Message:
    """Return an answer that says plainly that there is nothing, and how to go on."""
    blocks = (
        *notes(query),
        Paragraph((Line(text),)),
        *((Choices("Try", options),) if options else ()),
    )
    return Message(shortened(title, 80), blocks, fallback_text=shortened(text, 300))


def _which(index: Index, query: Query, subject: Subject, usage: Usage) -> Message:
    name = shortened(subject.text, 60)
    rivals = subject.lookup.rivals
    options = tuple(_pick(index, match, query, usage) for match in rivals[:_MOST_PICKS])
    more = len(rivals) - len(options)
    rest = Line(f"and {more} more: add a first name or another word.", tone="quiet")
    blocks = (
        *notes(query),
        Choices(f"Which {name}?", options, kind="pick"),
        *((Context((rest,)),) if more > 0 else ()),
    )
    names = joined((option.label for option in options), "or")
    return Message(f"Which {name}?", blocks, fallback_text=f"Which {name}: {names}?")


def _nearest(index: Index, query: Query, subject: Subject, usage: Usage) -> Message:
    name = shortened(subject.text, 60)
    suggestions = subject.lookup.suggestions[:_NEAREST]
    options = tuple(_pick(index, match, query, usage) for match in suggestions)
    wanted = joined((kind for kind in _KINDS if kind in usage.kinds), "or")
    article = "an" if wanted[:1] in "aeiou" else "a"
    where = "in this scope" if query.scope else "here"
    text = f"No article {where} names {article} {wanted} called “{name}”."
    if subject.text.startswith("id:"):
        text = "What this pointed to is no longer in the index, which has changed since."
    near = f" The nearest: {joined((o.label for o in options), 'or')}." if options else ""
    ways = [Choice(f"Search for “{shortened(name, 30)}”", f"/search {name}{query.filters}")]
    if query.scope:
        ways.append(Choice("Without the filter", f"/{usage.command} {name}"))
    blocks = (
        *notes(query),
        Paragraph((Line(text),)),
        *((Choices("The nearest names", options, kind="pick"),) if options else ()),
        Choices("Or", tuple(ways)),
    )
    return Message(
        f"Nobody called “{name}”" if usage.kinds == {"person"} else f"Nothing called “{name}”",
        blocks,
        fallback_text=text + near,
    )


def _pick(index: Index, match: Match, query: Query, usage: Usage) -> Choice:
    entity = match.entity
    command = f"/{usage.command} id:{entity.id}{query.filters}"
    return Choice(shortened(entity.name, 75), command, _detail(index, match), entity.id)


def _detail(index: Index, match: Match) -> str:
    """Return what tells this choice from the others: a label and how often it is in the news."""
    entity = match.entity
    try:
        match entity.kind:
            case "person":
                articles = len({mention.span.article for mention in index.mentions(entity.id)})
                label = headline_label(index, entity.id)
                return " · ".join(filter(None, (label, count(articles, "article"))))
            case "story":
                story = index.story(entity.id)
                period = days(story.first, story.last)
                return " · ".join(filter(None, (period, count(len(story.articles), "article"))))
            case _:
                return entity.kind
    except UnknownIdError:
        return ""
