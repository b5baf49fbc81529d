"""Linking a year of news: thousands of articles on hundreds of events that resemble each other.

The made-up events of the tests come again and again on other days, each time with other people,
firms and places. What is printed: seconds of linking, and how well articles are put together (B³,
by event), which must not fall as the index grows.
"""

import random
import re
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from corpus.analysis.pipeline import analyse
from corpus.linking.pipeline import link
from corpus.model import Article, Document
from corpus.sources.reading import read_sources
from tests.evaluation.made_up import event_documents, event_files, stories_wanted
from tests.evaluation.scores import Found, b_cubed

ROUNDS = (1, 4, 12)
"""How often every event comes; each time 78 articles."""
_SEED = 5
_LEAST = 4
"""Letters of a word that is part of a name and comes out as another."""
_SYLLABLES = ("bar", "cel", "dor", "fen", "gal", "hir", "jon", "kas", "lem", "mor", "nat", "pel",
              "rud", "sal", "tov", "ulm", "vik", "wes", "yar", "zan")  # fmt: skip


def year(rounds: int) -> tuple[list[Document], dict[str, str]]:
    """Articles analysed, and the event of each by its id."""
    chance = random.Random(_SEED)
    wanted = list(stories_wanted().values())
    articles = [one for one in read_sources(event_files()) if isinstance(one, Article)]
    documents: list[Document] = []
    events: dict[str, str] = {}
    for number in range(rounds):
        names: dict[str, dict[str, str]] = {}
        for article, known, event in zip(articles, event_documents(), wanted, strict=True):
            others = names.setdefault(event, {})
            for word in sorted(_words_of_names(known)):
                others.setdefault(word, _name(chance))
            one = _other(article, others if number else {}, number)
            documents.append(analyse(one))
            events[one.id] = f"{event}-{number}"
    return documents, events


def _words_of_names(document: Document) -> set[str]:
    names = [person.name for person in document.people]
    names += [entity.name for entity in document.entities]
    return {word for name in names for word in re.findall(r"[^\W\d_]+", name) if _is_name(word)}


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) >= _LEAST


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3)))).capitalize()


def _other(article: Article, names: Mapping[str, str], number: int) -> Article:
    def renamed(text: str) -> str:
        return re.sub(r"[^\W\d_]+", lambda found: names.get(found[0], found[0]), text)

    shift = timedelta(days=29 * number)
    return replace(
        article,
        id=f"{article.id}-{number}",
        headline=renamed(article.headline or "") or None,
        text=renamed(article.text),
        published=article.published + shift if article.published else None,
    )


def main() -> None:
    """Print time and quality for each size."""
    print("one year of events; linking alone")
    first = 0.0
    for rounds in ROUNDS:
        documents, events = year(rounds)
        begun = time.process_time()
        linked = link(documents)
        spent = time.process_time() - begun
        each = 1000 * spent / len(documents)
        first = first or each
        story_of = {article: story.id for story in linked.stories for article in story.articles}
        places: dict[str, Found] = {
            document.article.id: (at, 0, 0, "article") for at, document in enumerate(documents)
        }
        found = {places[article]: story for article, story in story_of.items()}
        wanted = {places[article]: event for article, event in events.items()}
        figure = b_cubed(found, wanted)
        print(
            f"{len(documents):5} articles, {len(set(events.values())):4} events:"
            f" {spent:6.2f} s, {each:5.1f} ms each ({each / first:4.2f} x the first),"
            f" B³ {figure.f1:.3f} ({figure.precision:.3f}/{figure.recall:.3f})"
        )


if __name__ == "__main__":
    main()
