"""Clustering articles into stories."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from hashlib import blake2s

from corpus.linking.similarity import (
    average_link,
    candidate_pairs,
    cosine,
    strongest,
)
from corpus.linking.story_names import names_of_story
from corpus.linking.vectors import Vectors
from corpus.model import Coverage, Document, Story
from corpus.statistics import is_common, words

THRESHOLD = 0.16
"""Mean cosine at which two clusters are one story. On the made-up events of the tests B³ is the
same from .12 to .16."""
KEYS = 40
"""Strongest features of an article by which others are found."""
LONGEST = 400
"""Articles that may share a feature before it stops telling anything."""
LEAST = 0.02
"""What the strongest features must add to the cosine of two articles for it to be worked out."""
NEAR = 4
"""Days between two articles up to which time says nothing against one story."""
HALVING = 12
"""Further days after which likeness counts half."""


def cluster(
    documents: Sequence[Document],
    previous: Coverage | None = None,
    vectors: Vectors | None = None,
) -> tuple[Story, ...]:
    """Return the stories of merged documents, each article in exactly one, earliest first.

    Average-link clustering of TF-IDF vectors of stems, those of names counting double, with
    likeness fading over the days between two articles. The order of documents does not matter. A
    story keeps the id of the story of `previous` with which it shares most articles. `vectors` are
    those already worked out.
    """
    known = vectors or Vectors()
    ordered = sorted(documents, key=_order)
    found = [known.with_names(document) for document in ordered]
    keys = [strongest(vector, KEYS) for vector in found]
    likeness = {
        (one, other): cosine(found[one], found[other]) * _fading(ordered[one], ordered[other])
        for one, other in candidate_pairs(keys, LONGEST, LEAST)
    }
    groups = average_link(len(ordered), likeness, THRESHOLD)
    members = [[ordered[position] for position in group] for group in groups]
    ids = _keep_ids(members, previous)
    return tuple(_story(group, ids.get(number)) for number, group in enumerate(members))


def _order(document: Document) -> tuple[bool, date, str]:
    day = document.article.day
    return day is None, day or date.min, document.article.id


def _fading(one: Document, other: Document) -> float:
    """Return how far the days between two articles speak for one story, 1 to 0."""
    first, second = one.article.day, other.article.day
    if first is None or second is None:
        return 1.0
    beyond = max(abs((second - first).days) - NEAR, 0)
    return float(0.5 ** (beyond / HALVING))


def _story(group: Sequence[Document], id: str | None) -> Story:
    days = [document.article.day for document in group if document.article.day]
    name, *others = names_of_story(group)
    return Story(
        id=id or _new_id(name, group[0].article.id),
        name=name,
        articles=tuple(document.article.id for document in group),
        first=min(days, default=None),
        last=max(days, default=None),
        aliases=tuple(others),
    )


def _new_id(name: str, earliest: str) -> str:
    """Return a readable id: a few words of the name and a hash of the earliest article's id."""
    telling = [word.text.casefold() for word in words(name) if not is_common(word.stem)]
    slug = "-".join("".join(filter(str.isalnum, word)) for word in telling[:5]) or "story"
    return f"{slug}-{blake2s(earliest.encode('utf-8', 'replace'), digest_size=3).hexdigest()}"


def _keep_ids(groups: Sequence[Sequence[Document]], previous: Coverage | None) -> dict[int, str]:
    """Return ids of previous stories for positions of groups: most shared articles first."""
    owner = {
        article: story.id
        for story in (previous.stories if previous else ())
        for article in story.articles
    }
    shared: Counter[tuple[int, str]] = Counter(
        (number, owner[document.article.id])
        for number, group in enumerate(groups)
        for document in group
        if document.article.id in owner
    )
    kept: dict[int, str] = {}
    for number, story in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if number not in kept and story not in kept.values():
            kept[number] = story
    return kept
