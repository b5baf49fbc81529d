"""/story: one event as all outlets tell it: shared facts, those of one alone, disputes."""

from bot.command import FILTERS, Answer, Command, Context, Option, answer_with
from briefs.story import KINDS, brief


def run(context: Context, text: str) -> Answer:
    """Return the answer to what was typed after the command."""
    return answer_with("story", context, text, KINDS, brief)


COMMAND = Command(
    name="story",
    summary="One event as all outlets tell it: shared facts, those of one alone, disputes.",
    usage="/story [STORY]",
    run=run,
    options=(Option("story", "which story; the latest without it", completes=True), *FILTERS),
    examples=(
        "/story",
        "/story Korean War",
    ),
    kinds=KINDS,
    steady=True,
)
