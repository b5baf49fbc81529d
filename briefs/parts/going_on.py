"""Ways to go on from an answer, each with what a person would type for it."""

from collections.abc import Iterable

from briefs.message import Choice, Choices
from briefs.parts.focus import Focus
from briefs.parts.stories import obvious_story
from corpus.index import Index
from corpus.match import find
from corpus.model import EntityRef

_OF_ITSELF = frozenset(("compare", "timeline", "story", "digest", "heard"))
"""Commands that without a name answer for the obvious story."""


def going_on(
    index: Index, entity: EntityRef, filters: str, ways: Iterable[tuple[str, str]]
) -> Choices:
    """Return questions about an entity; `ways` are labels with commands: "Quotes", "quotes".

    The questions carry its id, which stays clear when names are added; people type the name.
    """
    names = _Names(index, entity)
    options = (
        Choice(
            label,
            f"/{command} id:{entity.id}{filters}",
            typed=f"/{command} {names.after(command)}".strip() + filters,
        )
        for label, command in ways
    )
    return Choices("More", tuple(options))


def on_focus(index: Index, focus: Focus, filters: str, ways: Iterable[tuple[str, str]]) -> Choices:
    """Return questions about what an answer is on, in its words where it is no name."""
    if focus.id and focus.kind:
        return going_on(index, EntityRef(focus.id, focus.kind, focus.name), filters, ways)
    words = _words(focus)
    options = (Choice(label, f"/{command} {words}{filters}") for label, command in ways)
    return Choices("More", tuple(options))


def to_type(index: Index, focus: Focus, command: str) -> str:
    """Return what to type for a command on what an answer is on, without filters."""
    if focus.id and focus.kind:
        names = _Names(index, EntityRef(focus.id, focus.kind, focus.name))
        return f"/{command} {names.after(command)}".strip()
    return f"/{command} {_words(focus)}"


def _words(focus: Focus) -> str:
    """Return what an answer is on where that is no name: its words, or "all"."""
    return "all" if focus.id is None and focus.paragraphs is None else focus.name


class _Names:
    """What to type for an entity after a command."""

    def __init__(self, index: Index, entity: EntityRef) -> None:
        self._entity = entity
        self._obvious = self._everything = False
        if entity.kind == "story":
            story = obvious_story(index)
            self._obvious = story is not None and story.id == entity.id
            self._everything = len(index.story(entity.id).articles) == index.info().articles
        self._name = name_to_type(index, entity)

    def after(self, command: str) -> str:
        """Return the name, "all" where the story is all there is, "" where none is needed."""
        if self._obvious and command in _OF_ITSELF:
            return ""
        if self._everything and command in ("quotes", "terms"):
            return "all"
        return self._name


def name_to_type(index: Index, entity: EntityRef) -> str:
    """Return the name of an entity where that finds it and nothing else, else its id."""
    best = find(index, entity.name, {entity.kind}).best
    return entity.name if best and best.entity.id == entity.id else f"id:{entity.id}"
