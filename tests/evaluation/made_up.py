"""The made-up events of the tests, who is named in them, and whom the analysis finds."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from corpus.analysis.pipeline import analyse
from corpus.linking.people import merge
from corpus.linking.stories import cluster
from corpus.model import Document
from corpus.sources.reading import Skipped, read_sources
from tests.evaluation.labelled import REPOSITORY
from tests.evaluation.scores import Found

EVENTS = REPOSITORY / "tests" / "fixtures" / "events"
_EVENT = re.compile(r"^event: (.+)$", re.MULTILINE)
PEOPLE: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("events.toml").read_text("utf-8")
)["people"]


def event_files() -> list[Path]:
    """The articles, one a file."""
    return [path for path in sorted(EVENTS.glob("*.md")) if path.name != "README.md"]


@cache
def event_documents() -> tuple[Document, ...]:
    """The articles analysed and their people merged."""
    read = read_sources(event_files())
    return merge([analyse(one) for one in read if not isinstance(one, Skipped)]).documents


def people_found() -> dict[Found, str]:
    """Each mention of a person with whose it is."""
    return {
        (number, mention.span.start, mention.span.end, "person"): mention.person
        for number, document in enumerate(event_documents())
        for mention in document.mentions
    }


def stories_found() -> dict[Found, str]:
    """Each article, as a span of no length, with the story it was put in."""
    stories = cluster(event_documents())
    story_of = {article: story.id for story in stories for article in story.articles}
    return {
        (number, 0, 0, "article"): story_of[document.article.id]
        for number, document in enumerate(event_documents())
    }


def stories_wanted() -> dict[Found, str]:
    """The same by the `event:` that each article's front matter names."""
    return {
        (number, 0, 0, "article"): _EVENT.search(path.read_text("utf-8"))[1]  # type: ignore[index]
        for number, path in enumerate(event_files())
    }


def people_wanted() -> dict[Found, str]:
    """The same by hand: the spellings of each person, wherever they stand."""
    return dict(_wanted())


def _wanted() -> Iterator[tuple[Found, str]]:
    spellings = {spelling: name for name, all_ in PEOPLE.items() for spelling in all_}
    longest_first = sorted(spellings, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
    for number, document in enumerate(event_documents()):
        for match in pattern.finditer(document.article.text):
            yield (number, match.start(), match.end(), "person"), spellings[match[0]]
