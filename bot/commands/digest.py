"""/digest: the stories of a period on one screen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.command import FILTERS, Answer, Command, Context, Option, answer_with
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
    if context.summariser is None:
        return answer_with("digest", context, text, KINDS, brief)
    summariser = Watched(context.summariser)
    answer = answer_with("digest", context, text, KINDS, partial(brief, summariser=summariser))
    return replace(answer, passing=summariser.failed)


COMMAND = Command(
    name="digest",
    summary="The stories of a period on one screen.",
    usage="/digest [NAME] [PERIOD]",
    run=run,
    options=(Option("subject", "a story, topic or person", completes=True), *FILTERS),
    examples=(
        "/digest",
        "/digest nuclear",
        "/digest last week",
    ),
    kinds=KINDS,
    steady=True,
    summarises=True,
)
