"""/digest: the stories of a period on one screen, or all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.command import FILTERS, LENGTH, Answer, Command, Context, Option, without_length
from briefs.digest import KINDS, brief

if TYPE_CHECKING:
    from briefs.summarising.records import Bounds, Draft, Material, Summariser, Unwritten


class Watched:
    """A summariser that keeps whether it ever failed."""

    def __init__(self, summariser: Summariser) -> None:
        self._summariser = summariser
        self.failed = False

    @property
    def model(self) -> str:
        """Return the name of the model."""
        return self._summariser.model

    @property
    def bounds(self) -> Bounds:
        """Return how much it is shown and may say."""
        return self._summariser.bounds

    def summarise(self, material: Material) -> Draft | Unwritten:
        """Return what the model words."""
        from briefs.summarising.records import Unwritten

        outcome = self._summariser.summarise(material)
        self.failed = self.failed or isinstance(outcome, Unwritten)
        return outcome


def run(context: Context, text: str) -> Answer:
    """Return the answer to what was typed after the command."""
    from briefs.query import read_query

    words, long = without_length(context, text, KINDS)
    query = read_query(context.index, words, KINDS, context.now)
    summariser = Watched(context.summariser) if context.summariser else None
    message = brief(
        context.index, query, context.now, long=long, news=context.news, summariser=summariser
    )
    passing = summariser is not None and summariser.failed
    return Answer("digest", text, message, query.lookup.best, passing=passing)


COMMAND = Command(
    name="digest",
    summary="The stories of a period on one screen.",
    usage="/digest [NAME] [PERIOD] [long]",
    run=run,
    options=(Option("subject", "a story, topic or person", completes=True), *FILTERS, LENGTH),
    examples=(
        "/digest",
        "/digest nuclear",
        "/digest last week",
        "/digest armistice long",
    ),
    kinds=KINDS,
    steady=True,
    summarises=True,
)
