"""What a posted digest says first: what is new since the last one, on either database."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.adapters.memory import MemoryAdapter
from bot.digests import Digests
from bot.dispatch import Dispatcher
from bot.kept import State
from bot.ports import Invocation, Limits
from bot.registry import CommandRegistry
from bot.state.vault import Vault
from bot.subscriptions.courier import Timing
from bot.testing.examples import Journal
from corpus.build import add, build
from corpus.storage.reader import SqliteIndex
from corpus.storage.sqlite import open_index
from tests.bot.subscriptions.conftest import OpenDatabase

FAST = Timing(request=5, lease=20, quiet=0.1, retry=0.05, longest=0.2, drain=1)
SATURDAY = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
EARLY = ("korea-joongang-daily.md", "associated-press.md", "global-times.md")
LATE = ("cnn-rewrite.md", "sound-of-hope.md")


class Newsroom:
    """A channel over an index that grows."""

    def __init__(self, folder: Path, articles: Path, state: State) -> None:
        self._folder, self._articles = folder, articles
        build([articles / name for name in EARLY], folder)
        self.index: SqliteIndex = open_index(folder)
        self.state = state
        self.now = SATURDAY - DAY
        self.dispatcher = Dispatcher(
            CommandRegistry(), lambda: self.index, lambda: self.now, Journal(), lambda: self.state
        )
        self.adapter = MemoryAdapter(self.dispatcher, Limits(characters=None))

    def grow(self, *names: str) -> None:
        """Add articles to the index."""
        add([self._articles / name for name in names], self._folder)
        self.index.close()
        self.index = open_index(self._folder)

    def ask(self, text: str) -> str:
        """Ask as somebody who manages the workspace; return the answer in a sentence."""
        command, args = self.dispatcher.read(text)
        asked = Invocation(command, args, "ana", "quay", "harbour", adapter="memory", manages=True)
        return self.dispatcher.answer(asked).message.fallback_text

    async def until(self, moment: datetime) -> str:
        """Move the clock, plan and deliver; return what came."""
        self.now = moment
        before = len(self.adapter.bodies["quay"])
        digests = Digests(
            self.dispatcher.posted, self.state, {"memory": self.adapter}, FAST, lambda: self.now
        )
        await digests._plan()
        async with asyncio.timeout(20):
            while self.state.deliveries.open():
                await digests._courier.deliver()
        return "\n".join(str(body) for body in self.adapter.bodies["quay"][before:])


@pytest.fixture
def newsroom(
    open_database: OpenDatabase, tmp_path: Path, abstracts_folder: Path
) -> Iterator[Newsroom]:
    key = Fernet.generate_key().decode()
    made: Newsroom
    state = State(open_database(), lambda: Vault(key), lambda: made.now)
    made = Newsroom(tmp_path / "index", abstracts_folder, state)
    yield made
    made.index.close()


def sections(text: str) -> list[str]:
    return [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]


async def test_what_is_new_since_the_last_one_comes_first(newsroom: Newsroom) -> None:
    newsroom.ask("/subscribe everything every day at 9")
    first = await newsroom.until(SATURDAY)
    assert "3 new articles" in first
    assert "New since" not in first
    newsroom.grow("sound-of-hope.md")
    second = await newsroom.until(SATURDAY + DAY)
    assert sections(second)[0].startswith("New since Saturday 09:00: 1 article")
    assert second.index("New since") < second.index("articles · 25–30 Jul 2023")
    assert "Sound of Hope · 30 Jul 2023 · 70th Anniversary" in second
    newsroom.grow("cnn-rewrite.md")
    third = await newsroom.until(SATURDAY + 2 * DAY)
    news = third[: third.index("## In all")]
    assert "New since Sunday 09:00: 1 article and" in news
    assert "unnamed, from CNN" in news
    assert "Sound of Hope · 30 Jul" not in news


async def test_without_news_it_says_so_in_one_line_or_nothing(newsroom: Newsroom) -> None:
    newsroom.ask("/subscribe everything every day at 9 empty:line")
    newsroom.ask("/subscribe nuclear every day at 9 empty:silent")
    await newsroom.until(SATURDAY)
    came = await newsroom.until(SATURDAY + DAY)
    assert "Nothing new since Saturday 09:00." in came
    assert "Nuclear" not in came
    assert "What happened" not in came


async def test_what_was_told_is_kept_by_fact_and_standing(newsroom: Newsroom) -> None:
    newsroom.ask("/subscribe everything every day at 9")
    await newsroom.until(SATURDAY)
    [one] = newsroom.state.subscriptions.everything()
    shared = {f"{fact.id} {fact.status}" for fact in newsroom.index.facts()
              if fact.status != "alone"}  # fmt: skip
    articles, facts = newsroom.state.deliveries.known(one.id)
    assert facts == shared
    assert len(articles) == len(EARLY)
    [record] = newsroom.state.deliveries.records(one.id)
    assert newsroom.state.deliveries.known(one.id, record.slot) == (frozenset(), frozenset())
    assert newsroom.state.subscriptions.remove(one.id)
    assert newsroom.state.deliveries.known(one.id) == (frozenset(), frozenset())


async def test_one_that_is_corrected_keeps_what_was_new_in_it(newsroom: Newsroom) -> None:
    newsroom.ask("/subscribe everything every day at 9")
    await newsroom.until(SATURDAY)
    newsroom.grow(*LATE)
    await newsroom.until(SATURDAY + DAY)
    [one] = newsroom.state.subscriptions.everything()
    newsroom.ask(f"/subscriptions {one.id} correct")
    await newsroom.until(SATURDAY + DAY + timedelta(hours=1))
    standing = "\n".join(map(str, newsroom.adapter.bodies["quay"]))
    assert "Corrected after it was posted" in standing
    assert "New since Saturday 09:00: 2 articles" in standing


async def test_its_words_are_of_its_place(newsroom: Newsroom) -> None:
    newsroom.ask("/subscribe everything every day at 9 zone:Berlin language:de")
    await newsroom.until(SATURDAY)
    newsroom.grow(*LATE)
    second = await newsroom.until(SATURDAY + DAY)
    assert "New since Samstag 09:00: 2 articles" in second


async def test_a_long_one_has_the_news_first_too(newsroom: Newsroom) -> None:
    newsroom.ask("/subscribe everything every day at 9 length:long")
    await newsroom.until(SATURDAY)
    newsroom.grow(*LATE)
    second = await newsroom.until(SATURDAY + DAY)
    assert sections(second)[0].startswith("New since Saturday 09:00: 2 articles")
    assert "Side by side" in second
