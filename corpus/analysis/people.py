"""Who is named in an article, and which mentions are the same person."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus.analysis.coreference import choose_bearer, same_name
from corpus.analysis.entities import find_entities
from corpus.model import Document, Mention, Person, Span, TaggedName
from corpus.names import words


@dataclass(slots=True)
class Bearer:
    """Somebody in the article, with the mentions found so far."""

    mentions: list[TaggedName] = field(default_factory=list)

    @property
    def full(self) -> list[TaggedName]:
        """The mentions with more than one word."""
        return [name for name in self.mentions if len(words(name.text)) > 1]


def find_people(document: Document) -> Document:
    """Return the document with its people, organisations and places, and where each is named.

    Ids (`p1`, `o1`, `l1` …) hold within the document. A surname or first name alone belongs to
    the person of that name who was last named in full; `Person.reason` tells what was merged.
    """
    names = [name for name in document.names if name.kind == "person"]
    bearers = _bearers(document, names)
    people: list[Person] = []
    mentions: list[Mention] = []
    for number, bearer in enumerate(bearers, start=1):
        key = f"p{number}"
        people.append(_person(key, bearer.mentions))
        mentions.extend(
            Mention(Span(document.article.id, name.start, name.end), key, name.text)
            for name in bearer.mentions
        )
    mentions.sort(key=lambda mention: mention.span.start)
    return find_entities(replace(document, people=tuple(people), mentions=tuple(mentions)))


def _bearers(document: Document, names: Sequence[TaggedName]) -> list[Bearer]:
    bearers = _with_full_names(name for name in names if len(words(name.text)) > 1)
    full = list(bearers)
    alone: dict[str, Bearer] = {}
    for name in names:
        parts = words(name.text)
        if len(parts) > 1:
            continue
        chosen = choose_bearer(document, name, [bearer.full for bearer in full])
        if chosen is not None:
            full[chosen].mentions.append(name)
        else:
            key = parts[0] if parts else name.text
            if key not in alone:
                alone[key] = Bearer()
                bearers.append(alone[key])
            alone[key].mentions.append(name)
    for bearer in bearers:
        bearer.mentions.sort(key=lambda name: name.start)
    return sorted(bearers, key=lambda bearer: bearer.mentions[0].start)


def _with_full_names(names: Iterable[TaggedName]) -> list[Bearer]:
    """Return one bearer for each person with a full name; longer names first, to gather shorter."""
    bearers: list[Bearer] = []
    by_text: dict[str, Bearer] = {}
    for name in sorted(names, key=lambda name: (-len(words(name.text)), name.start)):
        bearer = by_text.get(name.text)
        if bearer is None:
            bearer = next((b for b in bearers if same_name(b.mentions[0].text, name.text)), None)
            if bearer is None:
                bearer = Bearer()
                bearers.append(bearer)
            by_text[name.text] = bearer
        bearer.mentions.append(name)
    return bearers


def _person(id: str, mentions: Sequence[TaggedName]) -> Person:
    counts = Counter(name.text for name in mentions)
    aliases = tuple(text for text, _ in counts.most_common())
    best = max(aliases, key=lambda text: (len(words(text)), not text.isupper(), counts[text]))
    others = [text for text in aliases if text != best]
    reason = f"also as {', '.join(others)}" if others else mentions[0].reason
    return Person(id, best, aliases, reason)
