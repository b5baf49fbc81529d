"""Which story is meant where a question names none."""

from briefs.parts.focus import Focus, asked, on_entity
from briefs.query import Query
from corpus.index import Index
from corpus.model import EVERYTHING, EntityRef, Scope, Story


def obvious_story(index: Index, scope: Scope = EVERYTHING) -> Story | None:
    """Return the only story of a scope, or the latest that several articles tell.

    It is None where there is none, or where two end on the same day and tell for that neither.
    """
    stories = index.stories(scope)
    if len(stories) == 1:
        return stories[0]
    told = [story for story in stories if len(story.articles) > 1]
    if not told:
        return None
    if len(told) > 1 and told[0].last == told[1].last:
        return None
    return told[0]


def reference(story: Story) -> EntityRef:
    """Return a story as what a question names."""
    return EntityRef(story.id, "story", story.name)


def asked_or_obvious(index: Index, query: Query) -> Focus | None:
    """Return what a question is on; of one that names nothing, the obvious story, if any."""
    focus = asked(index, query)
    if focus is not None or query.words or query.problems:
        return focus
    story = obvious_story(index, query.scope)
    return on_entity(index, reference(story), query.scope) if story else None
