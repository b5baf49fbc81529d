"""`/heard`: whom each outlet lets speak, by outlet and by the outlets' countries."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from briefs.message import Block, Choice, Choices, Context, Field, Fields, Line, Message, Paragraph
from briefs.parts.choices import Usage, notes, nothing_there, unanswered
from briefs.parts.evidence import Evidence, bullets, compose, heading, left_out
from briefs.parts.focus import Focus
from briefs.parts.going_on import on_focus
from briefs.parts.hearing import Speaker, heard_lines, speakers
from briefs.parts.stories import asked_or_obvious
from briefs.parts.wording import count, listed
from briefs.query import Query
from corpus.index import Index
from corpus.model import Article, EntityKind

KINDS: frozenset[EntityKind] = frozenset({"person", "organisation", "topic", "story", "outlet"})
USAGE = Usage(
    "heard",
    "Shows whom each outlet quotes and retells, and whom outlets of each country let speak. "
    "“/heard all” takes everything.",
    frozenset({"topic", "story"}),
)
_MOST_SHARED = 6
_MOST_OUTLETS = 10
_MOST_EACH = 5
_MOST_OF_ONE = 40
"""Speakers of the one outlet that a question narrows to."""


def brief(index: Index, query: Query, now: datetime) -> Message:  # noqa: ARG001
    """Return who is heard on a subject, or in everything, by outlet and by country.

    Without a name it is about the obvious story.
    """
    focus = asked_or_obvious(index, query)
    if focus is None:
        return unanswered(index, query, USAGE)
    evidence = Evidence(index, focus.articles)
    heard = speakers(evidence, focus)
    if not heard:
        where = " in this scope" if query.scope else ""
        return nothing_there(query, f"Who is heard: {focus.name}", f"Nobody is quoted{where}.")
    shared = [one for one in heard if len(evidence.names_of(one.spans)) > 1]
    summary = _summary(evidence, heard, shared)
    blocks = (
        *notes(query),
        Paragraph((summary,)),
        *_shared(evidence, shared),
        *_by_source(evidence, focus),
        *_by_country(evidence, focus),
        _further(index, query, focus),
    )
    return compose(evidence, f"Who is heard: {focus.name}", blocks, f"{summary.text}.")


def _summary(evidence: Evidence, heard: Sequence[Speaker], shared: Sequence[Speaker]) -> Line:
    spans = tuple(one.spans[0] for one in heard)
    parts = [
        count(len(heard), "speaker"),
        f"{len(shared)} in more than one source" if shared else "none in more than one source",
        listed(evidence.names_of(spans)),
    ]
    return Line(" · ".join(parts), spans)


def _shared(evidence: Evidence, shared: Sequence[Speaker]) -> Iterator[Block]:
    ordered = sorted(shared, key=lambda one: -len(evidence.names_of(one.spans)))
    lines = [
        Line(f"{one.name}: {listed(evidence.names_of(one.spans), 6)}", one.spans) for one in ordered
    ]
    if listing := bullets(lines, _MOST_SHARED, "narrow it with a topic"):
        yield heading("Heard in more than one")
        yield listing


def _by_source(evidence: Evidence, focus: Focus) -> Iterator[Block]:
    sources = {
        name: [one for one in evidence.articles if evidence.name(one.id) == name]
        for name in evidence.names
    }
    each = _MOST_OF_ONE if len(sources) == 1 else _MOST_EACH

    def more(name: str) -> str:
        """Return where to find all whom one outlet lets speak."""
        outlet = next((one.outlet or one.agency for one in sources[name]), None)
        return f"/heard outlet:{_quoted(outlet)}" if outlet and len(sources) > 1 else ""

    yield from _fields(evidence, focus, "By outlet", sources, more, each)


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _by_country(evidence: Evidence, focus: Focus) -> Iterator[Block]:
    """Yield the same by the country of outlet or agency, where at least two are known."""
    countries = {
        outlet.name: outlet.country for outlet in evidence.index.outlets() if outlet.country
    }
    grouped: dict[str, list[Article]] = {}
    for article in evidence.articles:
        country = countries.get(article.outlet or "") or countries.get(article.agency or "")
        if country:
            grouped.setdefault(_country_name(country), []).append(article)
    if len(grouped) > 1:
        yield from _fields(
            evidence,
            focus,
            "By the outlets’ countries",
            dict(sorted(grouped.items())),
            lambda _: "by outlet, above",
        )


def _country_name(code: str) -> str:
    from babel import Locale  # few answers need it, and it takes long to load

    return str(Locale("en").territories.get(code, code))


def _further(index: Index, query: Query, focus: Focus) -> Choices:
    if focus.id is None and focus.paragraphs is None:
        return Choices("More", (Choice("Quotes", f"/quotes all{query.filters}"),))
    ways = [("Quotes", "quotes"), ("Compare", "compare")]
    return on_focus(index, focus, query.filters, ways)


def _fields(
    evidence: Evidence,
    focus: Focus,
    title: str,
    groups: dict[str, list[Article]],
    more: Callable[[str], str],
    each: int = _MOST_EACH,
) -> Iterator[Block]:
    fields = [
        Field(name, lines)
        for name, articles in groups.items()
        if (lines := heard_lines(evidence, each, focus, articles, more(name)))
    ]
    if not fields:
        return
    yield heading(title)
    yield Fields(tuple(fields[:_MOST_OUTLETS]))
    if len(fields) > _MOST_OUTLETS:
        rest = left_out(len(fields) - _MOST_OUTLETS, "narrow it with a topic, outlet: or since:")
        yield Context((Line(rest, tone="quiet"),))
